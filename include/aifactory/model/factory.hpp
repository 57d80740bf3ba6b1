// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a factory: all its inputs together?
#pragma once

#include "aifactory/model/compute.hpp"
#include "aifactory/model/equipment.hpp"
#include "aifactory/model/facility.hpp"
#include "aifactory/model/finance.hpp"
#include "aifactory/model/operations.hpp"
#include "aifactory/model/power.hpp"
#include "aifactory/model/software.hpp"
#include "aifactory/model/workload.hpp"

namespace aifactory {

/// What the factory is sized by: GPUs, IT power built, facility power built, or dollars of capex over all layers.
template <class V>
using factory_size = one_of<gpu_count<V>, it_power<V>, facility_power<V>, money<V>>;

/// A section of the factory: its name in files and the member.
template <class S, class M>
struct section {
  std::string_view name;
  M S::*member;

  constexpr section(std::string_view called, M S::*pointer) : name(called), member(pointer) {}
};

/// Every input of one steady year.
template <class V = double>
struct factory {
  required<factory_size<V>> size;
  aifactory::facility<V> facility;
  aifactory::power<V> power;
  aifactory::compute<V> compute;
  equipment<V> network{};  ///< scale-out and front end
  equipment<V> storage{};  ///< storage servers
  equipment<V> support{};  ///< CPU, management and data-pipeline nodes
  aifactory::software<V> software{};
  aifactory::operations<V> operations;
  aifactory::workload<V> workload;
  aifactory::finance<V> finance;

  /// The size; its names hold their section.
  static constexpr auto fields() {
    return std::tuple{field{&factory::size, "what the factory is sized by", origin::must_be_given(),
                            spelling{"compute.gpus", "GPU", range::positive(), {1, 10e6}},
                            spelling{"compute.it_power", "MW_IT", range::positive(), {1e-4, 10e3}},
                            spelling{"power.facility_power", "MW_facility", range::positive(), {1e-4, 15e3}},
                            spelling{"compute.budget", "USD", range::positive(), {1e3, 1e12}}}};
  }
  static constexpr auto sections() {
    return std::tuple{section{"facility", &factory::facility},     section{"power", &factory::power},
                      section{"compute", &factory::compute},       section{"network", &factory::network},
                      section{"storage", &factory::storage},       section{"support", &factory::support},
                      section{"software", &factory::software},     section{"operations", &factory::operations},
                      section{"workload", &factory::workload},     section{"finance", &factory::finance}};
  }
};

/// Calls f(section name, row, member) for every input that holds a value; the size comes first, with an empty section.
template <class V, class F>
constexpr void for_each_input(const factory<V>& plan, const F& f) {
  for_each_field(plan, [&](const auto& row, const auto& member) { f(std::string_view{}, row, member); });
  std::apply(
      [&](const auto&... part) {
        (for_each_field(plan.*part.member, [&](const auto& row, const auto& member) { f(part.name, row, member); }), ...);
      },
      factory<V>::sections());
}

/// The same factory with value type W: f(raw value, section name, row, member) gives each new raw value, in the order of
/// for_each_input; settings stay.
template <class W, class V, class F>
[[nodiscard]] constexpr factory<W> convert_factory(const factory<V>& plan, const F& f) {
  const auto part = [&](std::string_view name, const auto& inputs) {
    return convert<W>(inputs, [&](const V& x, const auto& row, const auto& member) { return f(x, name, row, member); });
  };
  const auto size_row = std::get<0>(factory<V>::fields());  // a copy: the table is a temporary
  using size_holder = holder<factory_size<V>>;
  return factory<W>{
      size_holder::template with<W>(static_cast<W>(f(plan.size.base_value(), std::string_view{}, size_row, plan.size)),
                                    plan.size.which()),
      part("facility", plan.facility),   part("power", plan.power),       part("compute", plan.compute),
      part("network", plan.network),     part("storage", plan.storage),   part("support", plan.support),
      part("software", plan.software),   part("operations", plan.operations),
      part("workload", plan.workload),   part("finance", plan.finance)};
}

}  // namespace aifactory
