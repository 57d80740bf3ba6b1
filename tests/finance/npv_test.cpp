// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/npv.hpp"

#include "aifactory/finance/annuity.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/interval.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

#include <cmath>
#include <limits>

namespace npv_test {

using namespace finance_cases;

TEST_CASE("FD007: end of the year and middle of the year", "[finance][npv]") {
  const std::vector<double> flow{-1000, 300, 400, 500, 200};
  CHECK_THAT(npv(yearly(flow), at(0.1)).base_value(), WithinRel(115.56587664776995, 1e-14));
  CHECK_THAT(npv(yearly(flow, timing::mid), at(0.1)).base_value(), WithinRel(170.01536214487297, 1e-14));
  // Begin of the year: the entries 1..4 are worth 1.1 times those of the year's end.
  CHECK_THAT(npv(yearly(flow, timing::begin), at(0.1)).base_value(),
             WithinRel((115.56587664776995 + 1000.0) * 1.1 - 1000.0, 1e-14));
}

TEST_CASE("mid-year flows are worth the square root of a year more", "[finance][npv]") {
  const std::vector<double> flow{0, 17, -4, 90, 12, 55, 3};
  CHECK_THAT(npv(yearly(flow, timing::mid), at(0.107)).base_value(),
             WithinRel(npv(yearly(flow), at(0.107)).base_value() * std::sqrt(1.107), 1e-14));
}

TEST_CASE("an annuity of any length is its formula, by years, quarters and months", "[finance][npv]") {
  for (const frequency every : {frequency::yearly, frequency::quarterly, frequency::monthly})
    for (const int periods : {1, 2, 3, 4, 5, 7, 48, 240, 600}) {
      const timeline when(date(2026, 1, 1), periods, every, timing::end);
      std::vector<double> payments(static_cast<std::size_t>(periods) + 1, 1.0);
      payments[0] = 0.0;
      const double formula =
          annuity_factor(periodic_rate<>::of(nominal_rate<>::effective(0.08), when.periods_per_year()),
                         term<>(static_cast<double>(periods)));
      CHECK_THAT(npv(dollars_on(when, payments), at(0.08)).base_value(), WithinRel(formula, 1e-13));
    }
}

TEST_CASE("no rate, a tiny one and a negative one", "[finance][npv]") {
  const std::vector<double> flow{-1000, 300, 400, 500, 200};
  CHECK(npv(yearly(flow), at(0.0)).base_value() == 400.0);
  // First order: 400 - r (300 + 800 + 1500 + 800)
  CHECK_THAT(npv(yearly(flow), at(1e-9)).base_value(), WithinRel(400.0 - 3400e-9, 1e-14));
  // By hand at -50 %: factors 2, 4, 8, 16.
  CHECK_THAT(npv(yearly(flow), at(-0.5)).base_value(), WithinRel(-1000.0 + 600 + 1600 + 4000 + 3200, 1e-14));
}

TEST_CASE("a flow discounted on a curve entry by entry is the same as at one rate", "[finance][npv]") {
  struct curve {  // a curve of somebody else: df(t), and what it is for
    using purpose = cash::pretax;
    using basis = aifactory::basis::nominal;
    double df(double years) const { return std::pow(1.09, -years); }
  };
  for (const timing paid : {timing::begin, timing::mid, timing::end}) {
    const auto flow = yearly({-1000, 300, 400, 500, 200, -70}, paid);
    CHECK_THAT(npv(flow, curve{}).base_value(), WithinRel(npv(flow, at(0.09)).base_value(), 1e-13));
  }
}

TEST_CASE("the same formula over lanes, derivatives and intervals", "[finance][npv]") {
  const auto flow = yearly({-1000, 300, 400, 500, 200});
  const double number = npv(flow, at(0.1)).base_value();
  const auto many = npv(flow, nominal_pretax_wacc<lanes>(nominal_rate<lanes>::effective(lanes(0.1)))).base_value();
  for (std::size_t i = 0; i < lanes::size; ++i) CHECK_THAT(many[i], WithinRel(number, 1e-14));
  const auto derived = npv(flow, nominal_pretax_wacc<dual>(nominal_rate<dual>::effective(seeded(0.1)))).base_value();
  CHECK_THAT(value_of(derived), WithinRel(number, 1e-14));
  // -sum k CF_k / 1.1^(k + 1)
  CHECK_THAT(slope(derived), WithinRel(-(300 / std::pow(1.1, 2) + 800 / std::pow(1.1, 3) + 1500 / std::pow(1.1, 4) +
                                         800 / std::pow(1.1, 5)),
                                       1e-14));
  const auto bounds =
      npv(flow, nominal_pretax_wacc<interval>(nominal_rate<interval>::effective(interval(0.09, 0.11)))).base_value();
  CHECK(bounds.lower() <= npv(flow, at(0.11)).base_value());
  CHECK(bounds.upper() >= npv(flow, at(0.09)).base_value());
  CHECK(bounds.lower() > 50.0);
  CHECK(bounds.upper() < 180.0);
}

TEST_CASE("tokens keep their own unit, and a flow is worth its sum at no rate", "[finance][npv]") {
  const auto made = output_token_flow<>::made(years(3), [](int k) { return (k == 0 ? 0.0 : 100.0) * tok_out; });
  const auto worth = discounted_amount(made, at(0.1));
  STATIC_REQUIRE(std::same_as<decltype(worth), const quantity<u::output_token>>);
  CHECK_THAT(worth.in(tok_out), WithinRel(100 / 1.1 + 100 / 1.21 + 100 / 1.331, 1e-15));
  const pretax_flow<> revenue = (2.0 * USD / tok_out) * made;
  CHECK_THAT(npv(revenue, at(0.1)).base_value(), WithinRel(2.0 * worth.in(tok_out), 1e-15));
}

TEST_CASE("FD034: real and nominal agree, and the mixture does not compile", "[finance][npv]") {
  // 1 G$, 100 M$ a year in dollars of the close, 1e9 Mtok a year, 8 % real, 2.5 % inflation, 10 years. Tolerance of the
  // case 1e-12.
  const timeline when = years(10);
  const price_level<> level(2026, 2.5_pct_per_year_inflation);
  const real_pretax_wacc<> real(8.0_pct_per_year_real);
  const nominal_pretax_wacc<> nominal = nominal_from(real, level.growth());
  CHECK_THAT(nominal.effective_annual(), WithinRel(0.107, 1e-14));
  const auto spent = real_pretax_flow<>::made(when, [](int k) { return (k == 0 ? 1e9 : 1e8) * USD_real; });
  const auto tokens = output_token_flow<>::made(when, [](int k) { return (k == 0 ? 0.0 : 1e15) * tok_out; });
  CHECK_THAT((npv(spent, real) / discounted_amount(tokens, real)).base_value() * 1e6,
             WithinRel(0.24902948869707542, 1e-13));
  CHECK_THAT((npv(inflate(spent, level), nominal) / discounted_amount(tokens, nominal)).base_value() * 1e6,
             WithinRel(0.28017982257223406, 1e-13));
  // Both ways of a flow: to dollars of the day and back.
  const auto back = deflate(inflate(spent, level), level);
  for (int k = 0; k <= 10; ++k) CHECK_THAT(back[k].base_value(), WithinRel(spent[k].base_value(), 1e-15));
  CHECK_THAT(npv(inflate(spent, level), nominal).base_value(), WithinRel(npv(spent, real).base_value(), 1e-13));
}

TEST_CASE("entries that are not finite, and the wrong number of them, are refused where they are given",
          "[finance][npv]") {
  CHECK_THROWS_AS(yearly({-1.0, std::numeric_limits<double>::infinity()}), domain_error);
  CHECK_THROWS_AS(yearly({-1.0, std::numeric_limits<double>::quiet_NaN()}), domain_error);
  CHECK_THROWS_WITH(pretax_flow<>(years(3), {1.0 * USD, 2.0 * USD}), ContainsSubstring("one more than periods"));
  CHECK_THROWS_WITH(yearly({1.0, 2.0}) + yearly({1.0, 2.0}, timing::mid), ContainsSubstring("different timelines"));
  CHECK_THROWS_AS(at(-1.0), input_error);
}

}  // namespace npv_test
