// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A rate compounds with the years; a share of a price does not.
// expect-first: aifactory: an interest rate compounds with the years and is not a ratio
// expect: kind::share
// expect: rate<[a-z:]*basis::nominal
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const share<> residual = 10.0_pct_per_year;
#else
const share<> residual{0.10};
#endif
