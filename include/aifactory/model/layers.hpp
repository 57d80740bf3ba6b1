// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Into which layers does the cost of a factory fall?
#pragma once

#include <tuple>
#include <string_view>

namespace aifactory {

/// A named part of a result: its name in files, and where it stands.
template <class S, class M>
struct part {
  std::string_view name;
  M S::*member;

  constexpr part(std::string_view called, M S::*pointer) : name(called), member(pointer) {}
};

/// Capital by layer, with its sum, in one unit Q.
///
/// facility: shell, power distribution, cooling and land. power: grid connection or own generation. compute: accelerators with
/// host, rack and in-rack cooling. network, storage, support: what stands beside them.
template <class Q>
struct capex_by_layer {
  Q facility, power, compute, network, storage, support, total;

  /// The layers with their sum, which is made here and nowhere else.
  /// @errors  none
  [[nodiscard]] static constexpr capex_by_layer of(const Q& facility, const Q& power, const Q& compute, const Q& network,
                                                   const Q& storage, const Q& support) {
    return {facility, power, compute, network, storage, support,
            facility + power + compute + network + storage + support};
  }
  static constexpr auto parts() {
    using self = capex_by_layer;
    return std::tuple{part{"facility", &self::facility}, part{"power", &self::power},     part{"compute", &self::compute},
                      part{"network", &self::network},   part{"storage", &self::storage}, part{"support", &self::support},
                      part{"total", &self::total}};
  }
};

/// Cost by layer, with its sum: capital, energy, licences and staff, in one unit Q.
///
/// As capex_by_layer, each with its capital and upkeep; power holds energy and demand charge too, software the licences,
/// operations the staff. A leased facility holds the lease.
template <class Q>
struct cost_by_layer {
  Q facility, power, compute, network, storage, support, software, operations, total;

  /// The layers with their sum, which is made here and nowhere else.
  /// @errors  none
  [[nodiscard]] static constexpr cost_by_layer of(const Q& facility, const Q& power, const Q& compute, const Q& network,
                                                  const Q& storage, const Q& support, const Q& software,
                                                  const Q& operations) {
    return {facility, power, compute, network, storage, support, software, operations,
            facility + power + compute + network + storage + support + software + operations};
  }
  /// Each layer (not the total) through f: a cost per GPU-hour from a cost per year. The total is the sum of what f gives.
  template <class F>
  [[nodiscard]] constexpr auto each(const F& f) const {
    return cost_by_layer<decltype(f(facility))>::of(f(facility), f(power), f(compute), f(network), f(storage), f(support),
                                                    f(software), f(operations));
  }
  static constexpr auto parts() {
    using self = cost_by_layer;
    return std::tuple{part{"facility", &self::facility}, part{"power", &self::power},
                      part{"compute", &self::compute},   part{"network", &self::network},
                      part{"storage", &self::storage},   part{"support", &self::support},
                      part{"software", &self::software}, part{"operations", &self::operations},
                      part{"total", &self::total}};
  }
};

}  // namespace aifactory
