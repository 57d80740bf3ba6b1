// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which factory is one phase of a build-out, and what do its GPUs become at a refresh?
#pragma once

#include "aifactory/growth/build_calendar.hpp"
#include "aifactory/model/fleet.hpp"

#include <vector>

namespace aifactory {

namespace detail {
template <class Q>
[[nodiscard]] Q given_or(const Q& given, const Q& otherwise) {
  return math::where(math::is_zero(given), otherwise, given);
}
/// Rates of a GPU that makes so many times the tokens.
template <class V>
[[nodiscard]] workload<V> times_faster(workload<V> work, const V& factor) {
  work.output_rate = work.output_rate * factor, work.input_rate = work.input_rate * factor;
  work.prefill_rate = work.prefill_rate * factor, work.decode_rate = work.decode_rate * factor;
  return work;
}
template <class V>
[[nodiscard]] V whole_power(const V& x, int n) {
  V result(1.0);
  for (int i = 0; i < n; ++i) result = static_cast<V>(result * x);
  return result;
}
}  // namespace detail

/// The plan as large as a phase, with what the phase gives of its own.
///
///   other rates = the plan's x (output_rate of the phase / that of the plan);   an input_rate of the phase's own stays
///
/// @errors  none
/// @source  own, from the definition
template <class V>
[[nodiscard]] factory<V> plan_of_phase(const factory<V>& plan, const phase_terms<V>& phase) {
  factory<V> made = plan;
  const auto& size = phase.size;
  if (size.template holds<it_power<V>>()) made.size = size.template get<it_power<V>>();
  else made.size = size.template get<gpu_count<V>>();
  made.compute.price = detail::given_or<price_per_gpu<V>>(phase.price, plan.compute.price);
  made.compute.it_power_per_gpu = detail::given_or<it_power_per_gpu<V>>(at_the_rack<V>(phase.it_power_per_gpu, plan.facility.pue),
                                                                        at_the_rack<V>(plan.compute.it_power_per_gpu, plan.facility.pue));
  const output_token_rate_per_gpu<V>&own = phase.output_rate, &general = plan.workload.output_rate;
  const auto none = math::is_zero(general);
  const V factor = static_cast<V>(detail::given_or<output_token_rate_per_gpu<V>>(own, general) / math::where(none, output_token_rate_per_gpu<V>(1.0 * tok_out / (second * GPU)), general));
  made.workload = detail::times_faster(plan.workload, factor);
  made.workload.output_rate = detail::given_or<output_token_rate_per_gpu<V>>(own, general);
  made.workload.input_rate = detail::given_or<prompt_token_rate_per_gpu<V>>(phase.input_rate, made.workload.input_rate);
  return made;
}

/// The plans of all phases. Staff that is an amount is paid once, by IT power built.
///
///   staff of a phase = staff x IT power built for it / IT power built for all
///
/// @errors  none
/// @source  own, from the definition
template <class V>
[[nodiscard]] std::vector<factory<V>> plans_of_phases(const factory<V>& plan, const build_out<V>& asked) {
  std::vector<factory<V>> all;
  it_power<V> built(V(0.0) * W_IT);
  for (const auto& phase : asked.phases) {
    all.push_back(plan_of_phase(plan, phase));
    built = built + built_for(all.back(), fleet_size(all.back()));
  }
  if (plan.operations.staff.template holds<money_per_time<V>>())
    for (auto& each : all) each.operations.staff = plan.operations.staff.template get<money_per_time<V>>() * static_cast<V>(built_for(each, fleet_size(each)) / built);
  return all;
}

/// The phase with the GPUs of one of its fleets: as many of them as the IT power that was built feeds.
///
///   price = phase's x generation_price^n x (1 + gpu_price_growth)^a       power = phase's x generation_power^n
///   rates = phase's x generation_output^n                                 n = generations later than the phase's first
///   a     = years on sale: since scenario.base_year for the plan's price, since the first payment for a price of the phase's own,
///           since its launch for a later generation
///
/// @param paid  [years] from the close to the payment
/// @param first_paid  the same of the phase's first GPUs
/// @param to_close  years from the price level to the close
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  own, stated in docs/design.md
template <class V>
[[nodiscard]] factory<V> plan_of_fleet(const factory<V>& phase, const fleet_dates& fleet, const build_out_terms<V>& terms, const phase_terms<V>& own, double paid,
                                       double first_paid, double to_close) {
  factory<V> made = phase;
  const V log_growth = math::log1p(terms.gpu_price_growth.effective_annual());
  V on_sale = math::where(math::is_zero(own.price), V(paid + to_close), V(paid - first_paid));
  if (fleet.newer > 0) {
    on_sale = V(paid - fleet.launched);
    made.size = built_for(phase, fleet_size(phase));
    made.compute.it_power_per_gpu = at_the_rack<V>(phase.compute.it_power_per_gpu, phase.facility.pue) * detail::whole_power(terms.generation_power.value(), fleet.newer);
    made.workload = detail::times_faster(phase.workload, detail::whole_power(terms.generation_output.value(), fleet.newer));
  }
  made.compute.price = phase.compute.price * static_cast<V>(detail::whole_power(terms.generation_price.value(), fleet.newer) * math::exp(V(on_sale * log_growth)));
  return made;
}

}  // namespace aifactory
