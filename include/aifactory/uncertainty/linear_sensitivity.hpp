// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which inputs does a result move with, along a straight line, or by rank?
///
///   regression_sensitivity(inputs, formula)   of the values: correlation, standardised coefficient, R^2
///   rank_sensitivity(inputs, formula)         of their ranks: Spearman's correlation, and the same of ranks
///
/// With correlated inputs too: the correlation then counts what an input brings along, the coefficient only its own.
/// R^2 says how much of the variance the straight line explains: below about 0.7 the coefficients say little, and
/// Sobol indices are what to ask for. Ranks follow a curve as well as a line, as long as it does not turn.
///
/// @source  Saltelli, Chan and Scott (2000), Sensitivity Analysis, chapter 6; the errors: Shao and Tu (1995), The
///          Jackknife and Bootstrap, chapter 2
#pragma once

#include "aifactory/uncertainty/cross_moments.hpp"
#include "aifactory/uncertainty/parallel.hpp"
#include "aifactory/uncertainty/trial_run.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// How the result moves with one input, free of units.
struct linear_effect {
  /// Its name as files write it: "power.price".
  std::string input;
  estimate correlation;  ///< of input and result
  estimate coefficient;  ///< standard deviations of the result per standard deviation of the input, the others held
};

/// How the result moves with all inputs along a straight line, of values or of ranks.
struct linear_sensitivity {
  std::vector<linear_effect> inputs;  ///< the uncertain ones, in their order
  estimate r_squared;                 ///< the share of the result's variance that all inputs explain together
  std::uint64_t trials = 0;           ///< that took part
  std::uint64_t trials_invalid = 0;   ///< whose result is not a finite number
};

namespace detail {

inline constexpr std::uint64_t linear_batches = 64;

/// Trials of a run in batches: each has its own moments, whoever computes them.
template <class Run>
class linear_runner {
  const Run& run_;
  std::size_t result_, variables_;
  std::vector<double> centre_;
  std::vector<std::string> name_;

 public:
  linear_runner(const Run& run, std::size_t result, const char* who)
      : run_(run), result_(result), variables_(run.uncertain_inputs() + 1) {
    const auto refuse = [&](const std::string& what) { throw input_error(std::string(who) + ": " + what); };
    if (run.options().trials < 64 * linear_batches)
      refuse(std::to_string(run.options().trials) + " trials, must be at least 4096");
    if (result >= Run::results) refuse("there is no result " + std::to_string(result));
    if (run.options().how != sampler::random)
      refuse("needs the random sampler: its errors come from independent trials");
    if (run.options().stop) refuse("has no stop rule");
    for (const auto& each : list_inputs(run.inputs()))
      if (!each.value.is_certain()) name_.push_back(each.name), centre_.push_back(each.value.central());
    if (name_.empty()) refuse("no input is uncertain");
    centre_.push_back(run.tallies()[result].centre);
  }
  [[nodiscard]] std::size_t variables() const { return variables_; }
  [[nodiscard]] const std::string& name(std::size_t i) const { return name_[i]; }
  [[nodiscard]] static std::uint64_t first_of(std::uint64_t batch, std::uint64_t trials) {
    return trials / linear_batches * batch + std::min(batch, trials % linear_batches);
  }

  /// Calls f(size, deviations, stride, how many count, which) for each block of a batch; a trial whose result is not
  /// finite has deviations of 0.
  template <class F>
  void for_each_block(std::uint64_t batch, const F& f) const {
    const std::uint64_t trials = run_.options().trials, first = first_of(batch, trials);
    const std::size_t stride = run_.options().block;
    std::vector<double> deviation(variables_ * stride);
    std::vector<char> good(stride);
    run_.revisit(first, first_of(batch + 1, trials) - first, [&](std::size_t size, const auto& draw, const auto& out) {
      lanes poison(0.0);  // stays zero while everything is finite
      for (std::size_t t = 0; t < stride; t += lanes::size) {
        const lanes y = lanes::load(out[result_] + t);
        poison += y - y;
      }
      const bool whole = size == stride && all(poison == lanes(0.0));
      std::size_t count = 0;
      for (std::size_t t = 0; t < stride; ++t) {
        good[t] = whole || (t < size && std::isfinite(out[result_][t]));
        count += good[t] ? 1u : 0u;
      }
      for (std::size_t v = 0; v < variables_; ++v) {
        const double* const from = v + 1 < variables_ ? draw[v] : out[result_];
        double* const to = deviation.data() + v * stride;
        if (whole)
          for (std::size_t t = 0; t < stride; t += lanes::size)
            (lanes::load(from + t) - lanes(centre_[v])).store(to + t);
        else
          for (std::size_t t = 0; t < stride; ++t) to[t] = good[t] ? from[t] - centre_[v] : 0.0;
      }
      f(size, deviation.data(), stride, count, good);
    });
  }

  /// The figures of some trials: the correlations, the coefficients, R^2.
  [[nodiscard]] std::vector<double> figures(const cross_moments& of, const char* who) const {
    const std::size_t k = variables_ - 1;
    if (!(of.count() > 1.0) || !of.varies(k)) throw input_error(std::string(who) + ": the result does not vary");
    auto line = of.fit();
    if (line.dependent < k)
      throw input_error(std::string(who) + ": " + name_[line.dependent] +
                        " is determined by the inputs before it (a correlation of 1), so it has no effect of its own");
    std::vector<double> all;
    for (std::size_t i = 0; i < k; ++i) all.push_back(of.correlation(i, k));
    all.insert(all.end(), line.coefficient.begin(), line.coefficient.end());
    all.push_back(line.r_squared);
    return all;
  }
  /// @param others  the figures of each batch, or of all but each batch
  /// @param scale   the square of the standard error over the sum of their squared differences from their mean
  [[nodiscard]] linear_sensitivity report(const std::vector<double>& all,
                                          const std::vector<std::vector<double>>& others, double scale,
                                          double count) const {
    const auto figure = [&](std::size_t i) {
      double mean = 0.0, squares = 0.0;
      for (const auto& each : others) mean += each[i] / static_cast<double>(others.size());
      for (const auto& each : others) squares += (each[i] - mean) * (each[i] - mean);
      return estimate{all[i], std::sqrt(scale * squares)};
    };
    linear_sensitivity found;
    const std::size_t k = variables_ - 1;
    for (std::size_t i = 0; i < k; ++i) found.inputs.push_back({name_[i], figure(i), figure(k + i)});
    found.r_squared = figure(2 * k);
    found.trials = static_cast<std::uint64_t>(count);
    found.trials_invalid = run_.options().trials - found.trials;
    return found;
  }
};

}  // namespace detail

/// A straight line through the result over all uncertain inputs, by least squares, with figures that do not depend on
/// units:
///
///   result - mean = sum_i b_i (input_i - mean_i),   coefficient_i = b_i sd_i / sd,   R^2 = 1 - residual / variance
///
/// Nothing is kept of a trial, so memory does not grow with their number; the same bits on any number of threads. The
/// standard errors come from leaving out each 64th of the trials in turn (jackknife).
///
/// @param options  trials, seed, threads, correlations; the random sampler
/// @param result   which of the formula's results, from 0
/// @errors  input_error for fewer than 4,096 trials, a result that does not exist or does not vary, no uncertain input,
///          an input that others determine, another sampler, a stop rule; whatever the formula throws
/// @source  Saltelli, Chan and Scott (2000), chapter 6; the errors: Shao and Tu (1995), chapter 2
template <template <class> class S, class Formula>
[[nodiscard]] linear_sensitivity regression_sensitivity(const S<uncertain>& inputs, const Formula& formula,
                                                        const trial_options& options = {}, std::size_t result = 0) {
  constexpr const char* who = "regression_sensitivity";
  const trial_run<S<uncertain>, Formula> run(inputs, formula, options);
  const detail::linear_runner runner(run, result, who);
  std::vector<detail::cross_moments> batch(detail::linear_batches, detail::cross_moments(runner.variables()));
  detail::in_parallel(batch.size(), options.threads, [&](std::uint64_t b) {
    runner.for_each_block(b, [&](std::size_t, const double* deviation, std::size_t stride, std::size_t count,
                                 const auto&) { batch[b].add(deviation, stride, count); });
  });
  detail::cross_moments all(runner.variables());
  for (const auto& each : batch) all.add(each);
  std::vector<std::vector<double>> without;
  for (const auto& each : batch) {
    detail::cross_moments rest = all;
    rest.add(each, -1.0);
    without.push_back(runner.figures(rest, who));
  }
  constexpr double n = detail::linear_batches;
  return runner.report(runner.figures(all, who), without, (n - 1.0) / n, all.count());
}

/// The same over ranks: equal values share the mean of their ranks. The correlation is Spearman's.
///
///   correlation = sum_k a_k b_k / sqrt(sum_k a_k^2 sum_k b_k^2),   a, b the ranks of input and result less their mean
///
/// Ranks need all trials at once: 8 bytes for each trial and uncertain input, and the result, are kept. The standard
/// errors come from 64 batches of trials with ranks of their own.
///
/// @errors  as regression_sensitivity; and more trials than trial_options::keep_at_most allows to keep
/// @source  Saltelli, Chan and Scott (2000), chapter 6
template <template <class> class S, class Formula>
[[nodiscard]] linear_sensitivity rank_sensitivity(const S<uncertain>& inputs, const Formula& formula,
                                                  const trial_options& options = {}, std::size_t result = 0) {
  constexpr const char* who = "rank_sensitivity";
  const trial_run<S<uncertain>, Formula> run(inputs, formula, options);
  const detail::linear_runner runner(run, result, who);
  const std::size_t variables = runner.variables();
  const std::uint64_t bytes = options.trials * variables * sizeof(double);
  if (bytes > options.keep_at_most)
    throw input_error(std::string(who) + ": " + std::to_string(options.trials) + " trials of " +
                      std::to_string(variables) + " numbers take " + std::to_string(bytes) +
                      " bytes, keep_at_most allows " + std::to_string(options.keep_at_most));

  constexpr std::size_t batches = detail::linear_batches;
  std::vector<std::vector<std::vector<double>>> part(batches, std::vector<std::vector<double>>(variables));
  detail::in_parallel(batches, options.threads, [&](std::uint64_t b) {
    runner.for_each_block(
        b, [&](std::size_t size, const double* deviation, std::size_t stride, std::size_t, const auto& good) {
          for (std::size_t v = 0; v < variables; ++v)
            for (std::size_t t = 0; t < size; ++t)
              if (good[t]) part[b][v].push_back(deviation[v * stride + t]);
        });
  });

  // Ranks about their mean, of one column after the other: of all trials, and within each batch.
  const auto ranks_of = [](const std::vector<double>& x) {
    struct placed {
      double number;
      std::uint32_t at;
    };
    std::vector<placed> order(x.size());
    for (std::uint32_t i = 0; i < x.size(); ++i) order[i] = {x[i], i};
    std::sort(order.begin(), order.end(), [](const placed& a, const placed& b) { return a.number < b.number; });
    std::vector<double> rank(x.size());
    const double middle = 0.5 * (static_cast<double>(x.size()) - 1.0);
    for (std::size_t first = 0, next = 0; first < order.size(); first = next) {
      while (next < order.size() && order[next].number == order[first].number) ++next;
      const double shared = 0.5 * static_cast<double>(first + next - 1) - middle;
      for (std::size_t i = first; i < next; ++i) rank[order[i].at] = shared;
    }
    return rank;
  };
  const auto moments_of = [&](const std::vector<std::vector<double>>& columns) {
    const std::size_t count = columns[0].size(), stride = (count + lanes::size - 1) / lanes::size * lanes::size;
    std::vector<double> deviation(variables * stride);
    for (std::size_t v = 0; v < variables; ++v)
      std::copy(columns[v].begin(), columns[v].end(), deviation.begin() + static_cast<std::ptrdiff_t>(v * stride));
    detail::cross_moments moments(variables);
    moments.add(deviation.data(), stride, count);
    return runner.figures(moments, who);
  };
  std::vector<std::vector<double>> all(variables), each(batches);
  detail::in_parallel(variables, options.threads, [&](std::uint64_t v) {
    for (auto& batch : part) {
      all[v].insert(all[v].end(), batch[v].begin(), batch[v].end());
      batch[v] = ranks_of(batch[v]);
    }
    all[v] = ranks_of(all[v]);
  });
  detail::in_parallel(batches, options.threads, [&](std::uint64_t b) { each[b] = moments_of(part[b]); });
  constexpr double n = batches;
  return runner.report(moments_of(all), each, 1.0 / (n * (n - 1.0)), static_cast<double>(all[0].size()));
}

}  // namespace aifactory
