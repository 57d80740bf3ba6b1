// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/distribution.hpp"

#include "catch_shim.hpp"

#include <limits>
#include <vector>

namespace distribution_test {

using namespace aifactory;

namespace {

struct expected {
  distribution of;
  double mean, variance;
  std::vector<std::pair<double, double>> quantiles;  // p, x
};

void check(const expected& want) {
  INFO(want.of.name());
  CHECK_THAT(want.of.mean(), WithinRel(want.mean, 1e-11));
  CHECK_THAT(want.of.variance(), WithinRel(want.variance, 1e-10));
  for (const auto& [p, x] : want.quantiles) {
    INFO("p " << p);
    CHECK_THAT(want.of.quantile(p), WithinRel(x, 1e-11));
    CHECK_THAT(want.of.cdf(x), WithinAbs(p, 1e-12));
  }
}

std::string refusal(const auto& make) {
  try {
    make();
  } catch (const input_error& e) {
    return e.what();
  }
  return "accepted";
}

}  // namespace

// Expected values: SciPy 1.17.1 (scipy.stats beta, norm, lognorm, triang, truncnorm), printed with 16 digits.
TEST_CASE("families agree with SciPy", "[uncertainty][distribution]") {
  check({pert(1.08, 1.2, 1.4),
         1.21333333333333333,
         0.00355555555555556,
         {{0.001, 1.087915363819504},
          {0.1, 1.13599243019409},
          {0.5, 1.210190381085822},
          {0.9, 1.295408832875334},
          {0.999, 1.374553840679604}}});
  check({beta(-1, 3, 2, 5),
         0.142857142857142857,
         0.408163265306122,
         {{0.001, -0.9669780288490133},
          {0.1, -0.6296189643474851},
          {0.5, 0.05779993318264021},
          {0.999, 2.274455467676536}}});
  check({beta(0, 1, 1e5, 2e5),
         0.333333333333333,
         7.40738271613169e-07,
         {{0.1, 0.3322305881436855}, {0.999, 0.3359961296751214}}});
  check({normal(0.09, 0.015), 0.09, 0.000225, {{0.001, 0.0436465154074828}, {0.5, 0.09}, {0.9, 0.109223273483169}}});
  check({lognormal({.mean = 70.0, .sd = 20.0}),
         70.0,
         400.0,
         {{0.001, 28.32087840089363}, {0.5, 67.30667633485761}, {0.999, 159.9593280659804}}});
  check({lognormal({.median = 52e3, .sigma = 0.12}),
         52375.7510806471,
         39788145.0457303,
         {{0.001, 35888.4616684781}, {0.5, 52000}, {0.9, 60644.55818373794}}});
  check({triangular(15, 17.5, 20),
         17.5,
         1.0416666666666667,
         {{0.001, 15.11180339887499}, {0.5, 17.5}, {0.9, 18.88196601125011}}});
  check({triangular(2, 3, 7),
         4.0,
         1.1666666666666667,
         {{0.001, 2.070710678118655}, {0.1, 2.707106781186548}, {0.9, 5.585786437626905}}});
  check({triangular(3000, 4500, 4500),
         4000.0,
         125000.0,
         {{0.001, 3047.434164902525}, {0.5, 4060.660171779821}, {0.999, 4499.249812406191}}});
}

// By hand: a mode at the minimum mirrors one at the maximum: F(x) = 1 - ((b - x) / (b - a))^2, so x(0.75) is the
// middle.
TEST_CASE("triangular: the mode may be the minimum", "[uncertainty][distribution]") {
  const distribution falling = triangular(0, 0, 1);
  CHECK_THAT(falling.quantile(0.75), WithinRel(0.5, 1e-15));
  CHECK_THAT(falling.mean(), WithinRel(1.0 / 3.0, 1e-15));
  CHECK(falling.cdf(0.0) == 0.0);
}

// By hand: uniform on [2, 6] has mean 4 and variance 16 / 12; three quarters lie below 5.
TEST_CASE("uniform and constant", "[uncertainty][distribution]") {
  check({uniform(2, 6), 4.0, 4.0 / 3.0, {{0.25, 3.0}, {0.75, 5.0}}});
  CHECK(distribution(uniform(2, 6)).low() == 2.0);
  CHECK(distribution(uniform(2, 6)).high() == 6.0);
  const distribution five = constant(5);
  CHECK(five.mean() == 5.0);
  CHECK(five.variance() == 0.0);
  CHECK(five.quantile(0.3) == 5.0);
  CHECK(five.cdf(4.999) == 0.0);
  CHECK(five.cdf(5.0) == 1.0);
}

// By hand: 1 with 1/4, 2 with 1/2, 4 with 1/4: mean 2.25, E[x^2] = 6.25, variance 6.25 - 5.0625.
TEST_CASE("discrete and empirical", "[uncertainty][distribution]") {
  const distribution d = discrete({4, 1, 2}, {1, 1, 2});
  CHECK_THAT(d.mean(), WithinRel(2.25, 1e-15));
  CHECK_THAT(d.variance(), WithinRel(1.1875, 1e-15));
  CHECK(d.quantile(0.25) == 1.0);
  CHECK(d.quantile(0.26) == 2.0);
  CHECK(d.quantile(0.75) == 2.0);
  CHECK(d.quantile(0.76) == 4.0);
  CHECK(d.quantile(1.0) == 4.0);
  CHECK(d.cdf(1.9) == 0.25);
  CHECK(d.cdf(2.0) == 0.75);
  CHECK(d.is_discrete());

  // 3 twice: mean 3, population variance (4 + 0 + 0 + 4) / 4.
  const distribution e = empirical({1, 3, 3, 5});
  CHECK(e.name() == "empirical");
  CHECK_THAT(e.mean(), WithinRel(3.0, 1e-15));
  CHECK_THAT(e.variance(), WithinRel(2.0, 1e-15));
  CHECK(e.cdf(3.0) == 0.75);

  // Truncation keeps both ends; what is left is renormalised.
  CHECK_THAT(d.truncated(2, 4).cdf(2.0), WithinRel(2.0 / 3.0, 1e-15));
  CHECK(d.truncated(1.5, 9).low() == 2.0);
  // Mirrored values, the same weights.
  CHECK_THAT(d.scaled(-2).cdf(-4.0), WithinRel(0.75, 1e-15));
  CHECK_THAT(d.scaled(-2).cdf(-4.1), WithinRel(0.25, 1e-15));
}

TEST_CASE("quantiles: through the points, normal pieces between them", "[uncertainty][distribution]") {
  // SciPy 1.17.1: two halves of normal distributions, integrated by quad.
  check({quantiles({{0.1, 40}, {0.5, 60}, {0.9, 110}}),
         69.3388894632242,
         795.653256141409,
         {{0.01, 23.6948221735853}, {0.1, 40}, {0.5, 60}, {0.9, 110}, {0.95, 124.174305239621}}});
  // With both ends given: uniform outer quarters (SciPy quad).
  const distribution ends = quantiles({{0, 10}, {0.25, 30}, {0.75, 40}, {1, 100}});
  check({ends, 40.0, 424.752887479777, {{0.125, 20}, {0.5, 35}, {0.875, 70}}});
  CHECK(ends.low() == 10.0);
  CHECK(ends.high() == 100.0);
  // Two percentiles of a normal distribution give it back: its sd is 30 / (2 x 1.2815515655446004).
  const distribution two = quantiles({{0.1, 45}, {0.9, 75}});
  CHECK_THAT(two.mean(), WithinRel(60.0, 1e-13));
  CHECK_THAT(two.sd(), WithinRel(15.0 / 1.2815515655446004, 1e-13));
  // The ends alone: uniform.
  CHECK_THAT(distribution(quantiles({{0, 2}, {1, 6}})).variance(), WithinRel(4.0 / 3.0, 1e-14));
}

TEST_CASE("truncated distributions are renormalised", "[uncertainty][distribution]") {
  // SciPy 1.17.1: truncnorm; the others by quad over the density.
  check({truncated(normal(0.09, 0.015), 0.03, 0.2),
         0.0900020075169545,
         0.000224879544950471,
         {{0.001, 0.04378546034713365}, {0.1, 0.07077916253585191}, {0.5, 0.09000059541022508}}});
  check({truncated(normal(0.09, 0.015), 0.1, 0.11),
         0.10445653466995,
         8.03606647202652e-06,
         {{0.001, 0.1000075744003852}, {0.5, 0.1042030873602409}, {0.999, 0.1099852592252858}}});
  check({truncated(lognormal({.median = 70.0, .sigma = 0.28}), 40, 100),
         68.865991421207,
         212.250590532573,
         {{0.1, 49.68340309578669}, {0.9, 89.60400185683844}}});
  check({truncated(triangular(2, 3, 7), 2.5, 5),
         3.66666666666667,
         0.458333333333333,
         {{0.1, 2.790569415042095}, {0.5, 3.608835008437365}}});
  check({truncated(triangular(2, 3, 7), 2.2, 2.8), 2.56, 0.0264, {{0.1, 2.316227766016838}, {0.9, 2.761577310586391}}});
  check({truncated(triangular(2, 3, 7), 4, 6), 4.83333333333333, 0.305555555555555, {{0.5, 4.76393202250021}}});
  check({truncated(pert(1.08, 1.2, 1.4), 1.1, 1.3),
         1.2038590229243,
         0.00247557084824159,
         {{0.1, 1.135936590800615}, {0.9, 1.272662375332322}}});
  check({truncated(beta(-1, 3, 2, 5), 0, 1),
         0.42627125605849,
         0.0771238357276345,
         {{0.1, 0.07252157735732756}, {0.9, 0.8389555761908531}}});
  const auto price = truncated(quantiles({{0.1, 40}, {0.5, 60}, {0.9, 110}}), 0, 200);
  CHECK_THAT(price.mean(), WithinRel(69.3199491839855, 1e-12));
  CHECK_THAT(price.variance(), WithinRel(792.222262646216, 1e-11));
  CHECK(price.low() == 0.0);
  CHECK(price.quantile(1.0) == 200.0);
  // A truncated uniform is a uniform, and truncating twice is truncating to the intersection.
  CHECK_THAT(truncated(uniform(0, 10), 5, 20).mean(), WithinRel(7.5, 1e-15));
  const auto once = truncated(normal(0, 1), -1, 2), twice = truncated(truncated(normal(0, 1), -1, 3), -2, 2);
  CHECK(once.quantile(0.3) == twice.quantile(0.3));
  CHECK_THAT(once.cdf(0.0),
             WithinRel((0.5 - 0.15865525393145707) / (0.97724986805182079 - 0.15865525393145707), 1e-14));
  // Infinite ends leave that side alone.
  CHECK(truncated(normal(0, 1), 0, std::numeric_limits<double>::infinity()).high() ==
        std::numeric_limits<double>::infinity());
}

TEST_CASE("scaling moves every statistic exactly", "[uncertainty][distribution]") {
  const distribution base = triangular(2, 3, 7);
  const distribution doubled = base.scaled(2.0), mirrored = base.scaled(-2.0);
  CHECK(doubled.mean() == 2.0 * base.mean());
  CHECK(doubled.variance() == 4.0 * base.variance());
  CHECK(doubled.quantile(0.1) == 2.0 * base.quantile(0.1));
  CHECK(mirrored.low() == -14.0);
  CHECK(mirrored.high() == -4.0);
  CHECK(mirrored.quantile(0.25) == -2.0 * base.quantile(0.75));
  CHECK_THAT(mirrored.cdf(mirrored.quantile(0.125)), WithinRel(0.125, 1e-14));
  // Truncation speaks about the scaled value: [-8, -6] is [3, 4] of the base.
  CHECK_THAT(mirrored.truncated(-8, -6).mean(), WithinRel(-2.0 * base.truncated(3, 4).mean(), 1e-14));
  CHECK(base.scaled(0.0).variance() == 0.0);
}

TEST_CASE("bad parameters are refused by name", "[uncertainty][distribution]") {
  CHECK(refusal([] { triangular(1, 5, 3); }) == "triangular: mode 5 lies outside [1, 3]");
  CHECK(refusal([] { pert(1, 0.5, 3); }) == "pert: mode 0.5 lies outside [1, 3]");
  CHECK(refusal([] { pert(1, 2, 3, -1); }) == "pert: lambda -1 lies outside [0, 1e+05]");
  CHECK(refusal([] { uniform(3, 3); }) == "uniform: min 3 must be below max 3");
  CHECK(refusal([] { uniform(0, std::numeric_limits<double>::infinity()); }) ==
        "uniform: max inf is not a finite number");
  CHECK(refusal([] { beta(0, 1, 0, 2); }) == "beta: alpha 0 lies outside [0.01, 1e+06]");
  CHECK(refusal([] { normal(0, 0); }) == "normal: sd 0 must be above 0");
  CHECK(refusal([] { normal(std::nan(""), 1); }) == "normal: mean nan is not a finite number");
  CHECK(refusal([] { lognormal({.mean = -1.0, .sd = 1.0}); }) == "lognormal: mean -1 must be above 0");
  CHECK(refusal([] { lognormal({.median = 1.0, .sigma = 40.0}); }) ==
        "lognormal: with this sigma the variance is not a positive finite number");
  CHECK(refusal([] { discrete({1, 2}, {1}); }) == "discrete: 2 values but 1 weights");
  CHECK(refusal([] { discrete({1, 2}, {1, -1}); }) == "discrete: weight -1 is negative");
  CHECK(refusal([] { discrete({1}, {0}); }) == "discrete: no weight is above 0");
  CHECK(refusal([] { empirical({}); }) == "empirical: there are no values");
  CHECK(refusal([] { quantiles({{0.5, 1}}); }) == "quantiles: at least two points are needed");
  CHECK(refusal([] { quantiles({{0.5, 1}, {0.1, 2}}); }) == "quantiles: p 0.1 must be above p 0.5 before it");
  CHECK(refusal([] { quantiles({{0.1, 3}, {0.5, 2}}); }) == "quantiles: 2 at p 0.5 must be above 3 at p 0.1");
  CHECK(refusal([] {
          quantiles({{0, 3}, {0.5, 4}});
        }) == "quantiles: the upper tail is not known: give p 0 and p 1, or two points between them");
  CHECK(refusal([] { (void)truncated(normal(0, 1), 2, 1); }) == "normal: truncated to [2, 1]: min must be below max");
  CHECK(refusal([] { (void)truncated(normal(0, 1), 8, 9); }) ==
        "normal: truncated to [8, 9]: less than a millionth of it is left");
  CHECK(refusal([] { (void)truncated(uniform(0, 1), 2, 3); }) == "uniform: truncated to [2, 3]: nothing is left");
  CHECK(refusal([] { (void)distribution(uniform(0, 1)).quantile(1.5); }) ==
        "uniform: a quantile at 1.5, which lies outside [0, 1]");
}

TEST_CASE("the share below what is no number is no number", "[uncertainty][distribution]") {
  for (const distribution& each : {distribution(beta(0, 1, 2, 3)), distribution(normal(0, 1))}) {
    CHECK(std::isnan(each.cdf(std::nan(""))));
    CHECK(std::isnan(each.upper_cdf(std::nan(""))));
  }
}

}  // namespace distribution_test
