// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is evaluated when no scenario is given?
///
/// The text of examples/scenarios/reference.toml, byte for byte (tests/examples/scenarios_test.cpp compares them), so that
/// a program needs no file to begin with.
#pragma once

#include <string_view>

namespace aifactory {

/// 100 MW of GB300: the worked example of docs/design.md.
inline constexpr std::string_view reference_scenario = R"toml(# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# The reference scenario: 100 MW of GB300 NVL72, the worked example of docs/design.md.
#
#   cost_per_token examples/scenarios/reference.toml --set "power.price=55 USD/MWh"
#
# At its central values (the median of what is uncertain) it comes to 1,179.834 M$ a year, 2.85531 $ per GPU-hour and
# 0.224813 $ per million tokens delivered (0.132190 at full load).
#
# Sources: Goldman Sachs (15 to 20 M$/MW of AI facility), SemiAnalysis in InferenceX (2.12 kW per GPU), Epoch AI (lives),
# NVIDIA (licence, tokens per second). A value that nobody prints is marked basis = "assumption" and says why beside it.
# Published beside its result: 2.31 to 2.79 $ per GPU-hour for owners of GB300, without licences (this scenario without
# its licence: 2.34), and 0.12 $ per million tokens at full load (NVIDIA, with 2.65 $ per GPU-hour).

schema = "aifactory.scenario/1"

[scenario]
name = "100 MW of GB300"
currency = "USD"
base_year = 2026

[facility]
# Middle and ends of the published range; construction with power and cooling, without land.
capex = { triangular = [15, 17.5, 20], unit = "M$/MW_IT", source = "Goldman Sachs at marketscreener.com: 15 to 20 M$/MW for next-generation AI data centres", date = "2025" }
# Between operators' fleets (Meta 1.08, AWS 1.15, Microsoft 1.17) and the industry's 1.54.
pue = { value = 1.2, basis = "assumption" }
# Epoch AI uses 14 years for the facility; rounded up.
life = { value = "15 years", basis = "assumption" }
# Maintenance, insurance and property tax; Epoch's operating cost leaves about 1 %, property tax alone can be 1 to 2 %.
upkeep = { value = "3 %/year", basis = "assumption" }

[power]
# The median is near the US industrial average of 81 $/MWh (EIA, 2023) less what large buyers save; the spread is that
# between states: 60 in Iowa, 98 in Illinois (EIA, April 2025).
price = { lognormal = { median = 70, sigma = 0.28 }, unit = "USD/MWh", basis = "assumption" }

[compute]
generation = "gb300_nvl72"
it_power = "100 MW"
# A rack is published at 3.0 to 4.0 M$, 42 to 56 k$ per GPU; with its share of the scale-out network 52 k$.
price = { lognormal = { median = "52 k$/GPU", sigma = 0.12 }, basis = "assumption" }
it_power_per_gpu = { value = "2.12 kW/GPU", source = "InferenceX, all-in IT power of GB300 NVL72, without PUE; SemiAnalysis AI Cloud TCO Model", date = "2026-07-14" }
life = { value = "5 years", source = "Epoch AI, AI data center cost breakdown: IT equipment", date = "2026-05-14" }
# The low end of what is measured for accelerator servers, 0.3 to 0.5.
idle_share = { value = 0.3, basis = "assumption" }

[software]
licence = { value = "4,500 USD/GPU/year", source = "NVIDIA AI Enterprise, one-year list price per GPU", date = "2026" }

[operations]
# Useful load over capacity; serving follows the day, so that a fleet is rarely above 80 % or below 40 % over a year.
utilization = { triangular = [0.4, 0.6, 0.8], basis = "assumption" }
# A week of downtime a year for repair and upgrades.
availability = { value = "98 %", basis = "assumption" }
# One person per MW with all side costs.
staff = { value = "150 k$/MW/year", basis = "assumption" }

[workload]
# DeepSeek-R1 in FP4, all GPUs of the fleet counted, at the throughput NVIDIA prints beside 0.12 $ per million tokens.
output_rate = { value = "6,000 tok/s/GPU", source = "NVIDIA, lowest token cost AI factories: GB300 NVL72, tokens per second per GPU", date = "2026-04-15" }

[finance]
# Between a hyperscaler's 8 % and a specialised cloud's cost of capital.
wacc = { value = "9 %/year", basis = "assumption" }
)toml";

}  // namespace aifactory
