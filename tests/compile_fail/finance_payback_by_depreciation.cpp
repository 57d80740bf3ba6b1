// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Written off is not paid back.
// expect-first: aifactory: depreciation is not cash and pays nothing back
// expect: cash::non_cash
#include "aifactory/finance/payback.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const non_cash_flow<> written_off(when);
const free_flow<> made(when);

#ifdef MISTAKE
const auto back = payback(written_off);
#else
const auto back = payback(made);
#endif
