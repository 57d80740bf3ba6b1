// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Revenue in dollars of the day, cost in dollars of the base year.
// expect-first: aifactory: nominal money and real money .constant dollars of a base year. are different
#include "aifactory/finance/price_level.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> revenue(when);
const real_pretax_flow<> costs(when);

#ifdef MISTAKE
const auto left = revenue + costs;
#else
const auto left = revenue + inflate(costs, 2.5_pct_per_year_inflation);
#endif
