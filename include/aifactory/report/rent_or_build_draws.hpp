// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Rent or build under uncertainty: what is drawn, and how likely does building win?
///
/// Beside a scenario's own distributions each operating year has standard normal shocks of the rental price, of the utilization and of
/// token prices, as far as they have a volatility: "rental.price year 3". Price and utilization of a year are rank-correlated.
#pragma once

#include "aifactory/report/drawn_plan.hpp"
#include "aifactory/report/figure_draws.hpp"
#include "aifactory/report/rent_or_build_answer.hpp"
#include "aifactory/uncertainty/normal.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// The ways of one draw as figures and events, in the order of rent_or_build_draws_of.
struct rent_formula {
  planned_rent<double> shape;  ///< its settings; each number is drawn or its own
  demand_role role;
  rent_setting central;
  std::vector<rent_way> ways;
  std::optional<colocation_terms<double>> hall;
  bool lives_drawn = false;
  std::size_t own_inputs = 0, price_shocks = 0, load_shocks = 0, token_shocks = 0;

  void operator()(std::span<const double> inputs, std::span<double> results) const {
    std::fill(results.begin(), results.end(), std::numeric_limits<double>::quiet_NaN());
    try {
      evaluate(inputs, results);
    } catch (const input_error&) {
      // A trial without an answer: counted as invalid.
    }
  }

 private:
  /// In its unit; no number where nothing is bought in the whole trial.
  [[nodiscard]] static double even_price(const rent_comparison& of, rent_way way, const money<>& own) {
    try {
      const double even = of.indifference(way, own);
      if (way == rent_way::api) return even;
      if (way == rent_way::colocation) return it_power_charge<>::from_base_value(even).in(USD / (kW_IT * month));
      return gpu_time_price<>::from_base_value(even).in(USD / (GPU * hour));
    } catch (const domain_error&) {
      return std::numeric_limits<double>::quiet_NaN();
    }
  }
  void evaluate(std::span<const double> inputs, std::span<double> results) const {
    std::size_t next = 0;
    const auto drawn = refill<double>(shape, [&] { return inputs[next++]; });
    const yearly_shocks<double> shocks{inputs.subspan(own_inputs, price_shocks), inputs.subspan(own_inputs + price_shocks, load_shocks),
                                       inputs.subspan(own_inputs + price_shocks + load_shocks, token_shocks)};
    std::optional<rent_setting> own_setting;
    if (lives_drawn) own_setting = rent_setting_of(resolved(drawn.base, role), central.setup, hall);
    const rent_comparison of(drawn, role, own_setting ? *own_setting : central, shocks);
    const money<> own = of.own_cost();
    std::size_t at = 2, event = results.size() - ways.size() - 1;
    double least = std::numeric_limits<double>::infinity();
    results[1] = own.base_value();
    for (const auto way : ways) {
      const double cost = of.cost(way).base_value();
      least = std::min(least, cost);
      results[at++] = cost;
      results[at++] = cost - own.base_value();
      results[at++] = even_price(of, way, own);
      results[++event] = cost > own.base_value() ? 1.0 : 0.0;
    }
    results[0] = least - own.base_value();
    results[results.size() - ways.size() - 1] = results[0] > 0.0 ? 1.0 : 0.0;
  }
};

/// The figure of a way at which it is even with owning.
[[nodiscard]] constexpr std::string_view even_figure(rent_way way) {
  return way == rent_way::api ? "indifference_price_multiple"
         : way == rent_way::colocation ? "indifference_lease_usd_per_kw_it_month"
                                       : "indifference_price_usd_per_gpu_hour";
}

}  // namespace detail

/// The draws of a scenario: present costs, differences, indifference prices, and whether building wins.
///
/// Events are `building_wins`, against the cheapest of the other ways, and `building_beats_<way>` for each; their mean over trials is a
/// probability. All trials run to the horizon of the central plan.
///
/// @errors  those of rent_or_build_answer_of
[[nodiscard]] inline figure_draws rent_or_build_draws_of(const scenario& s) {
  const auto answer = rent_or_build_answer_of(s);
  auto base = drawn_plan_of(s);
  const auto central = planned_rent_of(s);
  const planned_rent<uncertain> inputs{std::move(base.inputs), detail::drawn_section(s, "finance", central.terms),
                                       detail::drawn_section(s, "rental", central.rental),
                                       detail::drawn_section(s, "colocation", central.colocation), detail::drawn_section(s, "api", central.api)};
  figure_draws draws;
  draws.inputs = list_inputs(inputs);
  auto setup = s.cash_flow;
  setup.shape.horizon = calendar_of(s.plan, s.cash_flow).when.horizon() * year;
  detail::rent_formula formula{aifactory::central(inputs), base.role, rent_setting_of(s.plan, setup, s.colocation), ways_given(s), s.colocation};
  formula.own_inputs = draws.inputs.size();
  for (const auto& each : draws.inputs)
    if (!each.value.is_certain() && (each.name.ends_with(".life") || each.name == "compute.residual")) formula.lives_drawn = true;

  const int years = operating_years(formula.central.own.when);
  const auto shocks = [&](const std::string& of, double volatility) {
    for (int y = 1; volatility > 0.0 && y <= years; ++y) draws.inputs.push_back({of + " year " + std::to_string(y), uncertain(normal(0.0, 1.0))});
    return volatility > 0.0 ? static_cast<std::size_t>(years) : 0;
  };
  formula.price_shocks = shocks("rental.price", central.rental.price_volatility.value());
  formula.load_shocks = shocks("rental.utilization", central.rental.utilization_volatility.value());
  formula.token_shocks = shocks("api.price", central.api.price_volatility.value());
  const auto is_drawn = [&](const std::string& name) {
    return std::any_of(draws.inputs.begin(), draws.inputs.end(), [&](const input_value& each) { return each.name == name && !each.value.is_certain(); });
  };
  for (const auto& c : s.correlations)
    if (is_drawn(c.first) && is_drawn(c.second)) draws.correlations.push_back({c.first, c.second, c.rank});
  if (const double rank = central.rental.correlation.base_value(); rank != 0.0 && formula.price_shocks > 0 && formula.load_shocks > 0)
    for (int y = 1; y <= years; ++y) {
      const std::string in_year = " year " + std::to_string(y);
      draws.correlations.push_back({"rental.price" + in_year, "rental.utilization" + in_year, rank});
    }

  const auto figure = [&](const std::string& path) {
    if (const auto* found = answer.find(path)) draws.figures.push_back(*found);
  };
  figure("advantage_of_building_usd"), figure("own.present_cost_usd");
  draws.events.push_back("building_wins");
  for (const auto way : formula.ways) {
    const std::string name(name_of(way));
    figure(name + ".present_cost_usd"), figure(name + ".npv_difference_usd"), figure(name + "." + std::string(detail::even_figure(way)));
    draws.events.push_back("building_beats_" + name);
  }
  draws.formula = [formula = std::make_shared<const detail::rent_formula>(std::move(formula))](std::span<const double> given, std::span<double> results) {
    (*formula)(given, results);
  };
  return draws;
}

}  // namespace aifactory
