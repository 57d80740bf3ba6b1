// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/recorded_build_out.hpp"

#include "recorded.hpp"

aifactory::recorded_answer calculator::recorded_build_out(const aifactory::scenario& s) { return aifactory::recorded_build_out(s); }
aifactory::recorded_answer calculator::recorded_build_out_by_period(const aifactory::scenario& s) { return aifactory::recorded_build_out(s, aifactory::build_rows::by_period); }
