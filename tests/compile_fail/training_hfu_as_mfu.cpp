// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What the hardware does again is no progress of the model: the run would seem a quarter shorter than it is.
// expect-first: aifactory: in-step MFU, HFU \(recomputed operations count\) and run MFU \(all GPU-hours count\) are different
// expect: kind::in_step_mfu
// expect: kind::hfu
#include "aifactory/training.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const auto flop = 3.14e23 * FLOP;
const auto peak = 312.0 * TFLOP / second / GPU;

#ifdef MISTAKE
const auto busy = busy_hours(flop, peak, hfu{0.45});
#else
const auto busy = busy_hours(flop, peak, in_step_mfu_of(hfu{0.45}, share{1.0 / 3.0}));
#endif
