// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// One over a PUE is a ratio, and a PUE is not.
// expect-first: aifactory: a ratio such as a utilization, an availability or a share is not a quantity, and not a pue
// expect: called::PUE
// expect: kind::utilization
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const pue<> site = utilization{0.9};
#else
const pue<> site{1.2};
#endif
