// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Money is discounted; tokens are what it is spread over.
// expect-first: aifactory: tokens and other amounts have no present value
// expect: cash::none
#include "aifactory/finance/npv.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const output_token_flow<> answers(when);
const nominal_wacc<> wacc{9.0_pct_per_year};

#ifdef MISTAKE
const auto divisor = npv(answers, wacc);
#else
const auto divisor = discounted_amount(answers, wacc);
#endif
