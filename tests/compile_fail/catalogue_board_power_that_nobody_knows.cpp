// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: the catalogue holds no board power of this generation
// expect: gh200_144
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"
#include "aifactory/catalog/generations/nvidia_hopper.hpp"

using namespace aifactory;

#ifdef MISTAKE
const board_power_per_gpu<> power = board_power_of<gh200_144>().value;
#else
const board_power_per_gpu<> power = board_power_of<gb300_nvl72>().value;
#endif
