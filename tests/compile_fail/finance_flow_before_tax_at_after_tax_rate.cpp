// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// An after-tax rate has the tax in it already.
// expect-first: aifactory: a flow before tax is discounted at a pre-tax rate
// expect: cash::pretax
// expect: cash::free
#include "aifactory/finance/npv.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> operating(when);
const tax_flow<> tax(when);
const nominal_wacc<> wacc{9.0_pct_per_year};

#ifdef MISTAKE
const auto worth = npv(operating, wacc);
#else
const auto worth = npv(after_tax(operating, tax), wacc);
#endif
