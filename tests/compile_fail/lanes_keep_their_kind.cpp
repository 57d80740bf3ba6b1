// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The kinds are checked whatever stands inside a quantity.
// expect-first: aifactory: IT power and facility power are different
// expect: called::facility_power
// expect: called::IT_power
#include "aifactory/units.hpp"
#include "aifactory/values/lanes.hpp"

using namespace aifactory;

#ifdef MISTAKE
facility_power<lanes> meter(const it_power<lanes>& load) { return load; }
#else
facility_power<lanes> meter(const it_power<lanes>& load) { return load * pue<lanes>{1.2}; }
#endif
