// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Idle GPUs send no bill.
// expect-first: aifactory: provisioned, reserved, billed and busy GPU-hours are different
// expect: hours::billed
// expect: hours::provisioned
#include "aifactory/finance/gpu_hours.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const gpu_hour_price<hours::billed> price(2.5 * USD / (GPU * hour));
const gpu_hours<hours::provisioned> there(8760.0 * GPU * hour);

#ifdef MISTAKE
const money<> revenue = price * there;
#else
const money<> revenue = price * part_of<hours::billed>(there, share{0.7});
#endif
