// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a factory that grows pay and earn, period by period?
///
/// Each fleet of each phase is a factory cash flow (finance/factory_cash_flow.hpp) on one common timeline; its rows count for the part
/// of each period in which it runs, and all are added up. There is no second cash flow: tax, prices and levelized costs are those of any.
#pragma once

#include "aifactory/finance/factory_levelized.hpp"
#include "aifactory/growth/phase_plan.hpp"
#include "aifactory/growth/residual_value.hpp"
#include "aifactory/growth/service.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// Everything that a build-out's cash flow is made from.
template <class V = double>
struct build_inputs {
  factory<V> plan;             ///< what phases are where they give nothing of their own
  cash_flow_terms<V> terms{};  ///< [finance]
  token_prices<V> prices{};    ///< [revenue]
  build_out<V> build{};        ///< [build_out] and [[phase]]
};

/// Rows of all phases together, and what a build-out asks beside them.
template <class V = double>
struct built_out {
  factory_cash_flow<V> rows;           ///< of all phases, added up
  pretax_flow<V> refreshed;            ///< of `rows.bought.total`, what is not the first purchase of a phase
  amount_flow<u::gpu, V> gpus;         ///< in service, mean of each period
};

namespace detail {

/// Calls f(row of a, row of b) for all rows of two cash flows.
template <class A, class B, class F>
void for_each_pair_of_rows(A& a, B& b, const F& f) {
  const auto layers = [&](auto& x, auto& y) {
    std::apply([&](const auto&... part) { (f(x.*part.member, y.*part.member), ...); }, std::remove_cvref_t<decltype(x)>::parts());
  };
  layers(a.bought, b.bought), layers(a.sold, b.sold), layers(a.upkeep, b.upkeep), layers(a.written_off, b.written_off);
  f(a.energy, b.energy), f(a.demand_charge, b.demand_charge), f(a.lease, b.lease), f(a.licences, b.licences), f(a.staff, b.staff);
  f(a.tokens.fresh_input, b.tokens.fresh_input), f(a.tokens.cached_input, b.tokens.cached_input), f(a.tokens.output, b.tokens.output), f(a.tokens.total, b.tokens.total);
  f(a.fresh_input_revenue, b.fresh_input_revenue), f(a.cached_input_revenue, b.cached_input_revenue), f(a.output_revenue, b.output_revenue);
  f(a.written_off_at_sale, b.written_off_at_sale), f(a.credits, b.credits), f(a.depreciation, b.depreciation);
}

/// Entry k times factor(k), for k = 1, 2, ...; at the close nothing runs.
template <class Flow, class F>
void times_each(Flow& row, const F& factor) {
  auto values = row.base_values();
  for (std::size_t k = 1; k < values.size(); ++k) values[k] = static_cast<typename Flow::value_type>(values[k] * factor(static_cast<int>(k)));
}
template <class Flow>
void nothing(Flow& row) {
  row = Flow(row.when());
}

template <class V>
class build_out_maker {
  const build_inputs<V>& in_;
  const build_calendar& dated_;
  const timeline& when_;
  cash_flow_setup setup_, later_;  ///< later_: a refresh is no construction
  const V real_;
  std::optional<built_out<V>> sum_;

  [[nodiscard]] V periods(const duration<V>& time) const { return static_cast<V>(time.in(year) * static_cast<double>(when_.periods_per_year())); }

  /// What its GPUs are worth when they are sold, of the price paid and in constant dollars.
  [[nodiscard]] V worth_when_sold(const fleet_dates& fleet) const {
    const double age = static_cast<double>(fleet.to - fleet.from) / when_.periods_per_year();
    return residual_value(in_.build.terms, in_.build.dates.residual_by_age, in_.plan.compute.residual, in_.plan.compute.life.in(year), age, fleet.launches,
                          setup_.shape.value_at_horizon, real_);
  }

  /// The name of a fleet's row, for value types that keep names: "load, phase 2, GPUs 3".
  [[nodiscard]] auto row_of_fleet(const char* what, const phase_calendar& phase, const fleet_dates& fleet) const {
    if constexpr (math::records<V>)
      return math::series<V>((std::string(what) + ", phase " + std::to_string(&phase - dated_.phases.data() + 1) + ", GPUs " + std::to_string(&fleet - phase.fleets.data() + 1)).c_str(), "1");
    else
      return math::no_series{};
  }
  /// Rows of a fleet for the time in which it runs.
  void add(const phase_calendar& phase, const fleet_dates& fleet, const factory<V>& plan, const V& delay, const std::vector<double>& ramp) {
    const bool first = &fleet == &phase.fleets.front();
    factory<V> sold = plan;
    sold.compute.residual = share<V>(worth_when_sold(fleet));
    factory_cash_flow<V> rows = cash_flow_of(sold, in_.terms, in_.prices, first ? setup_ : later_, fleet.dated);

    const V from(static_cast<double>(fleet.from)), to(static_cast<double>(fleet.to)), online(static_cast<double>(phase.online)),
        end(static_cast<double>(phase.fleets.back().to)), power = static_cast<V>(online + delay);
    const V begin = math::max(power, V(first ? from : V(from + periods(in_.build.terms.refresh_downtime))));
    const auto planned = [&](int k) { return part_of_period(k, from, to); };
    factory<V> empty = plan;
    empty.operations.utilization = utilization<V>(V(0.0));
    const V idle = static_cast<V>(draw_of(empty).used / draw_of(plan).used);
    const auto loads = row_of_fleet("load", phase, fleet), made_of_full = row_of_fleet("tokens over full service", phase, fleet);
    const auto load = [&](int k) { return math::named(load_of_period(k, power, begin, to, ramp), loads, k); };
    times_each(rows.energy, [&](int k) { return V(idle * part_of_period(k, begin, to) + (1.0 - idle) * load(k)); });
    for (auto* row : {&rows.licences, &rows.staff, &rows.upkeep.compute}) times_each(*row, planned);
    // The building and what stands in it beside the GPUs belong to the phase.
    if (first) {
      for (auto* row : {&rows.demand_charge, &rows.lease}) times_each(*row, [&](int k) { return part_of_period(k, power, end); });
      for (auto* row : {&rows.upkeep.facility, &rows.upkeep.network, &rows.upkeep.storage, &rows.upkeep.support})
        times_each(*row, [&](int k) { return part_of_period(k, online, end); });
    } else {
      for (auto* row : {&rows.demand_charge, &rows.lease, &rows.upkeep.facility, &rows.upkeep.network, &rows.upkeep.storage, &rows.upkeep.support}) nothing(*row);
    }
    rows.upkeep.total = rows.upkeep.facility + rows.upkeep.power + rows.upkeep.compute + rows.upkeep.network + rows.upkeep.storage + rows.upkeep.support;

    const V uplift = in_.build.terms.software_uplift.effective_annual(), longest = in_.build.terms.uplift_for.in(year);
    flow<cash::none, u::one, V> made(when_), dearer(when_);
    const V log_growth = math::log1p(in_.build.terms.token_price_growth.effective_annual());
    for (int k = 1; k <= when_.periods(); ++k) {
      made.base_values()[static_cast<std::size_t>(k)] = math::named(
          static_cast<V>(load(k) * uplift_of_period(k, begin, to, static_cast<double>(fleet.software_from), uplift, longest, when_.periods_per_year())), made_of_full, k);
      dearer.base_values()[static_cast<std::size_t>(k)] = math::exp(V(((k - 0.5) / when_.periods_per_year() + setup_.years_to_close()) * log_growth));
    }
    const auto tokens_made = [&](int k) -> const V& { return made.base_values()[static_cast<std::size_t>(k)]; };
    const auto sold_for = [&](int k) { return V(tokens_made(k) * dearer.base_values()[static_cast<std::size_t>(k)]); };
    times_each(rows.tokens.fresh_input, tokens_made), times_each(rows.tokens.cached_input, tokens_made), times_each(rows.tokens.output, tokens_made),
        times_each(rows.tokens.total, tokens_made);
    for (auto* row : {&rows.fresh_input_revenue, &rows.cached_input_revenue, &rows.output_revenue}) times_each(*row, sold_for);

    pretax_flow<V> refreshed = rows.bought.total;
    if (first) refreshed.set(fleet.dated.layers[compute_layer].bought.front().entry, money<V>(V(0.0) * USD));
    amount_flow<u::gpu, V> gpus(when_);
    const gpu_count<V> count = fleet_size(plan);
    for (int k = 1; k <= when_.periods(); ++k) gpus.set(k, gpu_count<V>(count * part_of_period(k, begin, to)));
    if (!sum_) {
      sum_.emplace(built_out<V>{std::move(rows), std::move(refreshed), std::move(gpus)});
      return;
    }
    for_each_pair_of_rows(sum_->rows, rows, [](auto& a, const auto& b) { a += b; });
    sum_->rows.construction_interest = sum_->rows.construction_interest + rows.construction_interest;
    sum_->refreshed += refreshed, sum_->gpus += gpus;
  }

 public:
  build_out_maker(const build_inputs<V>& inputs, const cash_flow_setup& setup, const build_calendar& dated)
      : in_(inputs), dated_(dated), when_(dated.when), setup_(setup), later_(setup),
        real_(real_from(nominal_rate<V>(inputs.plan.finance.wacc), inputs.plan.finance.inflation).effective_annual()) {
    later_.built_at_once = true;
  }
  [[nodiscard]] built_out<V> made() {
    const auto plans = plans_of_phases(in_.plan, in_.build);
    for (std::size_t p = 0; p < dated_.phases.size(); ++p) {
      const phase_calendar& phase = dated_.phases[p];
      const auto paid = [&](const fleet_dates& fleet) {
        const auto& bought = fleet.dated.layers[compute_layer].bought.front();
        return static_cast<double>(bought.boundary) / when_.periods_per_year() - bought.lead;
      };
      for (const fleet_dates& fleet : phase.fleets)
        add(phase, fleet, plan_of_fleet(plans[p], fleet, in_.build.terms, in_.build.phases[p], paid(fleet), paid(phase.fleets.front()), setup_.years_to_close()),
            periods(in_.build.phases[p].delay), in_.build.dates.phases[p].ramp);
    }
    return std::move(*sum_);
  }
};

}  // namespace detail

/// The cash flow of a build-out before tax and debt.
///
///   row of period k = sum over phases and their fleets of (row of that factory) x (part of the period in which it runs)
///
/// Staff, licences and upkeep are paid from the day on which a phase was to come online; lease, demand charge and energy when power has
/// come. A late phase keeps the days on which it is refreshed. Energy follows the ramp as it follows utilization. Tokens of a period are
/// sold at the price in its middle, as far as token_price_growth moves it; inflation is that of the day of payment, as for every row.
///
/// @param inputs  with at least one phase (with_a_phase)
/// @param dated   build_calendar_of the central inputs
/// @shape   scalar, or lanes when V is a batch
/// @errors  none beyond those of build_calendar_of
/// @source  own; one phase that is as the plan has the plan's own rows to 1e-12, tests/growth/build_cash_flow_test.cpp
template <class V>
[[nodiscard, gnu::noinline]] built_out<V> build_out_cash_flow(const build_inputs<V>& inputs, const cash_flow_setup& setup, const build_calendar& dated) {
  return detail::build_out_maker<V>(inputs, setup, dated).made();
}

}  // namespace aifactory
