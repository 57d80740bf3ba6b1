// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The door of the room training: what a training run takes.
#pragma once

#include "aifactory/training/checkpoint_interval.hpp"
#include "aifactory/training/flops.hpp"
#include "aifactory/training/goodput.hpp"
#include "aifactory/training/measured_mfu.hpp"
#include "aifactory/training/megatron_flops.hpp"
#include "aifactory/training/mfu.hpp"
#include "aifactory/training/run_time.hpp"
#include "aifactory/training/training_economics.hpp"
#include "aifactory/training/training_memory.hpp"
#include "aifactory/training/training_problems.hpp"
#include "aifactory/training/training_run.hpp"
