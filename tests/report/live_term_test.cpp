// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/live_names.hpp"
#include "aifactory/report/live_term.hpp"

#include "catch_shim.hpp"

namespace live_term_test {

using namespace aifactory;
using namespace aifactory::detail;

namespace {

live_term_pointer number(double x) {
  auto t = std::make_shared<live_term>();
  t->number = x;
  return t;
}
live_term_pointer cell(std::string name) {
  auto t = std::make_shared<live_term>();
  t->is = live_term::kind::cell, t->words = name, t->cell = std::move(name);
  return t;
}
live_term_pointer apply(operation op, std::vector<live_term_pointer> parts) {
  auto t = std::make_shared<live_term>();
  t->is = live_term::kind::apply, t->op = op, t->parts = std::move(parts);
  return t;
}
live_term_pointer entry(std::size_t row, int period) {
  auto t = std::make_shared<live_term>();
  t->is = live_term::kind::entry, t->at = {{row, period}};
  return t;
}
const std::vector<std::string> keys{"revenue", "factor"};
std::string sheet(const live_term_pointer& t) {
  const sheet_names names(keys, false);
  return term_writer<sheet_names>(names, false)(t);
}
std::string words(const live_term_pointer& t) {
  const sheet_names names(keys, true);
  return term_writer<sheet_names>(names, true)(t);
}
using op = operation;

}  // namespace

TEST_CASE("live term: columns are counted in letters", "[report][live]") {
  CHECK(column_letters(1) == "A");
  CHECK(column_letters(26) == "Z");
  CHECK(column_letters(27) == "AA");
  CHECK(column_letters(702) == "ZZ");
  CHECK(column_letters(703) == "AAA");
  CHECK(column_letters(16384) == "XFD");  // the last one of a sheet
}

TEST_CASE("live term: signs, powers and parentheses as sheets read them", "[report][live]") {
  const auto a = cell("a_"), b = cell("b_"), c = cell("c_");
  CHECK(sheet(apply(op::multiply, {apply(op::add, {a, b}), c})) == "(a_+b_)*c_");
  CHECK(sheet(apply(op::subtract, {a, apply(op::subtract, {b, c})})) == "a_-(b_-c_)");
  CHECK(sheet(apply(op::divide, {a, apply(op::multiply, {b, c})})) == "a_/(b_*c_)");
  CHECK(sheet(apply(op::subtract, {a, number(-2.0)})) == "a_-(-2)");
  CHECK(sheet(apply(op::multiply, {number(2.5e-9), a})) == "2.5E-09*a_");
  // exp(n log1p(r)) is a power; -x^2 is (-x)^2 in a sheet.
  const auto power = apply(op::exp, {apply(op::multiply, {b, apply(op::log1p, {a})})});
  CHECK(sheet(power) == "(1+a_)^b_");
  CHECK(sheet(apply(op::negate, {power})) == "-((1+a_)^b_)");
  CHECK(sheet(apply(op::exp, {apply(op::multiply, {apply(op::negate, {b}), apply(op::log1p, {a})})})) == "(1+a_)^(-b_)");
  CHECK(sheet(apply(op::expm1, {a})) == "EXP(a_)-1");
  CHECK(sheet(apply(op::multiply, {apply(op::expm1, {a}), b})) == "(EXP(a_)-1)*b_");
  CHECK(sheet(apply(op::log1p, {apply(op::negate, {a})})) == "LN(1+(-a_))");
  CHECK(sheet(apply(op::where, {apply(op::is_zero, {a}), number(0.0), apply(op::divide, {b, a})})) == "IF(a_=0,0,b_/a_)");
  CHECK(sheet(apply(op::both, {apply(op::less, {a, b}), apply(op::opposite, {apply(op::less_equal, {b, c})})})) == "AND(a_<b_,NOT(b_<=c_))");
  CHECK(words(apply(op::max, {apply(op::subtract, {a, b}), number(0.0)})) == "max(a_ - b_, 0)");
}

TEST_CASE("live term: sums along rows are ranges, of products too, and never across a gap", "[report][live]") {
  live_term_pointer sum = entry(0, 0), gap = entry(0, 0), worth = entry(0, 0);
  for (int k = 1; k <= 4; ++k) {
    sum = apply(op::add, {sum, entry(0, k)});
    if (k != 2) gap = apply(op::add, {gap, entry(0, k)});
    worth = apply(op::add, {worth, apply(op::multiply, {entry(0, k), entry(1, k)})});
  }
  CHECK(sheet(sum) == "SUM('Cash flow'!E6:I6)");
  CHECK(sheet(gap) == "'Cash flow'!E6+'Cash flow'!F6+'Cash flow'!H6+'Cash flow'!I6");
  CHECK(sheet(worth) == "'Cash flow'!E6+SUMPRODUCT('Cash flow'!F6:I6,'Cash flow'!F7:I7)");
  CHECK(words(worth) == "revenue[0] + sum(revenue[1..4] x factor[1..4])");
}

TEST_CASE("live term: the greatest along a row is that of a range", "[report][live]") {
  live_term_pointer most = number(0.0), least = entry(1, 2);
  for (int k = 0; k <= 4; ++k) most = apply(op::max, {most, entry(0, k)});
  for (int k : {3, 5}) least = apply(op::min, {least, entry(1, k)});
  CHECK(sheet(most) == "MAX(0,'Cash flow'!E6:I6)");
  CHECK(words(most) == "max(0, revenue[0..4])");
  CHECK(sheet(least) == "MIN('Cash flow'!G7,'Cash flow'!H7,'Cash flow'!J7)");
  CHECK(sheet(apply(op::max, {cell("a_"), cell("b_")})) == "MAX(a_,b_)");
}

TEST_CASE("live term: what changes nothing is left out", "[report][live]") {
  const auto a = cell("a_");
  CHECK(sheet(simplified(apply(op::add, {number(0.0), a}))) == "a_");
  CHECK(sheet(simplified(apply(op::add, {apply(op::multiply, {number(0.0), a}), a}))) == "a_");
  CHECK(sheet(simplified(apply(op::divide, {apply(op::multiply, {a, number(1.0)}), number(1.0)}))) == "a_");
  CHECK(sheet(simplified(apply(op::subtract, {a, number(0.0)}))) == "a_");
  CHECK(sheet(simplified(apply(op::subtract, {number(0.0), a}))) == "0-a_");
}

}  // namespace live_term_test
