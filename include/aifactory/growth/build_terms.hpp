// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is said of a factory that is built in phases and refreshed: [build_out] and [[phase]]?
#pragma once

#include "aifactory/model/compute.hpp"
#include "aifactory/units/field.hpp"
#include "aifactory/units/power.hpp"
#include "aifactory/units/token.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace aifactory {

/// What happens when GPUs have run for build_out.refresh_every.
enum class at_refresh {
  replace,  ///< the next ones are bought, of the generation that is sold then
  keep,     ///< they run on to the horizon
  retire    ///< they are sold and the phase ends
};

/// How hardware, software and prices move while the factory runs.
template <class V = double>
struct build_out_terms {
  duration<V> refresh_every{};
  duration<V> first_refresh{};
  duration<V> refresh_downtime{};
  growth_rate<V> software_uplift{};
  duration<V> uplift_for{};
  real_rate<V> gpu_price_growth{};
  duration<V> generation_every{};
  multiple<V> generation_output{1.0};
  multiple<V> generation_price{1.0};
  multiple<V> generation_power{1.0};
  share<V> residual_decline{};
  share<V> residual_jump{};
  real_rate<V> token_price_growth{};
  aifactory::at_refresh at_refresh = aifactory::at_refresh::replace;

  static constexpr auto fields() {
    using self = build_out_terms;
    return std::tuple{
        field{&self::refresh_every, "how long GPUs run before at_refresh", origin::unset("compute.life"),
              spelling{"refresh_every", "years", range::positive(), {2, 10}}},
        field{&self::first_refresh, "how long the first GPUs of each phase run, where that differs", origin::unset("refresh_every"),
              spelling{"first_refresh", "years", range::positive(), {0.25, 10}}},
        field{&self::refresh_downtime, "without output and energy at each refresh", origin::neutral(),
              spelling{"refresh_downtime", "months", range::not_negative(), {0, 6}}},
        field{&self::software_uplift, "more tokens a year from the same GPUs, from the day on which the first of their generation come online as planned", origin::neutral(),
              spelling{"software_uplift", "%/year", {-99.9, 1000}, {-10, 100}}},
        field{&self::uplift_for, "how long software of a generation gets better, from that day", origin::unset("as long as GPUs of it run"),
              spelling{"uplift_for", "years", range::positive(), {0.5, 6}}},
        field{&self::gpu_price_growth, "growth above inflation of the price of one generation from its first day on sale; negative where it gets cheaper",
              origin::neutral(), spelling{"gpu_price_growth", "%/year", {-99.9, 1000}, {-50, 20}}},
        field{&self::generation_every, "between the next generation and the one after it", origin::unset("there is one next generation"),
              spelling{"generation_every", "years", range::positive(), {0.5, 5}}},
        field{&self::generation_output, "tokens per GPU of a generation over those of the one before it", origin::neutral(),
              spelling{"generation_output", "1", range::positive(), {0.5, 30}}},
        field{&self::generation_price, "price per GPU over that of the generation before it, each when first sold", origin::neutral(),
              spelling{"generation_price", "1", range::positive(), {0.3, 5}}},
        field{&self::generation_power, "IT power per GPU over that of the generation before it", origin::neutral(),
              spelling{"generation_power", "1", range::positive(), {0.3, 5}}},
        field{&self::residual_decline, "of the value of GPUs, lost in each year of age, in constant dollars",
              origin::unset("a straight line to compute.residual at the end of compute.life, unless residual_by_age is given"),
              spelling{"residual_decline", "1", range::share(), {0.0, 0.7}}},
        field{&self::residual_jump, "of the value that is left, lost on the day each later generation is sold", origin::neutral(),
              spelling{"residual_jump", "1", range::share(), {0.0, 0.6}}},
        field{&self::token_price_growth, "growth above inflation of what tokens are sold for, from scenario.base_year to the middle of each period; negative where they get cheaper", origin::neutral(),
              spelling{"token_price_growth", "%/year", {-99.9, 1000}, {-80, 20}}},
        setting{&self::at_refresh, "at_refresh", "what happens when GPUs have run for refresh_every", "replace", "keep", "retire"},
    };
  }
};

/// What a phase is built of; where it gives nothing, it is as the plan.
template <class V>
using phase_size = one_of<it_power<V>, gpu_count<V>>;

/// The numbers of a phase; 0 stands for what the plan or its generation has.
template <class V = double>
struct phase_terms {
  phase_size<V> size{};
  price_per_gpu<V> price{};
  power_per_gpu<V> it_power_per_gpu{};
  output_token_rate_per_gpu<V> output_rate{};
  prompt_token_rate_per_gpu<V> input_rate{};
  duration<V> lead{};
  duration<V> delay{};

  static constexpr auto fields() {
    using self = phase_terms;
    return std::tuple{
        field{&self::size, "what the phase is sized by", origin::unset("one of the two is needed"),
              spelling{"it_power", "MW_IT", range::positive(), {1e-4, 10e3}}, spelling{"gpus", "GPU", range::positive(), {1, 10e6}}},
        field{&self::price, "price per GPU when the phase is paid, at the price level of scenario.base_year", origin::unset("that of its generation, or compute.price"),
              spelling{"price", "USD/GPU", range::positive(), {1e3, 200e3}}},
        field{&self::it_power_per_gpu, "provisioned nameplate power, all-in", origin::unset("that of its generation, or compute.it_power_per_gpu"),
              spelling{"it_power_per_gpu", "kW_IT/GPU", range::positive(), {0.1, 6}}, spelling{"it_power_per_gpu", "kW_facility/GPU", range::positive(), {0.1, 8}}},
        field{&self::output_rate, "output tokens at full load, per GPU of the phase", origin::unset("workload.output_rate"),
              spelling{"output_rate", "tok_out/s/GPU", range::positive(), {1, 100e3}}},
        field{&self::input_rate, "all prompt tokens at full load", origin::unset("workload.input_rate, in proportion to output_rate"),
              spelling{"input_rate", "tok_in/s/GPU", range::positive(), {0.0, 1e6}}},
        field{&self::lead, "from the payment of its capital to the day it comes online, in whole periods", origin::neutral(),
              spelling{"lead", "months", range::not_negative(), {0, 36}}},
        field{&self::delay, "by which power comes after the day it should: the GPUs are paid and wait", origin::neutral(),
              spelling{"delay", "months", range::not_negative(), {0, 24}}},
    };
  }
};

/// What of a phase is no number: it is the same in every trial.
struct phase_dates {
  std::string name;                      ///< for reports and messages
  std::chrono::year_month_day online{};  ///< as planned, without the delay
  std::vector<double> ramp{};            ///< share of the load in each period after power came; 1 from then on
  std::string generation{};              ///< id, or empty for the plan's, which is the one before `next_generation`
};

/// What of a build-out is no number.
struct build_out_dates {
  std::optional<std::chrono::year_month_day> next_generation{};  ///< when it is first sold
  std::vector<double> residual_by_age{};                         ///< value after 1, 2, ... years as a share of the price paid
  std::vector<phase_dates> phases{};  ///< one for each of build_out::phases, in their order
};

/// A build-out: terms, phases with their dates. Without phases the plan itself is the only one, online at the close.
template <class V = double>
struct build_out {
  build_out_terms<V> terms{};  ///< [build_out]
  std::vector<phase_terms<V>> phases{};  ///< [[phase]], their numbers
  build_out_dates dates{};               ///< days, names and lists
};

}  // namespace aifactory
