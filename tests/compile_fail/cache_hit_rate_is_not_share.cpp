// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: two ratios of different meaning
// expect: kind::share
// expect: kind::cache_hit_rate
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const share<> ratchet = cache_hit_rate{0.7};
#else
const share<> ratchet{0.7};
#endif
