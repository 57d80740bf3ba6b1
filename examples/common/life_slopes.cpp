// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "life.hpp"

#include "aifactory/report/levelized_sensitivity.hpp"

std::vector<aifactory::levelized_slope> calculator::slopes_of_levelized_cost(const aifactory::scenario& s) {
  return aifactory::slopes_of_levelized_cost(s);
}
