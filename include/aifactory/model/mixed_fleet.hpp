// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a site cost and make when several generations of GPUs stand in it?
///
///   const auto found = mixed_fleet(site, {hopper, blackwell});      found.total, found.parts[0]
///
/// Each part has its own GPUs, network, storage, support, licence and rates; facility, power, operations and finance are the
/// site's. All is linear in the parts but two costs, which are the site's own and shared out by a rule that is stated below.
#pragma once

#include "aifactory/model/unit_economics.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace aifactory {

/// One generation on a site, with its own size and rates.
template <class V = double>
struct fleet_part {
  required<factory_size<V>> size;
  aifactory::compute<V> compute;
  equipment<V> network{};  ///< scale-out and front end
  equipment<V> storage{};  ///< storage servers
  equipment<V> support{};  ///< CPU, management and data-pipeline nodes
  aifactory::software<V> software{};
  aifactory::workload<V> workload;
};

/// The parts and what they come to: every sum over the parts is the total.
template <class V = double>
struct mixed_economics {
  std::vector<economics<V>> parts;  ///< in the order in which they were given
  economics<V> total;
};

/// The site as if the part stood in it alone: the part's size, GPUs, equipment, licence and workload, all else the site's.
template <class V>
[[nodiscard]] constexpr factory<V> plan_of(const factory<V>& site, const fleet_part<V>& part) {
  factory<V> plan = site;
  plan.size = part.size, plan.compute = part.compute;
  plan.network = part.network, plan.storage = part.storage, plan.support = part.support;
  plan.software = part.software, plan.workload = part.workload;
  return plan;
}

namespace detail {

template <class V>
constexpr fleet_draw<V> sum_of(const fleet_draw<V>& a, const fleet_draw<V>& b) {
  return {a.gpus + b.gpus, a.provisioned + b.provisioned, a.built + b.built, a.facility_built + b.facility_built,
          a.facility_peak + b.facility_peak, a.used + b.used};
}
template <class Q>
constexpr capex_by_layer<Q> sum_of(const capex_by_layer<Q>& a, const capex_by_layer<Q>& b) {
  return capex_by_layer<Q>::of(a.facility + b.facility, a.power + b.power, a.compute + b.compute, a.network + b.network,
                               a.storage + b.storage, a.support + b.support);
}
template <class Q>
constexpr cost_by_layer<Q> sum_of(const cost_by_layer<Q>& a, const cost_by_layer<Q>& b) {
  return cost_by_layer<Q>::of(a.facility + b.facility, a.power + b.power, a.compute + b.compute, a.network + b.network,
                              a.storage + b.storage, a.support + b.support, a.software + b.software, a.operations + b.operations);
}
template <class D, class V>
constexpr tokens_by_kind<D, V> sum_of(const tokens_by_kind<D, V>& a, const tokens_by_kind<D, V>& b) {
  return tokens_by_kind<D, V>::of(a.fresh_input + b.fresh_input, a.cached_input + b.cached_input, a.output + b.output);
}
/// The mean of a price over two amounts; 0 of nothing.
template <class Price, class Amount>
constexpr Price mean_price(const Price& p, const Amount& of_p, const Price& q, const Amount& of_q) {
  using V = typename Price::value_type;
  const auto all = of_p + of_q;
  const auto none = math::is_zero(all);
  const auto share_of_p = of_p / math::where(none, Amount::from_base_value(V(1.0)), all);
  const auto share_of_q = of_q / math::where(none, Amount::from_base_value(V(1.0)), all);
  return p * share_of_p + q * share_of_q;
}
/// What a token of each kind costs over two fleets: sum over kinds of c_k T_k stays the whole cost.
template <class V>
constexpr cost_by_token_kind<V> mean_price(const cost_by_token_kind<V>& p, const token_rates<V>& of_p, const cost_by_token_kind<V>& q,
                                           const token_rates<V>& of_q) {
  return {mean_price(p.fresh_input, of_p.fresh_input, q.fresh_input, of_q.fresh_input),
          mean_price(p.cached_input, of_p.cached_input, q.cached_input, of_q.cached_input),
          mean_price(p.output, of_p.output, q.output, of_q.output), mean_price(p.blended, of_p.total, q.blended, of_q.total)};
}

}  // namespace detail

/// The part of the site's demand charge and of staff that no size changes that falls to one fleet.
///
///   demand   charge x (the fleet's own peak, where the site's peak binds; its own ratchet x built, where that binds)
///   staff    per IT power or per GPU its own; an amount for the whole site by IT power built
///
/// The charge is on the larger of the two sums, not on the sum of the larger ones: fleets that peak low leave room to others.
///
/// @param own  the fleet's draw
/// @param all  the sum over all fleets of the site
/// @return     [USD/time]
/// @errors  none: staff as an amount is not a number where the site builds no power
/// @source  own rule; docs/design.md, section "The steady year", mixed fleets and uses
template <class V>
[[nodiscard]] constexpr site_charges<V> charges_of(const factory<V>& site, const fleet_draw<V>& own, const fleet_draw<V>& all) {
  const share<V>& ratchet = site.power.demand_ratchet;
  const facility_power<V> held = ratchet * all.facility_built;
  const auto peak_binds = math::is_zero(facility_power<V>(math::max(all.facility_peak, held) - all.facility_peak));
  const facility_power<V> billed = math::where(peak_binds, own.facility_peak, facility_power<V>(ratchet * own.facility_built));
  money_per_time<V> staff = staff_cost(site.operations, own.built, own.gpus);
  if (site.operations.staff.template holds<money_per_time<V>>()) staff = staff * V(own.built / all.built);
  return {site.power.demand_charge * (billed * demand), staff};
}

/// The economics of a site with several fleets: of each, and of all together.
///
/// A part's figures are those of unit_economics() with its charges_of() the site. The cost of a kind of token over all is the
/// mean by tokens, so that sum_k c_k T_k is the yearly cost.
///
/// @param site   facility, power, operations and finance; its size, GPUs, licence and workload are not used
/// @param parts  at least one
/// @errors  input_error without a part
/// @source  docs/design.md, section "The steady year", mixed fleets and uses
template <class V>
[[nodiscard]] constexpr mixed_economics<V> mixed_fleet(const factory<V>& site, const std::vector<fleet_part<V>>& parts) {
  if (parts.empty()) throw input_error("mixed_fleet: needs at least one fleet");
  fleet_draw<V> all = draw_of(plan_of(site, parts.front()));
  for (std::size_t i = 1; i < parts.size(); ++i) all = detail::sum_of(all, draw_of(plan_of(site, parts[i])));

  std::vector<economics<V>> each;
  for (const auto& part : parts) {
    const factory<V> plan = plan_of(site, part);
    const fleet_draw<V> own = draw_of(plan);
    each.push_back(economics_of_fleet(plan, own, charges_of(site, own, all)));
  }
  const auto& first = each.front();
  auto racks = first.racks;
  auto capex = first.capex;
  auto annual = first.annual_cost;
  auto full_load = first.full_load, made = first.delivered;
  auto delivered = first.cost_per_token, at_full_load = first.cost_per_token_at_full_load;
  for (std::size_t i = 1; i < each.size(); ++i) {
    const auto& next = each[i];
    delivered = detail::mean_price(delivered, made, next.cost_per_token, next.delivered);
    at_full_load = detail::mean_price(at_full_load, full_load, next.cost_per_token_at_full_load, next.full_load);
    racks = racks + next.racks;
    capex = detail::sum_of(capex, next.capex), annual = detail::sum_of(annual, next.annual_cost);
    full_load = detail::sum_of(full_load, next.full_load), made = detail::sum_of(made, next.delivered);
  }
  const auto total = figures_of_year(site, all, racks, capex, annual, full_load, made, [&] { return delivered; }, [&] { return at_full_load; });
  return {std::move(each), total};
}

}  // namespace aifactory
