// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The door of the room sizing: from demand, megawatts or a budget to racks.
#pragma once

#include "aifactory/sizing/claim.hpp"
#include "aifactory/sizing/demand_shape.hpp"
#include "aifactory/sizing/operating_point.hpp"
#include "aifactory/sizing/required_gpus.hpp"
#include "aifactory/sizing/size.hpp"
#include "aifactory/sizing/spares.hpp"
#include "aifactory/sizing/token_demand.hpp"
#include "aifactory/sizing/waiting.hpp"
#include "aifactory/sizing/whole_fleet.hpp"
