// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How much of the result's variance does each input explain, alone and with the others?
///
/// Two independent sets of draws, A and B, and for each input i the set A with that one input from B:
///
///   first order  S_i = E[f(B) (f(A_B^i) - f(A))] / V       what is left to explain when only i is known
///   total        T_i = E[(f(A) - f(A_B^i))^2] / (2 V)      what stays open when all but i are known
///
/// For independent inputs only: with correlations these figures mean something else, so they are not offered there. The
/// standard errors come from 64 batches of trials.
/// @source  Saltelli et al. (2010), "Variance based sensitivity analysis of model output"; Jansen (1999)
#pragma once

#include "aifactory/uncertainty/column_quantile.hpp"
#include "aifactory/uncertainty/inputs.hpp"
#include "aifactory/uncertainty/parallel.hpp"
#include "aifactory/uncertainty/random_block.hpp"
#include "aifactory/uncertainty/results.hpp"
#include "aifactory/uncertainty/summary.hpp"
#include "aifactory/units/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace aifactory {

/// What one input contributes to the variance of the result, as shares of it.
struct sobol_index {
  /// Its name as files write it: "power.price".
  std::string input;
  /// S_i and T_i of the file's head: between 0 and 1 but for the error of the estimate.
  estimate first_order, total;
};

/// How indices are estimated.
struct sobol_options {
  std::uint64_t trials = 65'536;  ///< the formula runs (inputs + 2) times as often
  /// The same seed gives the same draws.
  std::uint64_t seed = 1;
  unsigned threads = 0;  ///< 0: as many as the machine runs at once
  /// Which of the formula's results, from 0.
  std::size_t result = 0;
  /// Whose words the draws are made of.
  random_generator generator = random_generator::philox4x32_10;
};

namespace detail {

/// Sums over one batch: of f(A), its square, and of both products for each input.
struct sobol_batch {
  double mean = 0.0, square = 0.0;
  std::vector<double> first, total;
};

template <template <class> class S, class Formula>
class sobol_runner {
  static constexpr std::size_t width = lanes::size, block = 256;
  const S<uncertain>& inputs_;
  const Formula& formula_;
  const sobol_options& options_;
  std::vector<input_value> list_;
  std::vector<std::uint32_t> varying_;
  std::vector<column_quantile<draw_bits::fast>> quantile_;
  double centre_ = 0.0;

 public:
  sobol_runner(const S<uncertain>& inputs, const Formula& formula, const sobol_options& options)
      : inputs_(inputs), formula_(formula), options_(options), list_(list_inputs(inputs)) {
    std::vector<distribution> spreads;
    for (std::uint32_t i = 0; i < list_.size(); ++i)
      if (!list_[i].value.is_certain()) varying_.push_back(i), spreads.push_back(list_[i].value.spread());
    quantile_ = column_quantiles<draw_bits::fast>(spreads, options.threads);
    std::size_t next = 0;
    const lanes middle = result_of([&] { return lanes(list_[next++].value.central()); });
    centre_ = middle[0];
  }
  [[nodiscard]] std::size_t varying() const { return varying_.size(); }
  [[nodiscard]] const std::string& name(std::size_t k) const { return list_[varying_[k]].name; }

  [[nodiscard]] sobol_batch run(std::uint64_t first, std::uint64_t count) const {
    const std::size_t k = varying_.size();
    struct alignas(lanes::alignment) column {
      std::array<double, block> draw;
    };
    std::vector<column> a(k), b(k), fixed(list_.size());
    random_block random_a(options_.generator, options_.seed, philox::stream::draws, false, block),
        random_b(options_.generator, options_.seed, philox::stream::second, false, block);
    for (std::size_t i = 0; i < list_.size(); ++i) fixed[i].draw.fill(list_[i].value.central());
    std::vector<const double*> from(list_.size());
    for (std::size_t i = 0; i < list_.size(); ++i) from[i] = fixed[i].draw.data();
    for (std::size_t j = 0; j < k; ++j) from[varying_[j]] = a[j].draw.data();
    lanes mean(0.0), square(0.0);
    std::vector<lanes> first_order(k, lanes(0.0)), total(k, lanes(0.0));
    for (std::uint64_t at = 0; at < count; at += block) {
      const auto size =
          static_cast<std::size_t>(std::min<std::uint64_t>(block, count - at) + (width - 1)) / width * width;
      draw(random_a, first + at, size, a);
      draw(random_b, first + at, size, b);
      for (std::size_t i = 0; i < size; i += width) {
        const auto there = lanes::first(static_cast<std::size_t>(count - at - i));
        const auto evaluate = [&] {
          std::size_t next = 0;
          const lanes y = result_of([&] { return lanes::load_aligned(from[next++] + i); });
          return select(there, y - lanes(centre_), lanes(0.0));
        };
        const lanes at_a = evaluate();
        for (std::size_t j = 0; j < k; ++j) from[varying_[j]] = b[j].draw.data();
        const lanes at_b = evaluate();
        for (std::size_t j = 0; j < k; ++j) from[varying_[j]] = a[j].draw.data();
        mean += at_a;
        square += at_a * at_a;
        for (std::size_t j = 0; j < k; ++j) {
          from[varying_[j]] = b[j].draw.data();
          const lanes change = evaluate() - at_a;
          from[varying_[j]] = a[j].draw.data();
          first_order[j] += at_b * change;
          total[j] += change * change;
        }
      }
    }
    sobol_batch sums{sum(mean), sum(square), {}, {}};
    for (std::size_t j = 0; j < k; ++j) sums.first.push_back(sum(first_order[j])), sums.total.push_back(sum(total[j]));
    return sums;
  }

 private:
  template <class F>
  [[nodiscard]] lanes result_of(const F& next) const {
    lanes found(0.0);
    for_each_result<lanes>(formula_(refill<lanes>(inputs_, next)), [&](std::size_t r, const lanes& y) {
      if (r == options_.result) found = y;
    });
    return found;
  }
  template <class Columns>
  void draw(random_block& random, std::uint64_t first, std::size_t size, Columns& columns) const {
    std::uint32_t filled = ~std::uint32_t{0};  // the group of four inputs whose words are at hand
    for (std::size_t j = 0; j < varying_.size(); ++j) {
      if (varying_[j] / 4 != filled) {
        filled = varying_[j] / 4;
        random.template fill<draw_bits::fast>(filled, first, size);
      }
      quantile_[j](random.of(varying_[j]), columns[j].draw.data(), size);
    }
  }
};

}  // namespace detail

/// First-order and total Sobol indices of each uncertain input, in the order of the inputs.
///
///   S_i = E[f(B) (f(A_B^i) - f(A))] / V,   T_i = E[(f(A) - f(A_B^i))^2] / (2 V),   V = Var[f(A)]
///
/// Trials are rounded down to a multiple of 64; A and B, and the estimate of V, have that many.
/// @errors  input_error for fewer than 4,096 trials, a result that does not exist or does not vary, or one that is not
///          a finite number in every trial; whatever the formula throws
/// @source  Saltelli et al. (2010) for S_i, Jansen (1999) for T_i
template <template <class> class S, class Formula>
[[nodiscard]] std::vector<sobol_index> sobol_indices(const S<uncertain>& inputs, const Formula& formula,
                                                     const sobol_options& options = {}) {
  using result = decltype(formula(std::declval<const S<lanes>&>()));
  constexpr std::uint64_t batches = 64;
  if (options.trials < 64 * batches)
    throw input_error("sobol_indices: " + std::to_string(options.trials) + " trials, must be at least 4096");
  detail::require_result<result>("sobol_indices", options.result);
  const detail::sobol_runner<S, Formula> runner(inputs, formula, options);
  const std::uint64_t each = options.trials / batches;

  std::vector<detail::sobol_batch> batch(batches);
  detail::in_parallel(batches, options.threads, [&](std::uint64_t b) { batch[b] = runner.run(b * each, each); });

  const double n = static_cast<double>(each), all = n * static_cast<double>(batches);
  double mean = 0.0, square = 0.0;
  for (const auto& b : batch) mean += b.mean / all, square += b.square / all;
  const double variance = square - mean * mean;
  if (!std::isfinite(variance)) throw input_error("sobol_indices: the result is not a finite number in every trial");
  if (!(variance > 1e-24 * square)) throw input_error("sobol_indices: the result does not vary");

  std::vector<sobol_index> found;
  for (std::size_t j = 0; j < runner.varying(); ++j) {
    const auto figure = [&](auto sums, double scale) {
      double value = 0.0, spread = 0.0;
      for (const auto& b : batch) value += (b.*sums)[j] / all / scale;
      for (const auto& b : batch) spread += std::pow((b.*sums)[j] / n / scale - value, 2.0);
      return estimate{value, std::sqrt(spread / static_cast<double>(batches * (batches - 1)))};
    };
    found.push_back({runner.name(j), figure(&detail::sobol_batch::first, variance),
                     figure(&detail::sobol_batch::total, 2.0 * variance)});
  }
  return found;
}

}  // namespace aifactory
