// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Eight percent has been written 8, 0.08 and 0.0064 a month.
// expect-first: aifactory: an interest rate is made by name
// expect: rate<[a-z:]*basis::nominal
// expect: called::number
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const nominal_rate<> wacc = 8.0;
#else
const nominal_rate<> wacc = 8.0_pct_per_year;
#endif
