// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do many trials say about one result, and how sure are they?
///
/// Every figure comes with its standard error: the spread it would have if the run were repeated with another seed.
/// They are large-sample formulas for independent trials (for the other samplers they come from independent
/// randomisations):
///
///   mean       sd / sqrt(n)
///   sd         sqrt((m4 - sd^4) / (4 sd^2 n)),  m4 the fourth central moment
///   quantile   sqrt(p (1 - p) / n) / density at the quantile, from the slope of the quantile function around p
///   CVaR       sqrt((variance above q + p (CVaR - q)^2) / (n (1 - p)))
///   share      sqrt(s (1 - s) / (n + 3)),  s = (n p + 1) / (n + 2) for a share p of the n trials: never 0, since an
///              event that was not seen in n trials may still have a probability of about 1 / n
///
/// @source  mean, sd, quantile: textbook; CVaR: Trindade, Uryasev, Shapiro and Zrazhevsky (2007); share: the standard
///          deviation of what is known after n trials, starting from nothing (Laplace's rule of succession)
#pragma once

#include "aifactory/uncertainty/tally.hpp"
#include "aifactory/units/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// A figure and its standard error, both in the unit of the figure.
struct estimate {
  double value = 0.0;
  /// What it would spread by, as a standard deviation, if the run were repeated with another seed.
  double standard_error = 0.0;
};

namespace detail {

/// The standard error of a share p of n trials.
inline double share_error(double p, double n) {
  const double s = (n * p + 1.0) / (n + 2.0);
  return std::sqrt(s * (1.0 - s) / (n + 3.0));
}

/// The standard error of the mean of independent figures.
inline double error_of_mean(const std::vector<double>& figures) {
  const double n = static_cast<double>(figures.size());
  double mean = 0.0, squares = 0.0;
  for (const double x : figures) mean += x / n;
  for (const double x : figures) squares += (x - mean) * (x - mean);
  return std::sqrt(squares / (n * (n - 1.0)));
}

}  // namespace detail

/// The summary of one result in raw numbers (base units). Quantiles and what is made of them come from a sketch: within
/// 0.1 % of the exact figure at worst (see sketch.hpp); mean, sd, least and greatest are exact but for rounding.
class summary {
  std::uint64_t valid_ = 0, invalid_ = 0;
  double mean_ = 0.0, variance_ = 0.0, least_ = 0.0, greatest_ = 0.0;
  struct step {
    double low, high;
    double before, count;  // how many results lie below the bucket, and in it
  };
  std::vector<step> steps_;
  std::vector<summary> parts_;  // independent randomisations, where the trials of one are not independent

 public:
  /// Of one result's trials.
  explicit summary(const detail::tally& t) : valid_(t.valid), invalid_(t.invalid) {
    if (valid_ == 0) return;
    const double n = static_cast<double>(valid_), offset = t.first.value() / n;
    mean_ = t.centre + offset;
    variance_ = valid_ > 1 ? std::max(0.0, (t.second.value() - n * offset * offset) / (n - 1.0)) : 0.0;
    least_ = t.least;
    greatest_ = t.greatest;
    double before = 0.0;
    steps_.reserve(t.counts.used());
    t.counts.for_each_bucket([&](const detail::sketch::bucket& b) {
      const double count = static_cast<double>(b.count);
      steps_.push_back({std::max(b.low, least_), std::min(b.high, greatest_), before, count});
      before += count;
    });
  }

  /// Of several independent randomisations together: the standard errors come from how far their figures lie apart.
  summary(const detail::tally& all, std::vector<summary> parts) : summary(all) { parts_ = std::move(parts); }

  /// Trials with a finite result. Those without one (trials_invalid) take no part in any figure.
  [[nodiscard]] std::uint64_t trials() const { return valid_; }
  /// Trials whose result is infinite or not a number.
  [[nodiscard]] std::uint64_t trials_invalid() const { return invalid_; }
  /// Of how many independent randomisations: 1 for independent trials.
  [[nodiscard]] std::size_t randomisations() const { return std::max<std::size_t>(parts_.size(), 1); }

  /// The mean, sum x / n, with the error sd / sqrt(n). Without a valid trial it is 0, as are all values below.
  [[nodiscard]] estimate mean() const {
    return sure({mean_, sd_value() / std::sqrt(count())}, [](const summary& s) { return s.mean_; });
  }
  /// The sample standard deviation, sqrt(sum (x - mean)^2 / (n - 1)); 0 for a single trial.
  /// @source  textbook; the error takes the fourth moment from the sketch
  [[nodiscard]] estimate sd() const {
    const double s2 = variance_;
    if (s2 == 0.0) return {0.0, 0.0};
    double m4 = 0.0;
    for (const step& s : steps_) {
      const double x = middle(s) - mean_, square = x * x;
      m4 += s.count * (square * square);
    }
    m4 /= count();
    return sure({std::sqrt(s2), std::sqrt(std::max(0.0, m4 - s2 * s2) / (4.0 * s2 * count()))},
                [](const summary& s) { return s.sd_value(); });
  }
  /// The least result; 0 without a valid trial.
  [[nodiscard]] double least() const { return least_; }
  /// The greatest result; 0 without a valid trial.
  [[nodiscard]] double greatest() const { return greatest_; }

  /// The value that a share p of the results does not exceed: the least result at p = 0, the greatest at p = 1.
  /// @param p  in [0, 1]
  /// @errors   input_error outside
  [[nodiscard]] estimate quantile(double p) const {
    require_share(p);
    // The slope over a window that shrinks slowly with n, never past an end: about 400 results or 2 % of them, at
    // least.
    const double half = std::min({0.5 * std::max(0.02, std::min(0.5, 200.0 / count())), p, 1.0 - p});
    const double slope = half > 0.0 ? (at(p + half) - at(p - half)) / (2.0 * half) : 0.0;
    return sure({at(p), std::sqrt(p * (1.0 - p) / count()) * slope}, [p](const summary& s) { return s.at(p); });
  }
  /// The mean of the worst (1 - p) share of results: those at or above quantile p.
  ///
  ///   CVaR = q + E[max(X - q, 0)] / (1 - p),   q = quantile(p)
  ///
  /// A bucket of the sketch that q cuts counts with the part above it. High results are the bad ones.
  /// @param p  in [0, 1)
  /// @errors   input_error outside
  /// @source  Rockafellar and Uryasev (2000)
  [[nodiscard]] estimate cvar(double p) const {
    require_share(p);
    if (p == 1.0) throw input_error("cvar: a share of 1 leaves nothing above it");
    if (steps_.empty()) return {};
    const double n = count(), rank = p * n, q = at(p);
    double mass = 0.0, first = 0.0, squares = 0.0;
    for (auto s = holding(rank); s != steps_.end(); ++s) {
      const double part = std::min(s->count, s->before + s->count - rank);
      if (part <= 0.0) continue;
      // The part of the bucket that lies above: its upper end.
      const double x = s->high - 0.5 * (s->high - s->low) * (part / s->count) - q;
      mass += part, first += part * x, squares += part * x * x;
    }
    if (mass == 0.0) return {};
    const double above = first / mass;
    return sure(
        {q + above, std::sqrt(std::max(0.0, squares / mass - above * above + p * above * above) / (n * (1.0 - p)))},
        [p](const summary& s) { return s.cvar(p).value; });
  }
  /// The share of results above x: P(X > x). Without a valid trial the error is that of no knowledge, 0.24.
  [[nodiscard]] estimate exceedance(double x) const {
    const double p = valid_ == 0 ? 0.0 : 1.0 - below(x) / count();
    return sure({p, detail::share_error(p, count())}, [x](const summary& s) { return s.exceedance(x).value; });
  }
  /// The share of results up to x: P(X <= x), 1 - exceedance(x) with the same error.
  [[nodiscard]] estimate probability_below(double x) const {
    const double p = valid_ == 0 ? 0.0 : below(x) / count();
    return sure({p, detail::share_error(p, count())}, [x](const summary& s) { return s.probability_below(x).value; });
  }
  /// Its inverse: the result is at most this with the given confidence. The price that suffices with 90 %.
  /// @param confidence  in [0, 1]
  /// @errors            input_error outside
  [[nodiscard]] estimate at_most_with_confidence(double confidence) const { return quantile(confidence); }
  /// The result is at least this with the given confidence. The output that is reached with 90 %.
  /// @param confidence  in [0, 1]
  /// @errors            input_error outside
  [[nodiscard]] estimate at_least_with_confidence(double confidence) const {
    require_share(confidence);
    return quantile(1.0 - confidence);
  }

  /// A bar of a histogram: from low to high, in base units.
  struct bar {
    double low, high;
    double share;  ///< of the valid trials
  };
  /// Bars of equal width between two quantiles (all results by default); what lies outside is in no bar.
  ///
  ///   share = P(low < X <= high), of the valid trials
  ///
  /// @param bars      how many; none for 0, and none without a valid trial
  /// @param from, to  shares in [0, 1], from below to
  /// @errors  input_error for shares that are not so
  [[nodiscard]] std::vector<bar> histogram(std::size_t bars, double from = 0.0, double to = 1.0) const {
    if (!(from >= 0.0 && from < to && to <= 1.0)) throw input_error("histogram: from and to must be shares between 0 and 1, from below to");
    std::vector<bar> result;
    if (steps_.empty()) return result;
    const double low = at(from), high = at(to);
    for (std::size_t i = 0; i < bars; ++i) {
      const auto edge = [&](std::size_t k) {
        return low + (high - low) * static_cast<double>(k) / static_cast<double>(bars);
      };
      const double above = i == 0 ? 1.0 - from : exceedance(edge(i)).value;
      const double beyond = i + 1 == bars ? 1.0 - to : exceedance(edge(i + 1)).value;
      result.push_back({edge(i), edge(i + 1), above - beyond});
    }
    return result;
  }

 private:
  template <class F>
  [[nodiscard]] estimate sure(const estimate& independent, const F& figure) const {
    if (parts_.empty()) return independent;
    std::vector<double> figures;
    for (const summary& part : parts_) figures.push_back(figure(part));
    return {independent.value, detail::error_of_mean(figures)};
  }
  /// How many results lie at or below x.
  [[nodiscard]] double below(double x) const {
    double sum = 0.0;
    for (const step& s : steps_)
      sum += x >= s.high ? s.count : x <= s.low ? 0.0 : s.count * (x - s.low) / (s.high - s.low);
    return sum;
  }
  [[nodiscard]] double count() const { return static_cast<double>(std::max<std::uint64_t>(valid_, 1)); }
  [[nodiscard]] double sd_value() const { return std::sqrt(variance_); }
  [[nodiscard]] static double middle(const step& s) { return 0.5 * s.low + 0.5 * s.high; }
  static void require_share(double p) {
    if (!(p >= 0.0 && p <= 1.0)) throw input_error("summary: a share of " + std::to_string(p) + " lies outside [0, 1]");
  }
  /// The first bucket that reaches a rank, or the last of all; there must be one.
  [[nodiscard]] std::vector<step>::const_iterator holding(double rank) const {
    return std::partition_point(steps_.begin(), steps_.end() - 1,
                                [&](const step& each) { return each.before + each.count < rank; });
  }
  [[nodiscard]] double at(double p) const {
    if (steps_.empty()) return 0.0;
    const double rank = p * count();
    const auto s = holding(rank);
    return s->low + (s->high - s->low) * std::clamp((rank - s->before) / s->count, 0.0, 1.0);
  }
};

}  // namespace aifactory
