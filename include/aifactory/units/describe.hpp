// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a dimension called, when it is known only at run time?
///
/// The rows of names.hpp as a table, and a spelling for every dimension that has no row.
#pragma once

#include "aifactory/units/exponents.hpp"
#include "aifactory/units/names.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// One row of names.hpp.
struct known_dimension {
  /// What is described, as exponents of the base dimensions.
  exponents dimension;
  std::string_view text;  ///< what it is called: "money per IT power"
  std::string_view unit;  ///< the unit people expect: "USD/MW_IT"
};

namespace detail {
template <class... Names>
consteval std::array<known_dimension, sizeof...(Names)> rows_of(name_list<Names...>) {
  return {{{exponents_of<typename Names::dimension>(), Names::text, Names::unit}...}};
}
}  // namespace detail

/// Every row of names.hpp.
inline constexpr auto known_dimensions = detail::rows_of(known_names{});

/// The row of a dimension, or null.
[[nodiscard]] constexpr const known_dimension* find_known(const exponents& dimension) {
  for (const auto& row : known_dimensions)
    if (row.dimension == dimension) return &row;
  return nullptr;
}

namespace detail {

/// The symbols whose product a dimension is, each with its power; watts, joules and their kinds are recognised.
inline std::vector<std::pair<std::string, int>> factors_of(exponents rest) {
  std::vector<std::pair<std::string, int>> factors;
  const int money = rest[base::money];
  if (money != 0 && rest[base::real] == money) {
    factors.emplace_back("USD_real", money);
    rest[base::money] = rest[base::real] = 0;
  }
  const int n = rest[base::mass];
  if (n != 0 && rest[base::length] == 2 * n) {
    // W^n leaves time^(t + 3n), J^n leaves time^(t + 2n): the one that leaves less.
    const int beside_watt = rest[base::time] + 3 * n, beside_joule = rest[base::time] + 2 * n;
    const bool watt = rest[base::demand] != 0 || beside_watt * beside_watt <= beside_joule * beside_joule;
    std::string symbol = watt ? "W" : "J";
    rest[base::mass] = rest[base::length] = 0;
    rest[base::time] = watt ? beside_watt : beside_joule;
    if (rest[base::it] == n)
      symbol += "_IT", rest[base::it] = 0;
    else if (rest[base::board] == n && watt)
      symbol += "_board", rest[base::board] = 0;
    else if (rest[base::demand] == n && watt)
      symbol += "_demand", rest[base::demand] = 0;
    factors.emplace_back(std::move(symbol), n);
  }
  // Money and tokens first, the parts of SI last: USD/GPU^2, not GPU^-2 USD.
  constexpr base order[] = {base::money,  base::fresh_token, base::cached_token, base::prompt_token, base::output_token,
                            base::token,  base::carbon,      base::water,        base::flop,         base::byte,
                            base::it,     base::board,       base::demand,       base::real,         base::gpu,          base::die,
                            base::server, base::rack,        base::user,         base::length,       base::mass,
                            base::time};
  static_assert(std::size(order) == base_count);
  for (base b : order)
    if (rest[b] != 0) factors.emplace_back(base_symbols[static_cast<std::size_t>(b)], rest[b]);
  return factors;
}

}  // namespace detail

/// A dimension spelled from base units: "USD/GPU^2", "1/rack"; "1" for a plain number.
[[nodiscard]] inline std::string spelled_unit(const exponents& dimension) {
  const auto factors = detail::factors_of(dimension);
  std::string above, below;
  for (const auto& [symbol, power] : factors) {
    const int size = power < 0 ? -power : power;
    const std::string written = size == 1 ? symbol : symbol + "^" + std::to_string(size);
    if (power < 0)
      below += "/" + written;
    else
      above += (above.empty() ? "" : "*") + written;
  }
  return (above.empty() ? "1" : above) + below;
}

/// The unit people expect, else the spelling.
[[nodiscard]] inline std::string unit_for(const exponents& dimension) {
  const auto* row = find_known(dimension);
  return row ? std::string(row->unit) : spelled_unit(dimension);
}

/// What a dimension is: "IT power (MW_IT)", "money per IT power (USD/MW_IT)", "USD/GPU^2", "a plain number".
[[nodiscard]] inline std::string describe(const exponents& dimension) {
  if (dimension == exponents{}) return "a plain number";
  const auto* row = find_known(dimension);
  return row ? std::string(row->text) + " (" + std::string(row->unit) + ")" : spelled_unit(dimension);
}

}  // namespace aifactory
