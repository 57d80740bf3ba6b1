// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A WACC holds the lender's share: what is left to the owners is discounted at their own rate.
// expect-first: aifactory: a WACC discounts free flow only, a cost of equity equity flow only
// expect: cash::equity
// expect: cash::free
#include "aifactory/finance/npv.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const equity_flow<> left(when);

#ifdef MISTAKE
const auto worth = npv(left, nominal_wacc<>{9.0_pct_per_year});
#else
const auto worth = npv(left, nominal_cost_of_equity<>{12.0_pct_per_year});
#endif
