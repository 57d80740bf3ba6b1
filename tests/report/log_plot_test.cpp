// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/log_plot.hpp"

#include "catch_shim.hpp"

#include <cmath>
#include <sstream>

namespace log_plot_test {

using namespace aifactory;

namespace {
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}
const std::vector<plot_series> decades{{"a", {{1, 1}, {10, 10}, {100, 100}}, {}}};
}  // namespace

TEST_CASE("log plot: decades stand evenly", "[report][plot]") {
  // 59 columns leave 49 beside the margin of 9: cells 0, 24 and 48. Five rows: 100 on the first, 10 on the third, 1 on the last.
  const auto lines = lines_of(log_plot_text(decades, {"x", "y", 5}, {59, false, false}));
  REQUIRE(lines.size() == 10);
  CHECK(lines[0] == "y");
  CHECK(lines[1] == "     100+" + std::string(48, ' ') + "A");
  CHECK(lines[2].find('A') == std::string::npos);
  CHECK(lines[3] == "      10+" + std::string(24, ' ') + "A");
  CHECK(lines[5] == "       1+A");
  // A tick below each labelled decade.
  CHECK(lines[6].size() == 9 + 49);
  for (const std::size_t at : {std::size_t{0}, std::size_t{24}, std::size_t{48}}) CHECK(lines[6][9 + at] == '+');
  CHECK(lines[7].substr(9, 1) == "1");
  CHECK_THAT(lines[7], ContainsSubstring(" 10 "));
  CHECK_THAT(lines[7], ContainsSubstring("100"));
  CHECK(lines[9] == "A a");
}

TEST_CASE("log plot: marks before dots, the earlier before the later", "[report][plot]") {
  const std::vector<plot_series> two{{"first", {{10, 10}}, {{1, 10}, {10, 10}, {100, 10}}}, {"second", {{10, 10}, {100, 1}}, {{10, 10}}}};
  const auto text = log_plot_text(two, {"x", "y", 5}, {59, false, false});
  // On the row of 10: the first's dots, its mark in the middle, no mark of the second.
  const auto lines = lines_of(text);
  CHECK(lines[1] == "      10+." + std::string(23, ' ') + "A" + std::string(23, ' ') + ".");
  CHECK(lines[5] == "       1+" + std::string(48, ' ') + "B");
  CHECK(lines.back() == "A first   B second");
}

TEST_CASE("log plot: no line is wider than the terminal", "[report][plot]") {
  std::vector<plot_series> many;
  for (int i = 0; i < 15; ++i) many.push_back({"generation_" + std::to_string(i), {{5.0 + i, 1e3 * (i + 1)}, {300.0, 7e5 + i}}, {{20.0, 2e4}}});
  for (const bool unicode : {false, true})
    for (const std::size_t columns : {std::size_t{60}, std::size_t{80}, std::size_t{100}, std::size_t{120}})
      for (const auto& line : lines_of(log_plot_text(many, {"tokens/s for a user", "tokens/s per MW", 20}, {columns, false, unicode}))) CHECK(text_width(line) <= columns);
  // More series than marks get letters, so that each has one of its own.
  CHECK_THAT(log_plot_text(many, {"x", "y"}, {120, false, true}), ContainsSubstring("M generation_12"));
}

TEST_CASE("log plot: colour only where asked for, and nothing of what has no logarithm", "[report][plot]") {
  CHECK(log_plot_text(decades, {"x", "y"}, {80, false, true}).find('\033') == std::string::npos);
  CHECK(log_plot_text(decades, {"x", "y"}, {80, true, true}).find("\033[36m") != std::string::npos);
  CHECK(log_plot_text({}, {"x", "y"}, {}).empty());
  CHECK(log_plot_text({{"none", {{0, 1}, {-1, 5}, {3, 0}, {std::nan(""), 1}}, {}}}, {"x", "y"}, {}).empty());
  // A single point stands in the middle of both axes.
  const auto lines = lines_of(log_plot_text({{"one", {{7, 7}}, {}}}, {"x", "y", 5}, {59, false, false}));
  CHECK(lines[3].substr(9 + 24) == "A");
}

}  // namespace log_plot_test
