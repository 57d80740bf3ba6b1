// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is drawn for a build-out: levelized cost, NPV, IRR and the gain of refreshing, of each trial?
///
/// Each trial is a build-out of its own in plain numbers. What is bought when stays as planned, unless the life of the GPUs is drawn and
/// decides it.
#pragma once

#include "aifactory/report/build_out_answer.hpp"
#include "aifactory/report/drawn_plan.hpp"
#include "aifactory/report/figure_draws.hpp"
#include "aifactory/report/planned_life.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// The first three of them need no token price; the last one a plan that refreshes.
inline constexpr std::array<std::string_view, 6> drawn_build_out_paths{"required_price_real_usd_per_million_tokens", "lcot_pretax_real_usd_per_million_tokens",
                                                                       "lcot_pretax_usd_per_million_tokens", "npv_usd", "irr_percent_per_year", "gain_of_refresh_usd"};

/// Plan, demand, terms and prices; then the build-out, of whose phases there are any number.
template <class V>
struct planned_build_out {
  planned_life<V> life;
  build_out<V> build;
};

/// The same with another value type; f() gives each new value, in the order of list_build_out.
template <class W, class V, class F>
[[nodiscard]] planned_build_out<W> refill_build_out(const planned_build_out<V>& inputs, const F& f) {
  planned_build_out<W> made{refill<W>(inputs.life, f), {refill<W>(inputs.build.terms, f), {}, inputs.build.dates}};
  for (const auto& phase : inputs.build.phases) made.build.phases.push_back(refill<W>(phase, f));
  return made;
}
[[nodiscard]] inline std::vector<input_value> list_build_out(const planned_build_out<uncertain>& inputs) {
  auto all = list_inputs(inputs.life);
  const auto add = [&](const std::string& section, const auto& list) {
    for (const auto& each : list) all.push_back({section + "." + each.name, each.value});
  };
  add("build_out", list_inputs(inputs.build.terms));
  for (std::size_t p = 0; p < inputs.build.phases.size(); ++p) add("phase[" + std::to_string(p + 1) + "]", list_inputs(inputs.build.phases[p]));
  return all;
}
[[nodiscard]] inline planned_build_out<uncertain> drawn_build_out_of(const scenario& s, planned<uncertain> base) {
  const build_out<double> build = s.build.value_or(build_out<double>{});
  planned_build_out<uncertain> made{{std::move(base), drawn_section(s, "finance", s.terms), drawn_section(s, "revenue", s.prices)},
                                    {drawn_section(s, "build_out", build.terms), {}, build.dates}};
  for (std::size_t p = 0; p < build.phases.size(); ++p)
    made.build.phases.push_back(drawn_section(s, "phase[" + std::to_string(p + 1) + "]", build.phases[p]));
  return made;
}

/// What of it a scenario has.
struct drawn_of_build_out {
  bool priced, refreshed;
  [[nodiscard]] std::size_t figures() const { return !priced ? 3 : refreshed ? 6 : 5; }
  [[nodiscard]] std::vector<std::string> events() const {
    if (!priced) return {};
    return refreshed ? std::vector<std::string>{"npv_above_zero", "irr_above_hurdle", "refresh_pays"} : std::vector<std::string>{"npv_above_zero", "irr_above_hurdle"};
  }
};

/// One trial; what it does not have is NaN.
/// @param found  figures, then events
inline void figures_of_build_out(const planned_build_out<double>& inputs, const cash_flow_setup& setup, demand_role role, drawn_of_build_out has, std::span<double> found) {
  std::fill(found.begin(), found.end(), std::numeric_limits<double>::quiet_NaN());
  try {
    const factory<double> plan = resolved(inputs.life.base, role);
    build_inputs<double> in{plan, inputs.life.terms, inputs.life.prices, with_a_phase(inputs.build, plan)};
    const auto built = build_out_cash_flow(in, setup, build_calendar_of(plan, setup, in.build));
    const auto worth = worth_of(in, built, setup);
    found[0] = 1e6 * worth.required_price.real.base_value(), found[1] = 1e6 * worth.lcot_pretax.real.base_value(), found[2] = 1e6 * worth.lcot_pretax.nominal.base_value();
    if (!has.priced) return;
    const auto events = found.subspan(has.figures());
    found[3] = worth.npv.base_value();
    const auto rates = irr(free_flow_of(built.rows, income_tax_of(in.terms, setup)));
    const double hurdle = in.terms.hurdle.effective_annual();
    if (rates.status == irr_status::unique) {
      found[4] = 100.0 * rates.roots[0].effective_annual();
      events[1] = rates.roots[0].effective_annual() > (hurdle == 0.0 ? plan.finance.wacc.effective_annual() : hurdle) ? 1.0 : 0.0;
    }
    events[0] = found[3] > 0.0 ? 1.0 : 0.0;
    if (!has.refreshed) return;
    in.build.terms.at_refresh = at_refresh::keep;
    found[5] = found[3] - npv_of_build_out(in, setup).base_value();
    events[2] = found[5] > 0.0 ? 1.0 : 0.0;
  } catch (const input_error&) {
    // A trial without an answer: counted as invalid.
  }
}

}  // namespace detail

/// What is drawn for a scenario's build-out. Without [revenue] no trial has an NPV, an IRR or a gain: these are not listed.
/// @errors  scenario_error where build_out_problems() finds any
[[nodiscard]] inline figure_draws build_out_draws_of(const scenario& s) {
  const figures_answer central = build_out_answer_of(s);
  auto drawn = drawn_plan_of(s);
  const auto inputs = detail::drawn_build_out_of(s, std::move(drawn.inputs));
  const detail::drawn_of_build_out has{any_price(s.prices), inputs.build.terms.at_refresh != at_refresh::keep};
  figure_draws draws{detail::list_build_out(inputs), {}, {}, has.events(), {}};
  const auto is_drawn = [&](const std::string& name) {
    return std::any_of(draws.inputs.begin(), draws.inputs.end(), [&](const input_value& input) { return input.name == name && !input.value.is_certain(); });
  };
  for (const auto& c : s.correlations)
    if (is_drawn(c.first) && is_drawn(c.second)) draws.correlations.push_back({c.first, c.second, c.rank});
  for (const auto path : std::span(detail::drawn_build_out_paths).first(has.figures())) {
    const std::string key(path);
    reported_number middle{"", key, key.ends_with("percent_per_year") ? "%/year" : key.ends_with("tokens") ? "USD/Mtok" : "USD", 0.0};
    if (const auto* at = central.find(path)) middle.value = at->value;
    for (const auto& each : central.rates)
      if (each.key + "_percent_per_year" == key && each.roots.size() == 1) middle.value = each.roots[0];
    draws.figures.push_back(std::move(middle));
  }
  std::vector<double> values;
  for (const auto& input : draws.inputs) values.push_back(input.value.central());
  std::size_t place = 0;
  const auto shape = std::make_shared<const detail::planned_build_out<double>>(detail::refill_build_out<double>(inputs, [&] { return values[place++]; }));
  draws.formula = [shape, setup = s.cash_flow, role = drawn.role, has](std::span<const double> given, std::span<double> found) {
    std::size_t next = 0;
    detail::figures_of_build_out(detail::refill_build_out<double>(*shape, [&] { return given[next++]; }), setup, role, has, found);
  };
  return draws;
}

}  // namespace aifactory
