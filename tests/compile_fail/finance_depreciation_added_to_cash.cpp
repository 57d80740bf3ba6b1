// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Depreciation is added back in accounts; in a cash flow it was never taken off.
// expect-first: aifactory: depreciation is not cash: it changes taxable income
// expect: cash::pretax
// expect: cash::non_cash
#include "aifactory/finance/tax.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> operating(when);
const non_cash_flow<> written_off(when);
const income_tax<> law{.rate = share{0.25}};

#ifdef MISTAKE
const free_flow<> left = untaxed(operating + written_off);
#else
const free_flow<> left = after_tax(operating, tax_due(operating, written_off, law));
#endif
