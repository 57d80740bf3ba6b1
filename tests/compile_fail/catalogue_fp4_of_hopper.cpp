// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: this generation has no arithmetic units of this precision
// expect: h200_sxm
// expect: fp4|precision\)2
#include "aifactory/catalog/generations/nvidia_hopper.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto peak = peak_arithmetic<h200_sxm, precision::fp4>();
#else
const auto peak = peak_arithmetic<h200_sxm, precision::fp8>();
#endif
