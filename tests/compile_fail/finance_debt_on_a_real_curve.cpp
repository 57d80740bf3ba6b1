// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Loans are paid in dollars of the day.
// expect-first: aifactory: a nominal cash flow is discounted at a nominal rate
// expect: basis::real
#include "aifactory/finance.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const zero_curve<cash::debt, basis::real> above_inflation({{1.0, 0.02}});
const zero_curve<cash::debt, basis::nominal> reference({{1.0, 0.045}});
const auto margin = periodic_rate<>::quoted(0.0225, 1);

#ifdef MISTAKE
const auto interest = debt_interest<>::floating(when, above_inflation, margin);
#else
const auto interest = debt_interest<>::floating(when, reference, margin);
#endif
