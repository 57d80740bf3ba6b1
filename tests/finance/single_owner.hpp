// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The plant of SAM's single-owner cases, with tokens in the place of energy.
#pragma once

#include "reference_cases.hpp"

namespace finance_cases {

inline const auto mtok_out = 1e6 * tok_out;
inline const auto usd_per_mtok = USD / mtok_out;
inline const auto usd_real_per_mtok = USD_real / mtok_out;

/// 1 G$, 50 M$ in dollars of year 1 growing with 2.5 %, 2e9 Mtok a year, 5-year MACRS, tax as given, SAM's conventions.
template <class V = double>
struct single_owner {
  int life;
  V tax, inflation = V(0.025), capex = V(1e9), output = V(2e15);
  losses on_loss = losses::refund;
  double carried_share = 1.0;
  double bonus = 0.0;

  levelized_plan<u::output_token, V> plan(frequency every = frequency::yearly) const {
    const timeline when(date(2026, 1, 1), life * static_cast<int>(every), every, timing::end);
    const conventions used = conventions::sam();
    const auto i = inflation_rate<V>::effective(inflation);
    pretax_flow<V> capital(when);
    capital.set(0, money<V>(-capex * USD));
    const tax_schedule schedule = with_bonus(macrs(macrs_class::five, macrs_convention::half_year), share<>{bonus});
    return {capital,
            escalated_cost(money_per_time<V>(5e7 * USD / year), when, i, real_rate<V>(), used),
            deductions(schedule, money<V>(capex * USD), when, 1, used.at_the_end),
            tax_flow<V>(when),
            amount_flow<u::output_token, V>::made(
                when,
                [&](int k) {
                  return k == 0 ? V(0.0) * tok_out : V(output / static_cast<double>(when.periods_per_year())) * tok_out;
                }),
            income_tax<V>{.rate = share<V>{tax}, .on_loss = on_loss, .carried_share = share<>{carried_share}},
            i,
            used};
  }
};
/// 8 % real at 2.5 % inflation: 10.7 %.
inline nominal_wacc<> ten_point_seven() {
  return nominal_from(real_wacc<>(8.0_pct_per_year_real), 2.5_pct_per_year_inflation);
}
/// 21 % federal, 7 % state.
inline double both_taxes() { return combined_tax_rate(share<>{0.21}, share<>{0.07}).value(); }

}  // namespace finance_cases
