// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/model/mixed_fleet.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/lanes.hpp"
#include "catch_shim.hpp"
#include "rich_plan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mixed_fleet_test {

using namespace aifactory;

fleet_part<> part_of(const factory<>& plan, const factory_size<double>& size) {
  return {.size = size, .compute = plan.compute, .network = plan.network, .storage = plan.storage, .support = plan.support, .software = plan.software, .workload = plan.workload};
}

/// Every figure of two results against each other.
void check_same(const economics<>& found, const economics<>& expected, double tolerance) {
  std::vector<double> should;
  for_each_figure(expected, [&](const auto&, std::string_view, const auto& x) { should.push_back(detail::base_number(x)); });
  std::size_t i = 0;
  for_each_figure(found, [&](const auto& row, std::string_view part, const auto& x) {
    CAPTURE(row.key, part);
    CHECK_THAT(detail::base_number(x), WithinRel(should[i], tolerance));
    ++i;
  });
}

TEST_CASE("a fleet of parts of the same thing is the whole", "[model][mixed_fleet]") {
  auto site = rich::plan;
  const auto whole = unit_economics(site);
  check_same(mixed_fleet(site, {part_of(site, 1000.0 * GPU)}).total, whole, 0.0);
  check_same(mixed_fleet(site, {part_of(site, 500.0 * GPU), part_of(site, 500.0 * GPU)}).total, whole, 1e-14);
  // 300 GPUs, and 700 as their IT power built: 1.98 MW per 1,000.
  check_same(mixed_fleet(site, {part_of(site, 300.0 * GPU), part_of(site, 0.7 * 1.98 * MW_IT)}).total, whole, 1e-13);
  site.operations.staff = 5e6 * USD / year;
  check_same(mixed_fleet(site, {part_of(site, 200.0 * GPU), part_of(site, 500.0 * GPU), part_of(site, 300.0 * GPU)}).total, unit_economics(site), 1e-13);
}

// Two generations of 1 kW per GPU, 1,000 GPUs each, in a site of PUE 1: one draws half of its nameplate at peak.
factory<> plain_site() {
  auto site = rich::plan;
  site.facility.pue = pue<>{1.0}, site.facility.headroom = 1.0;
  site.power.design_pue = pue<>{1.0}, site.power.demand_ratchet = 0.8;
  site.compute.it_power_per_gpu = 1.0 * kW_IT / GPU;
  site.network = site.storage = site.support = {};
  return site;
}
std::vector<fleet_part<>> calm_and_busy() {
  auto calm = part_of(plain_site(), 1000.0 * GPU), busy = calm;
  calm.compute.peak_draw = 0.5, busy.compute.peak_draw = 1.0;
  calm.compute.idle_share = 0.2, busy.compute.idle_share = 0.4;
  return {calm, busy};
}

TEST_CASE("the demand charge is on the site's larger sum, and shared out by what binds", "[model][mixed_fleet]") {
  const auto parts = calm_and_busy();
  auto site = plain_site();
  const auto demand_of = [&](const economics<>& e) {
    return (e.annual_cost.power - e.energy_use * site.power.price - annual_capital(e.capex.power, site.power.life, level_rate(site.finance))).in(USD / year);
  };
  // By hand, 12 USD/kW and month: the peaks are 500 + 1,000 = 1,500 kW, the ratchet holds 0.8 x 2,000 = 1,600 kW. Each part
  // built 1,000 kW, so each is billed 800 kW: 800 x 144 = 115,200 USD. Alone they would pay for 800 and 1,000.
  auto found = mixed_fleet(site, parts);
  CHECK_THAT(demand_of(found.total), WithinRel(230400.0, 1e-12));
  CHECK_THAT(demand_of(found.parts[0]), WithinRel(115200.0, 1e-12));
  CHECK_THAT(demand_of(found.parts[1]), WithinRel(115200.0, 1e-12));
  CHECK_THAT(demand_of(unit_economics(plan_of(site, parts[1]))), WithinRel(144000.0, 1e-12));
  // A ratchet of 0.7 holds 1,400 kW: the peak binds, and each pays for its own.
  site.power.demand_ratchet = 0.7;
  found = mixed_fleet(site, parts);
  CHECK_THAT(demand_of(found.total), WithinRel(216000.0, 1e-12));
  CHECK_THAT(demand_of(found.parts[0]), WithinRel(72000.0, 1e-12));
  CHECK_THAT(demand_of(found.parts[1]), WithinRel(144000.0, 1e-12));
}

TEST_CASE("staff that no size changes is paid once, by IT power built", "[model][mixed_fleet]") {
  auto site = plain_site();
  site.operations.staff = 1e6 * USD / year;
  auto parts = calm_and_busy();
  parts[1].size = 3000.0 * GPU;
  const auto found = mixed_fleet(site, parts);
  CHECK_THAT(found.parts[0].annual_cost.operations.in(USD / year), WithinRel(250e3, 1e-14));
  CHECK_THAT(found.parts[1].annual_cost.operations.in(USD / year), WithinRel(750e3, 1e-14));
  CHECK_THAT(found.total.annual_cost.operations.in(USD / year), WithinRel(1e6, 1e-14));
}

TEST_CASE("two generations: the parts add up, and sum c_k T_k is the yearly cost", "[model][mixed_fleet]") {
  const auto site = rich::plan;
  auto old_part = part_of(site, 600.0 * GPU), new_part = part_of(site, 0.5 * MW_IT);
  new_part.compute.price = 60e3 * USD / GPU, new_part.compute.it_power_per_gpu = 2.5 * kW_IT / GPU;
  new_part.compute.gpus_per_rack = 36.0 * GPU / rack;
  new_part.software = {};
  new_part.workload = {.output_rate = 12e3 * tok_out / (second * GPU)};  // no input, and output carries all
  const auto found = mixed_fleet(site, {old_part, new_part});
  const auto& a = found.parts[0];
  const auto& b = found.parts[1];
  const auto& all = found.total;
  CHECK_THAT(all.gpus / (a.gpus + b.gpus), WithinRel(1.0, 1e-14));
  CHECK_THAT(all.racks / (a.racks + b.racks), WithinRel(1.0, 1e-14));
  CHECK_THAT(all.annual_cost.total / (a.annual_cost.total + b.annual_cost.total), WithinRel(1.0, 1e-14));
  CHECK_THAT(all.annual_cost.power / (a.annual_cost.power + b.annual_cost.power), WithinRel(1.0, 1e-14));
  CHECK_THAT(all.capex.total / (a.capex.total + b.capex.total), WithinRel(1.0, 1e-14));
  CHECK_THAT(all.energy_use / (a.energy_use + b.energy_use), WithinRel(1.0, 1e-14));
  CHECK_THAT(all.delivered.total / (a.delivered.total + b.delivered.total), WithinRel(1.0, 1e-14));
  CHECK(b.annual_cost.software.base_value() == 0.0);
  for (const auto* e : {&a, &b, &all}) {
    const auto& c = e->cost_per_token;
    const auto& made = e->delivered;
    CHECK_THAT((c.fresh_input * made.fresh_input + c.cached_input * made.cached_input + c.output * made.output) / e->annual_cost.total, WithinRel(1.0, 1e-14));
    CHECK_THAT(c.blended * made.total / e->annual_cost.total, WithinRel(1.0, 1e-14));
  }
  // By hand: 0.5 MW built / (1.1 x (2.5 + 0.2) kW) = 168.350 GPUs.
  CHECK_THAT(b.gpus.in(GPU), WithinRel(500.0 / 2.97, 1e-13));
  // GPU-hours of the parts cost what the GPU-hours of all do.
  CHECK_THAT((a.gpu_hour_cost.total * a.gpus + b.gpu_hour_cost.total * b.gpus) / all.annual_cost.total, WithinRel(1.0, 1e-14));
}

template <class W, class F>
fleet_part<W> over(const fleet_part<>& part, const F& f) {
  const auto x = [&](double raw, const auto&, const auto&) { return f(raw); };
  return {.size = holder<factory_size<double>>::with<W>(f(part.size.base_value()), part.size.which()),
          .compute = convert<W>(part.compute, x), .network = convert<W>(part.network, x), .storage = convert<W>(part.storage, x),
          .support = convert<W>(part.support, x), .software = convert<W>(part.software, x), .workload = convert<W>(part.workload, x)};
}

TEST_CASE("a mixed fleet over lanes and derivatives", "[model][mixed_fleet]") {
  const auto site = plain_site();
  const auto parts = calm_and_busy();
  const auto expected = mixed_fleet(site, parts);
  const auto wide = convert_factory<lanes>(site, [](double x, std::string_view, const auto&, const auto&) { return lanes(x); });
  const auto lane = [](double x) { return lanes(x); };
  const auto in_lanes = mixed_fleet(wide, {over<lanes>(parts[0], lane), over<lanes>(parts[1], lane)});
  CHECK_THAT(in_lanes.total.annual_cost.total.base_value()[0], WithinRel(expected.total.annual_cost.total.base_value(), 1e-13));
  // The slope by the charge is the 1,600 kW that are billed.
  const auto by_charge = convert_factory<dual>(site, [](double x, std::string_view section, const auto& row, const auto&) {
    return section == "power" && row.name() == "demand_charge" ? seeded(x) : dual(x);
  });
  const auto number = [](double x) { return dual(x); };
  const auto slopes = mixed_fleet(by_charge, {over<dual>(parts[0], number), over<dual>(parts[1], number)});
  CHECK_THAT(slope(slopes.total.annual_cost.total.base_value()), WithinRel(1600e3, 1e-12));
}

TEST_CASE("a site without a fleet is refused", "[model][mixed_fleet]") {
  CHECK_THROWS_WITH(mixed_fleet(rich::plan, std::vector<fleet_part<>>{}), ContainsSubstring("at least one fleet"));
}

}  // namespace mixed_fleet_test
