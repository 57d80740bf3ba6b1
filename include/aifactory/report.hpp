// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What people look at: the answer on a terminal, tables, and which assumptions move it. JSON needs nlohmann-json:
/// report/json.hpp, report/sampled_json.hpp. Trials take the compiler longer and are asked for by name:
/// report/trials.hpp.
#pragma once

#include "aifactory/report/assumptions.hpp"
#include "aifactory/report/csv.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/heat_map.hpp"
#include "aifactory/report/sampled_terminal.hpp"
#include "aifactory/report/terminal.hpp"
