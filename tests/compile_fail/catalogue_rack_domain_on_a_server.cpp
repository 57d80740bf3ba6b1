// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: the group is larger than the scale-up domain of this generation
// expect: h200_sxm
// expect: 72
#include "aifactory/catalog/generations/nvidia_hopper.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto gpus = scale_up_group<h200_sxm, 72>::gpus;
#else
const auto gpus = scale_up_group<h200_sxm, 8>::gpus;
#endif
