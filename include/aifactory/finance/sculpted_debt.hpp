// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How much debt does a cash flow carry at a given coverage, and how is it paid back?
#pragma once

#include "aifactory/finance/cfads.hpp"

#include <optional>
#include <span>

namespace aifactory {

/// What set the amount of a sculpted debt.
enum class debt_sizing {
  by_coverage,  ///< the cash
  by_gearing,   ///< the cap; coverage is higher than asked for
  zero_debt     ///< there is no cash to lend on, or the cap is 0
};

/// Cash and the coverage a lender asks of it: contracted revenue at 1.3, merchant revenue at 2.
template <class V = double>
struct coverage_tier {
  cfads<V> available;    ///< of this tier alone
  multiple<V> coverage;  ///< above 0
};

/// What bounds a sculpted debt beside its coverage.
template <class V = double>
struct sculpting {
  int tenor;                      ///< the entry of the last payment
  std::optional<money<V>> cap{};  ///< geared_debt(cost, gearing, ...); none is no cap
  debt_fees<V> fees{};            ///< the up-front fee, paid at the close of the debt; there is no commitment fee
  /// Refunded tax that interest saves, where the cash is after the tax of a firm without debt: T.
  /// Yearly timelines, one tier.
  aifactory::share<V> tax_on_interest{};
};

/// A debt whose service follows the cash.
template <class V = double>
struct sculpted_debt {
  debt_schedule<V> debt;  ///< all of it drawn at the close
  money<V> by_coverage;  ///< what coverage alone would lend
  V scale;               ///< [-]  debt over that, at most 1
  /// Entries of the tenor without cash for any service; the interest of each is added to the debt.
  /// Empty where V is not double.
  std::vector<int> unserved;

  /// What set the amount; for plain numbers alone.
  [[nodiscard]] debt_sizing sizing() const {
    static_assert(std::same_as<V, double> || expected_but_given<double, V>::value,
                  "aifactory: what set a debt is one answer for one plan, which takes plain numbers and not lanes, "
                  "duals, intervals or expressions: compare debt and by_coverage in each trial");
    if constexpr (std::same_as<V, double>) {
      if (!(debt.owed(0).base_value() > 0.0)) return debt_sizing::zero_debt;
      return scale < 1.0 ? debt_sizing::by_gearing : debt_sizing::by_coverage;
    } else {
      return debt_sizing::zero_debt;
    }
  }
};

namespace detail {
/// Service that one entry's cash carries, before the floor at 0. A tier that loses money takes its loss from
/// the others in full.
template <class V>
[[nodiscard]] V carried(std::span<const coverage_tier<V>> tiers, int k) {
  if (tiers.size() == 1) return static_cast<V>(tiers[0].available[k].base_value() / tiers[0].coverage.value());
  const V none(0.0);
  V sum(0.0);
  for (const coverage_tier<V>& each : tiers) {
    const V a = each.available[k].base_value();
    sum = static_cast<V>(sum + math::max(a, none) / each.coverage.value() + math::min(a, none));
  }
  return sum;
}
template <class V>
void check_sculpting(std::span<const coverage_tier<V>> tiers, const sculpting<V>& terms, const timeline& when) {
  check_tenor(terms.tenor, 0, when);
  if (tiers.empty()) throw domain_error("sculpted debt: no cash, needs at least one tier");
  for (const coverage_tier<V>& each : tiers) {
    same_timeline(each.available.when(), when);
    if constexpr (std::floating_point<V>) {
      if (!(each.coverage.value() > V(0)))
        outside_the_domain("sculpted debt: coverage", static_cast<double>(each.coverage.value()), "must be above 0");
      for (int k = 1; k <= terms.tenor; ++k) must_be_finite("sculpted debt: cash", each.available[k].base_value());
    }
  }
  if constexpr (std::floating_point<V>) {
    if (terms.cap) must_be_finite("sculpted debt: cap", terms.cap->base_value());
    if (terms.cap && terms.cap->base_value() < V(0))
      outside_the_domain("sculpted debt: cap", static_cast<double>(terms.cap->base_value()), "must not be below 0");
    if (terms.tax_on_interest.value() > V(0) && (tiers.size() != 1 || when.every() != frequency::yearly))
      outside_the_domain("sculpted debt: tax on interest", static_cast<double>(terms.tax_on_interest.value()),
                         "needs a yearly timeline and one tier of cash");
    if (terms.tax_on_interest.value() > V(0) && tiers[0].coverage.value() < V(1))
      outside_the_domain("sculpted debt: coverage", static_cast<double>(tiers[0].coverage.value()),
                         "must be 1 or more where tax on interest is given");
  }
}
}  // namespace detail

/// Debt sized and repaid so that cash covers its service by the same factor in every period.
///
///   DS_k = max(0, sum_j CFADS_jk / x_j),   owed_{k-1} = (DS_k + owed_k) / (1 + i_k),   owed_tenor = 0
///   D = owed_0;   above the cap, DS and D are scaled to it
///
/// With refunded tax on interest, DS_k = max(0, (CFADS_k + T i_k owed_{k-1}) / x) is solved for owed_{k-1}:
///
///   owed_{k-1} = (CFADS_k / x + owed_k) / (1 + i_k - T i_k / x)
///
/// so that tax, interest and debt need no iteration; then coverage is met by cash after the tax that is really due,
/// unless the cap binds.
///
/// @return  a schedule whose debt is never below 0 and whose closing balance is 0
/// @shape   scalar, or lanes when V is a batch
/// @errors  domain_error when the tenor is longer than the plan, coverage is not above 0 or the cap is below
///          0, and where tax on interest is given beside several tiers, periods that are no years or a coverage below 1;
///          input_error on different timelines
/// @source  any text on project finance; compared with spreadsheets and SAM in tests/finance/sculpted_debt_test.cpp
template <class V>
[[nodiscard]] sculpted_debt<V> sculpt(std::type_identity_t<std::span<const coverage_tier<V>>> tiers,
                                      const debt_interest<V>& interest,
                                      const std::type_identity_t<sculpting<V>>& terms) {
  const timeline& when = interest.when();
  detail::check_sculpting(tiers, terms, when);
  const V none(0.0);
  debt_schedule<V> debt(when);
  std::vector<int> unserved;
  const bool shielded = tiers.size() == 1 && when.every() == frequency::yearly;
  const V shield = shielded ? static_cast<V>(terms.tax_on_interest.value() / tiers[0].coverage.value()) : none;
  V owed(0.0);
  const auto capacity = math::series<V>("debt that the cash to come carries", "USD");
  for (int k = terms.tenor; k >= 1; --k) {  // service and balances for the whole of it
    const V i = interest.accrued(k);
    V carried = detail::carried(tiers, k);
    if (shielded) carried = static_cast<V>(carried + shield * i * (carried + owed) / (1.0 + i - shield * i));
    const V service = math::max(carried, none);
    if constexpr (std::same_as<V, double>)
      if (!(service > 0.0)) unserved.insert(unserved.begin(), k);
    owed = math::named(static_cast<V>((service + owed) / (1.0 + i)), capacity, k - 1);
    debt.principal.set(k, money<V>::from_base_value(service));
    debt.balance[static_cast<std::size_t>(k - 1)] = owed;
  }
  V scale(1.0);
  if (terms.cap) {
    const auto nothing = math::is_zero(owed);
    scale = math::where(nothing, V(1.0),
                        math::min(V(1.0), V(terms.cap->base_value() / math::where(nothing, V(1.0), owed))));
  }
  for (V& each : debt.balance) each = static_cast<V>(each * scale);
  for (int k = 1; k <= terms.tenor; ++k) {
    const V due = static_cast<V>(debt.balance[static_cast<std::size_t>(k - 1)] * interest.accrued(k));
    debt.interest.set(k, money<V>::from_base_value(static_cast<V>(-due)));
    debt.principal.set(k, money<V>::from_base_value(static_cast<V>(due - scale * debt.principal[k].base_value())));
  }
  debt.drawn.set(0, debt.owed(0));
  debt.fees.set(0, -(debt.owed(0) * terms.fees.upfront.value()));
  debt.last_payment = terms.tenor;
  return {std::move(debt), money<V>::from_base_value(owed), scale, std::move(unserved)};
}
/// The same for one cash flow at one coverage.
/// @errors  those above
template <class V>
[[nodiscard]] sculpted_debt<V> sculpt(const cfads<V>& available, const multiple<V>& coverage,
                                      const debt_interest<V>& interest, const sculpting<V>& terms) {
  const coverage_tier<V> only{available, coverage};
  return sculpt<V>(std::span<const coverage_tier<V>>(&only, 1), interest, terms);
}
/// A flow that does not say which cash it is: does not compile, in words.
template <class Kind, class D, class V>
sculpted_debt<V> sculpt(const flow<Kind, D, V>&, const multiple<V>&, const debt_interest<V>&,
                        const std::type_identity_t<sculpting<V>>&) {
  detail::explain_cfads<Kind>();
  return never<sculpted_debt<V>>();
}

}  // namespace aifactory
