// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a training run take: time, energy, carbon, money, and the tokens that inference would have made meanwhile?
#pragma once

#include "aifactory/finance/cash_flow_terms.hpp"
#include "aifactory/model/unit_economics.hpp"
#include "aifactory/training/run_time.hpp"
#include "aifactory/training/training_memory.hpp"

#include <string_view>
#include <tuple>

namespace aifactory {

/// A quantity of pre-training, of what follows it (fine_tuning), and of both (total).
template <class Q>
struct by_stage {
  Q pre_training, fine_tuning, total;

  static constexpr auto parts() {
    using self = by_stage;
    return std::tuple{part{"pre_training", &self::pre_training}, part{"fine_tuning", &self::fine_tuning}, part{"total", &self::total}};
  }
};

/// A cost at the site's own GPU-hour and at a rental price (0 where none is given); `charged` is the rent where there is one.
template <class V>
struct cost_of_run {
  money<V> own, rented, charged;

  static constexpr auto parts() {
    using self = cost_of_run;
    return std::tuple{part{"own", &self::own}, part{"rented", &self::rented}, part{"charged", &self::charged}};
  }
};

/// What a run takes. Where something was not given, its figure is 0.
template <class V = double>
struct training_economics {
  gpu_count<V> gpus;
  arithmetic<V> flop;            ///< of pre-training
  arithmetic<V> hardware_flop;   ///< with what is recomputed
  arithmetic_per_token<V> parameter_flop, attention_flop;
  aifactory::in_step_mfu<V> in_step_mfu;
  aifactory::hfu<V> hfu;
  aifactory::run_mfu<V> run_mfu;
  arithmetic_rate_per_gpu<V> achieved;  ///< of the model, in a step
  token_rate<V> speed;                  ///< in a step
  aifactory::goodput<V> goodput;
  duration<V> mtbf, checkpoint_interval;
  V failures;
  quantity<u::gpu_second, V> steps;
  by_stage<quantity<u::gpu_second, V>> gpu_hours;
  by_stage<duration<V>> time;
  V share_of_year;  ///< of the fleet
  energy<V> energy_use;
  facility_power<V> drawn;
  carbon<V> emitted;
  water<V> evaporated;
  cost_of_run<V> cost;
  cost_by_layer<money<V>> own_cost;
  token_price<V> cost_per_token;  ///< charged, per token of pre-training
  memory<V> states;
  V memory_share;
  tokens_by_kind<u::one, V> not_made;
  money<V> revenue_not_made;

  static constexpr auto figures() {
    using self = training_economics;
    return std::tuple{
        figure{"gpus", &self::gpus, "GPU", "that train"},
        figure{"flop", &self::flop, "FLOP", "operations of pre-training that the model needs"},
        figure{"hardware_flop", &self::hardware_flop, "FLOP", "operations of pre-training with those that are recomputed"},
        figure{"parameter_flop_per_token", &self::parameter_flop, "FLOP/tok", "6 N"},
        figure{"attention_flop_per_token", &self::attention_flop, "FLOP/tok", "12 L w s, as counted"},
        figure{"in_step_mfu", &self::in_step_mfu, "1", "operations of the model per peak, in a step"},
        figure{"hfu", &self::hfu, "1", "operations of the hardware per peak, in a step"},
        figure{"run_mfu", &self::run_mfu, "1", "operations of the model per peak, over all GPU-hours"},
        figure{"tflop_per_second_per_gpu", &self::achieved, "TFLOP/s/GPU", "operations of the model, in a step"},
        figure{"training_tokens_per_second", &self::speed, "tok/s", "in a step"},
        figure{"goodput", &self::goodput, "1", "time of steps that count, per time held for pre-training"},
        figure{"job_mtbf_hours", &self::mtbf, "h", "mean time between failures of the whole job"},
        figure{"checkpoint_interval_minutes", &self::checkpoint_interval, "minutes", "work between two checkpoints"},
        figure{"expected_failures", &self::failures, "1", "during pre-training, planned stops left out"},
        figure{"busy_gpu_hours", &self::steps, "GPU*h", "of steps that count"},
        figure{"gpu_hours", &self::gpu_hours, "GPU*h", "held for the run"},
        figure{"days", &self::time, "days", "on all GPUs that train, one stage after the other"},
        figure{"share_of_fleet_year", &self::share_of_year, "1", "GPU-hours per GPU-hours of the fleet in a year"},
        figure{"energy_mwh", &self::energy_use, "MWh", "at the facility meter, at full-load draw over all GPU-hours"},
        figure{"facility_power_mw", &self::drawn, "MW", "at the facility meter, during the run"},
        figure{"carbon_t", &self::emitted, "t", "of the energy"},
        figure{"water_litre", &self::evaporated, "L", "of the cooling"},
        figure{"cost_usd", &self::cost, "USD", "at the site's own GPU-hour, at the rental price, and the one that is charged"},
        figure{"own_cost_usd", &self::own_cost, "USD", "at the site's own GPU-hour, by layer"},
        figure{"cost_per_million_training_tokens_usd", &self::cost_per_token, "USD/Mtok", "charged, per token of pre-training"},
        figure{"states_gb", &self::states, "GB", "weights, gradients and optimizer states"},
        figure{"memory_share", &self::memory_share, "1", "states per memory of the GPUs that train"},
        figure{"tokens_not_made", &self::not_made, "tok", "that inference would have delivered in these GPU-hours"},
        figure{"revenue_not_made_usd", &self::revenue_not_made, "USD", "of these tokens at the prices of [revenue]"},
    };
  }
};

/// IT power of a GPU under training: as given, or the plan's nameplate at full-load draw.
///
///   power_per_gpu, at the rack      or      nameplate_per_gpu(plan) * peak_draw
///
/// @return  [W_IT/GPU]  with its share of network, storage and support
/// @errors  none
/// @source  own definition; docs/design.md, section "Training runs"
template <class V>
[[nodiscard]] constexpr it_power_per_gpu<V> training_power(const factory<V>& plan, const training_run<V>& run) {
  const it_power_per_gpu<V> given = at_the_rack<V>(run.power_per_gpu, plan.facility.pue);
  return math::where(math::is_zero(given), it_power_per_gpu<V>(nameplate_per_gpu(plan) * plan.compute.peak_draw), given);
}

/// What a training run takes on a site.
///
///   GPU-hours = flop / (peak mfu goodput) (1 + fine_tuning)       days = GPU-hours / GPUs
///   energy    = GPU-hours * IT power per GPU * PUE                 carbon = energy * intensity
///   own cost  = GPU-hours * GPU-hour cost of the site              rented = GPU-hours * rental price
///   failures  = pre-training days without planned stops * GPUs / mtbf
///   not made  = tokens that the site delivers per GPU-hour * GPU-hours
///   speed     = GPUs * peak mfu / flop per token                  memory share = states / (GPUs * memory)
///
/// The site's own GPU-hour costs the same whatever it is used for, at the utilization of the plan (model/uses.hpp).
///
/// @param plan    inputs that validate() accepts
/// @param run     inputs without training_problems()
/// @param prices  of tokens; zeros where none are given
/// @shape   scalar, or lanes when V is a batch
/// @errors  input_error where V is a floating-point number and an MFU leaves its range
/// @source  docs/design.md, section "Training runs"
template <class V>
[[nodiscard]] constexpr training_economics<V> economics_of_training(const factory<V>& plan, const training_run<V>& run, const token_prices<V>& prices) {
  const economics<V> site = unit_economics(plan);
  const gpu_count<V> gpus = math::where(math::is_zero(run.gpus), site.gpus, run.gpus);
  const run_conduct<V> conduct = conduct_of(run, gpus);
  const run_hours<V> held = hours_of(run, conduct);
  const arithmetic<V> flop = training_flop(run);
  const token_flop<V> per_token = flop_per_token(run);
  const auto none_counted = math::is_zero(run.tokens);
  const aifactory::tokens<V> trained = math::where(none_counted, aifactory::tokens<V>(1.0 * tok), run.tokens);
  const auto days = [&](const gpu_hours<hours::provisioned, V>& amount) { return duration<V>(amount.amount() / gpus); };

  const auto never = math::is_zero(conduct.mtbf);
  const V failures = math::where(never, V(0.0),
                                 V(days(held.pre_training) * (1.0 - run.planned_stops) / math::where(never, duration<V>(1.0 * year), conduct.mtbf)));

  const facility_power<V> drawn = drawn_from_grid(it_power<V>(training_power(plan, run) * gpus), plan.facility.pue);
  const energy<V> used = drawn * days(held.all);
  const gpu_hour_price<hours::provisioned, V> own_hour(site.gpu_hour_cost.total);
  const money<V> own = own_hour * held.all;
  const money<V> rented = gpu_hour_price<hours::billed, V>(run.rental) * part_of<hours::billed>(held.all, share<V>(V(1.0)));
  const money<V> charged = math::where(math::is_zero(run.rental), own, rented);

  const auto all_parameters = math::is_zero(run.total_parameters.value());
  const memory<V> states = training_states<V>(run.bytes_per_parameter,
                                              parameter_count<V>(V(math::where(all_parameters, run.parameters.value(), run.total_parameters.value()))));
  const auto unknown = math::is_zero(run.memory);
  const V full = states / (gpus * math::where(unknown, memory_per_gpu<V>(1.0 * GB / GPU), run.memory));

  const duration<V> of_fleet = held.all.amount() / site.gpus;
  const auto not_made = site.delivered.times(of_fleet);
  const auto hour_by_layer = site.gpu_hour_cost.each([&](const gpu_time_price<V>& cost) { return money<V>(cost * held.all.amount()); });
  return {
      .gpus = gpus,
      .flop = flop,
      .hardware_flop = flop * (1.0 + run.recomputed.value()),
      .parameter_flop = per_token.parameters,
      .attention_flop = per_token.attention,
      .in_step_mfu = conduct.mfu,
      .hfu = run.mfu.of_hardware() ? aifactory::hfu<V>(run.mfu.value()) : hfu_of(conduct.mfu, run.recomputed),
      .run_mfu = run.mfu.of_run() ? aifactory::run_mfu<V>(run.mfu.value()) : run_mfu_of(conduct.mfu, conduct.useful, run.fine_tuning),
      .achieved = run.peak * conduct.mfu,
      .speed = math::where(none_counted, token_rate<V>::from_base_value(V(0.0)), token_rate<V>(trained / flop * (run.peak * conduct.mfu) * gpus)),
      .goodput = conduct.useful,
      .mtbf = conduct.mtbf,
      .checkpoint_interval = conduct.interval,
      .failures = failures,
      .steps = held.steps.amount(),
      .gpu_hours = {held.pre_training.amount(), held.fine_tuning.amount(), held.all.amount()},
      .time = {days(held.pre_training), days(held.fine_tuning), days(held.all)},
      .share_of_year = of_fleet / year,
      .energy_use = used,
      .drawn = drawn,
      .emitted = used * plan.power.carbon,
      .evaporated = used / plan.facility.pue * plan.facility.wue,
      .cost = {own, rented, charged},
      .own_cost = hour_by_layer,
      .cost_per_token = math::where(none_counted, token_price<V>::from_base_value(V(0.0)), token_price<V>(charged / trained)),
      .states = states,
      .memory_share = math::where(unknown, V(0.0), full),
      .not_made = not_made,
      .revenue_not_made = not_made.fresh_input * prices.fresh_input + not_made.cached_input * prices.cached_input + not_made.output * prices.output,
  };
}

}  // namespace aifactory
