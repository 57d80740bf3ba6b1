// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"

#include "aifactory/report/heat_map.hpp"

#include <limits>
#include <sstream>
#include <string>
#include <vector>

namespace heat_map_test {

using namespace aifactory;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// 1 to 4 in two rows and two columns.
const heat_map small{"cost, USD/Mtok", {"price, USD/MWh", {40.0, 100.0}}, {"load", {0.3, 0.9}}, {1.0, 2.0, 3.0, 4.0}};

/// i x k over so many rows and columns.
heat_map product(std::size_t rows, std::size_t columns) {
  heat_map map{"product", {"i", {}}, {"k", {}}, {}};
  for (std::size_t i = 0; i < rows; ++i) map.down.values.push_back(static_cast<double>(i + 1));
  for (std::size_t k = 0; k < columns; ++k) map.across.values.push_back(static_cast<double>(k + 1));
  for (const double i : map.down.values)
    for (const double k : map.across.values) map.cells.push_back(i * k);
  return map;
}

}  // namespace

TEST_CASE("a heat map: numbers in the cells, shades before them, axes with units", "[report][heat_map]") {
  const auto lines = lines_of(heat_map_text(small, {80, false, false}));
  REQUIRE(lines.size() == 9);
  CHECK(lines[0] == "cost, USD/Mtok");
  CHECK(lines[1] == "down    price, USD/MWh");
  CHECK(lines[2] == "across  load");
  // The marks are . : - = + * % @ in eight equal steps from 1 to 4: 2 lies a third up, 3 two thirds.
  CHECK(lines[4] == "         0.3     0.9");
  CHECK(lines[5] == " 40  . 1.000 - 2.000");
  CHECK(lines[6] == "100  * 3.000 @ 4.000");
  CHECK(lines[8] == "1.000 ..::--==++**%%@@ 4.000");
}

TEST_CASE("a heat map in blocks and in colours", "[report][heat_map]") {
  const auto blocks = lines_of(heat_map_text(small, {80, false, true}));
  CHECK(blocks[5] == " 40  ░ 1.000 ▒ 2.000");
  CHECK(blocks[6] == "100  ▓ 3.000 █ 4.000");
  const auto colours = heat_map_text(small, {80, true, true});
  // The darkest background with white letters, the lightest with black ones.
  CHECK_THAT(colours, ContainsSubstring("\033[48;5;17;38;5;15m 1.000\033[0m"));
  CHECK_THAT(colours, ContainsSubstring("\033[48;5;220;38;5;16m 4.000\033[0m"));
  CHECK_THAT(colours, !ContainsSubstring("█"));
}

TEST_CASE("a heat map that is too wide for its numbers shows shades, then fewer of them", "[report][heat_map]") {
  // 12 numbers such as "36.0" with mark and gap are 6 wide: 72 columns beside the 3 of the labels.
  const auto with_numbers = lines_of(heat_map_text(product(3, 12), {80, false, false}));
  CHECK_THAT(with_numbers[5], EndsWith("12.0"));
  // In 60 columns each has 57 / 12: 4 marks.
  const auto shades = lines_of(heat_map_text(product(3, 12), {60, false, false}));
  CHECK_THAT(shades[5], StartsWith("1  ....::::"));
  CHECK_THAT(shades[5], EndsWith("****"));
  CHECK(shades[5].size() == 3 + 12 * 4);

  const auto many = product(50, 200);
  for (const std::size_t columns : {60u, 80u, 120u}) {
    const auto lines = lines_of(heat_map_text(many, {columns, false, false}));
    for (const auto& line : lines) CHECK(line.size() <= columns);
    CHECK_THAT(lines[37], StartsWith("shown: 30 of 50 rows, ") && ContainsSubstring(" of 200 columns"));
    CHECK_THAT(lines[5], StartsWith(" 1  "));
    CHECK_THAT(lines[34], StartsWith("50  "));  // the last row is among those shown
  }
}

TEST_CASE("a heat map over more than a decade is shaded by factors", "[report][heat_map]") {
  const heat_map wide{"x", {"a", {1.0, 2.0}}, {"b", {1.0, 2.0}}, {1.0, 10.0, 100.0, 1000.0}};
  const auto lines = lines_of(heat_map_text(wide, {80, false, false}));
  // A third and two thirds of three decades.
  CHECK_THAT(lines[5], ContainsSubstring(".    1") && ContainsSubstring("-   10"));
  CHECK_THAT(lines[6], ContainsSubstring("*  100") && ContainsSubstring("@ 1000"));
  CHECK_THAT(lines[8], EndsWith("in equal factors"));
}

TEST_CASE("a heat map with nothing in a cell, one value in all, and nothing at all", "[report][heat_map]") {
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  const heat_map holes{"x", {"a", {1.0, 2.0}}, {"b", {1.0, 2.0}}, {nothing, 2.0, 2.0, nothing}};
  const auto lines = lines_of(heat_map_text(holes, {80, false, false}));
  CHECK(lines[5] == "1        - + 2.000");
  CHECK(lines[6] == "2  + 2.000       -");
  const heat_map empty{"x", {"a", {1.0, 2.0}}, {"b", {1.0}}, {nothing, nothing}};
  CHECK_THAT(heat_map_text(empty, {80, false, false}), EndsWith("no finite number to show\n"));
}

TEST_CASE("labels of neighbouring values differ", "[report][heat_map]") {
  const heat_map close{"x", {"a", {70.0, 70.001}}, {"b", {1.0, 2.0}}, {1.0, 2.0, 3.0, 4.0}};
  const auto lines = lines_of(heat_map_text(close, {80, false, false}));
  CHECK_THAT(lines[5], StartsWith("    70  "));
  CHECK_THAT(lines[6], StartsWith("70.001  "));
}

}  // namespace heat_map_test
