// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: board power .accelerator TDP. and IT or facility power are different
// expect: IT_power_per_GPU
// expect: board_power_per_GPU
#include "aifactory/catalog/generations/nvidia_hopper.hpp"

using namespace aifactory;

#ifdef MISTAKE
const it_power_per_gpu<> power = board_power_of<h200_sxm>().value;
#else
const it_power_per_gpu<> power = it_power_of<h200_sxm>().value;
#endif
