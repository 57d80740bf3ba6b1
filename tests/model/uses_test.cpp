// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/model/uses.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/interval.hpp"
#include "aifactory/values/lanes.hpp"
#include "catch_shim.hpp"

#include <vector>

namespace uses_test {

using namespace aifactory;

workload<> serving(double output, double input = 0.0, double hit = 0.0) {
  return {.output_rate = output * tok_out / (second * GPU), .input_rate = input * tok_in / (second * GPU), .cache_hit_rate = hit};
}

// 1,000 GPUs; utilization x availability = 0.5 x 0.8 = 0.4.
factory<> site_for(const std::vector<fleet_use<>>& uses) {
  return {.size = 1000.0 * GPU,
          .facility = {.capex = 12e6 * USD / MW_IT, .pue = pue<>{1.25}, .life = 20.0 * year},
          .power = {.price = 70.0 * USD / MWh},
          .compute = {.price = 40e3 * USD / GPU, .it_power_per_gpu = 2.0 * kW_IT / GPU, .life = 5.0 * year},
          .software = {.licence = 4500.0 * USD / (GPU * year)},
          .operations = {.utilization = 0.5, .availability = 0.8},
          .workload = workload_of(uses),
          .finance = {.wacc = 8.0_pct_per_year}};
}

const std::vector<fleet_use<>> mix{{{0.5, gpu_use::inference}, serving(4000.0, 10e3, 0.25)},
                                   {{0.2, gpu_use::inference}, serving(1000.0)},
                                   {{0.1, gpu_use::fine_tuning}, serving(0.0)},
                                   {{0.1, gpu_use::training}, serving(0.0)},
                                   {{0.1, gpu_use::idle}, serving(0.0)}};

constexpr auto per_gpu_out = tok_out / (second * GPU);

TEST_CASE("several uses as one workload: rates averaged over the time in use", "[model][uses]") {
  const auto all = workload_of(mix);
  // By hand: (0.5 x 4,000 + 0.2 x 1,000) / 0.9 = 2,444.44 out; 0.5 x 10,000 / 0.9 = 5,555.56 in, all from one use.
  CHECK_THAT(all.output_rate.in(per_gpu_out), WithinRel(2200.0 / 0.9, 1e-14));
  CHECK_THAT(all.input_rate.in(tok_in / (second * GPU)), WithinRel(5000.0 / 0.9, 1e-14));
  CHECK_THAT(all.cache_hit_rate.value(), WithinRel(0.25, 1e-14));
  // Cache-hit rates are averaged over prompts: (0.5 x 10,000 x 0.25 + 0.5 x 30,000 x 0.65) / (0.5 x 40,000) = 0.55.
  const std::vector<fleet_use<>> cached{{{0.5, gpu_use::inference}, serving(1.0, 10e3, 0.25)}, {{0.5, gpu_use::inference}, serving(1.0, 30e3, 0.65)}};
  CHECK_THAT(workload_of(cached).cache_hit_rate.value(), WithinRel(0.55, 1e-14));
}

TEST_CASE("the rates of a GPU doing one kind only are averaged by the time per token", "[model][uses]") {
  auto slow = serving(1000.0), fast = serving(3000.0);
  slow.allocation = fast.allocation = allocation::gpu_time;
  slow.decode_rate = 2000.0 * per_gpu_out, fast.decode_rate = 6000.0 * per_gpu_out;
  const std::vector<fleet_use<>> uses{{{0.5, gpu_use::inference}, slow}, {{0.5, gpu_use::inference}, fast}};
  // 500 tokens take 0.25 s of a GPU and 1,500 tokens 0.25 s: 2,000 tokens in 0.5 s.
  const auto all = workload_of(uses);
  CHECK_THAT(all.decode_rate.in(per_gpu_out), WithinRel(4000.0, 1e-14));
  CHECK(all.prefill_rate.base_value() == 0.0);
  CHECK(all.allocation == allocation::gpu_time);
  CHECK(share_one_allocation(uses));
  auto other = uses;
  other[1].workload.allocation = allocation::output_only;
  CHECK_FALSE(share_one_allocation(other));
  CHECK(workload_of(other).allocation == allocation::output_only);
}

TEST_CASE("what each use costs and makes", "[model][uses]") {
  const auto site = site_for(mix);
  const auto whole = unit_economics(site);
  const auto uses = economics_of_uses(site, whole, mix);
  REQUIRE(uses.size() == 5);
  // GPU-hours by hand: 1,000 GPUs x 8,760 h x share, at the GPU-hour cost of the site.
  const double shares[] = {0.5, 0.2, 0.1, 0.1, 0.1};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK_THAT((uses[i].gpus * year).in(GPU * hour), WithinRel(8.76e6 * shares[i], 1e-14));
    CHECK_THAT(uses[i].annual_cost / whole.annual_cost.total, WithinRel(shares[i], 1e-14));
  }
  // Tokens by hand: the load 0.4 is spread over 0.9 of the time. 500 GPUs x 4,000 x 0.4 / 0.9, 200 x 1,000 x 0.4 / 0.9.
  CHECK_THAT(uses[0].delivered.output.in(tok_out / second), WithinRel(800e3 / 0.9, 1e-14));
  CHECK_THAT(uses[0].delivered.fresh_input.in(tok_fresh / second), WithinRel(1.5e6 / 0.9, 1e-14));  // 500 x 7,500 x 0.4
  CHECK_THAT(uses[1].delivered.output.in(tok_out / second), WithinRel(80e3 / 0.9, 1e-14));
  // A token of the second use: a fifth of the cost over 80,000 / 0.9 a second.
  CHECK_THAT(uses[1].cost_per_token.output.in(USD / Mtok_out),
             WithinRel(0.2 * whole.annual_cost.total.in(USD / second) / (80e3 / 0.9) * 1e6, 1e-13));
  // Training and fine-tuning make nothing; inference makes 2,200 / 0.7 per GPU: 100 GPUs x 2,200 / 0.7 x 0.4 / 0.9.
  for (std::size_t i = 2; i < 4; ++i) {
    CHECK(uses[i].delivered.total.base_value() == 0.0);
    CHECK_THAT(uses[i].not_made.output.in(tok_out / second), WithinRel(100.0 * 2200.0 / 0.7 * 0.4 / 0.9, 1e-14));
  }
  CHECK(uses[4].not_made.total.base_value() == 0.0);  // idle time has no load to give away
}

TEST_CASE("the uses add up to the site: cost and tokens of every kind", "[model][uses]") {
  const auto site = site_for(mix);
  const auto whole = unit_economics(site);
  money_per_time<> cost{};
  token_rates<double> made{};
  for (const auto& use : economics_of_uses(site, whole, mix)) {
    cost = cost + use.annual_cost;
    made = token_rates<double>::of(made.fresh_input + use.delivered.fresh_input, made.cached_input + use.delivered.cached_input, made.output + use.delivered.output);
    // Whatever a use's tokens cost, they carry the cost of the use.
    if (use.delivered.total.base_value() > 0.0)
      CHECK_THAT((use.cost_per_token.fresh_input * use.delivered.fresh_input + use.cost_per_token.cached_input * use.delivered.cached_input +
                  use.cost_per_token.output * use.delivered.output) / use.annual_cost, WithinRel(1.0, 1e-14));
  }
  CHECK_THAT(cost / whole.annual_cost.total, WithinRel(1.0, 1e-14));
  CHECK_THAT(made.output / whole.delivered.output, WithinRel(1.0, 1e-14));
  CHECK_THAT(made.fresh_input / whole.delivered.fresh_input, WithinRel(1.0, 1e-14));
  CHECK_THAT(made.cached_input / whole.delivered.cached_input, WithinRel(1.0, 1e-14));
}

TEST_CASE("one use of all the time is the plan itself", "[model][uses]") {
  const std::vector<fleet_use<>> one{{{1.0, gpu_use::inference}, serving(4000.0, 10e3, 0.25)}};
  const auto site = site_for(one);
  const auto whole = unit_economics(site);
  const auto use = economics_of_uses(site, whole, one).front();
  CHECK_THAT(use.cost_per_token.output / whole.cost_per_token.output, WithinRel(1.0, 1e-14));
  CHECK_THAT(use.delivered.total / whole.delivered.total, WithinRel(1.0, 1e-14));
}

/// The list over W.
template <class W>
std::vector<fleet_use<W>> over(const std::vector<fleet_use<>>& uses) {
  std::vector<fleet_use<W>> all;
  const auto number = [](double x, const auto&, const auto&) { return W(x); };
  for (const auto& each : uses) all.push_back({convert<W>(each.time, number), convert<W>(each.workload, number)});
  return all;
}

TEST_CASE("uses over lanes, derivatives and intervals", "[model][uses]") {
  const auto site = site_for(mix);
  const auto expected = economics_of_uses(site, unit_economics(site), mix);
  const auto same = [](double x, std::string_view, const auto&, const auto&) { return x; };
  const auto wide = convert_factory<lanes>(site, same);
  const auto in_lanes = economics_of_uses(wide, unit_economics(wide), over<lanes>(mix));
  CHECK_THAT(in_lanes[0].annual_cost.base_value()[0], WithinRel(expected[0].annual_cost.base_value(), 1e-14));
  // d cost / d price of energy = what is drawn: a half of it for half the time.
  const auto by_price = convert_factory<dual>(site, [](double x, std::string_view section, const auto& row, const auto&) {
    return section == "power" && row.name() == "price" ? seeded(x) : dual(x);
  });
  const auto slopes = economics_of_uses(by_price, unit_economics(by_price), over<dual>(mix));
  CHECK_THAT(slope(slopes[0].annual_cost.base_value()), WithinRel(0.5 * unit_economics(site).energy_use.base_value(), 1e-13));
  const auto bounded = convert_factory<interval>(site, same);
  const auto bounds = economics_of_uses(bounded, unit_economics(bounded), over<interval>(mix));
  CHECK(bounds[1].cost_per_token.output.base_value().contains(expected[1].cost_per_token.output.base_value()));
}

TEST_CASE("shares that do not add up are named", "[model][uses]") {
  CHECK(check_uses(mix).empty());
  auto less = mix;
  less.pop_back();
  CHECK_THAT(check_uses(less), StartsWith("the shares add up to 0.9, must be 1") && ContainsSubstring("idle"));
  auto more = mix;
  more[0].time.share = share<>(0.55);
  CHECK_THAT(check_uses(more), Equals("the shares add up to 1.05, must be 1"));
  // Thirds add up well enough.
  const std::vector<fleet_use<>> thirds(3, {{1.0 / 3.0, gpu_use::inference}, serving(1.0)});
  CHECK(check_uses(thirds).empty());
  CHECK_THAT(check_uses({{{1.0, gpu_use::training}, serving(0.0)}}), ContainsSubstring("no time is held for inference"));
}

}  // namespace uses_test
