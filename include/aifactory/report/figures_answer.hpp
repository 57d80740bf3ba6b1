// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is an answer of figures, rates of return and rows over time, whatever the question was?
///
/// The reports (JSON, CSV, terminal) print what is collected here, under the same paths.
#pragma once

#include "aifactory/finance/irr.hpp"
#include "aifactory/report/reported_number.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// One row over time: a name that is its key, and an amount per entry.
struct series_column {
  std::string key;             ///< in JSON, with its unit in it: "free_cash_flow_usd"
  std::string unit;            ///< for people
  std::vector<double> values;  ///< in `unit`, the first entry is the close
};

/// A rate of return with its certificate.
struct reported_irr {
  std::string key;            ///< in JSON
  irr_status status;          ///< one, several, or none
  irr_reason reason;          ///< why there is none
  std::vector<double> roots;  ///< in percent a year
};

/// One line of a table of figures.
struct figures_row {
  std::string id;                        ///< what tells it from the others
  std::vector<reported_number> figures;  ///< the same keys in every line, but for what was not computed
};

/// What a question comes to at the central values.
struct figures_answer {
  std::vector<reported_number> figures;  ///< finite ones, by their path below the result
  std::vector<reported_irr> rates;       ///< of return, by their keys below the result
  std::vector<std::string> period_start;  ///< ISO days; empty where nothing is over time
  std::vector<series_column> series;      ///< as long as period_start
  std::vector<figures_row> rows;          ///< a table of choices beside the figures, where there is one
  std::vector<std::pair<std::string, std::string>> conventions;  ///< name and what was chosen
  std::vector<warning> warnings;          ///< of the scenario, and of what was left out

  /// A figure by its path below the result, or null.
  [[nodiscard]] const reported_number* find(std::string_view path) const {
    for (const auto& figure : figures)
      if (figure.path() == path) return &figure;
    return nullptr;
  }
  /// A row over time by its key, or null.
  [[nodiscard]] const series_column* column(std::string_view key) const {
    for (const auto& each : series)
      if (each.key == key) return &each;
    return nullptr;
  }

  /// Adds a figure; one that is no finite number is left out, with a warning that names it below `under`.
  void add(std::string section, std::string key, std::string unit, double value, std::string_view under = "") {
    reported_number number{std::move(section), std::move(key), std::move(unit), value == 0.0 ? 0.0 : value};  // no negative zero
    if (std::isfinite(number.value))
      figures.push_back(std::move(number));
    else
      warnings.push_back({"not_finite", std::string(under) + number.path(), "is left out: with these inputs it is no finite number"});
  }
  /// Adds a rate of return in percent a year.
  template <class Basis>
  void add(std::string key, const internal_rates<Basis>& found) {
    reported_irr shown{std::move(key), found.status, found.reason, {}};
    for (const auto& root : found.roots) shown.roots.push_back(100.0 * root.effective_annual());
    rates.push_back(std::move(shown));
  }
  /// Adds a row over time, without negative zeros.
  void add_row(std::string key, std::string unit, std::vector<double> values) {
    for (double& x : values)
      if (x == 0.0) x = 0.0;
    series.push_back({std::move(key), std::move(unit), std::move(values)});
  }
};

}  // namespace aifactory
