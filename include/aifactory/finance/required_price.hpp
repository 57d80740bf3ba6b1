// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  At which price per token does a plan earn its cost of capital after tax?
#pragma once

#include "aifactory/finance/levelized_cost.hpp"

#include <cmath>

namespace aifactory {

namespace detail {

/// Present value of a year's sums, each paid in the last period of its operating year, as tax is.
template <class V>
[[nodiscard]] V discounted_by_tax_year(const timeline& when, std::span<const V> amounts, const nominal_wacc<V>& wacc) {
  V worth(0.0);
  const auto factors = math::series<V>("discount factor", "");
  for (int k = 0; k <= when.periods();) {
    V in_year(0.0);
    const int tax_year = when.year_of(k);
    int last = k;
    for (; k <= when.periods() && when.year_of(k) == tax_year; ++k)
      in_year = static_cast<V>(in_year + amounts[static_cast<std::size_t>(k)]), last = k;
    worth = static_cast<V>(worth + in_year * math::named(wacc.df(when.time(last)), factors, last));
  }
  return worth;
}

/// A of a row of revenue at a price of one.
///
///   A = sum r_k df(t_k) - T sum_y r_y df(end of year y)
template <class V>
[[nodiscard]] V worth_after_tax(const timeline& when, std::span<const V> taxed, const V& tax,
                                const nominal_wacc<V>& wacc) {
  const V before = discounted_sum(when, taxed, wacc);
  if (when.every() == frequency::yearly) return static_cast<V>((1.0 - tax) * before);
  return static_cast<V>(before - tax * discounted_by_tax_year(when, taxed, wacc));
}
/// B of capital, operating cost, deductions and credits, without revenue: the present value that a price has to earn,
/// negative.
template <class T, class V>
[[nodiscard]] V worth_of_costs(const levelized_plan<T, V>& plan, const nominal_wacc<V>& wacc) {
  const V tax = plan.tax.rate.value();
  const timeline& when = plan.tokens.when();
  return static_cast<V>(discounted_sum(when, plan.capital.base_values(), wacc) +
                        worth_after_tax(when, plan.operating.base_values(), tax, wacc) +
                        tax * discounted_by_tax_year(when, plan.deductions.base_values(), wacc) -
                        discounted_sum(when, plan.credits.base_values(), wacc));
}

/// The root of an increasing function, close to straight, by secants. No branch on a value, so that it runs over lanes,
/// and its derivatives are exact: a step at the root has the slope of the implicit function.
/// A value type that records formulas searches in plain numbers and records what was found.
///
/// @param what, rule  of the error
/// @errors  domain_error when f is not within 1e-11 of `size` of zero, where V is a floating-point number
template <class V, class F>
[[nodiscard]] V secant_root(const V& first, const V& second, [[maybe_unused]] const V& size, const F& f,
                            [[maybe_unused]] const char* what = "required_price: npv",
                            [[maybe_unused]] const char* rule = "is left: no price was found") {
  if constexpr (math::records<V>) {
    using m = mathematics<V>;
    return m::found(secant_root(m::plain(first), m::plain(second), m::plain(size), [&f](double x) { return m::plain(f(V(x))); }, what, rule), "found by search");
  } else {
    V before = first, x = second, f_before = f(before);
    for (int step = 0; step < 60; ++step) {
      const V fx = f(x), rise = static_cast<V>(fx - f_before);
      const auto flat = math::is_zero(rise);
      const V next = math::where(flat, x, V(x - fx * (x - before) / math::where(flat, V(1.0), rise)));
      before = x, f_before = fx, x = next;
      if constexpr (std::floating_point<V>)
        if (x == before) break;
    }
    if constexpr (std::floating_point<V>)
      if (!(std::fabs(f(x)) <= V(1e-11) * std::fabs(size)))
        outside_the_domain(what, static_cast<double>(f(x)), rule);
    return x;
  }
}

/// The price at which the plan's NPV is zero; PriceUnit says in which dollars it is constant.
template <class PriceUnit, class T, class V>
[[nodiscard]] PriceUnit price_that_pays(const levelized_plan<T, V>& plan, const nominal_wacc<V>& wacc) {
  const timeline& when = plan.tokens.when();
  const pretax_flow<V> per_dollar = revenue_at(PriceUnit::from_base_value(V(1.0)), plan.tokens, plan.inflation);
  const auto revenue = static_cast<const pretax_flow<V>&>(per_dollar).base_values();
  (void)tokens_of(plan.tokens, wacc);
  const V earned = worth_after_tax(when, revenue, plan.tax.rate.value(), wacc);
  const V needed = static_cast<V>(-worth_of_costs(plan, wacc));
  const V with_refunds = static_cast<V>(needed / earned);
  if (plan.tax.on_loss == losses::refund) return PriceUnit::from_base_value(with_refunds);
  if constexpr (math::records<V>)
    if (mathematics<V>::is_nothing(plan.tax.rate.value())) return PriceUnit::from_base_value(with_refunds);
  return PriceUnit::from_base_value(secant_root(with_refunds, V(1.01 * with_refunds), needed, [&](const V& price) {
    return npv(free_flow_at(plan, PriceUnit::from_base_value(price)), wacc).base_value();
  }));
}

}  // namespace detail

/// The price per token that pays the cost of capital after tax: the levelized cost where there is tax.
///
///   0 = NPV(revenue(p) + operating + capital - tax(p))
///
///   losses refunded: p sum Q df = [-NPV(capital) - (1 - T) NPV(operating) - T PV(deductions) + PV(credits)] / (1 - T),
///   else by search
///
/// @param plan  its tax says what a loss is worth
/// @param wacc  nominal, after tax
/// @return      nominal: constant in dollars of the day; real: in dollars of the close, rising with inflation
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error when no token is made or no price is found, where V is a floating-point number
/// @source  own, from the definition; equals SAM's FCR route and its price at the discount rate where those are defined
template <class T, class V>
[[nodiscard]] levelized<T, V> required_price(const levelized_plan<T, V>& plan, const nominal_wacc<V>& wacc) {
  using nominal_price = quantity<u::per<u::usd, T>, V>;
  using real_price = quantity<u::per<u::real_usd, T>, V>;
  return {detail::price_that_pays<nominal_price>(plan, wacc), detail::price_that_pays<real_price>(plan, wacc),
          detail::used_by(plan)};
}

}  // namespace aifactory
