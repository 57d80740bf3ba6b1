// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A WACC charges for debt; interest in the flow would charge twice.
// expect-first: aifactory: interest and principal are paid out of equity
// expect: cash::free
// expect: cash::debt
#include "aifactory/finance/flow.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const free_flow<> made(when);
const pretax_flow<> operating(when);
const levered_tax_flow<> tax(when);
const debt_flow<> service(when);

#ifdef MISTAKE
const auto left = made + service;
#else
const auto left = after_debt(operating, tax, service);
#endif
