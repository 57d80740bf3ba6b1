// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/gpu_break_even.hpp"
#include "aifactory/finance/rental_contract.hpp"
#include "aifactory/units.hpp"
#include "catch_shim.hpp"

namespace rent_or_build_test {

using namespace aifactory;

// Lenovo Press LP2225 (2025-05-23): a server of eight H100 for 833,806 $ that costs 0.87 $ an hour to run, against a cloud's on-demand,
// one-year and three-year prices for eight. Its months are of 30 days.
TEST_CASE("VC09: hours after which an own server is cheaper than a cloud's", "[published][rent_or_build]") {
  struct published {
    double cloud_usd_per_hour, hours, months;
  };
  for (const auto& each : {published{98.32, 8556.0, 11.9}, published{77.43, 10890.0, 15.0}, published{53.95, 15710.0, 22.0}}) {
    const duration<> found = break_even_time(833806.0 * USD, money_per_time<>(each.cloud_usd_per_hour * USD / hour), money_per_time<>(0.87 * USD / hour));
    CHECK_THAT(found.in(hour), WithinRel(each.hours, 2e-4));
    CHECK_THAT(found.in(hour) / (24.0 * 30.0), WithinAbs(each.months, each.months == 11.9 ? 0.05 : 0.5));
  }
}

TEST_CASE("a system that costs more to run than to rent never pays", "[published][rent_or_build][bad]") {
  CHECK_THROWS_WITH(break_even_time(1.0 * USD, money_per_time<>(0.8 * USD / hour), money_per_time<>(0.87 * USD / hour)), ContainsSubstring("nothing is saved"));
}

// The same paper: 39.3 million GPU-hours of training on rented servers of eight at 98.32 $ an hour come to about 483 M$.
TEST_CASE("VC10: rent of a training run", "[published][rent_or_build]") {
  const timeline when(std::chrono::year_month_day(std::chrono::year(2025), std::chrono::January, std::chrono::day(1)), 1, frequency::yearly, timing::end);
  const amount_flow<u::gpu_second> used(when, {0.0 * GPU * hour, 39.3e6 * GPU * hour});
  const auto rent = on_demand_rent(gpu_hour_price<hours::billed>(98.32 / 8.0 * USD / (GPU * hour)), market_path<>(1, {}, {}, {}), used);
  CHECK_THAT(-rent.paid.total().in(USD), WithinRel(483e6, 1e-3));
}

}  // namespace rent_or_build_test
