// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/values/expression.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"
#include "ulp.hpp"

#include <cmath>
#include <string>
#include <type_traits>

namespace expression_test {

using aifactory::expression;
using aifactory::operation;
namespace math = aifactory::math;

static_assert(aifactory::value<expression> && std::same_as<aifactory::common_value_t<double, expression>, expression>);
static_assert(!std::is_constructible_v<bool, aifactory::recorded_condition>);

namespace {
expression in(const char* name, double value = 2.0) { return expression::input(name, value); }
}  // namespace

TEST_CASE("expression: written as it was computed, without needless parentheses", "[values][expression]") {
  const expression a = in("a"), b = in("b"), c = in("c");
  CHECK(to_text(a + b - c) == "a + b - c");
  CHECK(to_text(a - (b - c)) == "a - (b - c)");
  CHECK(to_text(a + (b + c)) == "a + (b + c)");  // rounds differently from a + b + c
  CHECK(to_text((a + b) * c) == "(a + b) * c");
  CHECK(to_text(a + b * c) == "a + b * c");
  CHECK(to_text(a / b / c) == "a / b / c");
  CHECK(to_text(a / (b / c)) == "a / (b / c)");
  CHECK(to_text(a / (b * c)) == "a / (b * c)");
  CHECK(to_text(-a) == "-a");
  CHECK(to_text(-(-a)) == "-(-a)");
  CHECK(to_text(-(a + b)) == "-(a + b)");
  CHECK(to_text(-(a * b)) == "-(a * b)");
  CHECK(to_text(-a * b) == "-a * b");
  CHECK(to_text(a * -b) == "a * (-b)");
  CHECK(to_text(a - -3.0) == "a - (-3)");
  CHECK(to_text(-3.0 * a) == "-3 * a");
  CHECK(to_text(-(a + -3.0)) == "-(a + (-3))");
  CHECK(to_text(math::exp(a + b)) == "exp(a + b)");
  CHECK(to_text(math::log(a) * math::sqrt(b)) == "log(a) * sqrt(b)");
  CHECK(to_text(math::expm1(-math::log1p(a))) == "expm1(-log1p(a))");
  CHECK(to_text(math::min(a, b + c)) == "min(a, b + c)");
  CHECK(to_text(math::max(a, expression(0.25))) == "max(a, 0.25)");
}

TEST_CASE("expression: conditions", "[values][expression]") {
  const expression a = in("a", 1.0), b = in("b", 2.0), c = in("c", 3.0);
  CHECK(to_text(math::where(a < b, a, c + 1)) == "where(a < b, a, c + 1)");
  CHECK(math::where(a < b, a, c).value() == 1.0);
  CHECK(math::where(a > b, a, c).value() == 3.0);
  CHECK(to_text(a > b) == "b < a");
  CHECK(to_text(a >= b + c) == "b + c <= a");
  CHECK(to_text(math::is_zero(a - 1) || (a == b && b != c)) == "a - 1 == 0 or a == b and b != c");
  CHECK(to_text((math::is_zero(a) || a < b) && !(b <= c)) == "(a == 0 or a < b) and not(b <= c)");
  CHECK((a < b && b < c).held());
  CHECK_FALSE((a < b && c < b).held());
  CHECK((c < b || !(c < b)).held());
  CHECK_FALSE((a != 1.0).held());
  CHECK((a == 1).held());
}

TEST_CASE("expression: constants and the unit 1 leave no trace", "[values][expression]") {
  const expression x = in("x", 5.0);
  CHECK((x * 1.0).node() == x.node());
  CHECK((1.0 * x).node() == x.node());
  CHECK((x / 1.0).node() == x.node());
  CHECK(to_text(1.0 / x) == "1 / x");
  CHECK(to_text(x + 0.0) == "x + 0");  // not folded: it is no unit
  CHECK((expression(2.0) * 3.0 + 1).node()->op() == operation::constant);
  CHECK((expression(2.0) * 3.0 + 1).value() == 7.0);
  CHECK(to_text(math::exp(expression(0.0)) * x) == "x");
  CHECK(to_text(math::where(expression(1.0) < 2.0, x, -x)) == "x");
  CHECK(to_text(math::where(expression(3.0) < 2.0, x, -x)) == "-x");
  CHECK(expression().value() == 0.0);
  CHECK(to_text(x * expression(8760.0).named("hours")) == "x * hours");  // a name is worth keeping
  CHECK(to_text(x * expression(1.0).named("one")) == "x * one");
}

TEST_CASE("expression: numbers as the shortest text that reads back", "[values][expression]") {
  CHECK(to_text(expression(0.1)) == "0.1");
  CHECK(to_text(expression(8760.0)) == "8760");
  CHECK(to_text(expression(-0.0)) == "-0");
  CHECK(aifactory::shortest_text(0.1 + 0.2) == "0.30000000000000004");
}

TEST_CASE("expression: shared parts are one node", "[values][expression]") {
  const expression x = in("x", 3.0);
  const expression square = x * x;                   // 2 nodes
  const expression sum = square + square / (x + 1);  // and +, /, x + 1, the constant 1
  CHECK(node_count(x) == 1);
  CHECK(node_count(square) == 2);
  CHECK(node_count(sum) == 6);
  CHECK(sum.value() == 11.25);
}

TEST_CASE("expression: inputs with their units, in the order of need", "[values][expression]") {
  const auto price = expression::input("price", 70.0, "USD/MWh"), energy = expression::input("energy", 3.0, "MWh");
  const auto found = inputs_of(energy * price + price);
  REQUIRE(found.size() == 2);
  CHECK(found[0]->name() == "energy");
  CHECK(found[0]->value() == 3.0);
  CHECK(found[1]->name() == "price");
  CHECK(found[1]->unit() == "USD/MWh");
}

TEST_CASE("expression: named parts stand for themselves", "[values][expression]") {
  const expression price = in("price"), energy = in("energy"), staff = in("staff");
  const expression bill = (price * energy).named("energy cost", "USD");
  CHECK(to_text(bill) == "price * energy");
  CHECK(to_text(bill + staff) == "energy cost + staff");
  CHECK((bill + staff).node()->taken()[0]->unit() == "USD");
  CHECK(to_text(price.named("other")) == "price");
}

TEST_CASE("expression: evaluated again, with other inputs, to the bit", "[values][expression]") {
  const auto formula = [](const auto& x, const auto& y) {
    const auto least = math::min(x, 2.0 * y);
    return math::where(x < y, math::exp(-x) / (1.0 + y), math::log1p(least) * math::sqrt(x) - math::max(x, y)) -
           math::where(math::is_zero(y), x, math::expm1(y) / 3.0) + math::log(1.0 + x);
  };
  const expression recorded = formula(in("x", 0.3), in("y", 0.7));
  CHECK(identical(revalue(recorded, {}), recorded.value()));
  CHECK(identical(revalue(recorded, {{"x", 0.9}}), formula(in("x", 0.9), in("y", 0.7)).value()));
  arguments draw;
  for (int i = 0; i < 2000; ++i) {
    const double x = draw.uniform(0, 3), y = i % 5 == 0 ? 0.0 : draw.uniform(0, 3);
    const double again = revalue(recorded, {{"x", x}, {"y", y}});
    if (!identical(again, formula(in("x", x), in("y", y)).value())) FAIL("differs at " << x << ", " << y);
    // Doubles may be fused into other roundings where the compiler is allowed to; they are not of this size.
    if (std::abs(again - formula(x, y)) > 1e-13) FAIL("not the formula at " << x << ", " << y);
  }
  CHECK(recorded.value() == formula(in("x", 0.3), in("y", 0.7)).value());  // the record itself has not changed
  CHECK_THROWS_WITH(revalue(recorded, {{"z", 1.0}}), ContainsSubstring("z"));
}

TEST_CASE("expression: a sum of half a million terms", "[values][expression]") {
  const expression x = in("x", 1.0);
  expression sum = x;
  for (int i = 1; i < 500000; ++i) sum += x;
  CHECK(sum.value() == 500000.0);
  CHECK(node_count(sum) == 500000);
  CHECK(revalue(sum, {{"x", 2.0}}) == 1000000.0);
  CHECK(to_text(sum).size() == 1 + 499999 * 4);
}

TEST_CASE("expression inside quantities: unit constants stay visible, unit 1 does not", "[values][expression]") {
  using namespace aifactory;
  const auto bill = expression::input("price", 2.0) * USD * 3.0;
  static_assert(std::same_as<std::remove_const_t<decltype(bill)>, money<expression>>);
  CHECK(to_text(bill / USD) == "price * 3");
  const money<expression> total = bill + money<>(5.0 * USD);
  CHECK(to_text(total / USD) == "price * 3 + 5");
  CHECK((total / USD).value() == 11.0);
  CHECK((math::max(total, money<expression>()) / USD).value() == 11.0);
}

}  // namespace expression_test
