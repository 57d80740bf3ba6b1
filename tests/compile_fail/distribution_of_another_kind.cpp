// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A distribution carries its kind like a number.
// expect-first: aifactory: IT power and facility power are different
// expect: called::capex_per_IT_power
// expect: called::capex_per_facility_power
#include "aifactory/uncertainty/uncertain.hpp"
#include "aifactory/units/money.hpp"

using namespace aifactory;

#ifdef MISTAKE
const capex_per_it_power<uncertain> shell = triangular(10e6, 14e6, 20e6) * USD / MW_facility;
#else
const capex_per_it_power<uncertain> shell = triangular(10e6, 14e6, 20e6) * USD / MW_IT;
#endif
