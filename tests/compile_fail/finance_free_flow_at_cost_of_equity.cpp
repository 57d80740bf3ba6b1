// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The flow before debt belongs to lenders and owners.
// expect-first: aifactory: a WACC discounts free flow only, a cost of equity equity flow only
// expect: cash::free
// expect: cash::equity
#include "aifactory/finance/npv.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const free_flow<> made(when);

#ifdef MISTAKE
const auto worth = npv(made, nominal_cost_of_equity<>{12.0_pct_per_year});
#else
const auto worth = npv(made, nominal_wacc<>{9.0_pct_per_year});
#endif
