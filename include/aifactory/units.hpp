// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What a number means: dimensions, kinds, quantities, ratios, rates, and the mathematics formulas use.
/// Formatting (units/format.hpp, needs fmt) and Boost's quantities (units/boost.hpp) are asked for by name.
#pragma once

#include "aifactory/units/count.hpp"
#include "aifactory/units/error.hpp"
#include "aifactory/units/hardware.hpp"
#include "aifactory/units/impact.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/power.hpp"
#include "aifactory/units/quantity.hpp"
#include "aifactory/units/rate.hpp"
#include "aifactory/units/ratio.hpp"
#include "aifactory/units/time.hpp"
#include "aifactory/units/token.hpp"
#include "aifactory/units/unit_text.hpp"
