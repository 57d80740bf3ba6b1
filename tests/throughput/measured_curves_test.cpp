// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/throughput/measured_curves.hpp"

#include "catch_shim.hpp"

#include <algorithm>

namespace measured_curves_test {

using namespace aifactory;

namespace {
bool has(const std::vector<std::string>& list, const std::string& id) { return std::find(list.begin(), list.end(), id) != list.end(); }
const request_lengths long_prompts{8192.0 * tok_in, 1024.0 * tok_out};
}  // namespace

TEST_CASE("models, lengths and generations that were measured", "[throughput][frontier]") {
  const auto models = models_measured();
  CHECK(models.size() == 5);
  for (const char* id : {"deepseek-r1", "llama-2-70b", "llama-3.1-70b", "llama-3.1-405b", "qwen3.5-397b-a17b"}) CHECK(has(models, id));

  const auto of_r1 = generations_measured({"deepseek-r1", long_prompts});
  CHECK(of_r1.size() == 9);
  for (const char* id : {"h100_sxm", "h200_sxm", "b200_sxm", "gb200_nvl72", "b300_sxm", "gb300_nvl72", "mi300x", "mi355x", "vera_rubin_nvl72"}) CHECK(has(of_r1, id));
  // Vera Rubin's table is in FP4, and MI300X has none.
  const auto in_fp4 = generations_measured({"deepseek-r1", long_prompts, precision::fp4});
  CHECK(has(in_fp4, "vera_rubin_nvl72"));
  CHECK(!has(in_fp4, "mi300x"));
  CHECK(generations_measured({"deepseek-r1", {1.0 * tok_in, 1.0 * tok_out}}).empty());

  // MLPerf publishes its mean output, 294.45 tokens, and not its input.
  const auto of_llama = lengths_measured("llama-2-70b");
  REQUIRE(of_llama.size() == 1);
  CHECK(!of_llama[0].input);
  CHECK(of_llama[0].output == 294.45 * tok_out);
  CHECK(lengths_text(of_llama[0]) == "unstated in, 294.45 out");
  CHECK(lengths_measured("none").empty());
  // Those of most generations come first.
  const auto of_r1_lengths = lengths_measured("deepseek-r1");
  for (std::size_t i = 1; i < of_r1_lengths.size(); ++i)
    CHECK(generations_measured({"deepseek-r1", of_r1_lengths[i - 1]}).size() >= generations_measured({"deepseek-r1", of_r1_lengths[i]}).size());
}

TEST_CASE("curves of a generation, with precision and serving open or not", "[throughput][frontier]") {
  const auto all = curves_of("gb200_nvl72", {"deepseek-r1", long_prompts});
  CHECK(all.size() == 4);  // fp8 and fp4, each with and without drafts, as docs/frontiers.md lists them
  CHECK(curves_of("gb200_nvl72", {"deepseek-r1", long_prompts, precision::fp8}).size() == 2);
  const auto plain = curves_of("gb200_nvl72", {"deepseek-r1", long_prompts, precision::fp4, {.speculative = false}});
  REQUIRE(plain.size() == 1);
  CHECK(plain[0].speculative == false);
  CHECK(curves_of("gb200_nvl72", {"deepseek-r1", long_prompts, {}, {.mode = serving_mode::aggregated}}).empty());
  CHECK(curves_of("mi325x", {"deepseek-r1", long_prompts}).empty());
  // The same frontier as by name, of one precision.
  const auto speed = 50.0 * tok_out / second / user;
  CHECK(frontier(curves_of("h200_sxm", {"deepseek-r1", long_prompts, precision::fp8})).output_rate_at(speed) ==
        find_frontier("h200_sxm", "deepseek-r1", precision::fp8, long_prompts.input, long_prompts.output).output_rate_at(speed));
}

TEST_CASE("the error of a rate: the curve's own, or of all curves of the model", "[throughput][frontier]") {
  const auto own = curves_of("gb200_nvl72", {"deepseek-r1", long_prompts, precision::fp4, {.speculative = false}}).front();
  CHECK(!rate_error_of(own).of_model);
  CHECK_THAT(rate_error_of(own).log_sd, WithinRel(0.48421376527560606, 1e-10));  // SciPy, as in frontier_error_test
  // GB300 with drafts has two points.
  const auto two = curves_of("gb300_nvl72", {"deepseek-r1", long_prompts, precision::fp4, {.speculative = true}}).front();
  REQUIRE(two.points.size() == 2);
  CHECK(rate_error_of(two).of_model);
  std::vector<frontier_curve> of_model;
  for_each_frontier([&](const frontier_curve& curve) {
    if (curve.model == "deepseek-r1") of_model.push_back(curve);
  });
  CHECK(rate_error_of(two).log_sd == leave_one_out(of_model)->log_sd);
  // No curve of Llama 2 70B has three points: nothing is known.
  CHECK(rate_error_of(two).known);
  CHECK(!rate_error_of(curves_of("h200_sxm", {"llama-2-70b", {std::nullopt, 294.45 * tok_out}}).front()).known);
}

}  // namespace measured_curves_test
