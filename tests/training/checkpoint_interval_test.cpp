// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/training/checkpoint_interval.hpp"

#include "aifactory/training/goodput.hpp"
#include "catch_shim.hpp"

namespace checkpoint_interval_test {

using namespace aifactory;

TEST_CASE("the first job of many to fail", "[training][checkpoint]") {
  CHECK_THAT(job_mtbf<double>(50e3 * hour, 10e3 * GPU).in(hour), WithinRel(5.0, 1e-15));
}

TEST_CASE("the optima that Daly printed", "[training][checkpoint][published]") {
  // Captions of figures 3 to 5: checkpoints of 5 min, failures every 24 h, 6 h and 15 min: 117, 57 and 9.1 min.
  CHECK_THAT(daly_interval<double>(5.0 * minute, 24.0 * hour).in(minute), WithinAbs(117.0, 0.5));
  CHECK_THAT(daly_interval<double>(5.0 * minute, 6.0 * hour).in(minute), WithinAbs(57.0, 0.5));
  CHECK_THAT(daly_interval<double>(5.0 * minute, 15.0 * minute).in(minute), WithinAbs(9.1, 0.05));
}

TEST_CASE("Young's interval by hand, and where Daly's ends", "[training][checkpoint]") {
  // sqrt(2 x 2 min x 400 min) = 40 min.
  CHECK_THAT(young_interval<double>(2.0 * minute, 400.0 * minute).in(minute), WithinRel(40.0, 1e-15));
  CHECK(daly_interval<double>(20.0 * minute, 10.0 * minute) == 10.0 * minute);
  CHECK(daly_interval<double>(25.0 * minute, 10.0 * minute) == 10.0 * minute);
  // Just below write = 2 mtbf: sqrt(2 x 20 x 10) (1 + 1/3 + 1/9) - 20 = 8.889 min.
  CHECK_THAT(daly_interval<double>(20.0 * minute * (1.0 - 1e-12), 10.0 * minute).in(minute), WithinRel(20.0 * 13.0 / 9.0 - 20.0, 1e-9));
}

TEST_CASE("the optimum is the optimum", "[training][checkpoint]") {
  // Scanned over four decades in steps of 0.1 %: no interval has a better goodput than Daly's by more than the error of a perturbation
  // series, which grows with write / mtbf; Young's is never better than Daly's by more than that.
  struct row {
    double write, mtbf, excess;
  };
  for (const auto& r : {row{1, 1e5, 1e-12}, row{1, 1e4, 1e-10}, row{1, 1e3, 1e-8}, row{1, 100, 1e-6}, row{1, 10, 2e-4}}) {
    INFO("mtbf " << r.mtbf);
    const duration<> write = r.write * minute, mtbf = r.mtbf * minute;
    const auto at = [&](const duration<>& interval) {
      return goodput_with_failures<double>(interval, write, 3.0 * minute, 1.0 / mtbf).value();
    };
    const double daly = at(daly_interval(write, mtbf)), young = at(young_interval(write, mtbf));
    double best = 0.0, where = 0.0;
    for (double x = 1e-2; x < 1e2; x *= 1.001)
      if (const double found = at(x * young_interval(write, mtbf)); found > best) best = found, where = x;
    CHECK(best <= daly + r.excess);
    CHECK(young <= daly + r.excess);
    CHECK_THAT(daly_interval(write, mtbf).base_value(), WithinRel(where * young_interval(write, mtbf).base_value(), 0.02));
  }
}

}  // namespace checkpoint_interval_test
