// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Years and broken promises are lists, one per plan.
// expect-first: aifactory: credit metrics list the years and breaches of one plan
// expect: basic_lanes
#include "aifactory/finance.hpp"
#include "aifactory/units.hpp"
#include "aifactory/values/lanes.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const cfads<lanes> available = cfads<lanes>::before_tax(pretax_flow<lanes>(when));
const debt_interest<lanes> interest(when, nominal_cost_of_debt<>{8.0_pct_per_year});
const debt_schedule<lanes> debt(when);

#ifdef MISTAKE
const auto metrics = credit_metrics_of(available, debt, interest);
#else
const lanes metrics = lowest_coverage(available, debt);
#endif
