// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the answer of a build-out: cost and value over its life, the best refresh, the price of waiting, and rows by year?
///
/// The reports (JSON, CSV, terminal) print what is collected here, under the same paths.
#pragma once

#include "aifactory/finance/factory_returns.hpp"
#include "aifactory/finance/irr.hpp"
#include "aifactory/finance/payback.hpp"
#include "aifactory/growth/price_that_pays.hpp"
#include "aifactory/growth/refresh_choice.hpp"
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

/// Entries of each operating year added up; the close is a year of its own.
template <class Flow>
[[nodiscard]] std::vector<double> by_year(const Flow& row) {
  const timeline& when = row.when();
  std::vector<double> years(static_cast<std::size_t>(when.year_of(when.periods())) + 1, 0.0);
  for (int k = 0; k <= when.periods(); ++k) years[static_cast<std::size_t>(when.year_of(k))] += row[k].base_value();
  return years;
}

class build_out_answer_maker {
  const scenario& s_;
  build_calendar dated_;
  build_inputs<double> in_;
  built_out<double> built_;
  income_tax<double> tax_;
  nominal_rate<> wacc_;
  free_flow<double> free_;
  bool priced_;
  figures_answer out_{};

  void add(std::string key, std::string unit, double value) { out_.add("", std::move(key), std::move(unit), value); }

  void costs() {
    const auto worth = worth_of(in_, built_, s_.cash_flow);
    add("required_price_real_usd_per_million_tokens", "USD/Mtok", 1e6 * worth.required_price.real.base_value());
    add("required_price_usd_per_million_tokens", "USD/Mtok", 1e6 * worth.required_price.nominal.base_value());
    add("lcot_pretax_real_usd_per_million_tokens", "USD/Mtok", 1e6 * worth.lcot_pretax.real.base_value());
    add("lcot_pretax_usd_per_million_tokens", "USD/Mtok", 1e6 * worth.lcot_pretax.nominal.base_value());
    add("npv_usd", "USD", worth.npv.base_value());
    out_.add("irr", irr(free_));
    const auto simple = payback(free_);
    if (simple.last) add("payback_years", "years", *simple.last);
    add("horizon_years", "years", dated_.when.horizon());
    add("capex_usd", "USD", -(built_.rows.bought.total - built_.refreshed).total().base_value());
    add("refresh_capex_usd", "USD", -built_.refreshed.total().base_value());
    add("tokens", "tok", built_.rows.tokens.total.total().base_value());
    const auto gpus = built_.gpus.base_values();
    add("gpus_in_service_at_most", "GPU", *std::max_element(gpus.begin(), gpus.end()));
    it_power<> power(0.0 * W_IT);
    for (const auto& each : plans_of_phases(in_.plan, in_.build)) power = power + built_for(each, fleet_size(each));
    add("it_power_mw_it", "MW_IT", power.in(MW_IT));
  }

  /// NPV by refresh interval as rows, the best of them, and what a year early or late costs.
  void refresh() {
    const money<> now = npv(free_, nominal_wacc<>(wacc_));
    add("refresh_every_years", "years", dated_.interval);
    const auto choice = refresh_choice_of(in_, s_.cash_flow);
    if (choice.rows.empty()) return;
    const bool first = choice.what == refresh_chosen::first;
    if (first) add("first_refresh_years", "years", in_.build.terms.first_refresh.in(year));
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
    if (const double life = in_.plan.compute.life.in(year); best.years > life * (1.0 + 1e-9))
      out_.warnings.push_back({"beyond_compute_life", "best_refresh_years", number_text(best.years) + " years, is longer than compute.life, " + number_text(life) +
                                                                                  " years: nothing in the model ages or fails, so that old GPUs look better than they are"});
    if (const auto early = choice.cost_of_early()) add("cost_of_a_year_early_usd", "USD", early->base_value());
    if (const auto late = choice.cost_of_late()) add("cost_of_a_year_late_usd", "USD", late->base_value());
    if (in_.build.terms.at_refresh == at_refresh::keep) return;
    auto kept = in_;
    kept.build.terms.at_refresh = at_refresh::keep;
    const money<> without = npv_of_build_out(kept, s_.cash_flow);
    add("npv_without_refresh_usd", "USD", without.base_value());
    add("gain_of_refresh_usd", "USD", (now - without).base_value());
  }

  void waiting() {
    out_.add("time_to_power_usd_per_month", "all_phases", "USD/month", cost_of_delay(in_, s_.cash_flow, 1.0 * month).base_value());
    if (in_.build.phases.size() > 1)
      for (std::size_t p = 0; p < in_.build.phases.size(); ++p)
        out_.add("time_to_power_usd_per_month", "phase_" + std::to_string(p + 1), "USD/month", cost_of_delay(in_, s_.cash_flow, 1.0 * month, p).base_value());
    if (std::any_of(in_.build.phases.begin(), in_.build.phases.end(), [](const auto& phase) { return phase.delay.base_value() > 0.0; }))
      add("delay_cost_usd", "USD", cost_of_its_delays(in_, s_.cash_flow).base_value());
  }

  /// Money in positive, money out negative, summed by operating year.
  void series() {
    const timeline& when = dated_.when;
    const int years = when.year_of(when.periods()), m = when.periods_per_year();
    for (int y = 0; y <= years; ++y) out_.period_start.push_back(day_text(when.period_start(y == 0 ? 0 : (y - 1) * m + 1)));
    const auto& rows = built_.rows;
    const auto money_row = [&](const char* key, const auto& row) { out_.add_row(key, "USD", by_year(row)); };
    money_row("capex_usd", rows.bought.total - built_.refreshed), money_row("refresh_capex_usd", built_.refreshed), money_row("sale_usd", rows.sold.total);
    money_row("operating_cost_usd", rows.operating());
    const auto tokens = by_year(rows.tokens.total);
    out_.add_row("tokens", "tok", tokens);
    money_row("revenue_usd", rows.revenue()), money_row("tax_usd", -tax_of(rows, tax_));
    auto sum = by_year(free_);
    out_.add_row("free_cash_flow_usd", "USD", sum);
    for (std::size_t y = 1; y < sum.size(); ++y) sum[y] += sum[y - 1];
    out_.add_row("cumulative_cash_flow_usd", "USD", std::move(sum));
    auto gpus = by_year(built_.gpus);
    for (std::size_t y = 1; y < gpus.size(); ++y) gpus[y] /= std::min(m, when.periods() - (static_cast<int>(y) - 1) * m);
    out_.add_row("gpus_in_service", "GPU", std::move(gpus));
    // Costs so far over tokens so far, both in present value; 0 before the first token. Without what could be sold it lies above the
    // levelized cost, to which the horizon brings it.
    const nominal_pretax_wacc<> rate(wacc_);
    const auto costs = rows.costs();
    std::vector<double> running, to_date;
    double spent = 0.0, made = 0.0;
    const auto operating = by_year(rows.operating());
    int k = 0;
    for (int y = 0; y <= years; ++y) {
      for (; k <= when.periods() && when.year_of(k) == y; ++k)
        spent -= costs[k].base_value() * rate.df(when.time(k)), made += rows.tokens.total[k].base_value() * rate.df(when.time(k));
      const auto at = static_cast<std::size_t>(y);
      running.push_back(tokens[at] > 0.0 ? -1e6 * operating[at] / tokens[at] : 0.0);
      to_date.push_back(made > 0.0 ? 1e6 * spent / made : 0.0);
    }
    out_.add_row("operating_cost_usd_per_million_tokens", "USD/Mtok", std::move(running));
    out_.add_row("lcot_pretax_to_date_usd_per_million_tokens", "USD/Mtok", std::move(to_date));
  }

  void said() {
    for (const auto& [name, value] : dated_.used.lines()) out_.conventions.emplace_back(name, value);
    const auto& shape = s_.cash_flow.shape;
    out_.conventions.emplace_back("dollars_of", std::to_string(int(dated_.when.origin().year())));
    out_.conventions.emplace_back("every", chosen(shape, &cash_flow_shape<double>::every));
    out_.conventions.emplace_back("paid", chosen(shape, &cash_flow_shape<double>::paid));
    out_.conventions.emplace_back("depreciation", chosen(shape, &cash_flow_shape<double>::depreciation));
    out_.conventions.emplace_back("at_refresh", chosen(in_.build.terms, &build_out_terms<double>::at_refresh));
    out_.conventions.emplace_back("token_prices", priced_ ? "given" : "required_price");
    if (priced_ && in_.build.terms.token_price_growth.effective_annual() != 0.0) out_.conventions.emplace_back("token_price_growth", "middle_of_period");
    if (!s_.cash_flow.debts.empty()) out_.warnings.push_back({"no_effect", "debt", "is left out: a build-out is valued before debt, at the cost of capital"});
    if (!priced_ && s_.build && s_.build->terms.token_price_growth.effective_annual() != 0.0)
      out_.warnings.push_back({"no_effect", "build_out.token_price_growth", "has no effect without [revenue]: tokens are sold at the price that pays, constant in dollars of the close"});
    const auto parts = [&](double years) { return std::fabs(years * dated_.when.periods_per_year() - std::round(years * dated_.when.periods_per_year())) > 1e-6; };
    if (parts(dated_.interval) || parts(in_.build.terms.first_refresh.in(year)))
      out_.warnings.push_back({"life_in_whole_periods", parts(dated_.interval) ? "build_out.refresh_every" : "build_out.first_refresh", "is no whole number of periods: GPUs run until the end of the period; finance.every = \"monthly\" is finer"});
  }

 public:
  explicit build_out_answer_maker(const scenario& s)
      : s_(s), dated_(build_calendar_of(s.plan, s.cash_flow, build_inputs_of(s).build)), in_(build_inputs_of(s)), built_(build_out_cash_flow(in_, s.cash_flow, dated_)),
        tax_(income_tax_of(s.terms, s.cash_flow)), wacc_(s.plan.finance.wacc), free_(dated_.when), priced_(any_price(s.prices)) {
    if (!priced_) in_ = at_price_that_pays(in_, s.cash_flow, dated_), built_ = build_out_cash_flow(in_, s.cash_flow, dated_);
    free_ = free_flow_of(built_.rows, tax_);
  }
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
