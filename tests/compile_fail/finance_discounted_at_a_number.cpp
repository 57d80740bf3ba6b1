// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// 8 % has been written as 8 and as 0.08.
// expect-first: aifactory: a bare number is not a discount rate
// expect: called::number
#include "aifactory/finance/npv.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const free_flow<> made(when);

#ifdef MISTAKE
const auto worth = npv(made, 0.09);
#else
const auto worth = npv(made, nominal_wacc<>{9.0_pct_per_year});
#endif
