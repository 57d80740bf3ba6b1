// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a scenario say about renting in place of building: [rental], [colocation], [api]?
///
///   [rental]
///   price = "3 USD/GPU/h"             on demand
///   hours = "used"                       utilization x availability, or "7,000 hours" of a year
///   reserved_price = "2 USD/GPU/h"    take-or-pay, with term; commitment, prepayment, overage_price
///   price_growth = "-15 %/year"          price_volatility, utilization_volatility, correlation: for trials
///   [colocation]
///   lease = "195 USD/kW_IT/month"        escalator, fit_out, pue
///   [api]
///   output = "5.4 USD/Mtok_out"          fresh_input, cached_input, price_growth
#pragma once

#include "aifactory/finance/rental_terms.hpp"
#include "aifactory/scenario/toml_training.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace aifactory::detail {

class rental_reader : protected training_reader {
  [[nodiscard]] bool begun(const std::string& name) const {
    const auto first = entries_.fields.lower_bound(name + ".");
    return entries_.sections.count(name) != 0 || (first != entries_.fields.end() && first->first.starts_with(name + "."));
  }
  template <class S>
  void alternative(const std::string& name, S& inputs, std::initializer_list<std::string_view> certain) {
    question_section(name, inputs, certain, "it is the same in every trial");
  }
  [[nodiscard]] const scenario_entry* given(const std::string& field) const { return entries_.find(field); }
  void no_effect(const std::string& field, const std::string& without) {
    if (given(field)) warn("no_effect", field, "has no effect without " + without);
  }
  /// Whether a value is written in a unit of energy. USD/MWh and USD/kW/month have one dimension, but a hall is not rented by the MWh.
  [[nodiscard]] static bool per_energy(const toml::node& value) {
    if (const auto* text = value.as_string()) {
      const auto amount = read_amount(text->get());
      const auto alone = read_unit(text->get());
      return (amount.problem.empty() && amount.in.says_energy) || (alone.ok() && alone.value.says_energy);
    }
    if (const auto* list = value.as_array()) return std::any_of(list->begin(), list->end(), [](const toml::node& each) { return per_energy(each); });
    if (const auto* table = value.as_table())
      for (const auto& [key, each] : *table)
        if (key.str() != "source" && key.str() != "basis" && key.str() != "date" && per_energy(each)) return true;
    return false;
  }

  void rental() {
    const bool there = begun("rental");
    auto terms = defaults_of<rental_terms<double>>();
    bool used = false;
    if (const auto it = entries_.fields.find("rental.hours"); it != entries_.fields.end())
      if (const auto* text = it->second.value->as_string(); text && text->get() == "used") {
        used = true;
        if (const auto* beside = given("rental.hours_from"))
          problem_at(beside->at, "rental.hours_from", "cannot be given beside rental.hours = \"used\" (" + it->second.at.text() + "): give one of them");
        entries_.fields.erase(it);
      }
    alternative("rental", terms, {"term", "hours", "price_volatility", "utilization_volatility", "correlation"});
    if (used) terms.hours_from = rented_hours::used;
    used = terms.hours_from == rented_hours::used;
    if (const auto* hours = given("rental.hours"); hours && used)
      problem_at(hours->at, "rental.hours", "cannot be given beside rental.hours_from = \"used\": give one of them");
    if (!there) return;
    if (const auto* hours = given("rental.hours"); hours && terms.hours > year && !troubled_.count("rental.hours"))
      problem_at(hours->at, "rental.hours", number_text(terms.hours.in(hour)) + " hours, must be above 0 and at most 8,760, the hours of a year");
    const bool reserved = given("rental.reserved_price") != nullptr, any = given("rental.price") || reserved;
    if (any && !used && !given("rental.hours"))
      problem_at(section_place("rental"), "rental.hours", "missing: how many hours of a year are paid per GPU, or \"used\" for utilization x availability");
    if (reserved && !given("rental.term")) problem_at(section_place("rental"), "rental.term", "missing: reserved_price is for a term, such as \"3 years\"");
    if (!reserved)
      for (const char* field : {"rental.term", "rental.commitment", "rental.prepayment", "rental.overage_price"})
        if (const auto* entry = given(field)) problem_at(entry->at, field, "belongs to rental.reserved_price, which is not given");
    if (const auto* entry = given("rental.commitment"); entry && terms.commitment.value() == 0.0 && !troubled_.count("rental.commitment"))
      problem_at(entry->at, "rental.commitment", "0, a reserved contract commits to some hours");
    if (terms.spare_sold.value() > 0.0 && !given("rental.spare_price") && !given("rental.price"))
      problem_at(given("rental.spare_sold")->at, "rental.spare_sold", "needs rental.spare_price, or rental.price: what a spare hour is sold for");
    if (!(terms.spare_sold.value() > 0.0)) no_effect("rental.spare_price", "rental.spare_sold");
    if (!any && !given("rental.spare_price"))
      for (const char* field : {"rental.price_growth", "rental.price_volatility", "rental.hours", "rental.hours_from"}) no_effect(field, "rental.price or rental.reserved_price");
    if (!(terms.price_volatility.value() > 0.0 && terms.utilization_volatility.value() > 0.0))
      no_effect("rental.correlation", "rental.price_volatility and rental.utilization_volatility");
    out_.rental = terms;
  }
  /// Says of a lease in another unit what is due: a dimension alone is told as energy.
  void rent_of_the_hall() {
    const std::string field = "colocation.lease", due = "expected money per IT power and time (USD/kW_IT/month)";
    for (auto& found : problems_)
      if (const auto at = found.message.find("expected money per IT energy"); found.field == field && at != std::string::npos)
        found.message.replace(at, std::string::npos, due);
    if (const auto* lease = given(field); lease && !troubled_.count(field) && per_energy(*lease->value))
      problem_at(lease->at, field, "is a price of energy, " + due);
  }

 protected:
  /// After the cash flow and before what is missing is told.
  void read_rental() {
    rental();
    const bool hall = begun("colocation"), tokens = begun("api");
    auto leased = defaults_of<colocation_terms<double>>();
    alternative("colocation", leased, {});
    if (hall && !given("colocation.lease")) problem_at(section_place("colocation"), "colocation.lease", "missing: the rent of the hall, such as \"195 USD/kW_IT/month\"");
    rent_of_the_hall();
    if (hall) out_.colocation = leased;
    auto bought = defaults_of<api_terms<double>>();
    alternative("api", bought, {"price_volatility"});
    if (tokens && !given("api.fresh_input") && !given("api.cached_input") && !given("api.output"))
      problem_at(section_place("api"), "api.output", "missing: give the price of each kind of token that is bought");
    if (tokens) out_.api = bought;
  }
  /// After the size is known: what inputs ask of each other.
  void check_rental() {
    if (!problems_.empty() || !out_.api) return;
    const auto made = full_load_rates(out_.plan.workload, fleet_size(out_.plan));
    const auto kind = [&](const char* name, double rate) {
      const std::string field = std::string("api.") + name;
      const auto* entry = given(field);
      if (rate > 0.0 && !entry) problem_at(section_place("api"), field, "missing: the factory makes such tokens, so buying them needs a price");
      if (!(rate > 0.0) && entry) warn("no_effect", field, "has no effect: the factory makes no such tokens");
    };
    kind("fresh_input", made.fresh_input.base_value()), kind("cached_input", made.cached_input.base_value()), kind("output", made.output.base_value());
  }
};

}  // namespace aifactory::detail
