// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/fit.hpp"

#include "aifactory/uncertainty/uncertain.hpp"
#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace fit_test {

using namespace aifactory;

namespace {

const std::vector<double> prices{41.2, 55.9, 62.3, 48.7, 90.4, 71.5, 66.1, 52.8, 103.9, 58.4,
                                 77.7, 61.0, 45.3, 84.2, 69.6, 57.1, 49.9, 73.8, 120.5, 64.7};
const std::vector<double> shares{0.12, 0.35, 0.48, 0.27, 0.61, 0.55, 0.33, 0.44,
                                 0.72, 0.39, 0.51, 0.29, 0.66, 0.58, 0.41, 0.18};

constexpr double absent = -1.0;

// `tolerance` is that of the parameters; the likelihood is flat at its top, so it agrees far better than they do.
void check(const fitted& f, double log_likelihood, std::size_t parameters, double ks, double ad, double tolerance) {
  INFO(f.family);
  CHECK(f.parameters == parameters);
  CHECK_THAT(f.log_likelihood.value(), WithinAbs(log_likelihood, 1e-9));
  CHECK_THAT(f.aic.value(), WithinAbs(2.0 * static_cast<double>(parameters) - 2.0 * log_likelihood, 2e-9));
  CHECK_THAT(f.kolmogorov_smirnov.value().statistic, WithinAbs(ks, tolerance));
  CHECK(f.anderson_darling.has_value() == (ad != absent));
  if (f.anderson_darling) CHECK_THAT(f.anderson_darling->statistic, WithinAbs(ad, 10.0 * tolerance));
}

std::string refusal(std::string_view family, const std::vector<double>& data, const fit_options& options = {}) {
  try {
    (void)fit(family, data, options);
  } catch (const input_error& e) {
    return e.what();
  }
  return "fitted";
}

constexpr fit_options quick{.resamples = 0};

}  // namespace

// SciPy 1.17.1: norm.fit, lognorm.fit(floc=0), the extremes, kstest, and A^2 from its definition with cdf and sf.
TEST_CASE("maximum likelihood in closed form", "[uncertainty][fit]") {
  const auto n = fit("normal", prices, quick);
  CHECK_THAT(n.of.mean(), WithinRel(67.75, 1e-14));
  CHECK_THAT(n.of.sd(), WithinRel(19.453264507531895, 1e-13));
  check(n, -87.739068603792, 2, 0.133797224280, 0.547901448843, 1e-11);
  CHECK(n.points == 20);
  CHECK_FALSE(n.kolmogorov_smirnov->p_value.has_value());
  const auto l = fit("lognormal", prices, quick);
  CHECK_THAT(l.of.median(), WithinRel(65.2763632545093, 1e-13));
  CHECK_THAT(std::log(l.of.quantile(0.8413447460685429) / l.of.median()), WithinRel(0.26739816038093456, 1e-11));
  check(l, -85.571040767379, 2, 0.081299781487, 0.162025693970, 1e-11);
  const auto u = fit("uniform", prices, quick);
  CHECK((u.of.low() == 41.2 && u.of.high() == 120.5));
  check(u, -87.464762572816, 2, 0.339722572509, absent, 1e-11);
  // By hand with known ends: every density is 1/100; the 12th of 20 is 64.7, 8 / 20 above ... the greatest step is at
  // the 17th, 84.2: 17/20 - 0.442 = 0.408; before it 77.7, 16/20 - 0.377 = 0.423.
  const auto known = fit("uniform", prices, {.ends = {40.0, 140.0}, .resamples = 0});
  check(known, -20.0 * std::log(100.0), 0, 0.423, 6.216526309286, 1e-11);
}

// SciPy 1.17.1: the likelihood maximised by differential evolution or Nelder-Mead with BFGS from four starts, over
// beta.logpdf and triang.logpdf. Where the top is flat, places agree to about the root of the precision.
TEST_CASE("maximum likelihood by search", "[uncertainty][fit]") {
  const auto b = fit("beta", shares, quick);
  const auto mean = 3.4322860527146926 / (3.4322860527146926 + 4.577781925134233);
  CHECK_THAT(b.of.mean(), WithinRel(mean, 1e-7));
  check(b, 6.392392368917, 2, 0.071250228366, 0.111020836589, 1e-7);
  const auto t = fit("triangular", shares, quick);
  CHECK_THAT(t.of.low(), WithinAbs(0.0442439193, 1e-7));
  CHECK_THAT(t.of.high(), WithinAbs(0.7972942405, 1e-7));
  CHECK_THAT(3.0 * t.of.mean() - t.of.low() - t.of.high(), WithinAbs(0.44, 1e-8));  // the mode
  check(t, 6.734418436126, 3, 0.085211224022, 0.139243087025, 1e-7);
  const auto p = fit("pert", shares, quick);
  CHECK_THAT(p.of.low(), WithinAbs(-0.0386024552, 1e-7));
  CHECK_THAT(p.of.high(), WithinAbs(0.8065154005, 1e-7));
  check(p, 6.722741683733, 3, 0.061859087086, 0.097975918189, 1e-7);
  check(fit("pert", prices, quick), -84.649366925419, 3, 0.089627177345, 0.182239984527, 1e-7);
  // The likeliest triangle of the prices has its mode at its lower end, which is the least price.
  const auto steep = fit("triangular", prices, quick);
  CHECK(steep.of.low() == 41.2);
  CHECK_THAT(steep.of.high(), WithinAbs(128.1790759180, 1e-5));
  check(steep, -84.689537194306, 3, 0.140871556069, absent, 1e-7);
  // Known ends: one parameter.
  check(fit("triangular", prices, {.ends = {40.0, 140.0}, .resamples = 0}), -85.589217420677, 1, 0.193566801619,
        0.869415681096, 1e-10);
  check(fit("pert", prices, {.ends = {40.0, 140.0}, .resamples = 0}), -85.347657901202, 1, 0.071125785290,
        0.244282269381, 1e-7);
  // One known end: what is found with the other one free, given that end.
  const auto half = fit("pert", shares, {.ends = {.min = p.of.low()}, .resamples = 0});
  CHECK(half.parameters == 2);
  CHECK_THAT(half.of.high(), WithinAbs(p.of.high(), 1e-6));
}

// SciPy 1.17.1, goodness_of_fit with 1,999 samples each fitted again (statistic of norm with sd over n - 1 there, which
// orders samples the same). Two estimates of one p differ with standard deviation sqrt(p (1 - p) 2 / 2000), at most
// 0.016: four of them. The p-value of kstest, which knows nothing of the fit, is 0.82 instead of 0.45.
TEST_CASE("p-values know that the parameters were fitted", "[uncertainty][fit]") {
  const fit_options thorough{.resamples = 1999};
  const auto n = fit("normal", prices, thorough);
  CHECK_THAT(n.kolmogorov_smirnov->p_value.value(), WithinAbs(0.4485, 0.063));
  CHECK_THAT(n.anderson_darling->p_value.value(), WithinAbs(0.1465, 0.045));
  const auto l = fit("lognormal", prices, thorough);
  CHECK_THAT(l.kolmogorov_smirnov->p_value.value(), WithinAbs(0.9815, 0.017));
  CHECK_THAT(l.anderson_darling->p_value.value(), WithinAbs(0.9625, 0.024));
  const auto u = fit("uniform", prices, thorough);
  CHECK_THAT(u.kolmogorov_smirnov->p_value.value(), WithinAbs(0.012, 0.014));
  CHECK(fit("beta", shares, thorough).kolmogorov_smirnov->p_value.value() > 0.99);
  // The same for the same seed, on any number of threads; never 0.
  CHECK(fit("normal", prices, {.resamples = 99, .threads = 1}).kolmogorov_smirnov->p_value ==
        fit("normal", prices, {.resamples = 99, .threads = 3}).kolmogorov_smirnov->p_value);
  std::vector<double> two_heaps;
  for (int i = 0; i < 50; ++i) two_heaps.push_back(i % 2 == 0 ? 1.0 + 0.001 * i : 9.0 + 0.001 * i);
  CHECK(fit("normal", two_heaps, {.resamples = 99}).kolmogorov_smirnov->p_value.value() == 0.01);
}

// A resample is the sorted draws of one input: of the standard uniform, the draws themselves.
TEST_CASE("resamples are drawn by the generator that was asked for", "[uncertainty][fit]") {
  const detail::column_quantile<detail::draw_bits::fine> itself{distribution(uniform(0.0, 1.0))};
  for (const auto generator : {random_generator::philox4x32_10, random_generator::philox4x32_7}) {
    std::vector<double> draws;
    for (std::uint64_t i = 0; i < 21; ++i) draws.push_back(uniform01_53(8, 3, i, generator));
    std::sort(draws.begin(), draws.end());
    const auto sample = detail::resample(itself, draws.size(), 8, 3, generator);
    REQUIRE(sample.size() == draws.size());
    for (std::size_t i = 0; i < draws.size(); ++i) CHECK_THAT(sample[i], WithinAbs(draws[i], 1e-15));
  }
  const std::vector<double> data{1.2, 1.9, 2.1, 2.2, 2.8, 3.1, 3.3, 4.7};
  CHECK(fit("normal", data).anderson_darling->p_value !=
        fit("normal", data, {.generator = random_generator::philox4x32_7}).anderson_darling->p_value);
}

// If data come from the family, a p-value is below 0.1 in a tenth of all cases: binomial(200, 0.1) has sd 4.2, so
// between 5 and 38 with probability above 0.999.
TEST_CASE("p-values are as small as they say as often as they say", "[uncertainty][fit]") {
  int small_ks = 0, small_ad = 0;
  for (std::uint32_t sample = 0; sample < 200; ++sample) {
    std::vector<double> data;
    for (std::uint64_t i = 0; i < 25; ++i) data.push_back(normal(5, 2).quantile(uniform01(99, sample, i)));
    const auto f = fit("normal", data, {.resamples = 199, .seed = 1000 + sample});
    small_ks += *f.kolmogorov_smirnov->p_value <= 0.1 ? 1 : 0;
    small_ad += *f.anderson_darling->p_value <= 0.1 ? 1 : 0;
  }
  CHECK((small_ks >= 5 && small_ks <= 38));
  CHECK((small_ad >= 5 && small_ad <= 38));
}

TEST_CASE("all families, the least AIC first, and what was fitted is an input", "[uncertainty][fit]") {
  const auto all = fit_all(prices, quick);
  std::vector<std::string> names;
  for (const auto& each : all) names.push_back(each.family);
  // By the likelihoods above: 175.14, 175.30, 175.38, 178.93, 179.48; prices above 1 are no share.
  CHECK(names == std::vector<std::string>{"lognormal", "pert", "triangular", "uniform", "normal"});
  const auto price = all.front().of * USD / MWh;
  CHECK_THAT(price.in(USD / MWh).central(), WithinRel(65.2763632545093, 1e-12));
  const auto as_is = fit("empirical", prices);
  CHECK(as_is.of.quantile(1.0) == 120.5);
  CHECK_FALSE(as_is.aic.has_value());
  CHECK_FALSE(as_is.kolmogorov_smirnov.has_value());
}

TEST_CASE("data that a family cannot have are refused, all at once", "[uncertainty][fit]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(refusal("weibull", {1, 2, 3}) ==
        "fit: weibull is not a family that can be fitted: normal, lognormal, uniform, triangular, pert, beta, "
        "empirical");
  CHECK(refusal("lognormal", {1, -2, nan, 0}) ==
        "fit: lognormal: value 2, -2, must be above 0\n"
        "fit: lognormal: value 3, nan, is not a finite number\n"
        "fit: lognormal: value 4, 0, must be above 0");
  CHECK(refusal("normal", {1, nan}) ==
        "fit: normal: 2 values, must be at least 3\nfit: normal: value 2, nan, is not a finite number");
  CHECK(refusal("pert", {1, 2, 3}) == "fit: pert: 3 values, must be at least 4");
  CHECK(refusal("empirical", {}) == "fit: empirical: 0 values, must be at least 1");
  CHECK(refusal("normal", {4, 4, 4, 4}) == "fit: normal: all values are the same");
  CHECK(refusal("beta", {0.5, 1.0, -0.1}) ==
        "fit: beta: value 2, 1, must be below 1\nfit: beta: value 3, -0.1, must be above 0");
  CHECK(refusal("uniform", {1, 2, 3}, {.ends = {1.5, 2.5}}) ==
        "fit: uniform: value 1, 1, must be at least 1.5\nfit: uniform: value 3, 3, must be at most 2.5");
  CHECK(refusal("triangular", {1, 2, 3}, {.ends = {3.0, 2.0}}) ==
        "fit: triangular: min 3 must be below max 2\nfit: triangular: value 1, 1, must be above 3\n"
        "fit: triangular: value 2, 2, must be above 3\nfit: triangular: value 3, 3, must be above 3");
  CHECK(refusal("normal", {1, 2, 3}, {.ends = {0.0, 9.0}}) == "fit: normal: it has no ends that could be given");
  CHECK_THAT(refusal("lognormal", std::vector<double>(30, -1.0)), EndsWith("fit: lognormal: and 10 more"));
  CHECK_THROWS_WITH(fit_all({1.0}), ContainsSubstring("fit: normal: 1 value, must be at least 3"));
}

}  // namespace fit_test
