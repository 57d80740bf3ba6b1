// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What do two generations in one hall cost and make, and what does a share of their time for fine-tuning cost?
#include "aifactory/catalog/find.hpp"
#include "aifactory/catalog/owners.hpp"
#include "aifactory/model.hpp"
#include "aifactory/model/mixed_fleet.hpp"
#include "aifactory/model/uses.hpp"
#include "aifactory/throughput/frontier_find.hpp"
#include "aifactory/units/format.hpp"

#include <vector>

using namespace aifactory;

/// A generation of the catalogue at a speed that users see, DeepSeek-R1 with 8,192 tokens in and 1,024 out.
template <class G>
fleet_part<> part_of(const it_power<>& size, precision weights) {
  const auto measured = find_frontier(G::id, models::deepseek_r1::id, weights, 8192.0 * tok_in, 1024.0 * tok_out);
  const auto speed = 50.0 * tok_out / second / user;
  return {.size = size,
          .compute = {.price = price_of<G>().value, .it_power_per_gpu = it_power_of<G>().value, .life = G::life.value},
          .workload = {.output_rate = measured.output_rate_at(speed), .input_rate = measured.input_rate_at(speed)}};
}

int main() {
  const auto old_part = part_of<h200_sxm>(8.0 * MW_IT, precision::fp8);
  auto new_part = part_of<gb300_nvl72>(20.0 * MW_IT, precision::fp4);
  // A fifth of the new part's time goes to fine-tuning, at what its GPU-hours cost.
  const std::vector<fleet_use<>> uses{{{.share = share{0.8}}, new_part.workload},
                                      {{.share = share{0.2}, .use = gpu_use::fine_tuning}, new_part.workload}};
  new_part.workload = workload_of(uses);
  // What both share: the building, the electricity with its demand charge, the load and the cost of capital.
  factory<> site{.size = 28.0 * MW_IT,
                 .facility = {.capex = 17.5e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = lives::epoch_facility.value},
                 .power = {.price = 70.0 * USD / MWh, .demand_charge = 12.0 * USD / (kW_demand * month)},
                 .compute = new_part.compute,
                 .operations = {.utilization = utilization{0.6}, .availability = availability{0.98}},
                 .workload = new_part.workload,
                 .finance = {.wacc = owners::hyperscaler.cost_of_capital.value}};
  const auto found = mixed_fleet<double>(site, {old_part, new_part});
  const auto say = [](const char* what, const economics<>& e) {
    fmt::print("{:<12} {:>7.0f} GPUs {:>6.1f} M$ a year, {:.2f}, {:.3f}\n", what, e.gpus.in(GPU), e.annual_cost.total.in(1e6 * USD / year),
               e.gpu_hour_cost.total, e.cost_per_token.output);
  };
  say("H200", found.parts[0]);
  say("GB300", found.parts[1]);
  say("both", found.total);

  const auto held = economics_of_uses(plan_of(site, new_part), found.parts[1], uses);
  fmt::print("fine-tuning  {:>7.0f} GPUs {:>6.1f} M$ a year, in place of {:.1e} output tokens a year\n", held[1].gpus.in(GPU),
             held[1].annual_cost.in(1e6 * USD / year), held[1].not_made.output.in(tok_out / year));
}
// prints: H200            5839 GPUs   90.9 M$ a year, 1.78 USD/GPU/h, 6.380 USD/Mtok_out
// prints: GB300           9434 GPUs  174.6 M$ a year, 2.11 USD/GPU/h, 0.772 USD/Mtok_out
// prints: both           15273 GPUs  265.5 M$ a year, 1.98 USD/GPU/h, 1.104 USD/Mtok_out
// prints: fine-tuning     1887 GPUs   34.9 M$ a year, in place of 5.7e+13 output tokens a year
