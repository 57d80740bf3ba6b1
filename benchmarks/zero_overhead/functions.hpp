// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The four functions that are compared, each compiled alone so that all of its code can be counted.
#pragma once

#include "opaque_batch.hpp"
#include "raw_formula.hpp"

namespace compared {

using batch = opaque_batch;
using lanes = aifactory::basic_lanes<batch>;

extern "C" {
void typed_double(const aifactory::factory<double>& plan, aifactory::economics<double>& result);
void raw_double(const raw::plan<double>& plan, raw::figures<double>& result);
void typed_lanes(const aifactory::factory<lanes>& plan, aifactory::economics<lanes>& result);
void raw_lanes(const raw::plan<batch>& plan, raw::figures<batch>& result);
}

}  // namespace compared
