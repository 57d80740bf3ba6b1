// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect: a_range_must_hold_its_value
#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/money.hpp"

using namespace aifactory;

#ifdef MISTAKE
constexpr sourced<price_per_gpu<>> price{
    .value = 30e3 * USD / GPU, .low = 35e3 * USD / GPU, .high = 40e3 * USD / GPU, .from = assumption{"a test"}};
#else
constexpr sourced<price_per_gpu<>> price{
    .value = 37e3 * USD / GPU, .low = 35e3 * USD / GPU, .high = 40e3 * USD / GPU, .from = assumption{"a test"}};
#endif
