// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The cost of a token of any kind is not the cost of an output token.
// expect-first: aifactory: fresh input, cached input, output and total tokens are different
// expect: called::price_of<[a-z:]*called::output_tokens>
// expect: called::price_of<[a-z:]*called::total_tokens>
#include "aifactory/model.hpp"

using namespace aifactory;

#ifdef MISTAKE
output_token_price<> cost(const factory<>& plan) { return unit_economics(plan).cost_per_token.blended; }
#else
output_token_price<> cost(const factory<>& plan) { return unit_economics(plan).cost_per_token.output; }
#endif
