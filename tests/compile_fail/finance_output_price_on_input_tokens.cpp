// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Each kind of token has its own price.
// expect-first: aifactory: fresh input, cached input, output and total tokens are different
#include "aifactory/finance/flow.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const timeline when({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 2, frequency::yearly, timing::end);
const fresh_token_flow<> prompts(when);
const output_token_flow<> answers(when);
const auto price = 3.0 * USD / Mtok_out;

#ifdef MISTAKE
const pretax_flow<> revenue = price * prompts;
#else
const pretax_flow<> revenue = price * answers;
#endif
