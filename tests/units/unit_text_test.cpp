// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/unit_text.hpp"

#include "aifactory/units.hpp"
#include "aifactory/units/describe.hpp"
#include "catch_shim.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace unit_text_test {

using namespace aifactory;

namespace {

struct expectation {
  std::string_view text;
  double scale;
  exponents dimension;
};

/// What a unit of code is, for comparison with what is read from text.
template <class D>
expectation is(std::string_view text, const quantity<D>& q) {
  return {text, q.base_value(), exponents_of<D>()};
}

// Every symbol of the table, beside the same unit written in code.
std::vector<expectation> every_symbol() {
  return {{"1", 1.0, {}},
          {"%", 0.01, {}},
          is("W", W),
          is("W_facility", W_facility),
          is("W_IT", W_IT),
          is("W_board", W_board),
          is("W_demand", W * demand),
          is("J", joule),
          is("J_facility", joule),
          is("J_IT", W_IT * second),
          is("Wh", W * hour),
          is("Wh_facility", W * hour),
          is("Wh_IT", W_IT * hour),
          is("s", second),
          is("ms", 1e-3 * second),
          is("second", second),
          is("seconds", second),
          is("min", minute),
          is("minute", minute),
          is("minutes", minute),
          is("h", hour),
          is("hr", hour),
          is("hour", hour),
          is("hours", hour),
          is("d", day),
          is("day", day),
          is("days", day),
          is("week", 7.0 * day),
          is("weeks", 7.0 * day),
          is("month", month),
          is("months", month),
          is("yr", year),
          is("year", year),
          is("years", year),
          is("$", USD),
          is("USD", USD),
          is("$_real", USD_real),
          is("USD_real", USD_real),
          is("tok", tok),
          is("token", tok),
          is("tokens", tok),
          is("tok_fresh", tok_fresh),
          is("tok_cached", tok_cached),
          is("tok_in", tok_in),
          is("tok_out", tok_out),
          is("GPU", GPU),
          is("GPUs", GPU),
          is("die", die),
          is("dies", die),
          is("server", server),
          is("servers", server),
          is("rack", rack),
          is("racks", rack),
          is("g", 0.001 * kg),
          is("t", 1000.0 * kg),
          is("gCO2e", 0.001 * kg),
          is("tCO2e", 1000.0 * kg),
          is("L", litre),
          is("m3", 1000.0 * litre),
          is("FLOP", FLOP),
          is("B", byte),
          is("user", user),
          is("users", user)};
}

}  // namespace

TEST_CASE("every symbol means what the unit of the same name means in code", "[units][unit_text]") {
  const auto symbols = every_symbol();
  for (const auto& expected : symbols) {
    INFO(expected.text);
    const unit_reading read = read_unit(expected.text);
    REQUIRE(read.ok());
    CHECK(read.value.scale == expected.scale);
    CHECK(read.value.dimension == expected.dimension);
  }
  for (const auto& symbol : detail::unit_symbols) {
    INFO(symbol.text);
    CHECK(std::count_if(symbols.begin(), symbols.end(), [&](const auto& e) { return e.text == symbol.text; }) == 1);
  }
}

TEST_CASE("prefixes", "[units][unit_text]") {
  for (const auto& [prefix, factor] : {std::pair{"k", 1e3}, {"M", 1e6}, {"G", 1e9}, {"T", 1e12}, {"P", 1e15}})
    for (const auto& symbol : detail::unit_symbols) {
      const std::string text = prefix + std::string(symbol.text);
      INFO(text);
      const unit_reading read = read_unit(text);
      CHECK(read.ok() == symbol.takes_prefix);
      if (read.ok()) CHECK_THAT(read.value.scale, WithinRel(factor * symbol.scale, 1e-15));
    }
  CHECK(unit_of("kg").scale == 1.0);
  CHECK(unit_of("kg").dimension == exponents_of<u::carbon>());
  CHECK_FALSE(read_unit("mW").ok());  // a milliwatt is no unit of a factory: somebody meant MW
}

TEST_CASE("the unit of every named dimension reads back as exactly that dimension", "[units][unit_text]") {
  for (const auto& row : known_dimensions) {
    INFO(row.text << ": " << row.unit);
    const unit_reading read = read_unit(row.unit);
    REQUIRE(read.ok());
    CHECK(read.value.dimension == row.dimension);
  }
}

TEST_CASE("products, quotients and powers", "[units][unit_text]") {
  CHECK(unit_of("M$/MW_IT").scale == 1.0);
  CHECK(unit_of("M$/MW_IT").dimension == exponents_of<capex_per_it_power<>::dimension>());
  CHECK(unit_of("USD/GPU/year").dimension == exponents_of<gpu_time_price<>::dimension>());
  CHECK(unit_of("USD/(GPU*year)").dimension == exponents_of<gpu_time_price<>::dimension>());
  CHECK(unit_of("USD/(GPU*year)").scale == unit_of("USD/GPU/year").scale);
  // Left to right, as in code: USD/GPU*year is (USD/GPU) * year.
  CHECK(unit_of("USD/GPU*year").dimension == exponents_of<u::times<u::per<u::usd, u::gpu>, u::second>>());
  CHECK(unit_of("h^2").scale == 3600.0 * 3600.0);
  CHECK(unit_of("(MW*h)^2").dimension == exponents_of<u::times<u::joule, u::joule>>());
  CHECK(unit_of(" USD / MWh ").dimension == exponents_of<energy_price<>::dimension>());
  CHECK(unit_of("%/year").scale == 0.01 / 31536000.0);
  CHECK(unit_of("/year").dimension == unit_of("1/year").dimension);
  CHECK(unit_of("/year").scale == unit_of("1/year").scale);
}

TEST_CASE("facility power that was spelled out is remembered", "[units][unit_text]") {
  CHECK_FALSE(unit_of("MW").says_facility);
  CHECK(unit_of("MW_facility").says_facility);
  CHECK(unit_of("USD/MW_facility").says_facility);
  CHECK(unit_of("MW_facility/MW_IT").says_facility);
  CHECK(unit_of("(MW_facility)^2").says_facility);
  CHECK(unit_of("MW").dimension == unit_of("MW_facility").dimension);
}

TEST_CASE("what is no unit is refused with the place", "[units][unit_text]") {
  const auto refused = [](std::string_view text, std::string_view problem, std::string_view at) {
    INFO(text);
    const unit_reading read = read_unit(text);
    CHECK(read.problem == problem);
    CHECK(read.at == at);
    CHECK(read.value.dimension == exponents{});
  };
  refused("", "a unit is missing", "");
  refused("USD/", "a unit is missing", "");
  refused("/", "a unit is missing", "");
  refused("USD//GPU", "a unit is missing", "/GPU");
  refused("Mw", "unknown unit", "Mw");
  refused("USD/MWx", "unknown unit", "MWx");
  refused("kGPU", "unknown unit", "kGPU");
  refused("USD GPU", "not understood", "GPU");
  refused("USD/GPU-hour", "units are joined by * and /, not by -", "-hour");
  refused("(USD/GPU", "a closing parenthesis is missing", "");
  refused("USD)", "not understood", ")");
  refused("s^0", "a power is a digit from 1 to 9", "0");
  refused("s^-1", "a power is a digit from 1 to 9", "-1");
  refused("s^", "a power is a digit from 1 to 9", "");
  refused("s^12", "not understood", "2");
}

TEST_CASE("hostile texts exhaust nothing", "[units][unit_text]") {
  CHECK(read_unit(std::string(100000, '(')).problem == "too many parentheses");
  CHECK(read_unit(std::string(16, '(') + "s" + std::string(16, ')')).ok());
  CHECK(read_unit("((GPU^9)^9)^9").problem == "a power is too high");
  CHECK(read_unit("((Prack^9)").problem == "unknown unit");
  CHECK(read_unit("((PW^9)^9)^9").problem == "the unit is too large or too small");
  CHECK(read_unit("1/((PW^9)^9)^9").problem == "the unit is too large or too small");
  std::string long_product = "GPU";
  for (int i = 0; i < 100; ++i) long_product += "*GPU";
  CHECK(read_unit(long_product).problem == "a power is too high");
}

TEST_CASE("amounts are converted with one rounding where the scale is one over a whole number", "[units][unit_text]") {
  // 7 x 0.01 is 0.07000000000000001, 7 / 100 is 0.07.
  CHECK(unit_of("%").to_base(7.0) == 0.07);
  CHECK_THAT(unit_of("%").from_base(0.07), WithinRel(7.0, 1e-15));
  CHECK(unit_of("kW").to_base(2.5) == 2500.0);
  CHECK(unit_of("kW").from_base(2500.0) == 2.5);
  CHECK(unit_of("1/year").to_base(31536000.0) == 1.0);
  CHECK_THAT(unit_of("USD/kW/month").from_base(unit_of("USD/kW/month").to_base(12.0)), WithinRel(12.0, 1e-15));
}

TEST_CASE("a unit written in code is read by the compiler", "[units][unit_text]") {
  STATIC_REQUIRE(unit_of("USD/MWh").scale == 1.0 / 3.6e9);
  CHECK_THROWS_AS(unit_of("furlong"), std::invalid_argument);
}

}  // namespace unit_text_test
