// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a number rounded and written for people?
///
/// With a few significant digits but never fewer than all digits before the point (nobody's price is rounded to
/// thousands), commas from 10,000 on, and no exponent between 1e-6 and 1e15. No locale takes part.
/// number_text.hpp writes all digits that mean something instead.
#pragma once

#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

namespace aifactory {

/// What is asked for where nothing else is.
inline constexpr int default_digits = 3;
/// More digits than this say nothing more about a double.
inline constexpr int most_digits = 17;

namespace detail {

inline std::string digits_of(double x, std::chars_format how, int decimals) {
  char buffer[64];  // enough below 1e15 with 23 decimals, and for every number with an exponent
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, x, how, decimals).ptr;
  return {buffer, end};
}

/// The power of ten of the first digit, after rounding to so many significant digits: 9.999 with three is 10.0.
inline int decimal_exponent(double x, int significant) {
  const std::string text = digits_of(x, std::chars_format::scientific, significant - 1);
  const char* from = text.data() + text.find('e') + 1;
  int exponent = 0;
  std::from_chars(*from == '+' ? from + 1 : from, text.data() + text.size(), exponent);
  return exponent;
}

inline std::string_view without_trailing_zeros(std::string_view number) {
  if (number.find('.') == std::string_view::npos) return number;
  while (number.back() == '0') number.remove_suffix(1);
  if (number.back() == '.') number.remove_suffix(1);
  return number;
}

/// -0, -0.00, ... after rounding.
inline bool is_negative_zero(std::string_view number) {
  return number.front() == '-' && number.find_first_not_of("-0.") == std::string_view::npos;
}

inline std::string with_commas(std::string number) {
  if (is_negative_zero(number)) number.erase(0, 1);
  const std::size_t begin = number.front() == '-' ? 1 : 0;
  const std::size_t point = number.find('.');
  const std::size_t end = point == std::string::npos ? number.size() : point;
  if (end - begin < 5) return number;
  for (std::size_t at = end; at > begin + 3;) number.insert(at -= 3, 1, ',');
  return number;
}

/// Too large or too small for plain digits, infinite, or not a number.
inline bool is_plain(double x) {
  const double size = std::fabs(x);
  return x == 0.0 || (size >= 1e-6 && size < 1e15);
}

inline std::string not_plain(double x, int significant) {
  if (std::isnan(x)) return "nan";
  if (std::isinf(x)) return x < 0.0 ? "-inf" : "inf";
  const std::string text = digits_of(x, std::chars_format::scientific, significant - 1);
  const auto mantissa = without_trailing_zeros(std::string_view(text).substr(0, text.find('e')));
  return std::string(mantissa) + 'e' + std::to_string(decimal_exponent(x, significant));
}

}  // namespace detail

/// A number with so many significant digits, trailing zeros left out: 17.5, 0.225, 47,170, 1.2e-7, nan, inf.
///
/// @param significant  1 to most_digits
/// @errors  none
[[nodiscard]] inline std::string rounded_text(double x, int significant = default_digits) {
  if (!detail::is_plain(x)) return detail::not_plain(x, significant);
  if (x == 0.0) return "0";
  const int after_first = significant - 1 - detail::decimal_exponent(x, significant);
  const std::string text = detail::digits_of(x, std::chars_format::fixed, after_first > 0 ? after_first : 0);
  return detail::with_commas(std::string(detail::without_trailing_zeros(text)));
}

/// A number with so many digits after the point, zeros kept, for columns: 0.0090, 12,500.00.
///
/// @param decimals  0 to most_digits
/// @errors  none
[[nodiscard]] inline std::string fixed_text(double x, int decimals) {
  if (!(std::fabs(x) < 1e15)) return detail::not_plain(x, most_digits);
  return detail::with_commas(detail::digits_of(x, std::chars_format::fixed, decimals));
}

}  // namespace aifactory
