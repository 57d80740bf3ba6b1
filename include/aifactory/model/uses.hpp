// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does each use of a site's GPU time cost: several workloads, fine-tuning, training?
///
/// Every GPU-hour costs the same, whatever it is used for: the site's own GPU-hour cost. A use pays for the time that is held
/// for it, and its tokens carry that. Training makes no tokens to sell; what it costs in tokens is what the inference uses
/// would have made in its time.
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/units/number_text.hpp"

#include <cmath>
#include <string>
#include <type_traits>
#include <vector>

namespace aifactory {

/// What GPU time is held for. Idle time is held for nothing and still has to be paid.
enum class gpu_use { inference, fine_tuning, training, idle };

/// A share of the GPU time of the site.
template <class V = double>
struct held_time {
  required<aifactory::share<V>> share;
  gpu_use use = gpu_use::inference;

  static constexpr auto fields() {
    return std::tuple{field{&held_time::share, "share of the GPU time of the site; all shares add up to 1", origin::must_be_given(),
                            spelling{"share", "1", range::share(), range::share()}},
                      setting{&held_time::use, "use", "what the time is held for; only inference makes tokens to sell", "inference",
                              "fine_tuning", "training", "idle"}};
  }
};

/// A use of GPU time; the workload is what a GPU makes at full load while it is held for it, and counts for inference alone.
template <class V = double>
struct fleet_use {
  held_time<V> time;
  aifactory::workload<V> workload;
};

/// What a use costs and makes. "Per year" figures are rates, as in economics.
template <class V = double>
struct use_economics {
  gpu_count<V> gpus;  ///< held on average: share x GPUs of the site; times a year they are GPU-hours
  money_per_time<V> annual_cost;  ///< its part of the site's yearly cost
  token_rates<V> delivered;       ///< 0 for other uses than inference
  cost_by_token_kind<V> cost_per_token;  ///< 0 for other uses than inference; not a number for inference with a share of 0
  token_rates<V> not_made;               ///< what the inference uses would deliver in time held for training or fine-tuning
};

/// Time that is not held idle, as a share of all.
///
///   sum of the shares of inference, fine-tuning and training
///
/// @errors  none: 0 of an empty list
/// @source  definition
template <class V>
[[nodiscard]] constexpr V time_in_use(const std::vector<fleet_use<V>>& uses) {
  V sum(0.0);
  for (const auto& each : uses)
    if (each.time.use != gpu_use::idle) sum = sum + each.time.share.value();
  return sum;
}

namespace detail {

template <class Q>
constexpr Q or_one(const Q& x) {
  return math::where(math::is_zero(x), Q::from_base_value(typename Q::value_type(1.0)), x);
}
/// sum of share x rate over the uses that make tokens; a rate is a quantity or a plain V
template <class Q, class V, class Of>
constexpr Q sum_over_inference(const std::vector<fleet_use<V>>& uses, const Of& of) {
  Q sum{};
  if constexpr (std::is_same_v<Q, V>) sum = V(0.0);
  for (const auto& each : uses)
    if (each.time.use == gpu_use::inference) sum = sum + of(each.workload) * each.time.share.value();
  return sum;
}
/// The rate whose inverse is the mean time per token: sum of tokens / sum of (tokens / rate); 0 where no rate is given.
template <class Q, class V, class Made, class Alone>
constexpr Q mean_rate(const std::vector<fleet_use<V>>& uses, const Made& made, const Alone& alone) {
  const Q all = sum_over_inference<Q>(uses, made);
  const V time = sum_over_inference<V>(uses, [&](const workload<V>& work) {
    const Q rate = alone(work), part = made(work);
    return math::where(math::is_zero(rate), V(0.0), V(part / or_one(rate)));
  });
  const auto none = math::is_zero(time);
  return math::where(none, Q::from_base_value(V(0.0)), Q(all / math::where(none, V(1.0), time)));
}

}  // namespace detail

/// True where every use that makes tokens charges them by the same rule; also where none makes any.
template <class V>
[[nodiscard]] constexpr bool share_one_allocation(const std::vector<fleet_use<V>>& uses) {
  const workload<V>* first = nullptr;
  for (const auto& each : uses) {
    if (each.time.use != gpu_use::inference) continue;
    if (!first) first = &each.workload;
    const bool by_ratio = first->allocation == allocation::price_ratio;
    if (each.workload.allocation != first->allocation || (by_ratio && each.workload.price_ratio != first->price_ratio)) return false;
  }
  return true;
}

/// All uses as one workload: what a GPU makes at full load, averaged over the time in use.
///
///   output = sum share x output / time in use           input likewise; cache-hit rate = cached input / input
///   decode = sum share x output / sum share x output / decode           prefill likewise with fresh input
///
/// The sums are over the uses for inference: time for training counts as time in use and makes no tokens. The allocation is the
/// one that all uses share, else output_only.
///
/// @param uses  at least one for inference
/// @return      rates [tok/s/GPU]; a rate that no use gives is 0
/// @errors  none: not finite where all time is idle
/// @source  own definition; docs/design.md, section "The steady year", mixed fleets and uses
template <class V>
[[nodiscard]] constexpr workload<V> workload_of(const std::vector<fleet_use<V>>& uses) {
  using output = output_token_rate_per_gpu<V>;
  using prompt = prompt_token_rate_per_gpu<V>;
  using fresh = fresh_token_rate_per_gpu<V>;
  const auto output_of = [](const workload<V>& work) -> output { return work.output_rate; };
  const auto fresh_of = [](const workload<V>& work) -> fresh { return fresh_part(work.input_rate, work.cache_hit_rate); };
  const V per_time = V(1.0) / time_in_use(uses);
  const prompt input = detail::sum_over_inference<prompt>(uses, [](const workload<V>& work) { return work.input_rate; });
  const prompt cached = detail::sum_over_inference<prompt>(
      uses, [](const workload<V>& work) -> prompt { return work.input_rate * work.cache_hit_rate.value(); });
  workload<V> mixed{.output_rate = output(detail::sum_over_inference<output>(uses, output_of) * per_time)};
  mixed.input_rate = input * per_time;
  mixed.cache_hit_rate = cache_hit_rate<V>(V(cached / detail::or_one(input)));
  mixed.prefill_rate = detail::mean_rate<fresh>(uses, fresh_of, [](const workload<V>& work) { return work.prefill_rate; });
  mixed.decode_rate = detail::mean_rate<output>(uses, output_of, [](const workload<V>& work) { return work.decode_rate; });
  if (share_one_allocation(uses))
    for (const auto& each : uses)
      if (each.time.use == gpu_use::inference) {
        mixed.allocation = each.workload.allocation, mixed.price_ratio = each.workload.price_ratio;
        break;
      }
  return mixed;
}

/// What each use costs and makes.
///
///   GPU-hours = share x GPUs x time                 cost = GPU-hours x GPU-hour cost of the site
///   tokens    = rate x GPU-hours x utilization x availability / time in use
///   not made  = the same at the mean rate of the uses for inference, for time held for training or fine-tuning
///
/// Utilization is that of the whole site, as everywhere: the load is spread over the time in use, and idle time has none. The
/// shares of a cost add up to the yearly cost, the tokens to those of workload_of() all uses.
///
/// @param site  the plan, with workload_of(uses) as its workload
/// @param of    its unit_economics()
/// @param uses  shares that add up to 1, with at least one for inference
/// @return      in the order of the uses
/// @errors  none; check_uses() says what is wrong with shares, and a use for inference with a share of 0 has no cost per token
/// @source  docs/design.md, section "The steady year", mixed fleets and uses
template <class V>
[[nodiscard]] constexpr std::vector<use_economics<V>> economics_of_uses(const factory<V>& site, const economics<V>& of,
                                                                        const std::vector<fleet_use<V>>& uses) {
  const V load = V(site.operations.utilization * site.operations.availability) / time_in_use(uses);
  V inference_time(0.0);
  for (const auto& each : uses)
    if (each.time.use == gpu_use::inference) inference_time = inference_time + each.time.share.value();
  const token_rates_per_gpu<V> by_inference = full_load_rates_per_gpu(site.workload).times(V(time_in_use(uses) / inference_time));

  std::vector<use_economics<V>> found;
  for (const auto& each : uses) {
    const gpu_count<V> gpus = of.gpus * each.time.share.value();
    const money_per_time<V> cost = of.gpu_hour_cost.total * gpus;
    use_economics<V> use{gpus, cost, {}, {}, {}};
    if (each.time.use == gpu_use::inference) {
      use.delivered = full_load_rates(each.workload, gpus).times(load);
      use.cost_per_token = cost_per_token(cost, use.delivered, weights_of(each.workload));
    } else if (each.time.use != gpu_use::idle) {
      use.not_made = by_inference.times(gpus).times(load);
    }
    found.push_back(use);
  }
  return found;
}

/// What is wrong with the shares of a list of uses, in words; empty where nothing is.
///
/// The shares must add up to 1 (to 1e-9), and inference must hold a share above 0.
[[nodiscard]] inline std::string check_uses(const std::vector<fleet_use<double>>& uses) {
  double sum = 0.0;
  bool sells = false;
  for (const auto& each : uses) sum += each.time.share.value(), sells |= each.time.use == gpu_use::inference && each.time.share.value() > 0.0;
  if (!(std::fabs(sum - 1.0) <= 1e-9))
    return "the shares add up to " + number_text(sum, 12) + ", must be 1" +
           (sum < 1.0 ? ": what is left is idle time, a use = \"idle\" of its own" : "");
  if (!sells) return "no time is held for inference, so no token is made that could have a cost";
  return "";
}

}  // namespace aifactory
