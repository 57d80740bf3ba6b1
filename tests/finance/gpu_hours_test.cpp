// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/gpu_hours.hpp"

#include "reference_cases.hpp"

namespace gpu_hours_test {

using namespace finance_cases;

TEST_CASE("hours of one kind times a price of that kind", "[finance][gpu_hours]") {
  const gpu_hours<hours::provisioned> there(8760.0 * GPU * hour);
  const gpu_hour_price<hours::billed> price(2.5 * USD / (GPU * hour));
  // By hand: 8,760 x 0.7 x 2.5.
  CHECK_THAT((price * part_of<hours::billed>(there, share{0.7})).in(USD), WithinRel(15330.0, 1e-14));
}

TEST_CASE("what a billed hour has to bring for the idle ones", "[finance][gpu_hours]") {
  const gpu_hour_price<hours::provisioned> cost(1.4 * USD / (GPU * hour));
  CHECK_THAT(price_for<hours::billed>(cost, share{0.7}).amount().in(USD / (GPU * hour)), WithinRel(2.0, 1e-14));
}

TEST_CASE("VC04: profit of a gigawatt-year", "[finance][gpu_hours][published]") {
  // 1.71 kW a GPU, 1.73 $/GPU-h, 1,000 tok/s per GPU, 1 $/Mtok: inputs and figures of a published test of a profit
  // estimator.
  const gpu_count<> gpus = 1.0 * GW_facility / (1.71 * kW_facility / GPU);
  const gpu_hours<hours::provisioned> there(gpus * year);
  CHECK_THAT(there.amount().in(GPU * hour), WithinRel(5122807017.54386, 1e-14));
  const gpu_hour_price<hours::busy> earned((1000.0 * tok_out / (second * GPU)) * (1.0 * USD / Mtok_out));
  CHECK_THAT(earned.amount().in(USD / (GPU * hour)), WithinRel(3.6, 1e-14));
  CHECK_THAT((earned * part_of<hours::busy>(there, share{1.0})).in(USD), WithinRel(18442105263.157898, 1e-14));
  const money<> cost = gpu_hour_price<hours::provisioned>(1.73 * USD / (GPU * hour)) * there;
  CHECK_THAT(cost.in(USD), WithinRel(8862456140.350878, 1e-14));
  const money<> revenue = earned * part_of<hours::busy>(there, share{0.6});
  CHECK_THAT(revenue.in(USD), WithinRel(11065263157.89474, 1e-14));
  CHECK_THAT((0.7 * revenue - cost).in(USD), WithinRel(-1116771929.8245609, 1e-13));
  // 80 % input at 0.5 and 20 % output at 2 $/Mtok: 0.8 $/Mtok on 3.6 Mtok an hour.
  const auto split = 800.0 * tok_fresh / (second * GPU) * (0.5 * USD / (1e6 * tok_fresh)) +
                     200.0 * tok_out / (second * GPU) * (2.0 * USD / Mtok_out);
  CHECK_THAT(split.in(USD / (GPU * hour)), WithinRel(2.88, 1e-14));
}

}  // namespace gpu_hours_test
