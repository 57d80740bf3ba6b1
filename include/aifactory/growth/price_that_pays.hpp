// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  At which token prices does a build-out pay its cost of capital, where none are given?
#pragma once

#include "aifactory/growth/build_cash_flow.hpp"
#include "aifactory/units/plain_number.hpp"

#include <cmath>

namespace aifactory {

/// The inputs with token prices that pay the cost of capital: constant in dollars of the close, split over the kinds of token as the plan
/// allocates its cost. Where phases make the kinds in other proportions all prices are moved by one factor, so that the present value of
/// revenue stays.
///
///   prices = c allocation of the plan's cost x required price (real) / (1 + i)^(years from the base year to the close)
///   c      = NPV(required price x all tokens) / NPV(revenue at c = 1),   left out where it is 1 to 1e-12
///
/// @return  the inputs at these prices and without token_price_growth
/// @shape   scalar
/// @errors  domain_error where V is a floating-point number, no token is made or no price pays
/// @source  own; required_price.hpp
template <class V>
[[nodiscard]] build_inputs<V> at_price_that_pays(build_inputs<V> in, const cash_flow_setup& setup, const build_calendar& dated) {
  in.build.terms.token_price_growth = {};
  const auto needed = required_price(build_out_cash_flow(in, setup, dated).rows, income_tax_of(in.terms, setup), nominal_rate<V>(in.plan.finance.wacc));
  const V to_base_year = math::exp(V(-setup.years_to_close() * math::log1p(in.plan.finance.inflation.effective_annual())));
  in.prices = prices_by_allocation(in.plan, token_price<V>::from_base_value(static_cast<V>(needed.real.base_value() * to_base_year)));
  const auto rows = build_out_cash_flow(in, setup, dated).rows;
  const nominal_pretax_wacc<V> wacc{nominal_rate<V>(in.plan.finance.wacc)};
  const V factor = static_cast<V>(npv(revenue_at(needed.real, rows.tokens.total, rows.inflation), wacc) / npv(rows.revenue(), wacc));
  if (std::fabs(detail::plain_number(factor) - 1.0) > 1e-12)
    in.prices = {in.prices.fresh_input * factor, in.prices.cached_input * factor, in.prices.output * factor};
  return in;
}

}  // namespace aifactory
