// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A machine that stands on a desk fills no rack.
// expect-first: aifactory: the catalogue holds no number of GPUs per rack of this generation: give your own
// expect: dgx_spark
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"
#include "aifactory/catalog/generations/nvidia_others.hpp"

using namespace aifactory;

#ifdef MISTAKE
const gpus_per_rack<> held = gpus_per_rack_of<dgx_spark>().value;
#else
const gpus_per_rack<> held = gpus_per_rack_of<gb300_nvl72>().value;
#endif
