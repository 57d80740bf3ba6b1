// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: an amount and a rate differ by a time
// expect: price_per_GPU_and_time
// expect: price_per_GPU
#include "aifactory/catalog/licences.hpp"

using namespace aifactory;

#ifdef MISTAKE
const gpu_time_price<> licence = licences::ai_enterprise_perpetual.price.value;
#else
const gpu_time_price<> licence = licences::ai_enterprise_perpetual.per_year();
#endif
