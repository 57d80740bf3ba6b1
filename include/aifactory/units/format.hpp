// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does fmt print a quantity, a ratio or a rate?
///
///   fmt::format("{}", 17.5e6 * USD / MW_IT)             17.5 MUSD/MW_IT    unit and prefix by dimension and size
///   fmt::format("{:.5}", 47169.8113 * GPU)              47,170 GPU         significant digits, at least all whole ones
///   fmt::format("{:.4f}", 9e-9 * USD / tok)             0.0090 USD/Mtok    digits after the point, zeros kept
///   fmt::format("{:.5 USD/GPU/year}", licence)          4500 USD/GPU/year  a unit of the reader's choice
///   fmt::format("{:MW}", 100.0 * MW_IT)                 100 MW             the kind may be left out
///   fmt::format("{:1}", pue<>{1.2})                     1.2                kinds alone: the number
///
/// A unit of another dimension or kind throws fmt::format_error naming both; where the format string is checked at
/// compile time it does not compile. Align by formatting the text again, with `"{:>20}"`. Only this header of units/
/// includes fmt.
#pragma once

#include "aifactory/units/amount.hpp"
#include "aifactory/units/amount_text.hpp"
#include "aifactory/units/rate.hpp"
#include "aifactory/units/ratio.hpp"

#include <fmt/format.h>

#include <concepts>
#include <string>
#include <string_view>

namespace aifactory {

/// A quantity, ratio or rate that holds one floating-point number, or a class derived from one.
template <class T>
concept printable = typed<T> && std::floating_point<typename T::value_type>;

namespace detail {

/// What stands behind the colon: `.5`, `.2f`, a unit, or a precision, a blank and a unit.
// Not constexpr: in a constant expression, as a format string is, the compiler prints these names as its error.
[[noreturn]] inline void this_unit_does_not_measure_what_is_printed(std::string_view text, const exponents& in,
                                                                    const exponents& printed) {
  throw fmt::format_error("\"" + std::string(text) + "\" is a unit of " + describe(in) + ", but " + describe(printed) +
                          " is printed");
}
[[noreturn]] inline void this_text_is_not_a_unit_to_print_in(std::string_view text, const unit_reading& found) {
  throw fmt::format_error("\"" + std::string(text) + "\" " + unit_problem(found));
}

struct format_choice {
  int digits = default_digits;
  bool fixed = false;
  std::string_view unit_text{};
  unit in{};

  template <class Context>
  constexpr auto read(Context& context) {
    auto at = context.begin();
    const auto end = context.end();
    if (at != end && *at == '.') {
      ++at;
      if (at == end || *at < '0' || *at > '9')
        throw fmt::format_error("a precision is digits behind the point, such as .3");
      for (digits = 0; at != end && *at >= '0' && *at <= '9' && digits <= most_digits; ++at)
        digits = 10 * digits + (*at - '0');
      if (at != end && *at == 'f') fixed = true, ++at;
      if (digits > most_digits || (digits == 0 && !fixed)) throw fmt::format_error("a precision lies between 1 and 17");
      if (at != end && *at != '}' && *at != ' ')
        throw fmt::format_error("a precision is followed by a blank and a unit");
    }
    while (at != end && *at == ' ') ++at;
    const auto begin = at;
    while (at != end && *at != '}') ++at;
    unit_text = std::string_view(begin, at);
    while (!unit_text.empty() && unit_text.back() == ' ') unit_text.remove_suffix(1);
    if (!unit_text.empty()) {
      const unit_reading reading = read_unit(unit_text);
      if (!reading.ok()) this_text_is_not_a_unit_to_print_in(unit_text, reading);
      in = reading.value;
    }
    return at;
  }

  /// Refuses a unit that does not measure what is printed.
  constexpr void must_fit(const exponents& dimension) const {
    if (!unit_text.empty() && fit(in, unit{1.0, dimension}) == unit_fit::different)
      this_unit_does_not_measure_what_is_printed(unit_text, in.dimension, dimension);
  }

  [[nodiscard]] std::string text(double number, std::string_view unit_shown) const {
    return aifactory::with_unit(fixed ? fixed_text(number, digits) : rounded_text(number, digits), unit_shown);
  }
};

}  // namespace detail
}  // namespace aifactory

// What fmt looks for; nobody else calls it.
/// @cond fmt
template <aifactory::printable T>
struct fmt::formatter<T, char> {
  template <class Context>
  constexpr auto parse(Context& context) {
    const auto end = choice_.read(context);
    if constexpr (requires { typename T::dimension; }) {
      choice_.must_fit(aifactory::exponents_of<typename T::dimension>());
    } else if constexpr (is_rate) {
      choice_.must_fit(in_percent.dimension);
      if (!choice_.unit_text.empty() && choice_.in.scale != in_percent.scale && choice_.in.scale != as_fraction.scale)
        throw fmt::format_error("a rate is printed per year, in %/year or 1/year: it compounds");
    } else {
      choice_.must_fit({});
    }
    return end;
  }

  template <class Context>
  auto format(const T& x, Context& context) const {
    return fmt::format_to(context.out(), "{}", text_of(x));
  }

 private:
  static constexpr bool is_rate = requires(const T& x) { x.effective_annual(); };
  static constexpr aifactory::unit in_percent = aifactory::unit_of("%/year"),
                                   as_fraction = aifactory::unit_of("1/year");
  aifactory::detail::format_choice choice_;

  std::string text_of(const T& x) const {
    if constexpr (requires { typename T::dimension; }) {
      const auto amount = static_cast<double>(x.base_value());
      if (!choice_.unit_text.empty()) return choice_.text(choice_.in.from_base(amount), choice_.unit_text);
      const auto shown = aifactory::show(amount, aifactory::exponents_of<typename T::dimension>());
      return choice_.text(shown.number, shown.unit);
    } else if constexpr (is_rate) {
      const auto fraction = static_cast<double>(x.effective_annual());
      if (choice_.unit_text.empty()) return choice_.text(100.0 * fraction, "%/year");
      return choice_.text(choice_.in.scale == in_percent.scale ? 100.0 * fraction : fraction, choice_.unit_text);
    } else {
      // A headroom of 1.15 is a factor; what ends at 1 is a share.
      const bool share = T::ratio_kind::high <= 1.0;
      const std::string_view unit = choice_.unit_text.empty() ? (share ? "%" : "1") : choice_.unit_text;
      return choice_.text(aifactory::unit_of(unit).from_base(static_cast<double>(x.value())), unit);
    }
  }
};

/// What holds many numbers has no one text.
template <aifactory::typed T>
  requires(!std::floating_point<typename T::value_type>)
struct fmt::formatter<T, char> {
  template <class Context>
  constexpr auto parse(Context& context) {
    static_assert(aifactory::expected_but_given<double, typename T::value_type>::value,
                  "aifactory: what is printed holds one number: print a double or float, not lanes, an interval, an "
                  "expression or a distribution");
    return context.begin();
  }
  template <class Context>
  auto format(const T&, Context& context) const {
    return context.out();
  }
};
/// @endcond
