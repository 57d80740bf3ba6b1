// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "../model/rich_plan.hpp"
#include "aifactory/sizing/required_gpus.hpp"
#include "catch_shim.hpp"

namespace demand_test {

using namespace aifactory;

namespace {
constexpr auto tok_s_user = tok_out / second / user;

/// 5,000 GPUs of 2 kW, 450 output tokens per second each, never down.
factory<> ten_megawatts() {
  factory<> plan = rich::plan;
  plan.operations.availability = 1.0;
  plan.workload.output_rate = 450.0 * tok_out / second / GPU;
  plan.workload.input_rate = 0.0 * tok_in / second / GPU;
  return plan;
}
token_demand<> asking(const demand_size<double>& size) { return {.average = size, .interactivity = 50.0 * tok_s_user}; }
}  // namespace

TEST_CASE("the table of demand is sound", "[sizing][demand]") { STATIC_REQUIRE(sound_table<token_demand>()); }

TEST_CASE("the busiest hour per average hour", "[sizing][demand]") {
  CHECK(peak_to_average({}) == 1.0);
  // A fifth of the day in one hour: 0.2 x 24.
  demand_shape busy_hour;
  busy_hour.hours.fill(0.8 / 23.0);
  busy_hour.hours[10] = 0.2;
  CHECK_THAT(peak_to_average(busy_hour), WithinRel(4.8, 1e-12));
  // Five days at 1, two at 0.5: mean 6 / 7.
  demand_shape quiet_weekend;
  quiet_weekend.weekdays[5] = quiet_weekend.weekdays[6] = 0.5;
  CHECK_THAT(peak_to_average(quiet_weekend), WithinRel(7.0 / 6.0, 1e-12));
  quiet_weekend.hours = busy_hour.hours;
  CHECK_THAT(peak_to_average(quiet_weekend), WithinRel(4.8 * 7.0 / 6.0, 1e-12));
}

TEST_CASE("a shape that is none is refused", "[sizing][demand][bad]") {
  demand_shape shape;
  shape.hours.fill(0.0);
  CHECK_THROWS_AS(peak_to_average(shape), input_error);
  shape.hours[3] = -1.0;
  CHECK_THROWS_AS(peak_to_average(shape), input_error);
  shape = {};
  shape.weekdays[0] = std::nan("");
  CHECK_THROWS_AS(peak_to_average(shape), input_error);
}

// InferenceX app, fleet calculator test: 10 MW at 2 kW per GPU are 5,000 GPUs; at 450 output tokens per second and GPU and
// 50 tokens per second and user they serve 45,000 users.
TEST_CASE("a published fleet serves its users", "[sizing][demand][published]") {
  const auto asked = asking(45000.0 * user);
  CHECK_THAT(required_gpus(ten_megawatts(), asked).in(GPU), WithinRel(5000.0, 1e-12));
  CHECK_THAT(concurrent_users(ten_megawatts(), asked, 5000.0 * GPU).in(user), WithinRel(45000.0, 1e-12));
  CHECK_THAT(average_utilization(ten_megawatts(), asked, 5000.0 * GPU), WithinRel(1.0, 1e-12));
}

// NVIDIA's method as worked by a third party: 120,000 requests a day, a fifth of them in the busiest hour, are 6.667 a second;
// an instance of 2 GPUs serves 2.5 a second, so 3 instances on one server of 8 are needed.
TEST_CASE("a published peak asks for three instances", "[sizing][demand][published]") {
  factory<> plan = ten_megawatts();
  const auto output = 100.0 * tok_out;
  plan.workload.output_rate = 2.5 * output / second / (2.0 * GPU);
  token_demand<> asked = asking(120000.0 / (24.0 * hour));
  asked.output = output;
  asked.hours.fill(0.8 / 23.0);
  asked.hours[0] = 0.2;
  const double peak_requests = double(average_output(asked) / output * second) * peak_to_average(asked.shape());
  CHECK_THAT(peak_requests, WithinAbs(6.667, 5e-4));
  const double instances = required_gpus(plan, asked).in(GPU) / 2.0;
  CHECK_THAT(instances, WithinRel(120000.0 * 0.2 / 3600.0 / 2.5, 1e-12));
  CHECK(std::ceil(instances) == 3.0);
  // Full load for an hour of 24 in which a fifth of the requests come: 1 / 4.8 on average.
  CHECK_THAT(average_utilization(plan, asked, required_gpus(plan, asked)), WithinRel(1.0 / 4.8, 1e-12));
}

TEST_CASE("requests, tokens and users of the same demand need the same fleet", "[sizing][demand]") {
  auto by_requests = asking(100.0 / second);
  by_requests.output = 500.0 * tok_out, by_requests.input = 1500.0 * tok_in;
  CHECK_THAT(average_output(by_requests).in(tok_out / second), WithinRel(50e3, 1e-12));
  auto by_tokens = asking(50e3 * tok_out / second);
  by_tokens.output = by_requests.output, by_tokens.input = by_requests.input;
  auto by_users = asking(1000.0 * user);
  by_users.output = by_requests.output, by_users.input = by_requests.input;
  const auto expected = required_gpus(rich::plan, by_requests);
  CHECK_THAT(required_gpus(rich::plan, by_tokens).in(GPU), WithinRel(expected.in(GPU), 1e-12));
  CHECK_THAT(required_gpus(rich::plan, by_users).in(GPU), WithinRel(expected.in(GPU), 1e-12));
}

TEST_CASE("growth compounds to the horizon", "[sizing][demand]") {
  auto asked = asking(1000.0 * user);
  asked.growth = growth_rate<>::effective(0.5);
  asked.horizon = 2.0 * year;
  CHECK_THAT(average_output(asked).in(tok_out / second), WithinRel(50e3 * 2.25, 1e-12));
}

// Measured: 900 in and 450 out per second, 2 to 1.
TEST_CASE("at another mix one kind keeps its rate and the other follows", "[sizing][demand]") {
  factory<> plan = ten_megawatts();
  plan.workload.input_rate = 900.0 * tok_in / second / GPU;
  auto asked = asking(450e3 * tok_out / second);
  asked.output = 100.0 * tok_out;
  const auto rates = [&](double input) {
    asked.input = input * tok_in;
    const auto mixed = at_mix(plan.workload, asked);
    return std::pair{mixed.input_rate.in(tok_in / second / GPU), mixed.output_rate.in(tok_out / second / GPU)};
  };
  CHECK(rates(200.0) == std::pair{900.0, 450.0});
  CHECK_THAT(required_gpus(plan, asked).in(GPU), WithinRel(1000.0, 1e-12));
  CHECK(rates(500.0) == std::pair{900.0, 180.0});  // 5 to 1: input-bound
  CHECK_THAT(required_gpus(plan, asked).in(GPU), WithinRel(2500.0, 1e-12));
  CHECK(rates(50.0) == std::pair{225.0, 450.0});  // output-bound
  CHECK_THAT(required_gpus(plan, asked).in(GPU), WithinRel(1000.0, 1e-12));
  CHECK(rates(0.0) == std::pair{900.0, 450.0});
  // What is sold is what was asked for, of both kinds.
  asked.input = 500.0 * tok_in;
  plan.workload.cache_hit_rate = 0.0;
  plan.size = required_gpus(plan, asked);
  const auto sold = unit_economics(under_demand(plan, asked)).delivered;
  CHECK_THAT(sold.output.in(tok_out / second), WithinRel(450e3, 1e-9));
  CHECK_THAT(sold.fresh_input.in(tok_fresh / second), WithinRel(2250e3, 1e-9));
}

// Half of the week at 1.5 times the average, half at 0.5, for a fleet that carries the average: it serves all of the quiet
// half and 2/3 of the busy one, 0.5 x 0.5 + 0.5 x 1 = 0.75 of the demand, and is as busy.
TEST_CASE("a fleet that is too small serves what it can, hour by hour", "[sizing][demand]") {
  auto asked = asking(450e3 * tok_out / second);
  for (int h = 0; h < 24; ++h) asked.hours[static_cast<std::size_t>(h)] = h < 12 ? 1.5 : 0.5;
  const auto plan = ten_megawatts();
  CHECK_THAT(average_utilization(plan, asked, 1000.0 * GPU), WithinRel(0.75, 1e-12));
  CHECK_THAT(share_served(plan, asked, 1000.0 * GPU), WithinRel(0.75, 1e-12));
  CHECK_THAT(average_utilization(plan, asked, 1500.0 * GPU), WithinRel(2.0 / 3.0, 1e-12));
  CHECK_THAT(share_served(plan, asked, 1500.0 * GPU), WithinRel(1.0, 1e-12));
  CHECK_THAT(share_served(plan, asked, 100.0 * GPU), WithinRel(0.1, 1e-12));
}

TEST_CASE("a fleet for a demand serves that demand: there and back", "[sizing][demand]") {
  auto asked = asking(2000.0 * user);
  asked.load_limit = 0.8;
  asked.weekdays = {1.0, 1.1, 1.2, 1.1, 1.0, 0.6, 0.5};
  asked.output = 400.0 * tok_out;
  auto plan = rich::plan;
  plan.size = required_gpus(plan, asked);
  const auto year_result = unit_economics(under_demand(plan, asked));
  CHECK_THAT(year_result.delivered.output.in(tok_out / second), WithinRel(average_output(asked).in(tok_out / second), 1e-9));
}

}  // namespace demand_test
