// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The year of payback is found by looking.
// expect-first: aifactory: a payback time is found by a search
// expect: basic_lanes
#include "aifactory/finance/payback.hpp"
#include "aifactory/units.hpp"
#include "aifactory/values/lanes.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const free_flow<lanes> trials(when);
const free_flow<> made(when);

#ifdef MISTAKE
const auto back = payback(trials);
#else
const auto back = payback(made);
#endif
