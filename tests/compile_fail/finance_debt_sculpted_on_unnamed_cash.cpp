// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// EBITDA in SAM, cash after tax at a bank.
// expect-first: aifactory: tools differ in what stands over debt service
// expect: cash::pretax
#include "aifactory/finance.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> operating(when);
const debt_interest<> interest(when, nominal_cost_of_debt<>{8.0_pct_per_year});

#ifdef MISTAKE
const auto lent = sculpt(operating, multiple<>{1.3}, interest, {.tenor = 2});
#else
const auto lent = sculpt(cfads<>::before_tax(operating), multiple<>{1.3}, interest, {.tenor = 2});
#endif
