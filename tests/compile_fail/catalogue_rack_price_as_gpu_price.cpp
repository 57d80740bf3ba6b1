// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: per GPU, per die, per server and per rack are different
// expect: price_per_GPU
// expect: price_per_rack
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"

using namespace aifactory;

#ifdef MISTAKE
const price_per_gpu<> price = gb300_nvl72::rack_price.value;
#else
const price_per_gpu<> price = gb300_nvl72::rack_price.value / gpus_per_rack_of<gb300_nvl72>().value;
#endif
