// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The MFU over all GPU-hours has its losses inside: they would count twice.
// expect-first: aifactory: in-step MFU, HFU \(recomputed operations count\) and run MFU \(all GPU-hours count\) are different
// expect: kind::in_step_mfu
// expect: kind::run_mfu
#include "aifactory/training.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const run_mfu published{0.346};

#ifdef MISTAKE
const in_step_mfu<> steps = published;
#else
const in_step_mfu<> steps = in_step_mfu_of(published, goodput{0.9}, multiple{0.05});
#endif
