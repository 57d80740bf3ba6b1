// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which inputs of a training run contradict each other or the fleet, and which are missing?
///
/// For plain numbers: a search for mistakes, not a formula.
#pragma once

#include "aifactory/model/validate.hpp"
#include "aifactory/training/run_time.hpp"
#include "aifactory/training/training_memory.hpp"
#include "aifactory/units/number_text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

class run_checker {
  const training_run<double>& run_;
  std::vector<finding> found_{};

  template <class Q>
  [[nodiscard]] static bool given(const Q& x) {
    if constexpr (requires { x.base_value(); })
      return x.base_value() != 0.0;
    else
      return x.value() != 0.0;
  }
  void add(std::string field, std::string message, finding::severity is = finding::severity::error) {
    found_.push_back({is, "training." + std::move(field), std::move(message)});
  }

  [[nodiscard]] bool refused() const {
    return std::any_of(found_.begin(), found_.end(), [](const finding& f) { return f.is == finding::severity::error; });
  }

  void what_is_trained() {
    if (!given(run_.flop)) {
      if (!given(run_.tokens)) add("tokens", "missing: give the tokens of pre-training, or training.flop");
      if (!given(run_.parameters)) add("parameters", "missing: give them, training.model, or training.flop");
    } else if (given(run_.tokens) && given(run_.parameters)) {
      const token_flop<double> each = flop_per_token(run_);
      const double times = run_.flop / ((each.parameters + each.attention) * run_.tokens);
      if (!(times > 0.8 && times < 1.25))
        add("flop", "is " + number_text(times, 3) + " times what tokens and parameters come to; it is the one that counts", finding::severity::warning);
    }
    if (given(run_.total_parameters) && run_.total_parameters < run_.parameters)
      add("total_parameters", number_text(run_.total_parameters.value(), 6) + ", must not be below training.parameters, those that work on a token");
    const bool shape = given(run_.layers) && given(run_.attention_width);
    if (given(run_.sequence) && !shape && run_.attention != attention_count::none)
      add("sequence", "has no effect without training.layers and training.attention_width", finding::severity::warning);
  }

  void how_it_goes() {
    if (!given(run_.peak)) add("peak", "missing: give it, or compute.generation");
    if (!given(run_.mfu)) add("mfu", "missing: give one of training.mfu, training.hfu and training.run_mfu");
    if (given(run_.goodput))
      for (const auto& [name, is] : {std::pair{"mtbf", given(run_.mtbf)}, std::pair{"checkpoint_interval", given(run_.checkpoint_interval)},
                                     std::pair{"planned_stops", given(run_.planned_stops)}})
        if (is) add("goodput", std::string("cannot be given beside training.") + name + ", from which it follows");
    if (!given(run_.checkpoint_time) && !given(run_.goodput))
      for (const auto& [name, is] : {std::pair{"mtbf", given(run_.mtbf)}, std::pair{"checkpoint_interval", given(run_.checkpoint_interval)}})
        if (is) {
          add("checkpoint_time", std::string("missing: training.") + name + " needs the time that a checkpoint takes");
          break;
        }
  }

  /// Each MFU within its range, also the ones that follow.
  void mfu_in_range(const gpu_count<>& gpus) {
    const double stated = run_.mfu.value();
    const char* name = run_.mfu.of_run() ? "run_mfu" : run_.mfu.of_hardware() ? "hfu" : "mfu";
    if (!given(run_.mfu)) return;
    if (!(stated > 0.0 && stated <= 1.0)) return add(name, number_text(stated, 6) + ", must be above 0 and at most 1");
    if (refused() || !(gpus > 0.0 * GPU)) return;
    try {
      auto steps = run_;
      steps.mfu = stated_mfu<>(in_step_mfu<>(1.0));
      const double useful = conduct_of(steps, gpus).useful.value(), again = 1.0 + run_.recomputed.value();
      const double model = run_.mfu.of_run() ? stated * (1.0 + run_.fine_tuning.value()) / useful : run_.mfu.of_hardware() ? stated / again : stated;
      if (!(useful > 0.0))
        add("mtbf", "so short that nothing gets done: no step outlasts the failures");
      else if (!(model <= 1.0))
        add(name, number_text(stated, 6) + ", is more than the goodput of " + number_text(useful, 3) + " leaves: a step would need an MFU of " + number_text(model, 3));
      else if (!run_.mfu.of_hardware() && !(model * again <= 1.0))
        add(name, number_text(stated, 6) + ", with what is recomputed the hardware would do " + number_text(model * again, 3) + " of its peak");
      else if (!(model * useful / (1.0 + run_.fine_tuning.value()) >= kind::run_mfu::low))
        add(name, number_text(stated, 6) + ", and a goodput of " + number_text(useful, 3) + ": so little of the peak is left that the run never ends");
    } catch (const input_error&) {
      add("checkpoint_time", "gives no goodput together with mtbf, restart_time and checkpoint_interval");
    }
  }

  void within_fleet(const gpu_count<>& gpus, const gpu_count<>& fleet) {
    if (fleet > 0.0 * GPU && gpus > fleet * (1.0 + 1e-9)) add("gpus", number_text(gpus.in(GPU), 8) + ", more GPUs than the fleet, which has " + number_text(fleet.in(GPU), 8));
    const parameter_count<> all = given(run_.total_parameters) ? run_.total_parameters : run_.parameters;
    if (!given(run_.memory) || !given(all) || !(gpus > 0.0 * GPU)) return;
    const memory<> states = training_states(run_.bytes_per_parameter, all), there = run_.memory * gpus;
    if (states > there)
      add("gpus", "a run larger than the fleet's memory: weights, gradients and optimizer states take " + number_text(states.in(TB), 4) + " TB, " +
                      number_text(gpus.in(GPU), 8) + " GPUs hold " + number_text(there.in(TB), 4) + " TB, so at least " +
                      number_text(least_gpus(states, run_.memory).in(GPU), 4) + " are needed");
  }

 public:
  explicit run_checker(const training_run<double>& run) : run_(run) {}

  [[nodiscard]] std::vector<finding> all(const gpu_count<>& fleet) && {
    const gpu_count<> gpus = given(run_.gpus) ? run_.gpus : fleet;
    what_is_trained();
    how_it_goes();
    mfu_in_range(gpus);
    within_fleet(gpus, fleet);
    return std::move(found_);
  }
};

}  // namespace detail

/// What is wrong with a run on a fleet, all of it. Without an error among the findings economics_of_training has an answer on a plan
/// that validate() accepts; warnings may stand beside it. Each input's own range is not looked at here.
///
/// @param fleet  0 where it is not known: nothing is then held against it
/// @errors  none: problems are returned, not thrown
[[nodiscard]] inline std::vector<finding> training_problems(const training_run<double>& run, const gpu_count<>& fleet) {
  return detail::run_checker(run).all(fleet);
}

}  // namespace aifactory
