// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Money is before tax or after it, of owners or lenders.
// expect-first: aifactory: money in a flow is of a kind
#include "aifactory/finance/flow.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);

#ifdef MISTAKE
const amount_flow<u::usd> paid(when);
#else
const pretax_flow<> paid(when);
#endif
