// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Rent or build: what does each way cost, at which price are they even, and at which load does the answer flip?
///
/// Never a bare winner: each way comes with its margin, its indifference price and the load at which the answer turns.
#pragma once

#include "aifactory/finance/day_text.hpp"
#include "aifactory/finance/gpu_break_even.hpp"
#include "aifactory/finance/payback.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/planned_rent.hpp"

#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The utilizations at which a way costs as much as owning: none, one, or two in order.
///
/// What building saves is convex in the load: take-or-pay is, energy is linear. It may therefore dip between two loads: at a low one
/// commitments go unused, at a high one hours beyond them are dear. Its least value is searched first where building saves at both ends.
/// Only where sold spare hours bring a profit and losses are not refunded can tax bend it otherwise; a load may then be missed.
[[nodiscard]] inline std::vector<double> flip_utilizations(const rent_comparison& of, rent_way way) {
  const auto saved = [&](double load) { return of.advantage_at(way, load); };
  const auto turn = [&](double from, double to, double at_from, double at_to) {
    std::uintmax_t most = 100;
    const auto found = boost::math::tools::toms748_solve(saved, from, to, at_from, at_to, boost::math::tools::eps_tolerance<double>(50), most);
    return 0.5 * (found.first + found.second);
  };
  const double low = saved(0.0), high = saved(1.0);
  if (low * high < 0.0) return {turn(0.0, 1.0, low, high)};
  if (!(low > 0.0 && high > 0.0)) return {};
  std::uintmax_t most = 100;
  const auto [load, least] = boost::math::tools::brent_find_minima(saved, 0.0, 1.0, 26, most);
  if (!(least < 0.0)) return {};
  return {turn(0.0, load, low, least), turn(load, 1.0, least, high)};
}

namespace detail {

class rent_or_build_maker {
  const scenario& s_;
  rent_setting at_;
  rent_comparison of_;
  build_or_rent<double> ways_;
  figures_answer out_{};
  money<> own_{};
  free_flow<> own_flow_;
  factory_cash_flow<double> rows_;
  amount_flow<u::gpu_second> hours_;  ///< used, of each period

  static constexpr double per_hour = 3600.0;  // a price per GPU and second in USD per GPU and hour

  void add(std::string section, std::string key, std::string unit, double value) { out_.add(std::move(section), std::move(key), std::move(unit), value); }
  void column(std::string key, const free_flow<>& paid) {
    const auto cost = -paid;
    out_.add_row(std::move(key), "USD", {cost.base_values().begin(), cost.base_values().end()});
  }
  template <class D>
  [[nodiscard]] double in_first_year(const D& row) const {
    double sum = 0.0;
    for (int k = 1; k <= ways_.when().periods() && ways_.when().year_of(k) == 1; ++k) sum += row[k].base_value();
    return sum;
  }
  [[nodiscard]] double used_in_first_year() const { return in_first_year(hours_); }
  [[nodiscard]] bool by_the_hour() const { return s_.rental && (rents_on_demand(s_) || rents_reserved(s_)); }

  void own() {
    add("own", "present_cost_usd", "USD", own_.base_value());
    add("own", "capex_usd", "USD", -rows_.bought.total[0].base_value());
    const auto used = indifference_price(own_, hours_, ways_.law(), of_.wacc());
    add("own", "cost_usd_per_used_gpu_hour", "USD/GPU/hour", used.base_value() * per_hour);
    const auto there = level_hours(of_.plan().plan, year, ways_.when());
    add("own", "cost_usd_per_provisioned_gpu_hour", "USD/GPU/hour", indifference_price(own_, there, ways_.law(), of_.wacc()).base_value() * per_hour);
    if (s_.rental && s_.rental->spare_sold.value() > 0.0)
      add("own", "spare_hours_present_value_usd", "USD", npv(rows_.output_revenue, nominal_pretax_wacc<>(of_.plan().plan.finance.wacc)).base_value());
    column("own_cost_usd", own_flow_);
  }

  /// What building in place of this way comes to: the margin, its rate of return, when it has paid for itself.
  void against(rent_way way, const free_flow<>& paid) {
    const std::string name(name_of(way));
    const money<> cost = present_cost(paid, of_.wacc());
    add(name, "present_cost_usd", "USD", cost.base_value());
    add(name, "npv_difference_usd", "USD", (cost - own_).base_value());
    add(name, "cost_over_own", "1", cost.base_value() / own_.base_value());
    const free_flow<> saved = own_flow_ - paid;
    out_.add("irr_over_" + name, irr(saved));
    if (const auto back = payback(saved); back.last) add(name, "payback_years", "years", *back.last);
    if (const auto back = payback(saved, of_.wacc()); back.last) add(name, "discounted_payback_years", "years", *back.last);
    const auto loads = flip_utilizations(of_, way);
    if (!loads.empty()) add(name, "flip_utilization", "1", loads.front());
    if (loads.size() > 1) add(name, "second_flip_utilization", "1", loads.back());
    column(name + "_cost_usd", paid);
    std::vector<double> sum;
    double total = 0.0;
    for (const double x : saved.base_values()) sum.push_back(total += x);
    out_.add_row("saved_against_" + name + "_usd", "USD", std::move(sum));
  }

  /// Capital over what a year of use saves, at the prices of the first year, before tax. Spare hours that are sold are part of it.
  void break_even(const std::string& name, double rent) {
    const double capital = -rows_.bought.total[0].base_value(), running = -in_first_year(rows_.operating()) - in_first_year(rows_.output_revenue);
    if (!(rent > running)) return;
    const duration<> time = break_even_time(money<>(capital * USD), money_per_time<>(rent * USD / year), money_per_time<>(running * USD / year));
    add(name, "break_even_months", "months", time.in(month));
    add(name, "break_even_hours_per_gpu", "hours", time.in(year) * used_in_first_year() / per_hour / fleet_size(of_.plan().plan).in(GPU));
  }

  void on_demand() {
    against(rent_way::on_demand, of_.flow(rent_way::on_demand));
    const double even = of_.indifference(rent_way::on_demand, own_) * per_hour, price = of_.plan().rental.price.in(USD / (GPU * hour));
    add("on_demand", "price_usd_per_gpu_hour", "USD/GPU/hour", price);
    add("on_demand", "indifference_price_usd_per_gpu_hour", "USD/GPU/hour", even);
    add("on_demand", "price_over_indifference", "1", price / even);
    if (s_.rental->hours_from == rented_hours::given) {
      // Hours at which the rent is as much as owning costs: the rent is linear in them.
      const double hours = of_.plan().rental.hours.in(hour) * even / price;
      if (hours <= 8760.0) add("on_demand", "flip_hours_per_gpu_year", "hours", hours);
    }
    break_even("on_demand", price / per_hour * used_in_first_year());
  }

  void reserved() {
    against(rent_way::reserved, of_.flow(rent_way::reserved));
    const auto rent = ways_.reserved_rows();
    const nominal_pretax_wacc<> rate(of_.plan().plan.finance.wacc);
    add("reserved", "price_usd_per_gpu_hour", "USD/GPU/hour", of_.plan().rental.reserved_price.in(USD / (GPU * hour)));
    add("reserved", "indifference_price_usd_per_gpu_hour", "USD/GPU/hour", of_.indifference(rent_way::reserved, own_) * per_hour);
    add("reserved", "cost_usd_per_used_gpu_hour", "USD/GPU/hour",
        indifference_price(of_.cost(rent_way::reserved), hours_, ways_.law(), of_.wacc()).base_value() * per_hour);
    add("reserved", "prepaid_at_close_usd", "USD", -rent.paid[0].base_value());
    add("reserved", "unused_hours_present_value_usd", "USD", -npv(rent.unused, rate).base_value());
    break_even("reserved", -in_first_year(rent.billed));
  }

  void colocation() {
    against(rent_way::colocation, of_.flow(rent_way::colocation));
    const auto unit = USD / (kW_IT * month);
    add("colocation", "lease_usd_per_kw_it_month", "USD/kW_IT/month", of_.plan().colocation.lease.in(unit));
    add("colocation", "indifference_lease_usd_per_kw_it_month", "USD/kW_IT/month",
        it_power_charge<>::from_base_value(of_.indifference(rent_way::colocation, own_)).in(unit));
  }

  void api() {
    against(rent_way::api, of_.flow(rent_way::api));
    const auto& list = of_.plan().api;
    const auto tokens = ways_.made();
    const double even = of_.indifference(rent_way::api, own_);
    const money<> spent = list.fresh_input * tokens.fresh_input[1] + list.cached_input * tokens.cached_input[1] + list.output * tokens.output[1];
    const token_price<> blended = spent / tokens.total[1];
    const auto unit = USD / Mtok;
    add("api", "blended_price_usd_per_million_tokens", "USD/Mtok", blended.in(unit));
    add("api", "indifference_blended_usd_per_million_tokens", "USD/Mtok", blended.in(unit) * even);
    add("api", "indifference_price_multiple", "1", even);
    add("api", "tokens_per_year", "tok", tokens.total[1].base_value() * ways_.when().periods_per_year());
    break_even("api", spent.base_value() * ways_.when().periods_per_year());
  }

  void conventions() {
    auto used = at_.own.used;
    used.on_loss = ways_.law().on_loss;
    for (const auto& [name, value] : used.lines()) out_.conventions.emplace_back(name, value);
    const auto say = [&](const char* name, std::string value) { out_.conventions.emplace_back(name, std::move(value)); };
    const auto& shape = s_.cash_flow.shape;
    say("every", std::string(chosen(shape, &cash_flow_shape<double>::every)));
    say("paid", std::string(chosen(shape, &cash_flow_shape<double>::paid)));
    say("depreciation", std::string(chosen(shape, &cash_flow_shape<double>::depreciation)));
    say("value_at_horizon", std::string(chosen(shape, &cash_flow_shape<double>::value_at_horizon)));
    say("present_cost", "after_tax_at_nominal_wacc");
    say("revenue", s_.rental && s_.rental->spare_sold.value() > 0.0 ? "of_spare_hours_alone" : "left_out_of_all_ways");
    if (!s_.cash_flow.debts.empty()) say("debt", "in_the_wacc");
    say("rental_prices_change", "each_operating_year");
    if (by_the_hour()) say("rented_hours", s_.rental->hours_from == rented_hours::used ? "used" : "given");
    if (rents_reserved(s_)) say("contract_renewal", "at_the_price_of_that_day");
    if (rents_reserved(s_)) say("prepayment", "used_up_by_equal_shares_of_bills");
    if (ways_.law().on_loss != losses::refund && ways_.law().rate.value() > 0.0)
      out_.warnings.push_back({"costs_not_deducted", "finance.losses",
                               "is " + std::string(ways_.law().on_loss == losses::carry_forward ? "carry_forward" : "forfeit") +
                                   ": costs alone have no income to be deducted from, so no way lowers a tax; leave it out where the firm has other income"});
  }

 public:
  explicit rent_or_build_maker(const scenario& s)
      : s_(s), at_(rent_setting_of(s.plan, s.cash_flow, s.colocation)), of_(planned_rent_of(s), s.role(), at_), ways_(of_.ways()), own_flow_(ways_.own()),
        rows_(ways_.own_rows()), hours_(by_the_hour() ? ways_.rented_hours() : busy_hours(of_.plan().plan, ways_.loads())) {
    own_ = present_cost(own_flow_, of_.wacc());
  }

  [[nodiscard]] figures_answer made() {
    const auto ways = ways_given(s_);
    double least = std::numeric_limits<double>::infinity();
    for (const auto way : ways) least = std::min(least, of_.cost(way).base_value());
    add("", "advantage_of_building_usd", "USD", least - own_.base_value());
    add("", "horizon_years", "years", ways_.when().horizon());
    add("", "gpus", "GPU", fleet_size(of_.plan().plan).in(GPU));
    add("", "used_hours_per_gpu_year", "hours", used_in_first_year() / per_hour / fleet_size(of_.plan().plan).in(GPU));
    own();
    for (const auto way : ways) {
      if (way == rent_way::on_demand) on_demand();
      if (way == rent_way::reserved) reserved();
      if (way == rent_way::colocation) colocation();
      if (way == rent_way::api) api();
    }
    conventions();
    for (int k = 0; k <= ways_.when().periods(); ++k) out_.period_start.push_back(day_text(ways_.when().period_start(k)));
    return std::move(out_);
  }
};

}  // namespace detail

/// What each way costs at the central values, and where they are even.
/// @errors  scenario_error with every reason why the scenario cannot be asked; domain_error where no price makes a way even
[[nodiscard]] inline figures_answer rent_or_build_answer_of(const scenario& s) {
  if (auto problems = rent_or_build_problems(s); !problems.empty()) throw scenario_error(std::move(problems));
  return detail::rent_or_build_maker(s).made();
}

}  // namespace aifactory
