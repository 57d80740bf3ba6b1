// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  On which terms is a part of the factory borrowed? ([[debt]])
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/money.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace aifactory {

/// How a debt is paid back.
enum class debt_repayment { level_payment, level_principal, bullet, sculpted };

/// One debt, drawn at the close. It is the same in every trial; its amount follows what the factory costs.
template <class V = double>
struct debt_terms {
  required<nominal_rate<V>> rate;
  required<duration<V>> tenor;
  share<V> gearing{};
  money<V> amount{};
  multiple<V> dscr{};
  duration<V> interest_only{};
  share<V> upfront_fee{};
  duration<V> reserve{};
  share<V> sweep{};
  multiple<V> min_dscr{};
  share<V> max_ltv{};
  debt_repayment repayment = debt_repayment::level_payment;

  static constexpr auto fields() {
    return std::tuple{
        field{&debt_terms::rate, "interest, effective annual", origin::must_be_given(), spelling{"rate", "%/year", {-99.9, 1000}, {1, 20}}},
        field{&debt_terms::tenor, "from the close to the last payment, in whole periods", origin::must_be_given(),
              spelling{"tenor", "years", range::positive(), {1, 25}}},
        field{&debt_terms::gearing, "debt over what is paid at the close, fee and reserve included", origin::unset("amount, or sculpted to dscr"),
              spelling{"gearing", "1", range::share(), {0.05, 0.9}}},
        field{&debt_terms::amount, "what is borrowed", origin::unset("gearing, or sculpted to dscr"),
              spelling{"amount", "USD", range::positive(), {1e3, 1e12}}},
        field{&debt_terms::dscr, "cash over debt service that repayment = sculpted keeps in each period", origin::unset("needed by repayment = sculpted"),
              spelling{"dscr", "1", {0.1, 100}, {1.05, 3}}},
        field{&debt_terms::interest_only, "before anything is paid back", origin::neutral(), spelling{"interest_only", "years", range::not_negative(), {0, 5}}},
        field{&debt_terms::upfront_fee, "fee at the close, of the debt", origin::neutral(), spelling{"upfront_fee", "1", {0.0, 0.5}, {0, 0.05}}},
        field{&debt_terms::reserve, "debt service that lies in a reserve account, funded at the close", origin::neutral(),
              spelling{"reserve", "years", range::not_negative(), {0, 1}}},
        field{&debt_terms::sweep, "part of the cash left after the service of all debts that repays this one earlier; the last debt only", origin::neutral(),
              spelling{"sweep", "1", range::share(), {0.1, 1}}},
        field{&debt_terms::min_dscr, "promised: cash over the service of this debt and those before it, in each operating year", origin::unset("nothing is promised"),
              spelling{"min_dscr", "1", {0.1, 100}, {1.0, 3}}},
        field{&debt_terms::max_ltv, "promised: what this debt and those before it owe over what the assets are worth by age, at the end of each year", origin::unset("nothing is promised"),
              spelling{"max_ltv", "1", range::share(), {0.3, 0.9}}},
        setting{&debt_terms::repayment, "repayment", "how it is paid back; sculpted follows the cash at the given dscr", "level_payment", "level_principal", "bullet",
                "sculpted"},
    };
  }
};

/// Interest from a day on.
struct dated_rate {
  std::chrono::year_month_day from;  ///< the first day on which it holds
  nominal_rate<> annual;  ///< effective
};

/// A debt with its name.
struct named_debt {
  std::string name;  ///< as the file gives it; rows of reports are called after it
  debt_terms<double> terms = defaults_of<debt_terms<double>>();
  std::vector<dated_rate> rates{};  ///< where it floats: each from its day on, at increasing days; before the first, terms.rate

  /// The interest that holds on a day.
  [[nodiscard]] nominal_rate<> rate_on(std::chrono::year_month_day on) const {
    nominal_rate<> found = terms.rate;
    for (const auto& each : rates)
      if (each.from <= on) found = each.annual;
    return found;
  }
};

}  // namespace aifactory
