// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a unit such as "M$/MW_IT" or "USD/GPU/year" mean?
///
/// Read at compile time for the tables of input fields (a wrong unit there does not compile) and at run time for files.
/// Grammar: the symbols of unit_symbols.hpp, most of them with a prefix k, M, G, T or P (there are no small ones),
/// joined by `*` and `/` from left to right; parentheses, whole powers (`s^2`), and "1", which may be left out before a
/// `/`.
#pragma once

#include "aifactory/units/exponents.hpp"
#include "aifactory/units/unit_symbols.hpp"

#include <stdexcept>
#include <string_view>

namespace aifactory {

/// A unit: how many base units it is, and of what.
struct unit {
  /// Base units in one of these: 3.6e9 for MWh.
  double scale = 1.0;
  /// Of what, as exponents.
  exponents dimension{};
  bool says_facility = false;  ///< facility power was spelled out, which leaves no trace in `dimension`
  bool says_power = false;     ///< written with watts: "USD/kW/month" and "USD/kWh" have one dimension
  bool says_energy = false;    ///< written with watt-hours or joules

  /// An amount in this unit as base units: amount x scale. A scale such as 0.01 is one over a whole number that is
  /// exact where 0.01 is not: dividing by it makes "7 %" the double nearest to 0.07.
  [[nodiscard]] constexpr double to_base(double amount) const {
    return one_over_whole() ? amount / (1.0 / scale) : amount * scale;
  }
  /// An amount of base units in this unit: amount / scale, or times that whole number.
  [[nodiscard]] constexpr double from_base(double amount) const {
    return one_over_whole() ? amount * (1.0 / scale) : amount / scale;
  }

  /// True for 0.01, 1e-6, 1/3600, ...: scales that are one over a whole number.
  [[nodiscard]] constexpr bool one_over_whole() const {
    if (!(scale < 1.0 && scale > 1e-15)) return false;
    const double whole = 1.0 / scale;
    return whole == static_cast<double>(static_cast<long long>(whole));
  }
};

/// A unit that was read, or the reason why it could not be.
struct unit_reading {
  /// One of nothing where there is a problem.
  unit value{};
  std::string_view problem{};  ///< empty when all is well
  std::string_view at{};       ///< the part of the text that is not understood

  /// Whether the text was understood.
  [[nodiscard]] constexpr bool ok() const { return problem.empty(); }
};

namespace detail {

class unit_reader {
  // Bounds that no unit of use comes near: a hostile text must not exhaust the stack or overflow an int.
  static constexpr int deepest = 16, highest_power = 99;

  std::string_view rest_;
  unit_reading result_{};
  int depth_ = 0;

  constexpr void skip_blanks() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  [[nodiscard]] constexpr bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }
  constexpr unit fail(std::string_view problem, std::string_view at) {
    if (result_.ok()) result_.problem = problem, result_.at = at;
    rest_ = {};
    return {};
  }
  static constexpr bool in_symbol(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           c == '%' || static_cast<unsigned char>(c) >= 0x80;
  }
  static constexpr unit scaled(const unit_symbol& symbol, double prefix) {
    const bool energetic = symbol.dimension[base::mass] == 1;
    return {prefix * symbol.scale, symbol.dimension, symbol.says_facility, energetic && symbol.dimension[base::time] == -3,
            energetic && symbol.dimension[base::time] == -2};
  }
  constexpr unit symbol() {
    std::size_t length = 0;
    while (length < rest_.size() && in_symbol(rest_[length])) ++length;
    const std::string_view text = rest_.substr(0, length);
    if (text.empty()) return fail("a unit is missing", rest_);
    rest_.remove_prefix(length);
    if (const auto row = find_symbol(text); row != no_symbol) return scaled(unit_symbols[row], 1.0);
    const double prefix = prefix_scale(text.front());
    if (prefix != 0.0)
      if (const auto row = find_symbol(text.substr(1)); row != no_symbol && unit_symbols[row].takes_prefix)
        return scaled(unit_symbols[row], prefix);
    return fail("unknown unit", text);
  }
  /// a * b or a / b, within the bounds.
  constexpr unit combined(const unit& a, const unit& b, bool divides, std::string_view at) {
    // Compared before it is computed: overflow is no constant expression.
    const double low = divides ? 1e-200 * b.scale : 1e-200 / b.scale;
    const double high = divides ? 1e200 * b.scale : 1e200 / b.scale;
    if (!(a.scale > low && a.scale < high)) return fail("the unit is too large or too small", at);
    const unit result{divides ? a.scale / b.scale : a.scale * b.scale, a.dimension.times(b.dimension, divides ? -1 : 1),
                      a.says_facility || b.says_facility, a.says_power || b.says_power,
                      a.says_energy || b.says_energy};
    for (int power : result.dimension.of)
      if (power > highest_power || power < -highest_power) return fail("a power is too high", at);
    return result;
  }
  constexpr unit factor() {
    skip_blanks();
    unit base_unit;
    const std::string_view all = rest_;
    if (next_is('(')) {
      if (++depth_ > deepest) return fail("too many parentheses", rest_);
      rest_.remove_prefix(1);
      base_unit = product();
      if (!next_is(')')) return fail("a closing parenthesis is missing", rest_);
      rest_.remove_prefix(1);
      --depth_;
    } else {
      base_unit = symbol();
    }
    skip_blanks();
    if (!next_is('^')) return base_unit;
    rest_.remove_prefix(1);
    if (rest_.empty() || rest_.front() < '1' || rest_.front() > '9')
      return fail("a power is a digit from 1 to 9", rest_);
    const int power = rest_.front() - '0';
    rest_.remove_prefix(1);
    unit result{};
    for (int i = 0; i < power; ++i) result = combined(result, base_unit, false, all);
    return result;
  }
  constexpr unit product() {
    skip_blanks();
    unit result = next_is('/') ? unit{} : factor();
    for (skip_blanks(); next_is('*') || next_is('/'); skip_blanks()) {
      const bool divides = rest_.front() == '/';
      const std::string_view all = rest_;
      rest_.remove_prefix(1);
      const unit next = factor();
      if (result_.ok()) result = combined(result, next, divides, all);
    }
    return result;
  }

 public:
  constexpr explicit unit_reader(std::string_view text) : rest_(text) {}
  constexpr unit_reading read() {
    const unit value = product();
    skip_blanks();
    if (next_is('-')) fail("units are joined by * and /, not by -", rest_);
    if (!rest_.empty()) fail("not understood", rest_);
    if (result_.ok()) result_.value = value;
    return result_;
  }
};
}  // namespace detail

/// Reads a unit. Errors are returned, not thrown: the text is a person's.
[[nodiscard]] constexpr unit_reading read_unit(std::string_view text) { return detail::unit_reader(text).read(); }

namespace detail {
// Not constexpr: in a constant expression the compiler prints this name as its error.
[[noreturn]] inline void this_text_is_not_a_unit() { throw std::invalid_argument("aifactory: not a unit"); }
}  // namespace detail

/// A unit written in code: a wrong one does not compile where the result is constexpr.
/// @errors  std::invalid_argument when the text is not a unit
[[nodiscard]] constexpr unit unit_of(std::string_view text) {
  const unit_reading reading = read_unit(text);
  if (!reading.ok()) detail::this_text_is_not_a_unit();
  return reading.value;
}

}  // namespace aifactory
