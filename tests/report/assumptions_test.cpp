// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/assumptions.hpp"

#include "catch_shim.hpp"
#include "scenarios.hpp"

namespace assumptions_test {

using namespace aifactory;

namespace {
double of(const std::vector<influence>& all, std::string_view field) {
  for (const auto& one : all)
    if (one.input->field == field) return one.elasticity;
  return 0.0;
}
}  // namespace

TEST_CASE("assumptions: elasticities of the worked example, by hand", "[report][assumptions]") {
  const auto s = reference_with();
  const auto all = influences(s, s.plan);
  // Cost is a sum of terms; the elasticity by a price is its term's share. docs/design.md: the terms in M$.
  const double total = 1179.834;
  CHECK_THAT(of(all, "software.licence"), WithinAbs(212.264 / total, 1e-5));
  CHECK_THAT(of(all, "power.price"), WithinAbs(52.3624 / total, 1e-6));
  CHECK_THAT(of(all, "compute.price"), WithinAbs(630.604 / total, 1e-5));
  CHECK_THAT(of(all, "facility.capex"), WithinAbs((217.103 + 52.5) / total, 1e-5));
  CHECK_THAT(of(all, "operations.staff"), WithinAbs(15.0 / total, 1e-6));
  // Twice the tokens at the same cost.
  CHECK_THAT(of(all, "workload.output_rate"), WithinRel(-1.0, 1e-12));
  // Tokens rise with the load, and so does the part of the energy above idle: 0.7 x 0.588 of 0.3 + 0.7 x 0.588.
  CHECK_THAT(of(all, "operations.utilization"), WithinAbs(-1.0 + 52.3624 / total * 0.4116 / 0.7116, 1e-6));
  // Half of the energy's draw at idle: 0.3 x (1 - 0.588) of 0.7116.
  CHECK_THAT(of(all, "compute.idle_share"), WithinAbs(52.3624 / total * 0.3 * 0.412 / 0.7116, 1e-6));
}

TEST_CASE("assumptions: what does not move the cost does not count", "[report][assumptions]") {
  const auto s = reference_with();
  const auto all = influences(s, s.plan);
  // Everything is per GPU, so the size cancels; layers that cost nothing have lives that do not matter.
  for (const char* field : {"compute.it_power", "network.life", "power.life", "facility.land", "compute.gpus_per_rack"})
    CHECK(of(all, field) == 0.0);
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(std::fabs(all[i - 1].elasticity) >= std::fabs(all[i].elasticity));
}

TEST_CASE("assumptions: counted by where they come from", "[report][assumptions]") {
  const auto s = reference_with();
  const auto from = origins_of(s, s.plan);
  // Assumed in the file: pue, facility.life, upkeep, power.price, compute.price, idle_share, utilization, availability,
  // staff, wacc. Sourced: facility.capex, it_power_per_gpu, compute.life, licence, output_rate. Neutral: headroom,
  // peak_draw.
  CHECK(from.assumed == 10);
  CHECK(from.sourced == 5);
  CHECK(from.neutral == 2);
  CHECK(from.unsourced == 0);
  REQUIRE(from.assumptions.size() == 10);
  CHECK(from.assumptions[0].input->field.starts_with("operations."));
  CHECK(from.assumptions[2].input->field == "compute.price");

  const auto plain = reference_with({"software.licence=4,500 USD/GPU/year"});
  CHECK(origins_of(plain, plain.plan).unsourced == 1);
}

}  // namespace assumptions_test
