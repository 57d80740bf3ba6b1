// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/recorded_training.hpp"

#include "recorded.hpp"

aifactory::recorded_answer calculator::recorded_training(const aifactory::scenario& s) { return aifactory::recorded_training(s); }
