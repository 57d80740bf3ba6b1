// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// 9 % of whom: lenders, owners, both, before tax or after?
// expect-first: aifactory: a rate alone does not say what it discounts
#include "aifactory/finance/npv.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const free_flow<> made(when);

#ifdef MISTAKE
const auto worth = npv(made, 9.0_pct_per_year);
#else
const auto worth = npv(made, nominal_wacc<>{9.0_pct_per_year});
#endif
