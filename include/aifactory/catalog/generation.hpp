// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is known of an accelerator generation, and what may be asked of it?
///
/// A generation is a struct of facts (see generations/ for those of the catalogue; your own is one struct more):
///
///   struct my_chip {
///     static constexpr std::string_view id = "my_chip", name = "My chip", vendor = "Me";
///     static constexpr int year = 2027;
///     static constexpr sourced<memory_per_gpu<>> memory{...};
///     static constexpr sourced<duration<>> life = lives::epoch_it;
///     // and as far as known: bf16, fp8, fp4, bandwidth, board_power, it_power_per_gpu, price, scale_up_domain, ...
///   };
///
/// A fact that is not known is left out. Asking for it through the functions below does not compile and says so.
#pragma once

#include "aifactory/catalog/precision.hpp"
#include "aifactory/catalog/sourced.hpp"
#include "aifactory/catalog/useful_lives.hpp"
#include "aifactory/units/hardware.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/power.hpp"

#include <string_view>
#include <type_traits>

namespace aifactory {

/// IT power of a whole rack, all-in: [W_IT/rack].
template <class V = double>
using it_power_per_rack = quantity<u::per<u::watt_it, u::rack>, V>;
/// IT power of a whole server, all-in: [W_IT/server].
template <class V = double>
using it_power_per_server = quantity<u::per<u::watt_it, u::server>, V>;

/// A struct with the facts that every generation must have.
template <class G>
concept generation = requires {
  std::string_view(G::id);
  std::string_view(G::name);
  std::string_view(G::vendor);
  int(G::year);
  { G::memory } -> std::convertible_to<const sourced<memory_per_gpu<>>&>;
  { G::life } -> std::convertible_to<const sourced<duration<>>&>;
};

namespace detail {
template <class G>
consteval bool checked_generation() {
  static_assert(generation<G>,
                "aifactory: not a generation: it needs id, name, vendor, year, memory and life (see catalog/"
                "generation.hpp)");
  return true;
}
template <class G>
consteval bool has_precision(precision p) {
  switch (p) {
    case precision::bf16: return requires { G::bf16; };
    case precision::fp8: return requires { G::fp8; };
    default: return requires { G::fp4; };
  }
}
}  // namespace detail

/// True when the generation has arithmetic units for the precision.
template <class G, precision P>
inline constexpr bool runs = detail::checked_generation<G>() && detail::has_precision<G>(P);

/// Peak dense arithmetic per GPU (package): `peak_arithmetic<b200_sxm, precision::fp4>().value`.
/// @return  sourced, [FLOP/s/GPU]
/// @errors  none at run time: a precision that the generation does not have does not compile
template <class G, precision P>
[[nodiscard]] constexpr auto peak_arithmetic() {
  static_assert(runs<G, P>,
                "aifactory: this generation has no arithmetic units of this precision: FP4 starts with Blackwell and "
                "MI355X, FP8 with Hopper and MI300X");
  if constexpr (runs<G, P>) {
    if constexpr (P == precision::bf16)
      return G::bf16;
    else if constexpr (P == precision::fp8)
      return G::fp8;
    else
      return G::fp4;
  }
}

/// Price per GPU of a system: accelerator, host, NIC, scale-up fabric, rack and in-rack cooling; not the scale-out
/// network, not the facility.
/// @return  sourced, [USD/GPU]
/// @errors  none at run time: a generation without a price does not compile
template <class G>
[[nodiscard]] constexpr auto price_of() {
  static_assert(detail::checked_generation<G>() && requires { G::price; },
                "aifactory: the catalogue holds no price of this generation: give your own");
  if constexpr (requires { G::price; }) return G::price;
}

/// Provisioned IT power per GPU, all-in: board, host, NIC, switches, fans.
/// @return  sourced, [W_IT/GPU]
/// @errors  none at run time: a generation without it does not compile
template <class G>
[[nodiscard]] constexpr auto it_power_of() {
  static_assert(detail::checked_generation<G>() && requires { G::it_power_per_gpu; },
                "aifactory: the catalogue holds no IT power per GPU of this generation: give your own");
  if constexpr (requires { G::it_power_per_gpu; }) return G::it_power_per_gpu;
}

/// What the accelerator board draws (TDP).
/// @return  sourced, [W_board/GPU]
/// @errors  none at run time: a generation without it does not compile
template <class G>
[[nodiscard]] constexpr auto board_power_of() {
  static_assert(detail::checked_generation<G>() && requires { G::board_power; },
                "aifactory: the catalogue holds no board power of this generation");
  if constexpr (requires { G::board_power; }) return G::board_power;
}

/// GPUs in a rack. For servers that go into any rack it is an assumption.
/// @return  sourced, [GPU/rack]
/// @errors  none at run time: a generation without it does not compile
template <class G>
[[nodiscard]] constexpr auto gpus_per_rack_of() {
  static_assert(detail::checked_generation<G>() && requires { G::gpus_per_rack; },
                "aifactory: the catalogue holds no number of GPUs per rack of this generation: give your own");
  if constexpr (requires { G::gpus_per_rack; }) return G::gpus_per_rack;
}

/// Dies per package, where a vendor counts dies: an "NVL144" of 144 dies is 72 packages.
/// @errors  none at run time: a generation without it does not compile
template <class G>
[[nodiscard]] constexpr auto dies_per_gpu_of() {
  static_assert(detail::checked_generation<G>() && requires { G::dies_per_gpu; },
                "aifactory: the catalogue holds no number of dies per GPU of this generation");
  if constexpr (requires { G::dies_per_gpu; }) return G::dies_per_gpu;
}

/// GPUs that reach each other through the scale-up fabric (NVLink, Infinity Fabric, ...).
/// @return  sourced, [GPU]
/// @errors  none at run time: a generation without it does not compile
template <class G>
[[nodiscard]] constexpr auto scale_up_domain_of() {
  static_assert(detail::checked_generation<G>() && requires { G::scale_up_domain; },
                "aifactory: the catalogue holds no scale-up domain of this generation");
  if constexpr (requires { G::scale_up_domain; }) return G::scale_up_domain;
}

/// So many GPUs that hold one copy of a model within one scale-up domain: `scale_up_group<gb300_nvl72, 64>::gpus`.
/// @errors  none at run time: less than one GPU, or more than the domain has, does not compile
template <class G, int Gpus>
struct scale_up_group {
  static_assert(Gpus >= 1, "aifactory: a scale-up group has at least one GPU");
  static_assert(Gpus * GPU <= scale_up_domain_of<G>().value,
                "aifactory: the group is larger than the scale-up domain of this generation: an 8-GPU server has a "
                "domain of 8, an NVL72 rack one of 72");
  using generation = G;
  static constexpr gpu_count<> gpus = Gpus * GPU;
};

}  // namespace aifactory
