// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/take_or_pay.hpp"

#include "aifactory/finance/rental_contract.hpp"
#include "reference_cases.hpp"

namespace take_or_pay_test {

namespace {

using namespace finance_cases;

const auto usd_per_hour = USD / (GPU * hour);

take_or_pay<> a_million_hours() {
  return {gpu_hour_price<hours::reserved>(2.0 * usd_per_hour), gpu_hours<hours::reserved>(1e6 * GPU * hour),
          gpu_hour_price<hours::billed>(2.5 * usd_per_hour)};
}
gpu_hours<hours::busy> busy(double hours) { return gpu_hours<hours::busy>(hours * GPU * hour); }

}  // namespace

TEST_CASE("take or pay: below, above and at the commitment", "[finance][take_or_pay]") {
  // By hand: 2 x 1e6 whatever is used; 0.2e6 unused hours at 2; 0.1e6 hours beyond at 2.5.
  const auto below = bill_for(a_million_hours(), busy(0.8e6));
  CHECK_THAT(below.total().in(USD), WithinRel(2.0e6, 1e-15));
  CHECK_THAT(below.unused.in(USD), WithinRel(0.4e6, 1e-14));
  CHECK(below.overage == 0.0 * USD);
  const auto above = bill_for(a_million_hours(), busy(1.1e6));
  CHECK_THAT(above.total().in(USD), WithinRel(2.25e6, 1e-14));
  CHECK_THAT(above.overage.in(USD), WithinRel(0.25e6, 1e-13));
  CHECK(above.unused == 0.0 * USD);
  const auto exact = bill_for(a_million_hours(), busy(1e6));
  CHECK(exact.total() == exact.committed);
  CHECK(exact.unused == 0.0 * USD);
  CHECK(bill_for(a_million_hours(), busy(0.0)).unused == exact.committed);
}

TEST_CASE("FD032: take or pay over three years", "[finance][take_or_pay][published]") {
  // Year-end payments at 10 %: 2.00e6/1.1 + 2.25e6/1.21 + 2.00e6/1.331, and 0.4e6/1.1 for hours nobody used.
  const timeline when = years(3);
  const auto used = amount_flow<u::gpu_second>(when, {0.0 * GPU * hour, 0.8e6 * GPU * hour, 1.1e6 * GPU * hour, 1.0e6 * GPU * hour});
  const reserved_contract<> contract{gpu_hour_price<hours::reserved>(2.0 * usd_per_hour), gpu_hours<hours::reserved>(1e6 * GPU * hour),
                                     gpu_hour_price<hours::billed>(2.5 * usd_per_hour), share<>{0.0}, 3};
  const auto rent = reserved_rent(contract, market_path<>(3, {}, {}, {}), used);
  CHECK_THAT(-npv(rent.paid, at(0.1)).in(USD), WithinRel(5180315.552216379, 1e-12));
  CHECK_THAT(-npv(rent.unused, at(0.1)).in(USD), WithinRel(363636.36363636365, 1e-12));
}

}  // namespace take_or_pay_test
