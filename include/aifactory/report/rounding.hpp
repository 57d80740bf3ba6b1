// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are the parts of a sum rounded, so that the column still adds up?
///
/// Rounding is for display alone. 1.4 + 1.4 = 2.8 would print as 1 + 1 = 3; the part with the largest rounding error in
/// the right direction takes the missing unit instead: 2 + 1 = 3. No part is off by a whole unit of its last digit.
#pragma once

#include "aifactory/units/rounded_text.hpp"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace aifactory {

/// The parts, rounded to so many decimals, such that they add up to their rounded total.
///
/// @param parts     finite, any sign
/// @param total     their sum
/// @param decimals  0 to 15
/// @errors  none; numbers too large to be rounded exactly are returned as they are
/// @source  method of largest remainders
[[nodiscard]] inline std::vector<double> rounded_parts(const std::vector<double>& parts, double total, int decimals) {
  const double unit = std::pow(10.0, decimals);
  std::vector<double> whole(parts.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!(std::fabs(parts[i] * unit) < 1e15)) return parts;
    sum += whole[i] = std::round(parts[i] * unit);
  }
  double missing = std::round(total * unit) - sum;
  for (std::size_t turn = 0; missing != 0.0 && turn < parts.size(); ++turn) {
    const double step = missing > 0.0 ? 1.0 : -1.0;
    std::size_t most = parts.size();
    double error = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const double lost = (parts[i] * unit - whole[i]) * step;
      if (lost > error) most = i, error = lost;
    }
    if (most == parts.size()) break;  // the parts do not sum to the total: nothing to hand out
    whole[most] += step;
    missing -= step;
  }
  for (double& x : whole) x /= unit;
  return whole;
}

/// So many decimals show a number with so many significant digits: 3 for 12.345 with five.
///
///   significant - 1 - floor(log10 |number|), of the number as it is rounded
///
/// @return  0 to 15; 0 for what is 0 or not finite
/// @errors  none
/// @source  definition
[[nodiscard]] inline int decimals_for(double number, int significant) {
  if (!std::isfinite(number) || number == 0.0) return 0;
  const int after = significant - 1 - detail::decimal_exponent(number, significant);
  return after < 0 ? 0 : after > 15 ? 15 : after;
}

/// The text, or where that would fill a column of this width the number with an exponent and fewer digits.
[[nodiscard]] inline std::string fitted_text(std::string text, double number, std::size_t width) {
  for (int decimals = 3; decimals >= 0 && text.size() >= width; --decimals)
    text = detail::digits_of(number, std::chars_format::scientific, decimals);
  return text;
}

/// The scale on which people read an amount of money.
struct money_scale {
  double divisor = 1.0;    ///< dollars in one of the unit
  std::string unit = "$";  ///< "$", "k$", "M$" or "G$"
};

/// Billions above ten of them, millions above ten of them, ...: 1,179.8 M$ and 38.02 G$.
[[nodiscard]] inline money_scale money_scale_for(double dollars) {
  const double size = std::fabs(dollars);
  if (size >= 1e10) return {1e9, "G$"};
  if (size >= 1e7) return {1e6, "M$"};
  if (size >= 1e4) return {1e3, "k$"};
  return {};
}

/// An amount of money in a sentence: "4.203 G$", "52,000 $".
[[nodiscard]] inline std::string money_text(double dollars, int significant = 4) {
  const double size = std::fabs(dollars);
  const money_scale scale = size >= 1e9 ? money_scale{1e9, "G$"} : size >= 1e6 ? money_scale{1e6, "M$"} : money_scale{};
  return rounded_text(dollars / scale.divisor, significant) + " " + scale.unit;
}

/// A count with a prefix: "283.0 M", "5,248 T".
[[nodiscard]] inline std::string count_text(double count, int significant = 4) {
  const double size = std::fabs(count);
  const char* prefix = size >= 1e12 ? " T" : size >= 1e9 ? " G" : size >= 1e6 ? " M" : "";
  const double divisor = size >= 1e12 ? 1e12 : size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1.0;
  const double shown = count / divisor;
  return (*prefix ? fixed_text(shown, decimals_for(shown, significant)) : rounded_text(shown, significant)) + prefix;
}

}  // namespace aifactory
