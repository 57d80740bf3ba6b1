// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which numbers of each use of the GPU time does a report show?
///
/// Under the keys that the whole factory has for the same thing; `gpu_hours_per_year` and `tokens_not_made_per_year` beside them.
#pragma once

#include "aifactory/model/economics.hpp"
#include "aifactory/model/uses.hpp"
#include "aifactory/report/reported_number.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// A use as reports show it.
struct reported_use {
  std::string name;
  std::string_view use;                  ///< "inference", "training", ...
  std::vector<reported_number> inputs;   ///< share and rates, as given
  std::vector<reported_number> figures;

  /// A figure by its path, or nothing where it was not computed.
  [[nodiscard]] const reported_number* find(std::string_view path) const {
    for (const auto& figure : figures)
      if (figure.path() == path) return &figure;
    return nullptr;
  }
};

/// The uses of a scenario's GPU time in a plan, with the plan's result.
/// @errors  none: what is not finite, and the cost of tokens that are not made, are left out
[[nodiscard]] inline std::vector<reported_use> reported_uses(const scenario& s, const factory<double>& plan, const economics<double>& result) {
  std::vector<reported_use> all;
  if (s.uses.empty()) return all;
  const auto found = economics_of_uses(plan, result, s.uses_of_time());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& given = s.uses[i];
    const auto& use = found[i];
    constexpr std::string_view names[] = {"inference", "fine_tuning", "training", "idle"};
    reported_use shown{given.name, names[static_cast<std::size_t>(given.inputs_of_use.time.use)], {}, {}};
    for (const auto& input : given.inputs) shown.inputs.push_back({"", input.key, input.unit, input.value});
    const auto add = [&](std::string section, std::string key, std::string unit, const auto& quantity) {
      const double value = quantity.base_value() / unit_of(unit).scale;
      if (std::isfinite(value)) shown.figures.push_back({std::move(section), std::move(key), std::move(unit), value});
    };
    add("", "gpus", "GPU", use.gpus);
    add("", "gpu_hours_per_year", "GPU*h", use.gpus * year);
    add("annual_cost_usd", "total", "USD/year", use.annual_cost);
    const auto tokens = [&](const char* section, const token_rates<double>& made) {
      if (!(made.total.base_value() > 0.0)) return;
      add(section, "fresh_input", "tok/year", made.fresh_input), add(section, "cached_input", "tok/year", made.cached_input);
      add(section, "output", "tok/year", made.output), add(section, "total", "tok/year", made.total);
    };
    tokens("tokens_per_year", use.delivered);
    const auto price = [&](const char* kind, const char* unit, const auto& made, const auto& cost) {
      if (made.base_value() > 0.0) add("cost_per_million_tokens_usd", kind, unit, cost);
    };
    const auto& cost = use.cost_per_token;
    price("fresh_input", "USD/Mtok", use.delivered.fresh_input, cost.fresh_input);
    price("cached_input", "USD/Mtok", use.delivered.cached_input, cost.cached_input);
    price("output", "USD/Mtok", use.delivered.output, cost.output);
    price("blended", "USD/Mtok", use.delivered.total, cost.blended);
    tokens("tokens_not_made_per_year", use.not_made);
    all.push_back(std::move(shown));
  }
  return all;
}

}  // namespace aifactory
