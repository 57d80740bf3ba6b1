// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Constant dollars are worth too little at a rate that holds inflation.
// expect-first: aifactory: a nominal cash flow is discounted at a nominal rate
// expect: basis::real
// expect: basis::nominal
#include "aifactory/finance/npv.hpp"
#include "aifactory/finance/price_level.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const real_free_flow<> paid(when);
const nominal_wacc<> wacc{9.0_pct_per_year};

#ifdef MISTAKE
const auto worth = npv(paid, wacc);
#else
const auto worth = npv(inflate(paid, 2.5_pct_per_year_inflation), wacc);
#endif
