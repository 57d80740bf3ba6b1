// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/fixed_charge_rate.hpp"

#include "aifactory/finance/macrs.hpp"
#include "aifactory/values/dual.hpp"
#include "reference_cases.hpp"

namespace fixed_charge_rate_test {

using namespace finance_cases;

const tax_schedule five_years = macrs(macrs_class::five, macrs_convention::half_year);

nominal_wacc<> wacc(double equity, double debt_rate, double gearing, double tax) {
  return wacc_of(nominal_cost_of_equity<>(nominal_rate<>::effective(equity)),
                 nominal_cost_of_debt<>(nominal_rate<>::effective(debt_rate)), share<>{gearing}, share<>{tax});
}
double lcot(double charge, double capex, double fixed, double mtok, double variable) {
  return levelized_cost_by_fixed_charge(charge, capex * USD_real, fixed * USD_real / year, mtok * 1e6 * tok_out / year,
                                        variable * USD_real / (1e6 * tok_out))
             .base_value() *
         1e6;
}

TEST_CASE("FD017: fixed charge rate from financing, with construction", "[finance][fcr]") {
  const charge_terms<> terms{.wacc = wacc(0.12, 0.08, 0.6, 0.2653),
                             .inflation = 2.5_pct_per_year_inflation,
                             .life = term<>(5.0),
                             .tax = share<>{0.2653},
                             .depreciation = five_years,
                             .construction = construction_schedule({0.6, 0.4}),
                             .construction_interest = 8.0_pct_per_year};
  const auto charge = fixed_charge_rate(terms);
  CHECK_THAT(charge.wacc_real, WithinRel(0.056844487804878385, 1e-13));
  CHECK_THAT(charge.crf, WithinRel(0.23536214800368027, 1e-13));
  CHECK_THAT(charge.pff, WithinRel(1.0704509401771467, 1e-14));
  CHECK_THAT(charge.cff, WithinRel(1.053255361376273, 1e-14));
  CHECK_THAT(charge.rate, WithinRel(0.26536098181389006, 1e-13));
  CHECK_THAT(lcot(charge.rate, 1e9, 5e7, 1e9, 0.01), WithinRel(0.3253609818138901, 1e-13));
}

TEST_CASE("FD018: the fixed charge route to 0.11891796 $/Mtok", "[finance][fcr]") {
  const charge_terms<> terms{.wacc = wacc(0.10699999999999998, 0.0, 0.0, 0.2653),
                             .inflation = 2.5_pct_per_year_inflation,
                             .life = term<>(8.0),
                             .tax = share<>{0.2653},
                             .depreciation = five_years};
  const auto charge = fixed_charge_rate(terms);
  CHECK_THAT(charge.wacc_real, WithinRel(0.08, 1e-13));
  CHECK_THAT(charge.crf, WithinRel(0.17401476059182225, 1e-13));
  CHECK_THAT(charge.pff, WithinRel(1.0864333181785175, 1e-14));
  CHECK(charge.cff == 1.0);
  CHECK_THAT(charge.rate, WithinRel(0.18905543376181377, 1e-13));
  CHECK_THAT(lcot(charge.rate, 1e9, 48780487.804878056, 2e9, 0.0), WithinRel(0.1189179607833459, 1e-13));
}

TEST_CASE("a credit at the close or at the end of year 1: 3.9 % apart", "[finance][fcr]") {
  // The plant of FD018 with an investment credit of 30 %, to the printed digits of two tools: 8.697 and 9.041 cents.
  charge_terms<> terms{.wacc = wacc(0.107, 0.0, 0.0, 0.2653),
                       .inflation = 2.5_pct_per_year_inflation,
                       .life = term<>(8.0),
                       .tax = share<>{0.2653},
                       .depreciation = five_years,
                       .credit = share<>{0.3}};
  const double at_close = lcot(fixed_charge_rate(terms).rate, 1e9, 48780487.804878056, 2e9, 0.0);
  terms.credit_paid = credit_timing::end_of_year_one;
  const double later = lcot(fixed_charge_rate(terms).rate, 1e9, 48780487.804878056, 2e9, 0.0);
  CHECK_THAT(at_close, WithinAbs(0.08697, 5e-6));
  CHECK_THAT(later, WithinAbs(0.09041, 5e-6));
}

TEST_CASE("FD019 and VC17: levelized cost by a given fixed charge rate", "[finance][fcr][published]") {
  CHECK_THAT(lcot(0.2, 1e9, 5e7, 1e9, 0.01), WithinRel(0.26, 1e-14));
  // PySAM 7.1 Lcoefcr, units for kWh.
  CHECK_THAT(lcot(0.108, 15e6, 4e5, 7884000, 0.002), WithinRel(0.25821511922881785, 1e-14));
}

TEST_CASE("VC16: PySAM's LcoefcrDesign", "[finance][fcr][published]") {
  const charge_terms<> terms{.wacc = wacc(0.12, 0.08, 0.6, 0.25),
                             .inflation = 2.5_pct_per_year_inflation,
                             .life = term<>(20.0),
                             .tax = share<>{0.25},
                             .depreciation = five_years};
  const auto charge = fixed_charge_rate(terms);
  CHECK_THAT(charge.wacc_real, WithinRel(0.05756097560975637, 1e-13));
  CHECK_THAT(charge.crf, WithinRel(0.08546625146775379, 1e-13));
  CHECK_THAT(charge.pff, WithinRel(1.0655115556729635, 1e-14));
  CHECK_THAT(charge.rate, WithinRel(0.09106527855894304, 1e-13));
  CHECK_THAT(lcot(charge.rate, 15e6, 4e5, 7884000, 0.002), WithinRel(0.225995329576883, 1e-13));
}

TEST_CASE("shares of construction add up to one, or are said to be proportions", "[finance][fcr]") {
  CHECK_THROWS_WITH(construction_schedule({0.5, 0.3}), ContainsSubstring("0.8"));
  CHECK_THROWS_AS(construction_schedule({1.2, -0.2}), domain_error);
  CHECK_THROWS_AS(construction_schedule({}), domain_error);
  const auto made = construction_schedule::normalise({0.6, 0.2});
  CHECK_THAT(made.latest_first()[0], WithinRel(0.75, 1e-15));
  CHECK_THROWS_AS(construction_schedule::normalise({0.0}), domain_error);
  CHECK_THROWS_WITH(lcot(0.2, 1e9, 5e7, 0.0, 0.01), ContainsSubstring("output"));
}

TEST_CASE("a fixed charge rate has exact slopes", "[finance][fcr]") {
  const auto at_tax = [](auto rate) {
    using V = decltype(rate);
    return fixed_charge_rate(charge_terms<V>{.wacc = nominal_wacc<V>(nominal_rate<V>::effective(V(0.107))),
                                             .inflation = inflation_rate<V>::effective(V(0.025)),
                                             .life = term<V>(V(8.0)),
                                             .tax = share<V>{rate},
                                             .depreciation = five_years})
        .rate;
  };
  // d/dT [CRF (1 - T PVD) / (1 - T)] = CRF (1 - PVD) / (1 - T)^2, with PVD from PFF at T = 0.2653.
  const double pvd = (1.0 - 1.0864333181785175 * (1.0 - 0.2653)) / 0.2653;
  CHECK_THAT(slope(at_tax(seeded(0.2653))), WithinRel(0.17401476059182225 * (1.0 - pvd) / (0.7347 * 0.7347), 1e-11));
}

}  // namespace fixed_charge_rate_test
