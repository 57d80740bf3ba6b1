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
#include "aifactory/uncertainty/even_words.hpp"
#include "aifactory/uncertainty/inputs.hpp"
#include "aifactory/uncertainty/parallel.hpp"
#include "aifactory/uncertainty/philox.hpp"
#include "aifactory/uncertainty/random_block.hpp"
#include "aifactory/uncertainty/results.hpp"
#include "aifactory/uncertainty/trial_options.hpp"
#include "aifactory/uncertainty/trial_results.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
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

/// A run over a struct of inputs.
template <template <class> class S, class Formula>
class trial_run<S<uncertain>, Formula> {
 public:
  /// What the formula returns over lanes: a typed value, or a tuple of them.
  using result = typename detail::answer_of<Formula, S<lanes>>::type;
  /// How many results the formula returns.
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
  using any_draws = std::variant<draws<detail::draw_bits::fast>, draws<detail::draw_bits::fine>>;
  std::shared_ptr<const any_draws> draws_;  // the same for all randomisations
  detail::copula copula_, arranged_;        // of inputs drawn together, or whose strata are arranged
  std::uint32_t stream_;                    // of this randomisation
  detail::even_words even_;
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
    detail::require_trials(options, results);
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
  /// Another randomisation of a run in which nothing has been run yet.
  trial_run(const trial_run& ready, std::uint32_t randomisation) : trial_run(ready) {
    stream_ = randomisation * philox::stream::count;
    prepare_sampler();
  }

  /// Trials that have been run, or skipped by start_at.
  [[nodiscard]] std::uint64_t trials_done() const { return done_; }
  /// How many inputs are drawn.
  [[nodiscard]] std::size_t uncertain_inputs() const { return columns_; }

  /// Runs on until `trials` are done in all; a stop before the last must be a multiple of the granule to be continued.
  /// @errors  input_error when a run that ended within a granule is to go on; whatever the formula throws
  void run_to(std::uint64_t trials) { run_to(trials, options_.threads); }
  /// The same on so many threads; 0: as many as the machine runs at once.
  void run_to(std::uint64_t trials, unsigned on_threads) {
    if (trials <= done_) return;
    if (done_ % granule != 0)
      throw input_error("trials: a run of " + std::to_string(done_) + " cannot be continued: not a multiple of " +
                        std::to_string(granule));
    if (options_.keep)
      for (auto& each : samples_) each.resize(trials);
    const std::uint64_t first = done_ / granule, last = (trials + granule - 1) / granule;
    const unsigned wanted = on_threads != 0 ? on_threads : std::max(1u, std::thread::hardware_concurrency());
    const auto threads = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, last - first));

    std::atomic<std::uint64_t> next = first;
    std::mutex adding;
    const auto about = centres();  // a copy: a thread that ends early writes its sums while another begins
    detail::in_parallel(threads, static_cast<unsigned>(threads), [&](std::uint64_t) {
      try {
        worker own(*this, about);
        for (std::uint64_t g; (g = next.fetch_add(1, std::memory_order_relaxed)) < last;)
          own.run(g * granule, std::min(granule, trials - g * granule));
        const std::lock_guard lock(adding);
        for (std::size_t r = 0; r < results; ++r) {
          if (tally_[r].valid + tally_[r].invalid == 0)  // about the same centre: nothing to add to
            tally_[r] = std::move(own.tallies[r]);
          else
            tally_[r].add(own.tallies[r]);
        }
      } catch (...) {
        next = last;
        throw;
      }
    });
    done_ = trials;
  }

  /// What a checkpoint keeps, and what it must belong to (see checkpoint.hpp).
  [[nodiscard]] const trial_options& options() const { return options_; }
  /// What is drawn from.
  [[nodiscard]] const S<uncertain>& inputs() const { return inputs_; }
  /// The sums and counts of each result so far.
  [[nodiscard]] const std::array<detail::tally, results>& tallies() const { return tally_; }
  /// Takes up where a checkpoint stands: the figures are then those of its trials and of what is run from here on.
  void continue_from(std::uint64_t trials_done, const std::array<detail::tally, results>& tallies) {
    done_ = trials_done;
    tally_ = tallies;
  }

  /// Adds the trials of another part of the same run, made with the same inputs and options.
  /// @errors  input_error where the trials are arranged all together, and for a part of another generator
  void add(const trial_run& part) {
    require_parts();
    if (part.options_.generator != options_.generator)
      throw input_error("add: a part drawn by " + std::string(name_of(part.options_.generator)) +
                        " does not belong to a run drawn by " + std::string(name_of(options_.generator)));
    for (std::size_t r = 0; r < results; ++r) tally_[r].add(part.tally_[r]);
  }
  /// Skips to a later trial: this run is then the part from there on.
  /// @errors  input_error unless it is a multiple of the granule and nothing has been run; where the trials are
  ///          arranged all together
  void start_at(std::uint64_t trial) {
    require_parts();
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
    return !options_.stop || options_.stop->reached(summary(tally_.at(options_.stop->result)));
  }

  /// What the trials so far say.
  [[nodiscard]] trial_results<result> found() const& { return {summaries(), samples_, converged()}; }
  /// The same, and hands the kept samples over: the run has none left.
  [[nodiscard]] trial_results<result> found() && { return {summaries(), std::move(samples_), converged()}; }

  /// Draws and evaluates trials once more, without collecting them: f(size, draws, results) for each block in order,
  /// where draws[c][i] is the c-th uncertain input in trial i of the block and results[r][i] result r.
  /// @errors  whatever the formula throws
  template <class F>
  void revisit(std::uint64_t first, std::uint64_t count, const F& f) const {
    worker own(*this, centres());
    std::vector<const double*> draw, out;
    for (std::size_t c = 0; c < columns_; ++c) draw.push_back(own.column(c));
    for (std::size_t r = 0; r < results; ++r) out.push_back(own.out(r));
    for (std::uint64_t at = first; at < first + count;) {  // blocks lie where those of a run do
      const std::size_t size = own.fill(at, std::min(first + count - at, options_.block - at % options_.block));
      f(size, draw, out);
      at += size;
    }
  }

 private:
  static constexpr std::size_t most_block = detail::granule_tally::most_at_once;

  [[nodiscard]] std::vector<summary> summaries() const { return {tally_.begin(), tally_.end()}; }

  template <detail::draw_bits Bits>
  void prepare() {
    draws<Bits> ready;
    std::vector<distribution> spreads;
    std::vector<std::uint32_t> numbers;
    std::vector<std::string> names;
    std::vector<bool> varies;
    detail::for_each_value(inputs_, [&](const std::string& name, const uncertain& value) {
      names.push_back(name);
      varies.push_back(!value.is_certain());
      column_of_.push_back(value.is_certain() ? none : columns_);
      if (!value.is_certain()) {
        ++columns_;
        spreads.push_back(value.spread());
        numbers.push_back(static_cast<std::uint32_t>(central_.size()));
      }
      central_.push_back(value.central());
    });
    auto quantiles = detail::column_quantiles<Bits>(spreads, options_.threads);
    for (std::size_t c = 0; c < columns_; ++c) ready.push_back({numbers[c], c, none, std::move(quantiles[c])});
    auto joint_ranks = detail::copula::of(names, varies, options_.correlations, options_.nearest_correlations);
    if (options_.correlate_by == correlation_method::iman_conover && options_.how != sampler::latin_hypercube)
      throw input_error("correlate_by: iman_conover arranges the strata of a Latin hypercube: needs that sampler");
    (options_.correlate_by == correlation_method::iman_conover ? arranged_ : copula_) = std::move(joint_ranks);
    for (auto& each : ready) {
      const auto& joint = copula_.inputs();
      const auto at = std::lower_bound(joint.begin(), joint.end(), each.input);
      if (at != joint.end() && *at == each.input) each.joint = static_cast<std::size_t>(at - joint.begin());
    }
    draws_ = std::make_shared<const any_draws>(std::move(ready));
  }

  void prepare_sampler() {
    if (options_.how != sampler::random && options_.stop)
      throw input_error("stop: one randomisation alone has no standard error to stop at: needs monte_carlo");
    even_ = detail::even_words(options_, columns_, stream_, arranged_, column_of_);
  }

  void require_parts() const {
    if (even_.is_arranged())
      throw input_error("correlate_by: a run whose strata iman_conover arranges has no parts: it needs all trials");
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

  [[nodiscard]] std::array<double, results> centres() const {
    std::array<double, results> all;
    for (std::size_t r = 0; r < results; ++r) all[r] = tally_[r].centre;
    return all;
  }

  /// What one thread works with.
  struct worker {
    const trial_run& run_;
    std::vector<one_vector> drawn_, constants_;
    detail::random_block random_;
    std::vector<one_vector> out_;
    std::vector<std::vector<double>> scores_;  // of the correlated inputs, independent
    std::vector<detail::word_column> joint_;   // their words, correlated
    detail::word_column even_;                 // words of one input, evenly spread
    /// Where the numbers of one input lie.
    struct source {
      const double* from;
      std::size_t mask;  // 0 for a constant: always its one vector
    };
    std::vector<source> sources_;
    std::array<detail::tally, results> tallies;
    std::array<detail::granule_tally, results> granules_;

    worker(const trial_run& run, const std::array<double, results>& about)
        : run_(run),
          drawn_(run.columns_ * run.options_.block / width),
          constants_(run.central_.size()),
          random_(run.options_.generator, run.options_.seed, run.stream_, run.options_.how == sampler::antithetic,
                  run.options_.block),
          out_(results * run.options_.block / width) {
      scores_.assign(run.copula_.inputs().size(), std::vector<double>(run.options_.block));
      joint_.assign(run.copula_.inputs().size(), detail::word_column(run.options_.block));
      even_.resize(run.options_.block);
      for (std::size_t i = 0; i < run.central_.size(); ++i) {
        constants_[i].lane.fill(run.central_[i]);
        const bool certain = run.column_of_[i] == none;
        sources_.push_back(
            {certain ? constants_[i].lane.data() : column(run.column_of_[i]), certain ? 0 : ~std::size_t{0}});
      }
      for (std::size_t r = 0; r < results; ++r) {
        tallies[r].centre = about[r];
        tallies[r].counts.expect_near(tallies[r].centre);
      }
    }

    [[nodiscard]] double* column(std::size_t c) { return drawn_[c * (run_.options_.block / width)].lane.data(); }
    [[nodiscard]] double* out(std::size_t r) { return out_[r * (run_.options_.block / width)].lane.data(); }

    /// A block of at most so many trials; returns how many there are. No block crosses a multiple of 2^32.
    std::size_t fill(std::uint64_t first, std::uint64_t left) {
      const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(run_.options_.block, left));
      const std::size_t padded = (size + width - 1) / width * width;
      std::visit([&](const auto& ready) { draw(ready, first, padded); }, *run_.draws_);
      evaluate(padded);
      return size;
    }
    void run(std::uint64_t first, std::uint64_t count) {
      for (std::uint64_t at = 0; at < count; at += run_.options_.block) {
        const std::size_t size = fill(first + at, count - at);
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
          random_.template fill<Bits>(filled, first, size);
        }
        const std::uint64_t* const random = random_.of(input);
        if (run_.even_.none()) return random;
        run_.even_.template fill<Bits>(run_.column_of_[input], first, random, even_.data(), size);
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
      run_.copula_.template join<Bits>(scores_, size, joint_);
    }
    [[gnu::flatten]] void evaluate(std::size_t size) {
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
