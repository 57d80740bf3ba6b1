// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Does the record of an answer hold every number of the answer, with the same value, or say why not?
#pragma once

#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/recorded_answer.hpp"

#include "catch_shim.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace recorded_check {

inline double in_unit(const aifactory::expression& e, const std::string& unit) { return e.value() / (unit.empty() || unit == "1" ? 1.0 : aifactory::unit_of(unit).scale); }

inline const aifactory::expression* formula_of(const aifactory::recorded_answer& record, const std::string& path) {
  for (const auto& figure : record.figures)
    if (figure.path == path) return &figure.value;
  return nullptr;
}
inline bool says_why(const aifactory::recorded_answer& record, const std::string& path) {
  return std::any_of(record.without.begin(), record.without.end(), [&](const auto& each) { return each.path == path && !each.why.empty(); });
}

/// Every figure, rate and row of the answer is a formula with that value to 1e-12, or has a reason; every formula is a figure of the answer.
/// @return  how many numbers were compared
inline std::size_t same_figures(const aifactory::figures_answer& answer, const aifactory::recorded_answer& record, const std::string& under = "") {
  std::size_t compared = 0;
  for (const auto& figure : answer.figures) {
    const std::string path = under + figure.path();
    INFO(path);
    const auto* found = formula_of(record, path);
    CHECK((found != nullptr) != says_why(record, path));
    if (!found) continue;
    ++compared;
    // What is 0 but for rounding in one order of additions is so in another: an NPV at the price that pays.
    CHECK_THAT(in_unit(*found, figure.unit), WithinRel(figure.value, 1e-12) || WithinAbs(figure.value, 1e-5));
  }
  for (const auto& rate : answer.rates) {
    INFO(rate.key);
    CHECK(says_why(record, under + rate.key));
  }
  for (const auto& column : answer.series) {
    const auto row = std::find_if(record.rows.begin(), record.rows.end(), [&](const auto& each) { return each.key == column.key; });
    INFO(column.key);
    const bool nothing = std::all_of(column.values.begin(), column.values.end(), [](double x) { return x == 0.0; });
    CHECK((row != record.rows.end() || nothing || says_why(record, column.key)));
    if (row == record.rows.end()) continue;
    REQUIRE(row->entries.size() == column.values.size());
    double largest = 0.0;
    for (const double x : column.values) largest = std::max(largest, std::fabs(x));
    for (std::size_t k = 0; k < column.values.size(); ++k, ++compared) {
      INFO(k);
      CHECK_THAT(in_unit(row->entries[k], column.unit), WithinRel(column.values[k], 1e-12) || WithinAbs(column.values[k], 1e-12 * largest));
    }
  }
  return compared;
}

/// The record made again with other inputs has the figures of the answer to the changed scenario.
/// @param changed  inputs in base units
inline void follows(const aifactory::recorded_answer& record, const std::map<std::string, double>& changed, const aifactory::figures_answer& other, const std::string& under = "") {
  std::size_t moved = 0;
  for (const auto& figure : other.figures) {
    const auto* found = formula_of(record, under + figure.path());
    if (!found) continue;
    std::map<std::string, double> here;
    for (const auto* input : aifactory::inputs_of(*found))
      if (const auto each = changed.find(input->name()); each != changed.end()) here.insert(*each);
    if (here.empty()) continue;
    INFO(under + figure.path());
    const double scale = figure.unit.empty() || figure.unit == "1" ? 1.0 : aifactory::unit_of(figure.unit).scale;
    CHECK_THAT(aifactory::revalue(*found, here) / scale, WithinRel(figure.value, 1e-10) || WithinAbs(figure.value, 1e-5));
    ++moved;
  }
  CHECK(moved > 0);
}

}  // namespace recorded_check
