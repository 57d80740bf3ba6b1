// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a scenario say about a training run: [training]?
///
///   [training]
///   model = "llama-3.1-405b"             of the catalogue, or parameters with what else is known of it
///   tokens = "15.6e12 tok"               or flop = "3.8e25 FLOP"
///   mfu = 0.41                           of a step; or hfu with recomputed, or run_mfu over all GPU-hours
///   mtbf = "50,000 h"                    of one GPU; with checkpoint_time and restart_time
///
/// compute.generation brings the peak of training.precision and the memory.
#pragma once

#include "aifactory/catalog/models.hpp"
#include "aifactory/model/fleet.hpp"
#include "aifactory/scenario/toml_cash_flow.hpp"
#include "aifactory/training/training_problems.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory::detail {

class training_reader : protected cash_flow_reader {
  static constexpr std::string_view model_field = "training.model";

  [[nodiscard]] bool has_training() const {
    const auto first = entries_.fields.lower_bound("training.");
    if (first != entries_.fields.end() && first->first.starts_with("training.")) return true;
    const bool emptied = std::any_of(entries_.removed.begin(), entries_.removed.end(), [](const auto& r) { return r.first.starts_with("training."); });
    return entries_.sections.count("training") != 0 && !emptied;
  }

  /// Its fields are known also where it is not there: to options that take them out and to suggestions.
  void know_fields() {
    const auto know = [&](const auto& row) {
      if constexpr (requires { row.spellings; })
        for (const auto& name : names_of("training", row)) known_.push_back(name), used_.insert(name);
      else
        known_.push_back(qualified("training", row.name)), used_.insert(known_.back());
    };
    std::apply([&](const auto&... row) { (know(row), ...); }, training_run<double>::fields());
    known_.emplace_back(model_field), used_.emplace(model_field);
  }

  /// The shape of training.model into what the scenario does not give.
  void shape_of_model(training_run<double>& run) {
    const auto chosen = plain<std::string>(std::string(model_field), "a model of the catalogue such as \"llama-3.1-405b\"");
    if (!chosen) return;
    const place at = entries_.find(model_field)->at;
    std::vector<std::string> ids;
    bool found = false;
    for_each_model([&](auto type) {
      using model = typename decltype(type)::type;
      ids.emplace_back(model::id);
      if (*chosen != model::id) return;
      found = true;
      const model_shape& m = model::shape;
      const auto number = [](std::int64_t n) { return static_cast<double>(n); };
      const auto bring = [&](auto& member, const auto& fact, const char* field) { fill(member, fact, field, given_by::training_model, at, model::from); };
      bring(run.parameters, parameter_count<>(number(active_parameters(m))), "training.parameters");
      bring(run.total_parameters, parameter_count<>(number(total_parameters(m))), "training.total_parameters");
      // A window is far shorter than a sequence: what its layers take is left out.
      bring(run.layers, layer_count<>(number(m.layers - m.sliding_layers)), "training.layers");
      // Scores have the size of queries, sums that of values.
      const double head = m.latent() ? 0.5 * number(m.no_rope_size + m.rope_size + m.value_size) : number(m.head_size);
      bring(run.attention_width, layer_width<>(number(m.heads) * head), "training.attention_width");
    });
    if (found)
      out_.trained_model = *chosen;
    else
      problem_at(at, std::string(model_field), "\"" + *chosen + "\" is not in the catalogue: give training.parameters" + did_you_mean(*chosen, ids));
  }

  /// Peak and memory of a generation of the scenario's own; without a source other than the field.
  template <class Member>
  void bring_own(Member& member, const Member& fact, const std::string& from, std::string_view field) {
    const auto input = std::find_if(out_.inputs.begin(), out_.inputs.end(), [&](const auto& i) { return i.field == field; });
    if (input == out_.inputs.end() || input->by != given_by::fallback || troubled_.count(std::string(field)) || fact.base_value() == 0.0) return;
    member = fact;
    input->value = fact.base_value() / unit_of(input->unit).scale;
    input->by = given_by::generation;
    if (const auto* entry = entries_.find(from)) input->at = entry->at;
    input->source = from;
    not_given_.erase(input->field);
  }

  void facts_of_generation(training_run<double>& run) {
    if (out_.generation.empty() || troubled_.count("compute.generation") || troubled_.count("training.precision")) {
      if (troubled_.count("compute.generation") || troubled_.count("training.precision")) troubled_.insert("training.peak");
      return;
    }
    const bool stated = entries_.find("training.peak") != nullptr;
    const precision wanted = run.precision;
    std::string runs;
    bool there = stated;
    const auto look = [&](const auto& of, bool known) {
      if (known) runs += (runs.empty() ? "" : ", ") + std::string(name_of(of));
      there |= known && of == wanted;
    };
    if (const auto facts = find_generation(out_.generation)) {
      const place at = entries_.find("compute.generation")->at;
      fill(run.memory, memory_per_gpu<>(facts->memory.value), "training.memory", given_by::generation, at, facts->memory.from);
      for (const auto& [of, fact] : {std::pair{precision::bf16, facts->bf16}, std::pair{precision::fp8, facts->fp8}, std::pair{precision::fp4, facts->fp4}}) {
        look(of, fact.has_value());
        if (fact && of == wanted) fill(run.peak, arithmetic_rate_per_gpu<>(fact->value), "training.peak", given_by::generation, at, fact->from);
      }
    }
    for (const auto& own : out_.generations)
      if (own.id == out_.generation) {
        const std::string section = "generation." + own.id + ".";
        bring_own(run.memory, own.sheet.memory, section + "memory", "training.memory");
        for (const auto& [of, fact] : {std::pair{precision::bf16, own.sheet.bf16}, std::pair{precision::fp8, own.sheet.fp8}, std::pair{precision::fp4, own.sheet.fp4}}) {
          look(of, fact.base_value() != 0.0);
          if (of == wanted) bring_own(run.peak, fact, section + std::string(name_of(of)), "training.peak");
        }
      }
    if (!there && !runs.empty()) {
      const auto* entry = entries_.find("training.precision");
      problem_at(entry ? entry->at : section_place("training"), "training.precision",
                 "\"" + std::string(name_of(wanted)) + "\", " + out_.generation + " does not run it: its peak is known in " + runs);
      troubled_.insert("training.peak");
    }
  }

  void without_effect(const training_run<double>& run) {
    const auto given = [&](const char* name) { return entries_.find(qualified("training", name)) != nullptr; };
    const auto no_effect = [&](const char* name, const char* why) {
      if (given(name)) warn("no_effect", qualified("training", name), std::string("has no effect ") + why);
    };
    if (given("peak")) no_effect("precision", "beside training.peak");
    if (!given("mtbf")) no_effect("restart_time", "without training.mtbf");
    if (!given("mtbf") && !given("checkpoint_interval")) no_effect("checkpoint_time", "without training.mtbf or training.checkpoint_interval");
    if (given("checkpoint_interval")) no_effect("checkpoints", "beside training.checkpoint_interval");
    if (run.attention == attention_count::none) no_effect("sequence", "with attention = \"none\"");
  }

 protected:
  /// After the cash flow and before what is missing is told.
  void read_training() {
    if (!has_training()) return know_fields();
    auto run = defaults_of<training_run<double>>();
    const auto before = out_.inputs.size();
    section("training", run);
    std::erase_if(missing_, [](const missing_field& m) { return m.section == "training"; });  // told with all three names
    shape_of_model(run);
    facts_of_generation(run);
    check_given("training", run);
    without_effect(run);
    keep_for_question(before);
    if (entries_.find("training.hfu") && !entries_.find("training.recomputed"))
      problem_at(entries_.find("training.hfu")->at, "training.recomputed",
                 "missing: training.hfu counts what is computed again: give its share, 1/3 where all activations are, 0 where none is");
    out_.training = run;
  }

  /// After the size is known: what inputs ask of each other.
  void check_training() {
    if (!out_.training) return;
    const gpu_count<> fleet = problems_.empty() ? fleet_size(out_.plan) : 0.0 * GPU;
    for (const auto& f : training_problems(*out_.training, fleet)) {
      if (troubled_.count(f.field) || (troubled_.count(std::string(model_field)) && f.field == "training.parameters")) continue;
      if (f.field == "training.mfu" && (troubled_.count("training.hfu") || troubled_.count("training.run_mfu"))) continue;
      const auto* entry = entries_.find(f.field);
      if (f.is == finding::severity::error)
        problems_.push_back({entry ? entry->at : section_place("training"), f.field, f.message});
      else
        warn("implausible", f.field, f.message);
    }
  }
};

}  // namespace aifactory::detail
