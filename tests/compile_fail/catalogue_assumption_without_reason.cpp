// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect: an_assumption_needs_a_reason
#include "aifactory/catalog/sourced.hpp"

using namespace aifactory;

#ifdef MISTAKE
constexpr assumption guess{""};
#else
constexpr assumption guess{"the middle of two quotations"};
#endif
