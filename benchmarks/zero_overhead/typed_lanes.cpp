// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "functions.hpp"

void compared::typed_lanes(const aifactory::factory<compared::lanes>& plan, aifactory::economics<compared::lanes>& result) {
  result = aifactory::unit_economics(plan);
}
