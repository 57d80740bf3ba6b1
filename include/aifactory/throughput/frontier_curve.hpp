// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What was measured of tokens per second against the speed a user sees?
///
/// A curve holds the non-dominated points of one generation, model, precision, request length and way of serving: no
/// point on record of the same was better in both speed and output. Where two of them differ by less than 2 % in speed
/// and less than 10 % in output, runs of the same setting, the one with more output is kept.
///
///   frontier_curves<gb300_nvl72, models::deepseek_r1, precision::fp4>::curves        the tables of frontiers/
///
/// A generation, model and precision that nobody measured does not compile. frontier.hpp interpolates.
#pragma once

#include "aifactory/throughput/throughput_profile.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace aifactory {

/// Whether the GPUs that read prompts also write answers.
enum class serving_mode {
  aggregated,     ///< the same GPUs do both
  disaggregated,  ///< some GPUs prefill, others decode; all of them count
  not_stated      ///< the source does not say
};

/// "aggregated", "disaggregated" or "not stated", as messages and reports have it.
[[nodiscard]] constexpr std::string_view name_of(serving_mode mode) {
  switch (mode) {
    case serving_mode::aggregated:
      return "aggregated";
    case serving_mode::disaggregated:
      return "disaggregated";
    default:
      return "not stated";
  }
}

/// One measurement. Rates are per GPU of the whole deployment, input and output at the same time.
struct frontier_point {
  interactivity<> speed;  ///< median a user saw, or the limit that was held
  output_token_rate_per_gpu<> output_rate;
  std::optional<prompt_token_rate_per_gpu<>> input_rate;  ///< all prompt tokens, none of them cached
  gpu_count<> gpus;                                       ///< of the deployment
  std::string_view date;                                  ///< of the run
  std::int64_t run = 0;                                   ///< its number, where the source keeps it
};

/// The points of one way of serving, slowest first.
struct frontier_curve {
  std::string_view generation;  ///< id
  std::string_view model;       ///< id
  precision weights;
  std::optional<prompt_tokens<>> input;  ///< ISL; empty where the benchmark does not publish it
  output_tokens<> output;                ///< OSL, or the mean
  serving_mode mode;
  std::optional<bool> speculative;  ///< multi-token prediction or another draft; empty where not stated
  provenance from;                  ///< with the date of the newest run
  aifactory::standing standing;
  std::span<const frontier_point> points;  ///< faster and with less output from one to the next; they live elsewhere
};

namespace detail {
constexpr bool above_zero(double x) { return x > 0.0 && x <= std::numeric_limits<double>::max(); }

/// Faster and faster, at the price of less and less output; dated; not empty.
constexpr bool sound_curve(const frontier_curve& curve) {
  // Indices: with the sanitizers g++ does not take the address of a point for a constant.
  for (std::size_t i = 0; i < curve.points.size(); ++i) {
    const frontier_point& point = curve.points[i];
    if (!above_zero(point.speed.base_value()) || !above_zero(point.output_rate.base_value())) return false;
    if (!(point.gpus >= 1.0 * GPU) || !iso_date(point.date)) return false;
    if (!curve.from.is_assumption() && point.date > curve.from.date) return false;
    if (point.input_rate.has_value() != curve.points[0].input_rate.has_value()) return false;
    if (point.input_rate && !above_zero(point.input_rate->base_value())) return false;
    if (i == 0) continue;
    const frontier_point& before = curve.points[i - 1];
    if (!(before.speed < point.speed) || !(before.output_rate > point.output_rate)) return false;
  }
  return !curve.points.empty();
}
template <class Curves>
constexpr bool sound_curves(const Curves& curves) {
  for (const auto& curve : curves)
    if (!sound_curve(curve)) return false;
  return true;
}

/// What the primary template says.
template <class G, class M, auto P>
consteval bool no_frontier() {
  if constexpr (std::is_same_v<M, not_named> || !std::is_same_v<std::remove_cv_t<decltype(P)>, precision>) {
    static_assert(sizeof(G) == 0,
                  "aifactory: a frontier belongs to a generation, a model and a precision: "
                  "frontier_of<gb300_nvl72, models::deepseek_r1, precision::fp4>(...)");
  } else if constexpr (!runs<G, P>) {
    static_assert(sizeof(G) == 0, "aifactory: this generation has no arithmetic units of this precision");
  } else {
    static_assert(sizeof(G) == 0,
                  "aifactory: no frontier of this generation, model and precision was measured: include the header "
                  "of the model from throughput/frontiers/, or give your own rate");
  }
  return false;
}

/// A curve of the generation, model and precision.
template <class G, class M, precision P, std::size_t N>
constexpr frontier_curve curve_of(std::optional<prompt_tokens<>> input, output_tokens<> output, serving_mode mode,
                                  std::optional<bool> speculative, const source& from,
                                  const frontier_point (&points)[N], standing stands = standing::current) {
  return {G::id, M::id, P, input, output, mode, speculative, from, stands, points};
}

/// Points of the profile that held a limit of MLPerf for 99 % of the tokens, the slower limit first. Offline has none.
template <class Profile>
inline constexpr auto held_limits = [] {
  constexpr auto held = [] {
    std::array<std::size_t, 2> at{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < Profile::points.size(); ++i)
      if (Profile::points[i].speed && !Profile::points[i].input) at.at(count++) = i;
    if (count != 2) throw input_error("MLPerf has two limits, server and interactive");
    return *Profile::points[at[0]].speed < *Profile::points[at[1]].speed ? at : std::array{at[1], at[0]};
  }();
  constexpr auto point = [](std::size_t i) {
    const auto& p = Profile::points[i];
    return frontier_point{*p.speed, p.output_rate.value, p.input_rate, p.gpus, p.output_rate.from.date, 0};
  };
  return std::array<frontier_point, 2>{point(held[0]), point(held[1])};
}();

/// The two limits of MLPerf as a curve. Users saw more than the limit, so the curve is a lower bound.
template <class G, class M, precision P>
constexpr frontier_curve mlperf_curve() {
  constexpr const auto& points = held_limits<throughput_profile<G, M, P>>;
  constexpr std::string_view date = points[0].date > points[1].date ? points[0].date : points[1].date;
  return {G::id,
          M::id,
          P,
          std::nullopt,
          throughput_profile<G, M, P>::points.back().output,
          serving_mode::not_stated,
          std::nullopt,
          source{throughput_profile<G, M, P>::points.back().output_rate.from.text, date},
          standing::current,
          points};
}
}  // namespace detail

/// The measured curves of a generation, a model and a precision: specialised where there are any. Your own:
/// `template <> struct aifactory::frontier_curves<my_chip, models::deepseek_r1, precision::fp8> { curves }`.
template <class G, class M = detail::not_named, auto P = nullptr>
struct frontier_curves : std::bool_constant<detail::no_frontier<G, M, P>()> {};

}  // namespace aifactory
