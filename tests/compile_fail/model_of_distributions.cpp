// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The model is run by monte_carlo, with many trials at a time.
// expect-first: aifactory: a formula cannot be run over distributions
#include "aifactory/model.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"

using namespace aifactory;

#ifdef MISTAKE
auto cost(const factory<uncertain>& plan) { return unit_economics(plan).gpu_hour_cost.total; }
#else
auto cost(const factory<uncertain>& plan) {
  return monte_carlo(plan, [](const auto& trial) { return unit_economics(trial).gpu_hour_cost.total; });
}
#endif
