// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Where does a result cross a wanted value while an input goes through its range?
///
/// A scan of the range finds where it crosses, then a bracketed root (TOMS 748) takes it to full precision.
#pragma once

#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "aifactory/units/field.hpp"
#include "options.hpp"

#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace calculator {

/// What --for says.
struct wanted_value {
  std::string result;  ///< path below "result"
  std::string number;  ///< as written
  double target = 0.0;
};

/// @errors  input_error for another form than result=number
inline wanted_value read_target(const std::string& text) {
  const auto equals = text.find('=');
  wanted_value wanted{text.substr(0, std::min(equals, text.size())), equals == std::string::npos ? "" : text.substr(equals + 1)};
  const char* end = wanted.number.data() + wanted.number.size();
  if (wanted.number.empty() || std::from_chars(wanted.number.data(), end, wanted.target).ptr != end || !std::isfinite(wanted.target))
    throw aifactory::input_error("--for: \"" + text + "\" is not of the form result=number, such as cost_per_million_tokens_usd.blended=0.2");
  return wanted;
}
/// The figure that --for names.
/// @errors  input_error with the nearest name
inline const aifactory::reported_number& require_result(const aifactory::answer& a, const std::string& result) {
  if (const auto* found = a.find(result)) return *found;
  std::vector<std::string> names;
  for (const auto& figure : a.figures) names.push_back(figure.path());
  throw aifactory::input_error("--for: " + result + ": is not a number among the results" + aifactory::did_you_mean(result, names));
}

/// What a search found.
struct crossings {
  std::vector<double> roots;
  double least = std::numeric_limits<double>::quiet_NaN(), greatest = least;  ///< of the result over what was searched
  bool crossed = false;
  aifactory::range searched;
};

namespace detail {

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
inline std::vector<aifactory::range> ranges_of(const aifactory::range& hard, const aifactory::range& plausible, double start) {
  aifactory::range near{std::min(plausible.low, start), std::max(std::min(plausible.high, 1e12), start)};
  aifactory::range far{hard.low < -1e299 ? near.low - 1e3 * (near.high - near.low) : hard.low,
                       hard.high > 1e299 ? near.high * 1e3 : hard.high};
  if (far.low > 0.0 && far.low < 1e-200) far.low = (near.low > 0.0 ? near.low : near.high) * 1e-6;
  near.low = std::max(near.low, far.low), near.high = std::min(near.high, far.high);
  return {near, far};
}

}  // namespace detail

/// @param result_at     f(input), NaN where there is no result
/// @param before        the input's own value, which may be the answer also where nothing changes its sign
/// @param close_enough  how far from the target a result may be
/// @param points        of the scan, in each of the ranges
template <class F>
crossings find_crossings(const F& result_at, double target, double before, double close_enough, const aifactory::range& hard,
                         const aifactory::range& plausible, int points) {
  const auto excess = [&](double x) { return result_at(x) - target; };
  crossings found;
  if (std::fabs(excess(before)) <= close_enough) found.roots.push_back(before);
  for (const auto& range : detail::ranges_of(hard, plausible, before)) {
    if (!found.roots.empty()) break;
    found.searched = range;
    double x0 = 0.0, f0 = std::nan("");
    for (const double x : detail::scan(range.low, range.high, points)) {
      const double reached = result_at(x), over = reached - target;
      const double f = std::fabs(over) <= close_enough ? 0.0 : over;
      found.least = std::fmin(found.least, reached), found.greatest = std::fmax(found.greatest, reached);
      if (f == 0.0) {
        found.roots.push_back(x);
      } else if (std::isfinite(f) && std::isfinite(f0) && f0 != 0.0 && std::signbit(f) != std::signbit(f0)) {
        found.crossed = true;
        std::uintmax_t iterations = 200;
        const auto at = boost::math::tools::toms748_solve(excess, x0, x, f0, f, boost::math::tools::eps_tolerance<double>(51), iterations);
        const double root = std::fabs(excess(at.first)) < std::fabs(excess(at.second)) ? at.first : at.second;
        if (std::fabs(excess(root)) <= close_enough) found.roots.push_back(root);
      }
      x0 = x, f0 = f;
    }
  }
  return found;
}

/// Of several values the one nearest to the scenario's own.
inline double nearest_to(double before, const std::vector<double>& values) {
  return *std::min_element(values.begin(), values.end(), [&](double a, double b) { return std::fabs(a - before) < std::fabs(b - before); });
}

/// Why there is no value: what was searched, and what the result did there.
inline std::string nothing_found(const crossings& search, const std::string& field, const std::string& unit, const wanted_value& wanted) {
  return "no solution: with " + field + " from " + aifactory::number_text(search.searched.low, 4) + " to " +
         aifactory::number_text(search.searched.high, 4) + (unit == "1" ? "" : " " + unit) + ", " + wanted.result + " goes from " +
         aifactory::number_text(search.least, 6) + " to " + aifactory::number_text(search.greatest, 6) + " and does not take the value " + wanted.number;
}

}  // namespace calculator
