// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/sizing/generation_comparison.hpp"

#include "aifactory/sizing/build_trend.hpp"
#include "aifactory/sizing/generation_ratio.hpp"
#include "catch_shim.hpp"

#include <algorithm>

namespace generation_comparison_test {

using namespace aifactory;

namespace {

constexpr auto tok_s_user = tok_out / second / user;

/// 100 MW of GB300, the worked example of docs/design.md.
factory<double> worked() {
  factory<double> plan{100.0 * MW_IT,
                       {.capex = 17.5e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = 15.0 * year, .upkeep = 0.03 / year},
                       {.price = 70.0 * USD / MWh},
                       {.price = 52e3 * USD / GPU, .it_power_per_gpu = 2.12 * kW_IT / GPU, .life = 5.0 * year, .idle_share = share<>{0.3}},
                       {},
                       {},
                       {},
                       {.licence = 4500.0 * USD / GPU / year},
                       {.utilization = utilization<>{0.6}, .availability = availability<>{0.98}, .staff = it_power_charge<>(150e3 * USD / MW_IT / year)},
                       {.output_rate = 6000.0 * tok_out / second / GPU},
                       {.wacc = nominal_rate<>::effective(0.09)}};
  return plan;
}

const request_lengths long_prompts{8192.0 * tok_in, 1024.0 * tok_out};

curve_choice plain_fp4() { return {"deepseek-r1", long_prompts, precision::fp4, {.speculative = false}}; }

template <class G>
generation_question asked_of(const curve_choice& choice, std::vector<interactivity<>> speeds) {
  return {choice, {facts_of<G>()}, std::move(speeds)};
}

}  // namespace

TEST_CASE("a generation in a plan: GB200 in the worked example, by hand", "[sizing][generations]") {
  // 3.1 M$ a rack of 72, 1.87 kW: 100 MW hold 53,475.94 GPUs. In M$ a year: compute 53,475.94 x 43,055.56 x 0.2570925 =
  // 591.939, building 217.103, licences 240.642, upkeep 52.5, energy 52.3624, staff 15: 1,169.546, or 2.49663 $ a GPU-hour.
  // At 71.321 tok/s/user 533.487 tok/s/GPU were measured: 1,169.546 M$ / (53,475.94 x 533.487 x 0.588 x 31,536,000 s).
  const auto found = compare_generations(worked(), asked_of<gb200_nvl72>(plain_fp4(), {71.321 * tok_s_user}));
  REQUIRE(found.rows.size() == 1);
  REQUIRE(found.rows[0].option);
  const auto& option = *found.rows[0].option;
  CHECK_THAT(option.result.gpus.in(GPU), WithinRel(53475.935828877, 1e-12));
  CHECK_THAT(option.result.it_power_built.in(MW_IT), WithinRel(100.0, 1e-12));
  CHECK_THAT(option.result.gpu_hour_cost.total.in(USD / GPU / hour), WithinRel(2.4966337784733788, 1e-12));
  CHECK_THAT(found.rows[0].cost().in(USD / Mtok_out), WithinRel(2.2108087470475883, 1e-12));
  CHECK_THAT(option.result.cost_per_token_at_full_load.output.in(USD / Mtok_out), WithinRel(1.2999555432639818, 1e-12));
  // 533.487 / 1.87 kW / 1.2
  CHECK_THAT(option.result.full_load_per_facility_power.output.in(tok_out / second / MW), WithinRel(237739.30481283422, 1e-12));
  // 1e6 / (533.487 x 0.588) GPUs of 1.87 kW x 1.2
  CHECK_THAT(found.rows[0].power_for_demand.in(MW), WithinRel(7.1535511279792106, 1e-12));
  CHECK(option.from == rate_from::measured);
  CHECK(option.error.log_sd == 0.0);
  CHECK(option.curve.weights == precision::fp4);
  CHECK(found.pareto == std::vector<std::size_t>{0});
}

TEST_CASE("a rate is measured, interpolated, or that of a faster point", "[sizing][generations]") {
  // The slowest GB200 run without drafts is at 19.2 tok/s/user, 1,273.134 tok/s/GPU; the next at 30.489, 1,149.656.
  const auto found = compare_generations(worked(), asked_of<gb200_nvl72>(plain_fp4(), {19.2 * tok_s_user, 25.0 * tok_s_user, 10.0 * tok_s_user}));
  const auto rate = [&](std::size_t i) { return found.rows[i].option->plan.workload.output_rate.in(tok_out / second / GPU); };
  CHECK(found.rows[0].option->from == rate_from::measured);
  CHECK_THAT(rate(0), WithinRel(1273.134, 1e-14));
  CHECK(found.rows[1].option->from == rate_from::interpolated);
  CHECK(rate(1) < 1273.134);
  CHECK(rate(1) > 1149.656);
  // As leaving each of its nine inner points out has it (frontier_error_test has the figure from SciPy).
  CHECK_THAT(found.rows[1].option->error.log_sd, WithinRel(0.48421376527560606, 1e-10));
  CHECK(!found.rows[1].option->error.of_model);
  // Slower than any run: outside.
  CHECK(!found.rows[2].option);
  CHECK(found.rows[2].why == no_figures::outside_range);
  CHECK(found.rows[2].reason == "outside the measured range [19.2, 152.1] tok/s/user");

  // With drafts B200 is best at 50 by a run that gave users 75.676: 1,056 tok/s/GPU.
  const auto fast = compare_generations(worked(), asked_of<b200_sxm>({"deepseek-r1", long_prompts}, {50.0 * tok_s_user}));
  REQUIRE(fast.rows[0].option);
  CHECK(fast.rows[0].option->from == rate_from::faster_point);
  CHECK(fast.rows[0].option->served_at > 75.0 * tok_s_user);
  CHECK(fast.rows[0].option->error.log_sd == 0.0);
}

TEST_CASE("what was announced is shown and not ranked", "[sizing][generations]") {
  generation_question asked{{"deepseek-r1", long_prompts}, {facts_of<vera_rubin_nvl72>(), facts_of<h200_sxm>(), facts_of<gb300_nvl72>()}, {50.0 * tok_s_user}};
  const auto found = compare_generations(worked(), asked);
  REQUIRE(found.rows.size() == 3);
  CHECK(found.rows[0].announced());
  CHECK(found.rows[0].cost() < found.rows[2].cost());  // the vendor's figure would win
  REQUIRE(found.cheapest.size() == 1);
  CHECK(found.cheapest[0].row == 2);
  CHECK(found.cheapest[0].second == std::size_t{1});
  CHECK_THAT(found.cheapest[0].found.times, WithinRel(found.rows[1].cost() / found.rows[2].cost(), 1e-14));
  CHECK(found.pareto == std::vector<std::size_t>{2});
}

TEST_CASE("rows without figures say why", "[sizing][generations][bad]") {
  // Nobody measured MI325X; TPU7x has no price; H100 ends at 77.956 tok/s/user.
  generation_question asked{{"deepseek-r1", long_prompts}, {facts_of<mi325x>(), facts_of<h100_sxm>()}, {100.0 * tok_s_user}};
  const auto found = compare_generations(worked(), asked);
  CHECK(found.empty());
  CHECK(found.rows[0].why == no_figures::not_measured);
  CHECK_THAT(found.rows[0].reason, ContainsSubstring("nobody measured deepseek-r1 at 8192 in, 1024 out"));
  CHECK(found.rows[1].why == no_figures::outside_range);
  CHECK_THAT(found.rows[1].reason, ContainsSubstring("[20.51, 77.96]"));
  CHECK(found.pareto.empty());
  CHECK_THROWS_WITH(with_generation(worked(), facts_of<tpu7x>()), ContainsSubstring("tpu7x: the catalogue holds no price"));
  CHECK_THROWS_WITH(with_generation(worked(), facts_of<a100_sxm>()), ContainsSubstring("the catalogue holds no"));

  auto unpriced = facts_of<h100_sxm>();
  unpriced.price.reset();
  CHECK(compare_generations(worked(), {{"deepseek-r1", long_prompts}, {unpriced}, {50.0 * tok_s_user}}).rows[0].why == no_figures::not_in_catalogue);

  auto by_time = worked();
  by_time.workload.allocation = allocation::gpu_time;
  CHECK_THROWS_WITH(compare_generations(by_time, asked), ContainsSubstring("gpu_time"));
  asked.demand = {};
  CHECK_THROWS_WITH(compare_generations(worked(), asked), ContainsSubstring("demand: must be above 0"));
}

TEST_CASE("the size stays the same IT power, however it was stated", "[sizing][generations]") {
  // 120 MW at the meter are 100 MW of IT at a PUE of 1.2; 47,169.81 GB300 at 2.12 kW as well.
  auto by_meter = worked(), by_gpus = worked();
  by_meter.size = 120.0 * MW;
  by_gpus.size = (100e3 / 2.12) * GPU;
  for (const auto& plan : {worked(), by_meter, by_gpus})
    CHECK_THAT(unit_economics(with_generation(plan, facts_of<b200_sxm>())).it_power_built.in(MW_IT), WithinRel(100.0, 1e-12));
}

TEST_CASE("ratios of two generations per kind of power", "[sizing][generations]") {
  // GB200 at 71.321 makes 533.487; H200 there, without drafts, what its curve says: the kinds differ by power alone, by
  // 1.37 / 1.87 at the rack, 1.73 / 2.10 at the meter in 2025 and 700 / 1,200 on the board.
  const curve_choice h200{"deepseek-r1", long_prompts, precision::fp8, {.speculative = false}};
  const auto found = ratios_of_generations(worked(), {facts_of<gb200_nvl72>(), plain_fp4()}, {facts_of<h200_sxm>(), h200}, {71.321 * tok_s_user}, {5.0, 4.0});
  REQUIRE(found.ratios.size() == 5);
  const double by_gpu = 533.487 / frontier(curves_of("h200_sxm", h200)).output_rate_at(71.321 * tok_s_user).in(tok_out / second / GPU);
  const auto at = [&](ratio_of what) {
    const auto row = std::find_if(found.ratios.begin(), found.ratios.end(), [&](const auto& each) { return each.what == what; });
    REQUIRE(row != found.ratios.end());
    return *row->at[0];
  };
  CHECK_THAT(at(ratio_of::it_power), WithinRel(by_gpu * 1.37 / 1.87, 1e-12));
  CHECK_THAT(at(ratio_of::facility_power), WithinRel(by_gpu * 1.37 / 1.87, 1e-12));
  CHECK_THAT(at(ratio_of::facility_power_2025), WithinRel(by_gpu * 1.73 / 2.10, 1e-12));
  CHECK_THAT(at(ratio_of::board_power), WithinRel(by_gpu * 700.0 / 1200.0, 1e-12));
  // Per token: by what a GPU-hour costs, 2.496634 of GB200; of H200 as its own row has it.
  const auto row = compare_generations(worked(), asked_of<h200_sxm>(h200, {71.321 * tok_s_user})).rows[0];
  CHECK_THAT(at(ratio_of::cost), WithinRel(by_gpu * row.option->result.gpu_hour_cost.total.in(USD / GPU / hour) / 2.4966337784733788, 1e-12));
  CHECK(found.not_known.empty());
  CHECK_THROWS_WITH(ratios_of_generations(worked(), {facts_of<mi325x>(), plain_fp4()}, {facts_of<h200_sxm>(), h200}, {}, {}), ContainsSubstring("mi325x: nobody measured deepseek-r1 at 8192 in, 1024 out in fp4, no speculative decoding"));
}

TEST_CASE("build cost and token cost by year", "[sizing][generations]") {
  // GB200, of 2025, with a building at JLL's 10.7 M$/MW instead of 17.5: capital 33.724 instead of 40.524 M$/MW of IT
  // (53,475.94 x 43,055.56 / 100 = 23.024), and 2.012779 $ per million tokens at 71.321 tok/s/user instead of 2.210809.
  generation_question asked{plain_fp4(), {facts_of<gb200_nvl72>(), facts_of<b200_sxm>()}, {71.321 * tok_s_user}};
  const auto rows = build_trend(compare_generations(worked(), asked), asked.speeds[0]);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].place == 1);  // b200_sxm, of the same year, comes first by its name
  const auto& gb200 = rows[1];
  CHECK_THAT(gb200.with_plan.built.in(1e6 * USD / MW_IT), WithinRel(40.52436125965538, 1e-12));
  CHECK_THAT(gb200.with_plan.token_cost.in(USD / Mtok_out), WithinRel(2.2108087470475883, 1e-12));
  REQUIRE(gb200.with_year);
  CHECK(gb200.building->entry->id == "jll_2025");
  CHECK_THAT(gb200.with_year->built.in(1e6 * USD / MW_IT), WithinRel(33.72436125965538, 1e-12));
  CHECK_THAT(gb200.with_year->token_cost.in(USD / Mtok_out), WithinRel(2.012779430352469, 1e-12));

  // H200 is of 2024, of which no building cost is published.
  generation_question older{{"deepseek-r1", long_prompts}, {facts_of<h200_sxm>()}, {50.0 * tok_s_user}};
  CHECK(!build_trend(compare_generations(worked(), older), older.speeds[0])[0].with_year);
}

}  // namespace generation_comparison_test
