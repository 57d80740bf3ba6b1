// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: the catalogue holds no number of dies per GPU of this generation
// expect: l40s
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"
#include "aifactory/catalog/generations/nvidia_others.hpp"

using namespace aifactory;

#ifdef MISTAKE
const dies_per_gpu<> dies = dies_per_gpu_of<l40s>().value;
#else
const dies_per_gpu<> dies = dies_per_gpu_of<b300_sxm>().value;
#endif
