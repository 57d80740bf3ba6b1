// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many tokens per second does a GPU make at a speed that lies between two measured ones?
///
///   const frontier found(curve);                            // or find_frontier(...), frontier_of<...>(...)
///   found.output_rate_at(50.0 * tok_out / second / user)
///   found.fastest_at(500.0 * tok_out / second / GPU)        // the other direction
///
/// Between the points of a curve, log(rate) is interpolated over log(speed): by monotone cubics (PCHIP, Boost.Math)
/// through four points or more, straight through fewer. The rate therefore falls wherever the points fall, and passes
/// through each of them. Outside the measured range there is an error, never a value of the edge; a single point
/// answers at its own speed alone.
///
/// Interpolate rates, never costs: a cost per token is the cost of a GPU-hour over the interpolated rate. Two costs
/// hold two rates and the prices of their day; what lies between them is neither.
///
/// With several curves, the best one at each speed counts. A curve whose slowest point is faster than asked may serve
/// with that point.
#pragma once

#include "aifactory/throughput/frontier_curve.hpp"
#include "aifactory/units/number_text.hpp"

#include <boost/math/special_functions/fpclassify.hpp>  // first: Boost 1.74's pchip.hpp uses its isnan unseen

#include <boost/math/interpolators/pchip.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {
/// y over x through points with rising x, all above zero, in the logarithms of both.
class log_log_line {
  using cubics = boost::math::interpolators::pchip<std::vector<double>>;
  std::vector<double> x_, y_;     // logarithms, where straight
  std::optional<cubics> smooth_;  // copies share their points
  double first_, last_;           // logarithms

 public:
  log_log_line(std::vector<double> x, std::vector<double> y) : x_(std::move(x)), y_(std::move(y)) {
    for (double& v : x_) v = std::log(v);
    for (double& v : y_) v = std::log(v);
    first_ = x_.front();
    last_ = x_.back();
    if (x_.size() >= 4) smooth_.emplace(std::move(x_), std::move(y_));
  }
  /// @param x  within the points
  [[nodiscard]] double operator()(double x) const {
    const double at = std::clamp(std::log(x), first_, last_);  // a logarithm may be off by its last digit
    if (smooth_) return std::exp((*smooth_)(at));
    const auto above = std::upper_bound(x_.begin() + 1, x_.end() - 1, at);
    const auto i = static_cast<std::size_t>(above - x_.begin());
    const double share = (at - x_[i - 1]) / (x_[i] - x_[i - 1]);
    return std::exp((1.0 - share) * y_[i - 1] + share * y_[i]);
  }
};

inline std::string lengths_text(const std::optional<prompt_tokens<>>& input, const output_tokens<>& output) {
  return (input ? number_text(input->in(tok_in)) : "unstated") + " in, " + number_text(output.in(tok_out)) + " out";
}
inline std::string named(const frontier_curve& curve) {
  return std::string(curve.model) + " on " + std::string(curve.generation) + ", " +
         std::string(name_of(curve.weights)) + ", " + lengths_text(curve.input, curve.output);
}

/// A curve, ready to be asked.
class frontier_strand {
  frontier_curve curve_;
  log_log_line output_;
  std::optional<log_log_line> input_;

  template <class Get>
  static std::vector<double> column(const frontier_curve& curve, Get get) {
    std::vector<double> values;
    for (const auto& point : curve.points) values.push_back(get(point).base_value());
    return values;
  }
  static std::vector<double> speeds(const frontier_curve& curve) {
    return column(curve, [](const frontier_point& point) { return point.speed; });
  }
  static constexpr auto output_of = [](const frontier_point& point) { return point.output_rate; };
  static constexpr auto input_of = [](const frontier_point& point) { return *point.input_rate; };

  /// What was measured, to the last digit, or else what lies between.
  template <class Get>
  [[nodiscard]] double rate(double speed, const log_log_line& line, Get get) const {
    for (const auto& point : curve_.points)
      if (point.speed.base_value() == speed) return get(point).base_value();
    return line(speed);
  }

 public:
  explicit frontier_strand(const frontier_curve& curve)
      : curve_(sound_curve(curve) ? curve
                                  : throw input_error("frontier of " + named(curve) +
                                                      ": a curve needs dated points, each faster and with less output "
                                                      "than the one before")),
        output_(speeds(curve), column(curve, output_of)) {
    if (curve.points.front().input_rate) input_.emplace(speeds(curve), column(curve, input_of));
  }
  [[nodiscard]] const frontier_curve& curve() const { return curve_; }
  [[nodiscard]] double slowest() const { return curve_.points.front().speed.base_value(); }
  [[nodiscard]] double fastest() const { return curve_.points.back().speed.base_value(); }
  [[nodiscard]] double most() const { return curve_.points.front().output_rate.base_value(); }
  [[nodiscard]] double least() const { return curve_.points.back().output_rate.base_value(); }
  /// Output at this speed or, where all points are faster, at the slowest of them.
  [[nodiscard]] double output_at_least(double speed) const {
    return rate(std::max(speed, slowest()), output_, output_of);
  }
  [[nodiscard]] bool knows_input() const { return input_.has_value(); }
  [[nodiscard]] double input_at_least(double speed) const {
    return rate(std::max(speed, slowest()), *input_, input_of);
  }
  /// The fastest speed at which so much is made; `wanted` is at most most().
  [[nodiscard]] double fastest_at(double wanted) const {
    if (wanted <= least()) return fastest();
    if (wanted >= most()) return slowest();
    // From one point to the next, so that a rounding moves neither end.
    const auto& points = curve_.points;
    std::size_t i = 1;
    while (points[i].output_rate.base_value() > wanted) ++i;
    if (points[i].output_rate.base_value() == wanted) return points[i].speed.base_value();
    std::uintmax_t steps = 100;
    const auto [low, high] = boost::math::tools::toms748_solve(
        [&](double speed) { return output_(speed) - wanted; }, points[i - 1].speed.base_value(),
        points[i].speed.base_value(), points[i - 1].output_rate.base_value() - wanted,
        points[i].output_rate.base_value() - wanted, boost::math::tools::eps_tolerance<double>(), steps);
    return low + (high - low) / 2.0;
  }
};

}  // namespace detail

/// The speeds that were measured, from the slowest point to the fastest.
struct interactivity_range {
  interactivity<> slowest, fastest;
};

/// One or several curves, interpolated. Copies are cheap but for the list of curves; all questions are const and may be
/// asked from several threads.
class frontier {
  std::vector<detail::frontier_strand> strands_;

  [[noreturn]] void outside(double asked, double low, double high, const std::string& unit) const {
    throw input_error("frontier of " + detail::named(strands_.front().curve()) + ": " + number_text(asked) + " " +
                      unit + " is outside the measured range [" + number_text(low, 6) + ", " + number_text(high, 6) +
                      "] " + unit);
  }
  [[nodiscard]] const detail::frontier_strand& best_at(const interactivity<>& speed) const {
    const double asked = speed.base_value();
    const auto [slowest, fastest] = range();
    if (!(asked >= slowest.base_value() && asked <= fastest.base_value()))
      outside(asked, slowest.base_value(), fastest.base_value(), "tok/s/user");
    const detail::frontier_strand* best = nullptr;
    for (const auto& strand : strands_)
      if (strand.fastest() >= asked && (!best || strand.output_at_least(asked) > best->output_at_least(asked)))
        best = &strand;
    return *best;
  }

 public:
  /// @param curve  its points must outlive the frontier
  /// @errors  input_error when the points are not sound
  explicit frontier(const frontier_curve& curve) : strands_{detail::frontier_strand(curve)} {}
  /// The best of several curves of one generation, model, precision and lengths; that they are is not checked.
  /// @errors  input_error when there is none, or one is not sound
  explicit frontier(const std::vector<frontier_curve>& curves) : strands_(curves.begin(), curves.end()) {
    if (strands_.empty()) throw input_error("frontier: no curves");
  }

  /// From the slowest to the fastest point.
  [[nodiscard]] interactivity_range range() const {
    double slowest = strands_.front().slowest(), fastest = strands_.front().fastest();
    for (const auto& strand : strands_) {
      slowest = std::min(slowest, strand.slowest());
      fastest = std::max(fastest, strand.fastest());
    }
    return {interactivity<>::from_base_value(slowest), interactivity<>::from_base_value(fastest)};
  }
  /// Output tokens per second and GPU of the whole deployment, while each user sees this speed. Never rises with speed.
  ///
  ///   log(rate) = largest over the curves of c(log(speed)),   c: PCHIP, straight through fewer than four points
  ///
  /// @errors  input_error outside range(), and for NaN
  /// @source  F. N. Fritsch, R. E. Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17 (1980), as
  ///          in Boost.Math
  [[nodiscard]] output_token_rate_per_gpu<> output_rate_at(const interactivity<>& speed) const {
    return output_token_rate_per_gpu<>::from_base_value(best_at(speed).output_at_least(speed.base_value()));
  }
  /// Prompt tokens per second and GPU of the whole deployment, at the same time as output_rate_at(speed): interpolated
  /// in the same way, on the curve that answers there.
  /// @errors  input_error outside range(), for NaN, and where the benchmark does not publish its input
  [[nodiscard]] prompt_token_rate_per_gpu<> input_rate_at(const interactivity<>& speed) const {
    const auto& best = best_at(speed);
    if (!best.knows_input())
      throw input_error("frontier of " + detail::named(best.curve()) + ": the source does not publish the input rate");
    return prompt_token_rate_per_gpu<>::from_base_value(best.input_at_least(speed.base_value()));
  }
  /// The fastest speed at which a GPU still makes so much output: the inverse of output_rate_at.
  ///
  ///   max speed with output_rate_at(speed) >= rate, by TOMS 748 between the two points of a curve that hold the rate
  ///
  /// @errors  input_error when so much, or so little, was not measured, and for NaN
  [[nodiscard]] interactivity<> fastest_at(const output_token_rate_per_gpu<>& rate) const {
    const double asked = rate.base_value();
    double most = 0.0, least = 0.0, answer = 0.0, fastest = 0.0;
    for (const auto& strand : strands_) {
      most = std::max(most, strand.most());
      if (strand.fastest() >= fastest) {
        least = strand.fastest() > fastest ? strand.least() : std::max(least, strand.least());
        fastest = strand.fastest();
      }
    }
    if (!(asked >= least && asked <= most)) outside(asked, least, most, "tok/s/GPU");
    for (const auto& strand : strands_)
      if (asked <= strand.most()) answer = std::max(answer, strand.fastest_at(asked));
    return interactivity<>::from_base_value(answer);
  }
  /// The curve that answers at this speed: with its source, its points and how it was served.
  /// @errors  input_error outside range(), and for NaN
  [[nodiscard]] const frontier_curve& curve_at(const interactivity<>& speed) const { return best_at(speed).curve(); }
  /// All curves.
  [[nodiscard]] std::vector<frontier_curve> curves() const {
    std::vector<frontier_curve> all;
    for (const auto& strand : strands_) all.push_back(strand.curve());
    return all;
  }
};

}  // namespace aifactory
