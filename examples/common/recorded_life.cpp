// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/recorded_life.hpp"

#include "recorded.hpp"

aifactory::recorded_answer calculator::recorded_year(const aifactory::scenario& s) { return aifactory::recorded_year(s); }
aifactory::recorded_answer calculator::recorded_life(const aifactory::scenario& s) { return aifactory::recorded_life(s); }
