// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Input and output cost different amounts to make: whoever adds them says so.
// expect-first: aifactory: fresh input, cached input, output and total tokens are different
// expect: called::prompt_tokens
// expect: called::output_tokens
#include "aifactory/units.hpp"

using namespace aifactory;

const prompt_tokens<> prompt = 3.0 * Mtok_in;
const output_tokens<> answer = 1.0 * Mtok_out;

#ifdef MISTAKE
const auto all = prompt + answer;
#else
const auto all = total(prompt, answer);
#endif
