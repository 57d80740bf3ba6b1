// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Constant dollars have no inflation left.
// expect-first: aifactory: deflate\(...\) takes a nominal flow
// expect: called::money
#include "aifactory/finance/price_level.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> paid(when);
const real_pretax_flow<> planned(when);

#ifdef MISTAKE
const auto real = deflate(planned, 2.5_pct_per_year_inflation);
#else
const auto real = deflate(paid, 2.5_pct_per_year_inflation);
#endif
