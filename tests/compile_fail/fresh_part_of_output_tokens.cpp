// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Output is never read from the prompt cache.
// expect-first: aifactory: only prompt tokens .tok_in. are split
// expect: called::prompt_tokens
// expect: called::output_tokens
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto computed = fresh_part(5.0 * Mtok_out, cache_hit_rate{0.7});
#else
const auto computed = fresh_part(5.0 * Mtok_in, cache_hit_rate{0.7});
#endif
