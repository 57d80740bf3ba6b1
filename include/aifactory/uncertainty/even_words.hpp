// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which random words do the inputs of a run get when their trials are spread evenly?
///
/// For one randomisation: the strata of a Latin hypercube, arranged where its inputs are to have rank correlations, or
/// scrambled Sobol points. The random words give the place within a stratum, and the bits beyond the first 32.
#pragma once

#include "aifactory/uncertainty/column_quantile.hpp"
#include "aifactory/uncertainty/iman_conover.hpp"
#include "aifactory/uncertainty/sampler.hpp"
#include "aifactory/uncertainty/trial_options.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace aifactory::detail {

class even_words {
  static constexpr std::uint64_t most_trials_of_one = std::uint64_t{1} << 31;

  std::uint64_t trials_ = 0;
  std::vector<shuffled> strata_;                      // by column, for latin_hypercube
  std::vector<std::vector<std::uint32_t>> arranged_;  // by column where arranged, else empty
  std::vector<scrambled_sobol> points_;               // by column, for sobol

 public:
  even_words() = default;
  /// @param columns   how many inputs are drawn
  /// @param stream    of this randomisation
  /// @param arranged  correlations that the strata are arranged for, and the column of each of its inputs
  /// @errors  input_error: too many trials, or too few to arrange
  even_words(const trial_options& options, std::size_t columns, std::uint32_t stream, const copula& arranged,
             const std::vector<std::size_t>& column_of)
      : trials_(options.trials) {
    if (options.how != sampler::latin_hypercube && options.how != sampler::sobol) return;
    if (trials_ > most_trials_of_one)
      throw input_error("trials: " + std::to_string(trials_) + " in one randomisation, must be at most " +
                        std::to_string(most_trials_of_one));
    if (options.how == sampler::sobol) {
      const auto directions = sobol_directions(columns);
      for (std::uint32_t c = 0; c < columns; ++c)
        points_.emplace_back(directions[c],
                             random_bits(options.seed, c, 0, stream + philox::stream::scrambles, options.generator));
      return;
    }
    for (std::uint32_t c = 0; c < columns; ++c)
      strata_.emplace_back(trials_, options.generator, options.seed, c, stream + philox::stream::strata);
    if (arranged.inputs().empty()) return;
    const std::uint64_t bytes = iman_conover_bytes(trials_, arranged.inputs().size());
    if (bytes > options.keep_at_most)
      throw input_error("correlations: arranging " + std::to_string(trials_) + " trials of " +
                        std::to_string(arranged.inputs().size()) + " inputs takes " + std::to_string(bytes) +
                        " bytes, keep_at_most allows " + std::to_string(options.keep_at_most));
    std::vector<std::vector<std::uint32_t>> own;
    for (const std::uint32_t input : arranged.inputs()) {
      own.emplace_back(static_cast<std::size_t>(trials_));
      for (std::uint64_t t = 0; t < trials_; ++t)
        own.back()[t] = static_cast<std::uint32_t>(strata_[column_of[input]](t));
    }
    iman_conover arrangement(std::move(own), arranged);
    arranged_.resize(columns);
    for (std::size_t i = 0; i < arranged.inputs().size(); ++i)
      arranged_[column_of[arranged.inputs()[i]]] = std::move(arrangement.orders()[i]);
  }

  /// True where the random words are used as they are.
  [[nodiscard]] bool none() const { return strata_.empty() && points_.empty(); }
  /// True where the trials were arranged all together.
  [[nodiscard]] bool is_arranged() const { return !arranged_.empty(); }

  /// The words of an input for trials first, first + 1, ...
  template <draw_bits Bits>
  void fill(std::size_t column, std::uint64_t first, const std::uint64_t* random, std::uint64_t* even,
            std::size_t size) const {
    constexpr int low = static_cast<int>(Bits) - 32;
    if (!points_.empty()) {
      points_[column].fill(first, even, size);
    } else {
      for (std::size_t i = 0; i < size; ++i)
        even[i] = (stratum(column, first + i) << 32 | (random[i] >> low & 0xffffffffu)) / trials_;
    }
    if constexpr (low > 0)
      for (std::size_t i = 0; i < size; ++i) even[i] = even[i] << low | (random[i] & ((std::uint64_t{1} << low) - 1));
  }

 private:
  [[nodiscard]] std::uint64_t stratum(std::size_t column, std::uint64_t trial) const {
    if (trial >= trials_) return 0;  // beyond the last trial nothing is used
    if (!arranged_.empty() && !arranged_[column].empty()) return arranged_[column][trial];
    return strata_[column](trial);
  }
};

}  // namespace aifactory::detail
