// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many operations, GPU-hours and days does a training run take?
#pragma once

#include "aifactory/finance/gpu_hours.hpp"
#include "aifactory/training/checkpoint_interval.hpp"
#include "aifactory/training/goodput.hpp"
#include "aifactory/training/training_run.hpp"

namespace aifactory {

/// Operations per token, by what they are for: the parameters at work, and attention over the sequence. [FLOP/tok]
template <class V>
struct token_flop {
  arithmetic_per_token<V> parameters, attention;
};

/// What a token takes.
///
///   parameters = 6 N        attention = 12 L w s, half of it where only causal positions count, 0 where none do
///
/// @errors  none: attention is 0 where layers, width or sequence are not given
/// @source  as parameter_flop and attention_flop; half for a causal mask: definition
template <class V>
[[nodiscard]] constexpr token_flop<V> flop_per_token(const training_run<V>& run) {
  const double counted = run.attention == attention_count::full ? 1.0 : run.attention == attention_count::causal ? 0.5 : 0.0;
  return {parameter_flop(run.parameters), counted * attention_flop(run.layers, run.attention_width, run.sequence)};
}

/// Operations of pre-training: as given, or those of a token times the tokens.
///
///   flop      or      (6 N + 12 L w s) D
///
/// @return  [FLOP]  without what is recomputed
/// @errors  none: 0 where neither is given
/// @source  as parameter_flop and attention_flop
template <class V>
[[nodiscard]] constexpr arithmetic<V> training_flop(const training_run<V>& run) {
  const token_flop<V> each = flop_per_token(run);
  return math::where(math::is_zero(run.flop), arithmetic<V>((each.parameters + each.attention) * run.tokens), run.flop);
}

/// GPU-hours that it takes to do so much arithmetic.
///
///   hours = flop / (peak * mfu)
///
/// @param flop  [FLOP]
/// @param peak  [FLOP/s/GPU]  dense, the one against which the MFU is stated
/// @param mfu   in a step: the hours are those in which steps are computed
/// @return      busy GPU-hours
/// @shape   scalar, or lanes when V is a batch
/// @errors  none: infinite at a peak of 0
/// @source  arXiv 2104.04473, section 5.1: days = 8 T P / (n X), where X is what a GPU does with recomputation
template <class F, class P, class M>
[[nodiscard]] constexpr auto busy_hours(const F& flop, const P& peak, const M& mfu) {
  const auto amount = as<arithmetic>(flop) / (as<arithmetic_rate_per_gpu>(peak) * as<in_step_mfu>(mfu));
  return gpu_hours<hours::busy, std::remove_cvref_t<decltype(amount.base_value())>>(amount);
}

/// How the time of a run goes.
template <class V>
struct run_conduct {
  in_step_mfu<V> mfu;            ///< whichever of the three was stated
  aifactory::goodput<V> useful;  ///< of pre-training, planned stops included
  duration<V> mtbf;      ///< of the whole job; 0 where nothing fails
  duration<V> interval;  ///< between checkpoints; 0 for none
};

/// Goodput from failures, checkpoints and planned stops, or as given; and the in-step MFU, whichever of the three was stated.
///
///   mfu      hfu / (1 + recomputed)      run_mfu (1 + fine_tuning) / goodput
///   goodput = (1 - planned_stops) * goodput_with_failures(interval, checkpoint_time, restart_time, gpus / mtbf of one)
///
/// The interval is the one given, else Daly's or Young's optimum; 0, for no checkpoints, where nothing fails.
///
/// @param gpus  that train
/// @errors  input_error where V is a floating-point number and run_mfu is more than the goodput leaves, or the goodput is not a
///          number
/// @source  docs/design.md, section "Training runs"; goodput_with_failures, daly_interval, young_interval
template <class V>
[[nodiscard]] constexpr run_conduct<V> conduct_of(const training_run<V>& run, const gpu_count<V>& gpus) {
  const auto never = math::is_zero(run.mtbf);
  const duration<V> none = duration<V>::from_base_value(V(0.0));
  // Where nothing fails, of any mean time that can be divided by.
  const duration<V> mtbf = job_mtbf<V>(math::where(never, duration<V>(1.0 * year), run.mtbf), gpus);
  const duration<V> optimum = run.checkpoints == checkpoint_rule::daly ? daly_interval(run.checkpoint_time, mtbf) : young_interval(run.checkpoint_time, mtbf);
  const duration<V> interval = math::where(math::is_zero(run.checkpoint_interval), math::where(never, none, optimum), run.checkpoint_interval);
  const share_per_time<V> failures = math::where(never, share_per_time<V>::from_base_value(V(0.0)), share_per_time<V>(V(1.0) / mtbf));
  const goodput<V> follows = with_planned_stops(goodput_with_failures(interval, run.checkpoint_time, run.restart_time, failures), run.planned_stops);
  const V stated = run.goodput.value();
  const goodput<V> useful(V(math::where(math::is_zero(stated), follows.value(), stated)));
  const auto mfu = [&]() -> in_step_mfu<V> {
    if (run.mfu.of_run()) return in_step_mfu_of(run_mfu<V>(run.mfu.value()), useful, run.fine_tuning);
    if (run.mfu.of_hardware()) return in_step_mfu_of(hfu<V>(run.mfu.value()), run.recomputed);
    return in_step_mfu<V>(run.mfu.value());
  }();
  return {mfu, useful, math::where(never, none, mtbf), interval};
}

/// GPU-hours of a run: the busy ones of its steps, and those that are held for pre-training, for what comes after, and in all.
template <class V>
struct run_hours {
  gpu_hours<hours::busy, V> steps;  ///< of pre-training, those that count
  gpu_hours<hours::provisioned, V> pre_training, fine_tuning, all;
};

/// GPU-hours of a run, from how its time goes.
///
///   steps = training_flop / (peak * mfu)      pre_training = steps / goodput
///   fine_tuning = multiple * pre_training     all = pre_training + fine_tuning
///
/// @errors  none: infinite at a goodput of 0
/// @source  own definition; docs/design.md, section "Training runs"
template <class V>
[[nodiscard]] constexpr run_hours<V> hours_of(const training_run<V>& run, const run_conduct<V>& conduct) {
  const auto steps = busy_hours(training_flop(run), run.peak, conduct.mfu);
  const quantity<u::gpu_second, V> held = steps.amount() / conduct.useful;
  const quantity<u::gpu_second, V> after = run.fine_tuning * held;
  using provisioned = gpu_hours<hours::provisioned, V>;
  return {steps, provisioned(held), provisioned(after), provisioned(held + after)};
}

}  // namespace aifactory
