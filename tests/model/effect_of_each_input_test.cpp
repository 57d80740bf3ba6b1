// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does each input do to each figure of the result?
///
/// Every input is doubled (or changed by the factor stated) in a plan in which every layer counts, and all 64 figures are
/// compared with what a change of that one input must do, worked by hand from the parts in rich_plan.hpp. Figures that an
/// effect does not mention must stay. An input without an effect written down here fails the test.
#include "aifactory/model/unit_economics.hpp"
#include "catch_shim.hpp"
#include "rich_plan.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace effect_of_each_input_test {

using namespace aifactory;

struct effect {
  double factor;                             // what the input is multiplied by
  std::function<void(economics<>&)> happens;  // turns the figures before into the figures after
};

// --- Consequences that many inputs share ---------------------------------------------------------------------------------

// clang-format off
constexpr auto facility_layer = [](auto& layers) -> auto& { return layers.facility; };
constexpr auto power_layer = [](auto& layers) -> auto& { return layers.power; };
constexpr auto compute_layer = [](auto& layers) -> auto& { return layers.compute; };
constexpr auto network_layer = [](auto& layers) -> auto& { return layers.network; };
constexpr auto storage_layer = [](auto& layers) -> auto& { return layers.storage; };
constexpr auto support_layer = [](auto& layers) -> auto& { return layers.support; };
constexpr auto software_layer = [](auto& layers) -> auto& { return layers.software; };
constexpr auto operations_layer = [](auto& layers) -> auto& { return layers.operations; };
// clang-format on

void scale(cost_by_token_kind<double>& price, double fresh, double cached, double output, double blended) {
  price.fresh_input *= fresh, price.cached_input *= cached, price.output *= output, price.blended *= blended;
}
void scale(cost_by_token_kind<double>& price, double by) { scale(price, by, by, by, by); }

/// A layer costs so much more a year: so do the total and the GPU-hours, and every token's price grows as the total.
template <class Layer>
void add_cost(economics<>& e, const Layer& layer, const money_per_time<>& more) {
  const double growth = (e.annual_cost.total + more) / e.annual_cost.total;
  layer(e.annual_cost) += more, e.annual_cost.total += more;
  layer(e.gpu_hour_cost) += more / e.gpus, e.gpu_hour_cost.total += more / e.gpus;
  scale(e.cost_per_token, growth), scale(e.cost_per_token_at_full_load, growth);
}
template <class Layer>
void set_cost(economics<>& e, const Layer& layer, const money_per_time<>& cost) {
  add_cost(e, layer, cost - layer(e.annual_cost));
}
template <class Layer>
void add_capex(economics<>& e, const Layer& layer, const money<>& more) {
  layer(e.capex) += more, e.capex.total += more, e.capex_per_gpu += more / e.gpus;
}

/// Energy grows by a factor: its cost, carbon and water with it, tokens per joule the other way.
void scale_energy(economics<>& e, double by) {
  e.energy_use *= by, e.carbon *= by, e.water *= by;
  e.delivered_per_energy = e.delivered_per_energy.times(1.0 / by);
  add_cost(e, power_layer, (by - 1.0) * rich::energy_cost);
}

/// IT power built grows by a factor while what is provisioned stays: building, land, connection, demand (the ratchet's
/// share of what is built is what is billed) and staff with it.
void scale_built(economics<>& e, double by) {
  e.it_power_built *= by, e.facility_power_built *= by;
  add_capex(e, facility_layer, (by - 1.0) * (rich::shell + rich::land));
  add_capex(e, power_layer, (by - 1.0) * rich::connection);
  add_cost(e, facility_layer, (by - 1.0) * rich::facility_cost(rich::real_8_less_3));
  add_cost(e, power_layer, (by - 1.0) * (rich::power_cost(rich::real_8_less_3) - rich::energy_cost));
  add_cost(e, operations_layer, (by - 1.0) * rich::staff);
}

/// A GPU with what belongs to it is provisioned with more power: everything that goes by power grows, tokens per power fall.
void scale_nameplate(economics<>& e, double by) {
  e.it_power_provisioned *= by, e.facility_power_peak *= by;
  e.full_load_per_facility_power = e.full_load_per_facility_power.times(1.0 / by);
  e.full_load_per_it_power = e.full_load_per_it_power.times(1.0 / by);
  scale_energy(e, by), scale_built(e, by);
}

/// Capital is charged at another rate.
void recost(economics<>& e, const rich::level& at) {
  set_cost(e, facility_layer, rich::facility_cost(at)), set_cost(e, power_layer, rich::power_cost(at));
  set_cost(e, compute_layer, rich::compute_cost(at)), set_cost(e, network_layer, rich::network_cost(at));
  set_cost(e, storage_layer, rich::storage_cost(at)), set_cost(e, support_layer, rich::support_cost(at));
}

/// The fleet is up and busy for another part of the year. `busy` is the old utilization x availability times this factor,
/// `load` the new energy per full-load energy: 0.5996 before.
void scale_delivered(economics<>& e, double busy, double load) {
  scale_energy(e, load / rich::load);
  e.delivered = e.delivered.times(busy), e.delivered_per_energy = e.delivered_per_energy.times(busy);
  e.carbon /= busy, e.water /= busy;
  scale(e.cost_per_token, 1.0 / busy);
}

/// Tokens per second and GPU become these instead of 14,000 fresh, 6,000 cached and 5,000 output: 25,000.
void set_tokens(economics<>& e, double fresh, double cached, double output) {
  e.full_load = token_rates<double>::of(fresh * 1e3 * tok_fresh / second, cached * 1e3 * tok_cached / second,
                                        output * 1e3 * tok_out / second);
  e.delivered = e.full_load.times(0.4 * 0.96);
  e.full_load_per_facility_power = e.full_load.times(1.0 / (2.25 * MW_facility));  // 1.8 x 1.25
  e.full_load_per_it_power = e.full_load.times(1.0 / rich::provisioned);
  e.delivered_per_energy = e.delivered.times(1.0 / rich::mean_draw);
  const double fewer = 25e3 / (fresh + cached + output);
  e.carbon *= fewer, e.water *= fewer;
  scale(e.cost_per_token, 1.0, 1.0, 1.0, fewer), scale(e.cost_per_token_at_full_load, 1.0, 1.0, 1.0, fewer);
}

/// Fresh and output tokens cost so many times what they did.
void scale_prices(economics<>& e, double fresh, double output) {
  scale(e.cost_per_token, fresh, 1.0, output, 1.0), scale(e.cost_per_token_at_full_load, fresh, 1.0, output, 1.0);
}

/// GPU-seconds a second and GPU that the tokens take: 14,000 / 40,000 + 5,000 / 9,000. A token's price goes by one over it.
constexpr double gpu_time = 0.35 + 5.0 / 9.0;

// --- One effect per input ------------------------------------------------------------------------------------------------

const std::map<std::string, effect>& effects() {
  using rich::real_8_less_3;
  static const std::map<std::string, effect> all{
      // Twice the fleet is twice of everything that is not per GPU, per power or per token.
      {"compute.gpus", {2.0, [](auto& e) {
         e.gpus *= 2.0, e.racks *= 2.0, e.it_power_provisioned *= 2.0, e.it_power_built *= 2.0;
         e.facility_power_built *= 2.0, e.facility_power_peak *= 2.0, e.energy_use *= 2.0;
         const auto& c = e.capex;
         e.capex = e.capex.of(2.0 * c.facility, 2.0 * c.power, 2.0 * c.compute, 2.0 * c.network, 2.0 * c.storage,
                              2.0 * c.support);
         e.annual_cost = e.annual_cost.each([](const money_per_time<>& cost) { return 2.0 * cost; });
         e.full_load = e.full_load.times(2.0), e.delivered = e.delivered.times(2.0);
       }}},

      // The building: 19.8 M$ of shell more, with its annuity over 20 years and 2 % of upkeep.
      {"facility.capex", {2.0, [](auto& e) {
         add_capex(e, facility_layer, rich::shell);
         add_cost(e, facility_layer, rich::shell * (real_8_less_3.crf20 + 0.02) / year);
       }}},
      // Losses of the building double the energy at the meter, but not water, which goes by IT energy. Power provisioned at
      // the meter doubles; power built goes by the design PUE.
      {"facility.pue", {2.0, [](auto& e) {
         scale_energy(e, 2.0);
         e.water *= 0.5;
         e.full_load_per_facility_power = e.full_load_per_facility_power.times(0.5);
       }}},
      // The annuity of 20 years becomes that of 40.
      {"facility.life", {2.0, [](auto& e) {
         add_cost(e, facility_layer, rich::shell * (rich::crf40 - real_8_less_3.crf20) / year);
       }}},
      // Another 2 % of 19.8 M$ a year: 396,000 USD.
      {"facility.upkeep", {2.0, [](auto& e) { add_cost(e, facility_layer, 396e3 * USD / year); }}},
      // Another 1.98 M$ of land, which costs its interest.
      {"facility.land", {2.0, [](auto& e) {
         add_capex(e, facility_layer, rich::land);
         add_cost(e, facility_layer, rich::land * real_8_less_3.rate / year);
       }}},
      // Built goes from 1.98 to 3.96 MW; what is provisioned, drawn and made stays.
      {"facility.headroom", {2.0, [](auto& e) { scale_built(e, 2.0); }}},
      {"facility.wue", {2.0, [](auto& e) { e.water *= 2.0; }}},

      // Power: 661,814.496 USD of energy and 359,251.2 USD of demand more.
      {"power.price", {2.0, [](auto& e) { add_cost(e, power_layer, rich::energy_cost); }}},
      {"power.demand_charge", {2.0, [](auto& e) { add_cost(e, power_layer, rich::demand_cost); }}},
      // Half the ratchet: 0.45 x 2,772 = 1,247.4 kW is less than the peak, so 2,016 kW x 144 USD = 290,304 USD are billed.
      {"power.demand_ratchet", {0.5, [](auto& e) {
         add_cost(e, power_layer, 290304.0 * USD / year - rich::demand_cost);
       }}},
      // The connection is twice as large: 2.772 M$ more, and the demand billed on it. Energy goes by the annual PUE.
      {"power.design_pue", {2.0, [](auto& e) {
         e.facility_power_built *= 2.0, e.facility_power_peak *= 2.0;
         add_capex(e, power_layer, rich::connection);
         add_cost(e, power_layer, rich::connection * real_8_less_3.crf25 / year + rich::demand_cost);
       }}},
      {"power.capex", {2.0, [](auto& e) {
         add_capex(e, power_layer, rich::connection);
         add_cost(e, power_layer, rich::connection * real_8_less_3.crf25 / year);
       }}},
      {"power.life", {2.0, [](auto& e) {
         add_cost(e, power_layer, rich::connection * (rich::crf50 - real_8_less_3.crf25) / year);
       }}},
      {"power.carbon", {2.0, [](auto& e) { e.carbon *= 2.0; }}},

      // Compute: 40 M$ more, so its whole layer doubles: annuity, residual and upkeep are shares of the price.
      {"compute.price", {2.0, [](auto& e) {
         add_capex(e, compute_layer, rich::gpus_price);
         add_cost(e, compute_layer, rich::compute_cost(real_8_less_3));
       }}},
      // 3.2 + 0.1 + 0.02 + 0.08 = 3.4 kW instead of 1.8.
      {"compute.it_power_per_gpu", {2.0, [](auto& e) { scale_nameplate(e, 3.4 / 1.8); }}},
      {"compute.life", {2.0, [](auto& e) {
         const double before = (1.0 - 0.1 * real_8_less_3.discount5) * real_8_less_3.crf5;
         add_cost(e, compute_layer, rich::gpus_price * ((1.0 - 0.1 * rich::discount10) * rich::crf10 - before) / year);
       }}},
      // Half the draw at full load is half the energy. The demand stays: the ratchet is billed, 2,494.8 kW.
      {"compute.peak_draw", {0.5, [](auto& e) {
         e.facility_power_peak *= 0.5;
         scale_energy(e, 0.5);
       }}},
      // 0.7 + 0.3 x 0.384 = 0.8152 of full-load energy instead of 0.5996.
      {"compute.idle_share", {2.0, [](auto& e) { scale_energy(e, 0.8152 / rich::load); }}},
      // Another tenth of 40 M$ comes back in 5 years.
      {"compute.residual", {2.0, [](auto& e) {
         add_cost(e, compute_layer, -(0.1 * rich::gpus_price * real_8_less_3.discount5 * real_8_less_3.crf5) / year);
       }}},
      {"compute.upkeep", {2.0, [](auto& e) { add_cost(e, compute_layer, 1.6e6 * USD / year); }}},
      {"compute.gpus_per_rack", {2.0, [](auto& e) { e.racks *= 0.5; }}},

      // Network, storage, support: capital, life, upkeep and power of each. Upkeep: 3 % of 5, 2 % of 1, 5 % of 2 M$.
      {"network.capex", {2.0, [](auto& e) {
         add_capex(e, network_layer, rich::network);
         add_cost(e, network_layer, rich::network_cost(real_8_less_3));
       }}},
      {"network.life", {2.0, [](auto& e) {
         add_cost(e, network_layer, rich::network * (rich::crf12 - real_8_less_3.crf6) / year);
       }}},
      {"network.upkeep", {2.0, [](auto& e) { add_cost(e, network_layer, 150e3 * USD / year); }}},
      {"network.it_power_per_gpu", {2.0, [](auto& e) { scale_nameplate(e, 1.9 / 1.8); }}},
      {"storage.capex", {2.0, [](auto& e) {
         add_capex(e, storage_layer, rich::storage);
         add_cost(e, storage_layer, rich::storage_cost(real_8_less_3));
       }}},
      {"storage.life", {2.0, [](auto& e) {
         add_cost(e, storage_layer, rich::storage * (rich::crf14 - real_8_less_3.crf7) / year);
       }}},
      {"storage.upkeep", {2.0, [](auto& e) { add_cost(e, storage_layer, 20e3 * USD / year); }}},
      {"storage.it_power_per_gpu", {2.0, [](auto& e) { scale_nameplate(e, 1.82 / 1.8); }}},
      {"support.capex", {2.0, [](auto& e) {
         add_capex(e, support_layer, rich::support);
         add_cost(e, support_layer, rich::support_cost(real_8_less_3));
       }}},
      {"support.life", {2.0, [](auto& e) {
         add_cost(e, support_layer, rich::support * (rich::crf16 - real_8_less_3.crf8) / year);
       }}},
      {"support.upkeep", {2.0, [](auto& e) { add_cost(e, support_layer, 100e3 * USD / year); }}},
      {"support.it_power_per_gpu", {2.0, [](auto& e) { scale_nameplate(e, 1.88 / 1.8); }}},

      {"software.licence", {2.0, [](auto& e) { add_cost(e, software_layer, rich::licences); }}},
      {"operations.staff", {2.0, [](auto& e) { add_cost(e, operations_layer, rich::staff); }}},
      // 0.35 + 0.65 x 0.8 x 0.96 = 0.8492 of full-load energy for twice the tokens.
      {"operations.utilization", {2.0, [](auto& e) { scale_delivered(e, 2.0, 0.8492); }}},
      // Half the availability, 0.48: 0.35 + 0.65 x 0.4 x 0.48 = 0.4748 for half the tokens; down 52 % of the year.
      {"operations.availability", {0.5, [](auto& e) {
         scale_delivered(e, 0.5, 0.4748);
         e.downtime = 0.52;
       }}},

      // Tokens. Twice the output takes 5 / 9 of a GPU more, so a GPU-second costs less, and so does each token.
      {"workload.output_rate", {2.0, [](auto& e) {
         set_tokens(e, 14e3, 6e3, 10e3);
         scale_prices(e, gpu_time / (gpu_time + 5.0 / 9.0), gpu_time / (gpu_time + 5.0 / 9.0));
       }}},
      // Twice the prompts, fresh and cached alike, take 0.35 of a GPU more.
      {"workload.input_rate", {2.0, [](auto& e) {
         set_tokens(e, 28e3, 12e3, 5e3);
         scale_prices(e, gpu_time / (gpu_time + 0.35), gpu_time / (gpu_time + 0.35));
       }}},
      // 60 % cached: 8,000 fresh, which take 0.2 of a GPU instead of 0.35.
      {"workload.cache_hit_rate", {2.0, [](auto& e) {
         set_tokens(e, 8e3, 12e3, 5e3);
         scale_prices(e, gpu_time / (gpu_time - 0.15), gpu_time / (gpu_time - 0.15));
       }}},
      // A faster prefill takes 0.175 instead of 0.35, a faster decode 2.5 / 9 instead of 5 / 9: half the weight of its kind.
      {"workload.prefill_rate", {2.0, [](auto& e) {
         scale_prices(e, 0.5 * gpu_time / (gpu_time - 0.175), gpu_time / (gpu_time - 0.175));
       }}},
      {"workload.decode_rate", {2.0, [](auto& e) {
         scale_prices(e, gpu_time / (gpu_time - 2.5 / 9.0), 0.5 * gpu_time / (gpu_time - 2.5 / 9.0));
       }}},

      // 1.16 / 1.03 - 1 and 1.08 / 1.06 - 1 instead of 1.08 / 1.03 - 1.
      {"finance.wacc", {2.0, [](auto& e) { recost(e, rich::real_16_less_3); }}},
      {"finance.inflation", {2.0, [](auto& e) { recost(e, rich::real_8_less_6); }}},
  };
  return all;
}

// --- Settings: what a formula may branch on --------------------------------------------------------------------------------

struct setting_effect {
  std::function<void(factory<>&)> change;
  std::function<void(economics<>&)> happens;
};

/// All of the cost over 5 million output tokens a second, or 1.92 million delivered: 5 times the blended cost.
void output_carries_all(economics<>& e) {
  for (auto* price : {&e.cost_per_token, &e.cost_per_token_at_full_load}) {
    price->fresh_input *= 0.0, price->cached_input *= 0.0;
    price->output = 5.0 * price->blended * (1.0 * tok / tok_out);
  }
}
/// 14,000 x 1 + 6,000 x 0.1 + 5,000 x 3 = 29,600 parts of the cost of 25,000 tokens.
void charged_by_price(economics<>& e) {
  for (auto* price : {&e.cost_per_token, &e.cost_per_token_at_full_load}) {
    const auto one_part = price->blended * (25.0 / 29.6) * tok;
    price->fresh_input = one_part / tok_fresh, price->cached_input = 0.1 * one_part / tok_cached;
    price->output = 3.0 * one_part / tok_out;
  }
}

const std::multimap<std::string, setting_effect>& setting_effects() {
  static const std::multimap<std::string, setting_effect> all{
      {"finance.basis", {[](auto& plan) { plan.finance.basis = cost_basis::nominal_level; },
                         [](auto& e) { recost(e, rich::nominal_8); }}},
      {"finance.method", {[](auto& plan) { plan.finance.method = capital_method::straight_line; },
                          [](auto& e) { recost(e, rich::straight_line); }}},
      {"workload.allocation", {[](auto& plan) { plan.workload.allocation = allocation::output_only; }, output_carries_all}},
      {"workload.allocation", {[](auto& plan) { plan.workload.allocation = allocation::price_ratio; }, charged_by_price}},
      // GPU time does not ask for prices.
      {"workload.price_ratio", {[](auto& plan) { plan.workload.price_ratio = {1.0, 0.1, 6.0}; }, [](auto&) {}}},
      // Asked by price: 44,600 parts instead of 29,600, and an output token has 6 of them instead of 3.
      {"workload.price_ratio", {[](auto& plan) {
                                  plan.workload.price_ratio = {1.0, 0.1, 6.0};
                                  plan.workload.allocation = allocation::price_ratio;
                                },
                                [](auto& e) {
                                  charged_by_price(e);
                                  scale(e.cost_per_token, 29.6 / 44.6, 29.6 / 44.6, 2.0 * 29.6 / 44.6, 1.0);
                                  scale(e.cost_per_token_at_full_load, 29.6 / 44.6, 29.6 / 44.6, 2.0 * 29.6 / 44.6, 1.0);
                                }}},
  };
  return all;
}

// --- The same inputs in their other units ----------------------------------------------------------------------------------

struct other_unit {
  std::string_view input;                     // whose effect holds
  std::function<void(factory<>&)> write;      // the same plan written in this unit
};

const std::map<std::string, other_unit>& other_units() {
  static const std::map<std::string, other_unit> all{
      {"compute.it_power MW_IT", {"compute.gpus", [](auto& plan) { plan.size = rich::built; }}},
      {"power.facility_power MW_facility", {"compute.gpus", [](auto& plan) { plan.size = rich::facility_built; }}},
      {"compute.budget USD", {"compute.gpus", [](auto& plan) { plan.size = rich::budget; }}},
      // 10 M$/MW_IT over a design PUE of 1.4.
      {"facility.capex USD/MW_facility",
       {"facility.capex", [](auto& plan) { plan.facility.capex = 10e6 / 1.4 * USD / MW_facility; }}},
      // kW_IT x the annual PUE of 1.25.
      {"compute.it_power_per_gpu kW_facility/GPU",
       {"compute.it_power_per_gpu", [](auto& plan) { plan.compute.it_power_per_gpu = 2.0 * kW_facility / GPU; }}},
      {"network.it_power_per_gpu kW_facility/GPU",
       {"network.it_power_per_gpu", [](auto& plan) { plan.network.it_power_per_gpu = 0.125 * kW_facility / GPU; }}},
      {"storage.it_power_per_gpu kW_facility/GPU",
       {"storage.it_power_per_gpu", [](auto& plan) { plan.storage.it_power_per_gpu = 0.025 * kW_facility / GPU; }}},
      {"support.it_power_per_gpu kW_facility/GPU",
       {"support.it_power_per_gpu", [](auto& plan) { plan.support.it_power_per_gpu = 0.1 * kW_facility / GPU; }}},
      // 297 k$ a year for 1,000 GPUs.
      {"operations.staff USD/GPU/year",
       {"operations.staff", [](auto& plan) { plan.operations.staff = 297.0 * USD / (GPU * year); }}},
      {"operations.staff USD/year", {"operations.staff", [](auto& plan) { plan.operations.staff = rich::staff; }}},
  };
  return all;
}
constexpr std::string_view lease = "facility.lease USD/kW_IT/month";  // another plan: it has a test of its own

// --- The comparison --------------------------------------------------------------------------------------------------------

std::string dotted(std::string_view section, std::string_view name) {
  return section.empty() ? std::string(name) : std::string(section) + "." + std::string(name);
}

/// The plan with one input multiplied.
factory<> with_changed(const factory<>& plan, std::string_view input, double factor) {
  return convert_factory<double>(plan, [&](double x, std::string_view section, const auto& row, const auto&) {
    return dotted(section, row.name()) == input ? factor * x : x;
  });
}

struct numbered_figure {
  std::string key;
  double value;
};
std::vector<numbered_figure> figures_of(const economics<>& e) {
  std::vector<numbered_figure> all;
  for_each_figure(e, [&](const auto& row, std::string_view part, const auto& figure) {
    double value{};
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(figure)>, double>)
      value = figure;
    else
      value = figure.base_value();
    all.push_back({std::string(row.key) + (part.empty() ? "" : ".") + std::string(part), value});
  });
  return all;
}

/// Rounding in the parts and in the sums, on either side: a few dozen ulps.
constexpr double tolerance = 1e-13;

void check_same(const economics<>& found, const economics<>& expected) {
  const auto is = figures_of(found), should = figures_of(expected);
  REQUIRE(is.size() == should.size());
  for (std::size_t i = 0; i < is.size(); ++i) {
    CAPTURE(is[i].key);
    if (should[i].value == 0.0)
      CHECK(is[i].value == 0.0);
    else
      CHECK_THAT(is[i].value, WithinRel(should[i].value, tolerance));
  }
}

TEST_CASE("each input changes the figures as worked by hand, and no other", "[model][effect]") {
  const auto before = unit_economics(rich::plan);
  std::set<std::string> inputs;
  for_each_input(rich::plan, [&](std::string_view section, const auto& row, const auto&) {
    const std::string input = dotted(section, row.name());
    INFO(input);
    inputs.insert(input);
    REQUIRE(effects().count(input) == 1);  // an input needs an effect, worked by hand, in this file
    const auto& [factor, happens] = effects().at(input);
    auto expected = before;
    happens(expected);
    check_same(unit_economics(with_changed(rich::plan, input, factor)), expected);
  });
  CHECK(inputs.size() == effects().size());  // and an effect needs an input
}

TEST_CASE("each setting changes the figures as worked by hand, and no other", "[model][effect]") {
  std::set<std::string> settings;
  std::apply(
      [&](const auto&... section) {
        const auto look = [&](const auto& part) {
          using inputs = std::remove_cvref_t<decltype(rich::plan.*part.member)>;
          std::apply(
              [&](const auto&... row) {
                const auto collect = [&](const auto& r) {
                  if constexpr (!holds_value<std::remove_cvref_t<decltype(r)>>) settings.insert(dotted(part.name, r.name));
                };
                (collect(row), ...);
              },
              inputs::fields());
        };
        (look(section), ...);
      },
      factory<>::sections());
  for (const auto& setting : settings) {
    INFO(setting);
    CHECK(setting_effects().count(setting) > 0);  // a setting needs an effect, worked by hand, in this file
  }
  const auto before = unit_economics(rich::plan);
  for (const auto& [setting, change] : setting_effects()) {
    INFO(setting);
    CHECK(settings.count(setting) == 1);
    auto plan = rich::plan;
    change.change(plan);
    auto expected = before;
    change.happens(expected);
    check_same(unit_economics(plan), expected);
  }
}

TEST_CASE("an input in another unit is the same input", "[model][effect]") {
  std::set<std::string> spellings;
  for_each_input(rich::plan, [&](std::string_view section, const auto& row, const auto&) {
    for (std::size_t i = 1; i < row.spellings; ++i)
      spellings.insert(dotted(section, row.as[i].name) + " " + std::string(row.as[i].unit));
  });
  for (const auto& spelling : spellings) {
    INFO(spelling);
    CHECK((spelling == lease || other_units().count(spelling) == 1));  // a unit needs a line in this file
  }
  const auto before = unit_economics(rich::plan);
  for (const auto& [spelling, other] : other_units()) {
    INFO(spelling);
    CHECK(spellings.count(spelling) == 1);
    auto plan = rich::plan;
    other.write(plan);
    check_same(unit_economics(plan), before);
    const auto& [factor, happens] = effects().at(std::string(other.input));
    auto expected = before;
    happens(expected);
    check_same(unit_economics(with_changed(plan, other.input, factor)), expected);
  }
}

TEST_CASE("a lease twice as dear is its layer twice as dear", "[model][effect]") {
  auto plan = rich::plan;
  plan.facility = {.capex = 150.0 * USD / (kW_IT * month), .pue = pue<>{1.25}, .headroom = 1.1};
  auto expected = unit_economics(plan);
  add_cost(expected, facility_layer, 3.564e6 * USD / year);  // 150 x 12 x 1,980 kW
  check_same(unit_economics(with_changed(plan, "facility.capex", 2.0)), expected);
}

TEST_CASE("with the peak above the ratchet's share, the peak is billed", "[model][effect]") {
  auto plan = rich::plan;
  plan.power.demand_ratchet = 0.3;  // 831.6 kW, below the peak of 2,016 kW
  const auto before = unit_economics(plan);
  // Twice the ratchet, 1,663.2 kW, is still below: nothing changes.
  check_same(unit_economics(with_changed(plan, "power.demand_ratchet", 2.0)), before);
  // Half the peak, 1,008 kW, is still above: half the bill of 2,016 x 144 = 290,304 USD.
  auto expected = before;
  expected.facility_power_peak *= 0.5;
  scale_energy(expected, 0.5);
  add_cost(expected, power_layer, -145152.0 * USD / year);
  check_same(unit_economics(with_changed(plan, "compute.peak_draw", 0.5)), expected);
}

TEST_CASE("without a design PUE the annual one sizes the connection as well", "[model][effect]") {
  auto plan = rich::plan;
  plan.power.design_pue = pue<>{};
  // 1.98 x 1.25 = 2.475 MW built: 2.475 M$ of connection, and 0.9 x 2,475 x 144 = 320,760 USD of demand.
  auto expected = unit_economics(plan);
  scale_energy(expected, 2.0);
  expected.water *= 0.5;
  expected.full_load_per_facility_power = expected.full_load_per_facility_power.times(0.5);
  expected.facility_power_built *= 2.0, expected.facility_power_peak *= 2.0;
  add_capex(expected, power_layer, 2.475e6 * USD);
  add_cost(expected, power_layer, (2.475e6 * rich::real_8_less_3.crf25 + 320760.0) * USD / year);
  check_same(unit_economics(with_changed(plan, "facility.pue", 2.0)), expected);
}

TEST_CASE("in a building of fixed power, a GPU that takes twice as much halves the fleet", "[model][effect]") {
  auto plan = rich::plan;
  plan.size = rich::built;
  plan.network.it_power_per_gpu = plan.storage.it_power_per_gpu = plan.support.it_power_per_gpu = 0.0 * kW_IT / GPU;
  const auto before = unit_economics(plan);
  const auto after = unit_economics(with_changed(plan, "compute.it_power_per_gpu", 2.0));
  CHECK_THAT(after.gpus / before.gpus, WithinRel(0.5, tolerance));
  CHECK_THAT(after.full_load.total / before.full_load.total, WithinRel(0.5, tolerance));
  CHECK_THAT(after.annual_cost.compute / before.annual_cost.compute, WithinRel(0.5, tolerance));
  CHECK_THAT(after.annual_cost.software / before.annual_cost.software, WithinRel(0.5, tolerance));
  CHECK_THAT(after.annual_cost.facility / before.annual_cost.facility, WithinRel(1.0, tolerance));
  CHECK_THAT(after.annual_cost.power / before.annual_cost.power, WithinRel(1.0, tolerance));
  CHECK_THAT(after.annual_cost.operations / before.annual_cost.operations, WithinRel(1.0, tolerance));
}

}  // namespace effect_of_each_input_test
