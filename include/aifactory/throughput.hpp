// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many tokens per second: what was measured, for which model, precision and interactivity?
#pragma once

#include "aifactory/throughput/deepseek_r1.hpp"
#include "aifactory/throughput/find.hpp"
#include "aifactory/throughput/frontier.hpp"
#include "aifactory/throughput/frontier_curve.hpp"
#include "aifactory/throughput/frontier_error.hpp"
#include "aifactory/throughput/frontier_find.hpp"
#include "aifactory/throughput/iso_interactivity.hpp"
#include "aifactory/throughput/llama_2_70b.hpp"
#include "aifactory/throughput/llama_3_1_405b.hpp"
#include "aifactory/throughput/measured_curves.hpp"
#include "aifactory/throughput/measured_power.hpp"
#include "aifactory/throughput/mlperf_best.hpp"
#include "aifactory/throughput/throughput_profile.hpp"
