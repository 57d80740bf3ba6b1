// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Losses of the building are no reserve of IT power.
// expect-first: aifactory: a quantity .a pue, a power, a price, .... is not a ratio
// expect: kind::headroom
// expect: called::PUE
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const headroom<> reserve = pue<>{1.2};
#else
const headroom<> reserve{1.2};
#endif
