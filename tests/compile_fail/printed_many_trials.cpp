// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Eight trials have no one text.
// expect-first: aifactory: what is printed holds one number
// expect: lanes
#include "aifactory/units/format.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/values/lanes.hpp"

using namespace aifactory;

#ifdef MISTAKE
std::string text(const money<lanes>& cost) { return fmt::format("{}", cost); }
#else
std::string text(const money<lanes>& cost) { return fmt::format("{}", greatest(cost.base_value()) * USD); }
#endif
