// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Sixty percent is 0.6. In a constant expression the range is checked by the compiler.
// expect: a_ratio_must_lie_in_its_range
// expect: kind::utilization
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
constexpr utilization<> used{60.0};
#else
constexpr utilization<> used{0.60};
#endif
