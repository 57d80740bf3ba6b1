// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which share of the capital does a year of tokens carry, tax and construction included?
///
///   FCR = CRF x PFF x CFF,   LCOT = (FCR C + F) / Q + v
///
/// The closed form of a levelized cost: one capital at the close, one life, level output, losses refunded. Its result
/// is real, in the dollars of F.
#pragma once

#include "aifactory/finance/annuity.hpp"
#include "aifactory/finance/depreciation.hpp"
#include "aifactory/finance/npv.hpp"
#include "aifactory/finance/tax.hpp"

#include <utility>
#include <vector>

namespace aifactory {

/// The shares of the capital that are spent in each construction year, the last one first.
/// @errors  domain_error, with the sum, when they do not add up to 1 (tolerance 1e-9), and on shares that are below 0
/// or not finite
class construction_schedule {
  std::vector<double> latest_first_;
  struct checked {};
  construction_schedule(checked, std::vector<double> shares) : latest_first_(std::move(shares)) {}

  [[nodiscard]] static double sum_of(const std::vector<double>& shares) {
    double sum = 0.0;
    for (const double each : shares) {
      detail::must_be_finite("construction_schedule: share", each);
      if (each < 0.0) detail::outside_the_domain("construction_schedule: share", each, "must not be below 0");
      sum += each;
    }
    return sum;
  }

 public:
  /// Shares that add up to 1, the last year before the close first.
  explicit construction_schedule(std::vector<double> latest_first) : latest_first_(std::move(latest_first)) {
    const double sum = sum_of(latest_first_);
    if (!(sum > 1.0 - 1e-9 && sum < 1.0 + 1e-9))
      detail::outside_the_domain("construction_schedule: shares of", sum,
                                 "must add up to 1; normalise(...) makes them");
  }
  /// Shares in the given proportion.
  /// @errors  domain_error when they add up to 0, and on shares that are below 0 or not finite
  [[nodiscard]] static construction_schedule normalise(std::vector<double> latest_first) {
    const double sum = sum_of(latest_first);
    if (!(sum > 0.0)) detail::outside_the_domain("construction_schedule: shares of", sum, "cannot be normalised");
    for (double& each : latest_first) each /= sum;
    return construction_schedule(checked{}, std::move(latest_first));
  }
  /// [-]  of the capital, the last year before the close first.
  [[nodiscard]] const std::vector<double>& latest_first() const { return latest_first_; }
};

/// Present value, per dollar of basis, of what may be written off, each year's at its end.
///
///   PVD = sum_j d_j (1 + n)^-j,   j = 1, 2, ...
///
/// The rate is nominal, for depreciation is not indexed.
///
/// @return  [-]
/// @errors  none
/// @source  technology baseline, equations page (PVD)
template <class V>
[[nodiscard]] V present_value_of_deductions(const tax_schedule& schedule, const nominal_wacc<V>& wacc) {
  const V v = wacc.df(1.0);
  return static_cast<V>(detail::power_sum(std::span<const double>(schedule.shares()), v) * v);
}

/// Project financing factor: what a dollar of capital must earn before tax.
///
///   PFF = (1 - T PVD (1 - c/2) - c df) / (1 - T),   df = 1 for a credit at the close, 1/(1 + n) at the end of year 1
///
/// @param tax     [-]  T, below 1: at 1 no income pays for anything and the factor is infinite
/// @param credit  [-]  c, an investment credit as a share of the capital; half of it is taken off the basis
/// @errors  none
/// @source  technology baseline, equations page; SAM's cash flow pays the credit at the end of year 1
template <class V>
[[nodiscard]] V project_financing_factor(const tax_schedule& schedule, const nominal_wacc<V>& wacc, const share<V>& tax,
                                         const share<V>& credit = share<V>(),
                                         credit_timing paid = credit_timing::at_the_close) {
  const V pvd = present_value_of_deductions(schedule, wacc), c = credit.value(), t = tax.value();
  const V received = paid == credit_timing::at_the_close ? c : static_cast<V>(c * wacc.df(1.0));
  return static_cast<V>((1.0 - t * pvd * (1.0 - 0.5 * c) - received) / (1.0 - t));
}

/// Construction financing factor: interest, after tax, on what is spent before the close.
///
///   CFF = sum_y f_y (1 + (1 - T) ((1 + k_c)^(y + 1/2) - 1)),   y = 0 the last year before the close
///
/// @errors  none
/// @source  SAM (ssc) lib_financial; the baseline's page prints the power as a product
template <class V>
[[nodiscard]] V construction_financing_factor(const construction_schedule& spent, const nominal_rate<V>& interest,
                                              const share<V>& tax) {
  V factor(0.0);
  double before = 0.5;
  for (const double part : spent.latest_first()) {
    const V grown = math::expm1(V(before * math::log1p(interest.effective_annual())));
    factor = static_cast<V>(factor + part * (1.0 + (1.0 - tax.value()) * grown));
    before += 1.0;
  }
  return factor;
}

/// A fixed charge rate with the factors it is made of: tools fold them together differently.
template <class V = double>
struct fixed_charge {
  V wacc_real;  ///< [1/year]
  V crf;        ///< [1/year]  capital recovery at the real WACC
  V pff;        ///< [-]  tax
  V cff;        ///< [-]  construction
  V rate;       ///< [1/year]  their product
};

/// The terms that a fixed charge rate is made from. The WACC is nominal and after tax (wacc_of).
template <class V = double>
struct charge_terms {
  nominal_wacc<V> wacc;  ///< after tax
  inflation_rate<V> inflation;  ///< which makes the WACC real
  term<V> life;  ///< years
  share<V> tax;  ///< [-]  of income
  tax_schedule depreciation;    ///< for tax, from the close on
  construction_schedule construction{{1.0}};  ///< when the capital is spent
  nominal_rate<V> construction_interest{};    ///< before tax, on what is spent before the close
  share<V> credit{};            ///< [-]  investment credit, of the capital
  credit_timing credit_paid = credit_timing::at_the_close;  ///< when it is paid
};

/// The fixed charge rate with its factors.
///
///   FCR = CRF(r_w, N) x PFF x CFF,   r_w the real WACC
///
/// @errors  none beyond those of the terms
/// @source  SAM (ssc) cmod_lcoefcr_design; compared with PySAM in tests/finance/fixed_charge_rate_test.cpp
template <class V>
[[nodiscard]] fixed_charge<V> fixed_charge_rate(const charge_terms<V>& terms) {
  const V real = real_from(terms.wacc, terms.inflation).effective_annual();
  const V crf = capital_recovery_factor(real, terms.life.periods());
  const V pff = project_financing_factor(terms.depreciation, terms.wacc, terms.tax, terms.credit, terms.credit_paid);
  const V cff = construction_financing_factor(terms.construction, terms.construction_interest, terms.tax);
  return {real, crf, pff, cff, static_cast<V>(crf * pff * cff)};
}

/// Levelized cost by a fixed charge rate.
///
///   LCOT = (FCR C + F) / Q + v
///
/// @param charge    [1/year]  as a fraction: fixed_charge_rate(...).rate
/// @param capital   [USD_real]
/// @param fixed     [USD_real/time]
/// @param output    [tok/time]  tokens of one kind
/// @param variable  [USD_real/tok]
/// @return          [USD_real/tok]  real, in the dollars of `fixed`
/// @errors  domain_error when there is no output, where V is a floating-point number
/// @source  SAM Lcoefcr, with tokens in the place of kWh
template <class V, class R, class Capital, class Fixed, class Variable>
[[nodiscard]] constexpr auto levelized_cost_by_fixed_charge(const V& charge, const Capital& capital, const Fixed& fixed,
                                                            const quantity<R, V>& output, const Variable& variable) {
  using tokens = u::times<R, u::second>;
  using price = quantity<u::per<u::real_usd, tokens>, V>;
  if constexpr (std::floating_point<V>)
    if (!(output.base_value() > V(0)))
      detail::outside_the_domain("levelized cost: output", static_cast<double>(output.base_value()), "must be above 0");
  const quantity<u::per<u::real_usd, u::second>, V> yearly = as<real_money>(capital) * charge / year;
  const quantity<u::per<u::real_usd, u::second>, V> other = fixed;
  return price((yearly + other) / output) + price(variable);
}

}  // namespace aifactory
