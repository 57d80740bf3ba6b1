// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does borrowed money cost from one entry of a timeline to the next?
#pragma once

#include "aifactory/finance/annuity.hpp"
#include "aifactory/finance/discount_curve.hpp"
#include "aifactory/finance/flow.hpp"

#include <vector>

namespace aifactory {

/// The interest of a loan, entry by entry, fixed or floating.
///
///   accrued(k) = (1 + a)^(t_k - t_{k-1}) - 1
///
/// so that debt is worth its balance at its own rate, whenever in the period entries are paid: the first entry of a
/// timeline that pays at mid-period carries half a period's interest, one that pays at the begin none.
///
/// @shape   scalar, or lanes when V is a batch
/// @errors  those of the rate
/// @source  definition of an effective annual rate
template <class V = double>
class debt_interest {
  timeline when_;
  V first_, whole_;      // of entry 1, and of a whole period
  std::vector<V> path_;  // of each whole period from entry 1 on where it floats, else empty

  template <class W>
  friend class debt_interest;

 public:
  /// One rate for the whole term.
  debt_interest(const timeline& when, const nominal_cost_of_debt<V>& annual)
      : when_(when),
        first_(accrued_before_entry_1(when, annual.per_period(when.periods_per_year()))),
        whole_(annual.per_period(when.periods_per_year())) {}

  /// Floating: what a reference curve implies for each period, and a margin on it.
  ///
  ///   i_k = df(s_k) / df(e_k) - 1 + margin,   s_k, e_k the begin and end of period k
  ///
  /// @param reference  a nominal curve for debt
  /// @param margin     of one period: periodic_rate<>::quoted(0.0225, 4) for 2.25 % a year paid by quarters
  /// @errors  domain_error when the interest of a period is at or below -100 % or not finite
  /// @source  any text on floating-rate notes (forward rate and margin)
  template <discount_curve C>
  [[nodiscard]] static debt_interest floating(const timeline& when, const C& reference,
                                              const periodic_rate<V>& margin) {
    detail::explain_discount<cash::debt, false, typename C::purpose, typename C::basis>();
    std::vector<V> path;
    const double m = when.periods_per_year();
    for (int k = 1; k <= when.periods(); ++k)
      path.push_back(static_cast<V>(reference.df((k - 1) / m) / reference.df(k / m) - 1.0 + margin.fraction()));
    return by_period(when, std::move(path));
  }
  /// The interest of each whole period, as fractions.
  /// @errors  input_error when there is not one for each period; domain_error at or below -100 % and on what is not
  /// finite
  [[nodiscard]] static debt_interest by_period(const timeline& when, std::vector<V> fractions) {
    debt_interest made = by_period(when, std::move(fractions), V(0.0));
    made.first_ = accrued_before_entry_1(when, made.path_.front());
    return made;
  }
  /// The same with the interest until entry 1 given apart, for debts together whose rates differ.
  /// @errors  as above; `before_entry_1` is not checked
  [[nodiscard]] static debt_interest by_period(const timeline& when, std::vector<V> fractions, const V& before_entry_1) {
    if (fractions.size() != static_cast<std::size_t>(when.periods()))
      throw input_error("debt_interest: " + std::to_string(fractions.size()) + " rates, needs one for each of " +
                        std::to_string(when.periods()) + " periods");
    for (const V& each : fractions) static_cast<void>(periodic_rate<V>::effective(each));
    debt_interest made(when);
    made.first_ = before_entry_1;
    made.path_ = std::move(fractions);
    return made;
  }
  template <class W>
  requires(!std::same_as<W, V> && std::constructible_from<V, W>) debt_interest(const debt_interest<W>& other)
      : when_(other.when_), first_(other.first_), whole_(other.whole_) {
    for (const W& each : other.path_) path_.push_back(static_cast<V>(each));
  }

  [[nodiscard]] const timeline& when() const { return when_; }
  /// Whether each period has a rate of its own.
  [[nodiscard]] bool floats() const { return !path_.empty(); }
  /// Interest on what is owed after entry k - 1, due at entry k >= 1, as a fraction.
  /// [-]  the part of a period that lies before entry 1, a whole period after that.
  [[nodiscard]] const V& accrued(int k) const { return k == 1 ? first_ : whole(k); }
  /// Interest of the whole of period k.
  /// [-]  (1 + a)^(1/m) - 1 of a fixed rate, or what was given for the period.
  [[nodiscard]] const V& whole(int k) const { return path_.empty() ? whole_ : path_[static_cast<std::size_t>(k - 1)]; }

  /// Today's value, at this interest, of amounts at the entries first to last.
  ///
  ///   sum_k f(k) / prod_{j <= k} (1 + accrued(j))
  ///
  /// @param amount  (k) -> bare number in USD
  /// @errors  none; last is at most the timeline's last entry
  /// @source  definition of a present value
  template <class F>
  [[nodiscard]] V worth(int first, int last, const F& amount) const {
    V sum(0.0);
    for (int k = last; k >= 1; --k) {
      if (k >= first) sum = static_cast<V>(sum + amount(k));
      sum = static_cast<V>(sum / (1.0 + accrued(k)));
    }
    return first == 0 ? static_cast<V>(sum + amount(0)) : sum;
  }

 private:
  explicit debt_interest(const timeline& when) : when_(when), first_(0.0), whole_(0.0) {}
  [[nodiscard]] static V accrued_before_entry_1(const timeline& when, const V& whole) {
    if (when.paid() == timing::end) return whole;
    if (when.paid() == timing::begin) return V(0.0);
    return math::expm1(V((1.0 - when.before_end()) * math::log1p(whole)));
  }
};

}  // namespace aifactory
