// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How busy may a fleet be in its busiest hour, so that the first token comes in time?
///
/// The first token waits for a free stream and then for the prompt to be computed. A stream is held while an answer is
/// written, so at a load of the capacity that the demand leaves over
///
///   streams = output of the busiest hour / (load x interactivity)      service time = OSL / interactivity
///   P99 of the wait (sizing/waiting.hpp) + prefill time <= TTFT
///
/// No rate of a GPU is in it: large demands wait little even in a nearly full fleet, small ones need room.
#pragma once

#include "aifactory/sizing/token_demand.hpp"
#include "aifactory/sizing/waiting.hpp"
#include "aifactory/units/number_text.hpp"

#include <boost/math/tools/roots.hpp>

#include <cstdint>

namespace aifactory {

/// The queue in the busiest hour, of a fleet that is so full in it.
///
///   streams = average output x peak to average / (load x interactivity),   service = OSL / interactivity
///
/// @param load  share of the capacity that the busiest hour takes
/// @errors  input_error from the shape, and when the length of a request is not known
/// @source  Little's law: streams in use = output rate over the speed of one
[[nodiscard]] inline queue queue_of(const token_demand<double>& asked, double load) {
  if (!(asked.output > 0.0 * tok_out)) throw input_error("sizing: a waiting time needs the output tokens of a request");
  const output_token_rate<> busiest = average_output(asked) * peak_to_average(asked.shape());
  return {.streams = double(busiest / (load * speed_of(asked) * (1.0 * user))),
          .load = load,
          .service = asked.output / (speed_of(asked) * (1.0 * user)),
          .variation = asked.service_variation.value()};
}

/// The time to the first token that all but 1 % of the requests keep in the busiest hour.
///
///   P99 of the wait + prefill time
///
/// @errors  input_error as queue_of, where the load is not below 1, and with less than one stream
/// @source  sizing/waiting.hpp
[[nodiscard]] inline duration<> p99_first_token(const token_demand<double>& asked, double load) {
  return wait_exceeded_by(queue_of(asked, load), 0.01) + asked.prefill_time;
}

/// The share of capacity that the busiest hour may take: demand.load_limit, or less where the first token would be late.
///
///   load_limit where p99_first_token(load_limit) <= TTFT, else a load at whose upper neighbour the first token comes late
///
/// @return  [1]
/// @errors  input_error when the prompt alone takes longer than allowed, when no load brings the first token in time, and as queue_of
/// @source  own, from the definition; by bisection (Boost.Math)
[[nodiscard]] inline double load_limit_for(const token_demand<double>& asked) {
  const double given = asked.load_limit.value();
  if (!(asked.ttft > 0.0 * second)) return given;
  const auto seconds = [](const duration<>& time) { return number_text(time.in(second), 4) + " s"; };
  if (!(asked.prefill_time < asked.ttft))
    throw input_error("the prompt alone takes " + seconds(asked.prefill_time) + ", the first token must come within " + seconds(asked.ttft));
  // Whole streams make steps: this is a search for the place where it comes late and not for a zero.
  const auto late = [&](double load) {
    if (load >= 1.0) return 1.0;
    if (queue_of(asked, load).streams < 1.0) return 1.0;
    return p99_first_token(asked, load) > asked.ttft ? 1.0 : -1.0;
  };
  if (late(given) < 0.0) return given;
  double low = 0.5 * given;
  while (late(low) > 0.0)
    if ((low *= 0.5) < 1e-9) throw input_error("no fleet brings the first token within " + seconds(asked.ttft));
  std::uintmax_t steps = 100;
  return boost::math::tools::bisect(late, low, given, boost::math::tools::eps_tolerance<double>(45), steps).first;
}

/// The demand with the load limit that its time to the first token asks for.
/// @errors  as load_limit_for
[[nodiscard]] inline token_demand<double> within_first_token(token_demand<double> asked) {
  asked.load_limit = share<>(load_limit_for(asked));
  return asked;
}

}  // namespace aifactory
