// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/throughput/frontier_error.hpp"

#include "aifactory/throughput/frontier_find.hpp"
#include "aifactory/throughput/iso_interactivity.hpp"
#include "catch_shim.hpp"
#include "paths.hpp"

#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace frontier_error_test {

using namespace aifactory;

namespace {
constexpr auto tok_s_user = tok_out / second / user;
constexpr auto out_s_GPU = tok_out / second / GPU;

std::string digits(double x, int after_point) {
  const double scale = std::pow(10.0, after_point);
  return number_text(std::round(x * scale) / scale);
}
std::string errors(const std::optional<leave_one_out_error>& error) {
  if (!error) return " 0 | | | |\n";
  return " " + std::to_string(error->points) + " | " + digits(100.0 * error->mean, 1) + " % | " +
         digits(100.0 * error->worst, 1) + " % | " + digits(error->log_sd, 3) + " |\n";
}

/// The tables of docs/frontiers.md.
std::string tables() {
  std::string text =
      "| Model, generation, precision, tokens | Serving, speculative | Points | Speed, tok/s/user | Left out | Mean "
      "error | "
      "Worst | Sigma |\n|---|---|---|---|---|---|---|---|\n";
  std::vector<std::string> names;
  std::vector<std::vector<frontier_curve>> by_model;
  std::vector<frontier_curve> all;
  for_each_frontier([&](const frontier_curve& curve) {
    text += "| " + detail::named(curve) + " | " + std::string(name_of(curve.mode)) + ", " +
            (!curve.speculative   ? "not stated"
             : *curve.speculative ? "yes"
                                  : "no") +
            " | " + std::to_string(curve.points.size()) + " | " + digits(curve.points.front().speed.in(tok_s_user), 1) +
            " to " + digits(curve.points.back().speed.in(tok_s_user), 1) + " |" + errors(leave_one_out(curve));
    if (names.empty() || names.back() != curve.model) {
      names.emplace_back(curve.model);
      by_model.emplace_back();
    }
    by_model.back().push_back(curve);
    all.push_back(curve);
  });
  text +=
      "\n| All curves of | Curves | with an error | of these 15 % or less | Left out | Mean error | Worst | Sigma |\n"
      "|---|---|---|---|---|---|---|---|\n";
  names.emplace_back("all models");
  by_model.push_back(all);
  for (std::size_t i = 0; i < names.size(); ++i) {
    int with_error = 0, reached = 0;
    for (const auto& curve : by_model[i])
      if (const auto error = leave_one_out(curve)) {
        ++with_error;
        reached += error->mean <= 0.15 ? 1 : 0;
      }
    text += "| " + names[i] + " | " + std::to_string(by_model[i].size()) + " | " + std::to_string(with_error) + " | " +
            std::to_string(reached) + " |" + errors(leave_one_out(by_model[i]));
  }
  text += "\n| Table, tok/s/user | published, tok/s/GPU | interpolated | ratio |\n|---|---|---|---|\n";
  const auto compare = [&](const auto& table) {
    const auto found =
        find_frontier(table.generation, "deepseek-r1", precision::fp4, 8192.0 * tok_in, 1024.0 * tok_out);
    for (const auto& row : table.rows) {
      const double published = (row.rate * table.power.value).in(out_s_GPU);
      const double interpolated = found.output_rate_at(row.speed).in(out_s_GPU);
      text += "| " + std::string(table.id) + ", " + number_text(row.speed.in(tok_s_user)) + " | " +
              digits(published, 1) + " | " + digits(interpolated, 1) + " | " + digits(interpolated / published, 2) +
              " |\n";
    }
  };
  compare(iso_interactivity::gb200_2026);
  compare(iso_interactivity::gb300_2026);
  return text;
}

/// Everything between the two marks of the page.
std::string kept_tables() {
  std::ifstream file(AIFACTORY_SOURCE_DIR "/docs/frontiers.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::string begin = "<!-- tables: begin -->\n", end = "<!-- tables: end -->";
  const auto from = page.find(begin), to = page.find(end);
  return from == std::string::npos || to == std::string::npos
             ? ""
             : page.substr(from + begin.size(), to - from - begin.size());
}
}  // namespace

TEST_CASE("leaving one out: as SciPy has it", "[throughput][frontier]") {
  // exp(CubicHermiteSpline) through the other points, with the inner slopes of SciPy's PchipInterpolator and the
  // secants at the ends; straight where three points are left.
  const auto llama = frontier_of<h200_sxm, models::llama_3_1_70b, precision::fp8>(1024.0 * tok_in, 1024.0 * tok_out);
  const auto of_llama = leave_one_out(llama.curves().front());
  REQUIRE(of_llama);
  CHECK(of_llama->points == 7);
  CHECK_THAT(of_llama->mean, WithinRel(0.06640638783704847, 1e-10));
  CHECK_THAT(of_llama->worst, WithinRel(0.17853998468874696, 1e-10));
  CHECK_THAT(of_llama->log_sd, WithinRel(0.09058254010639148, 1e-10));
  CHECK(interpolation_error(llama.curves().front()) == of_llama->log_sd);

  const auto gb200 = frontier_of<gb200_nvl72, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out,
                                                                                   {.speculative = false});
  const auto of_gb200 = leave_one_out(gb200.curves().front());
  REQUIRE(of_gb200);
  CHECK(of_gb200->points == 9);
  CHECK_THAT(of_gb200->mean, WithinRel(0.35673313025686837, 1e-10));
  CHECK_THAT(of_gb200->worst, WithinRel(1.459494089559454, 1e-10));
  CHECK_THAT(of_gb200->log_sd, WithinRel(0.48421376527560606, 1e-10));
}

TEST_CASE("leaving one out: by hand", "[throughput][frontier]") {
  const auto at = [](double speed, double rate) {
    return frontier_point{speed * tok_s_user, rate * out_s_GPU, std::nullopt, 8.0 * GPU, "2026-01", 0};
  };
  const auto curve = [](const std::vector<frontier_point>& points) {
    return frontier_curve{"own",
                          "model",
                          precision::fp8,
                          std::nullopt,
                          1.0 * tok_out,
                          serving_mode::aggregated,
                          false,
                          source{"a test", "2026-01"},
                          standing::current,
                          points};
  };
  // Between (10, 100) and (40, 25) the straight line has 50 at 20; measured was 40: 25 % too much, e = log(1.25).
  const std::vector<frontier_point> three{at(10, 100), at(20, 40), at(40, 25)};
  const auto error = leave_one_out(curve(three));
  REQUIRE(error);
  CHECK(error->points == 1);
  CHECK_THAT(error->mean, WithinRel(0.25, 1e-13));
  CHECK_THAT(error->worst, WithinRel(0.25, 1e-13));
  CHECK_THAT(error->log_sd, WithinRel(std::log(1.25), 1e-13));
  // A second curve, where 62.5 was measured: 20 % too little, e = -log(1.25). Together: mean 22.5 %, the same sigma.
  const std::vector<frontier_point> other{at(10, 100), at(20, 62.5), at(40, 25)};
  const auto both = leave_one_out(std::vector{curve(three), curve(other)});
  REQUIRE(both);
  CHECK(both->points == 2);
  CHECK_THAT(both->mean, WithinRel(0.225, 1e-13));
  CHECK_THAT(both->worst, WithinRel(0.25, 1e-13));
  CHECK_THAT(both->log_sd, WithinRel(std::log(1.25), 1e-13));
  // Nothing can be left out of two points.
  const std::vector<frontier_point> two{at(10, 100), at(40, 25)};
  CHECK(!leave_one_out(curve(two)));
  CHECK(!interpolation_error(curve(two)));
}

TEST_CASE("docs/frontiers.md has the tables that the curves write", "[throughput][frontier]") {
  INFO("write them anew between the marks of the page: test_throughput [frontier-tables]");
  CHECK((kept_tables() == tables()));
}

TEST_CASE("print the tables of docs/frontiers.md", "[.][frontier-tables]") {
  std::cout << tables() << std::flush;
  CHECK(std::cout.good());
}

}  // namespace frontier_error_test
