// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a curve that QuantLib holds discount a flow?
///
/// Optional: no door includes this header, and whoever does has QuantLib and links it.
#pragma once

#include "aifactory/finance/day_text.hpp"
#include "aifactory/finance/discount_curve.hpp"
#include "aifactory/finance/timeline.hpp"

#include <ql/termstructures/yieldtermstructure.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// What a question to QuantLib answers; what it refuses is bad input of ours.
template <class F>
auto asked_of_quantlib(const F& question) {
  try {
    return question();
  } catch (const std::exception& refused) {
    throw domain_error(std::string("quantlib_curve: ") + refused.what());
  }
}

/// Day zero of QuantLib's serial numbers, which are those of spreadsheets.
inline constexpr std::chrono::sys_days quantlib_day_zero = std::chrono::sys_days(std::chrono::December / 30 / 1899);

[[noreturn]] inline void other_reference_date(std::chrono::year_month_day given, std::chrono::year_month_day held) {
  throw domain_error("quantlib_curve: reference date " + day_text(given) + ", but the curve's is " + day_text(held) +
                     " (for a later one: QuantLib::ImpliedTermStructure)");
}

inline void must_count_alike(const QuantLib::DayCounter& given, const QuantLib::DayCounter& held) {
  const auto text = [](const QuantLib::DayCounter& d) { return d.empty() ? std::string("none") : d.name(); };
  if (given.empty() || held.empty() || given != held)
    throw domain_error("quantlib_curve: day counter " + text(given) + ", but the curve's is " + text(held));
}

/// A timeline's year is a year of the calendar. With leap days aside, that of Actual/360 is not: it has 360 days.
inline void must_count_calendar_years(const QuantLib::DayCounter& by, const QuantLib::Date& from) {
  const double four = asked_of_quantlib([&] { return by.yearFraction(from, from + 4 * QuantLib::Years); });
  if (!(four > 3.99 && four < 4.01))
    throw domain_error("quantlib_curve: four years of the timeline are " + std::to_string(four) + " years of " +
                       by.name() + ": give the curve a day counter by years of the calendar, or list the times");
}

}  // namespace detail

/// What a QuantLib term structure says now, at the times that are asked for.
///
///   df(t) = discount(t)
///
/// A term structure changes when a quote, a handle's link or the evaluation date (a global) does, and computes late, in
/// whatever thread asks first. So it is read here, once, and let go: a quantlib_curve never changes, and any number of
/// threads may use it. Times that were not read are refused, not interpolated. Past its last date a structure is
/// extrapolated when its own enableExtrapolation() was called.
///
/// @tparam Purpose  the flows that the curve is for: cash::pretax, cash::free, cash::equity, cash::debt
/// @tparam Basis    basis::nominal or basis::real
/// @errors  domain_error on no term structure, another reference date or day counter than the structure's own, times
///          that are negative, past its last date or not finite, discount factors that are not positive and finite,
///          whatever else QuantLib refuses, and in df() on a time that was not read
/// @source  QuantLib 1.29, ql/termstructures/yieldtermstructure.hpp
template <class Purpose, class Basis>
class quantlib_curve {
 public:
  using purpose = Purpose;
  using basis = Basis;
  /// A term structure that QuantLib may link anew; it is read once.
  using handle = QuantLib::Handle<QuantLib::YieldTermStructure>;
  /// A term structure.
  using pointer = QuantLib::ext::shared_ptr<QuantLib::YieldTermStructure>;

  /// At the times at which a timeline pays; its origin is the reference date.
  /// @errors  also domain_error on a day counter whose year is not one of the calendar (Actual/360)
  quantlib_curve(const pointer& structure, const QuantLib::DayCounter& by, const timeline& when)
      : quantlib_curve(structure, by, when.origin(), times_of(when)) {
    detail::must_count_calendar_years(by, structure->referenceDate());
  }
  /// At times in years by the day counter from the reference date, in any order.
  quantlib_curve(const pointer& structure, const QuantLib::DayCounter& by, std::chrono::year_month_day reference,
                 std::vector<double> years)
      : years_(std::move(years)) {
    if (!structure) throw domain_error("quantlib_curve: no term structure (an empty handle or pointer)");
    const auto serial = detail::asked_of_quantlib([&] { return structure->referenceDate().serialNumber(); });
    const std::chrono::year_month_day held(detail::quantlib_day_zero + std::chrono::days(serial));
    if (held != reference) detail::other_reference_date(reference, held);
    detail::must_count_alike(by, detail::asked_of_quantlib([&] { return structure->dayCounter(); }));
    years_.push_back(0.0);
    for (const double t : years_) detail::must_be_finite("quantlib_curve: time", t);
    std::sort(years_.begin(), years_.end());
    years_.erase(std::unique(years_.begin(), years_.end()), years_.end());
    factors_.reserve(years_.size());
    for (const double t : years_) factors_.push_back(read(*structure, t));
  }
  /// The same of what a handle links to now.
  quantlib_curve(const handle& structure, const QuantLib::DayCounter& by, const timeline& when)
      : quantlib_curve(linked(structure), by, when) {}
  /// The same of what a handle links to now.
  quantlib_curve(const handle& structure, const QuantLib::DayCounter& by, std::chrono::year_month_day reference,
                 std::vector<double> years)
      : quantlib_curve(linked(structure), by, reference, std::move(years)) {}

  /// Today's value of one dollar so many years after the reference date.
  [[nodiscard]] double df(double years) const {
    const auto at = std::lower_bound(years_.begin(), years_.end(), years);
    if (at == years_.end() || *at != years)
      detail::outside_the_domain("quantlib_curve: time", years, "must be one at which the term structure was read");
    return factors_[static_cast<std::size_t>(at - years_.begin())];
  }

 private:
  std::vector<double> years_, factors_;

  [[nodiscard]] static pointer linked(const handle& structure) {
    return structure.empty() ? pointer() : structure.currentLink();
  }
  [[nodiscard]] static std::vector<double> times_of(const timeline& when) {
    std::vector<double> times;
    for (int k = 1; k <= when.periods(); ++k) times.push_back(when.time(k));
    return times;
  }
  [[nodiscard]] static double read(const QuantLib::YieldTermStructure& structure, double years) {
    const double factor = detail::asked_of_quantlib([&] { return structure.discount(years); });
    if (!(factor > 0.0)) detail::outside_the_domain("quantlib_curve: discount factor", factor, "must be positive");
    detail::must_be_finite("quantlib_curve: discount factor", factor);
    return factor;
  }
};

}  // namespace aifactory
