// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// 1 % a month is 12.68 % a year: a rate compounds, so a share per time never becomes one by itself.
// expect-first: an interest rate compounds and is not a share per time
// expect: rate<[a-z:]*basis::nominal
// expect: called::share_per_time
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
#ifdef MISTAKE
  const nominal_rate<> wacc = 0.01 / month;
#else
  const nominal_rate<> wacc = nominal_rate<>::compounded(0.12, 12);
#endif
  return wacc.effective_annual() > 0.12 ? 0 : 1;
}
