// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/throughput/frontier_find.hpp"

#include "aifactory/throughput.hpp"
#include "catch_shim.hpp"

#include <string>
#include <vector>

namespace frontier_find_test {

using namespace aifactory;

namespace {
constexpr auto tok_s_user = tok_out / second / user;
constexpr auto out_s_GPU = tok_out / second / GPU;
}  // namespace

/// Your own measurements are a specialisation.
struct own_accelerator {
  static constexpr std::string_view id = "own_accelerator", name = "Own", vendor = "Me";
  static constexpr int year = 2027;
  static constexpr sourced<memory_per_gpu<>> memory{.value = 100.0 * GB / GPU, .from = assumption{"a test"}};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{.value = 1.0 * PFLOP / second / GPU,
                                                          .from = assumption{"a test"}};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

}  // namespace frontier_find_test

namespace aifactory {

template <>
struct frontier_curves<frontier_find_test::own_accelerator, models::deepseek_r1, precision::fp8> {
  static constexpr frontier_point points[]{
      {10.0 * frontier_find_test::tok_s_user, 100.0 * frontier_find_test::out_s_GPU, std::nullopt, 8.0 * GPU, "2026-01-02"},
      {40.0 * frontier_find_test::tok_s_user, 25.0 * frontier_find_test::out_s_GPU, std::nullopt, 8.0 * GPU, "2026-01-02"},
  };
  static constexpr std::array<frontier_curve, 1> curves{
      frontier_curve{frontier_find_test::own_accelerator::id, models::deepseek_r1::id, precision::fp8, 100.0 * tok_in, 10.0 * tok_out,
                     serving_mode::aggregated, false, assumption{"a test"}, standing::current, points},
  };
};

}  // namespace aifactory

namespace frontier_find_test {

TEST_CASE("a frontier is found by the names in a text, and by types", "[throughput][frontier]") {
  const auto by_name = find_frontier("gb300_nvl72", "deepseek-r1", precision::fp4, 8192.0 * tok_in, 1024.0 * tok_out);
  const auto by_type = frontier_of<gb300_nvl72, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out);
  CHECK(by_name.curves().size() == 2);
  CHECK(by_name.range().slowest == 22.021 * tok_s_user);
  CHECK(by_name.range().fastest == 312.394 * tok_s_user);
  for (double speed : {30.0, 70.0, 150.0})
    CHECK(by_name.output_rate_at(speed * tok_s_user) == by_type.output_rate_at(speed * tok_s_user));
}

TEST_CASE("a way of serving may be asked for", "[throughput][frontier]") {
  const auto find = [](frontier_choice choice) {
    return find_frontier("mi355x", "deepseek-r1", precision::fp8, 8192.0 * tok_in, 1024.0 * tok_out, choice);
  };
  CHECK(find({}).curves().size() == 4);
  CHECK(find({.speculative = true}).curves().size() == 2);
  const auto one = find({.speculative = false, .mode = serving_mode::disaggregated});
  REQUIRE(one.curves().size() == 1);
  CHECK(one.curves().front().speculative == false);
  CHECK(one.curves().front().mode == serving_mode::disaggregated);
  // The best of all is at least as good as each.
  for (double speed : {20.0, 40.0, 60.0, 100.0})
    CHECK(find({}).output_rate_at(speed * tok_s_user) >= one.output_rate_at(speed * tok_s_user));
}

TEST_CASE("what is not there is named, beside what there is", "[throughput][frontier]") {
  const auto error_of = [](auto find) {
    try {
      (void)find();
    } catch (const frontier_not_measured& error) {
      return error;
    }
    throw std::logic_error("it was found");
  };
  const auto lengths = [](const char* generation, const char* model, precision weights, double input = 8192.0,
                          frontier_choice choice = {}) {
    return [=] { return find_frontier(generation, model, weights, input * tok_in, 1024.0 * tok_out, choice); };
  };
  using names = std::vector<std::string>;
  const auto generation = error_of(lengths("gb301", "deepseek-r1", precision::fp4));
  CHECK(generation.field() == "generation");
  CHECK(generation.given() == "gb301");
  CHECK(generation.known() == names{"h100_sxm", "h200_sxm", "b200_sxm", "gb200_nvl72", "b300_sxm", "gb300_nvl72",
                                    "mi300x", "mi355x", "vera_rubin_nvl72"});
  CHECK_THAT(generation.what(), ContainsSubstring("frontier: generation: gb301: not measured; there is: h100_sxm; "));

  const auto model = error_of(lengths("mi300x", "deepseek-r2", precision::fp8));
  CHECK(model.field() == "model");
  CHECK(model.known() == names{"deepseek-r1", "llama-2-70b"});

  const auto weights = error_of(lengths("h200_sxm", "deepseek-r1", precision::fp4));
  CHECK(weights.field() == "precision");
  CHECK(weights.given() == "fp4");
  CHECK(weights.known() == names{"fp8"});

  const auto input = error_of(lengths("mi300x", "deepseek-r1", precision::fp8, 8191.0));
  CHECK(input.field() == "lengths");
  CHECK(input.known() == names{"1024 in, 1024 out", "1024 in, 8192 out", "8192 in, 1024 out"});
  CHECK_THAT(input.what(), ContainsSubstring("of deepseek-r1 on mi300x in fp8: lengths: 8191 in, 1024 out: not"));

  const auto serving = error_of(lengths("gb300_nvl72", "deepseek-r1", precision::fp4, 8192.0,
                                        {.speculative = true, .mode = serving_mode::aggregated}));
  CHECK(serving.field() == "serving");
  CHECK(serving.given() == "aggregated, speculative decoding");
  CHECK(serving.known() == names{"disaggregated, no speculative decoding", "disaggregated, speculative decoding"});

  // What a source does not state is not taken for a no.
  const auto not_stated =
      error_of(lengths("h100_sxm", "llama-3.1-70b", precision::fp8, 8192.0, {.speculative = false}));
  CHECK(not_stated.known() == names{"aggregated, speculative decoding not stated"});
}

TEST_CASE("a frontier at the lengths of a workload", "[throughput][frontier]") {
  const auto chat = find_frontier("b200_sxm", "deepseek-r1", precision::fp4, workloads::chat_assistant);
  const auto same = find_frontier("b200_sxm", "deepseek-r1", precision::fp4, 1024.0 * tok_in, 1024.0 * tok_out);
  CHECK(chat.output_rate_at(50.0 * tok_s_user) == same.output_rate_at(50.0 * tok_s_user));
  // MLPerf does not publish its mean input: the output decides.
  const auto held = find_frontier("gb300_nvl72", "llama-2-70b", precision::fp4, workloads::open_chat_70b);
  CHECK(held.range().slowest == 5.0 * tok_s_user);
  CHECK_THROWS_AS(find_frontier("b200_sxm", "deepseek-r1", precision::fp4, workloads::coding_agent),
                  frontier_not_measured);
}

TEST_CASE("own curves come first", "[throughput][frontier]") {
  using mine = frontier_list<frontier_curves<own_accelerator, models::deepseek_r1, precision::fp8>>;
  const auto found =
      find_frontier("own_accelerator", "deepseek-r1", precision::fp8, 100.0 * tok_in, 10.0 * tok_out, {}, mine{});
  CHECK_THAT(found.output_rate_at(20.0 * tok_s_user).in(out_s_GPU), WithinRel(50.0, 1e-14));
  CHECK_THROWS_AS(find_frontier("own_accelerator", "deepseek-r1", precision::fp8, 100.0 * tok_in, 10.0 * tok_out),
                  frontier_not_measured);
  const auto by_type =
      frontier_of<own_accelerator, models::deepseek_r1, precision::fp8>(100.0 * tok_in, 10.0 * tok_out);
  CHECK(by_type.range().fastest == 40.0 * tok_s_user);
  int curves = 0;
  for_each_frontier([&](const frontier_curve& curve) { curves += curve.generation == "own_accelerator" ? 1 : 0; },
                    mine{});
  CHECK(curves == 1);
}

}  // namespace frontier_find_test
