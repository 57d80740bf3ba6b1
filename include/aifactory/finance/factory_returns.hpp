// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a factory earn: profit, margin, and the load at which it breaks even?
#pragma once

#include "aifactory/finance/factory_levelized.hpp"
#include "aifactory/model/economics.hpp"

#include <boost/math/tools/toms748_solve.hpp>

#include <cstdint>
#include <optional>

namespace aifactory {

/// Whether any token is sold.
template <class V>
[[nodiscard]] constexpr bool any_price(const token_prices<V>& prices) {
  return prices.fresh_input.base_value() > V(0.0) || prices.cached_input.base_value() > V(0.0) || prices.output.base_value() > V(0.0);
}

/// What the tokens of a year are sold for, at the price level of the plan.
///
///   sum over kinds of (price x rate)
///
/// @return  [USD/time]
/// @errors  none
/// @source  definition
template <class V>
[[nodiscard]] constexpr money_per_time<V> revenue_of(const token_prices<V>& prices, const token_rates<V>& delivered) {
  return prices.fresh_input * delivered.fresh_input + prices.cached_input * delivered.cached_input + prices.output * delivered.output;
}

/// Profit of a steady year per facility power.
///
///   (revenue - yearly cost, capital included) / (IT power provisioned x PUE)
///
/// @return  [USD/time per facility power]
/// @errors  none
/// @source  what industry calls profit per gigawatt-year
template <class V>
[[nodiscard]] constexpr auto profit_per_facility_power(const factory<V>& plan, const economics<V>& of, const token_prices<V>& prices) {
  return (revenue_of(prices, of.delivered) - of.annual_cost.total) / facility_power<V>(drawn_from_grid(of.it_power_provisioned, plan.facility.pue));
}

/// Present value of EBITDA over that of revenue, both at the WACC.
///
///   NPV(EBITDA) / NPV(revenue)
///
/// @return  [-]  no finite number where there is no revenue
/// @errors  none
/// @source  definition
template <class V>
[[nodiscard]] V ebitda_margin(const factory_cash_flow<V>& rows, const nominal_rate<V>& wacc) {
  const nominal_pretax_wacc<V> rate(wacc);
  return V(npv(rows.ebitda(), rate) / npv(rows.revenue(), rate));
}

/// The utilization at which the free flow is worth nothing at these prices.
///
///   0 = NPV(free flow at u),   0 < u <= 1
///
/// Energy and tokens follow the load, all else stays.
///
/// @return  [-]  empty unless the present value is below 0 when idle and 0 or more at full load
/// @errors  none beyond those of cash_flow_of
/// @source  definition; the root by TOMS 748 (Boost.Math)
[[nodiscard]] inline std::optional<double> break_even_utilization(const factory<double>& plan, const cash_flow_terms<double>& terms,
                                                                 const token_prices<double>& prices, const cash_flow_setup& setup,
                                                                 const cash_flow_calendar& dated) {
  const income_tax<double> tax = income_tax_of(terms, setup);
  const auto worth = [&](double load) {
    factory<double> at = plan;
    at.operations.utilization = utilization<>(load);
    return npv(free_flow_of(cash_flow_of(at, terms, prices, setup, dated), tax), nominal_wacc<>(plan.finance.wacc)).base_value();
  };
  const double low = worth(0.0), high = worth(1.0);
  if (!(low < 0.0 && high >= 0.0)) return std::nullopt;
  std::uintmax_t most = 100;
  const auto found = boost::math::tools::toms748_solve(worth, 0.0, 1.0, low, high, boost::math::tools::eps_tolerance<double>(50), most);
  return 0.5 * (found.first + found.second);
}

}  // namespace aifactory
