// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are the inputs of a factory's life together, and which of its figures follow for any value type?
#pragma once

#include "aifactory/finance/factory_debt.hpp"
#include "aifactory/finance/factory_returns.hpp"
#include "aifactory/report/life_formulas.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/sizing/planned.hpp"

#include <string_view>
#include <tuple>

namespace aifactory {

/// A factory, the demand on it, the terms of its cash flow and the prices of its tokens, as one aggregate of inputs.
template <class V = double>
struct planned_life {
  planned<V> base;           ///< factory and demand
  cash_flow_terms<V> terms;  ///< [finance]
  token_prices<V> prices;    ///< [revenue]

  static constexpr auto fields() { return std::tuple<>{}; }
  static constexpr auto sections() {
    return std::tuple{section{"", &planned_life::base}, section{"finance", &planned_life::terms}, section{"revenue", &planned_life::prices}};
  }
};

/// The inputs of a scenario.
[[nodiscard]] inline planned_life<double> life_of(const scenario& s) { return {s.together(), s.terms, s.prices}; }

/// Levelized costs per token of all kinds, and what the prices earn.
template <class V>
struct life_figures {
  /// Levelized cost before tax.
  factory_levelized<V> lcot_pretax, required_price;  ///< the price that pays the cost of capital after tax
  money<V> npv;            ///< of the free flow, at the WACC
  money<V> npv_at_hurdle;  ///< of the free flow, at the hurdle rate
  free_flow<V> free;       ///< after tax, before debt
  equity_flow<V> equity;   ///< what is left to the owners
};

/// The life of a plan in V arithmetic.
///
///   cash_flow_of the resolved plan at the given prices, and what factory_levelized.hpp makes of it;   hurdle of 0 is the WACC
///
/// @param inputs  of any value type
/// @param role    of the demand
/// @param dated   calendar_of the central plan; lives count by whole periods there
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error where V is a floating-point number and no price is found
/// @source  finance/factory_cash_flow.hpp, factory_levelized.hpp and factory_debt.hpp
template <class V>
[[nodiscard, gnu::noinline]] life_figures<V> figures_of_life(const planned_life<V>& inputs, demand_role role, const cash_flow_setup& setup, const cash_flow_calendar& dated) {
  const factory<V> plan = resolved(inputs.base, role);
  const nominal_rate<V> wacc = plan.finance.wacc;
  const life_parts<V> life = life_parts_of(plan, inputs.terms, inputs.prices, true, setup, dated);
  const free_flow<V> free = free_flow_of(life.rows, life.tax);
  const V hurdle = inputs.terms.hurdle.effective_annual();
  const nominal_rate<V> passed = nominal_rate<V>::effective(math::where(math::is_zero(hurdle), wacc.effective_annual(), hurdle));
  return {lcot_pretax(life.rows, wacc), life.needed, npv(free, nominal_wacc<V>(wacc)), npv(free, nominal_wacc<V>(passed)), free,
          debt_of(life.rows, life.tax, setup.debts).equity};
}

}  // namespace aifactory
