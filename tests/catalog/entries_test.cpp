// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Every entry of the catalogue, whatever it is of: its range, its source, and how many there are.
#include "aifactory/catalog.hpp"
#include "catch_shim.hpp"

#include <optional>
#include <set>
#include <string>

namespace entries_test {

using namespace aifactory;

namespace {

struct census {
  int entries = 0, assumptions = 0, superseded = 0;
  std::set<std::string> sources;

  template <class Q>
  void operator()(const sourced<Q>& fact) {
    ++entries;
    const double value = detail::number_in(static_cast<const Q&>(fact.value));
    CHECK(detail::number_in(fact.low) <= value);
    CHECK(value <= detail::number_in(fact.high));
    CHECK(!fact.from.text.empty());
    CHECK(fact.from.is_assumption() == fact.from.date.empty());
    if (fact.standing == standing::superseded || fact.standing == standing::placeholder) ++superseded;
    if (fact.from.is_assumption())
      ++assumptions;
    else
      sources.insert(std::string(fact.from.text) + ", " + std::string(fact.from.date));
  }
  template <class Q>
  void operator()(const std::optional<sourced<Q>>& fact) {
    if (fact) (*this)(*fact);
  }
};

census all_entries() {
  census count;
  for_each_generation([&](auto type) {
    using G = typename decltype(type)::type;
    const auto facts = facts_of<G>();
    count(facts.memory), count(facts.price), count(facts.it_power_per_gpu), count(facts.gpus_per_rack);
    count(facts.scale_up_domain), count(facts.board_power), count(facts.bandwidth), count(facts.bf16), count(facts.fp8);
    count(facts.fp4);
    if constexpr (requires { G::superseded_power_per_gpu; }) count(G::superseded_power_per_gpu);
    if constexpr (requires { G::accelerator_price; }) count(G::accelerator_price);
    if constexpr (requires { G::scale_up_bandwidth; }) count(G::scale_up_bandwidth);
    if constexpr (requires { G::gpus_per_server; }) count(G::gpus_per_server);
    if constexpr (requires { G::server_power; }) count(G::server_power);
    if constexpr (requires { G::rack_power; }) count(G::rack_power);
    if constexpr (requires { G::rack_price; }) count(G::rack_price);
    if constexpr (requires { G::dies_per_gpu; }) count(G::dies_per_gpu);
    if constexpr (requires { G::superseded_fp4; }) count(G::superseded_fp4), count(G::superseded_bandwidth);
  });
  for (const auto& row : useful_lives) count(row.life);
  for (const auto& row : facility_build_costs) count(row.cost);
  for (const auto& row : development_cost_parts) count(row.part);
  for (const auto& row : factory_costs_per_it) count(row.cost);
  for (const auto& row : factory_costs_per_facility) count(row.cost);
  count(ai_construction_premium), count(bernstein_rack), count(bernstein_rack_compute), count(bernstein_rack_building);
  count(epoch_total_per_year), count(epoch_servers_per_year), count(epoch_operation_per_year),
      count(epoch_energy_per_year);
  for (const auto& term : licences::ai_enterprise_terms) count(term.price);
  count(licences::ai_enterprise_cloud), count(licences::ai_enterprise_bundled);
  for (const auto& row : gpu_hour_costs) count(row.cost);
  for (const auto& row : market_rents) count(row.rent);
  for (const auto& row : cooling_profiles) count(row.pue), count(row.wue), count(row.rack_power);
  for (const auto& row : reported_pues) count(row.pue);
  for (const auto& row : reported_wues) count(row.wue);
  for (const auto& row : electricity_prices) count(row.price);
  for (const auto& row : grid_carbons) count(row.carbon);
  for (const auto& row : colocation_rents) count(row.rent);
  count(colocation_vacancy);
  count(staffing::small_site), count(staffing::large_site), count(staffing::large_site_cost);
  for (const auto& row : owner_profiles) count(row.cost_of_capital), count(row.server_life);
  for (const auto& row : debt_costs) count(row.rate);
  for (const auto& row : token_price_lists) count(row.input), count(row.output);
  count(cached_price_share), count(input_price_share);
  for (const auto& row : workload_profiles) count(row.input), count(row.output), count(row.cache_hit_rate),
      count(row.speed);
  return count;
}

}  // namespace

TEST_CASE("every entry has a source or a reason, and a range that holds its value", "[catalog]") {
  const auto count = all_entries();
  INFO(count.entries << " entries, " << count.assumptions << " assumptions, " << count.superseded << " superseded, "
                     << count.sources.size() << " sources");
  CHECK(count.entries >= 350);
  CHECK(count.sources.size() >= 50);
  // Mostly facts, not assumptions.
  CHECK(4 * count.assumptions < count.entries);
  CHECK(count.superseded > 0);
}

}  // namespace entries_test
