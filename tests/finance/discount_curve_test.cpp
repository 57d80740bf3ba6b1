// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/discount_curve.hpp"

#include "aifactory/finance/xnpv.hpp"
#include "reference_cases.hpp"

#include <limits>

namespace discount_curve_test {

using namespace finance_cases;
using nominal_curve = zero_curve<cash::pretax, basis::nominal>;

TEST_CASE("FD028: costs and tokens on a zero curve", "[finance][curve]") {
  const auto since = [](std::chrono::year_month_day to) {
    return year_fraction(date(2026, 1, 1), to, day_count::actual_365_fixed);
  };
  const nominal_curve curve({{0.0, 0.04}, {since(date(2028, 1, 1)), 0.042}, {since(date(2031, 1, 1)), 0.045}});
  const double one = since(date(2027, 1, 1)), two = since(date(2028, 1, 1)), three = since(date(2029, 1, 1));
  CHECK_THAT(curve.df(one), WithinRel(0.9598291299477989, 1e-14));
  CHECK_THAT(curve.df(two), WithinRel(0.9194312560951247, 1e-14));
  CHECK_THAT(curve.df(three), WithinRel(0.8788656055721584, 1e-14));
  CHECK_THAT(forward_rate(curve, one, two).effective_annual(), WithinRel(0.04393789485061261, 1e-12));

  const dated_pretax_flow<> costs({{date(2026, 1, 1), 1e9 * USD},
                                   {date(2027, 1, 1), 5e7 * USD},
                                   {date(2028, 1, 1), 5e7 * USD},
                                   {date(2029, 1, 1), 5e7 * USD}});
  const double pv_costs = xnpv(costs, curve).base_value();
  const double pv_tokens = 8e8 * (curve.df(one) + curve.df(two) + curve.df(three));
  CHECK_THAT(pv_costs, WithinRel(1137906299.580754, 1e-14));
  CHECK_THAT(pv_costs / pv_tokens, WithinRel(0.5157062725923679, 1e-14));
}

TEST_CASE("level outside the nodes, linear between", "[finance][curve]") {
  const nominal_curve curve({{1.0, 0.03}, {3.0, 0.05}});
  CHECK(curve.zero_rate(0.2) == 0.03);
  CHECK_THAT(curve.zero_rate(1.5), WithinRel(0.035, 1e-15));
  CHECK(curve.zero_rate(3.0) == 0.05);
  CHECK(curve.zero_rate(9.0) == 0.05);
  CHECK(curve.df(0.0) == 1.0);
}

TEST_CASE("a level curve is its rate, and its forwards are too", "[finance][curve]") {
  const nominal_curve curve({{1.0, std::log1p(0.09)}});
  const auto cash = yearly({-1000, 300, 400, 500, 200}, timing::mid);
  CHECK_THAT(npv(cash, curve).base_value(), WithinRel(npv(cash, at(0.09)).base_value(), 1e-13));
  CHECK_THAT(forward_rate(curve, 2.0, 4.5).effective_annual(), WithinRel(0.09, 1e-13));
  CHECK_THAT(forward_rate(at(0.09), 2.0, 4.5).effective_annual(), WithinRel(0.09, 1e-13));
}

TEST_CASE("curves that are refused", "[finance][curve]") {
  CHECK_THROWS_WITH(nominal_curve({}), ContainsSubstring("no nodes"));
  CHECK_THROWS_WITH(nominal_curve({{1.0, 0.03}, {1.0, 0.04}}), ContainsSubstring("later than the node before"));
  CHECK_THROWS_AS(nominal_curve({{1.0, std::numeric_limits<double>::infinity()}}), domain_error);
  CHECK_THROWS_AS(forward_rate(at(0.09), 2.0, 2.0), domain_error);
}

}  // namespace discount_curve_test
