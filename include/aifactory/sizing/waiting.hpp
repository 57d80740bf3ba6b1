// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How long do requests wait for a free stream when the fleet runs hot?
///
/// Requests arrive at random and are served by c streams. Nobody has a closed form for general service times; this is
/// exact for exponential ones and for a single stream, and otherwise Kimura's interpolation between equal and exponential
/// service times, with Cosmetatos' mean for equal ones:
///
///   P(wait > 0) = Erlang C(c, a)       a = arrival rate x mean service time, rho = a / c
///   mean wait of M/M/c   W1 = P(wait > 0) x mean service time / (c (1 - rho))
///   mean wait of M/D/c   W0 = W1 / 2 x (1 + (1 - rho) (c - 1) (sqrt(4 + 5 c) - 2) / (16 rho c))
///   mean wait of M/G/c   W = (1 + cv^2) / (2 cv^2 / W1 + (1 - cv^2) / W0)     cv of the service time
///   P(wait > t) = P(wait > 0) exp(-t P(wait > 0) / W)
///
/// @source  Cosmetatos 1976; Kimura 1986; the exponential tail is taken for all. tests/sizing/waiting_test.cpp compares with
///          a simulation.
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/time.hpp"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <string>

namespace aifactory {

/// A queue in front of identical streams.
struct queue {
  double streams = 1.0;         ///< c, at least 1
  double load = 0.5;            ///< rho, below 1
  duration<> service{};         ///< mean time of a request in service
  double variation = 1.0;       ///< cv of the service time: 0 all equal, 1 exponential
};

namespace detail {
inline void check(const queue& q) {
  if (!(q.streams >= 1.0) || !std::isfinite(q.streams)) throw input_error("queue: there must be at least one stream");
  if (!(q.load >= 0.0)) throw input_error("queue: the load must be at least 0");
  if (!(q.load < 1.0)) throw input_error("queue: at a load of 1 or more the queue grows without end");
  if (!(q.variation >= 0.0) || !std::isfinite(q.variation)) throw input_error("queue: the variation must be at least 0");
}
}  // namespace detail

/// Erlang C: the share of requests that wait at all.
///
///   B = a^c e^-a / c! / Q(c + 1, a)     C = B / (1 - rho (1 - B))     Q the regularized upper incomplete gamma function
///
/// @return  [1]  for whole streams; a part of a stream is rounded down, which is on the safe side; in constant time
/// @errors  input_error when the load is not in [0, 1) or there is no stream
/// @source  Erlang 1917; the sum of its denominator as the incomplete gamma function (DLMF 8.4.10)
[[nodiscard]] inline double waiting_share(const queue& q) {
  detail::check(q);
  const double streams = std::floor(q.streams), offered = q.load * streams;
  if (offered == 0.0) return 0.0;
  const double blocked = boost::math::gamma_p_derivative(streams + 1.0, offered) / boost::math::gamma_q(streams + 1.0, offered);
  return blocked / (1.0 - q.load * (1.0 - blocked));
}

namespace detail {
/// Mean wait of those that wait at all.
inline duration<> wait_of_waiting(const queue& q) {
  const double c = std::floor(q.streams), squared = q.variation * q.variation;
  const duration<> exponential = q.service / (c * (1.0 - q.load));
  const double equal = 0.5 * (1.0 + (1.0 - q.load) * (c - 1.0) * (std::sqrt(4.0 + 5.0 * c) - 2.0) / (16.0 * q.load * c));
  return exponential * ((1.0 + squared) / (2.0 * squared + (1.0 - squared) / equal));
}
}  // namespace detail

/// Mean wait of all requests.
///
///   W of the formulas above
///
/// @errors  input_error as waiting_share
/// @source  Kimura 1986, Cosmetatos 1976
[[nodiscard]] inline duration<> mean_wait(const queue& q) {
  const double waits = waiting_share(q);
  return waits == 0.0 ? 0.0 * second : waits * detail::wait_of_waiting(q);
}

/// The wait that all but a share of the requests stay below: `wait_exceeded_by(q, 0.01)` is the P99.
///
///   t = log(P(wait > 0) / share) W / P(wait > 0),   0 where no more than the share wait at all
///
/// @errors  input_error as waiting_share, and when the share is not in (0, 1)
/// @source  the exponential tail above, exact for M/M/c
[[nodiscard]] inline duration<> wait_exceeded_by(const queue& q, double share_above) {
  if (!(share_above > 0.0 && share_above < 1.0)) throw input_error("queue: the share must lie between 0 and 1");
  const double waits = waiting_share(q);
  if (waits <= share_above) return 0.0 * second;
  return std::log(waits / share_above) * detail::wait_of_waiting(q);
}

}  // namespace aifactory
