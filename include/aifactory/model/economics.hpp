// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What comes out: the figures of one steady year, with their names and units for people?
#pragma once

#include "aifactory/model/layers.hpp"
#include "aifactory/model/token_kinds.hpp"
#include "aifactory/units/impact.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// A row of results: the key in reports (its unit in its name), the member, the unit and the meaning.
template <class S, class M>
struct figure {
  std::string_view key;
  M S::*member;
  std::string_view unit;
  std::string_view meaning;

  constexpr figure(std::string_view name, M S::*pointer, std::string_view in, std::string_view means)
      : key(name), member(pointer), unit(in), meaning(means) {}
};

/// The steady year. "Per year" figures are rates: costs in USD/time, tokens in tok/time, energy as mean power.
template <class V = double>
struct economics {
  gpu_count<V> gpus;
  rack_count<V> racks;  ///< 0 where no rack size is known
  it_power<V> it_power_provisioned;
  it_power<V> it_power_built;
  facility_power<V> facility_power_built;
  facility_power<V> facility_power_peak;
  capex_by_layer<money<V>> capex;
  price_per_gpu<V> capex_per_gpu;
  cost_by_layer<money_per_time<V>> annual_cost;
  cost_by_layer<gpu_time_price<V>> gpu_hour_cost;
  facility_power<V> energy_use;
  carbon_per_token<V> carbon;
  water_per_token<V> water;
  V downtime;  ///< share of the year
  token_rates<V> delivered;
  token_rates<V> full_load;
  tokens_by_kind<u::joule, V> full_load_per_facility_power;
  tokens_by_kind<u::joule_it, V> full_load_per_it_power;
  tokens_by_kind<u::joule, V> delivered_per_energy;
  cost_by_token_kind<V> cost_per_token;
  cost_by_token_kind<V> cost_per_token_at_full_load;

  static constexpr auto figures() {
    using self = economics;
    return std::tuple{
        figure{"gpus", &self::gpus, "GPU", "accelerator packages, not rounded"},
        figure{"racks", &self::racks, "rack", "GPUs per GPUs in a rack, not rounded"},
        figure{"it_power_provisioned_mw", &self::it_power_provisioned, "MW_IT", "nameplate of the whole fleet"},
        figure{"it_power_built_mw", &self::it_power_built, "MW_IT", "provisioned times headroom"},
        figure{"facility_power_built_mw", &self::facility_power_built, "MW", "IT built times design PUE"},
        figure{"facility_power_peak_mw", &self::facility_power_peak, "MW", "full-load draw times design PUE"},
        figure{"capex_usd", &self::capex, "USD", "capital by layer"},
        figure{"capex_per_gpu_usd", &self::capex_per_gpu, "USD/GPU", "capital of all layers per GPU"},
        figure{"annual_cost_usd", &self::annual_cost, "USD/year", "cost per year by layer"},
        figure{"gpu_hour_cost_usd", &self::gpu_hour_cost, "USD/GPU/h", "cost per provisioned GPU-hour by layer"},
        figure{"energy_mwh_per_year", &self::energy_use, "MWh/year", "energy at the facility meter"},
        figure{"carbon_kg_per_million_tokens", &self::carbon, "kg/Mtok", "per delivered token, all kinds"},
        figure{"water_litre_per_million_tokens", &self::water, "L/Mtok", "per delivered token, all kinds"},
        figure{"downtime_hours_per_year", &self::downtime, "h/year", "1 - availability"},
        figure{"tokens_per_year", &self::delivered, "tok/year", "delivered"},
        figure{"tokens_per_second", &self::full_load, "tok/s", "the fleet at full load"},
        figure{"tokens_per_second_per_mw", &self::full_load_per_facility_power, "tok/s/MW",
               "full load, per MW of facility power at nameplate"},
        figure{"tokens_per_second_per_it_mw", &self::full_load_per_it_power, "tok/s/MW_IT",
               "full load, per MW of IT power provisioned"},
        figure{"tokens_per_joule", &self::delivered_per_energy, "tok/J", "delivered tokens per energy at the meter"},
        figure{"cost_per_million_tokens_usd", &self::cost_per_token, "USD/Mtok", "delivered"},
        figure{"cost_per_million_tokens_at_full_load_usd", &self::cost_per_token_at_full_load, "USD/Mtok",
               "the same yearly cost over tokens at full load"},
    };
  }
};

namespace detail {
template <class T>
concept has_parts = requires { T::parts(); };

/// The number of a figure in base units: inside a quantity, or the plain number itself.
template <class T>
constexpr const auto& base_number(const T& figure) {
  if constexpr (requires { figure.base_value(); })
    return figure.base_value();
  else
    return figure;
}

/// The tables, made once: built anew in every call they would cost as much as the formula.
template <class S>
inline constexpr auto figures_of = S::figures();
template <class S>
inline constexpr auto parts_of = S::parts();
}  // namespace detail

/// Calls f(figure row, part name, value) for every number of a result that has figures(), in the order of the table; the part is empty for
/// a figure of one number.
template <class S, class F>
requires requires { S::figures(); }
constexpr void for_each_figure(const S& result, const F& f) {
  const auto visit = [&](const auto& row) {
    const auto& member = result.*row.member;
    using held = std::remove_cvref_t<decltype(member)>;
    if constexpr (detail::has_parts<held>)
      std::apply([&](const auto&... p) { (f(row, p.name, member.*p.member), ...); }, detail::parts_of<held>);
    else
      f(row, std::string_view{}, member);
  };
  std::apply([&](const auto&... row) { (visit(row), ...); }, detail::figures_of<S>);
}

}  // namespace aifactory
