// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/rounded_text.hpp"

#include "catch_shim.hpp"

#include <limits>

namespace rounded_text_test {

using namespace aifactory;

TEST_CASE("the ends of the range of a double", "[units][rounded_text]") {
  using limits = std::numeric_limits<double>;
  CHECK(rounded_text(limits::max()) == "1.8e308");           // 1.797...e308
  CHECK(rounded_text(limits::min()) == "2.23e-308");         // 2.225...e-308
  CHECK(rounded_text(limits::denorm_min()) == "4.94e-324");  // 4.940...e-324
  CHECK(rounded_text(-limits::infinity()) == "-inf");
  CHECK(rounded_text(limits::quiet_NaN()) == "nan");
  CHECK(rounded_text(0.0) == "0");
  CHECK(rounded_text(-0.0) == "0");
}

TEST_CASE("rounding may make a digit, a comma, an exponent", "[units][rounded_text]") {
  CHECK(rounded_text(0.9996) == "1");
  CHECK(rounded_text(999.6) == "1000");
  CHECK(rounded_text(9999.6) == "10,000");
  CHECK(rounded_text(9.996e-8) == "1e-7");
  CHECK(rounded_text(999999.5) == "1,000,000");  // a tie, to even
}

TEST_CASE("all the digits that were asked for", "[units][rounded_text]") {
  CHECK(rounded_text(0.1, 17) == "0.10000000000000001");
  CHECK(rounded_text(123456.789, 9) == "123,456.789");
  CHECK(rounded_text(123456.789, 1) == "123,457");
  CHECK(rounded_text(1.0 / 3.0, 1) == "0.3");
}

TEST_CASE("a fixed number of decimals", "[units][rounded_text]") {
  CHECK(fixed_text(0.0, 2) == "0.00");
  CHECK(fixed_text(-0.004, 2) == "0.00");
  CHECK(fixed_text(-0.006, 2) == "-0.01");
  CHECK(fixed_text(1234567.891, 2) == "1,234,567.89");
  CHECK(fixed_text(1e-9, 3) == "0.000");
  CHECK(fixed_text(1.5e15, 2) == "1.5e15");
  CHECK(fixed_text(999999999999999.0, 17).substr(0, 20) == "999,999,999,999,999.");
}

}  // namespace rounded_text_test
