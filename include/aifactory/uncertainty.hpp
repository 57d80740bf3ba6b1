// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Uncertainty: distributions in place of numbers, trials by the million, and what they say with their errors.
/// Elasticities (uncertainty/elasticity.hpp, needs automatic differentiation) and checkpoints
/// (uncertainty/checkpoint.hpp) are asked for by name.
#pragma once

#include "aifactory/uncertainty/distribution.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"
#include "aifactory/uncertainty/sobol_indices.hpp"
#include "aifactory/uncertainty/tornado.hpp"
#include "aifactory/uncertainty/uncertain.hpp"
