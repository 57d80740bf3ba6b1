// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Every door of the library, in the order of its rooms. Convenient, and slow to compile: a program that only wants
/// the formulas includes "aifactory/model.hpp". Headers that need an optional library (scenario/read.hpp, report/json.hpp)
/// are asked for by name.
#pragma once

#include "aifactory/version.hpp"

#include "aifactory/units.hpp"
#include "aifactory/values.hpp"
#include "aifactory/uncertainty.hpp"
#include "aifactory/catalog.hpp"
#include "aifactory/throughput.hpp"
#include "aifactory/model.hpp"
#include "aifactory/finance.hpp"
#include "aifactory/training.hpp"
#include "aifactory/growth.hpp"
#include "aifactory/sizing.hpp"
#include "aifactory/scenario.hpp"
#include "aifactory/report.hpp"
