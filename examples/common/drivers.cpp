// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "drivers.hpp"

#include "aifactory/report/drivers_json.hpp"

void calculator::add_drivers(nlohmann::ordered_json& document, const aifactory::scenario& s) {
  using namespace aifactory;
  if (auto moved = json_elasticities(influences(s, s.plan)); !moved.empty()) document["elasticities"] = std::move(moved);
  if (const auto measured = cost_frontiers_of(s); !measured.found.empty()) document["frontier"] = json_frontiers(measured);
}

std::string calculator::why_no_frontier(const aifactory::scenario& s) { return aifactory::cost_frontiers_of(s).reason; }
