// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: the catalogue holds no IT power per GPU of this generation: give your own
// expect: gh200_144
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"
#include "aifactory/catalog/generations/nvidia_hopper.hpp"

using namespace aifactory;

#ifdef MISTAKE
const it_power_per_gpu<> power = it_power_of<gh200_144>().value;
#else
const it_power_per_gpu<> power = it_power_of<gb300_nvl72>().value;
#endif
