// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/model/fleet.hpp"
#include "catch_shim.hpp"
#include "rich_plan.hpp"

#include <cmath>

namespace fleet_test {

using namespace aifactory;

/// The rich plan with another size.
template <class Size>
constexpr factory<> sized_by(const Size& size, factory<> plan = rich::plan) {
  plan.size = size;
  return plan;
}

double fleet_of(const factory<>& plan) { return fleet_size(plan).in(GPU); }

TEST_CASE("fleet: nameplate per GPU holds compute, network, storage and support", "[model][fleet]") {
  // By hand: 1.6 + 0.1 + 0.02 + 0.08 = 1.8 kW.
  CHECK_THAT(nameplate_per_gpu(rich::plan).in(kW_IT / GPU), WithinRel(1.8, 1e-15));
}

TEST_CASE("fleet: a nameplate quoted at the meter is divided by the annual PUE once", "[model][fleet]") {
  auto plan = rich::plan;
  // By hand: 2.0 / 1.25 = 1.6 kW at the rack, the same plan as before. The design PUE of 1.4 has no part in it.
  plan.compute.it_power_per_gpu = 2.0 * kW_facility / GPU;
  CHECK_THAT(nameplate_per_gpu(plan).in(kW_IT / GPU), WithinRel(1.8, 1e-15));
  // The others may be quoted so as well: 0.125 / 1.25 = 0.1.
  plan.network.it_power_per_gpu = 0.125 * kW_facility / GPU;
  CHECK_THAT(nameplate_per_gpu(plan).in(kW_IT / GPU), WithinRel(1.8, 1e-15));
  // Without headroom and design PUE the meter sees what the source quoted: 1,000 x 2.5 kW = 2.5 MW.
  auto quoted = rich::plan;
  quoted.compute.it_power_per_gpu = 2.5 * kW_facility / GPU;
  quoted.network = quoted.storage = quoted.support = {};
  quoted.facility.headroom = 1.0;
  quoted.power.design_pue = pue<>{};
  CHECK_THAT(fleet_of(sized_by(2.5 * MW_facility, quoted)), WithinRel(1000.0, 1e-15));
}

TEST_CASE("fleet: capital by layer", "[model][fleet]") {
  // By hand, see rich_plan.hpp: 19.8 + 1.98, 2.772, 40, 5, 1, 2: 72.552 M$.
  const auto capex = capex_of(rich::plan, 1000.0 * GPU);
  CHECK_THAT(capex.facility.in(1e6 * USD), WithinRel(21.78, 1e-15));
  CHECK_THAT(capex.power.in(1e6 * USD), WithinRel(2.772, 1e-15));
  CHECK_THAT(capex.compute.in(1e6 * USD), WithinRel(40.0, 1e-15));
  CHECK_THAT(capex.network.in(1e6 * USD), WithinRel(5.0, 1e-15));
  CHECK_THAT(capex.storage.in(1e6 * USD), WithinRel(1.0, 1e-15));
  CHECK_THAT(capex.support.in(1e6 * USD), WithinRel(2.0, 1e-15));
  CHECK_THAT(capex.total.in(1e6 * USD), WithinRel(72.552, 1e-15));
}

TEST_CASE("fleet: a shell priced per facility power is priced on what the design PUE makes of the IT power", "[model][fleet]") {
  auto plan = rich::plan;
  plan.facility.capex = 10e6 * USD / MW_facility;
  // By hand: 10 x 1.98 x 1.4 = 27.72 M$, and 1.98 M$ of land.
  CHECK_THAT(capex_of(plan, 1000.0 * GPU).facility.in(1e6 * USD), WithinRel(29.7, 1e-15));
  // Without a design PUE the annual one does: 10 x 1.98 x 1.25 = 24.75 M$, and the land.
  plan.power.design_pue = pue<>{};
  CHECK_THAT(capex_of(plan, 1000.0 * GPU).facility.in(1e6 * USD), WithinRel(26.73, 1e-15));
}

TEST_CASE("fleet: leased space takes no capital", "[model][fleet]") {
  auto plan = rich::plan;
  plan.facility = {.capex = 150.0 * USD / (kW_IT * month), .pue = pue<>{1.25}, .headroom = 1.1};
  const auto capex = capex_of(plan, 1000.0 * GPU);
  CHECK(capex.facility == 0.0 * USD);
  // By hand: 72.552 - 19.8 - 1.98 = 50.772 M$, which then buys the same fleet.
  CHECK_THAT(capex.total.in(1e6 * USD), WithinRel(50.772, 1e-15));
  CHECK_THAT(fleet_of(sized_by(50.772e6 * USD, plan)), WithinRel(1000.0, 1e-14));
}

TEST_CASE("fleet: the design PUE is the annual one unless given", "[model][fleet]") {
  CHECK(design_pue(rich::plan) == pue<>{1.4});
  auto plan = rich::plan;
  plan.power.design_pue = pue<>{};
  CHECK(design_pue(plan) == pue<>{1.25});
}

TEST_CASE("fleet: each way to size gives the same thousand GPUs", "[model][fleet]") {
  // By hand, see rich_plan.hpp.
  CHECK(fleet_of(sized_by(1000.0 * GPU)) == 1000.0);
  CHECK_THAT(fleet_of(sized_by(1.98 * MW_IT)), WithinRel(1000.0, 1e-14));
  CHECK_THAT(fleet_of(sized_by(2.772 * MW_facility)), WithinRel(1000.0, 1e-14));
  CHECK_THAT(fleet_of(sized_by(72.552e6 * USD)), WithinRel(1000.0, 1e-14));
}

TEST_CASE("fleet: GPUs to IT power to facility power to budget and back", "[model][fleet]") {
  for (const double gpus : {1.0, 1234.5, 47169.81, 2e6}) {
    CAPTURE(gpus);
    const auto built = built_for(rich::plan, gpus * GPU);
    CHECK_THAT(fleet_of(sized_by(built)), WithinRel(gpus, 1e-14));
    CHECK_THAT(fleet_of(sized_by(drawn_from_grid(built, design_pue(rich::plan)))), WithinRel(gpus, 1e-14));
    CHECK_THAT(fleet_of(sized_by(capex_of(rich::plan, gpus * GPU).total)), WithinRel(gpus, 1e-14));
  }
}

TEST_CASE("fleet: hungrier GPUs are fewer in the same building", "[model][fleet]") {
  auto plan = rich::plan;
  plan.compute.it_power_per_gpu = 3.4 * kW_IT / GPU;  // 3.6 kW in all, twice 1.8
  CHECK_THAT(fleet_of(sized_by(1.98 * MW_IT, plan)), WithinRel(500.0, 1e-14));
  CHECK_THAT(fleet_of(sized_by(2.772 * MW_facility, plan)), WithinRel(500.0, 1e-14));
  // A budget also pays for the building: per GPU 48,000 + 3.6 x 1.1 x (11,000 + 1.4 x 1,000) = 97,104 USD.
  CHECK_THAT(fleet_of(sized_by(97.104e6 * USD, plan)), WithinRel(1000.0, 1e-14));
}

TEST_CASE("fleet: a size of nothing is a factory of nothing", "[model][fleet]") {
  CHECK(fleet_of(sized_by(0.0 * GPU)) == 0.0);
  CHECK(fleet_of(sized_by(0.0 * MW_IT)) == 0.0);
  CHECK(fleet_of(sized_by(0.0 * MW_facility)) == 0.0);
  CHECK(fleet_of(sized_by(0.0 * USD)) == 0.0);
}

TEST_CASE("fleet: whole deployments in a gigawatt", "[model][fleet]") {
  // SemiAnalysis, InferenceX-app pull request 1113: a chassis of 4,837.2 W, PUE 1.3, planning headroom 1.1, 1 GW budget.
  // By hand: 4837.2 x 1.3 x 1.1 = 6,917.196 W; 1e9 / 6917.196 = 144,567.2. One chassis stands for one GPU here.
  auto plan = rich::plan;
  plan.compute.it_power_per_gpu = 4837.2 * W_IT / GPU;
  plan.network = plan.storage = plan.support = {};
  plan.facility.pue = pue<>{1.3};
  plan.power.design_pue = pue<>{};
  CHECK(std::floor(fleet_of(sized_by(1.0 * GW_facility, plan))) == 144567.0);
}

TEST_CASE("fleet: decided before the program runs", "[model][fleet]") {
  STATIC_REQUIRE(fleet_size(rich::plan) == 1000.0 * GPU);
  STATIC_REQUIRE(fleet_size(sized_by(1.98 * MW_IT)) > 999.999 * GPU);
}

}  // namespace fleet_test
