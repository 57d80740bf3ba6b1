// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A search branches on its numbers: each trial needs its own.
// expect-first: aifactory: a rate of return is found by a search, which takes plain numbers
// expect: basic_lanes
#include "aifactory/finance/irr.hpp"
#include "aifactory/units.hpp"
#include "aifactory/values/lanes.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const free_flow<lanes> trials(when);

#ifdef MISTAKE
const auto earned = irr(trials);
#else
const auto above_hurdle = npv(trials, nominal_wacc<>{9.0_pct_per_year}).base_value() > lanes(0.0);
#endif
