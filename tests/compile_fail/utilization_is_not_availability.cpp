// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The share of capacity in use is not the share of the year in which the fleet is up.
// expect-first: two ratios of different meaning: one does not stand for the other
// expect: kind::availability
// expect: kind::utilization
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const utilization<> used{0.6};
#ifdef MISTAKE
  const availability<> up = used;
#else
  const availability<> up{0.98};
#endif
  return used.value() < up.value() ? 0 : 1;
}
