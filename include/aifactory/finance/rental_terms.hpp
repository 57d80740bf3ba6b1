// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is given of the alternatives to an own factory: rented GPU-hours, a leased hall, bought tokens?
///
/// Prices are those of the close. They change by a nominal rate a year, each operating year: contracts are in dollars of the day.
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/hardware.hpp"
#include "aifactory/units/money.hpp"

namespace aifactory {

/// Which hours are paid for on demand: a stated number, or those in which own GPUs would be busy.
enum class rented_hours { given, used };

/// GPU-hours of a cloud: on demand, reserved, or both.
template <class V = double>
struct rental_terms {
  gpu_time_price<V> price{};
  gpu_time_price<V> reserved_price{};
  gpu_time_price<V> overage_price{};
  share<V> commitment{1.0};
  duration<V> term{};
  share<V> prepayment{};
  duration<V> hours{};
  nominal_rate<V> price_growth{};
  multiple<V> price_volatility{};
  multiple<V> utilization_volatility{};
  quantity<u::one, V> correlation{};
  gpu_time_price<V> spare_price{};
  share<V> spare_sold{};
  rented_hours hours_from = rented_hours::given;

  static constexpr auto fields() {
    return std::tuple{
        field{&rental_terms::price, "a GPU-hour on demand, at the close", origin::unset("not compared"),
              spelling{"price", "USD/GPU/h", range::positive(), {0.1, 20}}},
        field{&rental_terms::reserved_price, "a committed GPU-hour, paid whether it is used or not", origin::unset("not compared"),
              spelling{"reserved_price", "USD/GPU/h", range::positive(), {0.1, 20}}},
        field{&rental_terms::overage_price, "a GPU-hour beyond the commitment", origin::unset("the price on demand, or the reserved one where there is none"),
              spelling{"overage_price", "USD/GPU/h", range::positive(), {0.1, 30}}},
        field{&rental_terms::commitment, "committed hours over all hours of the own fleet, 8,760 a year and GPU", origin::neutral(),
              spelling{"commitment", "1", range::share(), {0.1, 1.0}}},
        field{&rental_terms::term, "length of the reserved contract; it is renewed at the price of that day", origin::unset("required with reserved_price"),
              spelling{"term", "years", range::positive(), {0.5, 10}}},
        field{&rental_terms::prepayment, "part of a contract that is paid as it begins and taken off each of its bills", origin::neutral(),
              spelling{"prepayment", "1", range::share(), {0.0, 0.6}}},
        field{&rental_terms::hours, "hours of a year that are paid per GPU of the own fleet; \"used\" for utilization x availability",
              origin::unset("required with a price"), spelling{"hours", "hours", range::positive(), {500, 8760}}},
        field{&rental_terms::price_growth, "change of rental prices a year, of dollars of the day", origin::neutral(),
              spelling{"price_growth", "%/year", {-99.9, 1000}, {-50, 30}}},
        field{&rental_terms::price_volatility, "standard deviation of a year's change of the logarithm of the price, for trials", origin::neutral(),
              spelling{"price_volatility", "1", range::not_negative(), {0.0, 0.8}}},
        field{&rental_terms::utilization_volatility, "standard deviation of a year's utilization around its mean, clipped to 0 and 1, for trials",
              origin::neutral(), spelling{"utilization_volatility", "1", range::not_negative(), {0.0, 0.4}}},
        field{&rental_terms::correlation, "rank correlation of price and utilization of the same year, for trials", origin::neutral(),
              spelling{"correlation", "1", {-1.0, 1.0}, {-1.0, 1.0}}},
        field{&rental_terms::spare_price, "what an hour fetches in which own GPUs are up and idle", origin::unset("the price on demand"),
              spelling{"spare_price", "USD/GPU/h", range::positive(), {0.1, 20}}},
        field{&rental_terms::spare_sold, "part of those hours that is sold", origin::neutral(), spelling{"spare_sold", "1", range::share(), {0.0, 0.9}}},
        setting{&rental_terms::hours_from, "hours_from", "which hours are paid on demand; hours = \"used\" sets it", "given", "used"},
    };
  }
};

/// The same factory in a rented hall.
template <class V = double>
struct colocation_terms {
  it_power_charge<V> lease{};
  nominal_rate<V> escalator{};
  capex_per_it_power<V> fit_out{};
  aifactory::pue<V> pue{};

  static constexpr auto fields() {
    return std::tuple{
        field{&colocation_terms::lease, "rent of the hall per IT power built; energy is passed through", origin::unset("required with [colocation]"),
              spelling{"lease", "USD/kW_IT/month", range::positive(), {50, 500}}},
        field{&colocation_terms::escalator, "change of the lease a year, of dollars of the day", origin::neutral(),
              spelling{"escalator", "%/year", {-99.9, 1000}, {0, 6}}},
        field{&colocation_terms::fit_out, "what the tenant builds in the hall, worth nothing at the horizon", origin::neutral(),
              spelling{"fit_out", "USD/MW_IT", range::not_negative(), {0.0, 2e7}}},
        field{&colocation_terms::pue, "of the rented hall", origin::unset("facility.pue"),
              spelling{"pue", "MW_facility/MW_IT", range::at_least(1.0), {1.02, 2.0}}},
    };
  }
};

/// The same tokens, bought.
template <class V = double>
struct api_terms {
  fresh_token_price<V> fresh_input{};
  cached_token_price<V> cached_input{};
  output_token_price<V> output{};
  nominal_rate<V> price_growth{};
  multiple<V> price_volatility{};

  static constexpr auto fields() {
    return std::tuple{
        field{&api_terms::fresh_input, "a fresh input token, at the close", origin::unset("required where the factory makes such tokens"),
              spelling{"fresh_input", "USD/Mtok_fresh", range::positive(), {0.001, 100}}},
        field{&api_terms::cached_input, "a cached input token", origin::unset("required where the factory makes such tokens"),
              spelling{"cached_input", "USD/Mtok_cached", range::positive(), {0.0001, 50}}},
        field{&api_terms::output, "an output token", origin::unset("required where the factory makes such tokens"),
              spelling{"output", "USD/Mtok_out", range::positive(), {0.001, 500}}},
        field{&api_terms::price_growth, "change of token prices a year, of dollars of the day", origin::neutral(),
              spelling{"price_growth", "%/year", {-99.9, 1000}, {-90, 30}}},
        field{&api_terms::price_volatility, "standard deviation of a year's change of the logarithm of the prices, for trials", origin::neutral(),
              spelling{"price_volatility", "1", range::not_negative(), {0.0, 1.0}}},
    };
  }
};

}  // namespace aifactory
