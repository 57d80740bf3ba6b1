// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which generation does an id such as "gb300_nvl72" mean, and what are its facts at run time?
///
///   for_each_generation([](auto type) { using G = typename decltype(type)::type; ... });
///   if (const auto facts = find_generation("gb300_nvl72")) facts->price->value ...
///   find_generation("my_chip", generation_list<my_chip>{})     your own first, then the catalogue's
#pragma once

#include "aifactory/catalog/generation.hpp"
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"
#include "aifactory/catalog/generations/nvidia_hopper.hpp"
#include "aifactory/catalog/generations/nvidia_others.hpp"
#include "aifactory/catalog/generations/nvidia_rubin.hpp"
#include "aifactory/catalog/generations/other_vendors.hpp"

#include <optional>
#include <string_view>
#include <type_traits>

namespace aifactory {

/// Generations as a list of types.
template <class... G>
struct generation_list {
  static_assert((detail::checked_generation<G>() && ...));
  static constexpr std::size_t size = sizeof...(G);
};

/// The catalogue's, by vendor and age.
using known_generations =
    generation_list<a100_sxm, h100_sxm, h200_sxm, gh200_144, l40s, b200_sxm, gb200_nvl72, b300_sxm, gb300_nvl72,
                    rtx_pro_6000_server, dgx_spark, vera_rubin_nvl72, mi300x, mi325x, mi355x, tpu7x, trainium2>;

/// What is known of a generation, at run time. An empty value is not known. bf16, fp8 and fp4 are peak dense arithmetic per GPU.
struct generation_facts {
  std::string_view id;
  std::string_view name;
  std::string_view vendor;
  int year;                                       ///< in which it came out, or is announced for
  sourced<memory_per_gpu<>> memory;               ///< usable, per package
  sourced<duration<>> life;                       ///< economic life
  std::optional<sourced<price_per_gpu<>>> price;  ///< as price_of(): of a system, not of the board
  std::optional<sourced<aifactory::it_power_per_gpu<>>> it_power_per_gpu;  ///< as it_power_of(): all-in
  std::optional<sourced<aifactory::gpus_per_rack<>>> gpus_per_rack;
  std::optional<sourced<gpu_count<>>> scale_up_domain;        ///< GPUs that reach each other through the fabric
  std::optional<sourced<board_power_per_gpu<>>> board_power;  ///< of the accelerator board alone (TDP)
  std::optional<sourced<bandwidth_per_gpu<>>> bandwidth;      ///< of the memory
  std::optional<sourced<arithmetic_rate_per_gpu<>>> bf16, fp8, fp4;
};

namespace detail {
// A fact if the generation has it.
// clang-format off
template <class G> constexpr auto maybe_price() { if constexpr (requires { G::price; }) return std::optional(G::price); else return std::nullopt; }
template <class G> constexpr auto maybe_it_power() { if constexpr (requires { G::it_power_per_gpu; }) return std::optional(G::it_power_per_gpu); else return std::nullopt; }
template <class G> constexpr auto maybe_gpus_per_rack() { if constexpr (requires { G::gpus_per_rack; }) return std::optional(G::gpus_per_rack); else return std::nullopt; }
template <class G> constexpr auto maybe_domain() { if constexpr (requires { G::scale_up_domain; }) return std::optional(G::scale_up_domain); else return std::nullopt; }
template <class G> constexpr auto maybe_board_power() { if constexpr (requires { G::board_power; }) return std::optional(G::board_power); else return std::nullopt; }
template <class G> constexpr auto maybe_bandwidth() { if constexpr (requires { G::bandwidth; }) return std::optional(G::bandwidth); else return std::nullopt; }
template <class G, precision P> constexpr auto maybe_peak() { if constexpr (runs<G, P>) return std::optional(peak_arithmetic<G, P>()); else return std::nullopt; }
// clang-format on
}  // namespace detail

/// The facts of a generation as a run-time value.
template <generation G>
[[nodiscard]] constexpr generation_facts facts_of() {
  return {.id = G::id,
          .name = G::name,
          .vendor = G::vendor,
          .year = G::year,
          .memory = G::memory,
          .life = G::life,
          .price = detail::maybe_price<G>(),
          .it_power_per_gpu = detail::maybe_it_power<G>(),
          .gpus_per_rack = detail::maybe_gpus_per_rack<G>(),
          .scale_up_domain = detail::maybe_domain<G>(),
          .board_power = detail::maybe_board_power<G>(),
          .bandwidth = detail::maybe_bandwidth<G>(),
          .bf16 = detail::maybe_peak<G, precision::bf16>(),
          .fp8 = detail::maybe_peak<G, precision::fp8>(),
          .fp4 = detail::maybe_peak<G, precision::fp4>()};
}

/// Calls f(std::type_identity<G>{}) for each generation of the list.
template <class F, class... G>
constexpr void for_each_generation(F&& f, generation_list<G...>) {
  (f(std::type_identity<G>{}), ...);
}
/// Calls f(std::type_identity<G>{}) for each generation of the catalogue.
template <class F>
constexpr void for_each_generation(F&& f) {
  for_each_generation(f, known_generations{});
}

/// The facts of the generation with this id: own ones first, then the catalogue's.
/// @errors  none: empty when there is no such id
template <class... Own>
[[nodiscard]] constexpr std::optional<generation_facts> find_generation(std::string_view id,
                                                                        generation_list<Own...> own = {}) {
  std::optional<generation_facts> found;
  const auto look = [&](auto type) {
    using G = typename decltype(type)::type;
    if (!found && id == G::id) found.emplace(facts_of<G>());
  };
  for_each_generation(look, own);
  for_each_generation(look);
  return found;
}

}  // namespace aifactory
