// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The formulas of a factory in one steady year: power, capital, unit economics.
#pragma once

#include "aifactory/model/economics.hpp"
#include "aifactory/model/factory.hpp"
#include "aifactory/model/mixed_fleet.hpp"
#include "aifactory/model/unit_economics.hpp"
#include "aifactory/model/uses.hpp"
#include "aifactory/model/validate.hpp"
#include "aifactory/units.hpp"
