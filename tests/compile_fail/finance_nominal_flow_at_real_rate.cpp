// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Dollars of the day hold inflation, a real rate does not: over ten years that is five percent.
// expect-first: aifactory: a nominal cash flow is discounted at a nominal rate
// expect: basis::nominal
// expect: basis::real
#include "aifactory/finance/npv.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> paid(when);
const nominal_pretax_wacc<> wacc{9.0_pct_per_year};

#ifdef MISTAKE
const auto worth = npv(paid, real_from(wacc, 2.5_pct_per_year_inflation));
#else
const auto worth = npv(paid, wacc);
#endif
