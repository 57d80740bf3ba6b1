// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Tax is a part of a flow.
// expect-first: aifactory: a rate of return belongs to a cash flow
// expect: cash::tax
#include "aifactory/finance/irr.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const tax_flow<> tax(when);
const free_flow<> made(when);

#ifdef MISTAKE
const auto earned = irr(tax);
#else
const auto earned = irr(made);
#endif
