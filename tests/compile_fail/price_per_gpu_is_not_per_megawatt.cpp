// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Dollars per GPU and dollars per megawatt of IT load are linked by the power of a GPU.
// expect-first: money and prices per different things: multiply a price by what it is per
// expect: called::capex_per_IT_power
// expect: called::price_per_GPU
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const price_per_gpu<> system = 52000.0 * USD / GPU;
#ifdef MISTAKE
  const capex_per_it_power<> capex = system;
#else
  const capex_per_it_power<> capex = system / (2.12 * kW_IT / GPU);
#endif
  return capex > 0.0 * USD / MW_IT ? 0 : 1;
}
