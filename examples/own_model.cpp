// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// How sure is a price of your own making? A model of five lines over uncertain inputs.
#include "aifactory/uncertainty.hpp"
#include "aifactory/units.hpp"
#include "aifactory/units/format.hpp"

using namespace aifactory;

/// What goes in. The table says how messages call each input, and in which unit.
template <class V = double>
struct leased_gpu {
  required<price_per_gpu<V>> price;
  required<duration<V>> life;
  required<it_power_per_gpu<V>> power;
  required<energy_price<V>> tariff;
  required<utilization<V>> used;

  static constexpr auto fields() {
    const auto row = [](auto member, const char* meaning, const char* name, const char* unit) {
      return field{member, meaning, origin::must_be_given(), spelling{name, unit}};
    };
    return std::tuple{row(&leased_gpu::price, "of a GPU with its share of the system", "price", "USD/GPU"),
                      row(&leased_gpu::life, "until it is worth nothing", "life", "year"),
                      row(&leased_gpu::power, "at the rack", "power", "kW_IT/GPU"),
                      row(&leased_gpu::tariff, "at the meter", "tariff", "USD/kWh"),
                      row(&leased_gpu::used, "hours sold of all hours", "used", "1")};
  }
};

/// The model: what an hour that is sold has to bring in.
constexpr auto price_of_an_hour = [](const auto& in) {
  const auto wear = in.price / in.life;
  const auto drawn = in.power * pue<>{1.25};
  return as<gpu_time_price>((wear + drawn * in.tariff) / in.used);
};

int main() {
  // Illustrative: round numbers.
  const leased_gpu<uncertain> inputs{.price = lognormal({.median = 50e3, .sigma = 0.15}) * USD / GPU,
                                     .life = triangular(4, 5, 7) * year,
                                     .power = uniform(1.4, 2.0) * kW_IT / GPU,
                                     .tariff = lognormal({.mean = 0.07, .sd = 0.02}) * USD / kWh,
                                     .used = pert(0.4, 0.7, 0.9)};
  const auto found = monte_carlo(inputs, price_of_an_hour, {.trials = 1'000'000, .seed = 1});
  fmt::print("mean {:.4f}, give or take {:.4f}\n", found.mean().value, found.mean().standard_error);
  fmt::print("suffices with 90 % confidence: {:.2f}\n", found.at_most_with_confidence(0.9).value);
  fmt::print("chance that 2 USD/GPU/h suffice: {:.0f} %\n",
             100.0 * found.probability_below(2.0 * USD / GPU / hour).value);
  for (const auto& [input, correlation, coefficient] : rank_sensitivity(inputs, price_of_an_hour).inputs)
    fmt::print("{:>8}{:6.2f}\n", input, correlation.value);
}
// prints: mean 1.8602 USD/GPU/h, give or take 0.0004 USD/GPU/h
// prints: suffices with 90 % confidence: 2.42 USD/GPU/h
// prints: chance that 2 USD/GPU/h suffice: 67 %
// prints:    price  0.58
// prints:     life -0.45
// prints:    power  0.06
// prints:   tariff  0.14
// prints:     used -0.62
