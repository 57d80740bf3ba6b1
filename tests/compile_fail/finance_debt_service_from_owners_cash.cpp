// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What is left for the owners is what debt service has left over.
// expect-first: aifactory: debt service is paid from the cash before it
// expect: cash::equity
#include "aifactory/finance.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const equity_flow<> left(when);
const free_flow<> made(when);

#ifdef MISTAKE
const cfads<> available = left;
#else
const cfads<> available = cfads<>::after_tax(made);
#endif
