// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Owners ask for more than lenders and owners together.
// expect-first: aifactory: a WACC, a pre-tax WACC, a cost of equity and a cost of debt
// expect: cash::equity
// expect: cash::free
#include "aifactory/finance/discount_rate.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const nominal_wacc<> wacc{9.0_pct_per_year};

#ifdef MISTAKE
const nominal_cost_of_equity<> hurdle = wacc;
#else
const nominal_cost_of_equity<> hurdle{12.0_pct_per_year};
#endif
