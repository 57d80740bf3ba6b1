// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A power is not an energy until it has lasted for some time.
// expect-first: an amount and a rate differ by a time .kW and kWh, tokens and tokens/s.: multiply or divide by a time
// expect: called::energy
// expect: called::facility_power
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const auto drawn = 5.0 * kW;
#ifdef MISTAKE
  const energy<> used = drawn;
#else
  const energy<> used = drawn * hour;
#endif
  return used > 0.0 * kWh ? 0 : 1;
}
