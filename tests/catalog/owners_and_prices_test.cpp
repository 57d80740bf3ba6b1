// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/catalog/owners.hpp"

#include "aifactory/catalog/token_prices.hpp"
#include "catch_shim.hpp"

namespace owners_and_prices_test {

using namespace aifactory;

TEST_CASE("owners: dearer money from hyperscaler to neocloud", "[catalog][owners]") {
  const auto rate = [](const owner_profile& owner) { return owner.cost_of_capital.value.effective_annual(); };
  CHECK(rate(owners::hyperscaler) < rate(owners::enterprise));
  CHECK(rate(owners::enterprise) < rate(owners::neocloud));
  for (const auto& owner : owner_profiles) {
    CHECK(owner.server_life.value >= 4.0 * year);
    CHECK(owner.cost_of_capital.from.is_assumption());
  }
}

TEST_CASE("debt: the weighted rate is what its parts give", "[catalog][owners]") {
  // Principals in million USD with their rates, the vendors' financing of 1,728.4 at 9.5 %; sum 11,171.5.
  const double sum = 1782.5 + 4954.0 + 2000.0 + 450.0 + 256.6 + 1728.4;
  const double interest = 1782.5 * 0.15 + 4954.0 * 0.11 + 2000.0 * 0.10 + 450.0 * 0.07 + 256.6 * 0.12 + 1728.4 * 0.095;
  CHECK_THAT(sum, WithinAbs(11171.485, 0.05));
  CHECK_THAT(debt_costs[5].rate.value.effective_annual(), WithinAbs(interest / sum, 5e-5));
}

TEST_CASE("lives: of books and of analysts", "[catalog][lives]") {
  CHECK(lives::epoch_it.value == 5.0 * year);
  CHECK(lives::epoch_facility.value == 14.0 * year);
  for (const auto& row : useful_lives) CHECK(row.life.low >= 2.0 * year);
}

TEST_CASE("token prices: input, cached and output", "[catalog][token_prices]") {
  for (const auto& list : token_price_lists) {
    INFO(list.provider);
    const double ratio = list.output.value.in(USD / Mtok_out) / list.input.value.in(USD / Mtok_fresh);
    CHECK(ratio >= 3.0);
    CHECK(ratio <= 4.1);
  }
  CHECK(cached_price_share.value.value() == 0.1);
  CHECK(input_price_share.value.value() == 0.25);
}

}  // namespace owners_and_prices_test
