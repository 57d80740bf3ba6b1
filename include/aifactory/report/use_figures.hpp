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
#include "aifactory/units/plain_number.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// A use as reports show it.
struct reported_use {
  std::string name;                      ///< of the [[workload]]
  std::string_view use;                  ///< "inference", "training", ...
  std::vector<reported_number> inputs;   ///< share and rates, as given
  std::vector<reported_number> figures;  ///< finite, under the keys of the whole factory

  /// A figure by its path, or nothing where it was not computed.
  [[nodiscard]] const reported_number* find(std::string_view path) const {
    for (const auto& figure : figures)
      if (figure.path() == path) return &figure;
    return nullptr;
  }
};

/// Calls put(section, key, unit, value in base units) for each figure of a use, in the order of reports. Tokens that a use does not
/// make, and their cost, are left out.
template <class V, class Put>
void for_each_use_figure(const use_economics<V>& use, const Put& put) {
  const auto is_made = [](const auto& rate) { return detail::plain_number(rate.base_value()) > 0.0; };
  put("", "gpus", "GPU", use.gpus.base_value());
  put("", "gpu_hours_per_year", "GPU*h", V((use.gpus * year).base_value()));
  put("annual_cost_usd", "total", "USD/year", use.annual_cost.base_value());
  const auto tokens = [&](const char* section, const token_rates<V>& made) {
    if (!is_made(made.total)) return;
    put(section, "fresh_input", "tok/year", made.fresh_input.base_value()), put(section, "cached_input", "tok/year", made.cached_input.base_value());
    put(section, "output", "tok/year", made.output.base_value()), put(section, "total", "tok/year", made.total.base_value());
  };
  tokens("tokens_per_year", use.delivered);
  const auto price = [&](const char* kind, const auto& made, const auto& cost) {
    if (is_made(made)) put("cost_per_million_tokens_usd", kind, "USD/Mtok", cost.base_value());
  };
  const auto& cost = use.cost_per_token;
  price("fresh_input", use.delivered.fresh_input, cost.fresh_input);
  price("cached_input", use.delivered.cached_input, cost.cached_input);
  price("output", use.delivered.output, cost.output);
  price("blended", use.delivered.total, cost.blended);
  tokens("tokens_not_made_per_year", use.not_made);
}

/// The uses of a scenario's GPU time in a plan, with the plan's result. What they are made of: model/uses.hpp.
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
    for_each_use_figure(use, [&](const char* section, const char* key, const char* unit, double base) {
      const double value = base / unit_of(unit).scale;
      if (std::isfinite(value)) shown.figures.push_back({section, key, unit, value});
    });
    all.push_back(std::move(shown));
  }
  return all;
}

}  // namespace aifactory
