// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a scenario text become typed inputs, with all its problems reported at once?
#pragma once

#include "aifactory/model/validate.hpp"
#include "aifactory/scenario/digest.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/scenario/toml_build_out.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

/// The sections that a scenario may have, beside those that the collector itself knows.
inline std::vector<std::string> section_names() {
  std::vector<std::string> sections{"sizing", "demand", "revenue", "training", "rental", "colocation", "api", "build_out"};
  std::apply([&](const auto&... part) { (sections.emplace_back(part.name), ...); }, factory<double>::sections());
  return sections;
}

class scenario_reader : build_out_reader {
  void header() {
    if (const auto schema = plain<std::string>("schema", "the text \"" + std::string(scenario_schema) + "\"")) {
      if (*schema != scenario_schema)
        problem_at(entries_.find("schema")->at, "schema",
                   "\"" + *schema + "\" is not a schema this version reads, expected \"" + std::string(scenario_schema) + "\"");
    } else if (!troubled_.count("schema")) {
      problem_at({out_.file, 1, 1}, "schema", "missing: write schema = \"" + std::string(scenario_schema) + "\"");
    }
    out_.name = plain<std::string>("scenario.name", "a text").value_or("");
    if (const auto currency = plain<std::string>("scenario.currency", "a text such as \"USD\""); currency && *currency != "USD")
      problem_at(entries_.find("scenario.currency")->at, "scenario.currency",
                 "\"" + *currency + "\", only USD is supported: convert the amounts first");
    out_.base_year = static_cast<int>(plain_year("scenario.base_year").value_or(0));
    if (const auto fleet = plain<std::string>("sizing.fleet", "\"varies\" or \"fixed\"")) {
      if (*fleet != "varies" && *fleet != "fixed")
        problem_at(entries_.find("sizing.fleet")->at, "sizing.fleet", "\"" + *fleet + "\", must be \"varies\" or \"fixed\"");
      out_.fleet = *fleet == "fixed" ? fleet_rule::fixed : fleet_rule::varies;
    }
  }

  void report_missing() {
    for (const auto& m : missing_) {
      if (troubled_.count(m.field) || troubled_.count(m.field.substr(0, m.field.find('.')))) continue;
      if (m.field == "finance.wacc" && out_.plan.finance.method == capital_method::straight_line) continue;
      std::string message = "missing";
      if (m.field == "compute.gpus")
        message += ": give the size as one of compute.gpus, compute.it_power, power.facility_power, compute.budget, sizing.racks, sizing.output_tokens";
      else if (m.field == "demand.output_tokens")
        message += ": give demand.output_tokens, demand.users or demand.requests";
      else if (m.field == "facility.capex")
        message += ": give facility.capex with facility.life, or facility.lease";
      else if (m.section == "compute" && out_.generation.empty())
        message += ": give it, or compute.generation";
      else if (m.section == "compute")
        message += ": " + out_.generation + " does not bring it";
      else if (m.field == "workload.output_rate")
        message += ": give it, or workload.profile with workload.model and workload.precision";
      problem_at(section_place(m.field.substr(0, m.field.find('.'))), m.field, std::move(message));
    }
  }

  void unknown_fields() {
    for (const auto& [field, entry] : entries_.fields)
      if (!used_.count(field)) unknown_field(field, entry.at);
    for (const auto& [field, at] : entries_.removed)
      if (!used_.count(field)) unknown_field(field, at);
  }

  void unknown_field(const std::string& field, const place& at) {
    const auto dot = field.find('.');
    std::vector<std::string> in_section;
    for (const auto& name : known_)
      if (name.substr(0, name.find('.') + 1) == field.substr(0, dot + 1)) in_section.push_back(name);
    auto hint = did_you_mean(field, in_section);
    if (hint.empty()) hint = did_you_mean(field, known_);
    problem_at(at, field, "unknown field" + hint);
  }

  void correlations() {
    for (const auto* table : entries_.correlations) {
      const place at = place_of(out_.file, table->source());
      scenario_correlation read;
      read.at = at;
      const auto* between = table->get_as<toml::array>("between");
      const auto rank = (*table)["rank"].value<double>();
      for (const auto& [key, node] : *table)
        if (key.str() != "between" && key.str() != "rank")
          problem_at(place_of(out_.file, node.source()), "correlation",
                     "unknown key \"" + std::string(key.str()) + "\"" + did_you_mean(key.str(), {"between", "rank"}));
      if (!between || between->size() != 2 || !between->get(0)->is_string() || !between->get(1)->is_string()) {
        problem_at(at, "correlation", "between must name two fields: between = [\"compute.price\", \"facility.capex\"]");
        continue;
      }
      read.first = between->get(0)->as_string()->get(), read.second = between->get(1)->as_string()->get();
      if (!rank || !(*rank >= -1.0 && *rank <= 1.0)) {
        problem_at(at, "correlation", "rank must be a number between -1 and 1 (Spearman)");
        continue;
      }
      read.rank = *rank;
      bool good = read.first != read.second;
      if (!good) problem_at(at, "correlation", "between names one field twice");
      for (const auto& other : out_.correlations)
        if (std::minmax(other.first, other.second) == std::minmax(read.first, read.second) && good) {
          problem_at(at, "correlation", read.first + " and " + read.second + " are correlated above already (" + other.at.text() + "): give the pair once");
          good = false;
        }
      for (const auto* name : {&read.first, &read.second}) {
        const auto* input = out_.find(*name);
        if (input && input->spread) continue;
        good = false;
        if (std::find(known_.begin(), known_.end(), *name) == known_.end())
          problem_at(at, "correlation", "unknown field \"" + *name + "\"" + did_you_mean(*name, known_));
        else if (const auto* entry = entries_.find(*name); entry && entry->by == given_by::option)
          warn("correlation_dropped", *name, "is certain by --set, so its correlation (" + at.text() + ") has no effect");
        else if (!troubled_.count(*name))
          problem_at(at, "correlation", *name + " is certain: only uncertain fields can be correlated");
      }
      if (good) out_.correlations.push_back(std::move(read));
    }
  }

  /// Ranges and what inputs ask of each other: at the place of the field, where it has none of its own problems.
  void check() {
    for (const auto& f : validate(out_.plan)) {
      if (troubled_.count(f.field) || troubled_.count(f.field.substr(0, f.field.find('.')))) continue;
      if (f.is == finding::severity::warning && out_.asked && f.field == "operations.utilization") continue;  // a result
      if (f.is == finding::severity::warning && !out_.uses.empty() && f.field.starts_with("workload.")) continue;  // said of each use
      if (f.is == finding::severity::warning && covered(f.field) && out_.find(f.field)->value == 0.0) continue;
      // How long a building of unknown price is used is no second problem.
      if (f.field == "facility.life" && !entries_.find(f.field) && troubled_.count("facility.capex")) continue;
      if (f.field == "finance.wacc" && f.is == finding::severity::error && !entries_.find(f.field)) continue;
      const auto* entry = entries_.find(f.field);
      const place at = entry ? entry->at : section_place(f.field.substr(0, f.field.find('.')));
      if (f.is == finding::severity::error)
        problems_.push_back({at, f.field, f.message});
      else
        warn("implausible", f.field, f.message);
    }
    for (const auto& input : out_.inputs)
      if (input.spread) check_tails_of(input, input.plausible);
    lease_refusals();
  }

  /// With a lease, life, upkeep and land are refused even where they are written as zero.
  void lease_refusals() {
    if (!out_.plan.facility.leased()) return;
    for (const char* field : {"facility.life", "facility.upkeep", "facility.land"})
      if (const auto* entry = entries_.find(field))
        if (!troubled_.count(field) && std::none_of(problems_.begin(), problems_.end(), [&](const problem& p) { return p.field == field; }))
          problem_at(entry->at, field, "not used with facility.lease");
  }

 public:
  scenario read(std::string_view text, const std::string& file, const std::vector<std::string>& settings) {
    out_.file = file;
    collect_text(entries_, text, file, section_names());
    if (!entries_.problems.empty() && entries_.texts.empty()) throw scenario_error(std::move(entries_.problems));
    apply_settings(entries_, settings);
    problems_ = entries_.problems;
    for (const auto& p : problems_) troubled_.insert(p.field);

    header();
    own_generations();
    section("", out_.plan);
    std::apply([&](const auto&... part) { (section(part.name, out_.plan.*part.member), ...); }, factory<double>::sections());
    catalogue_generation();
    measured_throughput();
    declared_scopes();
    read_uses();
    read_demand();
    read_sizing();
    read_cash_flow();
    read_training();
    read_rental();
    read_build_out();
    report_missing();
    correlations();
    tie_input_to_output();
    unknown_fields();
    fields_without_effect();
    apply_sizing();
    apply_build_out();
    apply_demand();
    compare_with_limits();
    check();
    check_cash_flow();
    check_training();
    check_rental();
    check_build_out();
    if (!problems_.empty()) {
      sort_by_place(problems_);
      throw scenario_error(std::move(problems_));
    }
    std::erase_if(out_.inputs, [&](const scenario_input& input) { return not_given_.count(input.field) != 0; });
    out_.digest = digest_of(out_);
    return std::move(out_);
  }
};

}  // namespace detail

/// Reads a scenario (TOML, docs/design.md section 7) and validates it.
///
/// @param text      the scenario
/// @param file      its name, for messages
/// @param settings  `section.field=value` texts which replace what the scenario gives
/// @errors  scenario_error with every problem: syntax, unknown or missing fields, wrong units or kinds, values out of
///          range, two ways to size, a correlation of a certain field
[[nodiscard]] inline scenario read_scenario(std::string_view text, const std::string& file,
                                            const std::vector<std::string>& settings = {}) {
  return detail::scenario_reader{}.read(text, file, settings);
}

}  // namespace aifactory
