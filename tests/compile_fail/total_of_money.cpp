// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Money has no kinds that a total would add.
// expect-first: aifactory: total\(...\) adds tokens of different kinds
// expect: called::total_tokens
// expect: called::money
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto all = total(3.0 * USD);
#else
const auto all = total(3.0 * Mtok_in);
#endif
