// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// How is a generation added that the catalogue does not know, and what would a factory of it cost?
#include "aifactory/catalog/find.hpp"
#include "aifactory/catalog/owners.hpp"
#include "aifactory/model.hpp"
#include "aifactory/units/format.hpp"

using namespace aifactory;

/// An invented accelerator: its figures are round. One struct is all; what is not known is left out.
struct my_chip {
  static constexpr std::string_view id = "my_chip", name = "My chip", vendor = "Us";
  static constexpr int year = 2027;
  static constexpr source quotation{"quotation of the manufacturer", "2026-11-02"};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{.value = 8.0 * PFLOP / second / GPU, .from = quotation};
  static constexpr sourced<memory_per_gpu<>> memory{.value = 256.0 * GB / GPU, .from = quotation};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 1.5 * kW_IT / GPU, .high = 1.8 * kW_IT / GPU, .from = assumption{"maximum of the prototype, with fans"}};
  static constexpr sourced<price_per_gpu<>> price{.value = 30e3 * USD / GPU, .from = quotation};
  static constexpr sourced<aifactory::gpus_per_rack<>> gpus_per_rack{.value = 64.0 * GPU / rack, .from = quotation};
  static constexpr sourced<gpu_count<>> scale_up_domain{.value = 64.0 * GPU, .from = quotation};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

/// Ten megawatts of any generation, all else equal. A generation without a price or a power does not compile here.
template <class G>
constexpr factory<> ten_megawatts{
    .size = 10.0 * MW_IT,
    .facility = {.capex = 17.5e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = lives::epoch_facility.value},
    .power = {.price = 70.0 * USD / MWh},
    .compute = {.price = price_of<G>().value, .it_power_per_gpu = it_power_of<G>().value, .life = G::life.value},
    .operations = {.utilization = utilization{0.6}, .availability = availability{0.98}},
    .workload = {.output_rate = 1000.0 * tok_out / second / GPU},
    .finance = {.wacc = owners::hyperscaler.cost_of_capital.value}};

int main() {
  const auto mine = find_generation("my_chip", generation_list<my_chip>{});  // as a scenario's text names it
  fmt::print("{}: {} of {}, {} at the price of {}\n", mine->name, scale_up_group<my_chip, 64>::gpus, mine->memory.value,
             peak_arithmetic<my_chip, precision::fp8>().value, mine->price->value);
  const auto cost = unit_economics(ten_megawatts<my_chip>), other = unit_economics(ten_megawatts<gb300_nvl72>);
  fmt::print("10 MW of it: {:.4}, {:.2f}\n", cost.gpus, cost.gpu_hour_cost.total);
  fmt::print("10 MW of {}: {:.4}, {:.2f}\n", gb300_nvl72::name, other.gpus, other.gpu_hour_cost.total);
}
// prints: My chip: 64 GPU of 256 GB/GPU, 8000 TFLOP/s/GPU at the price of 30,000 USD/GPU
// prints: 10 MW of it: 6667 GPU, 1.34 USD/GPU/h
// prints: 10 MW of GB300 NVL72: 4717 GPU, 2.07 USD/GPU/h
