// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does compute.generation bring: from the catalogue, or from a [generation.<id>] of the scenario?
///
/// What the scenario gives in [compute] counts; what it leaves out comes from the generation.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/scenario/own_generation.hpp"
#include "aifactory/scenario/toml_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory::detail {

class generation_reader : protected row_reader {
  static constexpr std::string_view prefix = "generation.";
  std::optional<std::string> chosen_;  ///< compute.generation

  static std::vector<std::string> catalogue_ids() {
    std::vector<std::string> ids;
    for_each_generation([&](auto type) { ids.emplace_back(decltype(type)::type::id); });
    return ids;
  }

  [[nodiscard]] std::vector<std::string> own_ids() const {
    std::set<std::string> ids;
    for (const auto& [name, at] : entries_.sections)
      if (name.starts_with(prefix)) ids.insert(name.substr(prefix.size()));
    for (const auto& [name, entry] : entries_.fields)
      if (const auto dot = name.find('.', prefix.size()); name.starts_with(prefix) && dot != std::string::npos)
        ids.insert(name.substr(prefix.size(), dot - prefix.size()));
    return {ids.begin(), ids.end()};
  }

  /// Reads one own generation with a reader of its own, so that its fields are no inputs of the plan.
  void own(const std::string& id) {
    const std::string name = std::string(prefix) + id;
    if (find_generation(id)) {
      problem_at(section_place(name), name, "is in the catalogue: choose another id, or give the fields in [compute]");
      for (const auto& [field, entry] : entries_.fields)
        if (field.starts_with(name + ".")) used_.insert(field);
      return;
    }
    generation_reader apart;
    apart.out_.file = out_.file;
    for (const auto& [field, entry] : entries_.fields)
      if (field.starts_with(name + ".")) apart.entries_.fields.emplace(field, entry);
    own_generation read;
    read.id = id;
    read.name = apart.plain<std::string>(name + ".name", "a text").value_or(id);
    read.vendor = apart.plain<std::string>(name + ".vendor", "a text").value_or("");
    read.year = static_cast<int>(apart.plain_year(name + ".year").value_or(0));
    auto brought = defaults_of<compute<double>>();
    apart.section(name, brought);
    apart.section(name, read.sheet);

    std::vector<finding> ranges;
    const auto check = [&](const auto& row, const auto& member) {
      const std::string field = qualified(name, row.name());
      if (apart.entries_.find(field) && !apart.troubled_.count(field)) check_range(name, row, member, ranges);
    };
    const auto tell = [&](bool warnings) {
      for (const auto& f : ranges) {
        if (f.is == finding::severity::error)
          apart.problem_at(apart.entries_.find(f.field)->at, f.field, f.message);
        else if (warnings)
          warn("implausible", f.field, f.message);
      }
      ranges.clear();
    };
    for_each_field(brought, check);
    tell(chosen_ != id);  // of the chosen one the plan's own check says so
    for_each_field(read.sheet, check);
    tell(true);
    for (const auto& p : apart.problems_) problems_.push_back(p);
    used_.merge(apart.used_);
    known_.insert(known_.end(), apart.known_.begin(), apart.known_.end());
    if (chosen_ == id) bring(name, brought, apart);
    out_.generations.push_back(std::move(read));
  }

  /// The fields of the chosen generation stand in for those that [compute] does not give.
  void bring(const std::string& name, const compute<double>& brought, const generation_reader& apart) {
    for_each_field(brought, [&](const auto& row, const auto&) {
      const std::string from = qualified(name, row.name()), field = qualified("compute", row.name());
      const auto* entry = entries_.find(from);
      if (!entry || entries_.find(field)) return;
      if (apart.troubled_.count(from))
        troubled_.insert(field);
      else
        entries_.fields[field] = {entry->value, entry->at, given_by::generation, entry->key, {}};
    });
    out_.generation = name.substr(prefix.size());
  }

 protected:
  /// One fact into a field that the scenario does not give.
  template <class Member, class Quantity>
  void fill(Member& member, const Quantity& fact, std::string_view field, given_by by, const place& at,
            const provenance& from, std::string_view detail_of_source = {}) {
    const auto input = std::find_if(out_.inputs.begin(), out_.inputs.end(), [&](const auto& i) { return i.field == field; });
    if (input == out_.inputs.end() || input->by != given_by::fallback || troubled_.count(std::string(field))) return;
    double raw = 0.0;
    if constexpr (requires { fact.base_value(); })
      raw = fact.base_value();
    else
      raw = fact.value();
    member = holder<Member>::with(raw, 0);
    input->value = raw / unit_of(input->unit).scale;
    input->by = by;
    input->at = at;
    input->source = input->date = input->assumption_reason = "";
    input->assumption = from.is_assumption();
    (input->assumption ? input->assumption_reason : input->source) = std::string(from.text) + std::string(detail_of_source);
    input->date = std::string(from.date);
    not_given_.erase(input->field);
    std::erase_if(missing_, [&](const missing_field& m) { return m.field == field; });
  }

  /// Before the rows are read: own generations, and what the chosen one gives.
  void own_generations() {
    known_.emplace_back("compute.generation");
    chosen_ = plain<std::string>("compute.generation", "a catalogue id such as \"gb300_nvl72\"");
    for (const auto& id : own_ids()) own(id);
  }

  /// After the rows are read: what the catalogue has and the scenario does not give.
  void catalogue_generation() {
    if (!chosen_) {
      // What an unreadable one would have brought is not missing as well.
      if (troubled_.count("compute.generation")) forgive_missing("compute");
      return;
    }
    if (std::any_of(out_.generations.begin(), out_.generations.end(), [&](const auto& g) { return g.id == *chosen_; })) return;
    const place at = entries_.find("compute.generation")->at;
    const auto facts = find_generation(*chosen_);
    if (!facts) {
      auto ids = catalogue_ids();
      for (const auto& g : out_.generations) ids.push_back(g.id);
      problem_at(at, "compute.generation",
                 "\"" + *chosen_ + "\" is neither in the catalogue nor a [generation.<id>] of this scenario" + did_you_mean(*chosen_, ids));
      forgive_missing("compute");
      return;
    }
    out_.generation = *chosen_;
    const auto bring_fact = [&](auto& member, const auto& fact, std::string_view field) {
      if (fact) fill(member, static_cast<const typename std::remove_cvref_t<decltype(*fact)>::quantity_type&>(fact->value), field, given_by::generation, at, fact->from);
    };
    bring_fact(out_.plan.compute.price, facts->price, "compute.price");
    bring_fact(out_.plan.compute.it_power_per_gpu, facts->it_power_per_gpu, "compute.it_power_per_gpu");
    bring_fact(out_.plan.compute.life, std::optional(facts->life), "compute.life");
    bring_fact(out_.plan.compute.gpus_per_rack, facts->gpus_per_rack, "compute.gpus_per_rack");
  }
};

}  // namespace aifactory::detail
