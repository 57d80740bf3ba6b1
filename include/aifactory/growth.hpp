// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The door of the room growth: factories that are built in phases, ramp up, and replace their GPUs.
#pragma once

#include "aifactory/growth/build_calendar.hpp"
#include "aifactory/growth/build_cash_flow.hpp"
#include "aifactory/growth/build_terms.hpp"
#include "aifactory/growth/phase_plan.hpp"
#include "aifactory/growth/price_that_pays.hpp"
#include "aifactory/growth/refresh_choice.hpp"
#include "aifactory/growth/replacement_chain.hpp"
#include "aifactory/growth/residual_value.hpp"
#include "aifactory/growth/service.hpp"
