// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Before debt service and after it.
// expect-first: aifactory: free flow .before debt. and equity flow .after debt service. are different
// expect: cash::equity
// expect: cash::free
#include "aifactory/finance/flow.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const free_flow<> made(when);

#ifdef MISTAKE
const equity_flow<> left = made;
#else
const free_flow<> left = made;
#endif
