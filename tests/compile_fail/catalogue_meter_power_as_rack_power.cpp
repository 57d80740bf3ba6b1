// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: IT power and facility power are different
// expect: IT_power_per_GPU
// expect: facility_power_per_GPU
#include "aifactory/catalog/generation.hpp"

using namespace aifactory;

#ifdef MISTAKE
const sourced<it_power_per_gpu<>> power{.value = 1.73 * kW_facility / GPU, .from = assumption{"the older vintage"}};
#else
const sourced<facility_power_per_gpu<>> power{.value = 1.73 * kW_facility / GPU, .from = assumption{"the older vintage"}};
#endif
