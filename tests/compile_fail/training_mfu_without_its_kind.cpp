// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// One run has 41 %, 55 % and 35 %.
// expect-first: aifactory: a bare number does not say which MFU is meant
#include "aifactory/training.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

#ifdef MISTAKE
const training_run<> run{.mfu = 0.41, .flop = 3.8e25 * FLOP};
#else
const training_run<> run{.mfu = in_step_mfu{0.41}, .flop = 3.8e25 * FLOP};
#endif
