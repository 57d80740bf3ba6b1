// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Nominal costs are not levelled at a rate that leaves inflation out.
// expect-first: aifactory: nominal rates, real rates and inflation are different
// expect: basis::nominal
// expect: basis::real
#include "aifactory/model/finance.hpp"

using namespace aifactory;

const real_rate<> above_inflation = 6.0_pct_per_year_real;

#ifdef MISTAKE
const finance<> terms{.wacc = above_inflation};
#else
const finance<> terms{.wacc = nominal_from(above_inflation, 2.5_pct_per_year_inflation)};
#endif
