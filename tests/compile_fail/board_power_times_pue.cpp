// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A PUE is facility power per IT power: what the rack draws beside the boards comes first.
// expect-first: aifactory: board power .accelerator TDP. and IT or facility power are different
// expect: called::facility_power
// expect: power_of<[a-z:]*dim::board, 1>
#include "aifactory/units.hpp"

using namespace aifactory;

const board_power<> tdp = 1400.0 * W_board;

#ifdef MISTAKE
const facility_power<> meter = tdp * pue<>{1.2};
#else
const facility_power<> meter = tdp * (1.3 * W_IT / W_board) * pue<>{1.2};
#endif
