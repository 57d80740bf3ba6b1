// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Some trials take one branch and some the other.
// expect: choose_with_math_where_instead
// expect: operator
#include "aifactory/values/lanes.hpp"

using namespace aifactory;

#ifdef MISTAKE
lanes larger(const lanes& a, const lanes& b) { return a < b ? b : a; }
#else
lanes larger(const lanes& a, const lanes& b) { return math::where(a < b, b, a); }
#endif
