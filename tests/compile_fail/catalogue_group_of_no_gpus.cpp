// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: a scale-up group has at least one GPU
// expect: h200_sxm
#include "aifactory/catalog/generations/nvidia_hopper.hpp"

using namespace aifactory;

#ifdef MISTAKE
const gpu_count<> gpus = scale_up_group<h200_sxm, 0>::gpus;
#else
const gpu_count<> gpus = scale_up_group<h200_sxm, 8>::gpus;
#endif
