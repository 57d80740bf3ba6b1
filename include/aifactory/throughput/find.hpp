// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which throughput was measured of the generation, model and precision that a text names?
///
///   find_throughput("gb300_nvl72", "deepseek-r1", precision::fp4, 8192.0 * tok_in, 1024.0 * tok_out,
///                   50.0 * tok_out / second / user)
///
/// The run-time side of throughput_profile, for scenario files and tables. Own profiles come first:
/// find_throughput(..., profile_list<throughput_profile<my_chip, models::deepseek_r1, precision::fp8>>{}).
#pragma once

#include "aifactory/catalog/workload_profiles.hpp"
#include "aifactory/throughput/deepseek_r1.hpp"
#include "aifactory/throughput/iso_interactivity.hpp"
#include "aifactory/throughput/llama_2_70b.hpp"
#include "aifactory/throughput/llama_3_1_405b.hpp"
#include "aifactory/throughput/throughput_profile.hpp"

#include <optional>
#include <string_view>
#include <type_traits>

namespace aifactory {

/// Profiles as a list of types.
template <class... Profiles>
struct profile_list {
  static constexpr std::size_t size = sizeof...(Profiles);
};

/// What a profile is of.
template <class Profile>
struct profile_traits;
/// Its generation and its model as types, and the precision of its weights.
template <class G, class M, precision P>
struct profile_traits<throughput_profile<G, M, P>> {
  using generation = G;
  using model = M;
  static constexpr precision weights = P;
};

/// The measured ones.
using known_profiles = profile_list<
    throughput_profile<h100_sxm, models::deepseek_r1, precision::fp8>,
    throughput_profile<h200_sxm, models::deepseek_r1, precision::fp8>,
    throughput_profile<b200_sxm, models::deepseek_r1, precision::fp8>,
    throughput_profile<b200_sxm, models::deepseek_r1, precision::fp4>,
    throughput_profile<gb200_nvl72, models::deepseek_r1, precision::fp8>,
    throughput_profile<gb200_nvl72, models::deepseek_r1, precision::fp4>,
    throughput_profile<b300_sxm, models::deepseek_r1, precision::fp8>,
    throughput_profile<b300_sxm, models::deepseek_r1, precision::fp4>,
    throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp8>,
    throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp4>,
    throughput_profile<mi300x, models::deepseek_r1, precision::fp8>,
    throughput_profile<mi355x, models::deepseek_r1, precision::fp8>,
    throughput_profile<mi355x, models::deepseek_r1, precision::fp4>,
    throughput_profile<vera_rubin_nvl72, models::deepseek_r1, precision::fp4>,
    throughput_profile<h100_sxm, models::llama_2_70b, precision::fp8>,
    throughput_profile<h200_sxm, models::llama_2_70b, precision::fp8>,
    throughput_profile<b200_sxm, models::llama_2_70b, precision::fp4>,
    throughput_profile<gb200_nvl72, models::llama_2_70b, precision::fp4>,
    throughput_profile<b300_sxm, models::llama_2_70b, precision::fp4>,
    throughput_profile<gb300_nvl72, models::llama_2_70b, precision::fp4>,
    throughput_profile<rtx_pro_6000_server, models::llama_2_70b, precision::fp4>,
    throughput_profile<mi300x, models::llama_2_70b, precision::fp8>,
    throughput_profile<mi355x, models::llama_2_70b, precision::fp4>,
    throughput_profile<h100_sxm, models::llama_3_1_405b, precision::fp8>,
    throughput_profile<h200_sxm, models::llama_3_1_405b, precision::fp8>,
    throughput_profile<b200_sxm, models::llama_3_1_405b, precision::fp4>,
    throughput_profile<gb200_nvl72, models::llama_3_1_405b, precision::fp4>,
    throughput_profile<b300_sxm, models::llama_3_1_405b, precision::fp4>,
    throughput_profile<gb300_nvl72, models::llama_3_1_405b, precision::fp4>>;

/// Calls f(std::type_identity<Profile>{}) for each profile of the list.
template <class F, class... Profiles>
constexpr void for_each_throughput_profile(F&& f, profile_list<Profiles...>) {
  (f(std::type_identity<Profiles>{}), ...);
}
/// Calls f(std::type_identity<Profile>{}) for each of the measured profiles.
template <class F>
constexpr void for_each_throughput_profile(F&& f) {
  for_each_throughput_profile(f, known_profiles{});
}

/// The point with the most output among those that were at least so fast for a user, at these lengths. The catalogue is not asked
/// where an own profile of the same generation, model and precision has an answer. Points without an input length are not found.
/// @errors  none: empty when nothing was measured there
template <class... Own>
[[nodiscard]] constexpr std::optional<throughput_point> find_throughput(
    std::string_view generation, std::string_view model, precision weights, const prompt_tokens<>& input,
    const output_tokens<>& output, const interactivity<>& at_least, profile_list<Own...> own = {}) {
  std::optional<throughput_point> found;
  const auto look = [&](auto type) {
    using profile = typename decltype(type)::type;
    using of = profile_traits<profile>;
    if (found || of::generation::id != generation || of::model::id != model || of::weights != weights) return;
    if (const auto* best = profile::find_best(input, output, at_least)) found.emplace(*best);
  };
  for_each_throughput_profile(look, own);
  for_each_throughput_profile(look);
  return found;
}

/// Calls f(model id, precision, point) for every point that was measured on the generation: of own profiles, then of the catalogue.
template <class F, class... Own>
constexpr void for_each_throughput_point(std::string_view generation, F&& f, profile_list<Own...> own = {}) {
  const auto visit = [&](auto type) {
    using of = profile_traits<typename decltype(type)::type>;
    if (of::generation::id == generation)
      for (const auto& point : decltype(type)::type::points) f(std::string_view(of::model::id), of::weights, point);
  };
  for_each_throughput_profile(visit, own);
  for_each_throughput_profile(visit);
}

/// True when the point was measured at the lengths of the workload. Where a benchmark does not publish its mean input, the
/// output alone is compared.
[[nodiscard]] constexpr bool measured_at_lengths_of(const workload_profile& work, const throughput_point& point) {
  return (!point.input || *point.input == work.input.value) && point.output == work.output.value;
}

/// The point with the most output at the lengths of a workload; with an interactivity, among those that were at least so
/// fast for a user (to a hundredth of a token per second), without one among all. Own points and those of the catalogue count alike.
/// @errors  none: empty when nothing was measured there
template <class... Own>
[[nodiscard]] constexpr std::optional<throughput_point> find_throughput(
    std::string_view generation, std::string_view model, precision weights, const workload_profile& work,
    const std::optional<interactivity<>>& at_least, profile_list<Own...> own = {}) {
  std::optional<throughput_point> best;
  const auto fast_enough = [&](const throughput_point& point) {
    return !at_least || (point.speed && (*point.speed - *at_least).in(tok_out / second / user) > -0.01);
  };
  for_each_throughput_point(
      generation,
      [&](std::string_view of_model, precision in, const throughput_point& point) {
        if (of_model == model && in == weights && measured_at_lengths_of(work, point) && fast_enough(point) &&
            (!best || point.output_rate.value > best->output_rate.value))
          best.emplace(point);
      },
      own);
  return best;
}

}  // namespace aifactory
