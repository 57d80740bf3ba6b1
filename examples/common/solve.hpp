// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which value of an input brings a result to a wanted value? (--solve field --for result=value)
///
/// A scan of the input's range finds where the result crosses the wanted value, then a bracketed root (TOMS 748) takes
/// it to full precision. Where it crosses several times the value nearest to the scenario's own is taken, and it says
/// so.
#pragma once

#include "aifactory/model/validate.hpp"
#include "crossings.hpp"
#include "solution.hpp"
#include "vary.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace calculator {

namespace detail {

/// One figure by its path, or nothing where it is not finite.
inline std::optional<double> figure_at(const aifactory::factory<double>& plan, std::string_view path) {
  std::optional<double> value;
  const auto key = path.substr(0, path.find('.'));
  const auto part = key.size() == path.size() ? std::string_view{} : path.substr(key.size() + 1);
  aifactory::for_each_figure(aifactory::unit_economics(plan),
                             [&](const auto& row, std::string_view name, const auto& figure) {
                               if (row.key == key && name == part)
                                 value = aifactory::detail::base_number(figure) / aifactory::unit_of(row.unit).scale;
                             });
  return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace detail

/// @errors  scenario_error, input_error for an unknown input or result; without a solution `reason` says why
inline value_found run_solve(const options& asked) {
  const auto target = read_target(*asked.target);
  value_found wanted{load(asked), *asked.solve, "", target.result, target.target, 0, 0, "", ""};
  const auto& s = wanted.scenario;
  const variable input = variable_of(s, *asked.solve, "--solve");
  wanted.unit = std::string(input.written.unit);
  const double own = require_result(aifactory::evaluate(s), wanted.result).value;
  wanted.before = wanted.value = s.find(*asked.solve)->value;

  const auto result_at = [&](double x) {
    return detail::figure_at(with_value(s, input, x), wanted.result).value_or(std::nan(""));
  };
  const double close_enough = 1e-9 * std::max(std::fabs(wanted.target), std::fabs(own));
  const auto search = find_crossings(result_at, wanted.target, wanted.before, close_enough, input.written.hard, input.written.plausible, 500);
  // A plan that the scenario reader would refuse is no answer; what it would warn of is kept with the root.
  std::string refused;
  std::vector<std::pair<double, std::vector<aifactory::finding>>> accepted;
  for (const double root : search.roots) {
    auto findings = aifactory::validate(with_value(s, input, root));
    const auto wrong = std::find_if(findings.begin(), findings.end(), [](const auto& finding) {
      return finding.is == aifactory::finding::severity::error;
    });
    if (wrong == findings.end())
      accepted.emplace_back(root, std::move(findings));
    else
      refused = wrong->field + ": " + wrong->message;
  }
  if (accepted.empty() && !refused.empty()) {
    wanted.reason = "refused";
    wanted.message = "no solution: the only value of " + wanted.field + " that gives it is refused: " + refused;
    return wanted;
  }
  if (accepted.empty()) {
    wanted.reason = search.crossed ? "not_converged" : "no_sign_change";
    wanted.message = nothing_found(search, wanted.field, wanted.unit, target);
    return wanted;
  }
  const auto& nearest = *std::min_element(accepted.begin(), accepted.end(), [&](const auto& a, const auto& b) {
    return std::fabs(a.first - wanted.before) < std::fabs(b.first - wanted.before);
  });
  wanted.value = nearest.first;
  auto changed = with_certain(s, input, wanted.value);
  if (accepted.size() > 1)
    changed.warnings.push_back(
        {"several_solutions", wanted.field,
         std::to_string(accepted.size()) + std::string(several_solutions)});
  for (const auto& finding : nearest.second)
    if (finding.field == wanted.field)
      changed.warnings.push_back({"implausible", finding.field, finding.message});
  wanted.scenario = std::move(changed);
  return wanted;
}

}  // namespace calculator
