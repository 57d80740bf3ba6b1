// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Can a scenario be built out as its phases say?
#pragma once

#include "aifactory/finance/day_text.hpp"
#include "aifactory/growth/refresh_choice.hpp"
#include "aifactory/scenario/cash_flow.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/units/number_text.hpp"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The build-out of a scenario, with at least one phase; without [build_out] and [[phase]] it is the plan, refreshed at the end of each life.
[[nodiscard]] inline build_inputs<double> build_inputs_of(const scenario& s) {
  return {s.plan, s.terms, s.prices, with_a_phase(s.build.value_or(build_out<double>{}), s.plan)};
}

/// Why a scenario has no build-out; nothing where it has one.
[[nodiscard]] inline std::vector<problem> build_out_problems(const scenario& s) {
  std::vector<problem> found = cash_flow_problems(s);
  if (!found.empty()) return found;
  const build_inputs<double> in = build_inputs_of(s);
  const timeline when = calendar_of(in.plan, s.cash_flow).when;
  const auto wrong = [&](const std::string& field, std::string message) { found.push_back({detail::place_of_input(s, field), field, std::move(message)}); };

  const auto& every = in.build.terms.refresh_every;
  const double interval = every.base_value() > 0.0 ? every.in(year) : in.plan.compute.life.in(year);
  if (!in.plan.facility.leased() && in.build.terms.at_refresh == at_refresh::replace && interval > in.plan.facility.life.in(year) * (1.0 + 1e-12))
    wrong("build_out.refresh_every", number_text(interval) + " years, is longer than the shell lasts (facility.life, " + number_text(in.plan.facility.life.in(year)) + " years)");
  const double first = in.build.terms.first_refresh.in(year);
  if (!in.plan.facility.leased() && in.build.terms.at_refresh == at_refresh::replace && first > in.plan.facility.life.in(year) * (1.0 + 1e-12))
    wrong("build_out.first_refresh", number_text(first) + " years, is longer than the shell lasts (facility.life, " + number_text(in.plan.facility.life.in(year)) + " years)");
  if (interval * when.periods_per_year() < 1.0 - 1e-9) wrong("build_out.refresh_every", "must be at least one period: finance.every = \"monthly\" is finer");
  const double without = in.build.terms.refresh_downtime.in(year);
  if (in.build.terms.at_refresh == at_refresh::replace && without > interval * (1.0 + 1e-12))
    wrong("build_out.refresh_downtime", number_text(12.0 * without) + " months, is longer than the GPUs run after it (build_out.refresh_every, " + number_text(interval) + " years)");

  const std::string close = detail::day_text(when.origin()), horizon = detail::day_text(when.period_start(when.periods() + 1));
  for (std::size_t p = 0; p < in.build.phases.size(); ++p) {
    const std::string item = "phase[" + std::to_string(p + 1) + "]";
    const auto& dates = in.build.dates.phases[p];
    if (!dates.online.ok()) continue;  // the plan itself
    const std::string on = detail::day_text(dates.online);
    const int boundary = boundary_on(when, dates.online);
    if (dates.online < when.origin())
      wrong(item + ".online", on + ", is before the close of the site, " + close);
    else if (dates.online >= when.period_start(when.periods() + 1))
      wrong(item + ".online", on + ", is not before the horizon, " + horizon);
    else if (boundary < 0)
      wrong(item + ".online", on + ", is no whole number of periods after the close, " + close + ": finance.every = \"monthly\" is finer");
    else if (p > 0 && in.build.dates.phases[p - 1].online.ok() && dates.online < in.build.dates.phases[p - 1].online)
      wrong(item + ".online", on + ", is earlier than that of the phase before it, " + detail::day_text(in.build.dates.phases[p - 1].online));
    const double lead = in.build.phases[p].lead.in(year) * when.periods_per_year();
    if (std::fabs(lead - std::round(lead)) > 1e-6)
      wrong(item + ".lead", "must be a whole number of periods: finance.every = \"monthly\" is finer");
    else if (boundary >= 0 && boundary < static_cast<int>(std::round(lead)))
      wrong(item + ".lead", number_text(in.build.phases[p].lead.in(month)) + " months, its capital would be paid before the close of the site, " + close);
  }
  if (!found.empty()) return found;
  const auto built = build_out_cash_flow(in, s.cash_flow, build_calendar_of(in.plan, s.cash_flow, in.build));
  if (!(built.rows.tokens.total.total().base_value() > 0.0))
    found.push_back({{s.file, 1, 1}, "phase", "no token is made in any year up to the horizon, " + horizon + ": look at delay, ramp, utilization and output_rate"});
  return found;
}

/// What is odd about a build-out that can be reckoned: a phase that power reaches after the horizon, used GPUs whose value rises with age.
/// @param s  without build_out_problems
[[nodiscard]] inline std::vector<warning> build_out_warnings(const scenario& s) {
  std::vector<warning> found;
  const build_inputs<double> in = build_inputs_of(s);
  const timeline when = calendar_of(in.plan, s.cash_flow).when;
  for (std::size_t p = 0; p < in.build.phases.size(); ++p) {
    const auto& on = in.build.dates.phases[p].online;
    const double planned = on.ok() ? detail::years_between(when.origin(), on) : 0.0, late = in.build.phases[p].delay.in(year);
    if (late > 0.0 && planned + late >= when.horizon())
      found.push_back({"beyond_horizon", "phase[" + std::to_string(p + 1) + "].delay",
                       number_text(12.0 * late, 6) + " months after " + (on.ok() ? detail::day_text(on) : "the close") + " is not before the horizon, " +
                           detail::day_text(when.period_start(when.periods() + 1)) + ": the phase is paid for and makes no token"});
  }
  const auto& by_age = in.build.dates.residual_by_age;
  for (std::size_t i = 1; i < by_age.size(); ++i)
    if (by_age[i] > by_age[i - 1]) {
      found.push_back({"implausible", "build_out.residual_by_age", "rises from " + number_text(by_age[i - 1]) + " after " + std::to_string(i) + " to " + number_text(by_age[i]) +
                                                                       " after " + std::to_string(i + 1) + " years: used GPUs lose value with age"});
      break;
    }
  return found;
}

}  // namespace aifactory
