// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What is discounted is the tax that depreciation saves.
// expect-first: aifactory: depreciation is not cash and has no present value
// expect: cash::non_cash
#include "aifactory/finance/fixed_charge_rate.hpp"
#include "aifactory/finance/macrs.hpp"
#include "aifactory/finance/npv.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const non_cash_flow<> written_off(when);
const nominal_wacc<> wacc{9.0_pct_per_year};
const tax_schedule schedule = macrs(macrs_class::five, macrs_convention::half_year);

#ifdef MISTAKE
const auto worth = npv(written_off, wacc);
#else
const auto worth = present_value_of_deductions(schedule, wacc);
#endif
