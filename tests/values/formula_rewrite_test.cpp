// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/values/formula_rewrite.hpp"

#include "aifactory/values/formula_latex.hpp"
#include "catch_shim.hpp"

#include <limits>

namespace formula_rewrite_test {

using namespace aifactory;

namespace {
expression in(const char* name, double value) { return expression::input(name, value); }
std::string text_of(const expression& e) { return to_text(rewritten(e)); }
std::string latex_of(const expression& e) { return to_latex(*e.node()); }
}  // namespace

TEST_CASE("rewritten: what changes nothing is left out, what changes something stays", "[values][expression]") {
  const auto x = in("x", 5.0), y = in("y", 2.0), zero = expression(0.0);
  CHECK(text_of(x + 0.0) == "x");
  CHECK(text_of(0.0 + x - 0.0) == "x");
  CHECK(text_of(x + zero * y) == "x");
  CHECK(text_of(zero / y + x) == "x");
  CHECK(text_of(math::max(x, x) * y) == "x * y");
  CHECK(text_of(math::where(x < y, y, y)) == "y");
  CHECK(text_of(x - y + 1.0) == "x - y + 1");
  // An input that happens to be 0 may be changed later.
  CHECK(text_of(x + in("z", 0.0)) == "x + z");
  // 0 * infinity is no number, and stays what it is.
  const auto infinite = in("i", std::numeric_limits<double>::infinity());
  CHECK(text_of(zero * infinite) == "0 * i");
  // Other inputs, other values: the record still computes.
  CHECK(revalue(rewritten(x + zero * y), {{"x", 7.0}}) == 7.0);
}

TEST_CASE("rewritten: the side that is taken, or both", "[values][expression]") {
  const auto x = in("x", 5.0);
  const auto chosen = math::where(math::is_zero(x), 1.0 / (x + 1.0), x * 2.0);
  CHECK(to_text(rewritten(chosen, {}, branches::taken)) == "x * 2");
  CHECK(to_text(rewritten(chosen)) == "where(x == 0, 1 / (x + 1), x * 2)");
  CHECK(rewritten(chosen, {}, branches::taken).value() == 10.0);
}

TEST_CASE("rewritten: parts get names, shared ones once, and lengths of time are called by theirs", "[values][expression]") {
  const auto x = in("x", 5.0), y = in("y", 2.0);
  const auto sum = x + y, all = sum * sum / (8760.0 * 3600.0);
  const auto named = rewritten(all, {{sum.node().get(), {"the sum", "1"}}});
  CHECK(to_text(named) == "the sum * the sum / year");
  CHECK(named.value() == all.value());
  CHECK(to_text(*named.node()->taken()[0]->taken()[0]) == "x + y");
  // What a formula names itself, and a name for what came to a number.
  CHECK(to_text(math::named(sum, "both") * x) == "both * x");
  CHECK(to_text(math::named(expression(3.0), "three") * x) == "3 * x");
  CHECK(math::named(2.5, "plain") == 2.5);
}

TEST_CASE("latex: fractions, powers and names as they stand", "[values][expression]") {
  const auto r = in("finance.wacc", 0.09), n = in("n_years", 5.0);
  CHECK(latex_of(r / n) == "\\frac{\\text{finance.wacc}}{\\text{n\\_years}}");
  CHECK(latex_of((r + n) * r) == "\\left(\\text{finance.wacc} + \\text{n\\_years}\\right) \\cdot \\text{finance.wacc}");
  CHECK(latex_of(r - (n - r)) == "\\text{finance.wacc} - \\left(\\text{n\\_years} - \\text{finance.wacc}\\right)");
  CHECK(latex_of(math::expm1(r)) == "\\left(e^{\\text{finance.wacc}} - 1\\right)");
  CHECK(latex_of(math::log1p(r) * 1e-9) == "\\ln\\left(1 + \\text{finance.wacc}\\right) \\cdot 1 \\cdot 10^{-9}");
  CHECK(latex_text("50 % of A_B & #1 {x} $ ~ ^ \\") == "50 \\% of A\\_B \\& \\#1 \\{x\\} \\$ \\textasciitilde{} \\textasciicircum{} \\textbackslash{}");
}

}  // namespace formula_rewrite_test
