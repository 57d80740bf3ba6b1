// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Lenders do not ask what owners ask.
// expect-first: aifactory: a WACC, a pre-tax WACC, a cost of equity and a cost of debt
// expect: cash::equity
#include "aifactory/finance.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);

#ifdef MISTAKE
const debt_interest<> interest(when, nominal_cost_of_equity<>{12.0_pct_per_year});
#else
const debt_interest<> interest(when, nominal_cost_of_debt<>{8.0_pct_per_year});
#endif
