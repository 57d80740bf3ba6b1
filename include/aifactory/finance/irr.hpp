// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  At which rate is a cash flow worth nothing, and is there only one?
///
/// Every rate above -100 % at which the net present value is zero is found and listed; nothing is chosen. Where there
/// is none, the reason is named.
#pragma once

#include "aifactory/finance/exponential_sum.hpp"
#include "aifactory/finance/xnpv.hpp"

#include <string_view>

namespace aifactory {

/// How many internal rates of return there are.
enum class irr_status { unique, multiple, none };
/// Why there is none.
enum class irr_reason {
  found,             ///< there is one
  no_payment,        ///< nothing is ever paid
  no_sign_change,    ///< money only comes in, or only goes out
  no_time_span,      ///< all is paid at the same time
  no_real_root,      ///< the present value is zero at no rate
  not_representable  ///< only at rates that no number holds, such as -99.99999999999999999 %
};

/// "unique", "multiple" or "none", as files and reports have it.
[[nodiscard]] constexpr std::string_view name_of(irr_status status) {
  return status == irr_status::unique ? "unique" : status == irr_status::multiple ? "multiple" : "none";
}
/// The reason as files and reports have it: "no_sign_change".
[[nodiscard]] constexpr std::string_view name_of(irr_reason reason) {
  switch (reason) {
    case irr_reason::found:
      return "found";
    case irr_reason::no_payment:
      return "no_payment";
    case irr_reason::no_sign_change:
      return "no_sign_change";
    case irr_reason::no_time_span:
      return "no_time_span";
    case irr_reason::no_real_root:
      return "no_real_root";
    case irr_reason::not_representable:
      return "not_representable";
  }
  return {};
}

/// The internal rates of return with their certificate.
template <class Basis>
struct internal_rates {
  irr_status status;               ///< how many there are
  irr_reason reason;               ///< `found`, or why there is none
  std::vector<rate<Basis>> roots;  ///< effective annual, increasing, all above -100 %
  /// Sign changes in the order of time, payments of one moment summed. One proves a single root (Descartes).
  int sign_changes;
  /// Whether the running sums change sign once and end unequal zero, which proves one root above 0 (Norstrom), not one
  /// root.
  bool one_above_zero;
};

namespace detail {

/// Payments of one moment summed, in the order of time, without zeros.
struct merged_payments {
  std::vector<exponential> terms;
  bool any_payment = false, several_times = false;
};
[[nodiscard]] inline merged_payments merged(std::vector<exponential> payments) {
  std::erase_if(payments, [](const exponential& each) { return each.factor == 0.0; });
  std::stable_sort(payments.begin(), payments.end(),
                   [](const exponential& a, const exponential& b) { return a.time < b.time; });
  merged_payments result;
  result.any_payment = !payments.empty();
  result.several_times = result.any_payment && payments.front().time < payments.back().time;
  for (const exponential& each : payments) {
    if (!result.terms.empty() && result.terms.back().time == each.time)
      result.terms.back().factor += each.factor;
    else
      result.terms.push_back(each);
  }
  std::erase_if(result.terms, [](const exponential& each) { return each.factor == 0.0; });
  return result;
}
[[nodiscard]] inline bool norstrom(const std::vector<exponential>& terms) {
  double sum = 0.0;
  int last = 0, changes = 0;
  for (const exponential& each : terms) {
    sum += each.factor;
    const int sign = sum < 0 ? -1 : sum > 0 ? 1 : 0;
    if (sign != 0) changes += last != 0 && sign != last, last = sign;
  }
  return changes == 1 && sum != 0.0;
}

template <class Basis>
[[nodiscard]] internal_rates<Basis> all_rates(const std::vector<exponential>& payments) {
  const merged_payments all = merged(payments);
  internal_rates<Basis> result{irr_status::none, irr_reason::found, {}, sign_changes(all.terms), norstrom(all.terms)};
  bool in = false, out = false;
  for (const exponential& each : payments) in = in || each.factor > 0, out = out || each.factor < 0;
  if (!all.any_payment)
    result.reason = irr_reason::no_payment;
  else if (!in || !out)
    result.reason = irr_reason::no_sign_change;
  else if (!all.several_times)
    result.reason = irr_reason::no_time_span;
  else if (result.sign_changes == 0)
    result.reason = irr_reason::no_sign_change;
  if (result.reason != irr_reason::found) return result;

  const std::vector<double> logs = roots_of(all.terms);
  for (const double log_growth : logs) {
    const double annual = std::expm1(log_growth);
    if (annual > -1.0 && annual < 1e300) result.roots.push_back(rate<Basis>::effective(annual));
  }
  result.status = result.roots.empty()       ? irr_status::none
                  : result.roots.size() == 1 ? irr_status::unique
                                             : irr_status::multiple;
  if (result.roots.empty()) result.reason = logs.empty() ? irr_reason::no_real_root : irr_reason::not_representable;
  return result;
}

template <class Kind, class V>
constexpr void explain_irr() {
  static_assert(
      std::same_as<V, double> || expected_but_given<double, V>::value,
      "aifactory: a rate of return is found by a search, which takes plain numbers and not lanes, duals, intervals or "
      "expressions: ask it of each trial, or ask for the npv at the hurdle rate");
  static_assert(
      among<Kind, cash::pretax, cash::free, cash::equity, cash::debt> || expected_but_given<cash::free, Kind>::value,
      "aifactory: a rate of return belongs to a cash flow (pretax, free, equity, debt), not to tax or depreciation");
}

template <class D>
using basis_of = std::conditional_t<in_real_money<D>(), basis::real, basis::nominal>;

}  // namespace detail

/// All internal rates of return of a cash flow, effective annual.
///
///   0 = sum_k CF_k (1 + r)^-t_k,   r > -1
///
/// @return  status unique, multiple or none; every root; with none, the reason
/// @errors  none beyond those of the flow
/// @source  isolation by Descartes' rule (exponential_sum.hpp); Norstrom, Journal of Financial and Quantitative
/// Analysis 7 (1972)
template <class Kind, class D, class V>
[[nodiscard]] internal_rates<detail::basis_of<D>> irr(const flow<Kind, D, V>& cash) {
  detail::explain_irr<Kind, V>();
  std::vector<detail::exponential> payments;
  if constexpr (std::same_as<V, double>) {  // else the words above are the only error
    payments.reserve(cash.size());
    const auto values = cash.base_values();
    for (int k = 0; k <= cash.when().periods(); ++k)
      payments.push_back({values[static_cast<std::size_t>(k)], cash.when().time(k)});
  }
  return detail::all_rates<detail::basis_of<D>>(payments);
}

/// The same of payments on days.
///
///   0 = sum_j CF_j (1 + r)^-t_j,   t_j = years from the first date by the day count
///
/// @param by  days / 365 is what spreadsheets' XIRR uses; leap years make it differ from irr
/// @errors  none beyond those of the payments
/// @source  as irr; spreadsheets' XIRR where there is one root
template <class Kind, class D, class V>
[[nodiscard]] internal_rates<detail::basis_of<D>> xirr(const dated_flow<Kind, D, V>& cash,
                                                       day_count by = day_count::actual_365_fixed) {
  detail::explain_irr<Kind, V>();
  std::vector<detail::exponential> payments;
  if constexpr (std::same_as<V, double>)
    for (const auto& each : cash.entries()) payments.push_back({each.amount.base_value(), cash.time(each, by)});
  return detail::all_rates<detail::basis_of<D>>(payments);
}

}  // namespace aifactory
