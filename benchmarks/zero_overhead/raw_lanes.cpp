// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "functions.hpp"

void compared::raw_lanes(const raw::plan<compared::batch>& plan, raw::figures<compared::batch>& result) {
  result = raw::unit_economics(plan);
}
