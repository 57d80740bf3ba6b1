// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A PUE is facility power per IT power; it never stands for the share of capacity that is used.
// expect-first: a quantity .a pue, a power, a price, .... is not a ratio such as a utilization
// expect: kind::utilization
// expect: called::PUE
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const pue<> site{1.2};
#ifdef MISTAKE
  const utilization<> used = site;
#else
  const utilization<> used{0.6};
#endif
  return used.value() < site / pue<>{1.0} ? 0 : 1;
}
