// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Tokens per second are not tokens: a bill needs the time.
// expect-first: an amount and a rate differ by a time .kW and kWh, tokens and tokens/s.: multiply or divide by a time
// expect: called::output_tokens,
// expect: called::rate_of<[a-z:]*called::output_tokens>
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const output_token_rate<> served = 2e8 * tok_out / second;
#ifdef MISTAKE
  const output_tokens<> sold = served;
#else
  const output_tokens<> sold = served * year;
#endif
  return sold > 0.0 * tok_out ? 0 : 1;
}
