// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/token.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <concepts>

namespace token_test {

using namespace aifactory;

TEST_CASE("prompt tokens are split by the cache-hit rate", "[units][token]") {
  // 8 Mtok, a quarter of them cached: 6 fresh, 2 cached.
  constexpr auto prompt = 8.0 * Mtok_in;
  constexpr cache_hit_rate hit{0.25};
  STATIC_REQUIRE(fresh_part(prompt, hit) == 6.0 * Mtok_fresh);
  STATIC_REQUIRE(cached_part(prompt, hit) == 2.0 * Mtok_cached);
}

TEST_CASE("the ends of the split", "[units][token]") {
  constexpr auto prompt = 8.0 * Mtok_in;
  STATIC_REQUIRE(fresh_part(prompt, cache_hit_rate{0.0}) == 8.0 * Mtok_fresh);
  STATIC_REQUIRE(cached_part(prompt, cache_hit_rate{0.0}) == 0.0 * Mtok_cached);
  STATIC_REQUIRE(fresh_part(prompt, cache_hit_rate{1.0}) == 0.0 * Mtok_fresh);
  STATIC_REQUIRE(cached_part(prompt, cache_hit_rate{1.0}) == 8.0 * Mtok_cached);
}

TEST_CASE("rates and rates per GPU are split alike", "[units][token]") {
  constexpr auto served = 1000.0 * tok_in / second / GPU;
  STATIC_REQUIRE(fresh_part(served, cache_hit_rate{0.5}) == 500.0 * tok_fresh / second / GPU);
  STATIC_REQUIRE(std::same_as<decltype(fresh_part(served, cache_hit_rate{0.5})), fresh_token_rate_per_gpu<>>);
}

TEST_CASE("only total adds kinds", "[units][token]") {
  STATIC_REQUIRE(total(3.0 * Mtok_in, 1.0 * Mtok_out) == 4.0 * Mtok);
  STATIC_REQUIRE(total(2.0 * Mtok_fresh, 1.0 * Mtok_cached, 1.0 * Mtok_out) == 4.0 * Mtok);
  STATIC_REQUIRE(total(5.0 * Mtok_out) == 5.0 * Mtok);
  STATIC_REQUIRE(total(30.0 * tok_in / second, 10.0 * tok_out / second) == 40.0 * tok / second);
}

TEST_CASE("the parts of a split add up to the prompt", "[units][token]") {
  constexpr auto prompt = 8.0 * Mtok_in;
  constexpr cache_hit_rate hit{0.3};
  // 8e6 x 0.7 and 8e6 x 0.3 are rounded once each.
  CHECK_THAT(total(fresh_part(prompt, hit), cached_part(prompt, hit)).in(Mtok), WithinRel(8.0, 1e-15));
}

TEST_CASE("a price pairs with its own tokens", "[units][token]") {
  // 10 $/Mtok x 2 Mtok + 2.5 $/Mtok x 4 Mtok = 30 $; spread over all six: 5 $/Mtok.
  constexpr output_token_price<> answer = 10.0 * USD / Mtok_out;
  constexpr fresh_token_price<> question = 2.5 * USD / Mtok_fresh;
  const auto bill = answer * (2.0 * Mtok_out) + question * (4.0 * Mtok_fresh);
  CHECK_THAT(bill.in(USD), WithinRel(30.0, 1e-15));
  CHECK_THAT((bill / total(4.0 * Mtok_fresh, 2.0 * Mtok_out)).in(USD / Mtok), WithinRel(5.0, 1e-15));
}

}  // namespace token_test
