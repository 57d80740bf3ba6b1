// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Tokens per second and MW are quoted per IT power and per facility power: a PUE lies between.
// expect-first: aifactory: IT power and facility power are different
// expect: called::rate_per_IT_power_of<[a-z:]*called::total_tokens>
// expect: called::rate_per_facility_power_of<[a-z:]*called::total_tokens>
#include "aifactory/model.hpp"

using namespace aifactory;

#ifdef MISTAKE
bool better(const economics<>& a, const economics<>& b) {
  return a.full_load_per_it_power.total > b.full_load_per_facility_power.total;
}
#else
bool better(const economics<>& a, const economics<>& b) {
  return a.full_load_per_it_power.total > b.full_load_per_it_power.total;
}
#endif
