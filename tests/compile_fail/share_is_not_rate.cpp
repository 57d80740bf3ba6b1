// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Ten percent of what, and how often?
// expect-first: aifactory: a ratio such as a share is not an interest rate
// expect: rate<[a-z:]*basis::nominal
// expect: kind::share
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const nominal_rate<> wacc = share{0.10};
#else
const nominal_rate<> wacc = 10.0_pct_per_year;
#endif
