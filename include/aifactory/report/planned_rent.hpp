// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are the inputs of "rent or build" together, and what do the ways cost for one set of them?
#pragma once

#include "aifactory/finance/factory_alternatives.hpp"
#include "aifactory/scenario/rental.hpp"
#include "aifactory/sizing/planned.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace aifactory {

/// A factory, the terms of its cash flow and what it is compared with, as one aggregate of inputs.
template <class V = double>
struct planned_rent {
  planned<V> base;                 ///< factory and demand
  cash_flow_terms<V> terms;        ///< [finance]
  rental_terms<V> rental;          ///< [rental]
  colocation_terms<V> colocation;  ///< [colocation]
  api_terms<V> api;                ///< [api]

  static constexpr auto fields() { return std::tuple<>{}; }
  static constexpr auto sections() {
    return std::tuple{section{"", &planned_rent::base}, section{"finance", &planned_rent::terms}, section{"rental", &planned_rent::rental},
                      section{"colocation", &planned_rent::colocation}, section{"api", &planned_rent::api}};
  }
};

/// The inputs of a scenario; a section that it lacks has its defaults.
[[nodiscard]] inline planned_rent<double> planned_rent_of(const scenario& s) {
  return {s.together(), s.terms, s.rental.value_or(defaults_of<rental_terms<double>>()), s.colocation.value_or(defaults_of<colocation_terms<double>>()),
          s.api.value_or(defaults_of<api_terms<double>>())};
}

/// The ways that are held against building.
enum class rent_way { on_demand, reserved, colocation, api };
/// What files and reports call them.
inline constexpr std::array<std::string_view, 4> rent_way_names{"on_demand", "reserved", "colocation", "api"};
/// What files and reports call a way.
[[nodiscard]] constexpr std::string_view name_of(rent_way way) { return rent_way_names[static_cast<std::size_t>(way)]; }

/// Whether GPU-hours are rented, in one way or the other.
[[nodiscard]] inline bool rents_by_the_hour(const scenario& s) { return rents_on_demand(s) || rents_reserved(s); }

/// The ways that a scenario prices, in the order of rent_way.
[[nodiscard]] inline std::vector<rent_way> ways_given(const scenario& s) {
  std::vector<rent_way> ways;
  if (rents_on_demand(s)) ways.push_back(rent_way::on_demand);
  if (rents_reserved(s)) ways.push_back(rent_way::reserved);
  if (s.colocation) ways.push_back(rent_way::colocation);
  if (s.api) ways.push_back(rent_way::api);
  return ways;
}

/// What a comparison of one set of inputs needs beside them.
struct rent_setting {
  cash_flow_setup setup;                   ///< of the scenario
  cash_flow_calendar own;                  ///< of the own factory
  std::optional<cash_flow_calendar> hall;  ///< of the same in a rented hall, where it is compared
};
/// Calendars of the own factory and of a rented hall.
/// @errors  those of calendar_of
[[nodiscard]] inline rent_setting rent_setting_of(const factory<double>& plan, const cash_flow_setup& setup, const std::optional<colocation_terms<double>>& hall) {
  rent_setting made{setup, calendar_of(plan, setup), std::nullopt};
  if (hall) made.hall = calendar_in_a_rented_hall(plan, *hall, setup, made.own);
  return made;
}

/// What a way costs, period by period.
/// @errors  those of the way; for colocation `at` must hold a hall
template <class V>
[[nodiscard]] free_flow<V> flow_of(const build_or_rent<V>& ways, rent_way way, const rent_setting& at) {
  switch (way) {
    case rent_way::on_demand: return ways.on_demand();
    case rent_way::reserved: return ways.reserved();
    case rent_way::colocation: return ways.colocated(*at.hall);
    default: return ways.bought_tokens();
  }
}

/// Today's price of a GPU-hour on demand at which renting costs as much as owning, in base units.
///
///   own present cost / present cost after tax of the hours at a price of one
///
/// @errors  those of indifference_price
/// @source  finance/rent_or_build.hpp
template <class V>
[[nodiscard]] V even_price_on_demand(const build_or_rent<V>& ways, const money<V>& own, const nominal_wacc<V>& wacc) {
  return indifference_price(own, ways.hours_at_todays_price(), ways.law(), wacc).base_value();
}
/// The multiple of all token prices at which tokens cost as much as owning.
///
///   own present cost / present cost of the tokens
///
/// @return  [-]
/// @errors  domain_error where V is a floating-point number and the tokens cost nothing
/// @source  definition: that cost is linear in the prices
template <class V>
[[nodiscard]] V even_multiple_of_prices(const money<V>& own, const money<V>& bought) {
  if constexpr (std::floating_point<V>)
    if (!(bought.base_value() > 0.0)) detail::outside_the_domain("api: present cost", bought.base_value(), "must be above 0");
  return V(own.base_value() / bought.base_value());
}

/// The term of a reserved contract in periods, at least one.
/// @errors  none
/// @source  definition
[[nodiscard]] inline int contract_periods_of(const planned_rent<double>& inputs, const timeline& when) { return std::max(1, periods_of(inputs.rental.term, when)); }

/// One set of inputs, in plain numbers: prices at which costs are equal are searched where they are not linear.
class rent_comparison {
  build_or_rent_plan<double> of_;
  const rent_setting& at_;
  yearly_shocks<double> shocks_;
  nominal_wacc<> wacc_;

  [[nodiscard]] build_or_rent<double> ways(const build_or_rent_plan<double>& of) const { return {of, at_.setup, at_.own, shocks_}; }

 public:
  /// The setting is held by reference and must outlive it, shocks as well.
  rent_comparison(const planned_rent<double>& inputs, demand_role role, const rent_setting& at, const yearly_shocks<double>& shocks = {})
      : of_{resolved(inputs.base, role), inputs.terms, inputs.rental, inputs.colocation, inputs.api, contract_periods_of(inputs, at.own.when)},
        at_(at), shocks_(shocks), wacc_(of_.plan.finance.wacc) {}

  /// The own factory and what it is compared with, at the demand's size and load.
  [[nodiscard]] const build_or_rent_plan<double>& plan() const { return of_; }
  /// What all ways are discounted at.
  [[nodiscard]] const nominal_wacc<>& wacc() const { return wacc_; }
  /// The ways, each as a flow.
  [[nodiscard]] build_or_rent<double> ways() const { return ways(of_); }

  /// Free flow of a way with another plan or other prices.
  /// @errors  those of contracts
  [[nodiscard]] free_flow<> flow(rent_way way, const build_or_rent_plan<double>& of) const {
    return flow_of(ways(of), way, at_);
  }
  /// Free flow of a way.
  /// @errors  those of contracts
  [[nodiscard]] free_flow<> flow(rent_way way) const { return flow(way, of_); }
  /// Present cost of the own factory, after tax.
  [[nodiscard]] money<> own_cost() const { return present_cost(ways().own(), wacc_); }
  /// Present cost of a way, after tax.
  /// @errors  those of contracts
  [[nodiscard]] money<> cost(rent_way way) const { return present_cost(flow(way), wacc_); }
  /// What building saves at another utilization: present cost of the way less that of the own factory.
  /// @return  [USD]
  /// @errors  those of contracts
  /// @source  definition
  [[nodiscard]] double advantage_at(rent_way way, double load) const {
    build_or_rent_plan<double> of = of_;
    of.plan.operations.utilization = utilization<>(load);
    return (present_cost(flow(way, of), wacc_) - present_cost(ways(of).own(), wacc_)).base_value();
  }

  /// Today's price at which the way costs as much as owning: of a GPU-hour, of leased power, or the multiple of all token prices. In
  /// base units; below 0 where even a gift would cost more.
  ///
  ///   p : present cost of the way at p = present cost of owning,   closed for prices on demand and of tokens, else by secants
  ///
  /// @errors  domain_error where there is none
  /// @source  own, from the definition
  [[nodiscard]] double indifference(rent_way way, const money<>& own) const {
    if (way == rent_way::on_demand) return even_price_on_demand(ways(), own, wacc_);
    if (way == rent_way::api) return even_multiple_of_prices(own, cost(way));
    const double now = way == rent_way::reserved ? of_.rental.reserved_price.base_value() : of_.colocation.lease.base_value();
    const auto dearer = [&](double price) {
      build_or_rent_plan<double> of = of_;
      if (way == rent_way::reserved) {
        // An overage price of its own stays; one that follows the reserved price goes with it.
        of.rental.reserved_price = gpu_time_price<>::from_base_value(price);
      } else {
        of.colocation.lease = it_power_charge<>::from_base_value(price);
      }
      return (present_cost(flow(way, of), wacc_) - own).base_value();
    };
    return detail::secant_root(now, 1.01 * now, own.base_value(), dearer);
  }
};

}  // namespace aifactory
