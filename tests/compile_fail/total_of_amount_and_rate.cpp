// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Tokens and tokens per second have no total.
// expect-first: aifactory: an amount and a rate differ by a time
// expect: called::total_tokens
// expect: called::rate_of<[a-z:]*called::total_tokens>
#include "aifactory/units.hpp"

using namespace aifactory;

const prompt_tokens<> prompt = 3.0 * Mtok_in;
const output_token_rate<> served = 2e6 * tok_out / second;

#ifdef MISTAKE
const auto all = total(prompt, served);
#else
const auto all = total(prompt, served * hour);
#endif
