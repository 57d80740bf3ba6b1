// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does the compiler say when two units do not fit?
///
/// Every wrong use ends in `explain_mismatch`, whose static_assert carries a sentence with the remedy; the names of both
/// sides stand beside it as `expected_but_given<...>`. tests/compile_fail/ provokes each.
#pragma once

#include "aifactory/units/dimension.hpp"
#include "aifactory/units/exponents.hpp"
#include "aifactory/units/names.hpp"

#include <string_view>

namespace aifactory {

/// Names both sides in a compiler message.
template <class Expected, class Given>
struct expected_but_given {
  /// Always false, but only known where both are: a static_assert on it prints both names.
  static constexpr bool value = false;
};

namespace detail {

/// Which remedy fits: what is left over in given / expected.
enum class remedy { none, pue, overhead, demand, dollars, tokens, counts, pieces, time, price };

constexpr remedy remedy_for(const exponents& given, const exponents& expected) {
  const exponents left = given.times(expected, -1);
  constexpr base tokens[] = {base::fresh_token, base::cached_token, base::prompt_token, base::output_token, base::token};
  constexpr base counts[] = {base::gpu, base::die, base::server, base::rack};
  // Where more than one thing is left over, the advice would be wrong. Two prices still have something to say.
  if (left[base::demand] != 0) return remedy::demand;
  const remedy mixed = given[base::money] == 1 && expected[base::money] == 1 ? remedy::price : remedy::none;
  const bool other = left[base::mass] != 0 || left[base::length] != 0 || left[base::money] != 0 ||
                     left[base::carbon] != 0 || left[base::water] != 0 || left[base::flop] != 0 || left[base::byte] != 0 ||
                     left[base::user] != 0;
  bool any_token = false, any_count = false;
  int token_sum = 0, count_sum = 0;
  for (base b : tokens) any_token = any_token || left[b] != 0, token_sum += left[b];
  for (base b : counts) any_count = any_count || left[b] != 0, count_sum += left[b];
  const bool power_kind = left[base::it] != 0 || left[base::board] != 0;
  const bool real = left[base::real] != 0, time = left[base::time] != 0;
  if (other || power_kind + real + any_token + any_count + time != 1) return mixed;
  if (left[base::board] != 0) return remedy::overhead;
  if (power_kind) return remedy::pue;
  if (real) return remedy::dollars;
  if (any_token) return token_sum == 0 ? remedy::tokens : mixed;
  if (any_count) return count_sum == 0 ? remedy::counts : remedy::pieces;
  return remedy::time;
}

/// The remedy in a few words, for messages at run time.
constexpr std::string_view advice(remedy r) {
  switch (r) {
    case remedy::pue: return "multiply or divide by a pue";
    case remedy::overhead: return "multiply board power by an overhead such as 1.3 W_IT/W_board";
    case remedy::demand: return "a charge per kW and month is for billed demand, a price per kWh is for energy";
    case remedy::dollars: return "nominal and real money are different";
    case remedy::tokens: return "fresh input, cached input, output and total tokens are different";
    case remedy::counts: return "per GPU, per die, per server and per rack are different";
    case remedy::pieces: return "an amount per piece is not an amount";
    case remedy::time: return "an amount and a rate differ by a time";
    case remedy::price: return "these prices are per different things";
    case remedy::none: break;
  }
  return {};
}

template <class Names, remedy R>
struct clash {  // one assertion per remedy, so that the sentence stands in the first line
  static_assert(R != remedy::pue || Names::value,
                "aifactory: IT power and facility power are different: multiply or divide by a pue");
  static_assert(R != remedy::overhead || Names::value,
                "aifactory: board power (accelerator TDP) and IT or facility power are different: multiply board power "
                "by an overhead such as 1.3 * W_IT / W_board");
  static_assert(R != remedy::demand || Names::value,
                "aifactory: billed demand (kW_demand, for a charge per kW and month) is neither a power nor an energy: the "
                "power that is billed becomes demand by `* demand`");
  static_assert(R != remedy::dollars || Names::value,
                "aifactory: nominal money and real money (constant dollars of a base year) are different: convert with "
                "inflate(...) or deflate(...)");
  static_assert(R != remedy::tokens || Names::value,
                "aifactory: fresh input, cached input, output and total tokens are different: pair each price with its "
                "own tokens, or use total(...)");
  static_assert(R != remedy::counts || Names::value,
                "aifactory: per GPU, per die, per server and per rack are different: multiply or divide by a count such "
                "as 8.0 * GPU / server");
  static_assert(R != remedy::time || Names::value,
                "aifactory: an amount and a rate differ by a time (kW and kWh, tokens and tokens/s): multiply or divide "
                "by a time");
  static_assert(R != remedy::pieces || Names::value,
                "aifactory: an amount per GPU, die, server or rack is not an amount: multiply or divide by a number of "
                "them, such as 1000.0 * GPU");
  static_assert(R != remedy::price || Names::value,
                "aifactory: money and prices per different things: multiply a price by what it is per (USD/MW_IT by MW_IT, "
                "USD/GPU by GPU, USD/Mtok by tok) and add the money");
  static_assert(R != remedy::none || Names::value,
                "aifactory: these units measure different things, such as a power and an amount of money");
};

}  // namespace detail

/// Fails to compile, in words.
template <class Expected, class Given>
constexpr void explain_mismatch() {
  (void)sizeof(detail::clash<expected_but_given<name_t<Expected>, name_t<Given>>,
                             detail::remedy_for(exponents_of<Given>(), exponents_of<Expected>())>);
}

}  // namespace aifactory
