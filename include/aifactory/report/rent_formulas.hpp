// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which figures and rows of "rent or build" are formulas of its inputs, for any value type?
///
/// What is searched or counted is asked for by name, where it stands in the order of reports: rent_or_build_answer.hpp computes it, the
/// record of formulas (recorded_rent.hpp) says why there is none.
#pragma once

#include "aifactory/finance/gpu_break_even.hpp"
#include "aifactory/report/life_formulas.hpp"
#include "aifactory/report/planned_rent.hpp"

#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// A way that is held against building, evaluated.
template <class V>
struct way_cost {
  rent_way way;        ///< which
  free_flow<V> paid;   ///< its free flow, mostly negative
  money<V> cost;  ///< present cost after tax
};

/// One set of inputs: the own factory, and every way beside it.
template <class V = double>
struct rent_parts {
  build_or_rent_plan<V> of;   ///< what is compared
  build_or_rent<V> ways;      ///< all ways as flows
  nominal_wacc<V> wacc;       ///< after tax, for all of them
  factory_cash_flow<V> rows;  ///< of the own factory
  free_flow<V> own_flow;      ///< of the own factory
  money<V> own;               ///< its present cost after tax
  amount_flow<u::gpu_second, V> hours;  ///< used, of each period
  std::vector<way_cost<V>> others;      ///< every way that is given, in the order given

  /// @param by_the_hour  GPU-hours are rented
  /// @param at  outlives this
  rent_parts(build_or_rent_plan<V> inputs, const rent_setting& at, const std::vector<rent_way>& given, bool by_the_hour)
      : of(std::move(inputs)), ways(of, at.setup, at.own), wacc(of.plan.finance.wacc), rows(ways.own_rows()), own_flow(free_flow_of(rows, ways.law())),
        own(present_cost(own_flow, wacc)), hours(by_the_hour ? ways.rented_hours() : busy_hours(of.plan, ways.loads())) {
    for (const auto way : given) {
      const free_flow<V> paid = flow_of(ways, way, at);
      others.push_back({way, paid, present_cost(paid, wacc)});
    }
  }
  rent_parts(const rent_parts&) = delete;
  rent_parts& operator=(const rent_parts&) = delete;

  /// 1, 4 or 12.
  [[nodiscard]] int periods_per_year() const { return ways.when().periods_per_year(); }
};

namespace detail {

inline constexpr double gpu_hours_per_second = 3600.0, months_per_second = 1.0 / (730.0 * 3600.0), hours_per_second = 1.0 / 3600.0, kw_months = 1e3 * 730.0 * 3600.0;

/// The first operating year of a row, in base units.
template <class V, class Row>
[[nodiscard]] V in_first_year(const Row& row) {
  V sum(0.0);
  for (int k = 1; k <= row.when().periods() && row.when().year_of(k) == 1; ++k) sum = static_cast<V>(sum + row[k].base_value());
  return sum;
}

/// Capital over what a year of use saves, at the prices of the first year, before tax. Spare hours that are sold are part of it.
template <class V, class Put>
void put_break_even(const rent_parts<V>& r, const std::string& name, const V& rent, const Put& put) {
  const V capital = static_cast<V>(-r.rows.bought.total[0].base_value()),
          running = static_cast<V>(-in_first_year<V>(r.rows.operating()) - in_first_year<V>(r.rows.output_revenue));
  if (!(plain_number(rent) > plain_number(running))) return;
  const auto a_year = [](const V& amount) { return money_per_time<V>(money<V>::from_base_value(amount) / year); };
  const duration<V> time = break_even_time(money<V>::from_base_value(capital), a_year(rent), a_year(running));
  put(name, "break_even_months", "months", time.base_value(), months_per_second);
  put(name, "break_even_hours_per_gpu", "hours", static_cast<V>(time.in(year) * in_first_year<V>(r.hours) / fleet_size(r.of.plan).in(GPU)), hours_per_second);
}

template <class V, class Put>
void put_own_factory(const rent_parts<V>& r, const Put& put) {
  put("own", "present_cost_usd", "USD", r.own.base_value(), 1.0);
  put("own", "capex_usd", "USD", static_cast<V>(-r.rows.bought.total[0].base_value()), 1.0);
  put("own", "cost_usd_per_used_gpu_hour", "USD/GPU/h", indifference_price(r.own, r.hours, r.ways.law(), r.wacc).base_value(), gpu_hours_per_second);
  const auto there = level_hours(r.of.plan, duration<V>(V(1.0) * year), r.ways.when());
  put("own", "cost_usd_per_provisioned_gpu_hour", "USD/GPU/h", indifference_price(r.own, there, r.ways.law(), r.wacc).base_value(), gpu_hours_per_second);
  if (plain_number(r.of.rental.spare_sold.value()) > 0.0)
    put("own", "spare_hours_present_value_usd", "USD", npv(r.rows.output_revenue, nominal_pretax_wacc<V>(r.of.plan.finance.wacc)).base_value(), 1.0);
}

template <class V, class Put, class Searched>
void put_way(const rent_parts<V>& r, const way_cost<V>& other, const Put& put, const Searched& searched) {
  const std::string name(name_of(other.way));
  put(name, "present_cost_usd", "USD", other.cost.base_value(), 1.0);
  put(name, "npv_difference_usd", "USD", (other.cost - r.own).base_value(), 1.0);
  put(name, "cost_over_own", "1", static_cast<V>(other.cost.base_value() / r.own.base_value()), 1.0);
  searched("", "irr_over_" + name, &other);
  for (const char* key : {"payback_years", "discounted_payback_years", "flip_utilization", "second_flip_utilization"}) searched(name, key, &other);
  switch (other.way) {
    case rent_way::on_demand: {
      const V price = r.of.rental.price.base_value(), even = even_price_on_demand(r.ways, r.own, r.wacc);
      put(name, "price_usd_per_gpu_hour", "USD/GPU/h", price, gpu_hours_per_second);
      put(name, "indifference_price_usd_per_gpu_hour", "USD/GPU/h", even, gpu_hours_per_second);
      put(name, "price_over_indifference", "1", static_cast<V>(price / even), 1.0);
      if (r.of.rental.hours_from == rented_hours::given) {
        // Hours at which the rent is as much as owning costs: the rent is linear in them.
        const V flip = static_cast<V>(r.of.rental.hours.base_value() * even / price);
        if (plain_number(flip) * hours_per_second <= 8760.0) put(name, "flip_hours_per_gpu_year", "hours", flip, hours_per_second);
      }
      put_break_even(r, name, static_cast<V>(price * in_first_year<V>(r.hours)), put);
      return;
    }
    case rent_way::reserved: {
      const auto rent = r.ways.reserved_rows();
      put(name, "price_usd_per_gpu_hour", "USD/GPU/h", r.of.rental.reserved_price.base_value(), gpu_hours_per_second);
      searched(name, "indifference_price_usd_per_gpu_hour", &other);
      put(name, "cost_usd_per_used_gpu_hour", "USD/GPU/h", indifference_price(other.cost, r.hours, r.ways.law(), r.wacc).base_value(), gpu_hours_per_second);
      put(name, "prepaid_at_close_usd", "USD", static_cast<V>(-rent.paid[0].base_value()), 1.0);
      put(name, "unused_hours_present_value_usd", "USD", static_cast<V>(-npv(rent.unused, nominal_pretax_wacc<V>(r.of.plan.finance.wacc)).base_value()), 1.0);
      put_break_even(r, name, static_cast<V>(-in_first_year<V>(rent.billed)), put);
      return;
    }
    case rent_way::colocation:
      put(name, "lease_usd_per_kw_it_month", "USD/kW_IT/month", r.of.colocation.lease.base_value(), kw_months);
      searched(name, "indifference_lease_usd_per_kw_it_month", &other);
      return;
    case rent_way::api: {
      const auto& list = r.of.api;
      const auto made = r.ways.made();
      const V even = even_multiple_of_prices(r.own, other.cost);
      const money<V> spent = list.fresh_input * made.fresh_input[1] + list.cached_input * made.cached_input[1] + list.output * made.output[1];
      const token_price<V> blended = spent / made.total[1];
      const double periods = r.periods_per_year();
      put(name, "blended_price_usd_per_million_tokens", "USD/Mtok", blended.base_value(), per_million);
      put(name, "indifference_blended_usd_per_million_tokens", "USD/Mtok", static_cast<V>(blended.base_value() * even), per_million);
      put(name, "indifference_price_multiple", "1", even, 1.0);
      put(name, "tokens_per_year", "tok", static_cast<V>(made.total[1].base_value() * periods), 1.0);
      put_break_even(r, name, static_cast<V>(spent.base_value() * periods), put);
      return;
    }
  }
}

}  // namespace detail

/// Calls put(section, key, unit, value in base units, `unit`s per base unit) for each figure in the order of reports.
///
///   advantage of building = least present cost of the ways - own
///   own cost per used hour = own / present cost after tax of the hours at a price of one;   per provisioned hour 8,760 a year and GPU
///   flip hours = hours x indifference price / price,   where that is at most 8,760
///   break-even = capital / (rent - running cost of the first year), before tax
///
/// @param searched  searched(section, key, way or nullptr) stands where a figure has no formula: it is searched or counted
/// @errors  domain_error where V is a floating-point number, and no hours are used or tokens cost nothing
/// @source  finance/rent_or_build.hpp and finance/gpu_break_even.hpp
template <class V, class Put, class Searched>
void for_each_rent_figure(const rent_parts<V>& r, const Put& put, const Searched& searched) {
  V least = r.others.front().cost.base_value();
  for (const auto& other : r.others) least = math::min(least, other.cost.base_value());
  put("", "advantage_of_building_usd", "USD", static_cast<V>(least - r.own.base_value()), 1.0);
  searched("", "horizon_years", static_cast<const way_cost<V>*>(nullptr));
  put("", "gpus", "GPU", fleet_size(r.of.plan).base_value(), 1.0);
  put("", "used_hours_per_gpu_year", "hours", static_cast<V>(detail::in_first_year<V>(r.hours) / fleet_size(r.of.plan).base_value()), detail::hours_per_second);
  detail::put_own_factory(r, put);
  for (const auto& other : r.others) detail::put_way(r, other, put, searched);
}

/// Calls put(key, entries) for each row, in USD: what each way costs, and what building has saved so far.
///
///   saved_k = sum over entries up to k of (cost of the way - own cost), undiscounted
///
/// @errors  none
/// @source  definition
template <class V, class Put>
void for_each_rent_row(const rent_parts<V>& r, const Put& put) {
  const auto column = [&](std::string key, const free_flow<V>& paid) {
    const auto cost = -paid;
    put(std::move(key), std::vector<V>(cost.base_values().begin(), cost.base_values().end()));
  };
  column("own_cost_usd", r.own_flow);
  for (const auto& other : r.others) {
    const std::string name(name_of(other.way));
    column(name + "_cost_usd", other.paid);
    std::vector<V> sum;
    V total(0.0);
    const free_flow<V> saved = r.own_flow - other.paid;
    for (const V& x : saved.base_values()) sum.push_back(total = static_cast<V>(total + x));
    put("saved_against_" + name + "_usd", std::move(sum));
  }
}

}  // namespace aifactory
