// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// An accelerator's TDP is not what its rack draws: host, switches and fans come on top.
// expect-first: board power .accelerator TDP. and IT or facility power are different: multiply board power
// expect: called::IT_power
// expect: called::board_power
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const board_power<> tdp = 1400.0 * W_board;
#ifdef MISTAKE
  const it_power<> drawn = tdp;
#else
  const it_power<> drawn = tdp * (1.3 * W_IT / W_board);
#endif
  return drawn > 0.0 * W_IT ? 0 : 1;
}
