// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  After how many years are GPUs best replaced, what does a year early or late cost, and what is a month of waiting for power worth?
///
/// By trying each: every answer is the present value of a cash flow of its own. On plain numbers.
#pragma once

#include "aifactory/growth/build_cash_flow.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace aifactory {

/// What a build-out comes to.
template <class V = double>
struct build_worth {
  /// Levelized cost of all tokens before tax.
  factory_levelized<V> lcot_pretax, required_price;  ///< the price that pays the cost of capital after tax
  money<V> npv;                                      ///< of the free flow, at the WACC
};

/// Levelized costs and NPV of a build-out.
///
///   lcot_pretax and required_price of its rows,   NPV(free flow, WACC)
///
/// @errors  domain_error where no token is made, and where no price pays
/// @source  levelized_cost.hpp, required_price.hpp and npv.hpp
template <class V>
[[nodiscard]] build_worth<V> worth_of(const build_inputs<V>& in, const built_out<V>& built, const cash_flow_setup& setup) {
  const income_tax<V> tax = income_tax_of(in.terms, setup);
  const nominal_rate<V> wacc = in.plan.finance.wacc;
  return {lcot_pretax(built.rows, wacc), required_price(built.rows, tax, wacc), npv(free_flow_of(built.rows, tax), nominal_wacc<V>(wacc))};
}
/// The present value alone.
///
///   NPV(free flow, WACC)
///
/// @errors  none beyond those of build_out_cash_flow
/// @source  npv.hpp
template <class V>
[[nodiscard]] money<V> npv_of_build_out(const build_inputs<V>& in, const cash_flow_setup& setup, const build_calendar& dated) {
  const auto built = build_out_cash_flow(in, setup, dated);
  return npv(free_flow_of(built.rows, income_tax_of(in.terms, setup)), nominal_wacc<V>(in.plan.finance.wacc));
}
/// The same with its own calendar.
/// @errors  those of build_calendar_of
[[nodiscard]] inline money<> npv_of_build_out(const build_inputs<double>& in, const cash_flow_setup& setup) {
  return npv_of_build_out(in, setup, build_calendar_of(in.plan, setup, in.build));
}

/// One row of the choice.
struct refresh_row {
  double years;  ///< from refresh to refresh, or to the first one
  money<> npv;              ///< of the free flow, at the WACC
  token_price<> lcot_real;  ///< before tax, in dollars of the close, held as plain dollars
};

/// What is chosen: how long all GPUs run, or how long the first ones do.
enum class refresh_chosen { interval, first };

/// All intervals in whole years and that of the plan, and the best of them.
struct refresh_choice {
  refresh_chosen what = refresh_chosen::interval;  ///< `first` where first_refresh is given
  std::vector<refresh_row> rows;  ///< rising
  std::size_t best = 0;           ///< of the highest NPV; of equals the plan's, or else the longest
  std::optional<std::size_t> planned{};  ///< the row of the plan's own interval, where it refreshes

  /// NPV lost by a year less than the best, where that is a row.
  [[nodiscard]] std::optional<money<>> cost_of_early() const { return loss_of(rows[best].years - 1.0); }
  /// NPV lost by a year more than the best, where that is a row.
  [[nodiscard]] std::optional<money<>> cost_of_late() const { return loss_of(rows[best].years + 1.0); }

 private:
  [[nodiscard]] std::optional<money<>> loss_of(double years) const {
    for (const auto& row : rows)
      if (std::fabs(row.years - years) < 1e-9) return rows[best].npv - row.npv;
    return std::nullopt;
  }
};

/// The longest time that GPUs can stay in a shell: its life, or the horizon where that is shorter or the space is leased.
/// @return  [years]  whole
/// @errors  none
[[nodiscard]] inline int longest_refresh(const factory<double>& plan, const cash_flow_setup& setup) {
  const double horizon = horizon_of(plan, setup.shape);
  return static_cast<int>(std::floor((plan.facility.leased() ? horizon : std::min(horizon, plan.facility.life.in(year))) + 1e-9));
}

/// NPV by refresh interval, by trying every whole number of years up to longest_refresh, and the interval of the plan itself; GPUs that
/// the horizon finds running are not replaced. Where first_refresh is given, it is the one that is tried, and refresh_every stays.
///
///   best = arg max NPV(years)
///
/// @errors  those of build_calendar_of, and domain_error where no token is made
/// @source  own, from the definition: each row is a cash flow of its own
[[nodiscard]] inline refresh_choice refresh_choice_of(build_inputs<double> in, const cash_flow_setup& setup) {
  refresh_choice found;
  const bool refreshes = in.build.terms.at_refresh == at_refresh::replace;
  in.build.terms.at_refresh = at_refresh::replace;
  if (in.build.terms.first_refresh.base_value() > 0.0) found.what = refresh_chosen::first;
  auto& tried = found.what == refresh_chosen::first ? in.build.terms.first_refresh : in.build.terms.refresh_every;
  const double given = tried.base_value() > 0.0 ? tried.in(year) : in.plan.compute.life.in(year);
  const double own = std::fabs(given - std::round(given)) < 1e-9 ? std::round(given) : given;
  std::vector<double> all;
  for (int years = 1; years <= longest_refresh(in.plan, setup); ++years) all.push_back(years);
  if (refreshes && !std::binary_search(all.begin(), all.end(), own)) all.insert(std::upper_bound(all.begin(), all.end(), own), own);
  for (const double years : all) {
    tried = years * year;
    const auto built = build_out_cash_flow(in, setup, build_calendar_of(in.plan, setup, in.build));
    const auto cost = lcot_pretax(built.rows, nominal_rate<>(in.plan.finance.wacc));
    found.rows.push_back({years, npv(free_flow_of(built.rows, income_tax_of(in.terms, setup)), nominal_wacc<>(in.plan.finance.wacc)),
                          token_price<>::from_base_value(cost.real.base_value())});
    if (refreshes && years == own) found.planned = found.rows.size() - 1;
    if (!(found.rows.back().npv < found.rows[found.best].npv)) found.best = found.rows.size() - 1;
  }
  if (found.planned && !(found.rows[*found.planned].npv < found.rows[found.best].npv)) found.best = *found.planned;
  return found;
}

/// What is lost where power comes this much later than planned: in one phase, or in all of them.
///
///   NPV(delays as they are) - NPV(delays + so much)
///
/// @param dated  build_calendar_of the central inputs: no delay moves it
/// @param phase  its place from 0; nothing for all
/// @errors  none beyond those of build_out_cash_flow
/// @source  own, from the definition
template <class V>
[[nodiscard]] money<V> cost_of_delay(build_inputs<V> in, const cash_flow_setup& setup, const build_calendar& dated, const duration<V>& later,
                                     std::optional<std::size_t> phase = {}) {
  const money<V> before = npv_of_build_out(in, setup, dated);
  for (std::size_t p = 0; p < in.build.phases.size(); ++p)
    if (!phase || *phase == p) in.build.phases[p].delay = in.build.phases[p].delay + later;
  return before - npv_of_build_out(in, setup, dated);
}
/// The same with its own calendar.
/// @errors  those of build_calendar_of
[[nodiscard]] inline money<> cost_of_delay(const build_inputs<double>& in, const cash_flow_setup& setup, const duration<>& later, std::optional<std::size_t> phase = {}) {
  return cost_of_delay(in, setup, build_calendar_of(in.plan, setup, in.build), later, phase);
}
/// What the delays of the plan itself cost.
///
///   NPV(no delays) - NPV(delays as they are)
///
/// @errors  none beyond those of build_out_cash_flow
/// @source  own, from the definition
template <class V>
[[nodiscard]] money<V> cost_of_its_delays(build_inputs<V> in, const cash_flow_setup& setup, const build_calendar& dated) {
  const money<V> before = npv_of_build_out(in, setup, dated);
  for (auto& phase : in.build.phases) phase.delay = duration<V>::from_base_value(V(0.0));
  return npv_of_build_out(in, setup, dated) - before;
}
/// The same with its own calendar.
/// @errors  those of build_calendar_of
[[nodiscard]] inline money<> cost_of_its_delays(const build_inputs<double>& in, const cash_flow_setup& setup) {
  return cost_of_its_delays(in, setup, build_calendar_of(in.plan, setup, in.build));
}

}  // namespace aifactory
