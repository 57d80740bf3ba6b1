// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are levelized cost, NPV and IRR spread when the uncertain inputs are drawn many times?
///
/// Each trial is a cash flow of its own in plain numbers: purchases follow the trial's lives, and every internal rate of return comes
/// from the search with its certificate (finance/irr.hpp). A trial whose rate is not unique has no IRR and is counted.
#pragma once

#include "aifactory/finance/irr.hpp"
#include "aifactory/report/drawn_plan.hpp"
#include "aifactory/report/levelized_answer.hpp"
#include "aifactory/report/levelized_spread.hpp"
#include "aifactory/report/planned_life.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// The figures of a life that are sampled, in this order.
inline constexpr std::array<std::string_view, 8> sampled_life_keys{"lcot_pretax_usd_per_million_tokens", "lcot_pretax_real_usd_per_million_tokens",
                                                                   "required_price_usd_per_million_tokens", "required_price_real_usd_per_million_tokens",
                                                                   "npv_usd", "irr_percent_per_year", "equity_irr_percent_per_year", "irr_above_hurdle"};
inline constexpr std::size_t sampled_life_count = sampled_life_keys.size();

struct life_formula {
  const scenario* of;
  demand_role role;  ///< the demand gives the load of each trial; the fleet was built before
  bool lives_drawn;  ///< purchases differ from trial to trial
  cash_flow_calendar central;

  using row = std::array<double, sampled_life_count>;
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();

  // Out of line: the engine calls a formula from several places.
  [[nodiscard, gnu::noinline]] row one(const planned_life<double>& inputs) const {
    row found;
    found.fill(none);
    try {
      std::optional<cash_flow_calendar> own;
      if (lives_drawn) own = calendar_of(resolved(inputs.base, role), of->cash_flow);
      const auto f = figures_of_life(inputs, role, of->cash_flow, own ? *own : central);
      found[0] = f.lcot_pretax.nominal.base_value(), found[1] = f.lcot_pretax.real.base_value();
      found[2] = f.required_price.nominal.base_value(), found[3] = f.required_price.real.base_value();
      if (!any_price(inputs.prices)) return found;
      found[4] = f.npv.base_value();
      const auto rates = irr(f.free);
      const double hurdle = inputs.terms.hurdle.effective_annual();
      if (rates.status == irr_status::unique) {
        found[5] = rates.roots[0].effective_annual();
        found[7] = found[5] > (hurdle == 0.0 ? inputs.base.plan.finance.wacc.effective_annual() : hurdle) ? 1.0 : 0.0;
      }
      if (!of->cash_flow.debts.empty())
        if (const auto owners = irr(f.equity); owners.status == irr_status::unique) found[6] = owners.roots[0].effective_annual();
    } catch (const input_error&) {
      // A trial without an answer: counted as invalid.
    }
    return found;
  }

  template <class V>
  [[nodiscard, gnu::noinline]] auto operator()(const planned_life<V>& inputs) const {
    std::array<std::array<double, lanes::size>, sampled_life_count> all;
    for (std::size_t lane = 0; lane < lanes::size; ++lane) {
      const auto number = [&](const V& x, const auto&...) { return static_cast<double>(x[lane]); };
      const row found = one({convert_planned<double>(inputs.base, number), convert<double>(inputs.terms, number), convert<double>(inputs.prices, number)});
      for (std::size_t i = 0; i < found.size(); ++i) all[i][lane] = found[i];
    }
    return [&]<std::size_t... I>(std::index_sequence<I...>) { return std::tuple{V::load(all[I].data())...}; }
    (std::make_index_sequence<sampled_life_count>());
  }
};

[[nodiscard]] inline planned_life<uncertain> drawn_life_of(const scenario& s, planned<uncertain> base) {
  const auto spread_or_number = [&](std::string_view section) {
    return [&s, section](double raw, const auto& row, const auto& member) {
      using type = std::remove_cvref_t<decltype(member)>;
      const spelling& written = row.as[holder<type>::which(member)];
      const auto* input = s.find(field_name(section, written));
      return input && input->spread ? uncertain(*input->spread) * scale_of<type>(written) : uncertain(raw);
    };
  };
  return {std::move(base), convert<uncertain>(s.terms, spread_or_number("finance")), convert<uncertain>(s.prices, spread_or_number("revenue"))};
}

}  // namespace detail

/// Draws a scenario's uncertain inputs and says how the figures of its life are spread.
///
/// @param central  levelized_of(s)
/// @param options  correlations come from the scenario
/// @return  without figures where nothing is uncertain
/// @errors  input_error for options out of range and contradicting correlations
[[nodiscard]] inline sampled_life sample_life(const scenario& s, const levelized_answer& central, trial_options options) {
  sampled_life found;
  auto drawn = drawn_plan_of(s);
  const auto inputs = detail::drawn_life_of(s, std::move(drawn.inputs));
  bool any = false, lives = false;
  for (const auto& input : list_inputs(inputs))
    if (!input.value.is_certain()) {
      any = true;
      if (input.name.ends_with(".life"))
        found.warnings.push_back({"life_in_whole_periods", input.name, "ends in each trial with the period in which it ends; finance.every = \"monthly\" is finer"});
      lives = lives || input.name.ends_with(".life") || input.name == "compute.residual";
    }
  if (!any) {
    found.warnings.push_back({"nothing_uncertain", "", "no input has a distribution, so there is nothing to draw"});
    return found;
  }
  options.correlations.clear();
  for (const auto& c : s.correlations) options.correlations.push_back({c.first, c.second, c.rank});
  const auto results = monte_carlo(inputs, detail::life_formula{&s, drawn.role, lives, calendar_of(s.plan, s.cash_flow)}, options);
  found.trials = options.trials;
  const auto add = [&](std::size_t i, const summary& of) {
    const std::string key(detail::sampled_life_keys[i]);
    const bool price = i < 4, percent = key.ends_with("percent_per_year");
    const double scale = price ? 1e-6 : percent ? 0.01 : 1.0;
    reported_number middle = price ? reported_number{key, "blended", "USD/Mtok", 0.0} : reported_number{"", key, percent ? "%/year" : "USD", 0.0};
    if (const auto* at = central.find(middle.path())) middle.value = at->value;
    for (const auto& each : central.rates)
      if (each.key + "_percent_per_year" == key && each.roots.size() == 1) middle.value = each.roots[0];
    const auto spread = detail::spread_of(middle, of, scale);
    if (!spread) return;
    if (key == "irr_above_hurdle") {
      found.irr_above_hurdle = spread->mean;
    } else {
      if (spread->trials_invalid > 0)
        found.warnings.push_back({"trials_invalid", "levelized." + middle.path(), number_text(static_cast<double>(spread->trials_invalid)) + " of " +
                                  number_text(static_cast<double>(found.trials)) + " trials have no such figure, or no single one: they take no part in it"});
      found.figures.push_back(*spread);
    }
  };
  for (std::size_t i = 0; i < detail::sampled_life_count; ++i) add(i, results.raw(i));
  return found;
}

}  // namespace aifactory
