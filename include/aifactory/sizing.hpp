// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The door of the room sizing: from demand, megawatts or a budget to racks.
#pragma once

#include "aifactory/sizing/build_trend.hpp"
#include "aifactory/sizing/cheapest.hpp"
#include "aifactory/sizing/claim.hpp"
#include "aifactory/sizing/demand_shape.hpp"
#include "aifactory/sizing/first_token.hpp"
#include "aifactory/sizing/frontier_ratio.hpp"
#include "aifactory/sizing/generation_comparison.hpp"
#include "aifactory/sizing/generation_option.hpp"
#include "aifactory/sizing/generation_ratio.hpp"
#include "aifactory/sizing/operating_point.hpp"
#include "aifactory/sizing/pareto.hpp"
#include "aifactory/sizing/planned.hpp"
#include "aifactory/sizing/required_gpus.hpp"
#include "aifactory/sizing/size.hpp"
#include "aifactory/sizing/size_rules.hpp"
#include "aifactory/sizing/spared_size.hpp"
#include "aifactory/sizing/spares.hpp"
#include "aifactory/sizing/token_demand.hpp"
#include "aifactory/sizing/waiting.hpp"
#include "aifactory/sizing/whole_fleet.hpp"
