// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: these units measure different things
// expect: bandwidth_per_GPU
// expect: arithmetic_per_GPU
#include "aifactory/catalog/generations/nvidia_hopper.hpp"

using namespace aifactory;

#ifdef MISTAKE
const bandwidth_per_gpu<> moved = peak_arithmetic<h200_sxm, precision::bf16>().value;
#else
const bandwidth_per_gpu<> moved = h200_sxm::bandwidth.value;
#endif
