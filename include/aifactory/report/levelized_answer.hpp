// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is the answer over the life of a factory: levelized costs, returns, and every row of the cash flow?
///
/// The reports (JSON, CSV, terminal) print what is collected here, under the same paths: "levelized.npv_usd".
#pragma once

#include "aifactory/finance/credit_metrics.hpp"
#include "aifactory/finance/day_text.hpp"
#include "aifactory/finance/factory_debt.hpp"
#include "aifactory/finance/factory_returns.hpp"
#include "aifactory/finance/payback.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/scenario/cash_flow.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// A promise of a debt that a year breaks.
struct broken_promise {
  std::string debt;
  std::string covenant;         ///< "min_dscr", "max_ltv"
  int year;                     ///< an operating year; 0 is the close
  std::optional<double> value;  ///< empty where something is owed on assets worth nothing
  double promised;
};

/// The life of a factory, evaluated at the central values; figures are below "levelized", the first period is the close.
struct levelized_answer : figures_answer {
  int periods_per_year = 1;
  bool prices_given = false;  ///< else tokens are sold at the required price
  bool promises = false;      ///< a debt has a covenant
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
    out_.add(std::move(key), irr(flow));
  }

  /// Money in positive, money out negative, so tax that is due is negative.
  template <class Flow>
  void column(std::string key, const Flow& flow) {
    const auto values = flow.base_values();
    out_.add_row(std::move(key), "USD", {values.begin(), values.end()});
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

  void sources_and_uses(const factory_cash_flow<double>& all, const factory_debt<double>& debt) {
    const auto both = sources_and_uses_of(all, debt);
    for (const auto& each : both.sources()) add("sources_usd", each.name, "USD", each.amount.base_value());
    add("sources_usd", "total", "USD", both.total().base_value());
    for (const auto& each : both.uses()) add("uses_usd", each.name, "USD", each.amount.base_value());
    add("uses_usd", "total", "USD", both.total().base_value());
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

  void borrowed(const factory_cash_flow<double>& all, const factory_debt<double>& debt) {
    if (debt.tranches.empty()) return;
    const bool asked = s_.terms.cost_of_equity.effective_annual() != 0.0;
    const nominal_cost_of_equity<> rate_of(asked ? s_.terms.cost_of_equity : wacc_);
    add("", "equity_npv_usd", "USD", npv(debt.equity, rate_of).base_value());
    rate("equity_irr", debt.equity);
    const bool follows_cash = std::any_of(s_.cash_flow.debts.begin(), s_.cash_flow.debts.end(), [](const auto& each) {
      return each.terms.repayment == debt_repayment::sculpted || each.terms.sweep.value() > 0.0;
    });
    // What a sculpted debt lends and a sweep repays follows from the price, so its price is none of a given debt.
    if (asked && !follows_cash) cost("required_price_levered", required_price(levelized_plan_of(all, tax_), debt.of_plan, rate_of));
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
    out_.conventions.emplace_back("tax_paid", "last_period_of_year");
    if (dated_.used.coverage == coverage_of::cfads) out_.conventions.emplace_back("tax_in_cfads", "spread_over_year");
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
    const auto debt = debts_on(all);
    sources_and_uses(all, debt);
    rows(all);
    borrowed(all, debt);
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
[[nodiscard]] inline levelized_answer levelized_of(const scenario& s) { return levelized_of(s, s.plan); }

}  // namespace aifactory
