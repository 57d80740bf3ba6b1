// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What can stand inside a quantity beside double: many trials, a derivative, bounds, the formula itself.
/// Each is a header of its own and not cheap to compile (dual above all): include the one you use.
#pragma once

#include "aifactory/values/dual.hpp"
#include "aifactory/values/expression.hpp"
#include "aifactory/values/formula_latex.hpp"
#include "aifactory/values/formula_rewrite.hpp"
#include "aifactory/values/interval.hpp"
#include "aifactory/values/lanes.hpp"
