// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A building without a price is not a free building.
// expect-first: aifactory: a required field was left out
// expect: required<[^\n]*capex|required<[^\n]*one_of|required<[^\n]*quantity
#include "aifactory/model/facility.hpp"

int main() {
  using namespace aifactory;
#ifdef MISTAKE
  const facility<double> site{.pue = 1.2};
#else
  const facility<double> site{.capex = 17.5e6 * USD / MW_IT, .pue = 1.2};
#endif
  return site.pue > pue<>{1.0} ? 0 : 1;
}
