// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  At which token prices does a build-out pay its cost of capital, where none are given?
#pragma once

#include "aifactory/growth/build_cash_flow.hpp"

#include <cmath>

namespace aifactory {

/// The inputs with token prices that pay the cost of capital: constant in dollars of the close, split over the kinds of token as the plan
/// allocates its cost. Where phases make the kinds in other proportions all prices are moved by one factor, so that the present value of
/// revenue stays.
/// @errors  domain_error where no token is made and where no price pays
[[nodiscard]] inline build_inputs<double> at_price_that_pays(build_inputs<double> in, const cash_flow_setup& setup, const build_calendar& dated) {
  in.build.terms.token_price_growth = {};
  const auto needed = required_price(build_out_cash_flow(in, setup, dated).rows, income_tax_of(in.terms, setup), nominal_rate<>(in.plan.finance.wacc));
  const double to_base_year = std::exp(-setup.years_to_close() * std::log1p(in.plan.finance.inflation.effective_annual()));
  in.prices = prices_by_allocation(in.plan, token_price<>::from_base_value(needed.real.base_value() * to_base_year));
  const auto rows = build_out_cash_flow(in, setup, dated).rows;
  const nominal_pretax_wacc<> wacc{nominal_rate<>(in.plan.finance.wacc)};
  const double factor = double(npv(revenue_at(needed.real, rows.tokens.total, rows.inflation), wacc) / npv(rows.revenue(), wacc));
  if (std::fabs(factor - 1.0) > 1e-12)
    in.prices = {in.prices.fresh_input * factor, in.prices.cached_input * factor, in.prices.output * factor};
  return in;
}

}  // namespace aifactory
