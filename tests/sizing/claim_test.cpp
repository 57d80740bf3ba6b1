// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/sizing/claim.hpp"
#include "catch_shim.hpp"

namespace claim_test {

using namespace aifactory;

namespace {

// NVIDIA, blogs.nvidia.com/blog/lowest-token-cost-ai-factories, 2026-04-15; the powers are those of InferenceX-app at the meter.
constexpr claim<> h200{.output_rate = 90.0 * tok_out / second / GPU,
                       .per_power = 54e3 * tok_out / second / MW_facility,
                       .cost = 4.20 * USD / Mtok_out,
                       .gpu_hour = 1.41 * USD / (GPU * hour),
                       .power = 1.73 * kW_facility / GPU};
constexpr claim<> gb300{.output_rate = 6000.0 * tok_out / second / GPU,
                        .per_power = 2.8e6 * tok_out / second / MW_facility,
                        .cost = 0.12 * USD / Mtok_out,
                        .gpu_hour = 2.65 * USD / (GPU * hour),
                        .power = 2.10 * kW_facility / GPU};

}  // namespace

TEST_CASE("the table of a claim is sound", "[sizing][claim]") { STATIC_REQUIRE(sound_table<claim>()); }

// By hand: 2.65e6 / (6,000 x 3,600) = 0.122685, 2.2 % above; 6,000 / 0.0021 MW = 2,857,143, 2.0 % above.
TEST_CASE("a printed table agrees with itself to its rounding", "[sizing][claim][published]") {
  const auto found = findings_of(gb300);
  REQUIRE(found.checks.size() == 2);
  CHECK(found.checks[0].figure == "cost per token");
  CHECK_THAT(found.checks[0].implied, WithinRel(2.65e6 / (6000.0 * 3600.0), 1e-12));
  CHECK_THAT(found.checks[0].off(), WithinAbs(0.0224, 1e-4));
  CHECK(found.checks[1].figure == "tokens per MW");
  CHECK_THAT(found.checks[1].implied, WithinRel(6000.0 / 0.0021, 1e-12));
  REQUIRE(found.implied_power);
  CHECK_THAT(found.implied_power->get<facility_power_per_gpu<>>().in(kW_facility / GPU), WithinRel(6.0 / 2.8, 1e-12));
  // H200: 1.41e6 / (90 x 3,600) = 4.35185, 3.6 % above 4.20; 90 / 0.00173 = 52,023, 3.7 % below 54,000.
  CHECK_THAT(findings_of(h200).checks[0].off(), WithinAbs(0.0362, 1e-4));
  CHECK_THAT(findings_of(h200).checks[1].off(), WithinAbs(-0.0366, 1e-4));
}

// 2,800,000 / 54,000, 6,000 / 90 and 4.20 / 0.12; printed 50, 65 and 35.
TEST_CASE("the ratios of a printed table", "[sizing][claim][published]") {
  const auto r = ratios_of(gb300, h200);
  CHECK_THAT(r.per_power.value(), WithinRel(51.8518518518, 1e-9));
  CHECK_THAT(r.output_rate.value(), WithinRel(66.6666666667, 1e-9));
  CHECK_THAT(r.cost.value(), WithinRel(35.0, 1e-12));
}

TEST_CASE("kinds of power are taken to each other by a PUE only", "[sizing][claim]") {
  auto at_rack = gb300;
  at_rack.power = 2.12 * kW_IT / GPU;
  CHECK(findings_of(at_rack).checks.size() == 1);
  REQUIRE(findings_of(at_rack).not_compared.size() == 1);
  CHECK_THAT(findings_of(at_rack).not_compared[0], ContainsSubstring("no PUE is given"));
  at_rack.pue = pue<>{1.2};
  REQUIRE(findings_of(at_rack).checks.size() == 2);
  CHECK_THAT(findings_of(at_rack).checks[1].implied, WithinRel(6000.0 / (2.12e-3 * 1.2), 1e-12));
  auto per_it = gb300;
  per_it.per_power = 3.0e6 * tok_out / second / MW_IT;
  per_it.pue = pue<>{1.25};
  CHECK_THAT(findings_of(per_it).checks[1].implied, WithinRel(6000.0 / (2.10e-3 / 1.25), 1e-12));
  CHECK_FALSE(ratios_of(per_it, h200).per_power);
  auto board_alone = gb300;
  board_alone.power = 1.4 * kW_board / GPU;
  CHECK_THAT(findings_of(board_alone).not_compared.at(0), ContainsSubstring("that of the board"));
}

// 2.65 / 2.10 kW is 1,261.9 $ per MWh; over 2.8 M tokens a second that is 0.125189 $ per million.
TEST_CASE("without a rate per GPU the cost follows from tokens per MW", "[sizing][claim]") {
  auto c = gb300;
  c.output_rate = 0.0 * tok_out / second / GPU;
  const auto found = findings_of(c);
  REQUIRE(found.checks.size() == 1);
  CHECK_THAT(found.checks[0].implied, WithinAbs(0.125189, 5e-7));
  CHECK_FALSE(found.implied_power);
}

TEST_CASE("a claim of one figure cannot disagree", "[sizing][claim]") {
  claim<> c;
  c.cost = 0.12 * USD / Mtok_out;
  CHECK(findings_of(c).checks.empty());
  CHECK(findings_of(c).not_compared.empty());
}

}  // namespace claim_test
