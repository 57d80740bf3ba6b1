// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which value of an input brings a result to a wanted value? (--solve field --for result=value)
///
/// A scan of the input's range finds where the result crosses the wanted value, then a bracketed root (TOMS 748) takes
/// it to full precision. Where it crosses several times the value nearest to the scenario's own is taken, and it says
/// so.
#pragma once

#include "aifactory/model/validate.hpp"
#include "options.hpp"
#include "vary.hpp"

#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace calculator {

struct solution {
  aifactory::scenario scenario;  ///< with the value in place, or as it was where there is none
  variable input;
  std::string result;   ///< path below "result"
  double target = 0.0;  ///< in the result's unit
  double before = 0.0;  ///< the scenario's own value, in the input's unit
  double value = 0.0;   ///< in the input's unit
  std::string reason;   ///< a code, when there is none: "no_sign_change", "not_converged"
  std::string message;  ///< the reason in words
  [[nodiscard]] bool found() const { return reason.empty(); }
};

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

/// So many values from low to high, equal steps or, over more than a decade, equal factors.
inline std::vector<double> scan(double low, double high, int points) {
  const bool by_factors = low > 0.0 && high / low > 10.0;
  std::vector<double> values;
  for (int i = 0; i <= points; ++i) {
    const double at = static_cast<double>(i) / points;
    const double value =
        by_factors ? std::exp((1.0 - at) * std::log(low) + at * std::log(high)) : (1.0 - at) * low + at * high;
    values.push_back(std::clamp(value, low, high));
  }
  return values;
}

/// The plausible range first, then as far as the hard range allows.
inline std::vector<aifactory::range> ranges_of(const aifactory::spelling& written, double start) {
  const auto& hard = written.hard;
  aifactory::range near{std::min(written.plausible.low, start),
                        std::max(std::min(written.plausible.high, 1e12), start)};
  aifactory::range far{hard.low < -1e299 ? near.low - 1e3 * (near.high - near.low) : hard.low,
                       hard.high > 1e299 ? near.high * 1e3 : hard.high};
  if (far.low > 0.0 && far.low < 1e-200) far.low = (near.low > 0.0 ? near.low : near.high) * 1e-6;
  near.low = std::max(near.low, far.low), near.high = std::min(near.high, far.high);
  return {near, far};
}

}  // namespace detail

/// @errors  scenario_error, input_error for an unknown input or result; without a solution `reason` says why
inline solution run_solve(const options& asked) {
  const auto equals = asked.target->find('=');
  solution wanted{load(asked), {}, asked.target->substr(0, std::min(equals, asked.target->size())), 0, 0, 0, "", ""};
  const auto& s = wanted.scenario;
  const std::string number = equals == std::string::npos ? "" : asked.target->substr(equals + 1);
  const char* end = number.data() + number.size();
  if (number.empty() || std::from_chars(number.data(), end, wanted.target).ptr != end || !std::isfinite(wanted.target))
    throw aifactory::input_error(
        "--for: \"" + *asked.target +
        "\" is not of the form result=number, such as cost_per_million_tokens_usd.blended=0.2");
  wanted.input = variable_of(s, *asked.solve, "--solve");
  const auto answer = aifactory::evaluate(s);
  if (!answer.find(wanted.result)) {
    std::vector<std::string> names;
    for (const auto& figure : answer.figures) names.push_back(figure.path());
    throw aifactory::input_error("--for: " + wanted.result + ": is not a number among the results" +
                                 aifactory::did_you_mean(wanted.result, names));
  }
  wanted.before = wanted.value = s.find(*asked.solve)->value;

  const auto result_at = [&](double x) {
    return detail::figure_at(with_value(s, wanted.input, x), wanted.result).value_or(std::nan(""));
  };
  const auto excess = [&](double x) { return result_at(x) - wanted.target; };
  const double close_enough = 1e-9 * std::max(std::fabs(wanted.target), std::fabs(answer.find(wanted.result)->value));
  double least = std::nan(""), greatest = least;
  bool crossed = false;
  std::vector<double> roots;
  aifactory::range searched;
  // The scenario's own value may be the answer, also where nothing changes sign.
  if (std::fabs(excess(wanted.before)) <= close_enough) roots.push_back(wanted.before);
  for (const auto& range : detail::ranges_of(wanted.input.written, wanted.before)) {
    if (!roots.empty()) break;
    searched = range;
    double x0 = 0.0, f0 = std::nan("");
    for (const double x : detail::scan(range.low, range.high, 500)) {
      const double reached = result_at(x), over = reached - wanted.target;
      const double f = std::fabs(over) <= close_enough ? 0.0 : over;
      least = std::fmin(least, reached), greatest = std::fmax(greatest, reached);
      if (f == 0.0) {
        roots.push_back(x);
      } else if (std::isfinite(f) && std::isfinite(f0) && f0 != 0.0 && std::signbit(f) != std::signbit(f0)) {
        crossed = true;
        std::uintmax_t iterations = 200;
        const auto at = boost::math::tools::toms748_solve(excess, x0, x, f0, f,
                                                          boost::math::tools::eps_tolerance<double>(51), iterations);
        const double root = std::fabs(excess(at.first)) < std::fabs(excess(at.second)) ? at.first : at.second;
        if (std::fabs(excess(root)) <= close_enough) roots.push_back(root);
      }
      x0 = x, f0 = f;
    }
    if (!roots.empty()) break;
  }
  const std::string unit = wanted.input.written.unit == "1" ? "" : " " + std::string(wanted.input.written.unit);
  // A plan that the scenario reader would refuse is no answer; what it would warn of is kept with the root.
  std::string refused;
  std::vector<std::pair<double, std::vector<aifactory::finding>>> accepted;
  for (const double root : roots) {
    auto findings = aifactory::validate(with_value(s, wanted.input, root));
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
    wanted.message = "no solution: the only value of " + wanted.input.field + " that gives it is refused: " + refused;
    return wanted;
  }
  if (accepted.empty()) {
    wanted.reason = crossed ? "not_converged" : "no_sign_change";
    wanted.message = "no solution: with " + wanted.input.field + " from " + aifactory::number_text(searched.low, 4) +
                     " to " + aifactory::number_text(searched.high, 4) + unit + ", " + wanted.result + " goes from " +
                     aifactory::number_text(least, 6) + " to " + aifactory::number_text(greatest, 6) +
                     " and does not take the value " + number;
    return wanted;
  }
  const auto& nearest = *std::min_element(accepted.begin(), accepted.end(), [&](const auto& a, const auto& b) {
    return std::fabs(a.first - wanted.before) < std::fabs(b.first - wanted.before);
  });
  wanted.value = nearest.first;
  auto changed = with_certain(s, wanted.input, wanted.value);
  if (accepted.size() > 1)
    changed.warnings.push_back(
        {"several_solutions", wanted.input.field,
         std::to_string(accepted.size()) + " values give this result; the one nearest to the scenario's own is taken"});
  for (const auto& finding : nearest.second)
    if (finding.field == wanted.input.field)
      changed.warnings.push_back({"implausible", finding.field, finding.message});
  wanted.scenario = std::move(changed);
  return wanted;
}

/// "power.price = 143.2 USD/MWh (was 70) brings cost_per_million_tokens_usd.blended to 0.25"
inline std::string text_of(const solution& solved) {
  const std::string unit = solved.input.written.unit == "1" ? "" : " " + std::string(solved.input.written.unit);
  return solved.input.field + " = " + aifactory::rounded_text(solved.value, 6) + unit + " (was " +
         aifactory::rounded_text(solved.before, 6) + ") brings " + solved.result + " to " +
         aifactory::number_text(solved.target);
}

}  // namespace calculator
