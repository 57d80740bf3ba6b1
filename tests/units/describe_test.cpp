// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/describe.hpp"

#include "aifactory/units.hpp"
#include "aifactory/units/unit_text.hpp"
#include "catch_shim.hpp"

#include <string>

namespace describe_test {

using namespace aifactory;

namespace {
template <class Q>
std::string description_of() {
  return describe(exponents_of<typename Q::dimension>());
}
template <class Q>
std::string spelling_of() {
  return spelled_unit(exponents_of<typename Q::dimension>());
}
}  // namespace

TEST_CASE("a dimension that people know is described by its row", "[units][describe]") {
  CHECK(description_of<it_power<>>() == "IT power (MW_IT)");
  CHECK(description_of<capex_per_it_power<>>() == "money per IT power (USD/MW_IT)");
  CHECK(description_of<output_token_price<>>() == "money per output tokens (USD/Mtok_out)");
  CHECK(description_of<share_per_time<>>() == "share per time (%/year)");
  CHECK(describe({}) == "a plain number");
}

TEST_CASE("every other dimension is spelled", "[units][describe]") {
  CHECK(description_of<decltype(USD / (GPU * GPU))>() == "USD/GPU^2");
  CHECK(spelling_of<decltype(USD * USD)>() == "USD^2");
  CHECK(spelling_of<decltype(1.0 / rack)>() == "1/rack");
  CHECK(spelling_of<decltype(USD_real / GPU)>() == "USD_real/GPU");
  CHECK(spelling_of<decltype(MW / rack)>() == "W/rack");
  CHECK(spelling_of<decltype(MW_IT / server)>() == "W_IT/server");
  CHECK(spelling_of<decltype(W_board / die)>() == "W_board/die");
  CHECK(spelling_of<decltype(MWh_IT / GPU)>() == "J_IT/GPU");
  CHECK(spelling_of<decltype(MW * MW)>() == "W^2");
  CHECK(spelling_of<decltype(1.0 / MW)>() == "1/W");
  CHECK(spelling_of<decltype(USD * tok / (GPU * second))>() == "USD*tok/GPU/s");
  CHECK(spelling_of<decltype(MW / second)>() == "W/s");
  CHECK(spelling_of<quantity<boost::units::length_dimension>>() == "m");
  CHECK(spelled_unit({}) == "1");
}

TEST_CASE("a spelling of money, tokens, power and counts reads back", "[units][describe]") {
  for (const auto& row : known_dimensions) {
    const std::string text = spelled_unit(row.dimension);
    // Kinds that stand alone (a pue, an overhead) have no symbol of their own.
    if (text.find("IT") == 0 || text.find("/IT") != std::string::npos || text.find("/real") != std::string::npos)
      continue;
    INFO(row.text << ": " << text);
    REQUIRE(read_unit(text).ok());
    CHECK(read_unit(text).value.dimension == row.dimension);
    CHECK(read_unit(text).value.scale == 1.0);
  }
}

TEST_CASE("the unit of a dimension", "[units][describe]") {
  CHECK(unit_for(exponents_of<u::watt_it>()) == "MW_IT");
  CHECK(unit_for(exponents_of<u::times<u::gpu, u::gpu>>()) == "GPU^2");
  CHECK(find_known(exponents_of<u::times<u::gpu, u::gpu>>()) == nullptr);
}

}  // namespace describe_test
