// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a training run take: which figures, conventions and warnings answer it?
#pragma once

#include "aifactory/finance/factory_returns.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/figures_answer.hpp"
#include "aifactory/report/planned_training.hpp"

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace aifactory {

namespace detail {

/// f(section, key, unit, number in base units) for every figure under its path; what is charged comes first, as "run_cost_usd".
template <class V, class F>
void for_each_training_number(const training_economics<V>& found, const F& f) {
  f(std::string_view{}, std::string_view("run_cost_usd"), std::string_view("USD"), found.cost.charged.base_value());
  for_each_figure(found, [&](const auto& row, std::string_view part, const auto& figure) {
    if (part == "charged") return;
    const V* number = nullptr;
    if constexpr (requires { typename std::remove_cvref_t<decltype(figure)>::ratio_kind; })
      number = &figure.value();
    else
      number = &base_number(figure);
    f(part.empty() ? std::string_view{} : row.key, part.empty() ? row.key : part, row.unit, *number);
  });
}

class training_maker {
  const scenario& s_;
  const training_run<double>& run_;
  const factory<double>& plan_;
  training_economics<double> found_;
  figures_answer out_{};

  template <class Q>
  [[nodiscard]] static bool given(const Q& x) {
    if constexpr (requires { x.base_value(); })
      return x.base_value() != 0.0;
    else
      return x.value() != 0.0;
  }
  [[nodiscard]] bool plan_gives(std::string_view field) const {
    const auto* input = s_.find(field);
    return input && input->by != given_by::fallback;
  }

  /// False for what the scenario says nothing about.
  [[nodiscard]] bool is_asked(std::string_view key, std::string_view part) const {
    if (key == "parameter_flop_per_token") return given(run_.parameters);
    if (key == "attention_flop_per_token") return given(found_.attention_flop);
    if (key == "hardware_flop" || key == "hfu") return given(run_.recomputed) || run_.mfu.of_hardware();
    if (key == "training_tokens_per_second" || key == "cost_per_million_training_tokens_usd") return given(run_.tokens);
    if (key == "job_mtbf_hours" || key == "expected_failures") return given(run_.mtbf);
    if (key == "checkpoint_interval_minutes") return given(found_.checkpoint_interval);
    if (key == "carbon_t") return plan_gives("power.carbon");
    if (key == "water_litre") return plan_gives("facility.wue");
    if (part == "rented") return given(run_.rental);
    if (key == "states_gb") return given(found_.states);
    if (key == "memory_share") return given(run_.memory) && given(found_.states);
    if (key == "revenue_not_made_usd") return any_price(s_.prices);
    if (key == "tokens_not_made") return part == "total" || kind_is_made(part);
    return true;
  }
  [[nodiscard]] bool kind_is_made(std::string_view kind) const {
    const auto& made = found_.not_made;
    return kind == "fresh_input" ? given(made.fresh_input) : kind == "cached_input" ? given(made.cached_input) : given(made.output);
  }
  [[nodiscard]] static std::string_view unit_of_part(std::string_view key, std::string_view part, std::string_view unit) {
    if (key != "tokens_not_made") return unit;
    return part == "fresh_input" ? "tok_fresh" : part == "cached_input" ? "tok_cached" : part == "output" ? "tok_out" : "tok";
  }

  void figures() {
    for_each_training_number(found_, [&](std::string_view section, std::string_view key, std::string_view unit, double number) {
      const bool alone = section.empty();
      if (is_asked(alone ? key : section, alone ? section : key))
        out_.add(std::string(section), std::string(key), std::string(unit_of_part(section, key, unit)), number / unit_of(unit).scale);
    });
  }

  void conventions() {
    const auto say = [&](const char* name, std::string_view value) { out_.conventions.emplace_back(name, value); };
    say("stated_mfu", run_.mfu.of_run() ? "run_mfu" : run_.mfu.of_hardware() ? "hfu" : "mfu");
    if (given(run_.flop))
      say("arithmetic", "given");
    else if (!given(found_.attention_flop))
      say("arithmetic", "6_n");
    else
      say("arithmetic", run_.attention == attention_count::causal ? "6_n_and_causal_attention" : "6_n_and_full_attention");
    if (!s_.trained_model.empty()) say("model", s_.trained_model);
    if (const auto* peak = s_.find("training.peak"); peak && peak->by == given_by::generation) say("peak", name_of(run_.precision));
    const bool loses = given(run_.mtbf) || given(run_.checkpoint_interval) || given(run_.planned_stops);
    say("goodput", given(run_.goodput) ? "given" : loses ? "from_failures_checkpoints_and_stops" : "nothing_lost");
    if (!given(run_.goodput) && given(found_.checkpoint_interval))
      say("checkpoint_interval", given(run_.checkpoint_interval) ? "given" : chosen(run_, &training_run<double>::checkpoints));
    say("cost", given(run_.rental) ? "rented" : "own_gpu_hour_at_the_mean_load_of_the_plan");
    say("energy", "full_load_draw_over_all_gpu_hours");
    if (any_price(s_.prices)) say("token_prices", "of_the_base_year");
  }

  void warnings() {
    const auto warn = [&](const char* code, const char* field, std::string message) { out_.warnings.push_back({code, field, std::move(message)}); };
    if (given(run_.deadline) && found_.time.total > run_.deadline)
      warn("too_late", "training.deadline", number_text(run_.deadline.in(day), 4) + " days, the run takes " + number_text(found_.time.total.in(day), 4));
    if (given(run_.budget) && found_.cost.charged > run_.budget)
      warn("over_budget", "training.budget", number_text(run_.budget.in(USD), 4) + " USD, the run costs " + number_text(found_.cost.charged.in(USD), 4));
    if (found_.memory_share > 0.8)
      warn("memory_tight", "training.memory", "is filled to " + number_text(100.0 * found_.memory_share, 3) + " % by weights, gradients and optimizer states: activations come on top");
  }

 public:
  explicit training_maker(const scenario& s)
      : s_(s), run_(*s.training), plan_(s.plan), found_(economics_of_training(plan_, run_, s.prices)) {}

  [[nodiscard]] figures_answer made() {
    figures();
    conventions();
    warnings();
    return std::move(out_);
  }
};

}  // namespace detail

/// What a scenario's training run takes, at its central values.
/// @errors  scenario_error where the scenario has no [training]
[[nodiscard]] inline figures_answer training_answer_of(const scenario& s) {
  if (auto problems = training_run_problems(s); !problems.empty()) throw scenario_error(std::move(problems));
  return detail::training_maker(s).made();
}

}  // namespace aifactory
