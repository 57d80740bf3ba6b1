// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A server sold as "16 GPUs" may hold 8 packages of 2 dies: it needs 8 licences.
// expect-first: aifactory: per GPU, per die, per server and per rack are different
// expect: called::money_per_time
// expect: power_of<[a-z:]*dim::gpu, -1>
// expect: power_of<[a-z:]*dim::die, 1>
#include "aifactory/units.hpp"

using namespace aifactory;

const gpu_time_price<> licence = 4500.0 * USD / GPU / year;
const die_count<> dies = 16.0 * die;

#ifdef MISTAKE
const money_per_time<> bill = licence * dies;
#else
const money_per_time<> bill = licence * (dies / (2.0 * die / GPU));
#endif
