// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/recorded_rent.hpp"

#include "recorded.hpp"

aifactory::recorded_answer calculator::recorded_rent(const aifactory::scenario& s) { return aifactory::recorded_rent(s); }
