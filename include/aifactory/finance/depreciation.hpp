// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does an asset lose its value on paper?
///
/// A schedule is the share of the cost that is written off in each year of the asset's life. There are two kinds that
/// never meet: the tax schedule, which moves tax and so cash, and the book schedule, which moves reported profit alone.
#pragma once

#include "aifactory/finance/flow.hpp"
#include "aifactory/units/ratio.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace aifactory {

/// What happens to cost that is not yet written off when the plan ends. There is no default.
enum class unused_basis { write_off_at_end, lost };

/// Shares of the cost, one per year from the year of service on. Kind is cash::non_cash (tax) or cash::book.
/// @errors  domain_error on no years, on a share below 0 or not finite, and on a sum above 1 (tolerance 1e-9)
template <class Kind>
class depreciation_schedule {
  std::vector<double> shares_;

 public:
  explicit depreciation_schedule(std::vector<double> shares) : shares_(std::move(shares)) {
    if (shares_.empty()) throw domain_error("depreciation: no years, needs at least one");
    double sum = 0.0;
    for (const double each : shares_) {
      detail::must_be_finite("depreciation: share", each);
      if (each < 0.0) detail::outside_the_domain("depreciation: share", each, "must not be below 0");
      sum += each;
    }
    if (sum > 1.0 + 1e-9) detail::outside_the_domain("depreciation: shares of", sum, "must not add up to more than 1");
  }
  /// A schedule of the other kind: does not compile, in words.
  template <class Other>
  requires(!std::same_as<Other, Kind>) depreciation_schedule(const depreciation_schedule<Other>&) {
    static_assert(
        expected_but_given<Kind, Other>::value,
        "aifactory: a book schedule and a tax schedule are different: tax follows the law's lives, reported profit the "
        "company's");
  }

  /// [-]  of the cost, by year of the asset.
  [[nodiscard]] const std::vector<double>& shares() const { return shares_; }
  /// How many years it has.
  [[nodiscard]] int years() const { return static_cast<int>(shares_.size()); }
  /// What is written off in year 1, 2, ... of the asset; 0 after its life.
  [[nodiscard]] double share(int asset_year) const {
    return asset_year >= 1 && asset_year <= years() ? shares_[static_cast<std::size_t>(asset_year - 1)] : 0.0;
  }
};

/// What the law lets be deducted from income, by year.
using tax_schedule = depreciation_schedule<cash::non_cash>;
/// What reported profit is lowered by, by year; it moves no cash.
using book_schedule = depreciation_schedule<cash::book>;

namespace detail {

/// Years of depreciation for a life from which the first year takes the part `first_span`.
[[nodiscard]] inline int schedule_years(double life, double first_span) {
  return 1 + static_cast<int>(std::ceil(life - first_span - 1e-9));
}
inline void check_life(double life) {
  must_be_finite("depreciation: life", life);
  if (!(life > 0.0)) outside_the_domain("depreciation: life", life, "must be above 0 years");
}

/// Shares of a declining balance.
///
///   d_y = span_y max(min(left_y f / L, left_y - s), (left_y - s) / life_left_y),   left_{y+1} = left_y - d_y
///
/// The second term is the switch to straight line; with f = 0 it is straight line alone. A last year that is shorter
/// has span < 1.
///
/// @param factor      2 for double declining, 1.5 for 150 %, 0 for straight line
/// @param residual    [-]  s, never written off
/// @param first_span  the part of the first year in service: 1, 1/2 for half-year, 7/8 .. 1/8 for mid-quarter
[[nodiscard]] inline std::vector<double> declining_shares(double life, double factor, double residual,
                                                          double first_span, bool switching) {
  check_life(life);
  std::vector<double> shares;
  double left = 1.0, elapsed = 0.0;
  const int count = schedule_years(life, first_span);
  for (int y = 0; y < count; ++y) {
    const double life_left = life - elapsed;
    const double span = y == 0 ? std::min(first_span, life) : std::min(1.0, life_left);
    const double straight = (left - residual) / life_left, declining = std::min(left * factor / life, left - residual);
    const double whole_year = switching ? std::max(declining, straight) : declining;
    shares.push_back(std::min(whole_year * span, left - residual));
    left -= shares.back();
    elapsed += span;
  }
  return shares;
}

}  // namespace detail

/// Straight line; the last year of a life that is not whole is shorter.
///
///   d_y = span_y (1 - residual) / life,   span_1 = first_span
///
/// @param first_span  the part of the first year in service: 1/2 for what is bought in the middle of a year
/// @errors  domain_error when the life is not above 0 or not finite, and when the first span is not above 0 and at most 1
/// @source  any text on accounting; spreadsheets' SLN
template <class Kind>
[[nodiscard]] depreciation_schedule<Kind> straight_line(double life_years, const share<>& residual = {},
                                                        double first_span = 1.0) {
  if (!(first_span > 0.0 && first_span <= 1.0))
    detail::outside_the_domain("straight_line: first span", first_span, "must be above 0 and at most 1 year");
  return depreciation_schedule<Kind>(detail::declining_shares(life_years, 0.0, residual.value(), first_span, true));
}
/// Declining balance, factor over life of what is left; with the switch, straight line as soon as that is more.
///
///   d_y = span_y min(left_y f / L, left_y - s), with the switch span_y max(that, (left_y - s) / (L - y + 1))
///   left_{y+1} = left_y - d_y;   span_y < 1 in the last year of a life that is not whole
///
/// @param factor    f: 2 for double declining, 1.5 for 150 %
/// @param residual  [-]  s, never written off
/// @errors  domain_error when the life is not above 0 or not finite, and when the factor is not above 0 and at most the life
/// @source  any text on accounting; spreadsheets' DDB without the switch and VDB with it
template <class Kind>
[[nodiscard]] depreciation_schedule<Kind> declining_balance(double life_years, double factor,
                                                            const share<>& residual = {},
                                                            bool switch_to_straight_line = true) {
  if (!(factor > 0.0 && factor <= life_years))
    detail::outside_the_domain("declining_balance: factor", factor, "must be above 0 and at most the life");
  return depreciation_schedule<Kind>(
      detail::declining_shares(life_years, factor, residual.value(), 1.0, switch_to_straight_line));
}
/// Sum of the years' digits.
///
///   d_y = (1 - residual) (n - y + 1) / (n (n + 1) / 2)
///
/// @errors  domain_error when the life is not above 0
/// @source  any text on accounting; spreadsheets' SYD
template <class Kind>
[[nodiscard]] depreciation_schedule<Kind> sum_of_years(int life_years, const share<>& residual = {}) {
  detail::check_life(life_years);
  std::vector<double> shares;
  for (int y = 1; y <= life_years; ++y)
    shares.push_back((1.0 - residual.value()) * (life_years - y + 1) / (0.5 * life_years * (life_years + 1.0)));
  return depreciation_schedule<Kind>(std::move(shares));
}
/// The balance declines to about the residual at one rate, rounded to three digits as spreadsheets' DB does.
///
///   d_y = q (1 - q)^(y - 1),   q = 1 - residual^(1 / life) to three digits
///
/// @errors  domain_error when the life or the residual is not above 0
/// @source  spreadsheets' DB
template <class Kind>
[[nodiscard]] depreciation_schedule<Kind> fixed_declining_balance(int life_years, const share<>& residual) {
  detail::check_life(life_years);
  if (!(residual.value() > 0.0))
    detail::outside_the_domain("fixed_declining_balance: residual", residual.value(), "must be above 0");
  const double annual = std::round(1000.0 * (1.0 - std::pow(residual.value(), 1.0 / life_years))) / 1000.0;
  std::vector<double> shares;
  double left = 1.0;
  for (int y = 1; y <= life_years; ++y) shares.push_back(left * annual), left -= shares.back();
  return depreciation_schedule<Kind>(std::move(shares));
}

/// What is written off in each period, as positive amounts: a year's share in equal parts over its periods.
///
///   entry k = cost d_y / periods of its year,   y = year of k - first year + 1
///
/// @param cost          [USD]  the basis
/// @param first_year    the operating year in which the asset is in service first, 1 for one bought at the close
/// @param at_the_end    what becomes of cost that is not yet written off when the timeline ends
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error when the first year lies outside the timeline
/// @source  definition
template <class Kind, class V>
[[nodiscard]] flow<Kind, u::usd, V> deductions(const depreciation_schedule<Kind>& schedule, const money<V>& cost,
                                               const timeline& when, int first_year, unused_basis at_the_end) {
  const int last_year = when.year_of(when.periods());
  if (first_year < 1 || first_year > last_year)
    detail::outside_the_domain("deductions: first year", first_year, "must be a year of the timeline");
  flow<Kind, u::usd, V> result(when);
  double left = 0.0;
  for (int y = last_year - first_year + 2; y <= schedule.years(); ++y) left += schedule.share(y);
  const int m = when.periods_per_year();
  for (int k = 1; k <= when.periods(); ++k) {
    const int in_year = when.year_of(k) == last_year ? when.periods() - (last_year - 1) * m : m;
    result.set(k, money<V>(cost * (schedule.share(when.year_of(k) - first_year + 1) / in_year)));
  }
  if (at_the_end == unused_basis::write_off_at_end) result.add(when.periods(), money<V>(cost * left));
  return result;
}

/// When an asset is in service and when it is sold, in periods of a timeline.
struct service_span {
  int from;     ///< so many periods after the close it is bought
  int to;       ///< the last period in which it is used
  int sold_at;  ///< the entry in which it is sold, not before `to`
};
/// What is written off while an asset is used, and with its sale. Positive amounts.
template <class Kind, class V>
struct asset_deductions {
  /// [USD]  by period, while the asset is used.
  flow<Kind, u::usd, V> in_use, at_sale;  ///< [USD]  what is left, in the entry of the sale
};

/// What is written off for an asset that is sold.
///
///   in use    a year's share in equal parts over the periods of that year in which the asset is used
///   at sale   write_off_at_end: the rest of the schedule, so that the sale is taxed on its gain alone
///             lost: nothing; the schedule runs on to the end of the timeline
///
/// @param schedule  by operating years, the first one that of period `from` + 1
/// @param cost      [USD]  the basis
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error when the span lies outside the timeline
/// @source  26 U.S.C. 1001 and 1011: the gain is the price less the adjusted basis
template <class Kind, class V>
[[nodiscard]] asset_deductions<Kind, V> deductions_of_asset(const depreciation_schedule<Kind>& schedule,
                                                            const money<V>& cost, const timeline& when,
                                                            const service_span& used, unused_basis at_the_end) {
  if (used.from < 0 || used.from >= used.to || used.to > used.sold_at || used.sold_at > when.periods())
    detail::outside_the_domain("deductions of an asset: bought after period", used.from,
                               "must lie before the end of its service and its sale, on the timeline");
  asset_deductions<Kind, V> taken{flow<Kind, u::usd, V>(when), flow<Kind, u::usd, V>(when)};
  const int m = when.periods_per_year(), first_year = when.year_of(used.from + 1);
  const int stop = at_the_end == unused_basis::lost ? when.periods() : used.to;
  double left = 0.0;
  for (const double each : schedule.shares()) left += each;
  for (int k = used.from + 1; k <= stop; ++k) {
    const int tax_year = when.year_of(k), first = std::max(used.from + 1, (tax_year - 1) * m + 1);
    const double part = schedule.share(tax_year - first_year + 1) / (std::min(tax_year * m, stop) - first + 1);
    taken.in_use.set(k, money<V>(cost * part));
    left -= part;
  }
  // A rest of rounding is none.
  if (at_the_end == unused_basis::write_off_at_end && left > 1e-12)
    taken.at_sale.set(used.sold_at, money<V>(cost * left));
  return taken;
}

}  // namespace aifactory
