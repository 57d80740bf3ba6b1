// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect: a_source_needs_a_text_and_an_ISO_date
#include "aifactory/catalog/sourced.hpp"

using namespace aifactory;

#ifdef MISTAKE
constexpr source page{"a price list", "May 2026"};
#else
constexpr source page{"a price list", "2026-05"};
#endif
