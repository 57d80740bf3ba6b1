// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/format.hpp"

#include "aifactory/units.hpp"
#include "aifactory/units/required.hpp"
#include "catch_shim.hpp"

#include <limits>
#include <string>

namespace format_test {

using namespace aifactory;

namespace {
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template <class T>
std::string at_run_time(const char* format, const T& value) {
  return fmt::format(fmt::runtime(format), value);
}
}  // namespace

TEST_CASE("a quantity prints in the unit people expect", "[units][format]") {
  CHECK(fmt::format("{}", 0.225 * USD / Mtok) == "0.225 USD/Mtok");
  CHECK(fmt::format("{}", 2.12 * kW_IT / GPU) == "2.12 kW_IT/GPU");
  CHECK(fmt::format("{}", 70.0 * USD / MWh) == "70 USD/MWh");
  CHECK(fmt::format("{}", 0.03 / year) == "3 %/year");
  CHECK(fmt::format("{}", 72.0 * GPU / rack) == "72 GPU/rack");
  CHECK(fmt::format("{}", 0.4 * kg / kWh) == "400 kg/MWh");
  CHECK(fmt::format("{}", 1.8 * litre / kWh_IT) == "1.8 L/kWh_IT");
  CHECK(fmt::format("{}", pue<>{1.2}) == "1.2 MW_facility/MW_IT");
}

TEST_CASE("a dimension without a name is spelled", "[units][format]") {
  CHECK(fmt::format("{}", 5.0 * USD / (GPU * GPU)) == "5 USD/GPU^2");
  CHECK(fmt::format("{}", 3.0 / rack) == "3 1/rack");
}

TEST_CASE("three significant digits, but never fewer than all whole ones", "[units][format]") {
  CHECK(fmt::format("{}", 47169.81 * GPU) == "47,170 GPU");
  CHECK(fmt::format("{}", 4716.981 * GPU) == "4717 GPU");
  CHECK(fmt::format("{}", 471.6981 * GPU) == "472 GPU");
  CHECK(fmt::format("{}", 47.16981 * GPU) == "47.2 GPU");
  CHECK(fmt::format("{}", 4.716981 * GPU) == "4.72 GPU");
  CHECK(fmt::format("{}", 0.004716981 * GPU) == "0.00472 GPU");
  CHECK(fmt::format("{}", 9.996 * GPU) == "10 GPU");  // rounding makes a digit
  CHECK(fmt::format("{}", 17.5 * GPU) == "17.5 GPU");
  CHECK(fmt::format("{}", 17.0 * GPU) == "17 GPU");
  CHECK(fmt::format("{}", -17.25 * GPU) == "-17.2 GPU");  // ties to even: 17.25 is exact in binary
  CHECK(fmt::format("{}", 10000.0 * GPU) == "10,000 GPU");
  CHECK(fmt::format("{}", 9999.0 * GPU) == "9999 GPU");
  CHECK(fmt::format("{}", -1234567.0 * GPU) == "-1,234,567 GPU");
}

TEST_CASE("an exponent only where plain digits would be hard to read", "[units][format]") {
  CHECK(fmt::format("{}", 1e-6 * GPU) == "0.000001 GPU");
  CHECK(fmt::format("{}", 1.25e-7 * GPU) == "1.25e-7 GPU");
  CHECK(fmt::format("{}", 123456789012345.0 * GPU) == "123,456,789,012,345 GPU");
  CHECK(fmt::format("{}", 1.5e15 * GPU) == "1.5e15 GPU");
}

TEST_CASE("the prefix follows the magnitude", "[units][format]") {
  CHECK(fmt::format("{}", 850.0 * W_IT) == "850 W_IT");
  CHECK(fmt::format("{}", 132.0 * kW_IT) == "132 kW_IT");
  CHECK(fmt::format("{}", 120.0 * MW) == "120 MW_facility");
  CHECK(fmt::format("{}", 1200.0 * MW_IT) == "1.2 GW_IT");
  CHECK(fmt::format("{}", -1200.0 * MW_IT) == "-1.2 GW_IT");
  CHECK(fmt::format("{}", 1400.0 * W_board) == "1400 W_board");
  CHECK(fmt::format("{}", 66.0 * MW * board) == "66 MW_board");
  CHECK(fmt::format("{}", 748034.0 * MWh) == "748 GWh");
  CHECK(fmt::format("{}", 2.5 * kWh) == "2.5 kWh");
  CHECK(fmt::format("{}", 630.604e6 * USD) == "631 MUSD");
  CHECK(fmt::format("{}", 52000.0 * USD) == "52,000 USD");
  CHECK(fmt::format("{}", 1.179834e9 * USD / year) == "1.18 GUSD/year");
  CHECK(fmt::format("{}", 5e6 * USD_real) == "5 MUSD_real");
  CHECK(fmt::format("{}", 17.5e6 * USD / MW_IT) == "17.5 MUSD/MW_IT");
  CHECK(fmt::format("{}", 288.0 * GB / GPU) == "288 GB/GPU");
  CHECK(fmt::format("{}", 8.0 * TB / second / GPU) == "8 TB/s/GPU");
  CHECK(fmt::format("{}", 2500.0 * TFLOP / second / GPU) == "2500 TFLOP/s/GPU");
  CHECK(fmt::format("{}", 8192.0 * tok_in) == "8192 tok_in");
  CHECK(fmt::format("{}", 3.0 * Mtok_out) == "3 Mtok_out");
  CHECK(fmt::format("{}", 6000.0 * tok_out / second / GPU) == "6000 tok_out/s/GPU");
  CHECK(fmt::format("{}", 2.358491e6 * tok / second / MW) == "2.36 Mtok/s/MW_facility");
}

TEST_CASE("time in years, days, hours or seconds", "[units][format]") {
  CHECK(fmt::format("{}", 15.0 * year) == "15 year");
  CHECK(fmt::format("{}", 7.5 * day) == "7.5 day");
  CHECK(fmt::format("{}", 90.0 * minute) == "1.5 h");
  CHECK(fmt::format("{}", 0.25 * second) == "0.25 s");
}

TEST_CASE("zero, infinity and NaN have a unit too", "[units][format]") {
  CHECK(fmt::format("{}", 0.0 * MW_IT) == "0 MW_IT");
  CHECK(fmt::format("{}", -0.0 * USD) == "0 USD");
  CHECK(fmt::format("{}", 0.0 * year) == "0 year");
  CHECK(fmt::format("{}", not_a_number * MW_IT) == "nan MW_IT");
  CHECK(fmt::format("{}", infinite * (USD / MWh)) == "inf USD/MWh");
  CHECK(fmt::format("{:kW}", -infinite * MW_IT) == "-inf kW");
  CHECK(fmt::format("{:.2f}", not_a_number * USD) == "nan USD");
}

TEST_CASE("a precision", "[units][format]") {
  CHECK(fmt::format("{:.5}", 22.48132 * USD / Mtok) == "22.481 USD/Mtok");
  CHECK(fmt::format("{:.1}", 47169.81 * GPU) == "47,170 GPU");
  CHECK(fmt::format("{:.17}", 0.5 * GPU) == "0.5 GPU");
  CHECK(fmt::format("{:.4f}", 0.009 * USD / Mtok) == "0.0090 USD/Mtok");
  CHECK(fmt::format("{:.2f}", 12500.0 * USD) == "12,500.00 USD");
  CHECK(fmt::format("{:.0f}", 12.7 * GPU) == "13 GPU");
  CHECK(fmt::format("{:.1f}", -0.04 * GPU) == "0.0 GPU");
}

TEST_CASE("a unit of the reader's choice", "[units][format]") {
  CHECK(fmt::format("{:USD/Mtok_out}", 2.5 * USD / Mtok_out) == "2.5 USD/Mtok_out");
  CHECK(fmt::format("{:.5 USD/GPU/year}", 4500.0 * USD / GPU / year) == "4500 USD/GPU/year");
  CHECK(fmt::format("{:.2f k$/MW_IT}", 17.5e6 * USD / MW_IT) == "17,500.00 k$/MW_IT");
  CHECK(fmt::format("{:.3 h}", 1.5 * day) == "36 h");
  CHECK(fmt::format("{:12}", 1.0 * pue<>{1.2} / pue<>{1.0}) == "         1.2");  // a bare double is fmt's
}

TEST_CASE("a unit may leave out the kind that the quantity fixes", "[units][format]") {
  CHECK(fmt::format("{:MW}", 100.0 * MW_IT) == "100 MW");
  CHECK(fmt::format("{:USD/Mtok}", 2.5 * USD / Mtok_out) == "2.5 USD/Mtok");
  CHECK(fmt::format("{:1}", pue<>{1.2}) == "1.2");
  CHECK(fmt::format("{:MW_facility}", 100.0 * MW) == "100 MW_facility");
}

TEST_CASE("a unit of another dimension or kind is refused with both names", "[units][format]") {
  CHECK_THROWS_AS(at_run_time("{:USD/Mtok}", 1.0 * MW_IT), fmt::format_error);
  CHECK_THROWS_WITH(at_run_time("{:USD/Mtok}", 1.0 * MW_IT),
                    ContainsSubstring("money per total tokens") && ContainsSubstring("IT power"));
  CHECK_THROWS_WITH(at_run_time("{:MW_facility}", 1.0 * MW_IT),
                    ContainsSubstring("facility power") && ContainsSubstring("IT power"));
  CHECK_THROWS_WITH(at_run_time("{:USD/Mtok_in}", 1.0 * USD / Mtok_out),
                    ContainsSubstring("prompt tokens") && ContainsSubstring("output tokens"));
  CHECK_THROWS_WITH(at_run_time("{:Mw}", 1.0 * MW_IT), ContainsSubstring("did you mean MW?"));
  CHECK_THROWS_WITH(at_run_time("{:MW}", utilization{0.5}),
                    ContainsSubstring("facility power") && ContainsSubstring("plain number"));
  CHECK_THROWS_AS(at_run_time("{:%}", 9.0_pct_per_year), fmt::format_error);
  CHECK_THROWS_AS(at_run_time("{:%/month}", 9.0_pct_per_year), fmt::format_error);
  for (const char* bad : {"{:.}", "{:.0}", "{:.18}", "{:.3x}", "{:.3MW}"}) {
    INFO(bad);
    CHECK_THROWS_AS(at_run_time(bad, 1.0 * MW_IT), fmt::format_error);
  }
}

TEST_CASE("ratios and rates", "[units][format]") {
  CHECK(fmt::format("{}", utilization{0.6}) == "60 %");
  CHECK(fmt::format("{}", share{0.07}) == "7 %");
  CHECK(fmt::format("{:.5}", availability{0.98765}) == "98.765 %");
  CHECK(fmt::format("{:1}", utilization{0.6}) == "0.6");
  CHECK(fmt::format("{:.1f %}", utilization{0.6}) == "60.0 %");
  CHECK(fmt::format("{}", headroom{1.15}) == "1.15");  // a factor, not a share
  CHECK(fmt::format("{}", 9.0_pct_per_year) == "9 %/year");
  CHECK(fmt::format("{:.6}", nominal_rate<>::compounded(0.09, 12)) == "9.38069 %/year");
  CHECK(fmt::format("{:%/year}", 2.5_pct_per_year_inflation) == "2.5 %/year");
  CHECK(fmt::format("{:1/year}", 9.0_pct_per_year) == "0.09 1/year");
}

TEST_CASE("other floating types and derived classes print alike", "[units][format]") {
  const it_power<float> narrow = 1.5f * MW_IT;
  CHECK(fmt::format("{}", narrow) == "1.5 MW_IT");
  const required<it_power<>> given = 100.0 * MW_IT;
  CHECK(fmt::format("{:kW}", given) == "100,000 kW");
}

TEST_CASE("a text is aligned as a text, and fields stand in a sentence", "[units][format]") {
  CHECK(fmt::format("{:>12}", fmt::to_string(100.0 * MW_IT)) == "   100 MW_IT");
  CHECK(fmt::format("{} of {}: {:.4}.", 3.0 * MW_IT, utilization{0.5}, 1.0 * USD) == "3 MW_IT of 50 %: 1 USD.");
}

TEST_CASE("the same text without fmt", "[units][format]") {
  CHECK(amount_text(17.5, exponents_of<capex_per_it_power<>::dimension>()) == "17.5 MUSD/MW_IT");
  CHECK(amount_text(2.0, {}) == "2");
}

}  // namespace format_test
