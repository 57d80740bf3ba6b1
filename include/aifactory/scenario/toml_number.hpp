// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which number does a value of a scenario mean: a bare one, or a text with its unit?
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/parse.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <type_traits>
#include <vector>

namespace aifactory {

/// What a field expects, without its C++ type: so that reading is compiled once.
struct expectation {
  /// A number with a unit, a bare ratio, or a growth a year.
  enum class kind { quantity, ratio, rate };
  kind is = kind::quantity;            ///< which of them
  std::string_view name;               ///< of the field
  std::vector<spelling> as;            ///< the alternatives under that name
  std::vector<std::size_t> which;      ///< their numbers within the row
  std::vector<exponents> dimensions;   ///< their dimensions

  /// A bare number is enough: no dimension, or one made of kinds alone (a pue).
  [[nodiscard]] bool takes_bare() const {
    return is == kind::ratio || (is == kind::quantity && (dimensions[0] == exponents{} || detail::kinds_only(dimensions[0])));
  }
  /// Raw (base) units per unit for people.
  ///
  ///   unit's base units, for a rate x seconds of a year
  ///
  /// @param alternative  index into `as`
  [[nodiscard]] double scale(std::size_t alternative) const {
    const double unit_scale = unit_of(as[alternative].unit).scale;
    return is == kind::rate ? unit_scale * detail::seconds_per_year : unit_scale;
  }
};

/// What the alternatives of one name of a row expect.
template <class Row, class Member>
[[nodiscard]] expectation expected_by(const Row& row, const Member&, std::string_view name) {
  using held = holder<std::remove_cvref_t<Member>>;
  expectation result;
  result.name = name;
  if constexpr (requires(const Member& m) { m.effective_annual(); })
    result.is = expectation::kind::rate;
  else if constexpr (requires(const Member& m) { m.value(); })
    result.is = expectation::kind::ratio;
  for (std::size_t i = 0; i < row.spellings; ++i)
    if (row.as[i].name == name) {
      result.as.push_back(row.as[i]);
      result.which.push_back(i);
      result.dimensions.push_back(held::dimensions[i]);
    }
  return result;
}

/// A number in base units, and which alternative it is; or what is wrong with it.
struct scenario_number {
  double raw = 0.0;             ///< in base units
  std::size_t alternative = 0;  ///< index into expectation::as
  std::string error;            ///< what is wrong; empty where nothing is
  bool kind_left_out = false;   ///< a unit such as MW or kW does not say which kind of power it is

  /// Whether it was understood.
  [[nodiscard]] bool ok() const { return error.empty(); }
};

namespace detail {

/// A text such as the field takes: one round number from the middle of its plausible range.
inline std::string example_of(const spelling& written) {
  const range& usual = written.plausible;
  double middle = usual.low > 0.0 ? std::sqrt(usual.low * usual.high) : 0.5 * usual.high;
  std::string_view in = written.unit;
  if (in == "1/year") middle *= 100.0, in = "%/year";
  const double digit = std::pow(10.0, std::floor(std::log10(middle)));
  return '"' + number_text(std::round(middle / digit) * digit, 6) + " " + std::string(in) + '"';
}
inline std::string example_of(const expectation& due) {
  std::string text = example_of(due.as[0]);
  for (std::size_t i = 1; i < due.as.size(); ++i) text += " or " + example_of(due.as[i]);
  return text;
}

inline scenario_number number_of_text(std::string_view text, const expectation& due) {
  switch (due.is) {
    case expectation::kind::ratio: {
      const range& hard = due.as[0].hard;
      const auto read = parse_ratio(text, due.name, hard.low, hard.high);
      return {read.value, 0, read.error};
    }
    case expectation::kind::rate: {
      const auto read = parse_rate(text);
      return {read.value, 0, read.error};
    }
    case expectation::kind::quantity: break;
  }
  scenario_number first;
  for (std::size_t i = 0; i < due.as.size(); ++i) {
    auto read = parse_amount(text, due.dimensions[i]);
    if (read.ok()) return {read.value, i, "", read.kind_left_out};
    if (i == 0) first.error = std::move(read.error);
  }
  if (due.as.size() > 1) first.error += " (" + std::string(due.as[1].unit) + " would do as well)";
  return first;
}

inline std::string_view type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time: return "a date or time";
    default: return "a value of another type";
  }
}

}  // namespace detail

/// Reads a bare number or a text with its unit.
///
/// @param bare_unit  unit of bare numbers, as a distribution gives it; empty where there is none
/// @errors  `error` with what was found and what was expected
[[nodiscard]] inline scenario_number read_number(const toml::node& node, const expectation& due,
                                                 std::string_view bare_unit = {}) {
  if (const auto* text = node.as_string()) return detail::number_of_text(text->get(), due);
  const auto bare = node.value<double>();
  if (!bare || node.is_boolean())
    return {0.0, 0, std::string(detail::type_name(node)) + ", expected " +
                        (due.takes_bare() ? std::string("a number") : "a text such as " + detail::example_of(due))};
  if (!std::isfinite(*bare)) return {0.0, 0, number_text(*bare) + ", must be a finite number"};
  if (!bare_unit.empty()) return detail::number_of_text(number_text(*bare, 17) + " " + std::string(bare_unit), due);
  if (!due.takes_bare())
    return {0.0, 0, number_text(*bare) + " is a bare number without a unit, expected a text such as " + detail::example_of(due)};
  if (due.is == expectation::kind::ratio && !due.as[0].hard.contains(*bare))
    return detail::number_of_text(number_text(*bare, 17), due);
  return {*bare, 0, ""};
}

}  // namespace aifactory
