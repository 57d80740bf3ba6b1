// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/training/goodput.hpp"

#include "catch_shim.hpp"

#include <cmath>
#include <random>

namespace goodput_test {

using namespace aifactory;

goodput<> under(double interval, double write, double restart, double failures_per_minute) {
  return goodput_with_failures<double>(interval * minute, write * minute, restart * minute, failures_per_minute / minute);
}

TEST_CASE("without failures checkpoints alone cost time", "[training][goodput]") {
  CHECK(under(0, 0, 30, 0).value() == 1.0);
  CHECK_THAT(under(57, 3, 30, 0).value(), WithinRel(0.95, 1e-15));
  // The limit is met: a failure in a million years.
  CHECK_THAT(under(57, 3, 30, 1e-12).value(), WithinRel(0.95, 1e-9));
}

TEST_CASE("goodput with failures by hand", "[training][goodput]") {
  // interval 54, write 6, restart 30, mtbf 60 min: 54 / (60 e^0.5 (e - 1)) = 54 / (60 x 1.6487213 x 1.7182818) = 0.3176885.
  CHECK_THAT(under(54, 6, 30, 1.0 / 60.0).value(), WithinRel(54.0 / (60.0 * 1.6487212707 * 1.7182818285), 1e-9));
  CHECK_THAT(with_planned_stops<double>(goodput{0.9}, share{0.1}).value(), WithinRel(0.81, 1e-15));
}

/// A run that fails: work is kept only when its checkpoint is written.
double simulated(double interval, double write, double restart, double mtbf, int checkpoints, std::uint64_t seed, double& error, double& failures_per_time) {
  std::mt19937_64 words(seed);
  const auto next = [&] { return -mtbf * std::log(1.0 - static_cast<double>(words() >> 11) * 0x1p-53); };
  double failure = next();
  double sum = 0.0, squares = 0.0, count = 0.0;
  for (int k = 0; k < checkpoints; ++k) {
    double spent = 0.0, left = interval + write;
    while (failure < left) {
      spent += failure, failure = next(), count += 1.0;
      while (failure < restart) spent += failure, failure = next(), count += 1.0;  // a restart that fails begins again
      spent += restart, failure -= restart;
    }
    spent += left, failure -= left;
    sum += spent, squares += spent * spent;
  }
  const double n = checkpoints, mean = sum / n;
  error = std::sqrt((squares / n - mean * mean) / n) / mean;
  failures_per_time = count / sum;
  return interval / mean;
}

TEST_CASE("goodput is that of a simulated run", "[training][goodput]") {
  struct row {
    double interval, write, restart, mtbf;
  };
  for (const auto& r : {row{30, 1, 10, 186}, row{60, 5, 15, 100}, row{10, 2, 5, 20}}) {
    INFO("mtbf " << r.mtbf);
    double error = 0.0, rate = 0.0;
    const double found = simulated(r.interval, r.write, r.restart, r.mtbf, 200'000, 7, error, rate);
    CHECK(error < 5e-3);
    CHECK_THAT(under(r.interval, r.write, r.restart, 1.0 / r.mtbf).value(), WithinRel(found, 4.0 * error));
    // Failures come at their rate over all the time that passes: this is how the expected number is counted.
    CHECK_THAT(rate, WithinRel(1.0 / r.mtbf, 1e-2));
  }
}

}  // namespace goodput_test
