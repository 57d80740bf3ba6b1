// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Rent or build: what does each way cost, at which price are they even, and at which load does the answer flip?
///
/// Never a bare winner: each way comes with its margin, its indifference price and the load at which the answer turns.
#pragma once

#include "aifactory/finance/day_text.hpp"
#include "aifactory/finance/payback.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/rent_formulas.hpp"

#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The utilizations at which a way costs as much as owning: none, one, or two in order.
///
///   u in (0, 1) : present cost of the way at u = present cost of owning at u
///
/// What building saves is convex in the load: take-or-pay is, energy is linear. It may therefore dip between two loads: at a low one
/// commitments go unused, at a high one hours beyond them are dear. Its least value is searched first where building saves at both ends.
/// Only where sold spare hours bring a profit and losses are not refunded can tax bend it otherwise; a load may then be missed.
///
/// @return  [-]
/// @errors  those of contracts
/// @source  own, from the definition; minimum by Brent's method, roots by TOMS 748 (Boost.Math)
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
  rent_parts<double> parts_;
  figures_answer out_{};

  void add(std::string section, std::string key, std::string unit, double value) { out_.add(std::move(section), std::move(key), std::move(unit), value); }

  /// What building in place of a way comes to: its rate of return, when it has paid for itself, where the answer turns.
  void search(const std::string& section, const std::string& key, const way_cost<double>& other) {
    const free_flow<> saved = parts_.own_flow - other.paid;
    const auto put = [&](const std::optional<double>& years) {
      if (years) add(section, key, "years", *years);
    };
    if (key.starts_with("irr_")) out_.add(key, irr(saved));
    if (key == "payback_years") put(payback(saved).last);
    if (key == "discounted_payback_years") put(payback(saved, of_.wacc()).last);
    if (key == "flip_utilization") {
      const auto loads = flip_utilizations(of_, other.way);
      if (!loads.empty()) add(section, key, "1", loads.front());
      if (loads.size() > 1) add(section, "second_flip_utilization", "1", loads.back());
    }
    if (key == "indifference_price_usd_per_gpu_hour") add(section, key, "USD/GPU/h", of_.indifference(other.way, parts_.own) * gpu_hours_per_second);
    if (key == "indifference_lease_usd_per_kw_it_month")
      add(section, key, "USD/kW_IT/month", it_power_charge<>::from_base_value(of_.indifference(other.way, parts_.own)).in(USD / (kW_IT * month)));
  }

  void conventions() {
    auto used = at_.own.used;
    used.on_loss = parts_.ways.law().on_loss;
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
    if (rents_by_the_hour(s_)) say("rented_hours", s_.rental->hours_from == rented_hours::used ? "used" : "given");
    if (rents_reserved(s_)) say("contract_renewal", "at_the_price_of_that_day");
    if (rents_reserved(s_)) say("prepayment", "used_up_by_equal_shares_of_bills");
    if (parts_.ways.law().on_loss != losses::refund && parts_.ways.law().rate.value() > 0.0)
      out_.warnings.push_back({"costs_not_deducted", "finance.losses",
                               "is " + std::string(parts_.ways.law().on_loss == losses::carry_forward ? "carry_forward" : "forfeit") +
                                   ": costs alone have no income to be deducted from, so no way lowers a tax; leave it out where the firm has other income"});
  }

 public:
  explicit rent_or_build_maker(const scenario& s)
      : s_(s), at_(rent_setting_of(s.plan, s.cash_flow, s.colocation)), of_(planned_rent_of(s), s.role(), at_), parts_(of_.plan(), at_, ways_given(s), rents_by_the_hour(s)) {}

  [[nodiscard]] figures_answer made() {
    const timeline& when = parts_.ways.when();
    for_each_rent_figure(
        parts_, [&](std::string section, std::string key, const char* unit, double base, double units_per_base) { add(std::move(section), std::move(key), unit, units_per_base * base); },
        [&](const std::string& section, const std::string& key, const way_cost<double>* other) {
          if (other)
            search(section, key, *other);
          else
            add(section, key, "years", when.horizon());
        });
    for_each_rent_row(parts_, [&](std::string key, std::vector<double> values) { out_.add_row(std::move(key), "USD", std::move(values)); });
    conventions();
    for (int k = 0; k <= when.periods(); ++k) out_.period_start.push_back(day_text(when.period_start(k)));
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
