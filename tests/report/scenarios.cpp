// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "scenarios.hpp"

#include "../reader/read_text.hpp"
#include "aifactory/scenario/reference.hpp"

aifactory::scenario reference_with(const std::vector<std::string>& settings) {
  return read_text(aifactory::reference_scenario, "reference", settings);
}

aifactory::scenario everything_with(const std::vector<std::string>& settings) {
  std::vector<std::string> all{"workload.input_rate=20,000 tok_in/s/GPU",
                               "workload.cache_hit_rate=0.5",
                               "workload.allocation=price_ratio",
                               "network.capex=4,000 USD/GPU",
                               "storage.capex=1,000 USD/GPU",
                               "support.capex=700 USD/GPU",
                               "power.capex=900 USD/kW",
                               "power.carbon=367 kg/MWh",
                               "facility.wue=0.3 L/kWh",
                               "facility.headroom=1.1",
                               "compute.peak_draw=0.8"};
  all.insert(all.end(), settings.begin(), settings.end());
  return reference_with(all);
}
