// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The price of generated tokens does not apply to the prompt.
// expect-first: fresh input, cached input, output and total tokens are different: pair each price with its own tokens
// expect: called::money
// expect: power_of<[a-z:]*dim::prompt_token, 1>
// expect: power_of<[a-z:]*dim::output_token, -1>
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const output_token_price<> price = 10.0 * USD / Mtok_out;
  const auto prompt = 3.0 * Mtok_in;
  const auto answer = 1.0 * Mtok_out;
#ifdef MISTAKE
  const money<> bill = price * prompt;
#else
  const money<> bill = price * answer;
#endif
  return bill > 0.0 * USD && prompt > 0.0 * tok_in && answer > 0.0 * tok_out ? 0 : 1;
}
