// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Trials are run in lanes: a formula takes whatever value type comes.
// expect-first: aifactory: the formula is run with inputs of several value types
// expect: lanes
#include "aifactory/model/software.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"

using namespace aifactory;

#ifdef MISTAKE
auto cost(const software<uncertain>& in) {
  return monte_carlo(in, [](const software<double>& one) { return one.licence * (8.0 * GPU); });
}
#else
auto cost(const software<uncertain>& in) {
  return monte_carlo(in, [](const auto& one) { return one.licence * (8.0 * GPU); });
}
#endif
