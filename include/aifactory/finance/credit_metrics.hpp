// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How safe is the lender's money?
#pragma once

#include "aifactory/finance/cfads.hpp"

#include <limits>
#include <optional>

namespace aifactory {

namespace detail {
/// Planned service and the cash for it, summed by operating year: calls f(year, cash, service) for years 1, 2, ...
template <class V, class F>
void by_operating_year(const cfads<V>& available, const debt_schedule<V>& debt, const F& f) {
  same_timeline(available.when(), debt.when());
  const timeline& when = debt.when();
  for (int k = 1; k <= when.periods();) {
    const int this_year = when.year_of(k);
    money<V> paid_from{}, service{};
    for (; k <= when.periods() && when.year_of(k) == this_year; ++k)
      paid_from = paid_from + available[k], service = service + debt.planned_service(k);
    f(this_year, paid_from, service);
  }
}
/// A promise is kept within the rounding of a sum.
[[nodiscard]] inline bool below(double given, double promised) { return given < promised - 1e-9 * std::abs(promised); }
}  // namespace detail

/// Value of the cash up to an entry, over the value of the draws, both at the debt's own interest.
///
///   sum_{k = 1}^{last} CFADS_k df_k / sum_k drawn_k df_k
///
/// @return  [-]  not a number where there is no debt; credit_metrics has an empty value there
/// @errors  input_error on different timelines
/// @source  any text on project finance
template <class V>
[[nodiscard]] V life_coverage(const cfads<V>& available, const debt_schedule<V>& debt, const debt_interest<V>& interest,
                              int last) {
  detail::same_timeline(available.when(), debt.when());
  const V cover = interest.worth(1, last, [&](int k) { return available[k].base_value(); });
  return static_cast<V>(cover /
                        interest.worth(0, debt.when().periods(), [&](int k) { return debt.drawn[k].base_value(); }));
}
/// Loan life coverage: up to the last payment.
///
///   LLCR = life_coverage up to the entry of the last payment
///
/// @errors  as life_coverage
/// @source  any text on project finance
template <class V>
[[nodiscard]] V llcr(const cfads<V>& available, const debt_schedule<V>& debt, const debt_interest<V>& interest) {
  return life_coverage(available, debt, interest, debt.last_payment);
}
/// Project life coverage: up to the end of the plan.
///
///   PLCR = life_coverage up to the last entry
///
/// @errors  as life_coverage
/// @source  any text on project finance
template <class V>
[[nodiscard]] V plcr(const cfads<V>& available, const debt_schedule<V>& debt, const debt_interest<V>& interest) {
  return life_coverage(available, debt, interest, debt.when().periods());
}
/// The lowest coverage of a year with debt service, for Monte Carlo; infinite where no year has any.
///
///   min_y sum_{k in y} CFADS_k / sum_{k in y} planned service_k
///
/// @return  [-]
/// @errors  input_error on different timelines
/// @source  any text on project finance (minimum DSCR)
template <class V>
[[nodiscard]] V lowest_coverage(const cfads<V>& available, const debt_schedule<V>& debt) {
  V lowest(std::numeric_limits<double>::infinity());
  detail::by_operating_year(available, debt, [&](int, const money<V>& paid_from, const money<V>& service) {
    const auto none = math::is_zero(service);
    const V ratio = static_cast<V>(paid_from.base_value() / math::where(none, V(1.0), service.base_value()));
    lowest = math::min(lowest, math::where(none, V(std::numeric_limits<double>::infinity()), ratio));
  });
  return lowest;
}

/// What a borrower promises.
enum class covenant { least_dscr, most_ltv, least_llcr };
/// The bounds of a loan's promises; empty is not promised.
struct covenants {
  /// [-]  the least cash over the debt service of each year; beside it the most debt over collateral at each year's end, and the
  /// least coverage over the loan's life at the close.
  std::optional<double> least_dscr{}, most_ltv{}, least_llcr{};
};
/// A promise that a year breaks. The value is empty where something is owed on collateral worth nothing.
struct covenant_breach {
  covenant which;  ///< the promise
  int year;  ///< 0 is the close
  std::optional<double> value;  ///< [-]  what the ratio came to
};
/// A year as the lender sees it.
struct credit_year {
  int year;                    ///< 0 is the close
  std::optional<double> dscr;  ///< cash over service of the year; empty without debt service
  money<> owed;                ///< at its end
  std::optional<double>
      ltv;  ///< owed over the collateral; empty without debt, and where the collateral is unknown or worth nothing
};
/// What lenders and rating agencies ask for.
struct credit_metrics {
  std::vector<credit_year> years;               ///< from the close on
  /// [-]  over years with debt service; empty where no year has any.
  std::optional<double> least_dscr, mean_dscr;  ///< [-]  over years with debt service; empty where no year has any
  /// [-]  at the close; empty without debt.
  std::optional<double> llcr, plcr;             ///< [-]  at the close; empty without debt
  std::optional<double> average_life;           ///< [years] from the close: sum t_k repaid_k / sum repaid_k
  std::vector<covenant_breach> breaches;        ///< in the order of the years; those of coverage over the loan's life last
  std::string_view coverage_of;  ///< what the cash is made of
  /// Whether nothing is ever repaid: the plan has no debt.
  [[nodiscard]] bool zero_debt() const { return !llcr; }
};

/// Coverage, life, loan to value and broken promises of one plan. Every ratio without a value is empty, never 0
/// or 1e308.
///
///   DSCR of a year = cash / planned service,   LTV = owed at its end / collateral
///   average life = sum t_k repaid_k / sum repaid_k;   a promise is broken beyond 1e-9 of it
///
/// @param interest    at which cash is discounted: the debt's own, or blended_interest of several tranches
/// @param collateral  [USD]  what the assets would fetch at the close and at the end of each operating year;
///                    none is not tested
/// @param promised    at the end of each year for the loan to value, over each year for coverage
/// @errors  input_error on different timelines and when the collateral is not one value for the close and each year
/// @source  any text on project finance
template <class V>
[[nodiscard]] credit_metrics credit_metrics_of(const cfads<V>& available, const debt_schedule<V>& debt,
                                               const debt_interest<V>& interest,
                                               const std::vector<money<>>& collateral = {},
                                               const covenants& promised = {}) {
  static_assert(std::same_as<V, double> || expected_but_given<double, V>::value,
                "aifactory: credit metrics list the years and breaches of one plan, which takes plain numbers and not "
                "lanes, duals, intervals or expressions: ask them of each trial, or llcr, plcr and lowest_coverage of all");
  credit_metrics result;
  if constexpr (std::same_as<V, double>) {
    const timeline& when = debt.when();
    const int last_year = when.year_of(when.periods());
    if (!collateral.empty() && collateral.size() != static_cast<std::size_t>(last_year) + 1)
      throw input_error("credit metrics: " + std::to_string(collateral.size()) +
                        " values of the collateral, needs one for the close and each of " + std::to_string(last_year) +
                        " years");
    result.coverage_of = available.made_of();
    const auto end_of_year = [&](int y, int last_entry, std::optional<double> dscr) {
      credit_year row{y, dscr, debt.owed(last_entry), {}};
      if (dscr && promised.least_dscr && detail::below(*dscr, *promised.least_dscr))
        result.breaches.push_back({covenant::least_dscr, y, dscr});
      if (!collateral.empty() && row.owed.base_value() > 0.0) {
        const double worth = collateral[static_cast<std::size_t>(y)].base_value();
        if (worth > 0.0) row.ltv = row.owed.base_value() / worth;
        if (promised.most_ltv && !(row.ltv && !detail::below(*promised.most_ltv, *row.ltv)))
          result.breaches.push_back({covenant::most_ltv, y, row.ltv});
      }
      result.years.push_back(row);
    };
    end_of_year(0, 0, {});
    double sum = 0.0;
    int count = 0;
    detail::by_operating_year(available, debt, [&](int y, const money<>& paid_from, const money<>& service) {
      std::optional<double> dscr;
      if (service.base_value() > 0.0) {
        dscr = paid_from / service;
        sum += *dscr, ++count;
        result.least_dscr = result.least_dscr ? std::min(*result.least_dscr, *dscr) : *dscr;
      }
      end_of_year(y, std::min(y * when.periods_per_year(), when.periods()), dscr);
    });
    if (count > 0) result.mean_dscr = sum / count;
    double repaid = 0.0, weighted = 0.0;
    for (int k = 1; k <= when.periods(); ++k) {
      repaid -= debt.principal[k].base_value();
      weighted -= debt.principal[k].base_value() * when.time(k);
    }
    if (repaid > 0.0) {
      result.average_life = weighted / repaid;
      result.llcr = aifactory::llcr(available, debt, interest);
      result.plcr = aifactory::plcr(available, debt, interest);
      if (promised.least_llcr && detail::below(*result.llcr, *promised.least_llcr))
        result.breaches.push_back({covenant::least_llcr, 0, result.llcr});
    }
  }
  return result;
}
/// A flow that does not say which cash it is: does not compile, in words.
template <class Kind, class D, class V, class... Others>
credit_metrics credit_metrics_of(const flow<Kind, D, V>&, const debt_schedule<V>&, const Others&...) {
  detail::explain_cfads<Kind>();
  return {};
}

}  // namespace aifactory
