// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Somebody has to say that no tax is due.
// expect-first: aifactory: a flow before tax and a flow after tax are different
// expect: cash::free
// expect: cash::pretax
#include "aifactory/finance/flow.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> operating(when);

#ifdef MISTAKE
const free_flow<> left = operating;
#else
const free_flow<> left = untaxed(operating);
#endif
