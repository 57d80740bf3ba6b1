// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which quantity, ratio or rate does a person's text mean?
///
///   parse<capex_per_it_power<>>("17.5 M$/MW_IT")     a capex_per_it_power, or a sentence that says what is wrong
///   parse_or_throw<utilization<>>("60 %")            the same, as an input_error
///
/// The sentence quotes the text, says what it is and what was expected:
///   "17.5 M$/MWh" is money per energy (USD/MWh), expected money per IT power (USD/MW_IT)
#pragma once

#include "aifactory/units/amount.hpp"
#include "aifactory/units/error.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/mismatch.hpp"
#include "aifactory/units/number_text.hpp"
#include "aifactory/units/rate.hpp"
#include "aifactory/units/ratio.hpp"

#include <cmath>
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace aifactory {

/// A number in base units, or the sentence. For programs that know the dimension only at run time.
struct number_reading {
  /// In base units; 0 where there is an error.
  double value = 0.0;
  std::string error{};         ///< empty when all is well
  bool kind_left_out = false;  ///< the text said MW where MW_IT is due

  /// Whether the text was understood.
  [[nodiscard]] bool ok() const { return error.empty(); }
};

namespace detail {

inline std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

inline number_reading refused(std::string_view text, const std::string& why) { return {0.0, quoted(text) + " " + why}; }

inline std::string described(const amount_reading& found) {
  return found.is_bare() ? "has no unit" : "is " + describe(meant_dimension(found.in));
}

inline std::string expected(const exponents& dimension) { return "expected " + describe(dimension); }

}  // namespace detail

/// Reads an amount of a dimension.
///
/// @return          in base units: W, J, s, USD, tok, GPU, ...
/// @errors  none thrown: `error` for text that is no amount, or one of another dimension or kind
[[nodiscard]] inline number_reading parse_amount(std::string_view text, const exponents& dimension) {
  const amount_reading found = read_amount(text);
  if (!found.ok()) return detail::refused(text, found.problem + "; " + detail::expected(dimension));
  // A pue or an overhead is made of kinds alone: a bare number says all there is to say.
  if (found.is_bare() && detail::kinds_only(dimension)) return {found.value, {}, false};
  if (found.is_bare() && dimension != exponents{})
    return detail::refused(text, "has no unit: a unit is missing, " + detail::expected(dimension));
  const unit_fit how = fit(found.in, unit{1.0, dimension});
  if (how == unit_fit::different) {
    const auto hint = detail::advice(detail::remedy_for(meant_dimension(found.in), dimension));
    return detail::refused(text, detail::described(found) + ", " + detail::expected(dimension) +
                                     (hint.empty() ? "" : ": " + std::string(hint)));
  }
  return {found.base_value(), {}, how == unit_fit::kind_left_out};
}

/// Reads a ratio with a range: "0.6" or "60 %".
///
/// @param name       what is read, for the message: "utilization"
/// @param low, high  what it may be, both included; 1e300 stands for no end
/// @return           the bare number: 0.6 for both
/// @errors  none thrown: `error` for text that is no plain number, and outside the range; with a hint where a percent
///          sign was forgotten
[[nodiscard]] inline number_reading parse_ratio(std::string_view text, std::string_view name, double low, double high) {
  const amount_reading found = read_amount(text);
  const std::string what(name);
  if (!found.ok()) return detail::refused(text, found.problem + "; expected " + what + " such as 0.6 or 60 %");
  if (found.in.dimension != exponents{})
    return detail::refused(text, detail::described(found) + ", expected " + what + ": a number such as 0.6 or 60 %");
  const double x = found.base_value();
  if (x >= low && x <= high) return {x, {}};
  const std::string range =
      high < 1e300 ? "outside [" + number_text(low) + ", " + number_text(high) + "]" : "below " + number_text(low);
  const bool forgotten = found.is_bare() && x > high && x / 100.0 >= low && x / 100.0 <= high;
  return detail::refused(text, "is no " + what + ": " + number_text(x, 15) + " is " + range +
                                   (forgotten ? ": did you mean " + number_text(x, 15) + " %?" : ""));
}

namespace detail {

/// The sentence for a rate that is not per year: it compounds, so it is neither taken nor multiplied by 12.
inline std::string compounding(double fraction, std::string_view period, double periods_a_year) {
  const double effective = math::expm1(periods_a_year * math::log1p(fraction));
  return "is a rate per " + std::string(period) + ", which compounds: write the effective " +
         number_text(100.0 * effective, 6) + " %/year";
}

}  // namespace detail

/// Reads an effective annual rate: "9 %/year", "0.09/year".
///
/// @return          the growth of one year as a fraction
/// @errors  none thrown: `error` for a bare number, a percentage without a period, -100 % or less, and every other
///          period than a year, with the effective annual rate that it comes to, (1 + r)^n - 1 for n periods a year
[[nodiscard]] inline number_reading parse_rate(std::string_view text) {
  const amount_reading found = read_amount(text);
  const std::string due = "expected an annual rate such as 9 %/year";
  if (!found.ok()) return detail::refused(text, found.problem + "; " + due);
  if (found.in.dimension == exponents{})
    return detail::refused(text, (found.is_bare() ? "has no unit, " : "has no period, ") + due);
  // The period must be told from the percent sign, so it is read by itself: "%" or "1" or nothing, a slash, a time.
  const std::size_t slash = found.unit_text.find('/');
  const std::string_view period =
      slash == std::string_view::npos ? std::string_view{} : detail::without_blanks(found.unit_text.substr(slash + 1));
  const std::string_view above = detail::without_blanks(found.unit_text.substr(0, slash));
  const unit_reading time = read_unit(period);
  if (!(above.empty() || above == "%" || above == "1") || !time.ok() ||
      time.value.dimension != detail::pure(base::time))
    return detail::refused(text, detail::described(found) + ", " + due);
  const double fraction = above == "%" ? found.value / 100.0 : found.value;
  if (!(fraction > -1.0)) return detail::refused(text, "is no rate: it must be above -100 %");
  if (!(fraction < 1e300)) return detail::refused(text, "is no rate: it is too large");
  if (time.value.scale != detail::seconds_per_year)
    return detail::refused(text, detail::compounding(fraction, period, detail::seconds_per_year / time.value.scale));
  return {fraction, {}};
}

/// What a text means, or the sentence that says why it does not mean that.
template <class Q>
class parsed {
  std::optional<Q> value_;
  std::string error_;
  bool kind_left_out_ = false;

 public:
  /// What was read, and whether the text left its kind out.
  constexpr parsed(const Q& value, bool kind_left_out) : value_(value), kind_left_out_(kind_left_out) {}
  /// Why nothing was read.
  explicit parsed(std::string error) : error_(std::move(error)) {}

  /// Whether something was read.
  [[nodiscard]] explicit operator bool() const { return value_.has_value(); }
  /// @errors  std::bad_optional_access when there is none
  [[nodiscard]] const Q& value() const { return value_.value(); }
  /// Empty when there is a value.
  [[nodiscard]] const std::string& error() const { return error_; }
  /// The text said MW where MW_IT is due: fine, but worth a word where both are common.
  [[nodiscard]] bool kind_left_out() const { return kind_left_out_; }
};

/// Reads a quantity, a ratio or a rate.
///
/// @errors  none thrown: the result holds the sentence, for a number above what the value type holds too
template <typed Q>
requires std::floating_point<typename Q::value_type>
[[nodiscard]] parsed<Q> parse(std::string_view text) {
  using V = typename Q::value_type;
  // Half of the largest, so that nothing rounds up to infinity; a double holds whatever was read.
  const auto fits = [](double x) { return std::same_as<V, double> || std::fabs(x) <= static_cast<double>(std::numeric_limits<V>::max()) / 2; };
  const std::string too_large = "is too large for the number that holds it";
  if constexpr (requires { typename Q::dimension; }) {
    const auto read = parse_amount(text, exponents_of<typename Q::dimension>());
    if (!read.ok()) return parsed<Q>(read.error);
    if (!fits(read.value)) return parsed<Q>(detail::refused(text, too_large).error);
    return {Q(quantity<typename Q::dimension, V>::from_base_value(static_cast<V>(read.value))), read.kind_left_out};
  } else if constexpr (requires { Q::ratio_kind::high; }) {
    using kind = typename Q::ratio_kind;
    const auto read = parse_ratio(text, kind::name, kind::low, kind::high);
    if (!read.ok()) return parsed<Q>(read.error);
    return {Q(static_cast<V>(read.value)), false};
  } else {
    const auto read = parse_rate(text);
    if (!read.ok()) return parsed<Q>(read.error);
    if (!fits(read.value)) return parsed<Q>(detail::refused(text, too_large).error);
    return {Q(Q::effective(static_cast<V>(read.value))), false};
  }
}
/// A text holds one number: into another value type it does not compile.
template <typed Q>
requires(!std::floating_point<typename Q::value_type>) parsed<Q> parse(std::string_view) {
  static_assert(expected_but_given<double, typename Q::value_type>::value,
                "aifactory: a text holds one number: read it as double or float, such as parse<energy_price<>>(...)");
  return never<parsed<Q>>();
}

/// The same where a bad text ends the work.
///
/// @errors  input_error with the sentence
template <typed Q>
requires std::floating_point<typename Q::value_type>
[[nodiscard]] Q parse_or_throw(std::string_view text) {
  const parsed<Q> result = parse<Q>(text);
  if (!result) throw input_error(result.error());
  return result.value();
}

}  // namespace aifactory
