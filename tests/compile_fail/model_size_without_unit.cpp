// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A hundred GPUs, megawatts or dollars?
// expect-first: aifactory: a bare number has no unit
// expect: called::GPU_count
// expect: called::number
#include "aifactory/model/factory.hpp"

using namespace aifactory;

#ifdef MISTAKE
const factory_size<double> size = 100.0;
#else
const factory_size<double> size = 100.0 * MW_IT;
#endif
