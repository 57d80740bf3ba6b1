// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  A scenario once it has been read, its problems and its digest. Reading one needs toml++: scenario/read.hpp.
#pragma once

#include "aifactory/scenario/digest.hpp"
#include "aifactory/scenario/file.hpp"
#include "aifactory/scenario/problem.hpp"
#include "aifactory/scenario/scenario.hpp"
