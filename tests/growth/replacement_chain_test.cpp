// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/growth.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/lanes.hpp"
#include "catch_shim.hpp"

namespace replacement_chain_test {

using namespace aifactory;

namespace {
chain_cost<> chain(double cost, double change, double life, double horizon, double rate = 0.08) {
  return replacement_chain(cost * USD_real, real_rate<>::effective(change), life, horizon, real_rate<>::effective(rate));
}
}  // namespace

// A shell for ten years, and GPUs for five that cost 5 % less each year: by LibreOffice, Gnumeric and mpmath.
TEST_CASE("FD030: a refresh chain has the present cost and the equivalent annual cost of the spreadsheets", "[growth]") {
  const auto shell = chain(1e9, 0.0, 10.0, 10.0), servers = chain(2e9, -0.05, 5.0, 10.0);
  CHECK_THAT((shell.present_value + servers.present_value).base_value(), WithinRel(4053244608.4950495, 1e-11));
  CHECK_THAT((shell.yearly + servers.yearly).in(USD_real / year), WithinRel(604052971.5681949, 1e-11));
}

TEST_CASE("a chain at a price that stays is the annuity of one life", "[growth]") {
  for (const double life : {4.0, 5.0, 6.5})
    CHECK_THAT(chain(1e9, 0.0, life, 4.0 * life).yearly.in(USD_real / year), WithinRel(1e9 * capital_recovery_factor(0.08, life), 1e-13));
  CHECK_THAT(chain(1e9, 0.0, 5.0, 10.0, 0.0).yearly.in(USD_real / year), WithinRel(2e8, 1e-14));
}

TEST_CASE("the unexpired part of the last one is credited", "[growth]") {
  // 1000 at 0 and at 5 without interest; of the second, three of five years are left at 7.
  CHECK_THAT(chain(1000.0, 0.0, 5.0, 7.0, 0.0).present_value.base_value(), WithinRel(1400.0, 1e-14));
  // The second costs 800 (20 % less once, here as a yearly rate over five years).
  CHECK_THAT(chain(1000.0, std::pow(0.8, 0.2) - 1.0, 5.0, 7.0, 0.0).present_value.base_value(), WithinRel(1000.0 + 800.0 - 480.0, 1e-13));
  CHECK_THROWS_AS(chain(1000.0, 0.0, 0.0, 7.0), domain_error);
  CHECK_THROWS_AS(chain(1000.0, 0.0, 5.0, -1.0), domain_error);
}

TEST_CASE("a chain runs over lanes and has exact slopes", "[growth]") {
  const double h = 1e-6;
  const auto steep = replacement_chain<dual>(real_money<dual>::from_base_value(dual(2e9)), real_rate<dual>::effective(seeded(-0.05)), 5.0, 10.0, real_rate<dual>::effective(dual(0.08)));
  const double by_steps = (chain(2e9, -0.05 + h, 5.0, 10.0).yearly.base_value() - chain(2e9, -0.05 - h, 5.0, 10.0).yearly.base_value()) / (2.0 * h);
  CHECK_THAT(slope(steep.yearly.base_value()), WithinRel(by_steps, 1e-7));
  const auto many = replacement_chain<lanes>(real_money<lanes>::from_base_value(lanes(2e9)), real_rate<lanes>::effective(lanes(-0.05)), 5.0, 10.0, real_rate<lanes>::effective(lanes(0.08)));
  CHECK_THAT(many.present_value.base_value()[0], WithinRel(chain(2e9, -0.05, 5.0, 10.0).present_value.base_value(), 1e-14));
}

}  // namespace replacement_chain_test
