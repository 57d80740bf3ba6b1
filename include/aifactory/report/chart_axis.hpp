// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Where does a number stand on the axis of a chart, and at which round numbers has the axis its marks?
#pragma once

#include "aifactory/units/rounded_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace aifactory {

/// One axis: the numbers from `low` to `high` between two places, straight or in logarithms.
///
/// Made for whatever comes: a range without width is widened, numbers that are not finite do not count, logarithms are used where they
/// were asked for and all numbers are above zero.
class chart_axis {
  double low_ = 0.0, high_ = 1.0, from_ = 0.0, to_ = 1.0;
  bool log_ = false;

  static double place_in(double x, double low, double high) {
    // Halves: the width of a range of very large numbers would be infinite.
    const double width = high / 2.0 - low / 2.0;
    return width > 0.0 ? std::clamp((x / 2.0 - low / 2.0) / width, 0.0, 1.0) : 0.5;
  }

 public:
  /// @param with_zero  the axis shows zero, as bars need it
  /// @param wide       logarithms where the largest number is so many times the smallest; 0 for never
  chart_axis(const std::vector<double>& numbers, bool with_zero, double wide = 0.0) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double x : numbers)
      if (std::isfinite(x)) low = std::min(low, x), high = std::max(high, x);
    if (!(low <= high)) low = 0.0, high = with_zero ? 1.0 : 0.0;
    if (with_zero) low = std::min(low, 0.0), high = std::max(high, 0.0);
    log_ = wide > 0.0 && low > 0.0 && high / wide >= low;
    const double size = std::max(std::fabs(low), std::fabs(high));
    if (!(high / 2.0 - low / 2.0 > 1e-9 * size / 2.0)) {  // one number, or one number and its last digits
      const double half = size > 0.0 ? 0.05 * size : 1.0;
      if (!with_zero || size == 0.0) low = with_zero ? 0.0 : low - half, high += half;
    }
    low_ = low, high_ = high;
  }
  /// The same axis between two places; `from` may be right of or below `to`.
  [[nodiscard]] chart_axis between(double from, double to) const {
    chart_axis moved = *this;
    moved.from_ = from, moved.to_ = to;
    return moved;
  }
  /// The same axis with a little room at its ends, so that points do not stand on the frame.
  [[nodiscard]] chart_axis with_room(double share) const {
    chart_axis wider = *this;
    if (log_) {
      const double factor = std::pow(high_ / low_, share);
      wider.low_ /= factor, wider.high_ *= factor;
    } else {
      const double room = share * high_ - share * low_;
      wider.low_ -= room, wider.high_ += room;
    }
    return wider;
  }

  /// The least number that it shows.
  [[nodiscard]] double low() const { return low_; }
  /// The greatest number that it shows.
  [[nodiscard]] double high() const { return high_; }
  /// Whether equal distances are equal factors.
  [[nodiscard]] bool logarithmic() const { return log_; }
  /// The place of `low`.
  [[nodiscard]] double begin() const { return from_; }
  /// The place of `high`.
  [[nodiscard]] double end() const { return to_; }
  /// Where a number stands; one outside stands at the end.
  ///
  ///   begin + (end - begin) (x - low) / (high - low), of the logarithms where it is logarithmic
  ///
  /// @errors  none
  /// @source  definition
  [[nodiscard]] double at(double x) const {
    const double share = log_ ? place_in(std::log(std::max(x, low_)), std::log(low_), std::log(high_)) : place_in(x, low_, high_);
    return from_ + share * (to_ - from_);
  }

  /// Round numbers on the axis, at most about `most` of them, and at least three: steps of 1, 2, 2.5 or 5 times a power of ten, or 1, 2
  /// and 5 times powers of ten where it is logarithmic.
  [[nodiscard]] std::vector<double> marks(int most) const {
    std::vector<double> found;
    for (int n = most; n <= 4 * most + 4; ++n) {
      found = log_ ? marks_of_decades(n) : even_marks(n);
      if (found.size() >= 3) break;
    }
    return found.size() < 3 && log_ ? even_marks(most) : found;
  }

  /// A mark as people read it, all of an even axis with as many decimals as its step needs.
  [[nodiscard]] static std::vector<std::string> texts(const std::vector<double>& marks, double divisor) {
    std::vector<std::string> all;
    double step = std::numeric_limits<double>::infinity(), widest = 0.0, size = 0.0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      size = std::max(size, std::fabs(marks[i] / divisor));
      if (i == 0) continue;
      const double apart = std::fabs(marks[i] / divisor - marks[i - 1] / divisor);
      step = std::min(step, apart), widest = std::max(widest, apart);
    }
    for (const double mark : marks) {
      const double x = mark / divisor;
      const bool plain = std::isfinite(step) && step >= 1e-6 && size < 1e9 && widest < 1.5 * step;  // else by decades
      if (!plain) {
        all.push_back(rounded_text(x, 3));
        continue;
      }
      int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
      const double last = step * std::pow(10.0, decimals);
      if (std::fabs(last - std::round(last)) > 1e-6) ++decimals;  // steps of 2.5
      all.push_back(fixed_text(x, std::min(decimals, 9)));
    }
    return all;
  }

 private:
  [[nodiscard]] std::vector<double> even_marks(int most) const {
    std::vector<double> all;
    const double raw = (high_ / 2.0 - low_ / 2.0) / most * 2.0;
    if (!(raw > 0.0) || !std::isfinite(raw)) return {low_, high_};
    const double decade = std::pow(10.0, std::floor(std::log10(raw)));
    if (!(decade > 0.0)) return {low_, high_};  // below the smallest numbers
    const double leading = raw / decade;
    const double step = decade * (leading <= 1.0 ? 1.0 : leading <= 2.0 ? 2.0 : leading <= 2.5 ? 2.5 : leading <= 5.0 ? 5.0 : 10.0);
    const double first = std::ceil(low_ / step - 1e-9);
    for (int i = 0; i <= most + 1; ++i) {
      const double x = step * (first + i);
      if (x > high_ + 1e-9 * step) break;
      all.push_back(x == 0.0 ? 0.0 : x);
    }
    return all;
  }
  [[nodiscard]] std::vector<double> marks_of_decades(int most) const {
    const double decades = std::log10(high_) - std::log10(low_);
    if (decades < 0.7) return even_marks(most);
    std::vector<double> all;
    const int every = std::max(1, static_cast<int>(std::ceil(decades / most)));
    const int from = static_cast<int>(std::floor(std::log10(low_))), to = static_cast<int>(std::ceil(std::log10(high_)));
    for (int k = from; k <= to; ++k)
      for (const double lead : {1.0, 2.0, 5.0}) {
        if (lead > 1.0 && 3.0 * decades > most) continue;
        if ((k - from) % every != 0 && decades > most) continue;
        const double x = lead * std::pow(10.0, k);
        if (x >= low_ * (1.0 - 1e-9) && x <= high_ * (1.0 + 1e-9)) all.push_back(x);
      }
    return all.empty() ? std::vector<double>{low_, high_} : all;
  }
};

}  // namespace aifactory
