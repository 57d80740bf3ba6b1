// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which part of its time does a run spend on steps that count, when it fails, restarts and writes checkpoints?
#pragma once

#include "aifactory/training/mfu.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/time.hpp"

namespace aifactory {

/// Goodput under failures that come at a steady rate, at any time, also while a checkpoint is written or the job restarts.
///
///   goodput = interval / (mtbf e^(restart/mtbf) (e^((interval + write)/mtbf) - 1))
///           = interval / (interval + write) * y / (e^y - 1) * e^(-restart failures),   y = (interval + write) failures
///
/// A failure loses what was done since the last checkpoint; then the job restarts, which takes `restart` without a failure.
///
/// @param interval  work between two checkpoints; 0 for none, which is 1 where nothing fails
/// @param write     time that a checkpoint stops the work
/// @param restart   time from a failure to the first new step
/// @param failures  [1/s]  of the whole job: 1 / mtbf; 0 where nothing fails
/// @shape   scalar, or lanes when V is a batch
/// @errors  input_error where V is a floating-point number and infinite times leave no number; failures without
///          checkpoints are not described, give an interval above 0 (or a write of 0, the limit of many checkpoints)
/// @source  J. T. Daly, Future Generation Computer Systems 22 (2006), the complete model, for a run much longer than an interval
template <class V>
[[nodiscard]] constexpr goodput<V> goodput_with_failures(const duration<V>& interval, const duration<V>& write, const duration<V>& restart,
                                                         const share_per_time<V>& failures) {
  const auto no_checkpoints = math::is_zero(interval);
  const duration<V> between = math::where(no_checkpoints, duration<V>(1.0 * second), interval);
  const V writing = math::where(no_checkpoints, V(1.0), V(between / (between + write)));
  const V y = (interval + write) * failures;
  const auto never = math::is_zero(y);
  const V safe = math::where(never, V(1.0), y);
  const V lost = math::where(never, V(1.0), V(safe / math::expm1(safe)));
  return goodput<V>(V(writing * lost * math::exp(V(-(restart * failures)))));
}

/// Goodput with stops that are planned beside the failures: maintenance, evaluation, changes of the recipe.
///
///   goodput = (1 - planned) * under failures
///
/// @param planned  share of the time that the GPUs are held for pre-training
/// @errors  none
/// @source  own definition: no failure and no checkpoint falls into a planned stop
template <class V>
[[nodiscard]] constexpr goodput<V> with_planned_stops(const goodput<V>& under_failures, const share<V>& planned) {
  return goodput<V>(V((1.0 - planned) * under_failures.value()));
}

}  // namespace aifactory
