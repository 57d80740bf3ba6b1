// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A factory is sized in GPUs: a rack says how many it holds.
// expect-first: aifactory: per GPU, per die, per server and per rack are different
// expect: called::GPU_count
// expect: called::rack_count
#include "aifactory/model/factory.hpp"

using namespace aifactory;

#ifdef MISTAKE
const factory_size<double> size = 100.0 * rack;
#else
const factory_size<double> size = 100.0 * rack * (72.0 * GPU / rack);
#endif
