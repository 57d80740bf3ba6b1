// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The unit of an input is a text that the compiler reads.
// expect: this_text_is_not_a_unit
#include "aifactory/units/unit_text.hpp"

using namespace aifactory;

#ifdef MISTAKE
constexpr unit quoted = unit_of("USD/MV_IT");
#else
constexpr unit quoted = unit_of("USD/MW_IT");
#endif
