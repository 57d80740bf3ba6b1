// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the answer of a build-out: cost and value over its life, the best refresh, the price of waiting, and rows by year?
///
/// The reports (JSON, CSV, terminal) print what is collected here, under the same paths.
#pragma once

#include "aifactory/finance/factory_returns.hpp"
#include "aifactory/finance/irr.hpp"
#include "aifactory/finance/payback.hpp"
#include "aifactory/report/build_out_formulas.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/figures_answer.hpp"
#include "aifactory/scenario/build_out.hpp"
#include "aifactory/units/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

class build_out_answer_maker {
  const scenario& s_;
  build_calendar dated_;
  bool priced_;
  build_out_parts<double> all_;
  figures_answer out_{};

  [[nodiscard]] auto put_figure() {
    return [this](const char* key, const char* unit, double base, double units_per_base) { add(key, unit, units_per_base * base); };
  }
  void add(std::string key, std::string unit, double value) { out_.add("", std::move(key), std::move(unit), value); }

  void costs() {
    const auto put = put_figure();
    for_each_build_out_cost(all_, put);
    out_.add("irr", irr(all_.free));
    const auto simple = payback(all_.free);
    if (simple.last) add("payback_years", "years", *simple.last);
    add("horizon_years", "years", dated_.when.horizon());
    for_each_build_out_amount(all_, put);
  }

  /// NPV by refresh interval as rows, the best of them, and what a year early or late costs.
  void refresh() {
    const money<> now = all_.worth.npv;
    add("refresh_every_years", "years", dated_.interval);
    const auto choice = refresh_choice_of(all_.in, s_.cash_flow);
    if (choice.rows.empty()) return;
    const bool first = choice.what == refresh_chosen::first;
    if (first) add("first_refresh_years", "years", all_.in.build.terms.first_refresh.in(year));
    for (const auto& row : choice.rows)
      out_.rows.push_back({(first ? "first refresh after " : "refresh every ") + number_text(row.years) + (row.years == 1.0 ? " year" : " years"),
                           {{"", "refresh_years", "years", row.years},
                            {"", "npv_usd", "USD", row.npv.base_value()},
                            {"", "lcot_pretax_real_usd_per_million_tokens", "USD/Mtok", 1e6 * row.lcot_real.base_value()}}});
    const auto& best = choice.rows[choice.best];
    add("best_refresh_years", "years", best.years);
    add("npv_at_best_refresh_usd", "USD", best.npv.base_value());
    // Where the plan keeps its GPUs or retires them, it is none of the rows.
    if (choice.planned) add("gain_of_best_refresh_usd", "USD", (best.npv - now).base_value());
    if (const double life = all_.in.plan.compute.life.in(year); best.years > life * (1.0 + 1e-9))
      out_.warnings.push_back({"beyond_compute_life", "best_refresh_years", number_text(best.years) + " years, is longer than compute.life, " + number_text(life) +
                                                                                  " years: nothing in the model ages or fails, so that old GPUs look better than they are"});
    if (const auto early = choice.cost_of_early()) add("cost_of_a_year_early_usd", "USD", early->base_value());
    if (const auto late = choice.cost_of_late()) add("cost_of_a_year_late_usd", "USD", late->base_value());
    if (all_.in.build.terms.at_refresh == at_refresh::keep) return;
    auto kept = all_.in.build;
    kept.terms.at_refresh = at_refresh::keep;
    for_each_gain_of_refresh(all_, s_.cash_flow, build_calendar_of(all_.in.plan, s_.cash_flow, kept), put_figure());
  }

  void waiting() {
    for_each_cost_of_delay(all_, s_.cash_flow, dated_, [this](const std::string& section, const std::string& key, const char* unit, double base, double units_per_base) {
      out_.add(section, key, unit, units_per_base * base);
    });
  }

  /// Money in positive, money out negative, summed by operating year.
  void series() {
    const timeline& when = dated_.when;
    const int years = when.year_of(when.periods()), m = when.periods_per_year();
    for (int y = 0; y <= years; ++y) out_.period_start.push_back(day_text(when.period_start(y == 0 ? 0 : (y - 1) * m + 1)));
    for_each_build_out_row(all_, [&](const char* key, const char* unit, std::vector<double> entries, double units_per_base) {
      for (double& x : entries) x *= units_per_base;
      out_.add_row(key, unit, std::move(entries));
    });
  }

  void said() {
    for (const auto& [name, value] : dated_.used.lines()) out_.conventions.emplace_back(name, value);
    const auto& shape = s_.cash_flow.shape;
    out_.conventions.emplace_back("dollars_of", std::to_string(int(dated_.when.origin().year())));
    out_.conventions.emplace_back("every", chosen(shape, &cash_flow_shape<double>::every));
    out_.conventions.emplace_back("paid", chosen(shape, &cash_flow_shape<double>::paid));
    out_.conventions.emplace_back("depreciation", chosen(shape, &cash_flow_shape<double>::depreciation));
    out_.conventions.emplace_back("at_refresh", chosen(all_.in.build.terms, &build_out_terms<double>::at_refresh));
    out_.conventions.emplace_back("token_prices", priced_ ? "given" : "required_price");
    if (priced_ && all_.in.build.terms.token_price_growth.effective_annual() != 0.0) out_.conventions.emplace_back("token_price_growth", "middle_of_period");
    if (!s_.cash_flow.debts.empty()) out_.warnings.push_back({"no_effect", "debt", "is left out: a build-out is valued before debt, at the cost of capital"});
    if (!priced_ && s_.build && s_.build->terms.token_price_growth.effective_annual() != 0.0)
      out_.warnings.push_back({"no_effect", "build_out.token_price_growth", "has no effect without [revenue]: tokens are sold at the price that pays, constant in dollars of the close"});
    const auto parts = [&](double years) { return std::fabs(years * dated_.when.periods_per_year() - std::round(years * dated_.when.periods_per_year())) > 1e-6; };
    if (parts(dated_.interval) || parts(all_.in.build.terms.first_refresh.in(year)))
      out_.warnings.push_back({"life_in_whole_periods", parts(dated_.interval) ? "build_out.refresh_every" : "build_out.first_refresh", "is no whole number of periods: GPUs run until the end of the period; finance.every = \"monthly\" is finer"});
  }

 public:
  explicit build_out_answer_maker(const scenario& s)
      : s_(s), dated_(build_calendar_of(s.plan, s.cash_flow, build_inputs_of(s).build)), priced_(any_price(s.prices)),
        all_(build_out_parts_of(build_inputs_of(s), s.cash_flow, dated_, priced_)) {}
  [[nodiscard]] figures_answer made() {
    costs();
    refresh();
    waiting();
    series();
    said();
    return std::move(out_);
  }
};

}  // namespace detail

/// Evaluates the build-out of a scenario at its central values. Series are by operating year, the first entry is the close; rows are the
/// choice of a refresh interval. Without [revenue] tokens are sold at the price that pays the cost of capital as planned, so that NPV is 0
/// and refreshes and delays are still compared in dollars.
/// @errors  scenario_error where build_out_problems() finds any; domain_error where no price pays
[[nodiscard]] inline figures_answer build_out_answer_of(const scenario& s) {
  if (auto problems = build_out_problems(s); !problems.empty()) throw scenario_error(std::move(problems));
  return detail::build_out_answer_maker(s).made();
}

}  // namespace aifactory
