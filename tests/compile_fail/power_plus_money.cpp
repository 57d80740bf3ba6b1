// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// No remedy fits where nothing is common.
// expect-first: aifactory: these units measure different things
// expect: called::IT_power
// expect: called::money
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto sum = 5.0 * MW_IT + 3.0 * USD;
#else
const auto sum = 5.0 * MW_IT + 300.0 * kW_IT;
#endif
