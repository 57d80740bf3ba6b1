// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "functions.hpp"

void compared::raw_double(const raw::plan<double>& plan, raw::figures<double>& result) {
  result = raw::unit_economics(plan);
}
