// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What stands there is not what was promised to be paid.
// expect-first: aifactory: provisioned, reserved, billed and busy GPU-hours are different
// expect: hours::reserved
// expect: hours::provisioned
#include "aifactory/finance/take_or_pay.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;

const gpu_hours<hours::provisioned> there(8760.0 * GPU * hour);
const gpu_hour_price<hours::reserved> price(2.0 * USD / (GPU * hour));
const gpu_hour_price<hours::billed> overage(2.5 * USD / (GPU * hour));

#ifdef MISTAKE
const take_or_pay<> promised{price, there, overage};
#else
const take_or_pay<> promised{price, part_of<hours::reserved>(there, share{0.5}), overage};
#endif
