// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Is a cost charged twice, or given where it has no effect?
///
///   [compute]
///   price = "60 k$/GPU"
///   includes = ["licence", "power"]      what the price holds beside the hardware
///
/// A declared scope is compared with what the scenario charges elsewhere. Nothing is guessed from how large a number is.
#pragma once

#include "aifactory/scenario/scope.hpp"
#include "aifactory/scenario/toml_workload.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory::detail {

class scope_reader : protected workload_reader {
  std::set<std::string, std::less<>> covered_;  ///< fields whose cost another amount holds by declaration

  /// An input that says something other than zero.
  [[nodiscard]] const scenario_input* nonzero(std::string_view field) const {
    const auto* input = out_.find(field);
    return input && !troubled_.count(input->field) && (input->value != 0.0 || input->spread) ? input : nullptr;
  }

  void scope_of(const std::string& section) {
    const std::string name = section + ".includes";
    used_.insert(name);
    known_.push_back(name);
    const auto* entry = entries_.find(name);
    if (!entry) return;
    std::vector<std::string> items;
    for (const auto& s : scopes)
      if (s.section == section && std::find(items.begin(), items.end(), s.item) == items.end()) items.emplace_back(s.item);
    std::string all;
    for (const auto& item : items) all += (all.empty() ? "\"" : ", \"") + item + "\"";
    const auto* list = entry->value->as_array();
    if (!list) return problem_at(entry->at, name, "must be a list, of " + all);
    for (const auto& node : *list) {
      const auto* text = node.as_string();
      if (!text || std::find(items.begin(), items.end(), text->get()) == items.end()) {
        problem_at(entry->by == given_by::option ? entry->at : place_of(out_.file, node.source()), name,
                   (text ? "\"" + text->get() + "\"" : std::string(type_name(node))) + ", must be one of " + all +
                       (text ? did_you_mean(text->get(), items) : ""));
        continue;
      }
      for (const auto& s : scopes)
        if (s.section == section && s.item == text->get()) compare(s, name);
    }
  }

  void compare(const scope& s, const std::string& declared) {
    covered_.emplace(s.field);
    if (const auto* charged = nonzero(s.field))
      warn(std::string(s.code), charged->field,
           number_text(charged->value) + (charged->unit == "1" ? "" : " " + charged->unit) + " is charged although " + std::string(s.amount) +
               " holds it already by " + declared + ": give it once");
  }

  /// A field that was given and that nothing uses.
  void idle(const std::string& field, bool used, std::string_view why) {
    const auto* entry = entries_.find(field);
    if (entry && !used && !troubled_.count(field)) warn("no_effect", field, "has no effect " + std::string(why));
  }

 protected:
  /// The cost of the field is in another amount, so that zero is no oversight.
  [[nodiscard]] bool covered(std::string_view field) const { return covered_.find(field) != covered_.end(); }

  /// After all values are known.
  void declared_scopes() {
    for (const char* section : {"compute", "facility", "workload"}) scope_of(section);
  }

  void fields_without_effect() {
    const auto& plan = out_.plan;
    idle("finance.inflation", plan.finance.basis == cost_basis::real_level, "with finance.basis = nominal_level");
    idle("power.demand_ratchet", nonzero("power.demand_charge"), "without power.demand_charge");
    idle("power.life", nonzero("power.capex"), "without power.capex");
    for (const std::string section : {"network", "storage", "support"})
      for (const char* field : {".life", ".upkeep"}) idle(section + field, nonzero(section + ".capex"), "without " + section + ".capex");
    idle("workload.cache_hit_rate", nonzero("workload.input_rate"), "without workload.input_rate");
    idle("workload.price_ratio", plan.workload.allocation == allocation::price_ratio, "unless workload.allocation = price_ratio");
    const bool by_time = plan.workload.allocation == allocation::gpu_time;
    idle("workload.prefill_rate", by_time && nonzero("workload.input_rate"), "unless workload.allocation = gpu_time and there is input");
    idle("workload.decode_rate", by_time, "unless workload.allocation = gpu_time");
  }
};

}  // namespace aifactory::detail
