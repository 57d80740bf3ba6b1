// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/model/unit_economics.hpp"
#include "catch_shim.hpp"
#include "rich_plan.hpp"

#include <cmath>
#include <set>
#include <string>
#include <string_view>

namespace unit_economics_test {

using namespace aifactory;

// The worked example of docs/design.md: 100 MW of IT power full of GB300.
constexpr factory<> reference{
    .size = 100.0 * MW_IT,
    .facility = {.capex = 17.5e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = 15.0 * year, .upkeep = 0.03 / year},
    .power = {.price = 70.0 * USD / MWh},
    .compute = {.price = 52e3 * USD / GPU, .it_power_per_gpu = 2.12 * kW_IT / GPU, .life = 5.0 * year, .idle_share = 0.3},
    .software = {.licence = 4500.0 * USD / (GPU * year)},
    .operations = {.utilization = 0.6, .availability = 0.98, .staff = 150e3 * USD / (MW_IT * year)},
    .workload = {.output_rate = 6000.0 * tok_out / (second * GPU)},
    .finance = {.wacc = 9.0_pct_per_year}};

constexpr auto million_a_year = 1e6 * USD / year;

TEST_CASE("the worked example: what is built", "[model][economics]") {
  const auto e = unit_economics(reference);
  // By hand: 100 MW / 2.12 kW = 47,169.81 GPUs; 100 x 1.2 = 120 MW.
  CHECK_THAT(e.gpus.in(GPU), WithinRel(47169.81, 1e-4));
  CHECK_THAT(e.it_power_provisioned.in(MW_IT), WithinRel(100.0, 1e-14));
  CHECK_THAT(e.it_power_built.in(MW_IT), WithinRel(100.0, 1e-14));
  CHECK_THAT(e.facility_power_built.in(MW), WithinRel(120.0, 1e-14));
  CHECK_THAT(e.facility_power_peak.in(MW), WithinRel(120.0, 1e-14));
  CHECK(e.racks == 0.0 * rack);  // no rack size is known
  // By hand: 100 x 17.5 = 1,750 M$ and 47,169.81 x 52,000 = 2,452.83 M$. Per GPU 52,000 + 2.12 x 17,500 = 89,100 USD.
  CHECK_THAT(e.capex.facility.in(1e6 * USD), WithinRel(1750.0, 1e-14));
  CHECK_THAT(e.capex.compute.in(1e6 * USD), WithinRel(2452.83, 1e-4));
  CHECK_THAT(e.capex.total.in(1e6 * USD), WithinRel(4202.83, 1e-4));
  CHECK_THAT(e.capex_per_gpu.in(USD / GPU), WithinRel(89100.0, 1e-14));
}

TEST_CASE("the worked example: what a year costs", "[model][economics]") {
  const auto cost = unit_economics(reference).annual_cost;
  // By hand, M$ a year: CRF(9 %, 5) = 0.257092, CRF(9 %, 15) = 0.124059.
  //   compute     2,452.830 x 0.257092              630.604
  //   facility    1,750 x 0.124059                  217.103 capital
  //               1,750 x 0.03                       52.500 upkeep
  //   software    47,169.81 x 4,500                 212.264
  //   power       100 x (0.3 + 0.7 x 0.6 x 0.98) x 1.2 = 85.392 MW; x 8,760 h x 70 = 52.3624
  //   operations  100 x 0.15                         15.000
  //   total                                       1,179.834
  CHECK_THAT(cost.compute / million_a_year, WithinRel(630.604, 1e-4));
  CHECK_THAT(cost.facility / million_a_year, WithinRel(217.103 + 52.500, 1e-4));
  CHECK_THAT(cost.software / million_a_year, WithinRel(212.264, 1e-4));
  CHECK_THAT(cost.power / million_a_year, WithinRel(52.3624, 1e-4));
  CHECK_THAT(cost.operations / million_a_year, WithinRel(15.000, 1e-4));
  CHECK(cost.network == 0.0 * USD / year);
  CHECK(cost.storage == 0.0 * USD / year);
  CHECK(cost.support == 0.0 * USD / year);
  CHECK_THAT(cost.total / million_a_year, WithinRel(1179.834, 1e-4));
}

TEST_CASE("the worked example: the facility's capital and upkeep apart", "[model][economics]") {
  auto plan = reference;
  plan.facility.upkeep = 0.0 / year;
  CHECK_THAT(unit_economics(plan).annual_cost.facility / million_a_year, WithinRel(217.103, 1e-4));
}

TEST_CASE("the worked example: a GPU-hour, with licence and without", "[model][economics]") {
  const auto hour_cost = unit_economics(reference).gpu_hour_cost;
  // By hand: 1,179.834 M$ / (47,169.81 x 8,760 h) = 2.85531; less 4,500 / 8,760 = 0.51370.
  CHECK_THAT(hour_cost.total.in(USD / (GPU * hour)), WithinRel(2.85531, 1e-4));
  CHECK_THAT((hour_cost.total - hour_cost.software).in(USD / (GPU * hour)), WithinRel(2.34161, 1e-4));
  auto unlicensed = reference;
  unlicensed.software = {};
  CHECK_THAT(unit_economics(unlicensed).gpu_hour_cost.total.in(USD / (GPU * hour)), WithinRel(2.34161, 1e-4));
}

TEST_CASE("the worked example: what it makes", "[model][economics]") {
  const auto e = unit_economics(reference);
  // By hand: 47,169.81 x 6,000 = 283.0189 M tok/s; over 120 MW 2.35849 M, over 100 MW of IT power 2.83019 M.
  CHECK_THAT(e.full_load.output.in(Mtok_out / second), WithinRel(283.0189, 1e-4));
  CHECK_THAT(e.full_load_per_facility_power.output.in(Mtok_out / second / MW), WithinRel(2.35849, 1e-4));
  CHECK_THAT(e.full_load_per_facility_power.total.in(Mtok / second / MW), WithinRel(2.35849, 1e-4));
  CHECK_THAT(e.full_load_per_it_power.output.in(Mtok_out / second / MW_IT), WithinRel(2.83019, 1e-4));
  // Delivered: x 0.588 = 166.4151 M tok/s; over 85.392 MW 1.94884 tokens a joule; 2 % of 8,760 h down: 175.2 h.
  CHECK_THAT(e.delivered.output.in(Mtok_out / second), WithinRel(166.4151, 1e-4));
  CHECK_THAT(e.delivered_per_energy.output.in(tok_out / joule), WithinRel(1.94884, 1e-4));
  CHECK_THAT((e.energy_use * year).in(MWh), WithinRel(748033.92, 1e-12));
  CHECK_THAT(e.downtime * 8760.0, WithinRel(175.2, 1e-12));
}

TEST_CASE("the worked example: what a million tokens costs", "[model][economics]") {
  const auto e = unit_economics(reference);
  // By hand: 2.85531 / (6,000 x 3,600) x 1e6 = 0.132190 at full load; / (0.6 x 0.98) = 0.224813 delivered.
  CHECK_THAT(e.cost_per_token_at_full_load.output.in(USD / Mtok_out), WithinRel(0.132190, 1e-4));
  CHECK_THAT(e.cost_per_token.output.in(USD / Mtok_out), WithinRel(0.224813, 1e-4));
  CHECK_THAT(e.cost_per_token.blended.in(USD / Mtok), WithinRel(0.224813, 1e-4));
  CHECK(e.cost_per_token.fresh_input.base_value() == 0.0);
  CHECK(e.cost_per_token.cached_input.base_value() == 0.0);
}

TEST_CASE("the worked example: decided before the program runs", "[model][economics]") {
  constexpr auto e = unit_economics(reference);
  STATIC_REQUIRE(e.cost_per_token.output > 0.2247 * USD / Mtok_out);
  STATIC_REQUIRE(e.cost_per_token.output < 0.2249 * USD / Mtok_out);
  // The run-time C library and the series of a constant expression agree to a few ulps.
  CHECK_THAT(unit_economics(reference).annual_cost.total / e.annual_cost.total, WithinRel(1.0, 1e-15));
}

TEST_CASE("every layer at once, by hand", "[model][economics]") {
  const auto e = unit_economics(rich::plan);
  const auto& at = rich::real_8_less_3;
  CHECK_THAT(e.gpus.in(GPU), WithinRel(1000.0, 1e-15));
  CHECK_THAT(e.racks.in(rack), WithinRel(1000.0 / 72.0, 1e-14));
  CHECK_THAT(e.it_power_provisioned / rich::provisioned, WithinRel(1.0, 1e-14));
  CHECK_THAT(e.it_power_built / rich::built, WithinRel(1.0, 1e-14));
  CHECK_THAT(e.facility_power_built / rich::facility_built, WithinRel(1.0, 1e-14));
  CHECK_THAT(e.facility_power_peak / rich::facility_peak, WithinRel(1.0, 1e-14));
  CHECK_THAT(e.energy_use / rich::mean_draw, WithinRel(1.0, 1e-14));
  CHECK_THAT(e.capex.total / rich::budget, WithinRel(1.0, 1e-14));
  CHECK_THAT(e.capex_per_gpu.in(USD / GPU), WithinRel(72552.0, 1e-14));

  CHECK_THAT(e.annual_cost.facility / rich::facility_cost(at), WithinRel(1.0, 1e-14));
  CHECK_THAT(e.annual_cost.power / rich::power_cost(at), WithinRel(1.0, 1e-14));
  CHECK_THAT(e.annual_cost.compute / rich::compute_cost(at), WithinRel(1.0, 1e-14));
  CHECK_THAT(e.annual_cost.network / rich::network_cost(at), WithinRel(1.0, 1e-14));
  CHECK_THAT(e.annual_cost.storage / rich::storage_cost(at), WithinRel(1.0, 1e-14));
  CHECK_THAT(e.annual_cost.support / rich::support_cost(at), WithinRel(1.0, 1e-14));
  CHECK_THAT(e.annual_cost.software / rich::licences, WithinRel(1.0, 1e-14));
  CHECK_THAT(e.annual_cost.operations / rich::staff, WithinRel(1.0, 1e-14));

  // Tokens: 20,000 x 0.7 = 14,000 fresh, 6,000 cached, 5,000 output; x 1,000 GPUs; x 0.4 x 0.96 = 0.384 delivered.
  CHECK_THAT(e.full_load.fresh_input.in(Mtok_fresh / second), WithinRel(14.0, 1e-14));
  CHECK_THAT(e.full_load.cached_input.in(Mtok_cached / second), WithinRel(6.0, 1e-14));
  CHECK_THAT(e.full_load.output.in(Mtok_out / second), WithinRel(5.0, 1e-14));
  CHECK_THAT(e.full_load.total.in(Mtok / second), WithinRel(25.0, 1e-14));
  CHECK_THAT(e.delivered.total.in(Mtok / second), WithinRel(9.6, 1e-14));
  // 25 M / (1.8 x 1.25 MW) = 11.1111 M; 25 M / 1.8 MW_IT = 13.8889 M; 9.6 M / 1.07928 MW = 8.89482 tok/J.
  CHECK_THAT(e.full_load_per_facility_power.total.in(Mtok / second / MW), WithinRel(25.0 / 2.25, 1e-14));
  CHECK_THAT(e.full_load_per_it_power.total.in(Mtok / second / MW_IT), WithinRel(25.0 / 1.8, 1e-14));
  CHECK_THAT(e.delivered_per_energy.total.in(tok / joule), WithinRel(9.6 / 1.07928, 1e-14));

  // 1.07928 MWh an hour x 400 kg over 9.6 x 3,600 = 34,560 Mtok an hour; 1,079.28 / 1.25 kWh_IT x 1.5 L over the same.
  CHECK_THAT(e.carbon.in(kg / Mtok), WithinRel(1.07928 * 400.0 / 34560.0, 1e-14));
  CHECK_THAT(e.water.in(litre / Mtok), WithinRel(1079.28 / 1.25 * 1.5 / 34560.0, 1e-14));
  CHECK_THAT(e.downtime, WithinRel(0.04, 1e-14));

  // GPU time: 14,000 / 40,000 + 5,000 / 9,000 = 0.35 + 5 / 9 GPU-seconds a second and GPU: 40,000 fresh tokens cost what
  // 9,000 output tokens cost, a GPU-second.
  const auto gpu_second = e.annual_cost.total / (0.384 * (0.35 + 5.0 / 9.0) * 1000.0) * second;
  CHECK_THAT(e.cost_per_token.fresh_input * (40e3 * tok_fresh) / gpu_second, WithinRel(1.0, 1e-14));
  CHECK_THAT(e.cost_per_token.output * (9e3 * tok_out) / gpu_second, WithinRel(1.0, 1e-14));
  CHECK(e.cost_per_token.cached_input.base_value() == 0.0);
  CHECK_THAT(e.cost_per_token.blended * (9.6 * Mtok / second) / e.annual_cost.total, WithinRel(1.0, 1e-14));
}

TEST_CASE("a lease stands in for capital, upkeep and land", "[model][economics]") {
  auto plan = rich::plan;
  plan.facility = {.capex = 150.0 * USD / (kW_IT * month), .pue = pue<>{1.25}, .headroom = 1.1};
  const auto e = unit_economics(plan);
  // By hand: 150 x 12 x 1,980 kW = 3.564 M$ a year, whatever the interest. Power passes through at the PUE.
  CHECK_THAT(e.annual_cost.facility / million_a_year, WithinRel(3.564, 1e-14));
  CHECK(e.capex.facility == 0.0 * USD);
  CHECK_THAT(e.energy_use / rich::mean_draw, WithinRel(1.0, 1e-14));
  plan.finance.wacc = 16.0_pct_per_year;
  CHECK_THAT(unit_economics(plan).annual_cost.facility / million_a_year, WithinRel(3.564, 1e-14));
}

TEST_CASE("the demand charge is on the larger of peak draw and the ratchet's share of what is built", "[model][economics]") {
  const auto charge = 12.0 * USD / (kW_demand * month);
  // By hand: 144 USD a year and kW x max(2,016, 0.9 x 2,772 = 2,494.8) or x max(2,016, 0.5 x 2,772 = 1,386).
  CHECK_THAT(demand_cost<double>(charge, 2.016 * MW, 2.772 * MW, share{0.9}).in(USD / year), WithinRel(359251.2, 1e-14));
  CHECK_THAT(demand_cost<double>(charge, 2.016 * MW, 2.772 * MW, share{0.5}).in(USD / year), WithinRel(290304.0, 1e-14));
  CHECK(demand_cost<double>(0.0 * charge, 2.016 * MW, 2.772 * MW, share{0.5}) == 0.0 * USD / year);
}

TEST_CASE("a factory that makes nothing costs the same, and has no cost per token", "[model][economics]") {
  auto plan = rich::plan;
  const auto busy = unit_economics(plan);
  plan.operations.utilization = 0.0;
  const auto idle = unit_economics(plan);
  CHECK(idle.annual_cost.compute == busy.annual_cost.compute);
  CHECK(idle.delivered.total.base_value() == 0.0);
  CHECK_FALSE(std::isfinite(idle.cost_per_token.blended.base_value()));
  // The price at full load holds: the same yearly cost over tokens at full load.
  CHECK_THAT(idle.cost_per_token_at_full_load.blended * (25.0 * Mtok / second) / idle.annual_cost.total,
             WithinRel(1.0, 1e-14));
}

/// Laws that hold for every plan.
void check_identities(const factory<>& plan) {
  const auto e = unit_economics(plan);
  const auto& [facility, power, compute, network, storage, support, software, operations, total] = e.annual_cost;
  CHECK_THAT((facility + power + compute + network + storage + support + software + operations) / total,
             WithinRel(1.0, 1e-15));
  const auto& capex = e.capex;
  CHECK_THAT((capex.facility + capex.power + capex.compute + capex.network + capex.storage + capex.support) / capex.total,
             WithinRel(1.0, 1e-15));
  CHECK_THAT(e.capex_per_gpu * e.gpus / capex.total, WithinRel(1.0, 1e-15));

  const auto& h = e.gpu_hour_cost;
  CHECK_THAT((h.facility + h.power + h.compute + h.network + h.storage + h.support + h.software + h.operations) / h.total,
             WithinRel(1.0, 1e-15));
  CHECK_THAT(h.total * e.gpus / total, WithinRel(1.0, 1e-14));

  // Not a dollar more or less than was spent is charged to the tokens, delivered or at full load.
  const auto charged = [](const auto& price, const auto& made) {
    return price.fresh_input * made.fresh_input + price.cached_input * made.cached_input + price.output * made.output;
  };
  CHECK_THAT(charged(e.cost_per_token, e.delivered) / total, WithinRel(1.0, 1e-14));
  CHECK_THAT(charged(e.cost_per_token_at_full_load, e.full_load) / total, WithinRel(1.0, 1e-14));
  CHECK_THAT(e.cost_per_token.blended * e.delivered.total / total, WithinRel(1.0, 1e-14));

  // Full load is the same cost over more tokens.
  const double used = plan.operations.utilization.value() * plan.operations.availability.value();
  CHECK_THAT(e.cost_per_token_at_full_load.blended / e.cost_per_token.blended, WithinRel(used, 1e-14));
  CHECK_THAT(e.delivered.total / e.full_load.total, WithinRel(used, 1e-14));

  // Energy per token in two ways, and tokens per megawatt over the meter's PUE.
  CHECK_THAT(e.delivered_per_energy.total * e.energy_use / e.delivered.total, WithinRel(1.0, 1e-14));
  const pue<>& site_pue = plan.facility.pue;
  CHECK_THAT(e.full_load_per_it_power.total / (e.full_load_per_facility_power.total * site_pue), WithinRel(1.0, 1e-14));

  // USD/Mtok x tok/s/MW x 0.0036 = USD per MWh at full nameplate.
  const double per_mtok = e.cost_per_token_at_full_load.blended.in(USD / Mtok);
  const double per_mw = e.full_load_per_facility_power.total.in(tok / second / MW);
  const double per_mwh = (total / (e.it_power_provisioned * site_pue)).in(USD / MWh);
  CHECK_THAT(per_mtok * per_mw * 0.0036 / per_mwh, WithinRel(1.0, 1e-14));
}

TEST_CASE("identities hold for every rule, basis, method and size", "[model][economics]") {
  check_identities(reference);
  for (const auto rule : {allocation::output_only, allocation::price_ratio, allocation::gpu_time})
    for (const auto basis : {cost_basis::nominal_level, cost_basis::real_level})
      for (const auto method : {capital_method::annuity, capital_method::straight_line})
        for (const factory_size<double> size : {factory_size<double>(1000.0 * GPU), factory_size<double>(7.0 * MW_IT),
                                                factory_size<double>(1.0 * GW_facility), factory_size<double>(1e9 * USD)}) {
          auto plan = rich::plan;
          plan.workload.allocation = rule;
          plan.finance.basis = basis;
          plan.finance.method = method;
          plan.size = size;
          check_identities(plan);
        }
}

TEST_CASE("the size of a factory changes no figure per GPU, per megawatt or per token", "[model][economics]") {
  auto plan = rich::plan;
  const auto small = unit_economics(plan);
  plan.size = 80e3 * GPU;
  const auto large = unit_economics(plan);
  CHECK_THAT(large.gpu_hour_cost.total / small.gpu_hour_cost.total, WithinRel(1.0, 1e-14));
  CHECK_THAT(large.cost_per_token.output / small.cost_per_token.output, WithinRel(1.0, 1e-14));
  CHECK_THAT(large.full_load_per_facility_power.total / small.full_load_per_facility_power.total, WithinRel(1.0, 1e-14));
  CHECK_THAT(large.annual_cost.total / small.annual_cost.total, WithinRel(80.0, 1e-14));
}

TEST_CASE("figures: every number of the result has a key of its own", "[model][economics]") {
  std::set<std::string> keys;
  std::size_t count = 0;
  for_each_figure(unit_economics(rich::plan), [&](const auto& row, std::string_view part, const auto&) {
    keys.insert(std::string(row.key) + "." + std::string(part));
    ++count;
    CHECK(read_unit(row.unit).ok());
  });
  CHECK(keys.size() == count);
  // By hand: gpus, racks, 4 powers, capex per GPU, energy, carbon, water and downtime; 7 layers of capex; twice 9 layers of
  // cost; 5 counts and 2 prices by 4 kinds of token.
  CHECK(count == 11 + 7 + 2 * 9 + 7 * 4);
}

}  // namespace unit_economics_test
