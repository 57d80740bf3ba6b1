// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  In which unit is an amount of this size shown?
///
/// The unit is the row's in names.hpp, its first prefix chosen by magnitude: 850 kW_IT, 120 MW_IT, 1.2 GW_IT, 631 MUSD,
/// 52,000 USD/GPU. format.hpp hands this to fmt; messages use it without fmt.
#pragma once

#include "aifactory/units/describe.hpp"
#include "aifactory/units/rounded_text.hpp"
#include "aifactory/units/unit_text.hpp"

#include <cmath>
#include <string>
#include <string_view>

namespace aifactory {

/// A number and the unit it is in.
/// In `unit`.
struct shown_amount {
  double number;
  std::string unit;  ///< empty for a plain number
};

namespace detail {

/// Sizes, in units without a prefix, from which on a prefix is used. The last that fits counts.
struct prefix_step {
  double from;
  std::string_view prefix;
};
// People say 700 W and 130 kW, but 1200 W of a board; 52,000 USD rather than 52 kUSD; 6000 tok/s.
inline constexpr prefix_step power_steps[] = {{0.0, ""}, {1e3, "k"}, {1e6, "M"}, {1e9, "G"}};
inline constexpr prefix_step board_steps[] = {{0.0, ""}, {1e4, "k"}, {1e6, "M"}, {1e9, "G"}};
inline constexpr prefix_step energy_steps[] = {{0.0, ""}, {1e3, "k"}, {1e6, "M"}, {1e9, "G"}, {1e12, "T"}};
inline constexpr prefix_step large_steps[] = {{0.0, ""}, {1e6, "M"}, {1e9, "G"}, {1e12, "T"}};

template <std::size_t N>
constexpr std::string_view prefix_for(const prefix_step (&steps)[N], double size) {
  std::string_view found = steps[0].prefix;
  for (const auto& step : steps)
    if (size >= step.from) found = step.prefix;
  return found;
}

/// The prefix for so many of a symbol without prefix.
constexpr std::string_view prefix_for(const unit_symbol& symbol, double size) {
  const exponents& d = symbol.dimension;
  if (d == watts() || d == with(watts(), base::it)) return prefix_for(power_steps, size);
  if (d == with(watts(), base::board)) return prefix_for(board_steps, size);
  if (d[base::mass] != 0) return prefix_for(energy_steps, size);
  return prefix_for(large_steps, size);
}

inline shown_amount shown_time(double seconds) {
  constexpr std::string_view units[] = {"year", "day", "h"};
  for (std::string_view name : units) {
    const double amount = unit_of(name).from_base(seconds);
    if (std::fabs(amount) >= 1.0) return {amount, std::string(name)};
  }
  return {seconds, "s"};
}

}  // namespace detail

/// An amount in the unit a person expects for its dimension and size.
///
/// @param amount     in base units (W, J, s, USD, tok, GPU, ...)
/// @errors  none: what has no row is spelled, zero and what is not finite take the row's unit
[[nodiscard]] inline shown_amount show(double amount, const exponents& dimension) {
  if (dimension == exponents{}) return {amount, {}};
  const auto* row = find_known(dimension);
  if (!row) return {amount, spelled_unit(dimension)};  // made of base units alone: the scale is 1
  const bool has_size = std::isfinite(amount) && amount != 0.0;
  if (has_size && dimension == detail::pure(base::time)) return detail::shown_time(amount);

  // "kW_IT/GPU" is lead "kW_IT" and rest "/GPU"; its root is "W_IT".
  const std::size_t end = row->unit.find('/');
  const std::string_view lead = row->unit.substr(0, end), rest = row->unit.substr(lead.size());
  const std::size_t whole = detail::find_symbol(lead);
  const std::size_t found = whole != detail::no_symbol ? whole : detail::find_symbol(lead.substr(1));
  if (found == detail::no_symbol) return {unit_of(row->unit).from_base(amount), std::string(row->unit)};
  const auto& root = detail::unit_symbols[found];
  // A pue in MW_facility/MW_IT is a number whatever its size; kilograms and litres stay as they are.
  const bool steps = root.takes_prefix && dimension[base::carbon] == 0 && dimension[base::water] == 0 &&
                     (dimension[base::mass] != 0 || root.dimension[base::mass] == 0);
  if (!has_size || !steps) return {unit_of(row->unit).from_base(amount), std::string(row->unit)};
  const std::string bare = std::string(root.text) + std::string(rest);
  const double size = std::fabs(unit_of(bare).from_base(amount));
  const std::string unit = std::string(detail::prefix_for(root, size)) + bare;
  return {unit_of(unit).from_base(amount), unit};
}

/// A number with its unit: "17.5 MUSD/MW_IT", "60 %", "nan MW_IT".
[[nodiscard]] inline std::string with_unit(std::string number, std::string_view unit) {
  if (!unit.empty() && unit != "1") number.append(" ").append(unit);
  return number;
}

/// An amount as people read it.
[[nodiscard]] inline std::string amount_text(double amount, const exponents& dimension,
                                             int significant = default_digits) {
  const auto [number, unit] = show(amount, dimension);
  return with_unit(rounded_text(number, significant), unit);
}

}  // namespace aifactory
