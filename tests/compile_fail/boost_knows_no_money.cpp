// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What SI cannot say is divided out before it goes to Boost.Units.
// expect-first: aifactory: SI knows no money, tokens, counts or kinds of power
// expect: called::price_of_energy
#include "aifactory/units/boost.hpp"
#include "aifactory/units/money.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto per_joule = to_boost(70.0 * USD / MWh);
#else
const auto per_joule = to_boost(70.0 * USD / MWh / USD);
#endif
