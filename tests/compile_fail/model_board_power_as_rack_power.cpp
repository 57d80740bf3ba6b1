// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A data sheet states the power of the board; the plan needs the rack, all in.
// expect-first: aifactory: board power .accelerator TDP. and IT or facility power are different
// expect: called::IT_power_per_GPU
// expect: called::board_power_per_GPU
#include "aifactory/model/compute.hpp"

using namespace aifactory;

#ifdef MISTAKE
const power_per_gpu<double> nameplate = 1400.0 * W_board / GPU;
#else
const power_per_gpu<double> nameplate = 2.12 * kW_IT / GPU;
#endif
