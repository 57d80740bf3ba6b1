// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Which rate is right for tax depends on the flow it belongs to.
// expect-first: aifactory: tax is discounted as a part of a flow
// expect: cash::tax
// expect: cash::free
#include "aifactory/finance/npv.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> operating(when);
const tax_flow<> tax(when);
const nominal_wacc<> wacc{9.0_pct_per_year};

#ifdef MISTAKE
const auto worth = npv(tax, wacc);
#else
const auto worth = npv(after_tax(operating, tax), wacc);
#endif
