// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Dollars of the day hold their inflation.
// expect-first: aifactory: inflate\(...\) takes a real flow
// expect: called::real_money
#include "aifactory/finance/price_level.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> paid(when);
const real_pretax_flow<> planned(when);

#ifdef MISTAKE
const auto nominal = inflate(paid, 2.5_pct_per_year_inflation);
#else
const auto nominal = inflate(planned, 2.5_pct_per_year_inflation);
#endif
