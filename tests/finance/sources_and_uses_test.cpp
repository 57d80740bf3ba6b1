// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/sources_and_uses.hpp"

#include "aifactory/values/dual.hpp"
#include "reference_cases.hpp"

#include <limits>

namespace sources_and_uses_test {

using namespace finance_cases;

TEST_CASE("a financed fee needs no iteration", "[finance][debt_gearing]") {
  // 60 % with a fee of 2 %: D = 600 / (1 - 0.012); SAM's one pass gives 600 x 1.012, which is 59.991 % of the uses.
  const debt_gearing<> part(share<>{0.6});
  const money<> cost = 1000.0 * USD;
  const money<> closed = geared_debt(cost, part, 0.02),
                one_pass = geared_debt(cost, part, 0.02, gearing_method::one_pass);
  CHECK_THAT(closed.base_value(), WithinRel(600.0 / 0.988, 1e-14));
  CHECK_THAT(closed / (cost + 0.02 * closed), WithinRel(0.6, 1e-14));
  CHECK_THAT(one_pass.base_value(), WithinRel(607.2, 1e-14));
  CHECK_THAT(one_pass / (cost + 0.02 * one_pass), WithinAbs(0.59991, 5e-6));
  CHECK_THAT(geared_debt(cost, part).base_value(), WithinRel(600.0, 1e-14));
}

TEST_CASE("two debts with fees and a reserve need no iteration either", "[finance][debt_gearing]") {
  // 50 % with a fee of 2 % and a reserve of 6 cents per dollar, 20 % with a fee of 3 %.
  const std::vector<geared_part<>> debts{{debt_gearing<>(share<>{0.5}), 0.08}, {debt_gearing<>(share<>{0.2}), 0.03}};
  const money<> uses = geared_uses(1000.0 * USD, debts);
  const money<> senior = 0.5 * uses, junior = 0.2 * uses;
  CHECK_THAT(uses.base_value(), WithinRel((1000.0 * USD + 0.08 * senior + 0.03 * junior).base_value(), 1e-14));
  CHECK_THAT(geared_uses(1000.0 * USD, {{debt_gearing<>(share<>{0.6}), 0.02}}).base_value() * 0.6,
             WithinRel(600.0 / 0.988, 1e-14));
  CHECK_THROWS_WITH(
      geared_uses(1000.0 * USD, {{debt_gearing<>(share<>{0.5}), 1.0}, {debt_gearing<>(share<>{0.5}), 1.0}}),
      ContainsSubstring("below 1"));
}

TEST_CASE("more debt than uses is refused unless it is asked for", "[finance][debt_gearing]") {
  CHECK_THROWS_WITH(debt_gearing<>(share<>{1.1}), ContainsSubstring("share"));
  CHECK_THAT(geared_debt(100.0 * USD, debt_gearing<>::allow_overgearing(1.1)).base_value(), WithinRel(110.0, 1e-14));
  CHECK_THROWS_AS(debt_gearing<>::allow_overgearing(-0.1), domain_error);
  CHECK_THROWS_AS(debt_gearing<>::allow_overgearing(std::numeric_limits<double>::infinity()), domain_error);
  CHECK_THROWS_AS(geared_debt(100.0 * USD, debt_gearing<>(share<>{0.8}), 1.25),
                  domain_error);  // every dollar of debt needs one more
  CHECK_THROWS_AS(geared_debt(100.0 * USD, debt_gearing<>(share<>{0.8}), -0.1), domain_error);
  CHECK_THROWS_AS(geared_debt(100.0 * USD, debt_gearing<>(share<>{0.8}), std::numeric_limits<double>::quiet_NaN()),
                  domain_error);
}

TEST_CASE("sources that are not uses are refused with the difference", "[finance][sources_and_uses]") {
  CHECK_THROWS_WITH(
      sources_and_uses<>({{"debt", 60.0 * USD}, {"equity", 35.0 * USD}}, {{"capex", 97.5 * USD}, {"fees", 2.5 * USD}}),
      ContainsSubstring("sources of 95.000000") && ContainsSubstring("uses of 100.000000") &&
          ContainsSubstring("difference is -5.000000"));
  const sources_and_uses<> sound({{"debt", 60.0 * USD}, {"equity", 40.0 * USD}},
                                 {{"capex", 97.5 * USD}, {"fees", 2.5 * USD}});
  CHECK_THAT(sound.total().base_value(), WithinRel(100.0, 1e-14));
  CHECK_THAT(sound.gearing(), WithinRel(0.6, 1e-14));
}

TEST_CASE("all lines below zero or not finite are named at once", "[finance][sources_and_uses]") {
  CHECK_THROWS_WITH(sources_and_uses<>({{"debt", -1.0 * USD}, {"equity", 1.0 * USD}},
                                       {{"capex", money<>::from_base_value(std::numeric_limits<double>::infinity())}}),
                    ContainsSubstring("debt: -1.0") && ContainsSubstring("capex: inf"));
}

TEST_CASE("equity pays what debt does not", "[finance][sources_and_uses]") {
  const auto made = sources_and_uses<>::closed_by_equity({{"senior", 50.0 * USD}, {"junior", 10.0 * USD}},
                                                         {{"capex", 90.0 * USD}, {"reserve", 10.0 * USD}});
  CHECK(made.sources().back().name == "equity");
  CHECK_THAT(made.equity().base_value(), WithinRel(40.0, 1e-14));
  CHECK_THROWS_WITH(sources_and_uses<>::closed_by_equity({{"senior", 110.0 * USD}}, {{"capex", 100.0 * USD}}),
                    ContainsSubstring("equity: -10.0") && ContainsSubstring("allow_overgearing"));
  const auto over = sources_and_uses<>::closed_by_equity({{"senior", 110.0 * USD}}, {{"capex", 100.0 * USD}}, true);
  CHECK_THAT(over.equity().base_value(), WithinRel(-10.0, 1e-14));
  CHECK_THAT(over.gearing(), WithinRel(1.1, 1e-14));
  // Gearing of a dual: 1 - (100 - D) / 100.
  const auto moved = sources_and_uses<dual>::closed_by_equity({{"senior", money<dual>::from_base_value(seeded(60.0))}},
                                                              {{"capex", money<dual>(100.0 * USD)}});
  CHECK_THAT(slope(moved.gearing()), WithinRel(0.01, 1e-14));
}

}  // namespace sources_and_uses_test
