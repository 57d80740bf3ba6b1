// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the answer over the life of a factory: levelized costs, returns, and every row of the cash flow?
///
/// The reports (JSON, CSV, terminal) print what is collected here, under the same paths: "levelized.npv_usd".
#pragma once

#include "aifactory/finance/credit_metrics.hpp"
#include "aifactory/finance/factory_debt.hpp"
#include "aifactory/finance/factory_returns.hpp"
#include "aifactory/finance/irr.hpp"
#include "aifactory/finance/payback.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/scenario/cash_flow.hpp"

#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// One row of the cash flow: a name that is its key, and an amount per entry.
struct series_column {
  std::string key;
  std::string unit;
  std::vector<double> values;
};

/// A rate of return with its certificate.
struct reported_irr {
  std::string key;
  irr_status status;
  irr_reason reason;
  std::vector<double> roots;  ///< in percent a year
};

/// The life of a factory, evaluated at the central values.
struct levelized_answer {
  std::vector<reported_number> figures;  ///< finite ones, below "levelized"
  std::vector<reported_irr> rates;
  std::vector<std::string> period_start;  ///< ISO days; the first one is the close
  std::vector<series_column> series;      ///< as long as period_start
  std::vector<std::pair<std::string, std::string>> conventions;
  std::vector<warning> warnings;
  int periods_per_year = 1;
  bool prices_given = false;  ///< else tokens are sold at the required price

  [[nodiscard]] const reported_number* find(std::string_view path) const {
    for (const auto& figure : figures)
      if (figure.path() == path) return &figure;
    return nullptr;
  }
  [[nodiscard]] const series_column* column(std::string_view key) const {
    for (const auto& each : series)
      if (each.key == key) return &each;
    return nullptr;
  }
};

namespace detail {

inline std::string iso_day(std::chrono::year_month_day on) {
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(int(on.year())) + "-" + two(unsigned(on.month())) + "-" + two(unsigned(on.day()));
}

class levelized_maker {
  const scenario& s_;
  const factory<double>& plan_;
  levelized_answer out_{};
  cash_flow_calendar dated_;
  income_tax<double> tax_;
  nominal_rate<> wacc_;

  void add(std::string section, std::string key, std::string unit, double value) {
    reported_number number{std::move(section), std::move(key), std::move(unit), value == 0.0 ? 0.0 : value};  // no negative zero
    if (std::isfinite(number.value))
      out_.figures.push_back(std::move(number));
    else
      out_.warnings.push_back({"not_finite", "levelized." + number.path(), "is left out: with these inputs it is no finite number"});
  }

  /// A levelized cost by kind of token, nominal and real, per million.
  void cost(const std::string& name, const factory_levelized<double>& per_token) {
    const auto split = cost_of_a_dollar_per_token(plan_);
    const auto made = full_load_rates(plan_.workload, fleet_size(plan_));
    for (const bool real : {false, true}) {
      const std::string section = name + (real ? "_real" : "") + "_usd_per_million_tokens";
      const double blended = 1e6 * (real ? per_token.real.base_value() : per_token.nominal.base_value());
      if (made.fresh_input.base_value() > 0.0) add(section, "fresh_input", "USD/Mtok_fresh", blended * split.fresh_input.base_value());
      if (made.cached_input.base_value() > 0.0) add(section, "cached_input", "USD/Mtok_cached", blended * split.cached_input.base_value());
      if (made.output.base_value() > 0.0) add(section, "output", "USD/Mtok_out", blended * split.output.base_value());
      add(section, "blended", "USD/Mtok", blended);
    }
  }
  void layers(const factory_cash_flow<double>& rows) {
    const auto parts = lcot_pretax_by_layer(rows, wacc_);
    for (const auto& part : parts) add("lcot_pretax_by_layer_usd_per_million_tokens", std::string(part.name), "USD/Mtok", 1e6 * part.cost.nominal.base_value());
    for (const auto& part : parts) add("lcot_pretax_by_layer_real_usd_per_million_tokens", std::string(part.name), "USD/Mtok", 1e6 * part.cost.real.base_value());
  }

  template <class Flow>
  void rate(std::string key, const Flow& flow) {
    const auto found = irr(flow);
    reported_irr shown{std::move(key), found.status, found.reason, {}};
    for (const auto& root : found.roots) shown.roots.push_back(100.0 * root.effective_annual());
    out_.rates.push_back(std::move(shown));
  }

  /// Money in positive, money out negative, so tax that is due is negative. No negative zero.
  template <class Flow>
  void column(std::string key, const Flow& flow) {
    series_column made{std::move(key), "USD", {}};
    for (const double x : flow.base_values()) made.values.push_back(x == 0.0 ? 0.0 : x);
    out_.series.push_back(std::move(made));
  }
  void rows(const factory_cash_flow<double>& all) {
    const auto moves = [](const auto& flow) {
      for (const double x : flow.base_values())
        if (x != 0.0) return true;
      return false;
    };
    all.for_each_row([&](std::string_view before, std::string_view name, const pretax_flow<double>& flow) {
      if (moves(flow)) column(std::string(before) + std::string(name) + "_usd", flow);
    });
    const auto tokens = all.tokens.total.base_values();
    out_.series.insert(out_.series.begin(), {"tokens", "tok", {tokens.begin(), tokens.end()}});
    column("revenue_usd", all.revenue());
    column("operating_cost_usd", all.operating());
    column("ebitda_usd", all.ebitda());
    column("capex_usd", all.bought.total);
    column("sale_usd", all.sold.total);
    column("book_depreciation_usd", all.depreciation);
    column("tax_depreciation_usd", all.written_off.total);
    column("tax_usd", -tax_of(all, tax_));
    column("free_cash_flow_usd", free_flow_of(all, tax_));
  }

  void returns(const factory_cash_flow<double>& rows_of_plan, const token_prices<double>& prices) {
    const auto free = free_flow_of(rows_of_plan, tax_);
    const nominal_wacc<> rate_of(wacc_);
    add("", "npv_usd", "USD", npv(free, rate_of).base_value());
    rate("irr", free);
    const auto simple = payback(free), discounted = payback(free, rate_of);
    if (simple.first) add("", "payback_years", "years", *simple.first);
    if (simple.last) add("", "payback_last_years", "years", *simple.last);
    if (discounted.last) add("", "discounted_payback_years", "years", *discounted.last);
    add("", "ebitda_margin", "1", ebitda_margin(rows_of_plan, wacc_));
    if (const auto load = break_even_utilization(plan_, s_.terms, prices, s_.cash_flow, dated_)) add("", "break_even_utilization", "1", *load);
    const auto steady = unit_economics(plan_);
    add("", "profit_usd_per_gw_year", "USD/GW/year", 1e9 * 365.0 * 86400.0 * profit_per_facility_power(plan_, steady, prices).base_value());
  }

  void sources_and_uses(const factory_cash_flow<double>& all, const factory_debt<double>& debt) {
    const auto both = sources_and_uses_of(all, debt);
    for (const auto& each : both.sources()) add("sources_usd", each.name, "USD", each.amount.base_value());
    add("sources_usd", "total", "USD", both.total().base_value());
    for (const auto& each : both.uses()) add("uses_usd", each.name, "USD", each.amount.base_value());
    add("uses_usd", "total", "USD", both.total().base_value());
  }

  void borrowed(const factory_cash_flow<double>& all, const factory_debt<double>& debt) {
    if (debt.tranches.empty()) return;
    const bool asked = s_.terms.cost_of_equity.effective_annual() != 0.0;
    const nominal_cost_of_equity<> rate_of(asked ? s_.terms.cost_of_equity : wacc_);
    add("", "equity_npv_usd", "USD", npv(debt.equity, rate_of).base_value());
    rate("equity_irr", debt.equity);
    const bool sculpted = std::any_of(s_.cash_flow.debts.begin(), s_.cash_flow.debts.end(), [](const auto& each) { return each.terms.repayment == debt_repayment::sculpted; });
    // What a sculpted debt lends follows from the price, so its price is none of a given debt.
    if (asked && !sculpted) cost("required_price_levered", required_price(levelized_plan_of(all, tax_), debt.of_plan, rate_of));
    try {
      const auto metrics = credit_metrics_of(debt.cash, debt.all, blended_interest(debt.tranches));
      const auto put = [&](const char* key, const char* unit, const std::optional<double>& value) {
        if (value) add("credit", key, unit, *value);
      };
      put("min_dscr", "1", metrics.least_dscr), put("average_dscr", "1", metrics.mean_dscr), put("llcr", "1", metrics.llcr), put("plcr", "1", metrics.plcr);
      put("average_life_years", "years", metrics.average_life);
    } catch (const input_error& error) {
      out_.warnings.push_back({"no_credit_metrics", "debt", error.what()});
    }
    if (!(debt.all.drawn.total().base_value() > 0.0)) out_.warnings.push_back({"zero_debt", "debt", "nothing is lent: there is no cash to serve a debt"});
    column("debt_drawn_usd", debt.all.drawn), column("interest_usd", debt.all.interest), column("principal_usd", debt.all.principal);
    column("debt_fees_usd", debt.all.fees), column("reserve_usd", debt.reserve);
    column("debt_cash_usd", debt.of_plan.cash), column("levered_tax_usd", -debt.tax), column("equity_flow_usd", debt.equity);
    std::vector<double> owed;
    for (int k = 0; k <= dated_.when.periods(); ++k) owed.push_back(debt.all.owed(k).base_value());
    out_.series.push_back({"debt_owed_usd", "USD", std::move(owed)});
  }

  /// A life ends with the period in which it ends.
  void say_of_lives() {
    const auto lives = lives_of(plan_);
    const auto bought = layers_bought(plan_);
    for (std::size_t i = 0; i < lives.size(); ++i) {
      const double periods = lives[i].in(year) * dated_.when.periods_per_year();
      if (bought[i] && std::fabs(periods - std::round(periods)) > 1e-6)
        out_.warnings.push_back({"life_in_whole_periods", std::string(bought_layers[i]) + ".life",
                                 "is no whole number of periods: the layer is used until the end of the period in which it ends; finance.every = \"monthly\" is finer"});
    }
  }

  void say_conventions() {
    for (const auto& [name, value] : dated_.used.lines()) out_.conventions.emplace_back(name, value);
    const auto& shape = s_.cash_flow.shape;
    out_.conventions.emplace_back("dollars_of", std::to_string(int(dated_.when.origin().year())));
    out_.conventions.emplace_back("every", chosen(shape, &cash_flow_shape<double>::every));
    out_.conventions.emplace_back("paid", chosen(shape, &cash_flow_shape<double>::paid));
    out_.conventions.emplace_back("depreciation", chosen(shape, &cash_flow_shape<double>::depreciation));
    out_.conventions.emplace_back("value_at_horizon", chosen(shape, &cash_flow_shape<double>::value_at_horizon));
    out_.conventions.emplace_back("token_prices", out_.prices_given ? "given" : "required_price");
  }

 public:
  levelized_maker(const scenario& s, const factory<double>& plan)
      : s_(s), plan_(plan), dated_(calendar_of(plan, s.cash_flow)), tax_(income_tax_of(s.terms, s.cash_flow)), wacc_(plan.finance.wacc) {}

  [[nodiscard]] levelized_answer made() {
    out_.prices_given = any_price(s_.prices);
    out_.periods_per_year = dated_.when.periods_per_year();
    const auto costs_alone = cash_flow_of(plan_, s_.terms, s_.prices, s_.cash_flow, dated_);
    const auto needed = required_price(costs_alone, tax_, wacc_);
    // Without prices of its own the plan sells at the price that pays its cost of capital, constant in dollars of the close.
    const double to_base_year = math::exp(-s_.cash_flow.years_to_close() * math::log1p(plan_.finance.inflation.effective_annual()));
    const auto prices = out_.prices_given ? s_.prices : prices_by_allocation(plan_, token_price<>::from_base_value(needed.real.base_value() * to_base_year));
    const auto all = out_.prices_given ? costs_alone : cash_flow_of(plan_, s_.terms, prices, s_.cash_flow, dated_);

    add("", "horizon_years", "years", dated_.when.horizon());
    cost("lcot_pretax", lcot_pretax(all, wacc_));
    cost("required_price", needed);
    if (out_.prices_given) cost("cost_at_price", cost_at_price(all, tax_, wacc_));
    layers(all);
    returns(all, prices);
    const auto debt = debt_of(all, tax_, s_.cash_flow.debts);
    sources_and_uses(all, debt);
    rows(all);
    borrowed(all, debt);
    for (int k = 0; k <= dated_.when.periods(); ++k) out_.period_start.push_back(iso_day(dated_.when.period_start(k)));
    say_of_lives();
    say_conventions();
    return std::move(out_);
  }
};

}  // namespace detail

/// Evaluates the cash flow of a scenario at its central values.
/// @errors  scenario_error where cash_flow_problems() finds any; domain_error where no price pays
[[nodiscard]] inline levelized_answer levelized_of(const scenario& s, const factory<double>& plan) {
  if (auto problems = cash_flow_problems(s); !problems.empty()) throw scenario_error(std::move(problems));
  return detail::levelized_maker(s, plan).made();
}
[[nodiscard]] inline levelized_answer levelized_of(const scenario& s) { return levelized_of(s, s.plan); }

}  // namespace aifactory
