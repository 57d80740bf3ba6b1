// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/training/training_economics.hpp"

#include "../model/rich_plan.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/expression.hpp"
#include "aifactory/values/interval.hpp"
#include "aifactory/values/lanes.hpp"
#include "catch_shim.hpp"

#include <string_view>

namespace training_economics_test {

using namespace aifactory;

static_assert(sound_table<training_run>());

// 6 x 1e9 x 1e12 = 6e21 operations; 1,000 TFLOP/s at 0.4: 1.5e7 s = 4,166.67 GPU-hours of steps; goodput 0.8: 5,208.33; a fifth after
// that: 6,250 in all. On 500 GPUs 12.5 h.
training_run<> by_hand() {
  return {.mfu = in_step_mfu{0.4},
          .tokens = 1e12 * tok,
          .parameters = 1e9,
          .peak = 1000.0 * TFLOP / second / GPU,
          .recomputed = 0.25,
          .gpus = 500.0 * GPU,
          .memory = 80.0 * GB / GPU,
          .goodput = 0.8,
          .fine_tuning = 0.2,
          .rental = 2.0 * USD / (GPU * hour)};
}
constexpr token_prices<> prices{.fresh_input = 1.0 * USD / Mtok_fresh, .cached_input = 0.1 * USD / Mtok_cached, .output = 3.0 * USD / Mtok_out};

TEST_CASE("a run on part of a site, by hand", "[training]") {
  const auto found = economics_of_training(rich::plan, by_hand(), prices);
  const auto is = [](double value, double expected) { CHECK_THAT(value, WithinRel(expected, 1e-12)); };
  is(found.flop.in(FLOP), 6e21);
  is(found.hardware_flop.in(FLOP), 7.5e21);
  CHECK(found.attention_flop == 0.0 * FLOP / tok);
  is(found.hfu.value(), 0.5);
  is(found.run_mfu.value(), 0.4 * 0.8 / 1.2);
  is(found.achieved.in(TFLOP / second / GPU), 400.0);
  is(found.speed.in(tok / second), 500 * 4e14 / 6e9);
  is(found.steps.in(GPU * hour), 12500.0 / 3.0);
  is(found.gpu_hours.pre_training.in(GPU * hour), 15625.0 / 3.0);
  is(found.gpu_hours.fine_tuning.in(GPU * hour), 3125.0 / 3.0);
  is(found.gpu_hours.total.in(GPU * hour), 6250.0);
  is(found.time.total.in(hour), 12.5);
  is(found.share_of_year, 6250.0 / 8760e3);
  // 1.8 kW nameplate x 0.8 = 1.44 kW: 9,000 kWh at the racks, 11.25 MWh at the meter, 400 kg each; 1.5 L per kWh at the racks.
  is(found.energy_use.in(MWh), 11.25);
  is(found.drawn.in(MW), 0.9);
  is(found.emitted.in(kg), 4500.0);
  is(found.evaporated.in(litre), 13500.0);
  is(found.cost.rented.in(USD), 12500.0);
  is(found.cost.charged.in(USD), 12500.0);
  is(found.cost.own.in(USD), 6250.0 * unit_economics(rich::plan).gpu_hour_cost.total.in(USD / (GPU * hour)));
  is(found.own_cost.total.in(USD), found.cost.own.in(USD));
  is(found.cost_per_token.in(USD / Mtok), 0.0125);
  is(found.states.in(GB), 16.0);
  is(found.memory_share, 16.0 / 40e3);
  // Delivered by a GPU: 5,000 x 0.4 x 0.96 = 1,920 output a second, 14,000 x 0.384 = 5,376 fresh, 6,000 x 0.384 = 2,304 cached.
  is(found.not_made.output.in(tok_out), 1920.0 * 3600 * 6250);
  is(found.not_made.fresh_input.in(tok_fresh), 5376.0 * 3600 * 6250);
  is(found.not_made.cached_input.in(tok_cached), 2304.0 * 3600 * 6250);
  // 120,960 + 5,184 + 129,600 $.
  is(found.revenue_not_made.in(USD), 255744.0);
  CHECK(found.failures == 0.0);
}

TEST_CASE("what is not given is the fleet's, or nothing", "[training]") {
  auto run = by_hand();
  run.gpus = 0.0 * GPU;
  run.rental = 0.0 * USD / (GPU * hour);
  run.memory = 0.0 * GB / GPU;
  const auto found = economics_of_training(rich::plan, run, token_prices<>{});
  CHECK(found.gpus == 1000.0 * GPU);
  CHECK_THAT(found.time.total.in(hour), WithinRel(6.25, 1e-12));
  CHECK(found.cost.charged == found.cost.own);
  CHECK(found.memory_share == 0.0);
  CHECK(found.revenue_not_made == 0.0 * USD);
  // Power of its own, at the meter: 6,250 x 2 kW.
  run.power_per_gpu = 2.0 * kW_facility / GPU;
  CHECK_THAT(economics_of_training(rich::plan, run, token_prices<>{}).energy_use.in(MWh), WithinRel(12.5, 1e-12));
}

TEST_CASE("attention counts in full, half or not at all", "[training]") {
  auto run = by_hand();
  run.layers = 32.0, run.attention_width = 4096.0, run.sequence = 2048.0 * tok;
  const auto more = [&] { return economics_of_training(rich::plan, run, prices).flop.in(FLOP) - 6e21; };
  CHECK_THAT(more(), WithinRel(3.221225472e21, 1e-12));
  run.attention = attention_count::causal;
  CHECK_THAT(more(), WithinRel(3.221225472e21 / 2, 1e-12));
  run.attention = attention_count::none;
  CHECK(more() == 0.0);
  // As given, whatever tokens and parameters say.
  run.flop = 3e21 * FLOP;
  CHECK_THAT(economics_of_training(rich::plan, run, prices).gpu_hours.total.in(GPU * hour), WithinRel(3125.0, 1e-12));
}

TEST_CASE("one run, whichever utilization is stated", "[training]") {
  auto run = by_hand();
  const auto hours_held = [&] { return economics_of_training(rich::plan, run, prices).gpu_hours.total.in(GPU * hour); };
  run.mfu = hfu{0.5};
  CHECK_THAT(hours_held(), WithinRel(6250.0, 1e-12));
  run.mfu = run_mfu{0.4 * 0.8 / 1.2};
  CHECK_THAT(hours_held(), WithinRel(6250.0, 1e-12));
}

TEST_CASE("failures, checkpoints and planned stops", "[training]") {
  auto run = by_hand();
  run.goodput = 0.0;
  run.mtbf = 500.0 * 60.0 * minute;  // of one GPU: an hour of the whole job
  run.checkpoint_time = 6.0 * minute;
  run.restart_time = 30.0 * minute;
  run.checkpoint_interval = 54.0 * minute;
  run.planned_stops = 0.1;
  const auto found = economics_of_training(rich::plan, run, prices);
  CHECK_THAT(found.mtbf.in(minute), WithinRel(60.0, 1e-12));
  // 54 / (60 e^0.5 (e - 1)) of 0.9.
  const double useful = 0.9 * 54.0 / (60.0 * 1.6487212707001282 * 1.7182818284590452);
  CHECK_THAT(found.goodput.value(), WithinRel(useful, 1e-12));
  // 8.333 h of steps; 0.9 of the hours that are held can fail, once an hour.
  CHECK_THAT(found.failures, WithinRel(25.0 / 3.0 / useful * 0.9, 1e-12));
  run.checkpoint_interval = 0.0 * minute;
  run.checkpoints = checkpoint_rule::young;
  CHECK_THAT(economics_of_training(rich::plan, run, prices).checkpoint_interval.in(minute), WithinRel(26.832815729997478, 1e-12));  // sqrt(2 x 6 x 60)
  run.checkpoints = checkpoint_rule::daly;
  // sqrt(720) (1 + sqrt(0.05)/3 + 0.05/9) - 6
  CHECK_THAT(economics_of_training(rich::plan, run, prices).checkpoint_interval.in(minute), WithinRel(26.832815729997478 * (1.0 + 0.07453559924999299 + 1.0 / 180.0) - 6.0, 1e-12));
}

template <class W, class F>
training_economics<W> over(const training_run<>& run, const F& f) {
  const auto same = [&](double x, const auto&...) { return f(x); };
  return economics_of_training(convert_factory<W>(rich::plan, same), convert<W>(run, same), convert<W>(prices, same));
}
training_run<> failing() {
  auto run = by_hand();
  run.goodput = 0.0, run.mtbf = 30e3 * hour, run.checkpoint_time = 2.0 * minute, run.restart_time = 10.0 * minute;
  return run;
}

TEST_CASE("a run in other value types", "[training][values]") {
  for (const auto& run : {by_hand(), failing()}) {
    const auto expected = economics_of_training(rich::plan, run, prices);
    const auto number = [](const auto& figure) { return detail::base_number(figure); };
    std::vector<double> wanted;
    for_each_figure(expected, [&](const auto&, std::string_view, const auto& figure) {
      if constexpr (requires { figure.value(); }) wanted.push_back(figure.value());
      else wanted.push_back(number(figure));
    });
    const auto each = [&](const auto& result, const auto& compare) {
      std::size_t next = 0;
      for_each_figure(result, [&](const auto& row, std::string_view part, const auto& figure) {
        INFO(row.key << " " << part);
        if constexpr (requires { figure.value(); }) compare(figure.value(), wanted[next++]);
        else compare(number(figure), wanted[next++]);
      });
      CHECK(next == wanted.size());
    };
    each(over<lanes>(run, [](double x) { return lanes(x); }), [](const lanes& found, double value) { CHECK_THAT(double(found[lanes::size - 1]), WithinRel(value, 1e-12)); });
    each(over<dual>(run, [](double x) { return dual(x); }), [](const dual& found, double value) { CHECK_THAT(value_of(found), WithinRel(value, 1e-12)); });
    each(over<interval>(run, [](double x) { return interval(x); }), [](const interval& found, double value) {
      CHECK(found.lower() <= value * (1.0 + 1e-12));
      CHECK(found.upper() >= value * (1.0 - 1e-12));
      CHECK(found.upper() - found.lower() <= 1e-9 * value + 1e-300);
    });
    each(over<expression>(run, [](double x) { return expression(x); }), [](const expression& found, double value) { CHECK_THAT(found.value(), WithinRel(value, 1e-12)); });
    each(over<float>(run, [](double x) { return static_cast<float>(x); }), [](float found, double value) { CHECK_THAT(double(found), WithinRel(value, 1e-4)); });
  }
}

}  // namespace training_economics_test
