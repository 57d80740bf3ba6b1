// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are trials run: drawn, evaluated and collected, on all cores, to the same bits?
///
/// A draw depends on (seed, input, trial) alone. Each thread takes granules of 4,096 trials, in each of them small
/// blocks of columns that stay in the nearest cache: words, draws, results. Within a granule results are added in the
/// order of trials; granules are added exactly. So the same seed gives the same bits for any number of threads, any
/// size of block, and for a run that is cut in parts. Nothing is allocated per trial; memory does not grow with their
/// number, unless the samples themselves are asked for.
#pragma once

#include "aifactory/uncertainty/column_quantile.hpp"
#include "aifactory/uncertainty/correlation.hpp"
#include "aifactory/uncertainty/inputs.hpp"
#include "aifactory/uncertainty/philox.hpp"
#include "aifactory/uncertainty/results.hpp"
#include "aifactory/uncertainty/sampler.hpp"
#include "aifactory/uncertainty/trial_options.hpp"
#include "aifactory/uncertainty/trial_results.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace aifactory {

/// Inputs and a formula made ready: tables built once, then any number of trials, in one go or in parts. With a sampler
/// other than random it is one randomisation, whose own standard errors do not hold: see monte_carlo below.
template <class Inputs, class Formula>
class trial_run;

template <template <class> class S, class Formula>
class trial_run<S<uncertain>, Formula> {
 public:
  using result = decltype(std::declval<const Formula&>()(std::declval<const S<lanes>&>()));
  static constexpr std::size_t results = detail::results_in<result>();
  /// Trials whose sums are rounded together; parts of a run are cut at multiples of it.
  static constexpr std::uint64_t granule = 4096;

 private:
  template <detail::draw_bits Bits>
  struct drawn {
    std::uint32_t input;
    std::size_t column;
    std::size_t joint;  // its place among the correlated inputs, or none
    detail::column_quantile<Bits> quantile;
  };
  template <detail::draw_bits Bits>
  using draws = std::vector<drawn<Bits>>;

  S<uncertain> inputs_;
  Formula formula_;
  trial_options options_;
  std::vector<double> central_;
  std::vector<std::size_t> column_of_;  // by input; none for a certain one
  std::variant<draws<detail::draw_bits::fast>, draws<detail::draw_bits::fine>> draws_;
  detail::copula copula_;
  std::uint32_t stream_;                         // of this randomisation
  std::vector<detail::shuffled> strata_;         // by column, for latin_hypercube
  std::vector<detail::scrambled_sobol> points_;  // by column, for sobol
  std::size_t columns_ = 0;
  std::uint64_t done_ = 0;
  std::array<detail::tally, results> tally_;
  std::vector<std::vector<double>> samples_;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static constexpr std::size_t width = lanes::size;
  struct alignas(lanes::alignment) one_vector {
    std::array<double, width> lane;
  };

 public:
  /// @errors  input_error for options out of range
  trial_run(const S<uncertain>& inputs, Formula formula, const trial_options& options, std::uint32_t randomisation = 0)
      : inputs_(inputs),
        formula_(std::move(formula)),
        options_(options),
        stream_(randomisation * philox::stream::count),
        samples_(results) {
    if (options.trials == 0 || options.trials > most_trials)
      throw input_error("trials: " + std::to_string(options.trials) + ", must lie between 1 and " +
                        std::to_string(most_trials));
    if (options.block == 0 || options.block % width != 0 || granule % options.block != 0 || options.block > most_block)
      throw input_error("block: " + std::to_string(options.block) + ", must be a power of two from " +
                        std::to_string(width) + " to " + std::to_string(most_block));
    if (options.stop && options.stop->result >= results)
      throw input_error("stop: there is no result " + std::to_string(options.stop->result));
    if (options.fine_tails)
      prepare<detail::draw_bits::fine>();
    else
      prepare<detail::draw_bits::fast>();
    prepare_sampler();
    find_centre();
  }

  [[nodiscard]] std::uint64_t trials_done() const { return done_; }
  /// How many inputs are drawn.
  [[nodiscard]] std::size_t uncertain_inputs() const { return columns_; }

  /// Runs on until `trials` are done in all; a stop before the last must be a multiple of the granule to be continued.
  /// @errors  input_error when a run that ended within a granule is to go on; whatever the formula throws
  void run_to(std::uint64_t trials) {
    if (trials <= done_) return;
    if (done_ % granule != 0)
      throw input_error("trials: a run of " + std::to_string(done_) + " cannot be continued: not a multiple of " +
                        std::to_string(granule));
    if (options_.keep)
      for (auto& each : samples_) each.resize(trials);
    const std::uint64_t first = done_ / granule, last = (trials + granule - 1) / granule;
    const unsigned wanted =
        options_.threads != 0 ? options_.threads : std::max(1u, std::thread::hardware_concurrency());
    const auto threads = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, last - first));

    std::atomic<std::uint64_t> next = first;
    std::mutex adding;
    std::exception_ptr failure;
    const auto work = [&] {
      try {
        worker own(*this);
        for (std::uint64_t g; (g = next.fetch_add(1, std::memory_order_relaxed)) < last;)
          own.run(g * granule, std::min(granule, trials - g * granule));
        const std::lock_guard lock(adding);
        for (std::size_t r = 0; r < results; ++r) tally_[r].add(own.tallies[r]);
      } catch (...) {
        next = last;
        const std::lock_guard lock(adding);
        failure = std::current_exception();
      }
    };
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
    work();
    for (auto& each : others) each.join();
    if (failure) std::rethrow_exception(failure);
    done_ = trials;
  }

  /// What a checkpoint keeps, and what it must belong to (see checkpoint.hpp).
  [[nodiscard]] const trial_options& options() const { return options_; }
  [[nodiscard]] const S<uncertain>& inputs() const { return inputs_; }
  [[nodiscard]] const std::array<detail::tally, results>& tallies() const { return tally_; }
  void continue_from(std::uint64_t trials_done, const std::array<detail::tally, results>& tallies) {
    done_ = trials_done;
    tally_ = tallies;
  }

  /// Adds the trials of another part of the same run, made with the same inputs and options.
  void add(const trial_run& part) {
    for (std::size_t r = 0; r < results; ++r) tally_[r].add(part.tally_[r]);
  }
  /// Skips to a later trial: this run is then the part from there on.
  /// @errors  input_error unless it is a multiple of the granule and nothing has been run
  void start_at(std::uint64_t trial) {
    if (trial % granule != 0 || done_ != 0)
      throw input_error("trials: a part starts at a multiple of " + std::to_string(granule));
    done_ = trial;
  }

  /// Runs all trials of the options, or fewer where the stop rule allows.
  void run() {
    if (options_.stop)
      for (std::uint64_t at = 4 * granule; at < options_.trials; at *= 2) {
        run_to(at);
        if (converged()) return;
      }
    run_to(options_.trials);
  }
  /// True without a stop rule, or when it has been reached.
  [[nodiscard]] bool converged() const {
    return !options_.stop || options_.stop->reached(summary(tally_[options_.stop->result]));
  }

  [[nodiscard]] trial_results<result> found() const {
    std::vector<summary> summaries;
    for (const auto& each : tally_) summaries.emplace_back(each);
    return {std::move(summaries), samples_, converged()};
  }

 private:
  static constexpr std::uint64_t most_even_trials = std::uint64_t{1} << 31;
  static constexpr std::size_t most_block = detail::granule_tally::most_at_once;

  template <detail::draw_bits Bits>
  void prepare() {
    draws<Bits> ready;
    std::vector<std::string> names;
    std::vector<bool> varies;
    detail::for_each_value(inputs_, [&](const std::string& name, const uncertain& value) {
      names.push_back(name);
      varies.push_back(!value.is_certain());
      column_of_.push_back(value.is_certain() ? none : columns_);
      if (!value.is_certain())
        ready.push_back({static_cast<std::uint32_t>(central_.size()), columns_++, none,
                         detail::column_quantile<Bits>(value.spread())});
      central_.push_back(value.central());
    });
    copula_ = detail::copula::of(names, varies, options_.correlations);
    for (auto& each : ready) {
      const auto& joint = copula_.inputs();
      const auto at = std::lower_bound(joint.begin(), joint.end(), each.input);
      if (at != joint.end() && *at == each.input) each.joint = static_cast<std::size_t>(at - joint.begin());
    }
    draws_ = std::move(ready);
  }

  void prepare_sampler() {
    if (options_.how != sampler::random && options_.stop)
      throw input_error("stop: a stop rule needs the random sampler");
    if ((options_.how == sampler::latin_hypercube || options_.how == sampler::sobol) &&
        options_.trials > most_even_trials)
      throw input_error("trials: " + std::to_string(options_.trials) + " in one randomisation, must be at most " +
                        std::to_string(most_even_trials));
    if (options_.how == sampler::latin_hypercube)
      for (std::uint32_t c = 0; c < columns_; ++c)
        strata_.emplace_back(options_.trials, options_.seed, c, stream_ + philox::stream::strata);
    if (options_.how == sampler::sobol) {
      const auto directions = detail::sobol_directions(columns_);
      for (std::uint32_t c = 0; c < columns_; ++c)
        points_.emplace_back(directions[c],
                             detail::random_bits(options_.seed, c, 0, stream_ + philox::stream::scrambles));
    }
  }

  // Results are summed about the result at the medians: a point near their middle, the same for every part of a run.
  void find_centre() {
    std::size_t next = 0;
    const S<lanes> middle = detail::refill<lanes>(inputs_, [&] { return lanes(central_[next++]); });
    detail::for_each_result<lanes>(formula_(middle), [&](std::size_t r, const lanes& x) {
      const double at = x[0];
      tally_[r].centre = at - at == 0.0 ? at : 0.0;
    });
  }

  /// What one thread works with.
  struct worker {
    const trial_run& run_;
    std::vector<one_vector> drawn_, constants_, out_;
    std::array<std::vector<std::uint64_t>, 4> random_;
    std::vector<std::vector<double>> scores_;        // of the correlated inputs, independent
    std::vector<std::vector<std::uint64_t>> joint_;  // their words, correlated
    std::vector<std::uint64_t> even_;                // words of one input, evenly spread
    struct source {
      const double* from;
      std::size_t mask;  // 0 for a constant: always its one vector
    };
    std::vector<source> sources_;
    std::array<detail::tally, results> tallies;
    std::array<detail::granule_tally, results> granules_;

    explicit worker(const trial_run& run)
        : run_(run),
          drawn_(run.columns_ * run.options_.block / width),
          constants_(run.central_.size()),
          out_(results * run.options_.block / width) {
      for (auto& column : random_) column.resize(run.options_.block);
      scores_.assign(run.copula_.inputs().size(), std::vector<double>(run.options_.block));
      joint_.assign(run.copula_.inputs().size(), std::vector<std::uint64_t>(run.options_.block));
      even_.resize(run.options_.block);
      for (std::size_t i = 0; i < run.central_.size(); ++i) {
        constants_[i].lane.fill(run.central_[i]);
        const bool certain = run.column_of_[i] == none;
        sources_.push_back(
            {certain ? constants_[i].lane.data() : column(run.column_of_[i]), certain ? 0 : ~std::size_t{0}});
      }
      for (std::size_t r = 0; r < results; ++r) tallies[r].centre = run.tally_[r].centre;
    }

    [[nodiscard]] double* column(std::size_t c) { return drawn_[c * (run_.options_.block / width)].lane.data(); }
    [[nodiscard]] double* out(std::size_t r) { return out_[r * (run_.options_.block / width)].lane.data(); }

    void run(std::uint64_t first, std::uint64_t count) {
      for (std::uint64_t at = 0; at < count; at += run_.options_.block) {
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(run_.options_.block, count - at));
        const std::size_t padded = (size + width - 1) / width * width;
        std::visit([&](const auto& ready) { draw(ready, first + at, padded); }, run_.draws_);
        evaluate(padded);
        for (std::size_t r = 0; r < results; ++r) {
          granules_[r].add(tallies[r], out(r), size);
          if (run_.options_.keep) std::copy_n(out(r), size, const_cast<double*>(run_.samples_[r].data()) + first + at);
        }
      }
      for (std::size_t r = 0; r < results; ++r) granules_[r].finish(tallies[r]);
    }

    template <detail::draw_bits Bits>
    void draw(const draws<Bits>& ready, std::uint64_t first, std::size_t size) {
      std::uint32_t filled = ~std::uint32_t{0};  // the group of four inputs whose words are at hand
      const auto words_of = [&](std::uint32_t input) -> const std::uint64_t* {
        if (input / 4 != filled) {
          filled = input / 4;
          randomize<Bits>(filled, first, size);
        }
        const std::uint64_t* const random = random_[input % 4].data();
        if (run_.options_.how == sampler::random || run_.options_.how == sampler::antithetic) return random;
        spread_evenly<Bits>(run_.column_of_[input], first, random, size);
        return even_.data();
      };
      if (!scores_.empty()) correlate<Bits>(words_of, size);
      for (const auto& each : ready)
        each.quantile(each.joint == none ? words_of(each.input) : joint_[each.joint].data(), column(each.column), size);
    }
    /// The first correlated input keeps its words; the others' depend on those before.
    template <detail::draw_bits Bits, class F>
    void correlate(const F& words_of, std::size_t size) {
      static const detail::column_quantile<Bits> to_score{distribution(normal(0.0, 1.0))};
      for (std::size_t i = 0; i < scores_.size(); ++i) {
        const std::uint64_t* const own = words_of(run_.copula_.inputs()[i]);
        to_score(own, scores_[i].data(), size);
        if (i == 0) std::copy_n(own, size, joint_[0].data());
      }
      for (std::size_t i = 1; i < scores_.size(); ++i)
        for (std::size_t t = 0; t < size; ++t) {
          double score = 0.0;
          for (std::size_t j = 0; j <= i; ++j) score += run_.copula_.weight(i, j) * scores_[j][t];
          joint_[i][t] = detail::copula::word_of<Bits>(score);
        }
    }
    template <detail::draw_bits Bits>
    void randomize(std::uint32_t group, std::uint64_t first, std::size_t size) {
      const auto key = philox::key_of(run_.options_.seed);
      const bool paired = run_.options_.how == sampler::antithetic;
      for (std::size_t i = 0; i < size; i += width) {
        const detail::words number = detail::words::counting_from(first + i), trial = paired ? number >> 1 : number;
        detail::words word[4];
        detail::random_words(trial, group, run_.stream_ + philox::stream::draws, key, word);
        if constexpr (Bits == detail::draw_bits::fine) {
          detail::words more[4];
          detail::random_words(trial, group, run_.stream_ + philox::stream::low_bits, key, more);
          for (int w = 0; w < 4; ++w)
            word[w] = ((word[w] & detail::words(0xffffffffu)) << 21) | ((more[w] & detail::words(0xffffffffu)) >> 11);
        }
        if (paired)  // all bits turned round: p becomes 1 - p
          for (auto& each : word) each = each ^ (detail::words(0) - (number & detail::words(1)));
        for (std::size_t w = 0; w < 4; ++w) word[w].store(random_[w].data() + i);
      }
    }
    /// The leading 32 bits from a stratum or a Sobol point; with 53 bits the others stay random.
    template <detail::draw_bits Bits>
    void spread_evenly(std::size_t c, std::uint64_t first, const std::uint64_t* random, std::size_t size) {
      constexpr int low = static_cast<int>(Bits) - 32;
      if (run_.options_.how == sampler::sobol) {
        run_.points_[c].fill(first, even_.data(), size);
      } else {
        const std::uint64_t n = run_.options_.trials;
        for (std::size_t i = 0; i < size; ++i) {
          // Beyond the last trial nothing is used.
          const std::uint64_t stratum = first + i < n ? run_.strata_[c](first + i) : 0;
          even_[i] = (stratum << 32 | (random[i] >> low & 0xffffffffu)) / n;
        }
      }
      if constexpr (low > 0)
        for (std::size_t i = 0; i < size; ++i)
          even_[i] = even_[i] << low | (random[i] & ((std::uint64_t{1} << low) - 1));
    }
    void evaluate(std::size_t size) {
      const source* const sources = sources_.data();
      for (std::size_t i = 0; i < size; i += width) {
        std::size_t next = 0;
        const S<lanes> trial = detail::refill<lanes>(
            run_.inputs_, [&]() __attribute__((always_inline)) {
              const source& s = sources[next++];
              return lanes::load_aligned(s.from + (i & s.mask));
            });
        detail::for_each_result<lanes>(
            run_.formula_(trial), [&](std::size_t r, const lanes& x)
                                      __attribute__((always_inline)) { x.store_aligned(out(r) + i); });
      }
    }
  };
};

}  // namespace aifactory
