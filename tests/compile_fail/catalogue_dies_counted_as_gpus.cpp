// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: per GPU, per die, per server and per rack are different
// expect: GPU_count
// expect: die_count
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"

using namespace aifactory;

#ifdef MISTAKE
const gpu_count<> gpus = 16.0 * die;
#else
const gpu_count<> gpus = 16.0 * die / dies_per_gpu_of<b300_sxm>().value;
#endif
