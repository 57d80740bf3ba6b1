// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What may a price hold by declaration, and which field would charge it again?
#pragma once

#include <array>
#include <string_view>

namespace aifactory {

/// What the amount of a section may hold beside its own, and the field that would charge it again.
struct scope {
  std::string_view section;  ///< of the amount: "compute"
  std::string_view item;    ///< what the amount may hold: "licence"
  std::string_view field;   ///< that would charge it again: "software.licence"
  std::string_view code;    ///< of the warning
  std::string_view amount;  ///< what holds the item
};

/// All that an amount may be said to hold.
inline constexpr std::array<scope, 18> scopes{{
    {"compute", "licence", "software.licence", "licence_charged_twice", "compute.price"},
    {"compute", "power", "power.price", "power_charged_twice", "compute.price"},
    {"compute", "power", "power.demand_charge", "power_charged_twice", "compute.price"},
    {"compute", "facility", "facility.capex", "facility_charged_twice", "compute.price"},
    {"compute", "facility", "facility.lease", "facility_charged_twice", "compute.price"},
    {"compute", "network", "network.capex", "network_charged_twice", "compute.price"},
    {"compute", "storage", "storage.capex", "storage_charged_twice", "compute.price"},
    {"compute", "support", "support.capex", "support_charged_twice", "compute.price"},
    {"compute", "upkeep", "compute.upkeep", "upkeep_charged_twice", "compute.price"},
    {"compute", "staff", "operations.staff", "staff_charged_twice", "compute.price"},
    {"facility", "power", "power.price", "power_charged_twice", "the price of the space"},
    {"facility", "power", "power.demand_charge", "power_charged_twice", "the price of the space"},
    {"facility", "connection", "power.capex", "connection_charged_twice", "the price of the space"},
    {"facility", "land", "facility.land", "land_charged_twice", "the price of the space"},
    {"facility", "upkeep", "facility.upkeep", "upkeep_charged_twice", "the price of the space"},
    {"facility", "staff", "operations.staff", "staff_charged_twice", "the price of the space"},
    {"facility", "network", "network.capex", "network_charged_twice", "the price of the space"},
    {"workload", "input", "workload.input_rate", "input_charged_twice", "workload.output_rate"},
}};

}  // namespace aifactory
