// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the answer over the life of a factory: levelized costs, returns, and every row of the cash flow?
///
/// The reports (JSON, CSV, terminal) print what is collected here, under the same paths: "levelized.npv_usd".
#pragma once

#include "aifactory/finance/credit_metrics.hpp"
#include "aifactory/finance/day_text.hpp"
#include "aifactory/finance/payback.hpp"
#include "aifactory/report/dated_terms.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/life_formulas.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/scenario/cash_flow.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// A promise of a debt that a year breaks.
struct broken_promise {
  std::string debt;             ///< its name
  std::string covenant;         ///< "min_dscr", "max_ltv"
  int year;                     ///< an operating year; 0 is the close
  std::optional<double> value;  ///< empty where something is owed on assets worth nothing
  double promised;              ///< the bound that the covenant sets
};

/// The life of a factory, evaluated at the central values; figures are below "levelized", the first period is the close.
struct levelized_answer : figures_answer {
  int periods_per_year = 1;   ///< of the rows over time: 1, 4 or 12
  bool prices_given = false;  ///< else tokens are sold at the required price
  bool promises = false;      ///< a debt has a covenant
  std::vector<std::pair<std::string, std::string>> dated_terms;  ///< what is agreed for dates, by name and in words
  std::vector<broken_promise> breaches;  ///< in the order of debts and years
};

namespace detail {

class levelized_maker {
  const scenario& s_;
  const factory<double>& plan_;
  levelized_answer out_{};
  cash_flow_calendar dated_;
  income_tax<double> tax_;
  nominal_rate<> wacc_;

  void add(std::string section, std::string key, std::string unit, double value) {
    out_.add(std::move(section), std::move(key), std::move(unit), value, "levelized.");
  }

  [[nodiscard]] auto put_figure() {
    return [this](const std::string& section, const std::string& key, const char* unit, double base, double units_per_base) { add(section, key, unit, units_per_base * base); };
  }

  template <class Flow>
  void rate(std::string key, const Flow& flow) {
    out_.add(std::move(key), irr(flow));
  }

  /// Money in positive, money out negative, so tax that is due is negative.
  template <class Flow>
  void column(std::string key, const Flow& flow) {
    const auto values = flow.base_values();
    out_.add_row(std::move(key), "USD", {values.begin(), values.end()});
  }
  void rows(const life_parts<double>& life) {
    for_each_life_part(life, [&](std::string key, const char*, const pretax_flow<double>& flow) {
      const auto values = flow.base_values();
      if (std::any_of(values.begin(), values.end(), [](double x) { return x != 0.0; })) column(std::move(key), flow);
    });
    const auto tokens = life.rows.tokens.total.base_values();
    out_.series.insert(out_.series.begin(), {"tokens", "tok", {tokens.begin(), tokens.end()}});
    for_each_life_row(life, [&](const char* key, const char*, const auto& flow) { column(key, flow); });
  }

  /// What is found by search: rates of return, paybacks, the load at which it breaks even.
  void returns(const life_parts<double>& life) {
    const auto free = free_flow_of(life.rows, tax_);
    const nominal_wacc<> rate_of(wacc_);
    rate("irr", free);
    const auto simple = payback(free), discounted = payback(free, rate_of);
    if (simple.first) add("", "payback_years", "years", *simple.first);
    if (simple.last) add("", "payback_last_years", "years", *simple.last);
    if (discounted.last) add("", "discounted_payback_years", "years", *discounted.last);
    if (const auto load = break_even_utilization(plan_, s_.terms, life.prices, s_.cash_flow, dated_)) add("", "break_even_utilization", "1", *load);
  }

  /// Where a debt is given: by its amount, its gearing or its coverage.
  [[nodiscard]] problem about_debt(std::size_t n, const char* (*field)(const debt_terms<double>&), std::string message) const {
    const std::string named = "debt[" + std::to_string(n + 1) + "]." + field(s_.cash_flow.debts[n].terms);
    return {place_of_input(s_, named), named, std::move(message)};
  }
  [[nodiscard]] static const char* what_sets(const debt_terms<double>& terms) {
    return terms.amount.base_value() > 0.0 ? "amount" : terms.gearing.value() > 0.0 ? "gearing" : "dscr";
  }
  /// The debts, refused at the first that cannot be: the owners pay what debts leave, which is not below nothing.
  [[nodiscard]] factory_debt<double> debts_on(const factory_cash_flow<double>& all) const {
    const auto& given = s_.cash_flow.debts;
    std::optional<factory_debt<double>> laid;
    try {
      laid = debt_of(all, tax_, given);
    } catch (const domain_error& error) {
      throw scenario_error(std::vector<problem>{about_debt(0, [](const debt_terms<double>& terms) { return terms.reserve.base_value() > 0.0 ? "reserve" : what_sets(terms); },
                                       "with the other debts: fees and reserves are more than the debts bring, or no amount is found (" + std::string(error.what()) + ")")});
    }
    double uses = -all.bought.total[0].base_value(), drawn = 0.0;
    uses -= laid->all.fees[0].base_value() + laid->reserve[0].base_value() - all.credits[0].base_value();
    for (std::size_t n = 0; n < given.size(); ++n) {
      drawn += laid->tranches[n].debt.drawn[0].base_value();
      if (drawn > uses * (1.0 + 1e-9))
        throw scenario_error(std::vector<problem>{about_debt(
            n, what_sets, (n == 0 ? "" : "with the debts before it, ") + money_text(drawn) + ", must not be more than what is paid at the close, fees and reserves included" +
                              (all.credits[0].base_value() < 0.0 ? " and the tax credit deducted, " : ", ") + money_text(uses))});
    }
    return std::move(*laid);
  }

  /// The covenants of each debt, tested on it and those before it.
  void promised(const factory_debt<double>& debt, const std::vector<money<>>& worth) {
    debt_schedule<double> so_far(dated_.when);
    std::vector<debt_tranche<double>> ranked;
    for (std::size_t n = 0; n < debt.tranches.size(); ++n) {
      ranked.push_back(debt.tranches[n]);
      so_far += debt.tranches[n].debt;
      const auto& terms = s_.cash_flow.debts[n].terms;
      covenants asked;
      if (terms.min_dscr.value() > 0.0) asked.least_dscr = terms.min_dscr.value();
      if (terms.max_ltv.value() > 0.0) asked.most_ltv = terms.max_ltv.value();
      if (!asked.least_dscr && !asked.most_ltv) continue;
      out_.promises = true;
      for (const auto& each : credit_metrics_of(debt.cash, so_far, blended_interest(ranked), worth, asked).breaches) {
        const bool coverage = each.which == covenant::least_dscr;
        out_.breaches.push_back({debt.tranches[n].name, coverage ? "min_dscr" : "max_ltv", each.year, each.value, coverage ? *asked.least_dscr : *asked.most_ltv});
      }
    }
  }

  /// A sculpted debt is not served where there is no cash.
  void say_unserved(const factory_debt<double>& debt) {
    for (std::size_t n = 0; n < debt.tranches.size(); ++n) {
      const auto& each = debt.tranches[n].debt;
      if (s_.cash_flow.debts[n].terms.repayment != debt_repayment::sculpted || !(each.drawn[0].base_value() > 0.0)) continue;
      std::string years;
      int before = 0;
      for (int k = 1; k <= each.last_payment; ++k)
        if (const int now = dated_.when.year_of(k); !(each.service(k).base_value() > 1e-9 * each.drawn[0].base_value()) && now != before)
          years += (years.empty() ? "" : ", ") + std::to_string(now), before = now;
      if (!years.empty())
        out_.warnings.push_back({"unserved", "debt[" + std::to_string(n + 1) + "]", "has no cash for its service in (a part of) year " + years + ": the interest of it is lent on"});
    }
  }

  void borrowed(const life_parts<double>& life, const factory_debt<double>& debt) {
    if (debt.tranches.empty()) return;
    for_each_debt_figure(life, debt, s_.cash_flow.debts, put_figure());
    rate("equity_irr", debt.equity);
    const auto worth = resale_values_of(plan_, s_.terms, s_.cash_flow, dated_);
    const auto metrics = credit_metrics_of(debt.cash, debt.all, blended_interest(debt.tranches), worth);
    const auto put = [&](const char* key, const char* unit, const std::optional<double>& value) {
      if (value) add("credit", key, unit, *value);
    };
    put("min_dscr", "1", metrics.least_dscr), put("average_dscr", "1", metrics.mean_dscr), put("llcr", "1", metrics.llcr), put("plcr", "1", metrics.plcr);
    put("average_life_years", "years", metrics.average_life);
    std::optional<double> highest;
    for (const auto& each : metrics.years)
      if (each.ltv) highest = std::max(highest.value_or(0.0), *each.ltv);
    put("max_ltv", "1", highest);
    promised(debt, worth);
    say_unserved(debt);
    if (!(debt.all.drawn.total().base_value() > 0.0)) out_.warnings.push_back({"zero_debt", "debt", "nothing is lent: there is no cash to serve a debt"});
    for_each_debt_row(debt, [&](const char* key, const char*, const auto& flow) { column(key, flow); });
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
    out_.conventions.emplace_back("tax_paid", "last_period_of_year");
    if (dated_.used.coverage == coverage_of::cfads) out_.conventions.emplace_back("tax_in_cfads", "spread_over_year");
    out_.conventions.emplace_back("every", chosen(shape, &cash_flow_shape<double>::every));
    out_.conventions.emplace_back("paid", chosen(shape, &cash_flow_shape<double>::paid));
    out_.conventions.emplace_back("depreciation", chosen(shape, &cash_flow_shape<double>::depreciation));
    out_.conventions.emplace_back("value_at_horizon", chosen(shape, &cash_flow_shape<double>::value_at_horizon));
    out_.conventions.emplace_back("token_prices", out_.prices_given ? "given" : "required_price");
    out_.dated_terms = dated_terms_of(s_);
  }

 public:
  levelized_maker(const scenario& s, const factory<double>& plan)
      : s_(s), plan_(plan), dated_(calendar_of(plan, s.cash_flow)), tax_(income_tax_of(s.terms, s.cash_flow)), wacc_(plan.finance.wacc) {}

  [[nodiscard]] levelized_answer made() {
    out_.prices_given = any_price(s_.prices);
    out_.periods_per_year = dated_.when.periods_per_year();
    const auto life = life_parts_of(plan_, s_.terms, s_.prices, out_.prices_given, s_.cash_flow, dated_);
    const auto& all = life.rows;

    add("", "horizon_years", "years", dated_.when.horizon());
    for_each_life_figure(life, put_figure());
    returns(life);
    const auto debt = debts_on(all);
    for_each_funding_figure(life, debt, put_figure());
    rows(life);
    borrowed(life, debt);
    for (int k = 0; k <= dated_.when.periods(); ++k) out_.period_start.push_back(day_text(dated_.when.period_start(k)));
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
  if (any_price(s.prices) && !(revenue_of(s.prices, full_load_rates(plan.workload, fleet_size(plan))).base_value() > 0.0))
    throw scenario_error(std::vector<problem>{{{s.file, 1, 1}, "revenue", "the kinds of token that have a price are not made: nothing is ever sold"}});
  return detail::levelized_maker(s, plan).made();
}
/// The same of the scenario's own plan.
/// @errors  as above
[[nodiscard]] inline levelized_answer levelized_of(const scenario& s) { return levelized_of(s, s.plan); }

}  // namespace aifactory
