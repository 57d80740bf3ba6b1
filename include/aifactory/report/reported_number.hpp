// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is one number of a report: its path, its unit, its value?
#pragma once

#include <string>
#include <vector>

namespace aifactory {

/// One number of an answer.
struct reported_number {
  std::string section;  ///< "facility", "capex_usd"; empty for a result that has no parts
  std::string key;      ///< "capex_usd_per_mw_it", "total"; with its unit, as in JSON
  std::string unit;     ///< "USD/MW_IT"; "1" for a plain number
  double value = 0.0;   ///< in `unit`

  /// "section.key", or the key alone where there is no section.
  [[nodiscard]] std::string path() const { return section.empty() ? key : section + "." + key; }
};

/// The same numbers one level down: "npv_usd" below "levelized" is "levelized.npv_usd".
[[nodiscard]] inline std::vector<reported_number> below(const std::string& section, std::vector<reported_number> numbers) {
  for (auto& each : numbers) each.section = each.section.empty() ? section : section + "." + each.section;
  return numbers;
}

}  // namespace aifactory
