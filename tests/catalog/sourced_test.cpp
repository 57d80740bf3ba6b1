// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/catalog/sourced.hpp"

#include "aifactory/units/money.hpp"
#include "aifactory/units/ratio.hpp"
#include "catch_shim.hpp"

namespace sourced_test {

using namespace aifactory;

TEST_CASE("a range that is not given is the value itself", "[catalog][sourced]") {
  constexpr sourced<money<>> one{.value = 5.0 * USD, .from = source{"a page", "2026"}};
  CHECK(one.low == one.value);
  CHECK(one.high == one.value);
  CHECK(one.standing == standing::current);
  CHECK_FALSE(one.from.is_assumption());
  constexpr sourced<money<>> half{.value = 5.0 * USD, .low = 4.0 * USD, .from = assumption{"a reason"}};
  CHECK(half.low == 4.0 * USD);
  CHECK(half.high == 5.0 * USD);
  CHECK(half.from.is_assumption());
  CHECK(half.from.text == "a reason");
  CHECK(half.from.date.empty());
}

TEST_CASE("a sourced value computes like the quantity it is", "[catalog][sourced]") {
  constexpr sourced<money<>> price{.value = 5.0 * USD, .from = source{"a page", "2026-05"}};
  static_assert(2.0 * price.value == 10.0 * USD);
  constexpr sourced<share<>> part{.value = share{0.25}, .from = source{"a page", "2026-05-14"}};
  CHECK(part.value * price.value == 1.25 * USD);
}

TEST_CASE("dates are ISO dates", "[catalog][sourced]") {
  for (auto good : {"2026", "2026-05", "2026-05-14", "2026-12-31", "1999-01-01"}) CHECK(detail::iso_date(good));
  for (auto bad : {"", "26", "2026-5", "2026-13", "2026-00", "2026-05-32", "2026-05-00", "2026-05-1", "2026/05", "May "
                                                                                                                 "2026",
                   "2025-10..2026-06", "2026-05-14T00", "202a"})
    CHECK_FALSE(detail::iso_date(bad));
}

TEST_CASE("at run time a bad entry is refused by name", "[catalog][sourced]") {
  const std::string_view nothing;
  CHECK_THROWS_WITH(source(nothing, "2026"), ContainsSubstring("source"));
  CHECK_THROWS_WITH(source("a page", "yesterday"), ContainsSubstring("ISO date"));
  CHECK_THROWS_WITH(assumption(nothing), ContainsSubstring("reason"));
  const auto five = 5.0 * USD, six = 6.0 * USD, unknown = 0.0 * USD / 0.0;
  const source page{"a page", "2026"};
  CHECK_THROWS_AS((sourced<money<>>{.value = five, .low = six, .from = page}), input_error);
  CHECK_THROWS_AS((sourced<money<>>{.value = six, .high = five, .from = page}), input_error);
  CHECK_THROWS_AS((sourced<money<>>{.value = unknown, .from = page}), input_error);
}

}  // namespace sourced_test
