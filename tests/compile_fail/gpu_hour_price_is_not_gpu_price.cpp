// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A price per GPU-hour, sold or provisioned, is not the price of a GPU.
// expect-first: aifactory: an amount and a rate differ by a time
// expect: called::price_per_GPU,
// expect: called::price_per_GPU_and_time
#include "aifactory/units.hpp"

using namespace aifactory;

const gpu_time_price<> hourly = 2.85 * USD / GPU / hour;

#ifdef MISTAKE
const price_per_gpu<> rented = hourly;
#else
const price_per_gpu<> rented = hourly * (5.0 * year);
#endif
