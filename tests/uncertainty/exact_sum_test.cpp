// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/exact_sum.hpp"

#include "catch_shim.hpp"

#include <limits>
#include <vector>

namespace exact_sum_test {

using aifactory::detail::exact_sum;

namespace {
exact_sum of(const std::vector<double>& numbers) {
  exact_sum result;
  for (const double x : numbers) result.add(x);
  return result;
}
}  // namespace

// By hand: plain addition loses every one of these.
TEST_CASE("nothing is lost", "[uncertainty][exact_sum]") {
  CHECK(of({}).value() == 0.0);
  CHECK(of({0.1}).value() == 0.1);
  CHECK(of({-0.1}).value() == -0.1);
  CHECK(of({1e300, 1.0, -1e300}).value() == 1.0);
  CHECK(of({1.0, 0x1p-60, -1.0}).value() == 0x1p-60);
  CHECK(of({-1e-310, 1e200, -1e200}).value() == -1e-310);
  CHECK(of({std::numeric_limits<double>::max(), -std::numeric_limits<double>::max()}).value() == 0.0);
  CHECK(of({std::numeric_limits<double>::denorm_min()}).value() == std::numeric_limits<double>::denorm_min());
  CHECK(of(std::vector<double>(1000, -3.25)).value() == -3250.0);
}

TEST_CASE("any order, any grouping: the same", "[uncertainty][exact_sum]") {
  std::vector<double> numbers;
  double x = 0.37;
  for (int i = 0; i < 2000; ++i) {
    x = 3.9 * x * (1.0 - x);
    numbers.push_back((x - 0.5) * std::pow(10.0, 20.0 * x));
  }
  const std::vector<double> backwards(numbers.rbegin(), numbers.rend());
  CHECK(of(numbers) == of(backwards));
  CHECK(of(numbers).value() == of(backwards).value());
  exact_sum parts = of({numbers.begin() + 700, numbers.end()});
  parts.add(of({numbers.begin(), numbers.begin() + 700}));
  CHECK(parts == of(numbers));
}

}  // namespace exact_sum_test
