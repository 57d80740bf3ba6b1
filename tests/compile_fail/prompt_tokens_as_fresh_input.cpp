// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A prompt is computed but for the part that the cache holds.
// expect-first: aifactory: fresh input, cached input, output and total tokens are different
// expect: called::fresh_input_tokens
// expect: called::prompt_tokens
#include "aifactory/units.hpp"

using namespace aifactory;

const prompt_tokens<> prompt = 3.0 * Mtok_in;

#ifdef MISTAKE
const fresh_tokens<> computed = prompt;
#else
const fresh_tokens<> computed = fresh_part(prompt, cache_hit_rate{0.7});
#endif
