// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Tax without and with interest deducted make different flows.
// expect-first: aifactory: tax joins a cash flow by name
// expect: cash::pretax
// expect: cash::tax
#include "aifactory/finance/flow.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> operating(when);
const tax_flow<> tax(when);

#ifdef MISTAKE
const auto left = operating - tax;
#else
const auto left = after_tax(operating, tax);
#endif
