// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is known, by whom and since when: generations, prices, sites, models, licences, workloads?
///
/// Every value stands with its range, source, date and confidence; superseded vintages stay. What no source gives is left
/// out or is an assumption with its reason.
#pragma once

#include "aifactory/catalog/colocation.hpp"
#include "aifactory/catalog/cooling.hpp"
#include "aifactory/catalog/facility_costs.hpp"
#include "aifactory/catalog/find.hpp"
#include "aifactory/catalog/generation.hpp"
#include "aifactory/catalog/gpu_hour_costs.hpp"
#include "aifactory/catalog/licences.hpp"
#include "aifactory/catalog/model_shape.hpp"
#include "aifactory/catalog/models.hpp"
#include "aifactory/catalog/owners.hpp"
#include "aifactory/catalog/precision.hpp"
#include "aifactory/catalog/regions.hpp"
#include "aifactory/catalog/sourced.hpp"
#include "aifactory/catalog/sources.hpp"
#include "aifactory/catalog/staffing.hpp"
#include "aifactory/catalog/token_prices.hpp"
#include "aifactory/catalog/useful_lives.hpp"
#include "aifactory/catalog/workload_profiles.hpp"
