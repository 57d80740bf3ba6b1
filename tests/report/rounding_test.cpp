// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/rounding.hpp"

#include "catch_shim.hpp"

#include <cmath>
#include <numeric>
#include <random>

namespace rounding_test {

using namespace aifactory;

TEST_CASE("rounding: parts add up to their rounded total", "[report][rounding]") {
  // 1.4 + 1.4 + 0.1 = 2.9: rounded one by one 1 + 1 + 0 is 2, the total is 3.
  CHECK(rounded_parts({1.4, 1.4, 0.1}, 2.9, 0) == std::vector<double>{2.0, 1.0, 0.0});
  CHECK(rounded_parts({1.6, 1.6, 0.0}, 3.2, 0) == std::vector<double>{1.0, 2.0, 0.0});
  CHECK(rounded_parts({-1.4, -1.4}, -2.8, 0) == std::vector<double>{-2.0, -1.0});
  CHECK(rounded_parts({}, 0.0, 2).empty());
  CHECK(rounded_parts({1e18, 1.0}, 1e18, 2) == std::vector<double>{1e18, 1.0});  // left as they are
}

TEST_CASE("rounding: no part is off by a whole unit of its last digit", "[report][rounding]") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> size(0.0, 1000.0);
  for (int round = 0; round < 2000; ++round) {
    std::vector<double> parts(8);
    for (double& x : parts) x = size(random);
    const double total = std::accumulate(parts.begin(), parts.end(), 0.0);
    const auto shown = rounded_parts(parts, total, 1);
    double sum = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      CHECK(std::fabs(shown[i] - parts[i]) < 0.1);
      sum += shown[i];
    }
    CHECK(std::fabs(sum - std::round(total * 10.0) / 10.0) < 1e-9);
  }
}

TEST_CASE("rounding: scales that people read", "[report][rounding]") {
  CHECK(money_scale_for(1179.8e6).unit == "M$");
  CHECK(money_scale_for(38e9).unit == "G$");
  CHECK(money_scale_for(0.0).unit == "$");
  CHECK(money_text(4.2028e9) == "4.203 G$");
  CHECK(money_text(89100.0) == "89,100 $");
  CHECK(count_text(283018867.9) == "283.0 M");
  CHECK(count_text(5.248e15) == "5248 T");
  CHECK(count_text(740390.0) == "740,390");
  CHECK(decimals_for(1179.8, 5) == 1);
  CHECK(decimals_for(0.0, 5) == 0);
  CHECK(decimals_for(99999.9, 5) == 0);
}

TEST_CASE("rounding: a number that fills its column is shortened", "[report][rounding]") {
  CHECK(fitted_text("1,234", 1234.0, 7) == "1,234");
  CHECK(fitted_text("123,456,789,012", 123456789012.0, 11) == "1.235e+11");
  CHECK(fitted_text("123,456,789,012", 123456789012.0, 8) == "1.2e+11");
  CHECK(fitted_text("-123,456,789,012", -123456789012.0, 8) == "-1e+11");
}

}  // namespace rounding_test
