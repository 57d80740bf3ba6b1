// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A prompt is split by the cache-hit rate and by no other ratio.
// expect-first: aifactory: two ratios of different meaning
// expect: kind::cache_hit_rate
// expect: kind::utilization
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto computed = fresh_part(5.0 * Mtok_in, utilization{0.7});
#else
const auto computed = fresh_part(5.0 * Mtok_in, cache_hit_rate{0.7});
#endif
