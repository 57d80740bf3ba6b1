// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A number without a unit: 100 of what?
// expect-first: aifactory: a bare number has no unit
// expect: called::IT_power
// expect: called::number
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const it_power<> load = 100.0;
#else
const it_power<> load = 100.0 * MW_IT;
#endif
