// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/parse.hpp"

#include "aifactory/units.hpp"
#include "aifactory/units/required.hpp"
#include "catch_shim.hpp"

#include <string>
#include <string_view>

namespace parse_test {

using namespace aifactory;

namespace {
/// The sentence that refuses a text as a Q.
template <class Q>
std::string error_of(std::string_view text) {
  const auto result = parse<Q>(text);
  CHECK_FALSE(static_cast<bool>(result));
  return result.error();
}
/// The sentence without what was expected.
std::string problem_of(std::string_view text) { return read_amount(text).problem; }
}  // namespace

TEST_CASE("what people write for a quantity", "[units][parse]") {
  // One rounding for the number, one for the scale, one to read it back.
  CHECK(parse_or_throw<capex_per_it_power<>>("17.5 M$/MW_IT") == 17.5e6 * USD / MW_IT);
  CHECK_THAT(parse_or_throw<energy_price<>>("70 $/MWh").in(USD / MWh), WithinRel(70.0, 1e-15));
  CHECK_THAT(parse_or_throw<gpu_time_price<>>("4,500 USD/GPU/yr").in(USD / GPU / year), WithinRel(4500.0, 1e-15));
  CHECK_THAT(parse_or_throw<it_power_per_gpu<>>("2.12 kW/GPU").in(kW_IT / GPU), WithinRel(2.12, 1e-15));
  CHECK_THAT(parse_or_throw<demand_charge<>>("12 $/kW/month").in(USD / (kW_demand * month)), WithinRel(12.0, 1e-15));
  // A charge for demand and a price of energy have one dimension in any unit system: the words tell them apart.
  CHECK_THAT(parse<energy_price<>>("12 $/kW/month").error(), ContainsSubstring("billed demand"));
  CHECK_THAT(parse<demand_charge<>>("70 $/MWh").error(), ContainsSubstring("money per billed demand and time"));
  CHECK_THAT(parse_or_throw<it_power_charge<>>("190 $/kW_IT/month").in(USD / (kW_IT * month)), WithinRel(190.0, 1e-15));
  CHECK_THAT(parse_or_throw<it_power_charge<>>("190 $/kW/month").in(USD / (kW_IT * month)), WithinRel(190.0, 1e-15));
  CHECK(parse_or_throw<it_power<>>("100 MW") == 100.0 * MW_IT);
  CHECK(parse_or_throw<facility_power<>>("1e3 W") == 1.0 * kW);
  CHECK(parse_or_throw<gpu_count<>>("1,234,567.5 GPUs") == 1234567.5 * GPU);
  CHECK(parse_or_throw<duration<>>("15 years") == 15.0 * year);
  CHECK(parse_or_throw<share_per_time<>>("3 %/year") == 0.03 / year);
  CHECK(parse_or_throw<share_per_time<>>("0.03/year") == 0.03 / year);
}

TEST_CASE("blanks, signs and exponents", "[units][parse]") {
  CHECK(parse_or_throw<it_power<>>("100MW_IT") == 100.0 * MW_IT);
  CHECK(parse_or_throw<it_power<>>("  100\tMW_IT  ") == 100.0 * MW_IT);
  CHECK(parse_or_throw<it_power<>>("+100 MW_IT") == 100.0 * MW_IT);
  CHECK(parse_or_throw<it_power<>>("-100 MW_IT") == -100.0 * MW_IT);
  CHECK(parse_or_throw<it_power<>>("1E2MW") == 100.0 * MW_IT);
  CHECK(parse_or_throw<it_power<>>("1e+2 MW") == 100.0 * MW_IT);
  CHECK(parse_or_throw<it_power<>>("5e-1 MW") == 0.5 * MW_IT);
  CHECK(parse_or_throw<it_power<>>(".5 MW") == 0.5 * MW_IT);
  CHECK(parse_or_throw<it_power<>>("5. MW") == 5.0 * MW_IT);
}

TEST_CASE("the kind may be left out, and the result says so", "[units][parse]") {
  CHECK(parse<it_power<>>("100 MW").kind_left_out());
  CHECK_FALSE(parse<it_power<>>("100 MW_IT").kind_left_out());
  CHECK(parse<board_power<>>("1400 W").value() == 1400.0 * W_board);
  CHECK(parse<it_energy<>>("2 kWh").value() == 2.0 * kWh_IT);
  CHECK_THAT(parse_or_throw<output_token_price<>>("2 $/Mtok").in(USD / Mtok_out), WithinRel(2.0, 1e-15));
  CHECK(parse<capex_per_it_power<>>("17.5 M$/MW").value() == 17.5e6 * USD / MW_IT);
  // Facility power is the plain one: nothing is left out.
  CHECK_FALSE(parse<facility_power<>>("100 MW").kind_left_out());
  CHECK_FALSE(parse<facility_power<>>("100 MW_facility").kind_left_out());
}

TEST_CASE("how a unit fits", "[units][parse]") {
  const auto how = [](std::string_view found, std::string_view expected) {
    return fit(unit_of(found), unit_of(expected));
  };
  CHECK(how("MW", "MW_facility") == unit_fit::exact);
  CHECK(how("MW_facility", "W") == unit_fit::exact);
  CHECK(how("kW_IT", "MW_IT") == unit_fit::exact);
  CHECK(how("MW_facility/MW_IT", "MW/MW_IT") == unit_fit::exact);
  CHECK(how("MW", "MW_IT") == unit_fit::kind_left_out);
  CHECK(how("W", "W_board") == unit_fit::kind_left_out);
  CHECK(how("USD/MWh", "USD/MWh_IT") == unit_fit::kind_left_out);
  CHECK(how("tok/s/GPU", "tok_out/s/GPU") == unit_fit::kind_left_out);
  CHECK(how("tok/s/MW_IT", "tok_out/s/MW_IT") == unit_fit::kind_left_out);
  CHECK(how("MW_facility", "MW_IT") == unit_fit::different);
  CHECK(how("USD/MW_facility", "USD/MW_IT") == unit_fit::different);
  CHECK(how("MW_board", "MW_IT") == unit_fit::different);
  CHECK(how("MW_IT", "MW") == unit_fit::different);
  CHECK(how("MW/MW_board", "MW_IT/MW_board") == unit_fit::different);
  CHECK(how("tok_out", "tok") == unit_fit::different);
  CHECK(how("tok_in", "tok_out") == unit_fit::different);
  CHECK(how("tok/s", "tok_out") == unit_fit::different);
  CHECK(how("USD", "USD_real") == unit_fit::different);
  CHECK(how("USD_real", "USD") == unit_fit::different);
  CHECK(how("USD/GPU", "USD/server") == unit_fit::different);
}

TEST_CASE("another dimension is refused with both names", "[units][parse]") {
  CHECK_THAT(error_of<capex_per_it_power<>>("17.5 M$/MWh"),
             StartsWith("\"17.5 M$/MWh\" is money per energy (USD/MWh), expected money per IT power (USD/MW_IT)"));
  CHECK(error_of<money<>>("5 MW_IT") == "\"5 MW_IT\" is IT power (MW_IT), expected money (USD)");
  CHECK_THAT(error_of<money<>>("5 USD/GPU^2"), StartsWith("\"5 USD/GPU^2\" is USD/GPU^2, expected money (USD)"));
}

TEST_CASE("where only the kind differs, the remedy is named", "[units][parse]") {
  CHECK(error_of<it_power<>>("100 MW_facility") ==
        "\"100 MW_facility\" is facility power (MW_facility), expected IT power (MW_IT): multiply or divide by a pue");
  CHECK(error_of<facility_power<>>("100 MW_IT") ==
        "\"100 MW_IT\" is IT power (MW_IT), expected facility power (MW_facility): multiply or divide by a pue");
  CHECK_THAT(error_of<it_power<>>("1400 W_board"), ContainsSubstring("board power") && ContainsSubstring("overhead"));
  CHECK_THAT(error_of<output_token_price<>>("2 $/Mtok_in"),
             ContainsSubstring("prompt tokens") && ContainsSubstring("output tokens"));
  CHECK_THAT(error_of<real_money<>>("5 USD"), ContainsSubstring("nominal and real money"));
  CHECK_THAT(error_of<gpu_time_price<>>("4,500 USD/server/year"), ContainsSubstring("per server"));
  CHECK_THAT(error_of<energy<>>("5 kW"), ContainsSubstring("differ by a time"));
}

TEST_CASE("a unit is missing", "[units][parse]") {
  CHECK(error_of<it_power<>>("100") == "\"100\" has no unit: a unit is missing, expected IT power (MW_IT)");
  CHECK_THAT(error_of<it_power<>>(""), StartsWith("\"\" is empty") && ContainsSubstring("IT power (MW_IT)"));
  CHECK_THAT(error_of<it_power<>>(" \t "), ContainsSubstring("is empty"));
  CHECK_THAT(error_of<it_power<>>("MW"), ContainsSubstring("does not begin with a number"));
  CHECK_THAT(error_of<it_power<>>("-"), ContainsSubstring("does not begin with a number"));
  CHECK_THAT(error_of<capex_per_it_power<>>("$17.5M/MW"), ContainsSubstring("write the number first"));
}

TEST_CASE("commas group three digits, nothing else", "[units][parse]") {
  for (std::string_view bad : {"4,50 USD", "17,5 USD", "1,0000 USD", "1,000,00 USD", ",500 USD", "1,000, USD",
                               "0,500 USD", "1234,567 USD", "1,,000 USD", "1.000,5 USD", "1.000,000 USD"}) {
    INFO(bad);
    CHECK_THAT(problem_of(bad), ContainsSubstring("comma"));
  }
  CHECK(read_amount("1,000 USD").value == 1000.0);
  CHECK(read_amount("12,000.25 USD").value == 12000.25);
  CHECK(read_amount("-999,999 USD").value == -999999.0);
}

TEST_CASE("numbers written in other ways are refused in words", "[units][parse]") {
  CHECK_THAT(problem_of("1_000 GPU"), ContainsSubstring("write 1,000"));
  CHECK_THAT(problem_of("1'000 GPU"), ContainsSubstring("write 1,000"));
  CHECK_THAT(problem_of("1 000 GPU"), ContainsSubstring("blank within the number"));
  CHECK_THAT(problem_of("\u22125 USD"), ContainsSubstring("typographic minus"));
  CHECK_THAT(problem_of("\u20135 USD"), ContainsSubstring("typographic minus"));
  CHECK_THAT(problem_of("5\u00a0USD"), ContainsSubstring("no-break"));
  CHECK_THAT(problem_of("nan USD"), ContainsSubstring("nan and inf are refused"));
  CHECK_THAT(problem_of("NaN"), ContainsSubstring("nan and inf are refused"));
  CHECK_THAT(problem_of("-inf USD"), ContainsSubstring("nan and inf are refused"));
  CHECK_THAT(problem_of("Infinity"), ContainsSubstring("nan and inf are refused"));
  CHECK_THAT(problem_of("1e400 USD"), ContainsSubstring("too large"));
  CHECK_THAT(problem_of("1e-400 USD"), ContainsSubstring("too small"));
  CHECK_THAT(problem_of("1e308 GW"), ContainsSubstring("too large"));
  CHECK_THAT(problem_of("1.5.3 USD"), !Equals(""));
  CHECK_THAT(problem_of("0x10 USD"), !Equals(""));
  CHECK_THAT(problem_of("~5 USD"), ContainsSubstring("does not begin with a number"));
}

TEST_CASE("other currencies are refused by name", "[units][parse]") {
  CHECK_THAT(problem_of("5 EUR/MWh"), ContainsSubstring("euros (EUR)") && ContainsSubstring("USD"));
  CHECK_THAT(problem_of("5 \u20ac/MWh"), ContainsSubstring("euros"));
  CHECK_THAT(problem_of("5 M\u20ac"), ContainsSubstring("euros"));
  CHECK_THAT(problem_of("5 kEUR"), ContainsSubstring("euros"));
  CHECK_THAT(problem_of("5 GBP"), ContainsSubstring("pounds"));
  CHECK_THAT(problem_of("5 \u00a3"), ContainsSubstring("pounds"));
  CHECK_THAT(problem_of("5 C$"), ContainsSubstring("Canadian"));
  CHECK_THAT(problem_of("5 ct/kWh"), ContainsSubstring("cents"));
}

TEST_CASE("an unknown unit is answered with the nearest one", "[units][parse]") {
  const auto meant = [](std::string_view text) { return nearest_unit(text); };
  CHECK(meant("Mw") == "MW");
  CHECK(meant("mw") == "MW");
  CHECK(meant("MWH") == "MWh");
  CHECK(meant("usd") == "USD");
  CHECK(meant("gpu") == "GPU");
  CHECK(meant("GPUS") == "GPUs");
  CHECK(meant("KW") == "kW");
  CHECK(meant("MW_it") == "MW_IT");
  CHECK(meant("kW_TI") == "kW_IT");
  CHECK(meant("tok_ouput") == "tok_out");
  CHECK(meant("sever") == "server");
  CHECK(meant("B$") == "G$");
  CHECK(meant("nodes") == "servers");
  CHECK(meant("xyzzy") == "");
  CHECK(meant("q") == "");
  CHECK_THAT(problem_of("5 Mw"), ContainsSubstring("\"Mw\"") && ContainsSubstring("did you mean MW?"));
  CHECK_THAT(problem_of("5 furlong"), ContainsSubstring("furlong") && !ContainsSubstring("did you mean"));
  CHECK_THAT(problem_of("2 $/GPU-hour"), ContainsSubstring("joined by * and /"));
}

TEST_CASE("a pue takes a bare number or its unit", "[units][parse]") {
  CHECK(parse_or_throw<pue<>>("1.2") == pue<>{1.2});
  CHECK(parse_or_throw<pue<>>("1.2 MW_facility/MW_IT") == pue<>{1.2});
  CHECK(parse_or_throw<pue<>>("1.2 MW/MW_IT") == pue<>{1.2});
  CHECK_THAT(error_of<pue<>>("1.2 MW"), ContainsSubstring("facility power") && ContainsSubstring("PUE"));
}

TEST_CASE("ratios", "[units][parse]") {
  CHECK(parse_or_throw<utilization<>>("60 %").value() == 0.6);
  CHECK(parse_or_throw<utilization<>>("0.6").value() == 0.6);
  CHECK(parse_or_throw<utilization<>>("7%").value() == 0.07);
  CHECK(parse_or_throw<utilization<>>("100 %").value() == 1.0);
  CHECK(parse_or_throw<share<>>("0").value() == 0.0);
  CHECK(parse_or_throw<headroom<>>("115 %").value() == 1.15);
  CHECK_THAT(error_of<utilization<>>("60"), ContainsSubstring("60 is outside [0, 1]: did you mean 60 %?"));
  CHECK_THAT(error_of<utilization<>>("160 %"),
             ContainsSubstring("1.6 is outside [0, 1]") && !ContainsSubstring("did you mean"));
  CHECK_THAT(error_of<utilization<>>("-0.1"), ContainsSubstring("-0.1 is outside [0, 1]"));
  CHECK_THAT(error_of<headroom<>>("0.9"), ContainsSubstring("0.9 is below 1"));
  CHECK_THAT(error_of<utilization<>>("60 MW"),
             ContainsSubstring("facility power") && ContainsSubstring("expected utilization"));
  CHECK_THAT(error_of<share<>>("3 %/year"), ContainsSubstring("share per time") && ContainsSubstring("expected share"));
  CHECK_THAT(error_of<share<>>(""), ContainsSubstring("is empty"));
}

TEST_CASE("rates", "[units][parse]") {
  CHECK(parse_or_throw<nominal_rate<>>("9 %/year").effective_annual() == 0.09);
  CHECK(parse_or_throw<nominal_rate<>>("7%/yr").effective_annual() == 0.07);
  CHECK(parse_or_throw<real_rate<>>("0.05/year").effective_annual() == 0.05);
  CHECK(parse_or_throw<inflation_rate<>>("0.025 1/year").effective_annual() == 0.025);
  CHECK(parse_or_throw<nominal_rate<>>("0 %/year").effective_annual() == 0.0);
  CHECK_THAT(error_of<nominal_rate<>>("9 %"), ContainsSubstring("has no period") && ContainsSubstring("9 %/year"));
  CHECK_THAT(error_of<nominal_rate<>>("0.09"), ContainsSubstring("has no unit"));
  CHECK_THAT(error_of<nominal_rate<>>("9 USD/year"), ContainsSubstring("money per time"));
  CHECK_THAT(error_of<nominal_rate<>>("9 %/year/year"), ContainsSubstring("expected an annual rate"));
  CHECK_THAT(error_of<nominal_rate<>>("-100 %/year"), ContainsSubstring("above -100 %"));
  CHECK_THAT(error_of<nominal_rate<>>("1e300/year"), ContainsSubstring("too large"));
}

TEST_CASE("a rate per month is refused with what it amounts to", "[units][parse]") {
  // 1.0075^12 = 1.093806897..., 1.001^8760 = 6344.5... would be per hour.
  CHECK(error_of<nominal_rate<>>("0.75 %/month") ==
        "\"0.75 %/month\" is a rate per month, which compounds: write the effective 9.38069 %/year");
  CHECK_THAT(error_of<nominal_rate<>>("0.0075/month"), ContainsSubstring("9.38069 %/year"));
}

TEST_CASE("the other door throws the same sentence", "[units][parse]") {
  CHECK_THROWS_AS(parse_or_throw<it_power<>>("100"), input_error);
  CHECK_THROWS_WITH(parse_or_throw<it_power<>>("100"), parse<it_power<>>("100").error());
  CHECK_THROWS_AS(parse<it_power<>>("100").value(), std::bad_optional_access);
}

TEST_CASE("other floating types and derived classes are read alike", "[units][parse]") {
  CHECK(parse_or_throw<it_power<float>>("1.5 MW").base_value() == 1.5e6f);
  CHECK(parse_or_throw<utilization<float>>("50 %").value() == 0.5f);
  CHECK(parse_or_throw<required<it_power<>>>("1.5 MW") == 1.5 * MW_IT);
  CHECK(parse<money<double>>("1e300 USD"));
  CHECK_THAT(parse<money<float>>("1e300 USD").error(), ContainsSubstring("too large"));
  CHECK_THAT(parse<nominal_rate<float>>("1e200/year").error(), ContainsSubstring("too large"));
}

TEST_CASE("a dimension known only at run time", "[units][parse]") {
  const auto read = parse_amount("2 k$/GPU", exponents_of<price_per_gpu<>::dimension>());
  REQUIRE(read.ok());
  CHECK(read.value == 2000.0);
}

}  // namespace parse_test
