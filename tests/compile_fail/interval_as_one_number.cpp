// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Which of the bounds is meant?
// expect-first: aifactory: a value type .lanes, dual, interval, expression, uncertain. does not become another one by itself
// expect: double
// expect: interval
#include "aifactory/units.hpp"
#include "aifactory/values/interval.hpp"

using namespace aifactory;

#ifdef MISTAKE
money<> most(const money<interval>& cost) { return cost; }
#else
money<> most(const money<interval>& cost) { return cost.base_value().upper() * USD; }
#endif
