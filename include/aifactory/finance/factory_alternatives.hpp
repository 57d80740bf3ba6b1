// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a factory cost after tax, and what do the same hours or tokens cost from others?
///
/// One free flow for each way, all on one timeline, none with revenue but that of spare hours which are sold: what else is done with
/// the GPUs is the same, so it is left out.
#pragma once

#include "aifactory/finance/factory_levelized.hpp"
#include "aifactory/finance/factory_loads.hpp"
#include "aifactory/finance/rent_or_build.hpp"
#include "aifactory/finance/rental_contract.hpp"
#include "aifactory/finance/rental_terms.hpp"

#include <cmath>
#include <span>

namespace aifactory {

/// An own factory and what it is compared with.
template <class V = double>
struct build_or_rent_plan {
  factory<V> plan;                 ///< the own factory
  cash_flow_terms<V> terms;        ///< its [finance]
  rental_terms<V> rental;          ///< [rental]; a price of 0 is not compared
  colocation_terms<V> colocation;  ///< [colocation]
  api_terms<V> api;                ///< [api]
  int contract_periods = 1;  ///< rental.term in periods of the timeline
};

/// A term in periods, to the nearest one.
///
///   round(years x periods a year)
///
/// @errors  none; contracts of no period are refused where they are reckoned
/// @source  definition
[[nodiscard]] inline int periods_of(const duration<double>& term, const timeline& when) {
  return static_cast<int>(std::lround(term.in(year) * when.periods_per_year()));
}

/// Standard normal shocks, one per operating year; empty for the central path.
template <class V = double>
struct yearly_shocks {
  /// Of the logarithm of rental prices; of the load; of the logarithm of token prices.
  std::span<const V> rental_price{}, utilization{}, api_price{};
};

/// The tax on flows that only cost. Unless the scenario says what a loss is worth, it is refunded: costs lower the tax on income that the
/// same firm has elsewhere, whichever way it takes. Carried forward, they would never meet an income.
///
/// @errors  none
/// @source  own choice, stated in docs/design.md, "Rent or build"
template <class V>
[[nodiscard]] income_tax<V> tax_on_costs(const cash_flow_terms<V>& terms, const cash_flow_setup& setup) {
  income_tax<V> law = income_tax_of(terms, setup);
  if (setup.shape.on_loss == loss_policy::by_convention) law.on_loss = losses::refund;
  return law;
}

/// The same GPUs in a rented hall: no shell, no land and no connection of its own; the lease is paid beside it (build_or_rent::colocated).
/// They are counted before the hall is changed: a budget or a facility power would buy another fleet there.
///
///   IT power and GPUs as built;   facility capex = 0, lease and PUE of the hall, power capex = 0
///
/// @param hall  a PUE of 0 stands for that of the plan
/// @errors  none beyond those of fleet_size
/// @source  own, from the definition
template <class V>
[[nodiscard]] factory<V> in_a_rented_hall(factory<V> plan, const colocation_terms<V>& hall) {
  plan.size = fleet_size(plan);
  const pue<V> site = math::where(math::is_zero(hall.pue), static_cast<const pue<V>&>(plan.facility.pue), hall.pue);
  facility<V> rented{space_price<V>(hall.lease), site};
  rented.headroom = plan.facility.headroom;
  rented.wue = plan.facility.wue;
  plan.facility = rented;
  plan.power.capex = capex_per_facility_power<V>::from_base_value(V(0.0));
  return plan;
}
/// Its calendar, as long as the own factory's.
/// @errors  those of calendar_of
[[nodiscard]] inline cash_flow_calendar calendar_in_a_rented_hall(const factory<double>& plan, const colocation_terms<double>& hall, cash_flow_setup setup,
                                                                  const cash_flow_calendar& own) {
  setup.shape.horizon = own.when.horizon() * year;
  return calendar_of(in_a_rented_hall(plan, hall), setup);
}

/// The ways, evaluated for any value type.
///
/// @param dated  calendar_of the central plan
/// @shape   scalar, or lanes when V is a batch
/// @errors  those of calendars and contracts
/// @source  docs/design.md, "Rent or build"
template <class V>
class build_or_rent {
  const build_or_rent_plan<V>& of_;
  const cash_flow_setup& setup_;
  const cash_flow_calendar& dated_;
  income_tax<V> law_;
  market_path<V> market_, token_market_;
  amount_flow<u::one, V> loads_;

  [[nodiscard]] free_flow<V> taxed(const pretax_flow<V>& paid) const { return after_tax(paid, tax_due(paid, non_cash_flow<V>(paid.when()), law_)); }
  [[nodiscard]] money<V> zero() const { return money<V>::from_base_value(V(0.0)); }
  [[nodiscard]] amount_flow<u::one, V> prices() const {
    return by_year<V>(when(), [&](int y) { return market_.in_year(y); });
  }
  /// Own GPUs at each year's load, wherever they stand. Hours that are sold raise the load; what they fetch stands in the revenue of output.
  void use(factory_cash_flow<V>& rows, const factory<V>& plan) const {
    const V sold = of_.rental.spare_sold.value();
    rows.energy = energy_at(rows.energy, plan, by_year<V>(when(), [&](int y) {
                              const V busy = loads_[(y - 1) * when().periods_per_year() + 1].base_value();
                              return static_cast<V>(busy + sold * (1.0 - busy));
                            }));
    const auto asked = math::where(math::is_zero(of_.rental.spare_price), of_.rental.price, of_.rental.spare_price);
    rows.output_revenue = asked * (prices() * (sold * spare_hours(plan, loads_)));
  }

 public:
  /// All three are held by reference and must outlive it; shocks are used up here.
  build_or_rent(const build_or_rent_plan<V>& of, const cash_flow_setup& setup, const cash_flow_calendar& dated, const yearly_shocks<V>& shocks = {})
      : of_(of), setup_(setup), dated_(dated), law_(tax_on_costs(of.terms, setup)),
        market_(operating_years(dated.when), of.rental.price_growth, of.rental.price_volatility, shocks.rental_price),
        token_market_(operating_years(dated.when), of.api.price_growth, of.api.price_volatility, shocks.api_price),
        loads_(by_year<V>(dated.when, [&](int y) { return load_in_year(of.plan.operations.utilization, of.rental.utilization_volatility, shocks.utilization, y); })) {}

  /// The timeline of all ways.
  [[nodiscard]] const timeline& when() const { return dated_.when; }
  /// The tax of all ways: tax_on_costs.
  [[nodiscard]] const income_tax<V>& law() const { return law_; }
  /// [-]  utilization of each period's year, shocks included.
  [[nodiscard]] const amount_flow<u::one, V>& loads() const { return loads_; }

  /// Rows of the own factory at each year's load.
  [[nodiscard]] factory_cash_flow<V> own_rows() const {
    auto rows = cash_flow_of(of_.plan, of_.terms, token_prices<V>{}, setup_, dated_);
    use(rows, of_.plan);
    return rows;
  }
  /// Free flow of the own factory: costs, sold spare hours and the tax on both.
  [[nodiscard]] free_flow<V> own() const { return free_flow_of(own_rows(), law_); }

  /// Hours that are paid on demand, of each period.
  [[nodiscard]] amount_flow<u::gpu_second, V> rented_hours() const {
    return of_.rental.hours_from == aifactory::rented_hours::used ? busy_hours(of_.plan, loads_) : level_hours(of_.plan, of_.rental.hours, when());
  }
  /// The same times the market's path: an hour at today's price.
  [[nodiscard]] amount_flow<u::gpu_second, V> hours_at_todays_price() const { return prices() * rented_hours(); }

  /// Free flow of rented hours that are paid as they are used.
  ///
  ///   free_k = -(price x path x hours_k) - tax_k
  [[nodiscard]] free_flow<V> on_demand() const {
    return after_tax(on_demand_rent(gpu_hour_price<hours::billed, V>(of_.rental.price), market_, rented_hours()), law_);
  }
  /// The reserved contract of the terms: committed is a share of all hours of the fleet; beyond it the overage price holds, or that on demand,
  /// or the reserved one.
  [[nodiscard]] reserved_contract<V> contract() const {
    const auto& r = of_.rental;
    const auto on_demand_or_reserved = math::where(math::is_zero(r.price), r.reserved_price, r.price);
    const double periods_per_year = when().periods_per_year();
    return {gpu_hour_price<hours::reserved, V>(r.reserved_price),
            part_of<hours::reserved>(gpu_hours<hours::provisioned, V>(fleet_size(of_.plan) * (year / periods_per_year)), r.commitment),
            gpu_hour_price<hours::billed, V>(math::where(math::is_zero(r.overage_price), on_demand_or_reserved, r.overage_price)), r.prepayment,
            of_.contract_periods};
  }
  /// What is paid and billed under it, contract after contract.
  /// @errors  those of reserved_rent
  [[nodiscard]] rent_flows<V> reserved_rows() const { return reserved_rent(contract(), market_, rented_hours()); }
  /// Free flow of the reserved contracts: paid, less the tax that bills save.
  /// @errors  those of reserved_rent
  [[nodiscard]] free_flow<V> reserved() const { return after_tax(reserved_rows(), law_); }

  /// Free flow of own GPUs in a rented hall.
  ///
  ///   lease_k = -lease x IT power built / m x (1 + escalator)^(y - 1),   y the operating year of k
  ///
  /// The fit-out is paid at the close, written off in a straight line over the horizon and worth nothing then.
  ///
  /// @param hall  calendar_in_a_rented_hall
  [[nodiscard]] free_flow<V> colocated(const cash_flow_calendar& hall) const {
    const auto& terms = of_.colocation;
    const factory<V> plan = in_a_rented_hall(of_.plan, terms);
    auto rows = cash_flow_of(plan, of_.terms, token_prices<V>{}, setup_, hall);
    use(rows, plan);
    const it_power<V> built = draw_of(plan).built;
    const market_path<V> steps(operating_years(when()), terms.escalator, multiple<V>(V(0.0)), {});
    const money<V> each = terms.lease * built * (year / static_cast<double>(when().periods_per_year()));
    rows.lease = pretax_flow<V>::made(when(), [&](int k) { return k == 0 ? zero() : money<V>(-each * steps.in_year(when().year_of(k))); });
    const money<V> fit_out = terms.fit_out * built;
    rows.bought.total.add(0, money<V>(-fit_out));
    rows.written_off.total += deductions(straight_line<cash::non_cash>(when().horizon()), fit_out, when(), 1, unused_basis::write_off_at_end);
    return free_flow_of(rows, law_);
  }

  /// Tokens that the factory would make, of each period.
  [[nodiscard]] token_flows<V> made() const { return tokens_at(of_.plan, loads_); }
  /// Free flow of the same tokens, bought.
  ///
  ///   free_k = -path x sum over kinds (price x tokens_k) - tax_k
  [[nodiscard]] free_flow<V> bought_tokens() const {
    const token_flows<V> tokens = made();
    const auto path = by_year<V>(when(), [&](int y) { return token_market_.in_year(y); });
    const pretax_flow<V> paid = of_.api.fresh_input * (path * tokens.fresh_input) + of_.api.cached_input * (path * tokens.cached_input) +
                                of_.api.output * (path * tokens.output);
    return taxed(-paid);
  }
};

}  // namespace aifactory
