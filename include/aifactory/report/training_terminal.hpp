// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a person see of a training run: days, where the GPU-hours go, failures, money, energy, and what it displaces?
#pragma once

#include "aifactory/report/rounding.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/text_page.hpp"
#include "aifactory/report/training_answer.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

namespace detail {

class training_page : text_page {
  const scenario& s_;
  const figures_answer& a_;

  [[nodiscard]] const double* figure(std::string_view path) const {
    const auto* found = a_.find(path);
    return found ? &found->value : nullptr;
  }
  [[nodiscard]] double number(std::string_view path) const {
    const auto* found = figure(path);
    return found ? *found : 0.0;
  }
  [[nodiscard]] std::string_view convention(std::string_view name) const {
    for (const auto& [key, value] : a_.conventions)
      if (key == name) return value;
    return {};
  }
  [[nodiscard]] static std::string percent(double x) { return rounded_text(100.0 * x, 3) + " %"; }
  /// "3.80e25", as people write it.
  [[nodiscard]] static std::string flop_text(double x) {
    std::string text = digits_of(x, std::chars_format::scientific, 2);
    std::erase(text, '+');
    return text + " FLOP";
  }

  void headline() {
    line(paint_.bold(clipped(harmless(title_of(s_)), width_)));
    const std::string text = rounded_text(number("days.total"), 3) + " days on " + fixed_text(number("gpus"), 0) + " GPUs: " +
                             count_text(number("gpu_hours.total")) + " GPU-hours, " + money_text(number("run_cost_usd")) +
                             (figure("cost_usd.rented") ? " of rent." : " at the site's own GPU-hour.");
    for (const auto& part : wrapped(text, width_)) line(part);
    line();
  }

  void model() {
    const auto& run = *s_.training;
    std::vector<std::string> texts;
    std::string what;
    const double active = run.parameters.value(), all = run.total_parameters.value();
    if (active > 0.0) what = count_text(active) + " parameters";
    if (all > active) what += active > 0.0 ? " at work of " + count_text(all) : count_text(all) + " parameters in all";
    if (run.tokens.base_value() > 0.0) what += (what.empty() ? "" : ", ") + count_text(run.tokens.base_value()) + " tokens";
    if (!s_.trained_model.empty()) what = s_.trained_model + ": " + what;
    if (!what.empty()) texts.push_back(what);
    std::string flop = flop_text(number("flop"));
    if (convention("arithmetic") == "given")
      flop += ", as given";
    else if (const auto* attention = figure("attention_flop_per_token"))
      flop += ", " + percent(*attention / (*attention + number("parameter_flop_per_token"))) + " of it attention (" +
              (convention("arithmetic") == "6_n_and_causal_attention" ? "causal" : "all positions") + ")";
    else
      flop += " for the parameters, attention not counted";
    texts.push_back(flop);
    paragraph("Model", texts);
  }

  void speed() {
    std::vector<std::string> texts;
    // From the whole run's MFU alone: without failures and stops a step's is as low as it can be.
    const bool least = convention("stated_mfu") == "run_mfu" && number("goodput") == 1.0;
    std::string step = "MFU " + percent(number("in_step_mfu")) + (least ? " or more in a step: " : " in a step: ") + rounded_text(number("tflop_per_second_per_gpu"), 4) + " of " +
                       rounded_text(s_.training->peak.in(TFLOP / second / GPU), 5) + " TFLOP/s per GPU" + (convention("peak").empty() ? "" : " in " + std::string(convention("peak")));
    if (const auto* tokens = figure("training_tokens_per_second")) step += ", " + count_text(*tokens) + " tokens per second";
    texts.push_back(step);
    if (const auto* hardware = figure("hfu")) texts.push_back("HFU " + percent(*hardware) + " with what is recomputed");
    texts.push_back("MFU " + percent(number("run_mfu")) + " over all GPU-hours of the run");
    paragraph("Speed", texts);
  }

  void hours() {
    const double all = number("gpu_hours.total"), steps = number("busy_gpu_hours"), after = number("gpu_hours.fine_tuning");
    if (!(all > 0.0)) return;
    line(paint_.bold(left("GPU-hours", 28)) + paint_.faint(right("GPU-hours", 14) + right("share", 9)));
    const std::size_t room = width_ > 28 + 14 + 9 + 2 ? width_ - (28 + 14 + 9 + 2) : 0;
    for (const auto& [name, amount] : {std::pair{"steps that count", steps}, std::pair{"failures, checkpoints, stops", number("gpu_hours.pre_training") - steps},
                                       std::pair{"after pre-training", after}, std::pair{"total", all}}) {
      const bool sum = std::string_view(name) == "total";
      if (!sum && !(amount > 1e-9 * all)) continue;
      const std::string row = left(name, 28) + right(count_text(amount), 14) + right(percent(amount / all), 9);
      line((sum ? paint_.bold(row) : row) + (sum ? "" : "  " + paint_.bars(bar(amount / all, std::min<std::size_t>(room, 30), style_.unicode))));
    }
    line();
  }

  void failures() {
    std::vector<std::string> texts;
    if (const auto* often = figure("job_mtbf_hours"))
      texts.push_back("Every " + rounded_text(*often, 3) + " hours on average, " + rounded_text(number("expected_failures"), 3) + " expected during pre-training");
    if (const auto* interval = figure("checkpoint_interval_minutes")) {
      const auto by = convention("checkpoint_interval");
      texts.push_back("A checkpoint after every " + rounded_text(*interval, 3) + " minutes of work" +
                      (by == "given" ? "" : by == "young" ? " (optimum by Young)" : by.empty() ? "" : " (optimum by Daly)"));
    }
    if (!texts.empty()) texts.push_back("Goodput " + percent(number("goodput")));
    paragraph("Failures", texts);
  }

  void money() {
    std::vector<std::string> texts;
    const double all = number("gpu_hours.total");
    const auto per_hour = [&](double cost) { return " ($" + rounded_text(cost / all, 4) + " per GPU-hour)"; };
    if (const auto* rented = figure("cost_usd.rented")) texts.push_back("rented " + money_text(*rented) + per_hour(*rented));
    std::string own = "own " + money_text(number("cost_usd.own")) + per_hour(number("cost_usd.own"));
    std::vector<std::pair<double, std::string>> layers;
    for (const auto& each : a_.figures)
      if (each.section == "own_cost_usd" && each.key != "total" && each.value > 0.0) layers.emplace_back(-each.value, each.key);
    std::sort(layers.begin(), layers.end());
    constexpr std::size_t most = 4;
    double others = 0.0;
    for (std::size_t i = 0; i < layers.size(); ++i)
      if (i < most || layers.size() == most + 1)
        own += (i == 0 ? ": " : ", ") + layers[i].second + " " + money_text(-layers[i].first, 3);
      else
        others -= layers[i].first;
    if (others > 0.0) own += ", other " + money_text(others, 3);
    texts.push_back(own + "; its energy is that of the plan's mean load");
    if (const auto* per_token = figure("cost_per_million_training_tokens_usd")) texts.push_back("$" + rounded_text(*per_token, 4) + " per million tokens of pre-training");
    const auto& run = *s_.training;
    if (run.budget.base_value() > 0.0)
      texts.push_back(number("run_cost_usd") > run.budget.in(USD) ? paint_.alert("Above the budget of " + money_text(run.budget.in(USD))) : "Within the budget of " + money_text(run.budget.in(USD)));
    if (run.deadline.base_value() > 0.0) {
      const std::string limit = rounded_text(run.deadline.in(day), 4) + " days";
      texts.push_back(number("days.total") > run.deadline.in(day) ? paint_.alert("Later than " + limit) : "Within " + limit);
    }
    paragraph("Cost", texts);
  }

  void energy_and_memory() {
    std::vector<std::string> texts{rounded_text(number("energy_mwh"), 4) + " MWh at the meter, " + rounded_text(number("facility_power_mw"), 3) + " MW"};
    if (const auto* tonnes = figure("carbon_t")) texts.push_back(rounded_text(*tonnes, 4) + " t of carbon");
    if (const auto* litre = figure("water_litre")) texts.push_back(count_text(*litre) + " litres of water");
    paragraph("Energy", texts);
    const auto* states = figure("states_gb");
    if (!states) return;
    std::string text = rounded_text(*states / 1e3, 4) + " TB of weights, gradients and optimizer states";
    if (const auto* filled = figure("memory_share")) text += ", " + percent(*filled) + " of the GPUs' memory";
    paragraph("Memory", {text});
  }

  void displaced() {
    const auto* tokens = figure("tokens_not_made.total");
    if (!tokens || !(*tokens > 0.0)) return;
    std::string text = count_text(*tokens) + " tokens that inference would have delivered in these GPU-hours";
    if (const auto* output = figure("tokens_not_made.output"); output && *output < *tokens) text += ", " + count_text(*output) + " of them output";
    std::vector<std::string> texts{text};
    if (const auto* revenue = figure("revenue_not_made_usd"))
      texts.push_back("They would have sold for " + money_text(*revenue) + ", " + rounded_text(*revenue / number("run_cost_usd"), 3) + " times what the run costs");
    paragraph("Not made", texts);
  }

 public:
  training_page(const scenario& s, const figures_answer& a, const terminal_style& style) : text_page(style), s_(s), a_(a) {}

  std::string report() && {
    headline();
    model();
    speed();
    hours();
    failures();
    money();
    energy_and_memory();
    displaced();
    return joined();
  }
};

}  // namespace detail

/// A training run for people.
/// @param a  training_answer_of(s)
[[nodiscard]] inline std::string terminal_training(const scenario& s, const figures_answer& a, const terminal_style& style) {
  return detail::training_page(s, a, style).report();
}

}  // namespace aifactory
