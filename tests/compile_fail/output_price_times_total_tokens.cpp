// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A price of generated tokens bills those, and not everything that went through.
// expect-first: aifactory: fresh input, cached input, output and total tokens are different
// expect: called::money,
// expect: power_of<[a-z:]*dim::output_token, -1>
// expect: power_of<[a-z:]*dim::token, 1>
#include "aifactory/units.hpp"

using namespace aifactory;

const output_token_price<> price = 10.0 * USD / Mtok_out;
const prompt_tokens<> prompt = 3.0 * Mtok_in;
const output_tokens<> answer = 1.0 * Mtok_out;

#ifdef MISTAKE
const money<> bill = price * total(prompt, answer);
#else
const money<> bill = price * answer;
#endif
