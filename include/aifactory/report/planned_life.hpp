// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are the inputs of a factory's life together, and which of its figures follow for any value type?
#pragma once

#include "aifactory/finance/factory_debt.hpp"
#include "aifactory/finance/factory_returns.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/sizing/planned.hpp"

#include <string_view>
#include <tuple>

namespace aifactory {

/// A factory, the demand on it, the terms of its cash flow and the prices of its tokens, as one aggregate of inputs.
template <class V = double>
struct planned_life {
  planned<V> base;
  cash_flow_terms<V> terms;
  token_prices<V> prices;

  static constexpr auto fields() { return std::tuple<>{}; }
  static constexpr auto sections() {
    return std::tuple{section{"", &planned_life::base}, section{"finance", &planned_life::terms}, section{"revenue", &planned_life::prices}};
  }
};

[[nodiscard]] inline planned_life<double> life_of(const scenario& s) { return {s.together(), s.terms, s.prices}; }

/// Levelized costs per token of all kinds, and what the prices earn.
template <class V>
struct life_figures {
  factory_levelized<V> lcot_pretax, required_price;
  money<V> npv;
  money<V> npv_at_hurdle;  ///< of the free flow, at the hurdle rate
  free_flow<V> free;
  equity_flow<V> equity;
};

/// The life of a plan in V arithmetic.
///
/// @param inputs  of any value type
/// @param role    of the demand
/// @param dated   calendar_of the central plan; lives count by whole periods there
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error where V is a floating-point number and no price is found
template <class V>
[[nodiscard, gnu::noinline]] life_figures<V> figures_of_life(const planned_life<V>& inputs, demand_role role, const cash_flow_setup& setup, const cash_flow_calendar& dated) {
  const factory<V> plan = resolved(inputs.base, role);
  const nominal_rate<V> wacc = plan.finance.wacc;
  const income_tax<V> tax = income_tax_of(inputs.terms, setup);
  const factory_cash_flow<V> rows = cash_flow_of(plan, inputs.terms, inputs.prices, setup, dated);
  const free_flow<V> free = free_flow_of(rows, tax);
  const V hurdle = inputs.terms.hurdle.effective_annual();
  const nominal_rate<V> passed = nominal_rate<V>::effective(math::where(math::is_zero(hurdle), wacc.effective_annual(), hurdle));
  return {lcot_pretax(rows, wacc), required_price(rows, tax, wacc), npv(free, nominal_wacc<V>(wacc)), npv(free, nominal_wacc<V>(passed)), free,
          debt_of(rows, tax, setup.debts).equity};
}

}  // namespace aifactory
