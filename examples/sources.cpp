// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Who says so? Prints docs/sources.md: every source of the catalogue, of the measurements and of the defaults, with what rests on it.
#include "aifactory/catalog/colocation.hpp"
#include "aifactory/catalog/cooling.hpp"
#include "aifactory/catalog/facility_costs.hpp"
#include "aifactory/catalog/find.hpp"
#include "aifactory/catalog/gpu_hour_costs.hpp"
#include "aifactory/catalog/licences.hpp"
#include "aifactory/catalog/models.hpp"
#include "aifactory/catalog/owners.hpp"
#include "aifactory/catalog/regions.hpp"
#include "aifactory/catalog/staffing.hpp"
#include "aifactory/catalog/token_prices.hpp"
#include "aifactory/catalog/useful_lives.hpp"
#include "aifactory/catalog/workload_profiles.hpp"
#include "aifactory/model/factory.hpp"
#include "aifactory/throughput/find.hpp"
#include "aifactory/throughput/frontier_find.hpp"
#include "aifactory/throughput/iso_interactivity.hpp"
#include "aifactory/throughput/measured_power.hpp"
#include "aifactory/throughput/mlperf_best.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using namespace aifactory;

namespace {

/// A cell of a Markdown table: what would end it, or be a tag or a command, is escaped.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += (c == '|' || c == '<' || c == '@' ? "\\" : "") + std::string(1, c);
  return out;
}

/// Sources and what rests on them, each in the order of its name; assumptions likewise, by their reason.
class references {
  struct quoted {
    std::set<std::string> dates;
    std::vector<std::string> entries;
  };
  std::map<std::string, quoted> of_source_;
  std::map<std::string, std::vector<std::string>> of_assumption_;

  static void once(std::vector<std::string>& list, const std::string& entry) {
    if (std::find(list.begin(), list.end(), entry) == list.end()) list.push_back(entry);
  }
  static std::string joined(const std::vector<std::string>& list) {
    std::string all;
    for (const auto& each : list) all += (all.empty() ? "" : "; ") + each;
    return cell(all);
  }

 public:
  void add(const std::string& entry, const provenance& from) {
    if (from.is_assumption()) return once(of_assumption_[std::string(from.text)], entry);
    auto& found = of_source_[std::string(from.text)];
    found.dates.insert(std::string(from.date));
    once(found.entries, entry);
  }
  template <class Q>
  void add(const std::string& entry, const sourced<Q>& fact) {
    add(entry, fact.from);
  }
  template <class Q>
  void add(const std::string& entry, const std::optional<sourced<Q>>& fact) {
    if (fact) add(entry, fact->from);
  }

  [[nodiscard]] std::string page() const {
    std::string text =
        "<!-- SPDX-FileCopyrightText: aifactory contributors -->\n<!-- SPDX-License-Identifier: MIT -->\n"
        "<!-- Written by examples/sources from the catalogue. Do not edit. -->\n# Sources\n\n"
        "Every number of the catalogue, of the measured curves and of the defaults that has a source, and what rests on it. A source is noted as it\n"
        "was read: who published it, what it is called, where it stands. The date is that of the publication, or the last day on which it was seen to hold.\n\n"
        "| source | date | what rests on it |\n|---|---|---|\n";
    for (const auto& [from, found] : of_source_) {
      const std::string& first = *found.dates.begin();
      text += "| " + cell(from) + " | " + (found.dates.size() == 1 ? first : first + " to " + *found.dates.rbegin()) + " | " + joined(found.entries) + " |\n";
    }
    text += "\n" + std::to_string(of_source_.size()) + " sources.\n\n## Assumptions\n\nWhat nobody publishes, and why it is what it is.\n\n| reason | what rests on it |\n|---|---|\n";
    for (const auto& [why, entries] : of_assumption_) text += "| " + cell(why) + " | " + joined(entries) + " |\n";
    return text + "\n" + std::to_string(of_assumption_.size()) + " assumptions. Scenario files have their own, beside each value.\n";
  }
};

std::string at(std::string_view entry, std::string_view fact) { return std::string(entry) + ": " + std::string(fact); }

template <class G>
void add_generation(references& all) {
  const auto add = [&](const char* fact, const auto& value) { all.add(at(G::id, fact), value); };
  const generation_facts facts = facts_of<G>();
  add("memory", facts.memory), add("life", facts.life), add("price", facts.price), add("IT power", facts.it_power_per_gpu);
  add("GPUs per rack", facts.gpus_per_rack), add("scale-up domain", facts.scale_up_domain), add("board power", facts.board_power);
  add("bandwidth", facts.bandwidth), add("bf16", facts.bf16), add("fp8", facts.fp8), add("fp4", facts.fp4);
  if constexpr (requires { G::accelerator_price; }) add("price of the accelerator", G::accelerator_price);
  if constexpr (requires { G::dies_per_gpu; }) add("dies per GPU", G::dies_per_gpu);
  if constexpr (requires { G::gpus_per_server; }) add("GPUs per server", G::gpus_per_server);
  if constexpr (requires { G::rack_power; }) add("power of a rack", G::rack_power);
  if constexpr (requires { G::rack_price; }) add("price of a rack", G::rack_price);
  if constexpr (requires { G::server_power; }) add("power of a server", G::server_power);
  if constexpr (requires { G::scale_up_bandwidth; }) add("bandwidth of the scale-up fabric", G::scale_up_bandwidth);
  if constexpr (requires { G::superseded_bandwidth; }) add("bandwidth, superseded", G::superseded_bandwidth);
  if constexpr (requires { G::superseded_fp4; }) add("fp4, superseded", G::superseded_fp4);
  if constexpr (requires { G::superseded_power_per_gpu; }) add("power at the meter, superseded", G::superseded_power_per_gpu);
}

void add_catalogue(references& all) {
  for_each_generation([&](auto type) { add_generation<typename decltype(type)::type>(all); });
  for_each_model([&](auto type) { all.add(at(decltype(type)::type::id, "shape"), decltype(type)::type::from); });
  for (const auto& row : gpu_hour_costs) all.add(at(row.generation, "GPU-hour cost"), row.cost);
  for (const auto& row : market_rents) all.add(at(row.generation, "rent, " + std::string(row.what)), row.rent);
  for (const auto& row : colocation_rents) all.add(at("colocation rent", row.region), row.rent);
  all.add("colocation vacancy", colocation_vacancy);
  for (const auto& row : cooling_profiles) {
    all.add(at(row.id, "PUE"), row.pue), all.add(at(row.id, "WUE"), row.wue), all.add(at(row.id, "power of a rack"), row.rack_power);
  }
  for (const auto& row : reported_pues) all.add(at("PUE", row.id), row.pue);
  for (const auto& row : reported_wues) all.add(at("WUE", row.id), row.wue);
  const auto building = [&](const auto& rows) {
    for (const auto& row : rows) all.add(at("building cost", row.id), row.cost);
  };
  building(facility_build_costs), building(factory_costs_per_it), building(factory_costs_per_facility);
  for (const auto& row : development_cost_parts) all.add(at("part of a building", row.what), row.part);
  all.add("premium of AI construction", ai_construction_premium);
  all.add("rack of GB200 NVL72: compute", bernstein_rack_compute), all.add("rack of GB200 NVL72: building", bernstein_rack_building);
  all.add("rack of GB200 NVL72", bernstein_rack);
  for (const auto* row : {&epoch_total_per_year, &epoch_servers_per_year, &epoch_operation_per_year, &epoch_energy_per_year})
    all.add("a gigawatt of IT, a year", *row);
  for (const auto& row : licences::ai_enterprise_terms) all.add(at("licence", row.id), row.price);
  all.add("licence by the hour", licences::ai_enterprise_cloud), all.add("boards with a licence", licences::ai_enterprise_bundled);
  for (const auto& row : owner_profiles) {
    all.add(at(row.id, "cost of capital"), row.cost_of_capital), all.add(at(row.id, "life of servers"), row.server_life);
  }
  for (const auto& row : debt_costs) all.add(at("debt", std::string(row.borrower) + ", " + std::string(row.what)), row.rate);
  for (const auto& row : electricity_prices) all.add(at("electricity", row.region), row.price);
  for (const auto& row : grid_carbons) all.add(at("carbon of the grid", row.region), row.carbon);
  all.add("staff of a small site", staffing::small_site), all.add("staff of a large site", staffing::large_site);
  all.add("cost of staff, large site", staffing::large_site_cost);
  for (const auto& row : token_price_lists) all.add(at(row.model, "prices of " + std::string(row.provider)), row.input), all.add(at(row.model, "prices of " + std::string(row.provider)), row.output);
  all.add("price of a cached input token", cached_price_share), all.add("price of an input token", input_price_share);
  for (const auto& row : useful_lives) all.add(at("life", row.id), row.life);
  for (const auto& row : workload_profiles) {
    all.add(at(row.id, "input"), row.input), all.add(at(row.id, "output"), row.output), all.add(at(row.id, "cache hits"), row.cache_hit_rate);
    all.add(at(row.id, "speed"), row.speed);
  }
}

void add_measurements(references& all) {
  for_each_frontier([&](const frontier_curve& curve) { all.add("curves of " + std::string(curve.model) + " on " + std::string(curve.generation), curve.from); });
  for_each_throughput_profile([&](auto type) {
    using profile = typename decltype(type)::type;
    using traits = profile_traits<profile>;
    const std::string entry = "points of " + std::string(traits::model::id) + " on " + std::string(traits::generation::id);
    for (const auto& point : profile::points) all.add(entry, point.output_rate);
  });
  for (const auto& row : power_measurements) all.add("measured power of " + std::string(row.generation), row.power);
  for (const auto& row : mlperf_results) all.add("MLPerf, " + std::string(row.model) + " on " + std::string(row.generation), mlperf::source_of(row.of));
  const auto table = [&](const auto& column) {
    all.add(at(column.id, "rates"), column.from), all.add(at(column.id, "GPU-hour cost"), column.owner_cost), all.add(at(column.id, "power"), column.power);
  };
  table(iso_interactivity::gb200_2026), table(iso_interactivity::gb300_2026), table(iso_interactivity::gb200_2025), table(iso_interactivity::vera_rubin_2026);
}

/// The defaults of fields, from the tables that the reader uses.
void add_defaults(references& all) {
  const auto section = [&](std::string_view name, const auto& rows) {
    const auto add = [&](const auto& row) {
      if constexpr (requires { row.from.is; row.as[0].name; }) {
        const std::string entry = at("default", std::string(name) + "." + std::string(row.as[0].name));
        if (row.from.is == origin::kind::sourced) all.add(entry, source{row.from.text, row.from.date});
        if (row.from.is == origin::kind::assumption) all.add(entry, assumption{row.from.text});
      }
    };
    std::apply([&](const auto&... row) { (add(row), ...); }, rows);
  };
  const factory<double> plan{unset, defaults_of<facility<double>>(), defaults_of<power<double>>(), defaults_of<compute<double>>(), {}, {}, {}, {},
                             defaults_of<operations<double>>(), defaults_of<workload<double>>(), defaults_of<finance<double>>()};
  std::apply([&](const auto&... part) { (section(part.name, std::remove_cvref_t<decltype(plan.*part.member)>::fields()), ...); }, factory<double>::sections());
}

}  // namespace

int main() {
  references all;
  add_catalogue(all), add_measurements(all), add_defaults(all);
  const std::string page = all.page();
  return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() && std::fflush(stdout) == 0 ? 0 : 1;
}
