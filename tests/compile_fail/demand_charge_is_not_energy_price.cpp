// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
//
// A charge per kW and month is not a price of energy, though a kW times a month is an energy by its dimension.
//
// expect-first: aifactory: billed demand
// expect: called::price_of_energy.*called::demand_charge
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const auto charge = 12.0 * USD / (kW_demand * month);
#ifdef MISTAKE
  const energy_price<> price = charge;
#else
  const demand_charge<> price = charge;
#endif
  return price.base_value() > 0.0 ? 0 : 1;
}
