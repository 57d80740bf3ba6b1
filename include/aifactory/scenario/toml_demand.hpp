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

#include "aifactory/scenario/toml_uses.hpp"
#include "aifactory/sizing/first_token.hpp"
#include "aifactory/sizing/required_gpus.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace aifactory::detail {

class demand_reader : protected uses_reader {
 protected:
  [[nodiscard]] bool has_demand() const {
    const auto first = entries_.fields.lower_bound("demand.");
    if (first != entries_.fields.end() && first->first.starts_with("demand.")) return true;
    // A section that options emptied is gone; one that was written empty misses its fields.
    const bool emptied = std::any_of(entries_.removed.begin(), entries_.removed.end(), [](const auto& r) { return r.first.starts_with("demand."); });
    return entries_.sections.count("demand") != 0 && !emptied;
  }

  /// After the plan's rows are read and before what is missing is told.
  void read_demand() {
    if (!has_demand()) {
      // Its fields are known all the same, to options that take them out and to suggestions.
      const auto know = [&](const auto& row) {
        if constexpr (requires { row.spellings; })
          for (const auto& name : names_of("demand", row)) known_.push_back(name), used_.insert(name);
        else
          known_.push_back(qualified("demand", row.name)), used_.insert(known_.back());
      };
      std::apply([&](const auto&... row) { (know(row), ...); }, token_demand<double>::fields());
      return;
    }
    auto asked = defaults_of<token_demand<double>>();
    const auto before = out_.inputs.size();
    section("demand", asked);
    // They are no inputs of the model: they act through its size and its utilization.
    for (auto i = before; i < out_.inputs.size(); ++i) out_.demand_inputs.push_back(std::move(out_.inputs[i]));
    out_.inputs.resize(before);
    std::erase_if(out_.demand_inputs, [&](const scenario_input& input) { return not_given_.count(input.field) != 0; });

    for (const auto& input : out_.demand_inputs)
      if (input.spread && (input.field == "demand.ttft" || (input.field == "demand.load_limit" && entries_.find("demand.ttft"))))
        problem_at(input.at, input.field, "is a distribution: the limit on the load that follows from demand.ttft is one number");
    check_given("demand", asked);
    const auto needs_output = [&](const char* field) {
      if (entries_.find(field) && !entries_.find("demand.output") && !troubled_.count("demand.output"))
        problem_at(section_place("demand"), "demand.output", "missing: " + std::string(field) + " needs the output tokens of a request");
    };
    if (entries_.find("demand.input") && out_.plan.workload.input_rate == 0.0 * tok_in / second / GPU && !entries_.find("workload.profile"))
      warn("input_not_counted", "demand.input", "has no effect without workload.input_rate: the prompt takes no GPU time here");
    needs_output("demand.requests");
    needs_output("demand.ttft");
    if (entries_.find("demand.prefill_time") && !entries_.find("demand.ttft"))
      warn("no_effect", "demand.prefill_time", "has no effect without demand.ttft");
    needs_output("demand.input");
    try {
      (void)peak_to_average(asked.shape());
    } catch (const input_error& error) {
      const char* field = entries_.find("demand.hours") ? "demand.hours" : "demand.weekdays";
      problem_at(entries_.find(field)->at, field, error.what());
    }
    if (entries_.find("demand.ttft") && problems_.empty()) try {
        asked = within_first_token(asked);
      } catch (const input_error& error) {
        problem_at(entries_.find("demand.ttft")->at, "demand.ttft", error.what());
      }
    if (const auto* given = entries_.find("operations.utilization"))
      problem_at(given->at, "operations.utilization", "cannot be given beside [demand], from which it follows");
    forgive("operations.utilization");
    out_.sized_by_demand = std::none_of(ways_to_size.begin(), ways_to_size.end(), [&](std::string_view way) { return entries_.find(way) != nullptr; });
    if (out_.sized_by_demand) forgive("compute.gpus");
    out_.asked = asked;
  }

  /// After what is missing was told: the size and the utilization that follow. In a scenario with problems neither is known,
  /// so neither is a problem of its own.
  void apply_demand() {
    if (!out_.asked) return;
    if (!problems_.empty() || !(out_.plan.workload.output_rate > 0.0 * tok_out / second / GPU)) {
      troubled_.insert("operations.utilization");
      if (out_.sized_by_demand) troubled_.insert("compute.gpus");
      return;
    }
    const place at = section_place("demand");
    const auto before = out_.plan;
    out_.measured = before.workload;
    out_.plan = resolved(planned<double>{before, *out_.asked}, out_.role());
    const auto gpus = fleet_size(out_.plan);
    if (out_.sized_by_demand) follows("compute.gpus", gpus.in(GPU), at, "what the busiest hour of [demand] needs");
    const double needed = required_gpus(before, *out_.asked).in(GPU);
    if (needed > gpus.in(GPU) * (1.0 + 1e-9))
      warn("demand_not_met", "demand",
           "the busiest hour needs " + number_text(needed, 6) + " GPUs, there are " + number_text(gpus.in(GPU), 6) + ": " +
               number_text(100.0 * share_served(before, *out_.asked, gpus), 3) + " % of the demand is served");
    const auto& measured = before.workload;
    const auto& mixed = out_.plan.workload;
    if (std::fabs(double(mixed.output_rate / measured.output_rate) - 1.0) > 0.01 ||
        (measured.input_rate > 0.0 * tok_in / second / GPU && std::fabs(double(mixed.input_rate / measured.input_rate) - 1.0) > 0.01))
      warn("mix_differs", "demand.input",
           "asks for another mix of input and output than the rates of [workload] have: the kind that needs more GPUs keeps its rate, the "
           "other follows");
    const auto speed = out_.measured_speed;
    if (!speed)
      warn("speed_not_checked", "demand.interactivity", "was not compared: the rates of [workload] were given and not measured at a speed");
    else if (*speed < speed_of(*out_.asked) * (1.0 - 1e-3))
      warn("too_slow", "demand.interactivity",
           "asks for " + number_text(speed_of(*out_.asked).in(tok_out / second / user), 4) + " tok/s/user, the rates were measured at " +
               number_text(speed->in(tok_out / second / user), 4));
    follows("operations.utilization", out_.plan.operations.utilization.value(), at, "follows from [demand]");
  }

  void forgive(std::string_view field) {
    std::erase_if(missing_, [&](const missing_field& m) { return m.field == field; });
  }
  void follows(const std::string& field, double value, const place& at, const char* why, given_by by = given_by::demand_section) {
    for (auto& input : out_.inputs)
      if (input.field == field) {
        input.value = value, input.by = by, input.at = at;
        input.source = why;
      }
  }
};

}  // namespace aifactory::detail
