// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What the tests of money over time share: a yearly timeline and rates with few words.
#pragma once

#include "aifactory/finance.hpp"
#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <initializer_list>
#include <vector>

namespace finance_cases {

using namespace aifactory;

/// Years from 2026-01-01.
inline timeline years(int periods, timing paid = timing::end) {
  return timeline(std::chrono::year_month_day(std::chrono::year(2026), std::chrono::January, std::chrono::day(1)),
                  periods, frequency::yearly, paid);
}
inline timeline months(int periods, timing paid = timing::end) {
  return timeline(years(1).origin(), periods, frequency::monthly, paid);
}
inline std::chrono::year_month_day date(int y, unsigned m, unsigned d) {
  return {std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)};
}
template <class Flow = pretax_flow<>>
Flow dollars_on(const timeline& when, const std::vector<double>& amounts) {
  return Flow::from_base_values(when, amounts);
}
/// Yearly, at the year's end, entry 0 at the close.
inline pretax_flow<> yearly(const std::vector<double>& amounts, timing paid = timing::end) {
  return dollars_on(years(static_cast<int>(amounts.size()) - 1, paid), amounts);
}
inline nominal_pretax_wacc<> at(double annual) { return nominal_pretax_wacc<>(nominal_rate<>::effective(annual)); }

}  // namespace finance_cases
