// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A coverage ratio is worth as much as the name of its numerator.
// expect-first: aifactory: tools differ in what stands over debt service
// expect: cash::free
#include "aifactory/finance.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const free_flow<> made(when);
const debt_interest<> interest(when, nominal_cost_of_debt<>{8.0_pct_per_year});
const debt_schedule<> debt(when);

#ifdef MISTAKE
const auto metrics = credit_metrics_of(made, debt, interest);
#else
const auto metrics = credit_metrics_of(cfads<>::after_tax(made), debt, interest);
#endif
