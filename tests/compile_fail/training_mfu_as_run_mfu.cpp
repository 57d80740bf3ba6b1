// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What a step reaches is not what a run reaches: restarts, stops and all that comes after pre-training are left out.
// expect-first: aifactory: in-step MFU, HFU \(recomputed operations count\) and run MFU \(all GPU-hours count\) are different
// expect: kind::run_mfu
// expect: kind::in_step_mfu
#include "aifactory/training.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const in_step_mfu measured{0.41};

#ifdef MISTAKE
const run_mfu<> whole = measured;
#else
const run_mfu<> whole = run_mfu_of(measured, goodput{0.9}, multiple{0.05});
#endif
