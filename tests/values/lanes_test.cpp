// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/values/lanes.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"
#include "lane_types.hpp"
#include "ulp.hpp"

#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace lanes_test {

using aifactory::lanes;
namespace math = aifactory::math;

// A mask is no bool: branches, ?: and std::min on lanes do not compile.
static_assert(!std::is_constructible_v<bool, lanes::mask> && !std::is_convertible_v<lanes::mask, bool>);
static_assert(!std::is_constructible_v<bool, array_lanes::mask>);
template <class L>
concept can_branch = requires(L a, L b) {
  a < b ? a : b;
};
static_assert(can_branch<double> && !can_branch<lanes> && !can_branch<array_lanes>);

// A quantity of lanes is its register.
using lane_price = aifactory::energy_price<lanes>;
static_assert(std::is_trivially_copyable_v<lane_price> && sizeof(lane_price) == lanes::size * sizeof(double));
static_assert(aifactory::value<lanes> && std::same_as<aifactory::common_value_t<double, lanes>, lanes>);

namespace {
const std::vector<double> specials = {
    0.0,  -0.0, 1.0,  -1.0,      infinity,    -infinity, not_a_number, least_denormal,
    0.1,  3.0,  -0.7, 1e308,     -largest,    largest,   1e-300,       -least_denormal,
    1e16, 0.5,  2.0,  0x1p-1022, -0x1.8p-1070};

/// Runs check(i, a, b, x, y) for every pair of special values: lanes a, b hold x, y in lane i.
template <class L, class Check>
void for_all_pairs(Check check) {
  const std::size_t n = specials.size();
  for (std::size_t pair = 0; pair < n * n; pair += L::size) {
    const auto x = [&](std::size_t i) { return specials[(pair + i) % (n * n) / n]; };
    const auto y = [&](std::size_t i) { return specials[(pair + i) % n]; };
    const L a = filled<L>(x), b = filled<L>(y);
    for (std::size_t i = 0; i < L::size; ++i) check(i, a, b, x(i), y(i));
  }
}
}  // namespace

TEMPLATE_LIST_TEST_CASE("lanes: arithmetic is the scalar one, to the bit", "[values][lanes]", lane_types) {
  using L = TestType;
  for_all_pairs<L>([](std::size_t i, const L& a, const L& b, double x, double y) {
    CAPTURE(x, y);
    CHECK(identical((a + b)[i], x + y));
    CHECK(identical((a - b)[i], x - y));
    CHECK(identical((a * b)[i], x * y));
    CHECK(identical((a / b)[i], x / y));
    CHECK(identical((-a)[i], -x));
    CHECK(identical((2.0 * a - 1)[i], 2.0 * x - 1));
    CHECK(identical((1 / a + 0.5)[i], 1 / x + 0.5));
    L c = a;
    c += b, c -= 3.0, c *= b, c /= 7.0;
    double z = x;
    z += y, z -= 3.0, z *= y, z /= 7.0;
    CHECK(identical(c[i], z));
  });
}

TEMPLATE_LIST_TEST_CASE("lanes: comparisons, min, max, where, is_zero are the scalar ones", "[values][lanes]",
                        lane_types) {
  using L = TestType;
  using scalar = aifactory::mathematics<double>;
  for_all_pairs<L>([](std::size_t i, const L& a, const L& b, double x, double y) {
    CAPTURE(x, y);
    CHECK(holds(a == b, i) == (x == y));
    CHECK(holds(a != b, i) == (x != y));
    CHECK(holds(a < b, i) == (x < y));
    CHECK(holds(a <= b, i) == (x <= y));
    CHECK(holds(a > b, i) == (x > y));
    CHECK(holds(a >= b, i) == (x >= y));
    CHECK(holds(!(a < b), i) == !(x < y));
    CHECK(holds(a < b && b < 2.0, i) == (x < y && y < 2.0));
    CHECK(holds(a < b || b < 2.0, i) == (x < y || y < 2.0));
    CHECK(identical(math::min(a, b)[i], scalar::min(x, y)));
    CHECK(identical(math::max(a, b)[i], scalar::max(x, y)));
    CHECK(identical(math::where(a < b, a, b)[i], x < y ? x : y));
    CHECK(holds(math::is_zero(a), i) == (x == 0));
  });
  CHECK(math::where(true, L(1.0), L(2.0))[0] == 1.0);
  CHECK(math::where(false, L(1.0), L(2.0))[0] == 2.0);
}

TEMPLATE_LIST_TEST_CASE("lanes: a b + c, fused or not", "[values][lanes]", lane_types) {
  // By hand: (1 + 2^-30)^2 - 1 is 2^-29 + 2^-60 exactly; rounded after the product the last part is lost.
  const double exact = 0x1p-29 + 0x1p-60;
  const double got = fma(TestType(1 + 0x1p-30), TestType(1 + 0x1p-30), TestType(-1.0))[0];
  CHECK((got == exact || got == 0x1p-29));
  CHECK(fma(TestType(2.0), 3.0, 4)[0] == 10.0);
}

TEMPLATE_LIST_TEST_CASE("lanes: loads, stores and the lanes of a tail", "[values][lanes]", lane_types) {
  using L = TestType;
  alignas(L::alignment) std::array<double, 2 * L::size + 1> memory{};
  for (std::size_t i = 0; i < memory.size(); ++i) memory[i] = static_cast<double>(i);
  const L at_one = L::load(&memory[1]), aligned = L::load_aligned(&memory[L::size]);
  for (std::size_t i = 0; i < L::size; ++i) {
    CHECK(at_one[i] == static_cast<double>(i + 1));
    CHECK(aligned[i] == static_cast<double>(L::size + i));
  }
  at_one.store(&memory[2]);
  aligned.store_aligned(&memory[0]);
  CHECK(memory[0] == static_cast<double>(L::size));
  CHECK(memory[L::size + 1] == static_cast<double>(L::size));  // the last lane of at_one
  CHECK(L()[0] == 0.0);
  CHECK(L()[L::size - 1] == 0.0);

  for (std::size_t n = 0; n <= L::size + 2; ++n) {
    const auto tail = L::first(n);
    for (std::size_t i = 0; i < L::size; ++i) CHECK(holds(tail, i) == (i < n));
    CHECK(any(tail) == (n > 0));
    CHECK(all(tail) == (n >= L::size));
  }
}

TEMPLATE_LIST_TEST_CASE("lanes: reductions run from the first lane to the last", "[values][lanes]", lane_types) {
  using L = TestType;
  // By hand, one after the other: (1e16 + 1) rounds to 1e16, minus 1e16 is 0, plus 1 is 1. In pairs it would be 2 or 0.
  const std::array<double, 4> terms = {1e16, 1.0, -1e16, 1.0};
  const L x = filled<L>([&](std::size_t i) { return i < 4 ? terms[i] : 0.0; });
  CHECK(sum(x) == (L::size < 4 ? 1e16 : 1.0));
  const L ramp = filled<L>([](std::size_t i) { return 5.0 - static_cast<double>(i); });
  CHECK(greatest(ramp) == 5.0);
  CHECK(least(ramp) == 6.0 - static_cast<double>(L::size));
}

TEST_CASE("lanes inside quantities mix with plain ones", "[values][lanes]") {
  using namespace aifactory;
  const auto tariff = filled<lanes>([](std::size_t i) { return 60.0 + 10.0 * static_cast<double>(i); }) * USD / MWh;
  const auto bill = 3.0 * MWh * tariff;
  static_assert(std::same_as<decltype(bill), const money<lanes>>);
  for (std::size_t i = 0; i < lanes::size; ++i)
    CHECK_THAT((bill / USD)[i], WithinRel(180.0 + 30.0 * static_cast<double>(i), 1e-15));
  CHECK((money<lanes>() / USD)[0] == 0.0);
  CHECK(all(bill > 100.0 * USD));
  CHECK(all(math::min(bill, money<lanes>(200.0 * USD)) <= 200.0 * USD));
}

}  // namespace lanes_test
