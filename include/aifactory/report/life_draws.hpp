// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is drawn for the life of a factory: levelized cost, NPV and IRR of each trial?
///
/// Each trial is a cash flow of its own in plain numbers: purchases follow the trial's lives, and every internal rate of return comes
/// from the search with its certificate (finance/irr.hpp). A trial whose rate is not unique has no IRR and is counted.
#pragma once

#include "aifactory/finance/irr.hpp"
#include "aifactory/report/drawn_plan.hpp"
#include "aifactory/report/figure_draws.hpp"
#include "aifactory/report/levelized_answer.hpp"
#include "aifactory/report/planned_life.hpp"

#include <algorithm>
#include <array>
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

/// The figures of a life that are drawn, in this order, and after them the event that the IRR is above the hurdle.
inline constexpr std::array<std::string_view, 7> drawn_life_keys{"required_price_real_usd_per_million_tokens", "required_price_usd_per_million_tokens",
                                                                 "lcot_pretax_real_usd_per_million_tokens", "lcot_pretax_usd_per_million_tokens",
                                                                 "npv_usd", "irr_percent_per_year", "equity_irr_percent_per_year"};

/// One trial; what it does not have is NaN.
inline void figures_of_trial(const planned_life<double>& inputs, const scenario& s, demand_role role, const cash_flow_calendar* central, std::span<double> found) {
  std::fill(found.begin(), found.end(), std::numeric_limits<double>::quiet_NaN());
  try {
    std::optional<cash_flow_calendar> own;
    if (!central) own = calendar_of(resolved(inputs.base, role), s.cash_flow);
    const auto f = figures_of_life(inputs, role, s.cash_flow, central ? *central : *own);
    found[0] = 1e6 * f.required_price.real.base_value(), found[1] = 1e6 * f.required_price.nominal.base_value();
    found[2] = 1e6 * f.lcot_pretax.real.base_value(), found[3] = 1e6 * f.lcot_pretax.nominal.base_value();
    if (!any_price(inputs.prices)) return;
    found[4] = f.npv.base_value();
    const auto rates = irr(f.free);
    const double hurdle = inputs.terms.hurdle.effective_annual();
    if (rates.status == irr_status::unique) {
      found[5] = 100.0 * rates.roots[0].effective_annual();
      found[7] = rates.roots[0].effective_annual() > (hurdle == 0.0 ? inputs.base.plan.finance.wacc.effective_annual() : hurdle) ? 1.0 : 0.0;
    }
    if (!s.cash_flow.debts.empty())
      if (const auto owners = irr(f.equity); owners.status == irr_status::unique) found[6] = 100.0 * owners.roots[0].effective_annual();
  } catch (const input_error&) {
    // A trial without an answer: counted as invalid.
  }
}

[[nodiscard]] inline planned_life<uncertain> drawn_life_of(const scenario& s, planned<uncertain> base) {
  return {std::move(base), drawn_section(s, "finance", s.terms), drawn_section(s, "revenue", s.prices)};
}

}  // namespace detail

/// What is drawn for the life of a scenario's factory, with paths below "levelized".
///
/// @param central  levelized_of(s)
/// @param warnings gets what a reader of the trials should know
/// @errors  none: what levelized_of accepts can be drawn
[[nodiscard]] inline figure_draws life_draws_of(const scenario& s, const levelized_answer& central, std::vector<warning>& warnings) {
  auto drawn = drawn_plan_of(s);
  const auto inputs = detail::drawn_life_of(s, std::move(drawn.inputs));
  figure_draws draws{list_inputs(inputs), {}, {}, {"irr_above_hurdle"}, {}};
  bool lives = false;
  for (const auto& input : draws.inputs)
    if (!input.value.is_certain()) {
      if (input.name.ends_with(".life"))
        warnings.push_back({"life_in_whole_periods", input.name, "ends in each trial with the period in which it ends; finance.every = \"monthly\" is finer"});
      lives = lives || input.name.ends_with(".life") || input.name == "compute.residual";
    }
  for (const auto& c : s.correlations) draws.correlations.push_back({c.first, c.second, c.rank});
  for (const auto name : detail::drawn_life_keys) {
    const std::string key(name);
    const bool price = key.find("_tokens") != std::string::npos, percent = key.ends_with("percent_per_year");
    reported_number middle = price ? reported_number{key, "blended", "USD/Mtok", 0.0} : reported_number{"", key, percent ? "%/year" : "USD", 0.0};
    if (const auto* at = central.find(middle.path())) middle.value = at->value;
    for (const auto& each : central.rates)
      if (each.key + "_percent_per_year" == key && each.roots.size() == 1) middle.value = each.roots[0];
    draws.figures.push_back(std::move(middle));
  }
  const auto held = std::make_shared<const scenario>(s);
  // With a fixed fleet the size is a number of GPUs, whatever the scenario states it in.
  const auto shape = std::make_shared<const planned_life<double>>(aifactory::central(inputs));
  // Where a life is drawn, purchases differ from trial to trial.
  const auto dated = lives ? nullptr : std::make_shared<const cash_flow_calendar>(calendar_of(s.plan, s.cash_flow));
  draws.formula = [held, shape, dated, role = drawn.role](std::span<const double> given, std::span<double> found) {
    std::size_t next = 0;
    detail::figures_of_trial(detail::refill<double>(*shape, [&] { return given[next++]; }), *held, role, dated.get(), found);
  };
  return draws;
}

}  // namespace aifactory
