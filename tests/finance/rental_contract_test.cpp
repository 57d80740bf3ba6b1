// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/rental_contract.hpp"

#include "aifactory/finance/rental_terms.hpp"
#include "aifactory/values/dual.hpp"
#include "reference_cases.hpp"

#include <cmath>

namespace rental_contract_test {

namespace {

using namespace finance_cases;

static_assert(sound_table<rental_terms>());
static_assert(sound_table<colocation_terms>());
static_assert(sound_table<api_terms>());

const auto usd_per_hour = USD / (GPU * hour);
using hours_flow = amount_flow<u::gpu_second>;

hours_flow level_hours(const timeline& when, double hours) {
  return hours_flow::made(when, [&](int k) { return (k == 0 ? 0.0 : hours) * GPU * hour; });
}
reserved_contract<> contract_of(double price, double committed, double overage, double prepaid, int periods) {
  return {gpu_hour_price<hours::reserved>(price * usd_per_hour), gpu_hours<hours::reserved>(committed * GPU * hour),
          gpu_hour_price<hours::billed>(overage * usd_per_hour), share<>{prepaid}, periods};
}
nominal_rate<> growth(double a) { return nominal_rate<>::effective(a); }
income_tax<> quarter() { return {share<>{0.25}}; }
void check_flow(const pretax_flow<>& flow, const std::vector<double>& expected) {
  REQUIRE(flow.size() == expected.size());
  for (std::size_t k = 0; k < expected.size(); ++k) {
    CAPTURE(k);
    CHECK_THAT(flow.base_values()[k], WithinRel(expected[k], 1e-13) || WithinAbs(expected[k], 1e-9));
  }
}

}  // namespace

TEST_CASE("a market price that falls, paid as it is used", "[finance][rental]") {
  // 3 $ less a tenth each year, 1,000 hours a year: 3,000, 2,700, 2,430.
  const auto rent = on_demand_rent(gpu_hour_price<hours::billed>(3.0 * usd_per_hour), market_path<>(3, growth(-0.1), {}, {}), level_hours(years(3), 1000.0));
  check_flow(rent.paid, {0.0, -3000.0, -2700.0, -2430.0});
  check_flow(rent.unused, {0.0, 0.0, 0.0, 0.0});
  // A quarter comes back as less tax.
  const auto free = after_tax(rent, quarter());
  CHECK_THAT(free[2].in(USD), WithinRel(-2025.0, 1e-14));
  // Nothing comes back where losses are worth nothing.
  CHECK_THAT(after_tax(rent, {share<>{0.25}, losses::forfeit})[2].in(USD), WithinRel(-2700.0, 1e-14));
}

TEST_CASE("prices change once a year, also on months", "[finance][rental]") {
  const auto rent = on_demand_rent(gpu_hour_price<hours::billed>(1.0 * usd_per_hour), market_path<>(2, growth(0.5), {}, {}), level_hours(months(24), 100.0));
  CHECK_THAT(rent.paid[12].in(USD), WithinRel(-100.0, 1e-14));
  CHECK_THAT(rent.paid[13].in(USD), WithinRel(-150.0, 1e-14));
}

TEST_CASE("a contract that is renewed at the price of the day", "[finance][rental]") {
  // Two years at 2 $ for 1,000 hours, then at 2 x 0.8^2 = 1.28; the third is cut by the horizon: 2 x 0.8^4 = 0.8192.
  const auto rent = reserved_rent(contract_of(2.0, 1000.0, 2.0, 0.0, 2), market_path<>(5, growth(-0.2), {}, {}), level_hours(years(5), 1000.0));
  check_flow(rent.paid, {0.0, -2000.0, -2000.0, -1280.0, -1280.0, -819.2});
}

TEST_CASE("a prepayment is paid as a contract begins and used up by its bills", "[finance][rental]") {
  // A quarter of 2 x 2,000 $ at the close, and a quarter off each bill; the same two years later at 1.28 $.
  const auto terms = contract_of(2.0, 1000.0, 2.0, 0.25, 2);
  const auto rent = reserved_rent(terms, market_path<>(4, growth(-0.2), {}, {}), level_hours(years(4), 1100.0));
  // 100 hours beyond the commitment cost 200 and 128 $ a year.
  check_flow(rent.billed, {0.0, -2200.0, -2200.0, -1408.0, -1408.0});
  check_flow(rent.paid, {-1000.0, -1700.0, -1700.0 - 640.0, -1088.0, -1088.0});
  CHECK_THAT(rent.paid.total().in(USD), WithinRel(rent.billed.total().in(USD), 1e-14));
  // Tax follows the bills: nothing at the close.
  const auto free = after_tax(rent, quarter());
  CHECK_THAT(free[0].in(USD), WithinRel(-1000.0, 1e-14));
  CHECK_THAT(free[1].in(USD), WithinRel(-1700.0 + 550.0, 1e-14));
  // Where periods are paid at their begin, the second contract is prepaid with the third period.
  const auto begin = reserved_rent(terms, market_path<>(4, growth(-0.2), {}, {}), level_hours(years(4, timing::begin), 1000.0));
  check_flow(begin.paid, {-1000.0, -1500.0, -1500.0, -640.0 - 960.0, -960.0});
}

TEST_CASE("prepaying costs the interest on what is paid early", "[finance][rental]") {
  const auto path = market_path<>(3, {}, {}, {});
  const auto used = level_hours(years(3), 1000.0);
  const auto none = reserved_rent(contract_of(2.0, 1000.0, 2.0, 0.0, 3), path, used);
  const auto all = reserved_rent(contract_of(2.0, 1000.0, 2.0, 1.0, 3), path, used);
  // All of it at the close: 6,000 today against 2,000 (1/1.1 + 1/1.21 + 1/1.331).
  CHECK_THAT(-npv(all.paid, at(0.1)).in(USD), WithinRel(6000.0, 1e-14));
  CHECK_THAT(-npv(none.paid, at(0.1)).in(USD), WithinRel(2000.0 * (1.0 / 1.1 + 1.0 / 1.21 + 1.0 / 1.331), 1e-13));
}

TEST_CASE("contracts that cannot be are refused", "[finance][rental][bad]") {
  const auto path = market_path<>(3, {}, {}, {});
  const auto used = level_hours(years(3), 1000.0);
  CHECK_THROWS_WITH(reserved_rent(contract_of(2.0, 1.0, 2.0, 0.0, 4), path, used), ContainsSubstring("must not be longer than the timeline"));
  CHECK_THROWS_WITH(reserved_rent(contract_of(2.0, 1.0, 2.0, 0.0, 0), path, used), ContainsSubstring("at least one period"));
  CHECK_THROWS_WITH(contract_of(2.0, 1.0, 2.0, 1.2, 3), ContainsSubstring("share"));
}

TEST_CASE("a market path: shocks of a year move its price, a contract knows those before", "[finance][rental]") {
  const std::vector<double> shocks{1.0, -0.5, 2.0};
  const market_path<> path(3, growth(0.1), multiple<>{0.2}, shocks);
  // exp(0.2), 1.1 exp(0.1), 1.21 exp(0.5) in the years; 1, 1.1 exp(0.2), 1.21 exp(0.1) at their begin.
  CHECK_THAT(path.in_year(1), WithinRel(std::exp(0.2), 1e-14));
  CHECK_THAT(path.in_year(2), WithinRel(1.1 * std::exp(0.1), 1e-14));
  CHECK_THAT(path.in_year(3), WithinRel(1.21 * std::exp(0.5), 1e-14));
  CHECK(path.at_begin(1) == 1.0);
  CHECK_THAT(path.at_begin(2), WithinRel(1.1 * std::exp(0.2), 1e-14));
  CHECK_THAT(path.at_begin(3), WithinRel(1.21 * std::exp(0.1), 1e-14));
}

TEST_CASE("a load stays between 0 and 1", "[finance][rental]") {
  const std::vector<double> shocks{1.0, 3.0, -9.0};
  const auto load = [&](int y) { return load_in_year<double>(utilization<>{0.7}, multiple<>{0.15}, shocks, y); };
  CHECK_THAT(load(1), WithinRel(0.85, 1e-14));
  CHECK(load(2) == 1.0);
  CHECK(load(3) == 0.0);
  CHECK(load(4) == 0.7);  // no shock is given for it
}

TEST_CASE("the rent of a contract has exact derivatives", "[finance][rental][dual]") {
  // d/dp of 2 contracts over 4 years: committed hours x (1 + 1 + g^2 + g^2), at the close's price.
  const auto when = years(4);
  const reserved_contract<dual> terms{gpu_hour_price<hours::reserved, dual>(quantity<u::per<u::usd, u::gpu_second>, dual>::from_base_value(seeded(2.0 / 3600.0))),
                                      gpu_hours<hours::reserved, dual>(quantity<u::gpu_second, dual>::from_base_value(dual(3.6e6))),
                                      gpu_hour_price<hours::billed, dual>(quantity<u::per<u::usd, u::gpu_second>, dual>::from_base_value(dual(3.0 / 3600.0))),
                                      share<dual>{dual(0.0)}, 2};
  const auto used = amount_flow<u::gpu_second, dual>::made(when, [](int k) { return quantity<u::gpu_second, dual>::from_base_value(dual(k == 0 ? 0.0 : 3.6e6)); });
  const auto rent = reserved_rent(terms, market_path<dual>(4, nominal_rate<dual>::effective(dual(-0.2)), multiple<dual>{dual(0.0)}, {}), used);
  CHECK_THAT(slope(rent.paid.total().base_value()), WithinRel(-3.6e6 * (2.0 + 2.0 * 0.64), 1e-13));
}

}  // namespace rental_contract_test
