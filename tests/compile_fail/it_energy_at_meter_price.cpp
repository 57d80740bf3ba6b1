// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The utility bills what its meter counts, losses of the building included.
// expect-first: aifactory: IT power and facility power are different
// expect: called::money[,>]
// expect: power_of<[a-z:]*dim::it, 1>
#include "aifactory/units.hpp"

using namespace aifactory;

const energy_price<> price = 70.0 * USD / MWh;
const it_energy<> used = 1000.0 * MWh_IT;

#ifdef MISTAKE
const money<> bill = price * used;
#else
const money<> bill = price * (used * pue<>{1.2});
#endif
