// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// An interval may lie on both sides.
// expect: choose_with_math_where_instead
// expect: operator
#include "aifactory/values/interval.hpp"

using namespace aifactory;

#ifdef MISTAKE
interval larger(const interval& a, const interval& b) { return a < b ? b : a; }
#else
interval larger(const interval& a, const interval& b) { return math::where(a < b, b, a); }
#endif
