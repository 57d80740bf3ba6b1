// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/hardware.hpp"

#include "aifactory/units/amount_text.hpp"
#include "aifactory/units/describe.hpp"
#include "aifactory/units/unit_text.hpp"
#include "catch_shim.hpp"

#include <concepts>

namespace hardware_test {

using namespace aifactory;

static_assert(std::same_as<decltype(989.0 * TFLOP / second / GPU), arithmetic_rate_per_gpu<>>);
static_assert(std::same_as<decltype(8.0 * TB / second / GPU), bandwidth_per_gpu<>>);
static_assert(std::same_as<decltype(50.0 * tok_out / second / user), interactivity<>>);
static_assert(unit_of("TFLOP/s/GPU").dimension == exponents_of<arithmetic_rate_per_gpu<>::dimension>());
static_assert(unit_of("GB/GPU").dimension == exponents_of<memory_per_gpu<>::dimension>());
static_assert(unit_of("tok_out/s/user").dimension == exponents_of<interactivity<>::dimension>());

TEST_CASE("arithmetic, memory and interactivity have names and units", "[units][hardware]") {
  CHECK(describe(exponents_of<arithmetic_rate_per_gpu<>::dimension>()) == "arithmetic per GPU and time (TFLOP/s/GPU)");
  CHECK(describe(exponents_of<memory_per_gpu<>::dimension>()) == "memory per GPU (GB/GPU)");
  CHECK(describe(exponents_of<interactivity<>::dimension>()) == "output tokens per user and time (tok_out/s/user)");
  // No row: spelled from base units.
  CHECK(spelled_unit(exponents_of<u::per<u::flop, u::byte>>()) == "FLOP/B");
}

TEST_CASE("amounts take the prefix people expect", "[units][hardware]") {
  const auto text = [](auto q) { return amount_text(q.base_value(), exponents_of<typename decltype(q)::dimension>()); };
  CHECK(text(989.0 * TFLOP / second / GPU) == "989 TFLOP/s/GPU");
  CHECK(text(288.0 * GB / GPU) == "288 GB/GPU");
  CHECK(text(8.0 * TB / second / GPU) == "8 TB/s/GPU");
  CHECK(text(50.0 * tok_out / second / user) == "50 tok_out/s/user");
  CHECK(text(70272.0 * byte / tok) == "70,272 B/tok");
}

TEST_CASE("a unit of memory is decimal, GiB is spelled out", "[units][hardware]") {
  CHECK_THAT((96.0 * GiB).in(GB), WithinRel(103.079215104, 1e-14));
}

TEST_CASE("time to read the weights: bytes over bandwidth", "[units][hardware]") {
  // By hand: 80 GB / 3,350 GB/s = 23.88 ms.
  const auto time = 80.0 * GB / (3.35 * TB / second / GPU * (1.0 * GPU));
  CHECK_THAT(time.in(second), WithinRel(0.0238806, 1e-5));
}

}  // namespace hardware_test
