// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a scenario say about its cash flow: [finance] beyond the steady year, [revenue], [[debt]], [[price_path]], [[bonus]]?
///
///   [finance]
///   close = "2026-07-01"                 horizon, tax_rate, depreciation, ...
///   construction = [0.4, 0.6]            shares of the capital by year, the last one ends with the close
///   [revenue]
///   output = "2 USD/Mtok_out"            at the price level of scenario.base_year
///   [[debt]]
///   gearing = "60 %"                     or amount, or repayment = "sculpted" with dscr
///   rate = "8 %/year"
///   tenor = "4 years"
///   dates = ["2028-01-01"]               where it floats: other rates from days on
///   rates = ["7 %/year"]
///   [[price_path]]
///   of = "power.price"
///   dates = ["2027-01-01", "2030-01-01"]
///   values = ["55 USD/MWh", "65 USD/MWh"]   or growth = "-20 %/year", above inflation
#pragma once

#include "aifactory/scenario/cash_flow.hpp"
#include "aifactory/scenario/toml_sizing.hpp"

#include <charconv>
#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory::detail {

/// A day as "2026-07-01".
[[nodiscard]] inline std::optional<std::chrono::year_month_day> day_of_text(std::string_view text) {
  int parts[3] = {};
  const std::size_t from[3] = {0, 5, 8}, length[3] = {4, 2, 2};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (int i = 0; i < 3; ++i) {
    const char* end = text.data() + from[i] + length[i];
    if (std::from_chars(text.data() + from[i], end, parts[i]).ptr != end) return std::nullopt;
  }
  const std::chrono::year_month_day read{std::chrono::year{parts[0]}, std::chrono::month{static_cast<unsigned>(parts[1])},
                                         std::chrono::day{static_cast<unsigned>(parts[2])}};
  if (!read.ok() || parts[0] < 1900 || parts[0] > 2200) return std::nullopt;
  return read;
}

class cash_flow_reader : protected sizing_reader {
  bool asked_ = false;

  /// Takes the inputs that were read last out of the plan's.
  void keep_apart(std::size_t before) {
    for (auto i = before; i < out_.inputs.size(); ++i)
      if (out_.inputs[i].by != given_by::fallback) out_.cash_flow_inputs.push_back(std::move(out_.inputs[i])), asked_ = true;
    out_.inputs.resize(before);
  }
  template <class S>
  void apart(std::string_view name, S& inputs) {
    const auto before = out_.inputs.size(), kept = out_.cash_flow_inputs.size();
    section(name, inputs);
    keep_apart(before);
    check_given(name, inputs);
    for (auto i = kept; i < out_.cash_flow_inputs.size(); ++i)
      if (out_.cash_flow_inputs[i].spread) check_tails_of(out_.cash_flow_inputs[i], out_.cash_flow_inputs[i].plausible);
    const auto given = [&](const auto& row) {
      if constexpr (!holds_value<std::remove_cvref_t<decltype(row)>>) asked_ |= entries_.find(qualified(name, row.name)) != nullptr;
    };
    std::apply([&](const auto&... row) { (given(row), ...); }, S::fields());
  }
  template <class S>
  void certain(std::string_view name, S& inputs, std::string_view why) {
    const auto before = out_.cash_flow_inputs.size();
    apart(name, inputs);
    for (auto i = before; i < out_.cash_flow_inputs.size(); ++i)
      if (out_.cash_flow_inputs[i].spread) problem_at(out_.cash_flow_inputs[i].at, out_.cash_flow_inputs[i].field, "is a distribution: " + std::string(why));
  }

  /// A field that is no number: null where it is not given.
  [[nodiscard]] const scenario_entry* other(const std::string& field) {
    known_.push_back(field);
    used_.insert(field);
    const auto* entry = entries_.find(field);
    asked_ |= entry != nullptr;
    return entry;
  }
  /// A rate that is left out is 0 inside: one that is given as 0 would be taken for left out.
  void not_zero(const std::string& field, bool zero) {
    const auto* entry = entries_.find(field);
    if (entry && zero && !troubled_.count(field)) problem_at(entry->at, field, "0 %/year, must not be 0: leave it out for the WACC, or give a rate next to 0");
  }
  void no_revenue() {
    const scenario_entry* first = nullptr;
    bool any = false;
    for_each_field(out_.prices, [&](const auto& row, const auto& price) {
      any |= price.base_value() > 0.0;
      const std::string field = qualified("revenue", row.as[0].name);
      if (const auto* entry = entries_.find(field); entry && !first && !troubled_.count(field)) first = entry;
    });
    if (first && !any) problem_at(first->at, "revenue", "no price is above 0: leave [revenue] out to sell at the price that pays the cost of capital");
  }

  /// What is given and moves nothing.
  void without_effect() {
    const auto idle = [&](const std::string& field, std::string why) {
      if (entries_.find(field)) out_.warnings.push_back({"no_effect", field, std::move(why)});
    };
    if (out_.cash_flow.built_at_once)
      idle("finance.construction_interest", "without finance.construction all is paid at the close and bears none");
    else if (out_.terms.construction_interest.effective_annual() == 0.0)
      idle("finance.construction", "without finance.construction_interest what is spent before the close costs as much as at the close");
    if (!entries_.find("finance.tax_credit")) idle("finance.credit_paid", "there is no finance.tax_credit");
    if (out_.terms.tax_rate.value() == 0.0)
      for (const char* field : {"finance.depreciation", "finance.losses", "finance.carried_share", "finance.tax_life", "finance.power_tax_life", "finance.building_tax_life",
                                "finance.macrs_convention"})
        idle(field, "without finance.tax_rate no tax is due");
  }

  void close() {
    auto& setup = out_.cash_flow;
    setup.base_year = out_.base_year;
    if (const auto* entry = other("finance.close")) {
      if (const auto read = day_in(*entry->value, entry->at, "finance.close")) setup.close = *read;
    } else if (out_.base_year != 0) {
      setup.close = std::chrono::year{out_.base_year} / std::chrono::January / 1;
    }
  }

  void construction() {
    const auto* entry = other("finance.construction");
    if (!entry) return;
    const auto* list = entry->value->as_array();
    std::vector<double> shares;
    for (std::size_t i = 0; list && i < list->size(); ++i) {
      const auto number = list->get(i)->is_boolean() ? std::nullopt : list->get(i)->value<double>();
      if (!number) return problem_at(entry->at, "finance.construction", "must be a list of shares, one per year before the close");
      shares.insert(shares.begin(), *number);
    }
    if (shares.empty()) return problem_at(entry->at, "finance.construction", "must be a list of shares, one per year before the close");
    try {
      out_.cash_flow.construction = construction_schedule(std::move(shares));
      out_.cash_flow.built_at_once = false;
    } catch (const domain_error& error) {
      std::string message = error.what();
      if (const auto hint = message.find("; normalise"); hint != std::string::npos) message.erase(hint);
      problem_at(entry->at, "finance.construction", message);
    }
  }

  void bonus(const std::string& item) {
    bonus_rule rule{};
    bool good = true;
    if (const auto* from = other(item + ".from")) {
      const auto read = day_in(*from->value, from->at, item + ".from");
      if (read) rule.acquired_from = *read;
      good = read.has_value();
    } else {
      problem_at(section_place(item), item + ".from", "missing: the day from which property is bought that has this bonus");
      good = false;
    }
    rule.source = plain<std::string>(item + ".source", "a text").value_or("");
    if (const auto* part = other(item + ".share")) {
      const expectation due{expectation::kind::ratio, "share", {spelling{"share", "1", range::share(), range::share()}}, {0}, {exponents{}}};
      const auto read = read_field(*part->value, due, item + ".share", part->at.file, part->at);
      for (const auto& p : read.problems) problem_at(p.at, p.field, p.message), good = false;
      if (read.spread) problem_at(part->at, item + ".share", "is a distribution: the law is one number"), good = false;
      if (read.problems.empty()) rule.first_year = share<>(read.raw);
    } else {
      problem_at(section_place(item), item + ".share", "missing: the part that is written off in the first year");
      good = false;
    }
    unknown_in(item);
    auto& rules = out_.cash_flow.bonus;
    if (good && !rules.empty() && !(rules.back().acquired_from < rule.acquired_from))
      problem_at(section_place(item), item + ".from", "dates out of order, must be later than the one before");
    if (good) rules.push_back(std::move(rule));
  }

  /// What a price of the plan expects in text; nothing for a name that is no price.
  [[nodiscard]] std::optional<expectation> price_called(std::string_view name) const {
    std::optional<expectation> found;
    const auto look = [&](std::string_view section, const auto& row, const auto& member) {
      for (std::size_t i = 0; i < row.spellings; ++i)
        if (qualified(section, row.as[i].name) == name && holder<std::remove_cvref_t<decltype(member)>>::which(member) == i) {
          expectation due{expectation::kind::quantity, row.as[i].name, {row.as[i]}, {0}, {holder<std::remove_cvref_t<decltype(member)>>::dimensions[i]}};
          found = std::move(due);
        }
    };
    for_each_input(out_.plan, look);
    for_each_field(out_.prices, [&](const auto& row, const auto& member) { look("revenue", row, member); });
    return found;
  }

  void path(const std::string& item) {
    static const std::vector<std::string> prices{"power.price",    "power.demand_charge", "facility.lease",   "facility.capex",      "power.capex",
                                                 "compute.price",  "network.capex",       "storage.capex",    "support.capex",       "software.licence",
                                                 "operations.staff", "revenue.fresh_input", "revenue.cached_input", "revenue.output"};
    const auto before = problems_.size();
    price_path read;
    read.of = plain<std::string>(item + ".of", "the name of a price").value_or("");
    const auto* of = entries_.find(item + ".of");
    if (!of)
      problem_at(section_place(item), item + ".of", "missing: which price, such as \"power.price\"");
    else if (problems_.size() == before && std::find(prices.begin(), prices.end(), read.of) == prices.end())
      problem_at(of->at, item + ".of", "\"" + read.of + "\" is no price that can have a path" + did_you_mean(read.of, prices));
    else if (out_.cash_flow.path_of(read.of))
      problem_at(of->at, item + ".of", read.of + " has a path already");
    if (of && problems_.size() == before) {
      const auto* base = out_.find(read.of);
      if (!price_called(read.of)) problem_at(of->at, item + ".of", read.of + " is not given in that form in the plan");
      else if (!(base && base->value > 0.0)) problem_at(of->at, item + ".of", "needs " + read.of + " itself, the price that the path begins with");
    }
    const auto *growth = other(item + ".growth"), *dates = other(item + ".dates"), *values = other(item + ".values");
    if (growth && (dates || values)) problem_at(growth->at, item + ".growth", "cannot be given beside dates and values");
    if (!growth && !(dates && values)) problem_at(section_place(item), item, "needs growth, or dates with values");
    if (growth) {
      const expectation due{expectation::kind::rate, "growth", {spelling{"growth", "%/year", {-99.9, 1000}, {-50, 20}}}, {0}, {exponents_of<u::per<u::one, u::second>>()}};
      const auto rate_read = read_field(*growth->value, due, item + ".growth", growth->at.file, growth->at);
      for (const auto& p : rate_read.problems) problem_at(p.at, p.field, p.message);
      if (rate_read.spread) problem_at(growth->at, item + ".growth", "is a distribution: a path is the same in every trial");
      if (rate_read.problems.empty()) {
        if (!(rate_read.raw > -1.0)) problem_at(growth->at, item + ".growth", "must be above -100 %/year");
        else read.growth = real_rate<>::effective(rate_read.raw);
      }
    }
    if (dates && values && problems_.size() == before) points(item, *dates, *values, read);
    unknown_in(item);
    if (problems_.size() == before) out_.cash_flow.paths.push_back(std::move(read));
  }

  void points(const std::string& item, const scenario_entry& dates, const scenario_entry& values, price_path& read) {
    const auto *days = dates.value->as_array(), *numbers = values.value->as_array();
    if (!days || !numbers || days->empty() || days->size() != numbers->size())
      return problem_at(dates.at, item + ".dates", "must be a list of days, as long as the list of values");
    const auto due = price_called(read.of);
    for (std::size_t i = 0; i < days->size(); ++i) {
      const auto on = day_in(*days->get(i), dates.at, item + ".dates");
      const auto number = read_number(*numbers->get(i), *due);
      if (!number.ok()) problem_at(values.at, item + ".values", number.error);
      else if (!due->as[0].hard.contains(number.raw / due->scale(0))) problem_at(values.at, item + ".values", breach(number.raw / due->scale(0), due->as[0], due->as[0].hard));
      if (!on || !number.ok()) continue;
      if (!read.points.empty() && !(read.points.back().from < *on)) problem_at(dates.at, item + ".dates", "dates out of order, must increase");
      read.points.push_back({*on, number.raw});
    }
  }

  /// Interest by date: `dates` and as many `rates`.
  void dated_rates(const std::string& item, named_debt& read) {
    const auto *dates = other(item + ".dates"), *rates = other(item + ".rates");
    if (!dates && !rates) return;
    const auto& given = dates ? *dates : *rates;
    const auto *days = dates ? dates->value->as_array() : nullptr, *numbers = rates ? rates->value->as_array() : nullptr;
    if (!days || !numbers || days->empty() || days->size() != numbers->size())
      return problem_at(given.at, item + (dates ? ".dates" : ".rates"), "needs dates and as many rates: from each day on its rate holds, before the first that of " + item + ".rate");
    const expectation due{expectation::kind::rate, "rates", {spelling{"rates", "%/year", {-99.9, 1000}, {1, 20}}}, {0}, {exponents_of<u::per<u::one, u::second>>()}};
    for (std::size_t i = 0; i < days->size(); ++i) {
      const auto on = day_in(*days->get(i), dates->at, item + ".dates");
      const auto number = read_number(*numbers->get(i), due);
      if (!number.ok()) problem_at(rates->at, item + ".rates", number.error);
      else if (!(number.raw > -1.0)) problem_at(rates->at, item + ".rates", "must be above -100 %/year");
      if (!on || !number.ok() || !(number.raw > -1.0)) continue;
      if (!read.rates.empty() && !(read.rates.back().from < *on)) problem_at(dates->at, item + ".dates", "dates out of order, must increase");
      read.rates.push_back({*on, nominal_rate<>::effective(number.raw)});
    }
  }

  void debt(const std::string& item) {
    asked_ = true;
    named_debt read;
    read.name = plain<std::string>(item + ".name", "a text").value_or(item);
    certain(item, read.terms, "a debt is on the same terms in every trial");
    const auto given = [&](const char* field) { return entries_.find(item + "." + field); };
    const bool sculpted = read.terms.repayment == debt_repayment::sculpted;
    if (sculpted && !given("dscr")) problem_at(section_place(item), item + ".dscr", "missing: repayment = sculpted needs the coverage it keeps");
    if (const auto* entry = given("dscr"); entry && !sculpted) problem_at(entry->at, item + ".dscr", "belongs to repayment = \"sculpted\"");
    if (const auto* entry = given("interest_only"); entry && sculpted) problem_at(entry->at, item + ".interest_only", "not used with repayment = sculpted, which follows the cash");
    if (const auto* entry = given("amount")) {
      if (const auto* gearing = given("gearing"))
        problem_at(entry->at, item + ".amount", "cannot be given beside " + item + ".gearing (" + gearing->at.text() + "): give one of them");
      else if (sculpted)
        problem_at(entry->at, item + ".amount", "not used with repayment = sculpted, whose amount follows from the cash");
    } else if (!given("gearing") && !sculpted && !troubled_.count(item + ".repayment")) {
      problem_at(section_place(item), item + ".gearing", "missing: give gearing or amount, or repayment = \"sculpted\" with dscr");
    }
    if (const auto* gearing = given("gearing"); gearing && read.terms.gearing.value() == 0.0 && !troubled_.count(item + ".gearing"))
      problem_at(gearing->at, item + ".gearing", "0, must be above 0: leave the debt out where nothing is borrowed");
    if (read.name.empty() || read.name == "equity" || read.name == "total" || read.name == "tax_credit")
      problem_at(given("name")->at, item + ".name", "\"" + read.name + "\" cannot name a debt: among the sources it would be another line");
    if (const auto* entry = given("sweep"); entry && sculpted) problem_at(entry->at, item + ".sweep", "not used with repayment = sculpted, which follows the cash");
    for (std::size_t n = 0; n < out_.cash_flow.debts.size(); ++n)
      if (out_.cash_flow.debts[n].terms.sweep.value() > 0.0) {
        const std::string earlier = "debt[" + std::to_string(n + 1) + "].sweep";
        if (const auto* entry = entries_.find(earlier)) problem_at(entry->at, earlier, "only the last debt can have a sweep: it takes what the service of all leaves");
      }
    dated_rates(item, read);
    for (const auto& before : out_.cash_flow.debts)
      if (before.name == read.name) problem_at(section_place(item), item + ".name", "\"" + read.name + "\" is the name of another debt already");
    out_.cash_flow.debts.push_back(std::move(read));
  }

 protected:
  [[nodiscard]] std::optional<std::chrono::year_month_day> day_in(const toml::node& node, const place& at, const std::string& field,
                                                                  std::string_view example = "2026-07-01") {
    const std::string text = text_of(node);
    auto read = day_of_text(text);
    if (!read) problem_at(at, field, (text.empty() ? "" : "\"" + text + "\", ") + "must be a day such as \"" + std::string(example) + "\"");
    return read;
  }

  /// Takes what is given of the inputs that were read last out of the plan's: a question's own.
  void keep_for_question(std::size_t before) {
    for (auto i = before; i < out_.inputs.size(); ++i)
      if (out_.inputs[i].by != given_by::fallback) out_.question_inputs.push_back(std::move(out_.inputs[i]));
    out_.inputs.resize(before);
  }
  /// Reads a section that one question alone asks for. Its fields are known even where it is not there.
  /// @param certain  names that hold no distribution, and why not
  template <class S>
  void question_section(const std::string& name, S& inputs, std::initializer_list<std::string_view> certain, const std::string& why) {
    const auto before = out_.inputs.size();
    section(name, inputs);
    for (auto i = before; i < out_.inputs.size(); ++i) {
      const auto& input = out_.inputs[i];
      if (input.by != given_by::fallback && input.spread &&
          std::find(certain.begin(), certain.end(), std::string_view(input.field).substr(name.size() + 1)) != certain.end())
        problem_at(input.at, input.field, "is a distribution: " + why);
    }
    keep_for_question(before);
    check_given(name, inputs);
  }

  /// After the sizing and before what is missing is told.
  void read_cash_flow() {
    certain("finance", out_.cash_flow.shape, "the shape of a cash flow is the same in every trial");
    apart("finance", out_.terms);
    apart("revenue", out_.prices);
    if (const auto* entry = entries_.find("finance.tax_credit"); entry && out_.cash_flow.shape.credit_paid == credit_payment::by_convention)
      problem_at(entry->at, "finance.tax_credit", "needs finance.credit_paid = \"close\" or \"year_1\": a year's interest lies between them");
    not_zero("finance.cost_of_equity", out_.terms.cost_of_equity.effective_annual() == 0.0);
    not_zero("finance.hurdle", out_.terms.hurdle.effective_annual() == 0.0);
    no_revenue();
    close();
    construction();
    for (const auto& item : items_of("bonus")) bonus(item);
    for (const auto& item : items_of("debt")) debt(item);
    for (const auto& item : items_of("price_path")) path(item);
  }

  /// After the size is known: what inputs ask of each other.
  void check_cash_flow() {
    out_.has_cash_flow = asked_;
    if (!asked_) return;
    std::erase_if(out_.warnings, [](const warning& w) { return w.code == "no_effect" && w.field == "finance.inflation"; });
    if (!problems_.empty()) return;
    without_effect();
    for (const auto& p : cash_flow_problems(out_)) problems_.push_back(p);
  }
};

}  // namespace aifactory::detail
