// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "functions.hpp"

void compared::typed_double(const aifactory::factory<double>& plan, aifactory::economics<double>& result) {
  result = aifactory::unit_economics(plan);
}
