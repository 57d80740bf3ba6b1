// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A size is a number of GPUs, a power or a budget: nothing else can be asked for.
// expect-first: aifactory: this quantity is not one of the alternatives
// expect: called::GPU_count
// expect: called::rack_count
#include "aifactory/model/factory.hpp"

using namespace aifactory;

#ifdef MISTAKE
bool in_racks(const factory_size<double>& size) { return size.holds<rack_count<>>(); }
#else
bool in_gpus(const factory_size<double>& size) { return size.holds<gpu_count<>>(); }
#endif
