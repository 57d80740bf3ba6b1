// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which symbols of units are known, and how much of what is each?
///
/// A row per way of writing. A new unit is one row here; unit_text.hpp joins symbols to units such as "M$/MW_IT".
#pragma once

#include "aifactory/units/exponents.hpp"

#include <cstddef>
#include <iterator>
#include <string_view>

namespace aifactory::detail {

inline constexpr double seconds_per_hour = 3600.0;
inline constexpr double seconds_per_year = 8760.0 * 3600.0;  // the documented convention: 8,760 h

struct unit_symbol {
  std::string_view text;
  double scale;
  exponents dimension;
  bool takes_prefix = false;
  bool says_facility = false;
};

constexpr exponents pure(base b, int power = 1) {
  exponents e;
  e[b] = power;
  return e;
}
constexpr exponents watts() {
  exponents e;
  e[base::length] = 2, e[base::mass] = 1, e[base::time] = -3;
  return e;
}
constexpr exponents with(exponents e, base b, int power = 1) {
  e[b] += power;
  return e;
}
constexpr exponents joules() { return with(watts(), base::time); }

inline constexpr unit_symbol unit_symbols[] = {
    {"1", 1.0, {}},
    {"%", 0.01, {}},
    // power and energy
    {"W", 1.0, watts(), true},
    {"W_facility", 1.0, watts(), true, true},
    {"W_IT", 1.0, with(watts(), base::it), true},
    {"W_demand", 1.0, with(watts(), base::demand), true},
    {"W_board", 1.0, with(watts(), base::board), true},
    {"J", 1.0, joules(), true},
    {"J_facility", 1.0, joules(), true, true},
    {"J_IT", 1.0, with(joules(), base::it), true},
    {"Wh", seconds_per_hour, joules(), true},
    {"Wh_facility", seconds_per_hour, joules(), true, true},
    {"Wh_IT", seconds_per_hour, with(joules(), base::it), true},
    // time; one year is 8,760 h, one month a twelfth of it
    {"s", 1.0, pure(base::time)},
    {"ms", 1e-3, pure(base::time)},
    {"second", 1.0, pure(base::time)},
    {"seconds", 1.0, pure(base::time)},
    {"min", 60.0, pure(base::time)},
    {"minute", 60.0, pure(base::time)},
    {"minutes", 60.0, pure(base::time)},
    {"h", seconds_per_hour, pure(base::time)},
    {"hr", seconds_per_hour, pure(base::time)},
    {"hour", seconds_per_hour, pure(base::time)},
    {"hours", seconds_per_hour, pure(base::time)},
    {"d", 24.0 * seconds_per_hour, pure(base::time)},
    {"day", 24.0 * seconds_per_hour, pure(base::time)},
    {"days", 24.0 * seconds_per_hour, pure(base::time)},
    {"week", 168.0 * seconds_per_hour, pure(base::time)},
    {"weeks", 168.0 * seconds_per_hour, pure(base::time)},
    {"month", seconds_per_year / 12.0, pure(base::time)},
    {"months", seconds_per_year / 12.0, pure(base::time)},
    {"yr", seconds_per_year, pure(base::time)},
    {"year", seconds_per_year, pure(base::time)},
    {"years", seconds_per_year, pure(base::time)},
    // money
    {"$", 1.0, pure(base::money), true},
    {"USD", 1.0, pure(base::money), true},
    {"$_real", 1.0, with(pure(base::money), base::real), true},
    {"USD_real", 1.0, with(pure(base::money), base::real), true},
    // tokens; a bare tok is all of them
    {"tok", 1.0, pure(base::token), true},
    {"token", 1.0, pure(base::token), true},
    {"tokens", 1.0, pure(base::token), true},
    {"tok_fresh", 1.0, pure(base::fresh_token), true},
    {"tok_cached", 1.0, pure(base::cached_token), true},
    {"tok_in", 1.0, pure(base::prompt_token), true},
    {"tok_out", 1.0, pure(base::output_token), true},
    // counts
    {"GPU", 1.0, pure(base::gpu)},
    {"GPUs", 1.0, pure(base::gpu)},
    {"die", 1.0, pure(base::die)},
    {"dies", 1.0, pure(base::die)},
    {"server", 1.0, pure(base::server)},
    {"servers", 1.0, pure(base::server)},
    {"rack", 1.0, pure(base::rack)},
    {"racks", 1.0, pure(base::rack)},
    // carbon (as CO2 equivalent) and water
    {"g", 1e-3, pure(base::carbon), true},
    {"t", 1e3, pure(base::carbon), true},
    {"gCO2e", 1e-3, pure(base::carbon), true},
    {"tCO2e", 1e3, pure(base::carbon), true},
    {"L", 1.0, pure(base::water), true},
    {"m3", 1e3, pure(base::water)},
    // arithmetic, memory, and the users that are answered at the same time
    {"FLOP", 1.0, pure(base::flop), true},
    {"B", 1.0, pure(base::byte), true},
    {"user", 1.0, pure(base::user)},
    {"users", 1.0, pure(base::user)},
};

constexpr double prefix_scale(char c) {
  switch (c) {
    case 'k': return 1e3;
    case 'M': return 1e6;
    case 'G': return 1e9;
    case 'T': return 1e12;
    case 'P': return 1e15;
    default: return 0.0;
  }
}

/// The row of a symbol, or `no_symbol`. An index, because g++ 12 with the undefined-behaviour sanitizer takes no pointer into
/// the table for a constant.
inline constexpr std::size_t no_symbol = std::size(unit_symbols);
constexpr std::size_t find_symbol(std::string_view text) {
  std::size_t row = 0;
  while (row < no_symbol && unit_symbols[row].text != text) ++row;
  return row;
}

}  // namespace aifactory::detail
