// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/catalog/licences.hpp"

#include "catch_shim.hpp"

namespace licences_test {

using namespace aifactory;

TEST_CASE("AI Enterprise, per GPU and year", "[catalog][licences]") {
  const auto yearly = [](const licence_term& term) { return term.per_year().in(USD / GPU / year); };
  // By hand: 4,500; 13,500 / 3; 18,000 / 5; 22,500 / 5; 1,125.
  CHECK_THAT(yearly(licences::ai_enterprise_1_year), WithinRel(4500.0, 1e-14));
  CHECK_THAT(yearly(licences::ai_enterprise_3_years), WithinRel(4500.0, 1e-14));
  CHECK_THAT(yearly(licences::ai_enterprise_5_years), WithinRel(3600.0, 1e-14));
  CHECK_THAT(yearly(licences::ai_enterprise_perpetual), WithinRel(4500.0, 1e-14));
  CHECK_THAT(yearly(licences::ai_enterprise_education), WithinRel(0.25 * 4500.0, 1e-14));
  for (const auto& term : licences::ai_enterprise_terms) CHECK(term.perpetual == (term.what.find("perpetual") == 0));
}

TEST_CASE("a licence per GPU-hour, and through a cloud", "[catalog][licences]") {
  // By hand: 4,500 / 8,760 = 0.5137.
  CHECK_THAT(licences::ai_enterprise_1_year.per_year().in(USD / GPU / hour), WithinRel(0.51369863, 1e-7));
  // By the hour it is about twice that, used all year.
  CHECK_THAT(licences::ai_enterprise_cloud.value / licences::ai_enterprise_1_year.per_year(), WithinRel(8760.0 / 4500.0,
                                                                                                        1e-14));
  CHECK_THAT(licences::ai_enterprise_cloud.high.in(USD / GPU / hour), WithinRel(2.0, 1e-14));
}

}  // namespace licences_test
