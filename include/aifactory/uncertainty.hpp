// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Uncertainty: distributions in place of numbers, trials by the million, and what they say with their errors.
/// Asked for by name: elasticities (uncertainty/elasticity.hpp, needs automatic differentiation), checkpoints
/// (uncertainty/checkpoint.hpp), fitting to data (uncertainty/fit.hpp). docs/monte_carlo.md shows how to use the room.
#pragma once

#include "aifactory/uncertainty/distribution.hpp"
#include "aifactory/uncertainty/linear_sensitivity.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"
#include "aifactory/uncertainty/sobol_indices.hpp"
#include "aifactory/uncertainty/tornado.hpp"
#include "aifactory/uncertainty/uncertain.hpp"
