// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a scenario say about how a factory grows: [build_out], [[phase]]?
///
///   [build_out]
///   refresh_every = "5 years"            GPUs are replaced, in a shell that lasts longer; first_refresh for the first ones
///   software_uplift = "20 %/year"        gpu_price_growth, token_price_growth: above inflation
///   next_generation = "2028-01-01"       with generation_every, generation_output, generation_price, generation_power
///   residual_by_age = [0.62, 0.42, 0.3]  or residual_decline = "30 %"; residual_jump when a next generation is sold
///   [[phase]]
///   name = "first hall"
///   online = "2027-07-01"                paid `lead` before; power comes `delay` later
///   it_power = "50 MW"                   or gpus
///   generation = "gb300_nvl72"           or price, it_power_per_gpu, output_rate, input_rate
///   ramp = [0.3, 0.6]                    share of the load in each period after power came, then 1
#pragma once

#include "aifactory/scenario/build_out.hpp"
#include "aifactory/scenario/toml_rental.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory::detail {

class build_out_reader : protected rental_reader {
  build_out<double> read_;
  bool sized_by_phases_ = false;

  [[nodiscard]] const scenario_entry* entry_of(const std::string& field) {
    known_.push_back(field);
    used_.insert(field);
    return entries_.find(field);
  }
  template <class S>
  void apart(const std::string& name, S& inputs, std::initializer_list<std::string_view> certain) {
    question_section(name, inputs, certain, "what is bought when is the same in every trial");
  }
  [[nodiscard]] std::optional<std::chrono::year_month_day> phase_day(const scenario_entry& entry, const std::string& field) {
    return day_in(*entry.value, entry.at, field, "2027-07-01");
  }
  [[nodiscard]] std::vector<double> shares_in(const scenario_entry& entry, const std::string& field) {
    const auto* list = entry.value->as_array();
    std::vector<double> shares;
    for (std::size_t i = 0; list && i < list->size(); ++i) {
      const auto number = list->get(i)->is_boolean() ? std::nullopt : list->get(i)->value<double>();
      if (!number || !(*number >= 0.0 && *number <= 1.0)) {
        problem_at(entry.at, field, (number ? number_text(*number) + ", " : "") + "must be a list of shares from 0 to 1");
        return {};
      }
      shares.push_back(*number);
    }
    if (shares.empty()) problem_at(entry.at, field, "must be a list of shares from 0 to 1");
    return shares;
  }

  void terms() {
    apart("build_out", read_.terms, {"refresh_every", "first_refresh", "generation_every"});
    const auto given = [&](const char* field) { return entries_.find(std::string("build_out.") + field); };
    if (const auto* entry = entry_of("build_out.next_generation")) read_.dates.next_generation = phase_day(*entry, "build_out.next_generation");
    if (const auto* entry = entry_of("build_out.residual_by_age")) {
      read_.dates.residual_by_age = shares_in(*entry, "build_out.residual_by_age");
      if (const auto* beside = given("residual_decline"))
        problem_at(entry->at, "build_out.residual_by_age", "cannot be given beside build_out.residual_decline (" + beside->at.text() + "): give one of them");
    }
    if (!given("next_generation"))
      for (const char* field : {"generation_every", "generation_output", "generation_price", "generation_power", "residual_jump"})
        if (given(field)) warn("no_effect", std::string("build_out.") + field, "has no effect without build_out.next_generation");
    if (given("uplift_for") && !given("software_uplift")) warn("no_effect", "build_out.uplift_for", "has no effect without build_out.software_uplift");
    const auto has_path = [&](std::string_view of) { return out_.cash_flow.path_of(of) != nullptr; };
    if (const auto* entry = given("gpu_price_growth"); entry && has_path("compute.price"))
      problem_at(entry->at, "build_out.gpu_price_growth", "cannot be given beside a [[price_path]] of compute.price: give one of them");
    if (const auto* entry = given("token_price_growth"))
      for (const char* of : {"revenue.output", "revenue.fresh_input", "revenue.cached_input"})
        if (has_path(of)) problem_at(entry->at, "build_out.token_price_growth", std::string("cannot be given beside a [[price_path]] of ") + of + ": give one of them");
  }

  /// What a phase's own generation brings; nothing for an id that is not known.
  [[nodiscard]] std::optional<compute<double>> brought_by(const std::string& id) const {
    auto brought = defaults_of<compute<double>>();
    if (const auto facts = find_generation(id)) {
      if (facts->price) brought.price = facts->price->value;
      if (facts->it_power_per_gpu) brought.it_power_per_gpu = facts->it_power_per_gpu->value;
      return brought;
    }
    if (std::none_of(out_.generations.begin(), out_.generations.end(), [&](const auto& own) { return own.id == id; })) return std::nullopt;
    build_out_reader own;  // its problems were told where it was read first
    const std::string name = "generation." + id;
    for (const auto& [field, entry] : entries_.fields)
      if (field.starts_with(name + ".")) own.entries_.fields.emplace(field, entry);
    own.section(name, brought);
    return brought;
  }

  void generation_of(const std::string& item, phase_terms<double>& phase, phase_dates& dates) {
    dates.generation = plain<std::string>(item + ".generation", "an id such as \"gb300_nvl72\"").value_or("");
    const auto* entry = entries_.find(item + ".generation");
    if (!entry || troubled_.count(item + ".generation")) return;
    const auto brought = brought_by(dates.generation);
    if (!brought) {
      std::vector<std::string> ids;
      for_each_generation([&](auto type) { ids.emplace_back(decltype(type)::type::id); });
      for (const auto& own : out_.generations) ids.push_back(own.id);
      return problem_at(entry->at, item + ".generation",
                        "\"" + dates.generation + "\" is neither in the catalogue nor a [generation.<id>] of this scenario" + did_you_mean(dates.generation, ids));
    }
    if (dates.generation == out_.generation) {
      dates.generation.clear();
      return;
    }
    const auto need = [&](const char* field, auto& member, const auto& fact, const std::string& why) {
      if (entries_.find(item + "." + field) || troubled_.count(item + "." + field)) return;
      if (fact.base_value() > 0.0) member = fact;
      else problem_at(section_place(item), item + "." + field, "missing: " + why);
    };
    const std::string absent = dates.generation + " does not bring it";
    need("price", phase.price, static_cast<const price_per_gpu<>&>(brought->price), absent);
    need("it_power_per_gpu", phase.it_power_per_gpu, static_cast<const power_per_gpu<double>&>(brought->it_power_per_gpu), absent);
    need("output_rate", phase.output_rate, output_token_rate_per_gpu<>{}, "another generation than the plan's makes other numbers of tokens");
  }

  void phase(const std::string& item) {
    phase_terms<double> terms_read;
    phase_dates dates;
    apart(item, terms_read, {"lead"});
    dates.name = plain<std::string>(item + ".name", "a text").value_or(item);
    for (const auto& before : read_.dates.phases)
      if (before.name == dates.name) problem_at(section_place(item), item + ".name", "\"" + dates.name + "\" is the name of another phase already");
    if (const auto* entry = entry_of(item + ".online")) {
      if (const auto on = phase_day(*entry, item + ".online")) dates.online = *on;
    } else {
      problem_at(section_place(item), item + ".online", "missing: the day on which it comes online");
    }
    if (!entries_.find(item + ".it_power") && !entries_.find(item + ".gpus"))
      problem_at(section_place(item), item + ".it_power", "missing: give the size of the phase, it_power or gpus");
    if (const auto* entry = entry_of(item + ".ramp")) dates.ramp = shares_in(*entry, item + ".ramp");
    generation_of(item, terms_read, dates);
    unknown_in(item);
    read_.phases.push_back(terms_read);
    read_.dates.phases.push_back(std::move(dates));
  }

  /// The plan of a steady year is all phases together, where it has no size of its own.
  void size_of_all() {
    const std::string first = "phase[1]";
    for (const auto way : ways_to_size)
      if (entries_.find(way)) {
        warn("no_effect", std::string(way), "is not the size of a build-out, whose phases have their own");
        return;
      }
    if (const auto asked = entries_.fields.lower_bound("demand."); asked != entries_.fields.end() && asked->first.starts_with("demand."))
      return problem_at(section_place(first), "phase", "cannot be given beside [demand], which sizes one fleet");
    forgive("compute.gpus");
    sized_by_phases_ = true;
  }

 protected:
  /// After the cash flow and before what is missing is told.
  void read_build_out() {
    const auto items = items_of("phase");
    const auto in_section = entries_.fields.lower_bound("build_out.");
    const bool begun = entries_.sections.count("build_out") != 0 || (in_section != entries_.fields.end() && in_section->first.starts_with("build_out."));
    terms();
    for (const auto& item : items) phase(item);
    if (!begun && items.empty()) return;
    if (!items.empty()) size_of_all();
    else if (std::any_of(missing_.begin(), missing_.end(), [](const auto& m) { return m.field == "compute.gpus"; })) {
      forgive("compute.gpus");
      troubled_.insert("compute.gpus");
      std::string ways;
      for (const auto way : ways_to_size) ways += (ways.empty() ? "" : ", ") + std::string(way);
      problem_at(section_place("build_out"), "phase", "missing: what is built? Give [[phase]] with online and it_power or gpus for each, or for a single fleet one of " + ways);
    }
    out_.build = read_;
    std::erase_if(out_.warnings, [](const warning& w) { return w.code == "no_effect" && w.field == "finance.inflation"; });
  }

  /// With what is missing told: the size that follows from the phases.
  void apply_build_out() {
    if (!sized_by_phases_) return;
    if (!problems_.empty()) {
      troubled_.insert("compute.gpus");
      return;
    }
    gpu_count<> all(0.0 * GPU);
    for (const auto& each : plans_of_phases(out_.plan, read_)) all = all + fleet_size(each);
    out_.plan.size = all;
    follows("compute.gpus", all.in(GPU), section_place("phase[1]"), "the GPUs of all phases", given_by::sizing_section);
  }

  /// After the size is known: what inputs ask of each other.
  void check_build_out() {
    if (!out_.build || !problems_.empty() || !out_.cash_flow.close.ok() || out_.plan.finance.method == capital_method::straight_line) return;
    for (auto& p : build_out_problems(out_)) {
      if (const auto* entry = entries_.find(p.field)) p.at = entry->at;
      problems_.push_back(std::move(p));
    }
    if (!problems_.empty()) return;
    for (auto& w : build_out_warnings(out_)) out_.warnings.push_back(std::move(w));
  }
};

}  // namespace aifactory::detail
