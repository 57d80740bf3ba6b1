// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A branch would keep one side of the formula and forget the other.
// expect: choose_with_math_where_instead
// expect: operator
#include "aifactory/values/expression.hpp"

using namespace aifactory;

#ifdef MISTAKE
expression larger(const expression& a, const expression& b) { return a < b ? b : a; }
#else
expression larger(const expression& a, const expression& b) { return math::where(a < b, b, a); }
#endif
