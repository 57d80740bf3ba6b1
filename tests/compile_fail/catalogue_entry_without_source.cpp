// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: an entry of the catalogue needs a source.text, date. or an assumption.reason.
#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/money.hpp"

using namespace aifactory;

#ifdef MISTAKE
const sourced<price_per_gpu<>> price{.value = 30e3 * USD / GPU};
#else
const sourced<price_per_gpu<>> price{.value = 30e3 * USD / GPU, .from = source{"a price list", "2026-05"}};
#endif
