// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is one number of a report: its path, its unit, its value?
#pragma once

#include <string>

namespace aifactory {

/// One number of an answer.
struct reported_number {
  std::string section;  ///< "facility", "capex_usd"; empty for a result that has no parts
  std::string key;      ///< "capex_usd_per_mw_it", "total"; with its unit, as in JSON
  std::string unit;     ///< "USD/MW_IT"; "1" for a plain number
  double value = 0.0;   ///< in `unit`

  [[nodiscard]] std::string path() const { return section.empty() ? key : section + "." + key; }
};

}  // namespace aifactory
