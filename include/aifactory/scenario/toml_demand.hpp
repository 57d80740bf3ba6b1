// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a scenario's [demand] make of its size and its utilization?
///
///   [demand]
///   users = "45,000 user"                or output_tokens, or requests with output: averages of a week
///   interactivity = "50 tok/s/user"
///   hours = [ ... 24 ... ]               how uneven the day is
///
/// Without a size of its own the factory is as large as the busiest hour needs. With one, the size stands. Either way the
/// average utilization follows, and operations.utilization cannot be given beside it.
#pragma once

#include "aifactory/scenario/toml_scope.hpp"
#include "aifactory/sizing/required_gpus.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace aifactory::detail {

class demand_reader : protected scope_reader {
 protected:
  [[nodiscard]] bool has_demand() const {
    const auto first = entries_.fields.lower_bound("demand.");
    return entries_.sections.count("demand") != 0 || (first != entries_.fields.end() && first->first.starts_with("demand."));
  }

  /// After the plan's rows are read and before what is missing is told.
  void read_demand() {
    known_.emplace_back("demand.output_tokens");
    if (!has_demand()) return;
    auto asked = defaults_of<token_demand<double>>();
    const auto before = out_.inputs.size();
    section("demand", asked);
    // They are no inputs of the model: they act through its size and its utilization.
    for (auto i = before; i < out_.inputs.size(); ++i) out_.demand_inputs.push_back(std::move(out_.inputs[i]));
    out_.inputs.resize(before);
    std::erase_if(out_.demand_inputs, [&](const scenario_input& input) { return not_given_.count(input.field) != 0; });

    std::vector<finding> ranges;
    for_each_field(asked, [&](const auto& row, const auto& member) {
      const std::string name = qualified("demand", row.as[holder<std::remove_cvref_t<decltype(member)>>::which(member)].name);
      if (entries_.find(name) && !troubled_.count(name)) check_range("demand", row, member, ranges);
    });
    for (const auto& f : ranges) {
      if (f.is == finding::severity::error)
        problem_at(entries_.find(f.field)->at, f.field, f.message);
      else
        warn("implausible", f.field, f.message);
    }
    const auto needs_output = [&](const char* field) {
      if (entries_.find(field) && !entries_.find("demand.output") && !troubled_.count("demand.output"))
        problem_at(section_place("demand"), "demand.output", "missing: " + std::string(field) + " needs the output tokens of a request");
    };
    needs_output("demand.requests");
    needs_output("demand.input");
    try {
      (void)peak_to_average(asked.shape());
    } catch (const input_error& error) {
      const char* field = entries_.find("demand.hours") ? "demand.hours" : "demand.weekdays";
      problem_at(entries_.find(field)->at, field, error.what());
    }
    if (const auto* given = entries_.find("operations.utilization"))
      problem_at(given->at, "operations.utilization", "cannot be given beside [demand], from which it follows");
    forgive("operations.utilization");
    sized_by_demand_ = std::none_of(ways_to_size.begin(), ways_to_size.end(), [&](std::string_view way) { return entries_.find(way) != nullptr; });
    if (sized_by_demand_) forgive("compute.gpus");
    out_.asked = asked;
  }

  /// After what is missing was told: the size and the utilization that follow. In a scenario with problems neither is known,
  /// so neither is a problem of its own.
  void apply_demand() {
    if (!out_.asked) return;
    if (!problems_.empty() || !(out_.plan.workload.output_rate > 0.0 * tok_out / second / GPU)) {
      troubled_.insert("operations.utilization");
      if (sized_by_demand_) troubled_.insert("compute.gpus");
      return;
    }
    const place at = section_place("demand");
    if (sized_by_demand_) {
      const auto gpus = required_gpus(out_.plan, *out_.asked).gpus;
      out_.plan.size = gpus;
      follows("compute.gpus", gpus.in(GPU), at, "what the busiest hour of [demand] needs");
    }
    const auto gpus = fleet_size(out_.plan);
    const double load = average_utilization(out_.plan, *out_.asked, gpus);
    const double needed = required_gpus(out_.plan, *out_.asked).gpus.in(GPU);
    if (needed > gpus.in(GPU) * (1.0 + 1e-9))
      warn("demand_not_met", "demand", "the busiest hour needs " + number_text(needed, 6) + " GPUs, there are " + number_text(gpus.in(GPU), 6));
    out_.plan = serving(out_.plan, *out_.asked);
    follows("operations.utilization", std::min(1.0, load), at, "follows from [demand]");
  }

 private:
  bool sized_by_demand_ = false;

  void forgive(std::string_view field) {
    std::erase_if(missing_, [&](const missing_field& m) { return m.field == field; });
  }
  void follows(const std::string& field, double value, const place& at, const char* why) {
    for (auto& input : out_.inputs)
      if (input.field == field) {
        input.value = value, input.by = given_by::demand_section, input.at = at;
        input.source = why;
      }
  }
};

}  // namespace aifactory::detail
