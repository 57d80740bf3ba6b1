// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Accounts write a GPU off over six years, the tax law over five.
// expect-first: aifactory: book depreciation changes reported profit, never tax or cash
// expect: cash::non_cash
// expect: cash::book
#include "aifactory/finance/tax.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const pretax_flow<> operating(when);
const book_flow<> reported(when);
const non_cash_flow<> written_off(when);
const income_tax<> law{.rate = share{0.25}};

#ifdef MISTAKE
const auto tax = tax_due(operating, reported, law);
#else
const auto tax = tax_due(operating, written_off, law);
#endif
