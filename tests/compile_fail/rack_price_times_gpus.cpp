// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A price per rack bills racks.
// expect-first: aifactory: per GPU, per die, per server and per rack are different
// expect: called::money,
// expect: power_of<[a-z:]*dim::gpu, 1>
// expect: power_of<[a-z:]*dim::rack, -1>
#include "aifactory/units.hpp"

using namespace aifactory;

const price_per_rack<> price = 3.5e6 * USD / rack;
const gpu_count<> gpus = 7200.0 * GPU;

#ifdef MISTAKE
const money<> bill = price * gpus;
#else
const money<> bill = price * (gpus / (72.0 * GPU / rack));
#endif
