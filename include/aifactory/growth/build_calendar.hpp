// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  When is each phase of a build-out paid, when does it come online, and which GPUs run in it from when to when?
///
/// What does not depend on the value type, as in finance/cash_flow_setup.hpp: made once, from the central values or a trial's.
#pragma once

#include "aifactory/finance/cash_flow_setup.hpp"
#include "aifactory/growth/build_terms.hpp"
#include "aifactory/model/fleet.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace aifactory {

/// GPUs that are bought together and run together.
struct fleet_dates {
  /// In service from this boundary, as planned.
  int from, to;      ///< and to that one, counted in periods from the close
  int newer;         ///< how many generations later than the phase's first
  double launched;   ///< years from the close to the first day of that generation on sale; for newer > 0
  int launches;      ///< generations that come on sale while it is in service
  int generation;    ///< how many had come on sale when it was bought; for newer > 0
  int software_from; ///< the boundary at which the first GPUs of its generation come online, as planned, in any phase
  cash_flow_calendar dated;  ///< what is bought with it: all layers with the first fleet, then GPUs alone
};

/// The dates of a phase.
struct phase_calendar {
  int online;  ///< the boundary, as planned
  int lead;    ///< periods
  std::vector<fleet_dates> fleets;  ///< one after the other; the first with all layers, the others GPUs alone
};

/// What is built, in service and sold when, for all phases.
struct build_calendar {
  timeline when;     ///< one for all phases
  conventions used;  ///< that hold for all of them
  double interval;  ///< years from refresh to refresh
  std::vector<phase_calendar> phases;  ///< in the order in which they are given
};

namespace detail {

/// Years between two days: months are twelfths, days left over are 365ths.
[[nodiscard]] inline double years_between(std::chrono::year_month_day from, std::chrono::year_month_day to) {
  return (int(to.year()) - int(from.year())) + (static_cast<int>(unsigned(to.month())) - static_cast<int>(unsigned(from.month()))) / 12.0 +
         (static_cast<int>(unsigned(to.day())) - static_cast<int>(unsigned(from.day()))) / 365.0;
}
/// How many generations have come on sale by a time, in years from the close; and when the n-th of them did.
struct launches {
  bool any;
  double first, every;  ///< every 0 for one alone

  launches(const build_out<double>& asked, const timeline& when)
      : any(asked.dates.next_generation.has_value()), first(any ? years_between(when.origin(), *asked.dates.next_generation) : 0.0),
        every(asked.terms.generation_every.in(year)) {}
  [[nodiscard]] int by(double time) const {
    if (!any || time < first - 1e-9) return 0;
    return every > 0.0 ? 1 + static_cast<int>(std::floor((time - first) / every + 1e-9)) : 1;
  }
  [[nodiscard]] double of(int n) const { return first + (n - 1) * every; }
};

/// Whole periods of a time.
/// @errors  domain_error where it is none
[[nodiscard]] inline int whole_periods(const std::string& field, const duration<>& time, const timeline& when) {
  const double given = time.in(year) * when.periods_per_year(), whole = std::round(given);
  if (!(std::fabs(given - whole) <= 1e-6)) outside_the_domain(field.c_str(), given, "periods, must be a whole number of them: finance.every = \"monthly\" is finer");
  return static_cast<int>(whole);
}

/// A purchase that is paid so many periods before it is in service.
inline void paid_before(layer_purchase& bought, int lead, const timeline& when) {
  if (lead == 0) return;
  const int paid = bought.boundary - lead;
  bought.entry = when.entry_of_boundary(paid);
  bought.on = when.period_start(paid + 1);
  bought.lead = static_cast<double>(lead) / when.periods_per_year();
}

/// Network, storage and support of a hall whose GPUs are gone at a boundary: not bought again, and sold with them.
inline void sold_with_gpus(cash_flow_calendar& dated, const std::array<duration<>, bought_layers.size()>& lives, int gone) {
  for (std::size_t i = compute_layer + 1; i < bought_layers.size(); ++i) {
    auto& layer = dated.layers[i];
    if (layer.bought.empty()) continue;
    std::erase_if(layer.bought, [&](const layer_purchase& each) { return each.boundary >= gone; });
    const int last = layer.bought.back().boundary, life = static_cast<int>(std::ceil(lives[i].in(year) * dated.when.periods_per_year() - 1e-6));
    layer.over_at_horizon = last + std::max(1, life) == gone;
    layer.sold_at = gone;
  }
}

/// Software of a generation gets better from the day on which the first of its GPUs come online: a later hall, or the same GPUs bought
/// again, have what was reached by then. A phase's own generation is told by its id, a later one by its place.
template <class Phases, class Names>
void date_software(Phases& phases, const Names& named) {
  const auto same = [&](std::size_t p, const auto& a, std::size_t q, const auto& b) {
    return a.newer == 0 ? b.newer == 0 && named[p].generation == named[q].generation : b.newer > 0 && a.generation == b.generation;
  };
  for (std::size_t p = 0; p < phases.size(); ++p)
    for (auto& fleet : phases[p].fleets)
      for (std::size_t q = 0; q < phases.size(); ++q)
        for (const auto& other : phases[q].fleets)
          if (same(p, fleet, q, other)) fleet.software_from = std::min(fleet.software_from, other.from);
}

}  // namespace detail

/// The boundary at which a period of the timeline starts on this day: 0 for the close; -1 where none does.
/// @errors  none
[[nodiscard]] inline int boundary_on(const timeline& when, std::chrono::year_month_day on) {
  const int months = static_cast<int>(std::lround(12.0 * detail::years_between(when.origin(), {on.year(), on.month(), when.origin().day()})));
  const int each = 12 / when.periods_per_year();
  if (months < 0 || months % each != 0 || when.period_start(months / each + 1) != on) return -1;
  return months / each;
}

/// The phases of a build-out; without any, the plan itself from the close on.
/// @errors  none
[[nodiscard]] inline build_out<double> with_a_phase(build_out<double> asked, const factory<double>& plan) {
  if (!asked.phases.empty()) return asked;
  phase_terms<double> only;
  only.size = fleet_size(plan);
  asked.phases.push_back(only);
  asked.dates.phases.push_back({"plan", {}, {}, {}});
  return asked;
}

/// The calendar of a build-out.
///
/// Of each phase all layers are bought `lead` before it comes online; shell, connection, network, storage and support again at the end
/// of their lives; GPUs each `refresh_every`. A refresh is of the newest generation on sale that day. The last GPUs are sold at the horizon.
/// Where GPUs retire, network, storage and support are sold with them, and only shell and connection are bought again.
///
/// @param asked  with at least one phase; a phase without a day is online at the close
/// @errors  domain_error where a day or a lead is no whole number of periods, lies before the close, or after the horizon; those of calendar_of
[[nodiscard]] inline build_calendar build_calendar_of(const factory<double>& plan, const cash_flow_setup& setup, const build_out<double>& asked) {
  const cash_flow_calendar of_plan = calendar_of(plan, setup);
  const timeline& when = of_plan.when;
  const auto& terms = asked.terms;
  const int m = when.periods_per_year();
  const double life = plan.compute.life.in(year), interval = terms.refresh_every.base_value() > 0.0 ? terms.refresh_every.in(year) : life;
  build_calendar made{when, of_plan.used, interval, {}};
  const detail::launches launched(asked, when);
  const auto lives = detail::lives_of(plan);
  const auto bought = detail::layers_bought(plan);
  for (std::size_t p = 0; p < asked.phases.size(); ++p) {
    const std::string name = "phase[" + std::to_string(p + 1) + "]";
    const auto& on = asked.dates.phases[p].online;
    const int online = on.ok() ? boundary_on(when, on) : 0, lead = detail::whole_periods(name + ".lead", asked.phases[p].lead, when);
    if (online < 0) detail::outside_the_domain((name + ".online").c_str(), detail::years_between(when.origin(), on), "years after the close, must be a whole number of periods");
    if (online >= when.periods()) detail::outside_the_domain((name + ".online").c_str(), static_cast<double>(online) / m, "years after the close, must lie before the horizon");
    if (online < lead) detail::outside_the_domain((name + ".lead").c_str(), static_cast<double>(lead) / m, "years, its capital would be paid before the close");
    phase_calendar phase{online, lead, {}};
    // A generation of a phase's own is the newest of its day; the plan's is the one before the next.
    const int first_generation = asked.dates.phases[p].generation.empty() ? 0 : launched.by(static_cast<double>(online) / m);
    for (int from = online; from < when.periods();) {
      const double runs = from == online && terms.first_refresh.base_value() > 0.0 ? terms.first_refresh.in(year) : interval;
      int to = std::max(from + 1, static_cast<int>(std::ceil(from + runs * m - 1e-6)));
      if (terms.at_refresh == at_refresh::keep || to > when.periods()) to = when.periods();
      const double begins = static_cast<double>(from) / m, ends = static_cast<double>(to) / m;
      const int newest = from == online ? first_generation : std::max(first_generation, launched.by(begins));
      fleet_dates fleet{from, to, newest - first_generation, launched.of(newest), std::max(0, launched.by(ends) - std::max(newest, launched.by(begins))), newest, from, {when, of_plan.used, {}}};
      for (std::size_t i = 0; i < lives.size(); ++i)
        if (i == compute_layer || (bought[i] && from == online)) {
          const double residual = i == compute_layer ? plan.compute.residual.value() : 0.0;
          auto& layer = fleet.dated.layers[i] = detail::purchases_of(when, setup, i, lives[i].in(year), residual, from);
          if (from == online) detail::paid_before(layer.bought.front(), lead, when);
          if (i != compute_layer) continue;
          layer.bought.erase(layer.bought.begin() + 1, layer.bought.end());
          layer.over_at_horizon = true;  // its residual is what it is worth at its age
          layer.sold_at = to;
        }
      if (terms.at_refresh == at_refresh::retire) detail::sold_with_gpus(fleet.dated, lives, to);
      phase.fleets.push_back(std::move(fleet));
      if (terms.at_refresh == at_refresh::retire) break;
      from = to;
    }
    made.phases.push_back(std::move(phase));
  }
  detail::date_software(made.phases, asked.dates.phases);
  return made;
}

}  // namespace aifactory
