// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// One trial may be bound by its cash, the next by the cap.
// expect-first: aifactory: what set a debt is one answer for one plan
// expect: basic_lanes
#include "aifactory/finance.hpp"
#include "aifactory/units.hpp"
#include "aifactory/values/lanes.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const cfads<lanes> available = cfads<lanes>::before_tax(pretax_flow<lanes>(when));
const debt_interest<lanes> interest(when, nominal_cost_of_debt<>{8.0_pct_per_year});
const sculpted_debt<lanes> lent = sculpt(available, multiple<lanes>{1.3}, interest, {.tenor = 2});

#ifdef MISTAKE
const auto bound_by = lent.sizing();
#else
const lanes bound_by = lent.scale;
#endif
