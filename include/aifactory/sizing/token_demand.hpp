// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do users ask of the factory: how many tokens, how fast, and how unevenly over the week?
#pragma once

#include "aifactory/sizing/demand_shape.hpp"
#include "aifactory/units/field.hpp"
#include "aifactory/units/hardware.hpp"
#include "aifactory/units/math.hpp"
#include "aifactory/units/time.hpp"
#include "aifactory/units/token.hpp"

#include <tuple>

namespace aifactory {

/// Requests per time.
template <class V = double>
using request_rate = quantity<u::per<u::one, u::second>, V>;

/// How demand is stated, each as the average of a week: requests, output tokens, or users who are answered at once.
template <class V>
using demand_size = one_of<output_token_rate<V>, user_count<V>, request_rate<V>>;

/// Time per output token after the first (TPOT).
template <class V = double>
using time_per_output_token = quantity<u::per<u::second, u::output_token>, V>;

/// How fast a user must be served: as tokens per second, or as the time between two of them.
template <class V>
using speed_objective = one_of<interactivity<V>, time_per_output_token<V>>;

/// Demand on the factory.
template <class V = double>
struct token_demand {
  required<demand_size<V>> average;
  required<speed_objective<V>> interactivity;
  prompt_tokens<V> input{};
  output_tokens<V> output{};
  share<V> load_limit{1.0};
  duration<V> ttft{};
  duration<V> prefill_time{};
  multiple<V> service_variation{1.0};
  growth_rate<V> growth{};
  duration<V> horizon{};
  std::array<double, 24> hours = demand_shape::filled<24>();
  std::array<double, 7> weekdays = demand_shape::filled<7>();

  /// How the demand moves over day and week.
  [[nodiscard]] constexpr demand_shape shape() const { return {hours, weekdays}; }

  static constexpr auto fields() {
    return std::tuple{
        field{&token_demand::average, "average over a week", origin::must_be_given(),
              spelling{"output_tokens", "tok_out/s", range::positive(), {1, 1e12}},
              spelling{"users", "user", range::positive(), {1, 1e9}},
              spelling{"requests", "1/s", range::positive(), {1e-4, 1e8}}},
        field{&token_demand::interactivity, "output tokens per second that a user must see at least", origin::must_be_given(),
              spelling{"interactivity", "tok_out/s/user", range::positive(), {5, 500}},
              spelling{"tpot", "ms/tok_out", range::positive(), {2, 200}}},
        field{&token_demand::input, "prompt tokens of a request (ISL)", origin::neutral(),
              spelling{"input", "tok_in", range::not_negative(), {0.0, 1e6}}},
        field{&token_demand::output, "output tokens of a request (OSL)", origin::unset("needed with requests, and with input"),
              spelling{"output", "tok_out", range::positive(), {1, 1e5}}},
        field{&token_demand::load_limit, "share of capacity that the busiest hour may take", origin::neutral(),
              spelling{"load_limit", "1", {1e-3, 1.0}, {0.3, 1.0}}},
        field{&token_demand::ttft, "time to the first token that 99 of 100 requests must keep in the busiest hour",
              origin::unset("the wait for a stream does not count"), spelling{"ttft", "s", range::positive(), {0.1, 60}}},
        field{&token_demand::prefill_time, "part of the time to the first token that is computation", origin::neutral(),
              spelling{"prefill_time", "s", range::not_negative(), {0.0, 30}}},
        field{&token_demand::service_variation, "coefficient of variation of the time that a request is served",
              origin::assumption("as of exponential times; answers differ in length that much or less"),
              spelling{"service_variation", "1", range::not_negative(), {0.0, 3.0}}},
        field{&token_demand::growth, "growth of demand, effective annual", origin::neutral(),
              spelling{"growth", "%/year", {-99.9, 10000}, {-20, 400}}},
        field{&token_demand::horizon, "time from today's demand to the one that must be met", origin::neutral(),
              spelling{"horizon", "years", range::not_negative(), {0, 5}}},
        number_list{&token_demand::hours, "hours", "relative demand by hour of the day"},
        number_list{&token_demand::weekdays, "weekdays", "relative demand by day of the week"},
    };
  }
};

/// The speed that users must see.
///
///   interactivity = 1 / TPOT
///
/// @return  [tok_out/s/user]
/// @errors  none; infinite at a TPOT of 0
/// @source  definition
template <class V>
[[nodiscard]] constexpr interactivity<V> speed_of(const token_demand<V>& d) {
  const auto& speed = d.interactivity;
  if (speed.template holds<interactivity<V>>()) return speed.template get<interactivity<V>>();
  return 1.0 / (speed.template get<time_per_output_token<V>>() * (1.0 * user));
}

/// Average demand for output at the horizon.
///
///   (output tokens, or requests x OSL, or users x interactivity) x (1 + growth)^horizon
///
/// @return  [tok_out/s]  the mean of a week
/// @errors  none; 0 for requests without OSL
/// @source  definition
template <class V>
[[nodiscard]] constexpr output_token_rate<V> average_output(const token_demand<V>& d) {
  const auto& size = d.average;
  const output_token_rate<V> today = size.template holds<output_token_rate<V>>() ? size.template get<output_token_rate<V>>()
                                     : size.template holds<user_count<V>>()
                                         ? output_token_rate<V>(size.template get<user_count<V>>() * speed_of(d))
                                         : output_token_rate<V>(size.template get<request_rate<V>>() * d.output);
  const V years = V(d.horizon / (1.0 * year));
  return today * math::exp(V(math::log1p(d.growth.effective_annual()) * years));
}

}  // namespace aifactory
