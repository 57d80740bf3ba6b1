// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Published examples that need facts of the catalogue: a fleet from megawatts, a yearly server with its licence.
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"
#include "aifactory/catalog/licences.hpp"
#include "catch_shim.hpp"

#include <cmath>

namespace catalog_fleet_and_licence_test {

using namespace aifactory;

// InferenceX app, packages/app/src/components/calculator/fleet.test.ts (VC03).
TEST_CASE("VC03: a fleet from 10 MW", "[published][catalog]") {
  const facility_power<> site = 10.0 * MW_facility;
  const auto per_gpu = 2.0 * kW_facility / GPU;
  // By hand: 10,000 kW / 2 kW = 5,000 GPUs; 5,000 x 500 = 2.5 million tokens/s; 5,000 x 450 / 50 = 45,000 users;
  // 5,000 x 2.50 USD = 12,500 USD/h, times 730 h = 9,125,000 USD a month.
  const gpu_count<> gpus = site / per_gpu;
  CHECK_THAT(gpus / GPU, WithinRel(5000.0, 1e-14));
  const token_rate<> all = gpus * (500.0 * tok / second / GPU);
  CHECK_THAT(all.in(tok / second), WithinRel(2.5e6, 1e-14));
  const output_token_rate<> output = gpus * (450.0 * tok_out / second / GPU);
  const user_count<> users = output / (50.0 * tok_out / second / user);
  CHECK_THAT(users / user, WithinRel(45000.0, 1e-14));
  const money_per_time<> cost = gpus * (2.5 * USD / GPU / hour);
  CHECK_THAT(cost.in(USD / hour), WithinRel(12500.0, 1e-14));
  CHECK_THAT((cost * month).in(USD), WithinRel(9125000.0, 1e-14));
  // With the power of a B200 at the meter, of the vintage of the test: 10,000 / 2.17 = 4,608.29, whole GPUs 4,608.
  CHECK(std::floor(site / b200_sxm::superseded_power_per_gpu.value / GPU) == 4608.0);
}

// developer.nvidia.com/blog/llm-inference-benchmarking-how-much-does-your-llm-inference-cost (VC08).
TEST_CASE("VC08: what a server costs a year, with its licence", "[published][catalog]") {
  const auto server_price = 320e3 * USD / server;
  const auto depreciation = server_price / (4.0 * year);
  const auto hosting = 3000.0 * USD / server / year;
  // The example books one licence of 4,500 USD for the server. By hand: 80,000 + 3,000 + 4,500 = 87,500.
  const auto one_licence = licences::ai_enterprise_1_year.per_year() * (1.0 * GPU / server);
  CHECK_THAT((depreciation + hosting + one_licence).in(USD / server / year), WithinRel(87500.0, 1e-14));
  // The licence is per GPU, and the server has eight: 80,000 + 3,000 + 36,000 = 119,000.
  const auto all_licences = licences::ai_enterprise_1_year.per_year() * b200_sxm::gpus_per_server.value;
  CHECK_THAT((depreciation + hosting + all_licences).in(USD / server / year), WithinRel(119000.0, 1e-14));
}

}  // namespace catalog_fleet_and_licence_test
