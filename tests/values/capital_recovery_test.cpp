// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// One formula, every value type.
#include "aifactory/values.hpp"

#include "capital_recovery.hpp"
#include "catch_shim.hpp"
#include "lane_types.hpp"
#include "ulp.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace capital_recovery_test {

using aifactory::dual;
using aifactory::expression;
using aifactory::interval;
using aifactory::slope;

namespace {
struct loan {
  double rate;
  double years;
  long double exact;
};
// By hand in decimals: 1.09^5 = 1.5386239549 and r / (1 - q^-n) = r q^n / (q^n - 1); 1.5^2 = 2.25; 2^1 = 2; 1/n without
// interest; r (1 + r) / r = 1 + r for one year.
const std::array<loan, 5> loans = {{{0.09, 5.0, 0.138476155941L / 0.5386239549L},
                                    {0.5, 2.0, 0.5L * 2.25L / 1.25L},
                                    {1.0, 1.0, 2.0L},
                                    {0.0, 15.0, 1.0L / 15.0L},
                                    {0.25, 1.0, 1.25L}}};
// The roundings of log1p, n times, expm1 and the quotient, each within 2 ulp or half of one, the first enlarged by the
// second.
constexpr double bound = 8.0;
}  // namespace

TEST_CASE("capital recovery in double, float, dual and expression", "[values]") {
  for (const auto& [rate, years, exact] : loans) {
    CAPTURE(rate, years);
    const double in_double = capital_recovery(rate, years);
    CHECK(ulps(in_double, exact) <= bound);
    CHECK(ulps(capital_recovery(static_cast<float>(rate), static_cast<float>(years)), exact) <= bound);
    CHECK(identical(aifactory::value_of(capital_recovery(aifactory::seeded(rate), dual(years))), in_double));
    const auto r = expression::input("rate", rate), n = expression::input("years", years);
    CHECK(identical(capital_recovery(r, n).value(), in_double));
  }
}

TEMPLATE_LIST_TEST_CASE("capital recovery in lanes", "[values]", lane_types) {
  using L = TestType;
  for (std::size_t first = 0; first < loans.size(); ++first) {
    const auto at = [&](std::size_t i) { return loans[(first + i) % loans.size()]; };
    const L shares = capital_recovery(filled<L>([&](std::size_t i) { return at(i).rate; }),
                                      filled<L>([&](std::size_t i) { return at(i).years; }));
    for (std::size_t i = 0; i < L::size; ++i) CHECK(ulps(shares[i], at(i).exact) <= bound);
  }
}

TEST_CASE("capital recovery: the exact slope, also without interest", "[values][dual]") {
  // With q = (1 + r)^-n: d/dr r/(1 - q) = (1 - q - r n q / (1 + r)) / (1 - q)^2.
  const auto slope_at = [](double r, double n) {
    const double q = std::pow(1 + r, -n);
    return (1 - q - r * n * q / (1 + r)) / ((1 - q) * (1 - q));
  };
  for (const double n : {1.0, 5.0, 15.0, 40.0}) {
    for (const double r : {0.01, 0.09, 0.5})
      CHECK_THAT(slope(capital_recovery(aifactory::seeded(r), dual(n))), WithinRel(slope_at(r, n), 1e-12));
    // The limit r -> 0, from the series of the binomial: (n + 1) / (2 n).
    CHECK_THAT(slope(capital_recovery(aifactory::seeded(0.0), dual(n))), WithinRel((n + 1) / (2 * n), 1e-15));
  }
  // Years at r = 1: d/dn 1/(1 - 2^-n) = -ln 2 2^-n / (1 - 2^-n)^2, at n = 1 -2 ln 2.
  CHECK_THAT(slope(capital_recovery(dual(1.0), aifactory::seeded(1.0))), WithinRel(-2 * std::log(2.0), 1e-14));
}

TEST_CASE("capital recovery: tight bounds", "[values][interval]") {
  for (const auto& [rate, years, exact] : loans) {
    const interval point = capital_recovery(interval(rate), interval(years));
    CHECK((point.lower() <= exact && exact <= point.upper()));
    CHECK(point.upper() - point.lower() <= 40 * 0x1p-53 * point.upper());  // a few roundings, nothing more
  }
  // Monotone in both: the bounds are the values at the ends. By hand 1/15 (no interest, 15 years) and 2 (100 %, one
  // year).
  const interval wide = capital_recovery(interval(0.0, 1.0), interval(1.0, 15.0));
  CHECK((wide.lower() <= 1.0L / 15.0L && wide.upper() >= 2.0));
  CHECK_THAT(wide.lower(), WithinRel(1.0 / 15.0, 1e-14));
  CHECK_THAT(wide.upper(), WithinRel(2.0, 1e-14));
  arguments draw;
  for (int i = 0; i < 10000; ++i) {
    const double share = capital_recovery(draw.uniform(0, 1), draw.uniform(1, 15));
    if (!wide.contains(share)) FAIL(share << " lies outside");
  }
}

TEST_CASE("capital recovery: the formula itself", "[values][expression]") {
  const auto r = expression::input("rate", 0.09), n = expression::input("years", 5.0);
  const expression share = capital_recovery(r, n);
  // By hand: rate, years, rate == 0 (3); where and its 1 (5); years + 1, times 0.5, times rate, 1 +, over years, with
  // three constants (13); -years, log1p, their product, expm1, its minus, the quotient (19); where (20).
  CHECK(node_count(share) == 20);
  CHECK(to_text(share) ==
        "where(rate == 0, (1 + 0.5 * (years + 1) * rate) / years, "
        "where(rate == 0, 1, rate) / (-expm1(-years * log1p(where(rate == 0, 1, rate)))))");
  for (const auto& [rate, years, exact] : loans)
    CHECK(identical(revalue(share, {{"rate", rate}, {"years", years}}), capital_recovery(rate, years)));
}

}  // namespace capital_recovery_test
