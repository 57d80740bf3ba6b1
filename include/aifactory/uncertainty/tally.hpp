// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is kept of the results of many trials?
///
/// For each result: how many, how many invalid (not a number, or infinite: counted, never averaged in), the sum and the
/// sum of squares about a fixed centre, the least and the greatest, and the counts of a sketch. Two tallies add up to
/// the tally of both, bit by bit, whatever the order.
#pragma once

#include "aifactory/uncertainty/exact_sum.hpp"
#include "aifactory/uncertainty/sketch.hpp"
#include "aifactory/uncertainty/words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace aifactory::detail {

/// The final form: exact sums and counts.
struct tally {
  double centre = 0.0;
  std::uint64_t valid = 0, invalid = 0;
  exact_sum first, second;  // of x - centre and its square
  double least = std::numeric_limits<double>::infinity(), greatest = -std::numeric_limits<double>::infinity();
  sketch counts;

  void add(const tally& other) {
    valid += other.valid;
    invalid += other.invalid;
    first.add(other.first);
    second.add(other.second);
    least = other.least < least ? other.least : least;
    greatest = other.greatest > greatest ? other.greatest : greatest;
    counts.add(other.counts);
  }
};

/// Collects one result over one granule of trials, a column after the other, then adds to a tally. The order of the
/// additions depends on the place of a trial in its granule alone, never on how columns cut it.
class granule_tally {
  lanes first_{0.0}, second_{0.0};
  lanes least_{std::numeric_limits<double>::infinity()}, greatest_{-std::numeric_limits<double>::infinity()};
  std::uint64_t valid_ = 0, invalid_ = 0;

 public:
  static constexpr std::size_t most_at_once = 1024;

  /// @param results  `size` of them, from a multiple of lanes::size within the granule; readable up to a whole vector
  void add(tally& into, const double* results, std::size_t size) {
    const lanes centre(into.centre);
    const std::size_t whole = size - size % lanes::size;
    granule_tally next = *this;  // a copy that nothing else points to stays in registers
    lanes poison(0.0);           // stays zero while everything is finite
    const words first_near(into.counts.first_near());
    words beyond(0);  // stays zero while everything is near what the sketch expects
    alignas(lanes::alignment) std::array<std::uint64_t, most_at_once> bucket;
    for (std::size_t i = 0; i < whole; i += lanes::size) {
      const lanes x = lanes::load(results + i);
      const words here = (words(x) >> sketch::shift) - first_near;
      here.store(bucket.data() + i);
      beyond = beyond | (here >> sketch::near_bits);
      next.add(x, x - centre);
      poison += x - x;
    }
    if (whole == size && all(poison == lanes(0.0))) [[likely]] {
      *this = next;
      valid_ += whole;
      if (all_zero(beyond)) [[likely]] {
        std::uint64_t* const counts = into.counts.near();
        for (std::size_t i = 0; i < whole; ++i) ++counts[bucket[i]];
      } else {
        for (std::size_t i = 0; i < whole; ++i) into.counts.count(bucket[i] + into.counts.first_near());
      }
      return;
    }
    for (std::size_t i = 0; i < size; i += lanes::size) {
      const lanes x = lanes::load(results + i);
      const auto there = lanes::first(size - i), good = (x - x == lanes(0.0)) && there;
      const lanes used = select(good, x, centre);
      // What is left out adds nothing to the sums; for the extremes it repeats what is known already.
      const lanes low = least_, high = greatest_;
      add(used, used - centre);
      least_ = select(good, least_, low);
      greatest_ = select(good, greatest_, high);
      const lanes marks = select(good, lanes(1.0), lanes(0.0));
      for (std::size_t k = 0; k < lanes::size && i + k < size; ++k) {
        if (marks[k] != 0.0)
          into.counts.count(sketch::leading_bits(results[i + k])), ++valid_;
        else
          ++invalid_;
      }
    }
  }
  /// The granule is complete.
  void finish(tally& into) {
    into.first.add(sum(first_));
    into.second.add(sum(second_));
    into.valid += valid_;
    into.invalid += invalid_;
    const double low = lowest(least_), high = -lowest(-greatest_);
    into.least = low < into.least ? low : into.least;
    into.greatest = high > into.greatest ? high : into.greatest;
    *this = granule_tally();
  }

 private:
  [[gnu::always_inline]] void add(const lanes& x, const lanes& deviation) {
    first_ += deviation;
    second_ = fma(deviation, deviation, second_);
    least_ = math::min(least_, x);
    greatest_ = math::max(greatest_, x);
  }
  static double lowest(const lanes& x) { return least(x); }
};

}  // namespace aifactory::detail
