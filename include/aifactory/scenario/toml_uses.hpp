// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do several [[workload]] tables make of a scenario: uses that share the GPU time of one fleet?
///
///   [[workload]]
///   name = "chat"
///   share = 0.6                          of the GPU time; all shares add up to 1
///   output_rate = "6,000 tok/s/GPU"      or profile with model and precision, and whatever else [workload] takes
///   [[workload]]
///   name = "our own models"
///   share = 0.4
///   use = "training"                     or "fine_tuning" or "idle": no tokens to sell
///
/// In messages and in --set the n-th table is workload[n]. The plan's workload is the mean of all over the time in use.
#pragma once

#include "aifactory/model/uses.hpp"
#include "aifactory/scenario/toml_scope.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory::detail {

class uses_reader : protected scope_reader {
  /// The text with another name for the section of its fields.
  static std::string renamed(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
    return text;
  }

  /// Reads one table with a reader of its own, in which it is [workload].
  void one(const std::string& item) {
    uses_reader apart;
    apart.out_.file = out_.file;
    apart.out_.generation = out_.generation;
    apart.entries_.sections["workload"] = section_place(item);
    for (const auto& [field, entry] : entries_.fields)
      if (field.starts_with(item + ".")) used_.insert(field), apart.entries_.fields.emplace("workload" + field.substr(item.size()), entry);
    if (const auto* chosen = entries_.find("compute.generation")) apart.entries_.fields.emplace("compute.generation", *chosen);
    if (troubled_.count("compute.generation")) apart.troubled_.insert("compute.generation");

    scenario_use read = apart.as_only_workload();
    const auto here = [&](const std::string& text) { return renamed(text, "workload.", item + "."); };
    for (const auto& p : apart.problems_) problem_at(p.at, here(p.field), here(p.message));
    for (const auto& w : apart.out_.warnings) warn(w.code, here(w.field), here(w.message));
    for (const auto& name : apart.known_)
      if (name.starts_with("workload.")) known_.push_back(here(name));
    for (auto& input : read.inputs) input.field = here(input.field);
    for (const auto& [field, at] : entries_.removed)
      if (field.starts_with(item + ".")) used_.insert(field);
    for (const auto& other : out_.uses)
      if (!read.name.empty() && other.name == read.name)
        problem_at(entries_.find(item + ".name")->at, item + ".name", "\"" + read.name + "\" is the name of another one already (" + other.at.text() + ")");
    out_.uses.push_back(std::move(read));
  }

  [[nodiscard]] scenario_use as_only_workload() {
    scenario_use read;
    read.at = section_place("workload");
    read.name = plain<std::string>("workload.name", "a text").value_or("");
    if (read.name.empty() && !troubled_.count("workload.name")) problem_at(read.at, "workload.name", "missing: by its name a use is found in the results");
    section("workload", read.inputs_of_use.time);
    check_given("workload", read.inputs_of_use.time);
    const bool unknown_use = troubled_.count("workload.use") != 0;
    auto& work = out_.plan.workload;
    if (read.inputs_of_use.time.use == gpu_use::inference) {
      section("workload", work);
      measured_throughput();
      declared_scopes();
      check_given("workload", work);
      if (unknown_use) std::erase_if(missing_, [](const missing_field& m) { return m.field == "workload.output_rate"; });
      report_missing();
      fields_without_effect();
      if (problems_.empty()) {  // an unknown use is one of them
        std::vector<finding> found;
        check_together(out_.plan, found);
        for (const auto& f : found)
          if (f.is == finding::severity::error && f.field.starts_with("workload.") && !troubled_.count(f.field)) problem_at(read.at, f.field, f.message);
      }
      read.inputs_of_use.workload = work;
      read.profile = out_.profile;
    } else {
      report_missing();
      for_each_field(work, [&](const auto& row, const auto&) { only_for_inference(qualified("workload", row.name())); });
      for (const char* other : {"allocation", "price_ratio", "profile", "model", "precision", "interactivity", "rates", "includes"}) only_for_inference(qualified("workload", other));
    }
    used_.insert("compute.generation");
    for (const auto& [field, entry] : entries_.fields)
      if (!used_.count(field)) problem_at(entry.at, field, "unknown field" + did_you_mean(field, known_));
    for (auto& input : out_.inputs) {
      if (input.spread && input.by == given_by::profile) input.spread.reset();  // the error of reading between points is not drawn here
      if (input.spread)
        problem_at(input.at, input.field, "is a distribution: what one of several workloads gives is one number");
      if (!not_given_.count(input.field)) read.inputs.push_back(std::move(input));
    }
    return read;
  }

  void report_missing() {
    for (const auto& m : missing_)
      if (!troubled_.count(m.field))
        problem_at(section_place("workload"), m.field,
                   m.field == "workload.share" ? "missing: how much of the GPU time it has"
                                               : "missing: give it, or workload.profile with workload.model and workload.precision");
  }

  void only_for_inference(const std::string& field) {
    used_.insert(field);
    known_.push_back(field);
    if (const auto* entry = entries_.find(field)) problem_at(entry->at, field, "belongs to use = \"inference\": no other use makes tokens to sell");
  }

  /// A rate of the plan that follows from the uses: assumed where one of theirs is.
  template <class Member>
  void follows_from_uses(const Member& member, const char* field) {
    for (auto& input : out_.inputs) {
      if (input.field != field) continue;
      input.value = holder<Member>::value(member) / unit_of(input.unit).scale;
      input.by = given_by::workload_list;
      input.at = section_place("workload");
      input.source = "follows from [[workload]]";
      if (input.value != 0.0) not_given_.erase(field);
      const std::string name = std::string(field).substr(8);  // ".output_rate"
      for (const auto& use : out_.uses)
        for (const auto& given : use.inputs)
          if (given.field.ends_with(name) && given.by != given_by::fallback) {
            input.assumption |= given.assumption;
            if (given.source.empty() && !given.assumption) input.source.clear();
          }
      if (input.assumption) input.source.clear(), input.assumption_reason = "follows from [[workload]], where one is assumed";
    }
  }

 protected:
  /// The tables of a list: "workload[1]", "workload[2]", ...
  [[nodiscard]] std::vector<std::string> items_of(const std::string& list) const {
    std::vector<std::string> items;
    for (std::size_t n = 1;; ++n) {
      std::string item = list + "[" + std::to_string(n) + "]";
      if (!entries_.sections.count(item)) return items;
      items.push_back(std::move(item));
    }
  }

  /// After the generation is known and before the demand.
  void read_uses() {
    const auto items = items_of("workload");
    if (items.empty()) return;
    entries_.sections["workload"] = section_place(items.front());
    for (const auto& [field, entry] : entries_.fields)
      if (field.starts_with("workload.") && used_.count(field))
        problem_at(entry.at, field, "cannot be given beside [[workload]]: say which one, as in " + items.front() + field.substr(8));
    if (const auto first = entries_.fields.lower_bound("demand."); first != entries_.fields.end() && first->first.starts_with("demand."))
      problem_at(section_place("demand"), "demand", "cannot be given beside [[workload]]: a demand asks for one workload");
    std::erase_if(missing_, [](const missing_field& m) { return m.section == "workload"; });
    const auto before = problems_.size();
    for (const auto& item : items) one(item);
    if (problems_.size() == before)
      if (const auto wrong = check_uses(out_.uses_of_time()); !wrong.empty()) problem_at(section_place("workload"), "workload", wrong);
    if (problems_.size() != before) {
      troubled_.insert("workload");
      return;
    }
    apply_uses();
  }

 private:
  void apply_uses() {
    const auto uses = out_.uses_of_time();
    auto& work = out_.plan.workload;
    work = workload_of(uses);
    follows_from_uses(work.output_rate, "workload.output_rate");
    follows_from_uses(work.input_rate, "workload.input_rate");
    follows_from_uses(work.cache_hit_rate, "workload.cache_hit_rate");
    follows_from_uses(work.prefill_rate, "workload.prefill_rate");
    follows_from_uses(work.decode_rate, "workload.decode_rate");
    if (!share_one_allocation(uses))
      warn("allocations_differ", "workload.allocation", "differs between the workloads: over all of them output tokens carry the cost");
    const double load = out_.plan.operations.utilization.value(), in_use = time_in_use(uses);
    if (load > in_use * (1.0 + 1e-12) && !troubled_.count("operations.utilization"))
      if (const auto* given = entries_.find("operations.utilization"))
        problem_at(given->at, "operations.utilization", number_text(load) + " of all time, must be at most the " + number_text(in_use, 6) + " that is not idle");
  }
};

}  // namespace aifactory::detail
