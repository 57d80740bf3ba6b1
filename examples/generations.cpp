// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What does each accelerator generation do per watt and per dollar, and since when is that known?
//
// TFLOPS are dense and per GPU (package). The last figures are of the narrowest precision, per watt of IT power and per
// dollar of the system. A dash is a figure that the catalogue does not hold; a star marks an assumption, an a an
// announced figure.
#include "aifactory/catalog/find.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>

namespace {
using namespace aifactory;

template <class Q, class Unit>
std::string shown(const std::optional<sourced<Q>>& fact, const Unit& unit, int decimals) {
  if (!fact) return "-";
  const char* mark = fact->from.is_assumption() ? "*" : fact->standing == standing::announced ? "a" : "";
  return fmt::format("{:.{}f}{}", fact->value.in(unit), decimals, mark);
}

/// The narrowest precision that the generation runs: its best figure.
const std::optional<sourced<arithmetic_rate_per_gpu<>>>& best(const generation_facts& facts) {
  return facts.fp4 ? facts.fp4 : facts.fp8 ? facts.fp8 : facts.bf16;
}
}  // namespace

int main() {
  const auto TFLOPS = TFLOP / second / GPU;
  fmt::print("{:<20} {:>4} {:>6} {:>6} {:>7} {:>5} {:>6} {:>7} {:>7} {:>9} {:>9}  {:<10}  {}\n", "generation", "year", "bf16", "fp8",
             "fp4", "GB", "TB/s", "kW IT", "kUSD", "GFLOPS/W", "GFLOPS/$", "power of",
             "price of");
  for_each_generation([&](auto type) {
    const auto facts = facts_of<typename decltype(type)::type>();
    const auto& peak = best(facts);
    std::string per_watt = "-", per_dollar = "-";
    if (facts.it_power_per_gpu)
      per_watt = fmt::format("{:.0f}", (peak->value / facts.it_power_per_gpu->value).in(1e9 * FLOP / second / W_IT));
    if (facts.price) per_dollar = fmt::format("{:.0f}", (peak->value / facts.price->value).in(1e9 * FLOP / second / USD));
    fmt::print("{:<20} {:>4} {:>6} {:>6} {:>7} {:>5} {:>6} {:>7} {:>7} {:>9} {:>9}  {:<10}  {}\n", facts.id, facts.year,
               shown(facts.bf16, TFLOPS, 0), shown(facts.fp8, TFLOPS, 0), shown(facts.fp4, TFLOPS, 0),
               shown(std::optional(facts.memory), GB / GPU, 0), shown(facts.bandwidth, TB / second / GPU, 2),
               shown(facts.it_power_per_gpu, kW_IT / GPU, 3), shown(facts.price, 1e3 * USD / GPU, 1), per_watt, per_dollar,
               facts.it_power_per_gpu ? facts.it_power_per_gpu->from.date : "-",
               !facts.price ? "-" : facts.price->from.is_assumption() ? "assumed" : facts.price->from.date);
  });
}
// prints: generation           year   bf16    fp8     fp4    GB   TB/s   kW IT    kUSD  GFLOPS/W  GFLOPS/$  power of    price of
// prints: a100_sxm             2020    312      -       -    80   2.04       -       -         -         -  -           -
// prints: h100_sxm             2022    989   1979       -    80   3.35   1.370    40.6      1445        49  2026-08-14  2026
// prints: h200_sxm             2024    989   1979       -   141   4.80   1.370   45.6*      1445        43  2026-08-14  assumed
// prints: gh200_144            2024    989   1979       -   144      -       -       -         -         -  -           -
// prints: l40s                 2023    362    733       -    45   0.86       -       -         -         -  -           -
// prints: b200_sxm             2025   2250   4500    9000   180   8.00   1.710   50.6*      5263       178  2026-08-14  assumed
// prints: gb200_nvl72          2025   2500   5000   10000   186   8.00   1.870    43.1      5348       232  2026-08-14  2026
// prints: b300_sxm             2025   2250   4500   13500   270   8.00   1.900   55.6*      7105       243  2026-08-14  assumed
// prints: gb300_nvl72          2025   2500   5000   15000   278   8.00   2.120    48.6      7075       309  2026-08-14  2026
// prints: rtx_pro_6000_server  2025    504   1008    2015    96   1.79   0.975       -      2067         -  2026-08-14  -
// prints: dgx_spark            2025      -      -     500   128   0.27   0.240     4.0      2083       125  2026-06     2025-10
// prints: vera_rubin_nvl72     2026  4000a 17500a  35000a  288a 22.00a  2.902a   83.5*     12061       419  2026-07-23  assumed
// prints: mi300x               2023   1307   2615       -   192   5.30   1.390   33.0*      1881        79  2026-08-14  assumed
// prints: mi325x               2024   1307   2615       -   256   6.00   1.690       -      1547         -  2026-08-14  -
// prints: mi355x               2025   2516   5033   10066   288   8.00   2.090   43.9*      4816       229  2026-08-14  assumed
// prints: tpu7x                2025      -   4614       -   192   7.37   1.207       -      3823         -  2026-09     -
// prints: trainium2            2024    667   1299       -   103   2.90       -       -         -         -  -           -
