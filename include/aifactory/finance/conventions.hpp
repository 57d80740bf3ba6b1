// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Under which conventions was a levelized cost reckoned?
///
/// Two tools that agree on every number still differ by percents where they differ on these. Each result carries them,
/// and a report prints them.
#pragma once

#include "aifactory/finance/depreciation.hpp"
#include "aifactory/finance/growing_flow.hpp"
#include "aifactory/finance/price_level.hpp"
#include "aifactory/finance/tax.hpp"

#include <array>
#include <string_view>

namespace aifactory {

/// How inflation and real escalation make a nominal growth.
enum class escalation {
  compound,  ///< (1 + i)(1 + e) - 1
  additive   ///< i + e, as SAM has it
};
/// What debt is sized on when its fee is financed by it.
enum class gearing_method {
  closed_form,  ///< D = g C / (1 - g f)
  one_pass      ///< D = g C (1 + g f), as SAM has it: an input of 60 % gives 59.991 %
};
/// What stands above debt service in a coverage ratio.
enum class coverage_of {
  cfads,  ///< EBITDA less tax; refresh, sales and the tax on their gain are the owners'
  ebitda  ///< EBITDA before tax, as SAM has it
};

/// The conventions of a calculation.
struct conventions {
  std::string_view name = "aifactory";  ///< of the set: "aifactory" or "SAM"
  escalation growth = escalation::compound;  ///< of escalated costs and of prices on a path
  dollars operating_cost = dollars::of_the_close;  ///< at whose price level operating cost is stated
  losses on_loss = losses::carry_forward;          ///< what a tax loss is worth
  credit_timing credits = credit_timing::at_the_close;  ///< when an investment credit is paid
  unused_basis at_the_end = unused_basis::write_off_at_end;  ///< what becomes of cost that is not written off when an asset is sold or the plan ends
  gearing_method gearing = gearing_method::closed_form;      ///< how a debt that pays its own fee is sized
  coverage_of coverage = coverage_of::cfads;                 ///< what stands above debt service in a coverage ratio

  /// Those of SAM's single-owner model: additive escalation, cost in dollars of year 1, losses refunded, credits in
  /// year 1, depreciation past the end lost and salvage taxed in full, gearing in one pass, coverage by EBITDA.
  /// @source  SAM (ssc) cmod_singleowner, checked with PySAM 7.1.0
  [[nodiscard]] static constexpr conventions sam() {
    return {"SAM",
            escalation::additive,
            dollars::of_year_one,
            losses::refund,
            credit_timing::end_of_year_one,
            unused_basis::lost,
            gearing_method::one_pass,
            coverage_of::ebitda};
  }

  /// Name and value of each, for reports.
  struct line {
    std::string_view name, value;
  };
  /// All of them with the words of files and reports, and the hours of a year.
  [[nodiscard]] constexpr std::array<line, 9> lines() const {
    return {{
        {"conventions", name},
        {"escalation", growth == escalation::compound ? "compound" : "additive"},
        {"operating_cost", operating_cost == dollars::of_the_close ? "dollars_of_the_close" : "dollars_of_year_one"},
        {"losses", on_loss == losses::refund          ? "refund"
                   : on_loss == losses::carry_forward ? "carry_forward"
                                                      : "forfeit"},
        {"credits", credits == credit_timing::at_the_close ? "at_the_close" : "end_of_year_one"},
        {"unused_basis", at_the_end == unused_basis::lost ? "lost" : "write_off_at_end"},
        {"gearing", gearing == gearing_method::closed_form ? "closed_form" : "one_pass"},
        {"coverage", coverage == coverage_of::cfads ? "cfads" : "ebitda"},
        {"hours_per_year", "8760"},
    }};
  }
};

/// The growth a year of a price that rises with inflation and, beyond it, really.
///
///   g = (1 + i)(1 + e) - 1 compound, i + e additive
///
/// @return  [1/year]
/// @errors  domain_error where V is a floating-point number and the additive form comes to -100 % or less
/// @source  SAM (ssc) for the additive form; else algebra
template <class V>
[[nodiscard]] V nominal_growth(const V& inflation, const V& real_growth, escalation how) {
  const V growth = how == escalation::compound ? static_cast<V>((1.0 + inflation) * (1.0 + real_growth) - 1.0) : static_cast<V>(inflation + real_growth);
  if constexpr (std::floating_point<V>)
    if (growth <= V(-1)) detail::outside_the_domain("nominal_growth", growth, "inflation and growth together must be above -100 % a year");
  return growth;
}

/// A cost that is paid in every period and grows from the base of the convention on, as a flow: negative, nothing at
/// the close.
///
///   entry k = -cost / m (1 + g)^(t_k - t_base),   t_base = 0 at the close, 1 for dollars of year one
///   g = nominal_growth(inflation, real growth)
///
/// @param annual_cost  [USD/time]  at the price level of the base
/// @param real_growth  [1/year]  e, above inflation
/// @errors  those of nominal_growth
/// @source  SAM (ssc) for dollars of year 1; else algebra
template <class V>
[[nodiscard]] pretax_flow<V> escalated_cost(const money_per_time<V>& annual_cost, const timeline& when,
                                            const inflation_rate<V>& inflation, const real_rate<V>& real_growth,
                                            const conventions& used) {
  const V growth = nominal_growth(inflation.effective_annual(), real_growth.effective_annual(), used.growth);
  const V log_growth = math::log1p(growth),
          step = math::exp(V(log_growth / static_cast<double>(when.periods_per_year())));
  const double start = when.time(1) - (used.operating_cost == dollars::of_year_one ? 1.0 : 0.0);
  const money<V> first =
      -(annual_cost * (year / static_cast<double>(when.periods_per_year()))) * math::exp(V(start * log_growth));
  return growing_flow<pretax_flow<V>>(when, first, step);
}

}  // namespace aifactory
