// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What one GPU draws is not what the fleet draws.
// expect-first: aifactory: an amount per GPU, die, server or rack is not an amount
// expect: called::IT_power,
// expect: called::IT_power_per_GPU
#include "aifactory/units.hpp"

using namespace aifactory;

const it_power_per_gpu<> per_gpu = 2.12 * kW_IT / GPU;

#ifdef MISTAKE
const it_power<> load = per_gpu;
#else
const it_power<> load = per_gpu * (1000.0 * GPU);
#endif
