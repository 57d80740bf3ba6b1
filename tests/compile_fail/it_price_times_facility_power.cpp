// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A shell priced per MW of IT load is not multiplied by the megawatts at the meter: that overstates it by the PUE.
// expect-first: IT power and facility power are different: multiply or divide by a pue
// expect: called::money
// expect: power_of<[a-z:]*dim::it, -1>
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const capex_per_it_power<> shell = 17.5e6 * USD / MW_IT;
  const facility_power<> meter = 120.0 * MW_facility;
#ifdef MISTAKE
  const money<> cost = shell * meter;
#else
  const money<> cost = shell * (meter / pue<>{1.2});
#endif
  return cost > 0.0 * USD ? 0 : 1;
}
