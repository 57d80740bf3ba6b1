// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a comparison of generations look in a terminal?
///
/// A table for each speed, at 80 columns; at 100 and more with cost at full load and the date of the newest run. Below:
/// the cheapest, the Pareto set, ratios and trend where they were asked for, and what to look at.
#pragma once

#include "aifactory/report/generation_answer.hpp"
#include "aifactory/report/generation_cells.hpp"
#include "aifactory/report/log_plot.hpp"
#include "aifactory/report/scenario_title.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace aifactory {

namespace detail {

/// "fp4 dis. sp."
inline std::string serving_code(const frontier_curve& curve) {
  std::string code(name_of(curve.weights));
  if (curve.mode != serving_mode::not_stated) code += curve.mode == serving_mode::disaggregated ? " dis." : " agg.";
  return code + (curve.speculative.value_or(false) ? " sp." : "");
}

/// So many significant digits, zeros at the end included, so that columns line up.
inline std::string digits_text(double x, int significant) { return fixed_text(x, decimals_for(x, significant)); }

inline std::string speed_text(const interactivity<>& speed) { return number_text(speed.in(tok_out / second / user), 4); }

class generation_page {
  const generation_answer& all_;
  terminal_style style_;
  painter paint_;
  std::size_t width_;
  std::string text_{};

  static constexpr std::size_t name = 18, label = 32;

  void line(const std::string& text = {}) { text_ += text + "\n"; }
  void paragraph(const std::string& text, const std::string& hanging = "") {
    bool first = true;
    for (const auto& part : wrapped(text, width_ - hanging.size())) line((first ? "" : hanging) + part), first = false;
  }
  [[nodiscard]] bool wide() const { return width_ >= 100; }

  /// "0.52 - 1.31", or how it was measured.
  [[nodiscard]] std::string range_of(std::size_t place) const {
    if (const auto* spread = all_.spread_of(place)) return digits_text(spread->p5, 3) + " - " + digits_text(spread->p95, 3);
    const auto& row = all_.found.rows[place];
    const auto& option = *row.option;
    if (option.from == rate_from::faster_point) return "meas. at " + speed_text(option.served_at);
    if (option.from == rate_from::measured) return row.announced() ? "printed" : "measured";
    if (!option.error.known) return "not known";
    const double cost = row.cost().in(USD / Mtok_out), factor = error_factor(option);
    return digits_text(cost / factor, 3) + " - " + digits_text(cost * factor, 3) + (option.error.of_model ? "+" : "");
  }

  void row(std::size_t place) {
    const auto& each = all_.found.rows[place];
    const std::string id = left(std::string(each.facts.id) + (each.announced() ? " a" : ""), name);
    if (!each.option) return paragraph(id + each.reason, std::string(name, ' '));
    const auto& option = *each.option;
    const double per_mw = option.result.full_load_per_facility_power.output.in(tok_out / second / MW);
    std::string text = id + right(digits_text(option.plan.workload.output_rate.in(tok_out / second / GPU), 4), 8) + right(digits_text(per_mw / 1e3, 4), 8) +
                       right(digits_text(option.result.gpu_hour_cost.total.in(USD / GPU / hour), 3) + (each.facts.price->from.is_assumption() ? "*" : " "), 8) +
                       right(digits_text(each.cost().in(USD / Mtok_out), 4), 9) + "  " + left(range_of(place), wide() ? 14 : 15);
    if (wide()) text += right(digits_text(option.result.cost_per_token_at_full_load.output.in(USD / Mtok_out), 4), 9) + "  ";
    text += serving_code(option.curve);
    if (wide()) text = left(text, name + 8 + 8 + 8 + 9 + 16 + 11 + 13) + std::string(option.curve.from.date.substr(0, 7));
    while (text.back() == ' ') text.pop_back();
    const bool cheapest = std::any_of(all_.found.cheapest.begin(), all_.found.cheapest.end(), [&](const auto& c) { return c.row == place; });
    line(cheapest ? paint_.bold(text) : text);
  }

  void cheapest_at(const interactivity<>& speed) {
    for (const auto& c : all_.found.cheapest) {
      if (!(c.speed == speed)) continue;
      const auto& best = all_.found.rows[c.row];
      std::string text = "Cheapest measured: " + std::string(best.facts.id);
      if (!c.second) return paragraph(text + ", the only one.");
      text += "; then " + std::string(all_.found.rows[*c.second].facts.id) + " at " + rounded_text(c.found.times, 3) + " times";
      if (!c.error_known)
        text += "; how far off the interpolation is, is not known.";
      else if (c.found.log_sd == 0.0)
        text += ", both measured.";
      else
        text += "; interpolation may be off by " + rounded_text(std::exp(c.found.log_sd), 3) + " times, so the gap is " +
                (c.found.beyond_error() ? "larger than" : "within") + " the error (cheaper with " + rounded_text(100.0 * c.found.chance(), 2) + " %).";
      paragraph(text);
    }
  }

  void tables() {
    std::string heads = left("", name) + right("tok/s", 8) + right("ktok/s", 8) + right("$/GPU-h", 8) + right("$/Mtok", 9) + "  " + left("range", wide() ? 14 : 15),
                units = left("", name) + right("/GPU", 8) + right("/MW", 8) + right("", 8) + right("output", 9);
    if (wide()) heads += right("full", 9) + "  ", units += right("load", 2 + 14 + 9);
    heads += wide() ? left("served", 13) + "run of" : "served";
    for (const auto& speed : all_.asked.speeds) {
      line(paint_.bold("At " + speed_text(speed) + " tokens/s for a user"));
      line(paint_.faint(heads));
      line(paint_.faint(units));
      for (std::size_t i = 0; i < all_.found.rows.size(); ++i)
        if (all_.found.rows[i].speed == speed) row(i);
      cheapest_at(speed);
      line();
    }
  }

  void pareto() {
    if (all_.found.pareto.empty()) return;
    line(paint_.bold("Not beaten in cost per token, speed and MW at once") + paint_.faint("  MW for " + count_text(all_.asked.demand.in(tok_out / second), 3) + " tok/s"));
    for (const std::size_t i : all_.found.pareto) {
      const auto& each = all_.found.rows[i];
      line("  " + left(each.facts.id, name) + right(speed_text(each.speed), 6) + " tok/s/user" + right(digits_text(each.cost().in(USD / Mtok_out), 4), 9) +
           " $/Mtok" + right(digits_text(each.power_for_demand.in(MW), 4), 9) + " MW");
    }
    line();
  }

  static std::string spans_text(const ratio_reached& reached) {
    std::string text;
    for (const auto& span : reached.spans) text += (text.empty() ? "" : ", ") + speed_text(span.slowest) + " to " + speed_text(span.fastest);
    return text;
  }

  void ratios() {
    for (const auto& pair : all_.ratios) {
      for (const auto& part : wrapped(pair.better.name() + " against " + pair.baseline.name(), width_)) line(paint_.bold(part));
      line(paint_.faint("Both measured from " + speed_text(pair.common.slowest) + " to " + speed_text(pair.common.fastest) + " tok/s/user; how many times:"));
      const std::size_t shown = std::min<std::size_t>(pair.log_sd.size(), (width_ - label - 16) / 8);
      std::string heads = left("", label), errors = left("interpolation may be off by", label);
      for (std::size_t i = 0; i < shown; ++i) {
        heads += right("at " + speed_text(all_.asked.speeds[i]), 8);
        errors += right(pair.log_sd[i] ? digits_text(std::exp(*pair.log_sd[i]), 3) : "-", 8);
      }
      line(paint_.faint(heads + right("largest", 16)));
      for (const auto& ratio : pair.ratios) {
        std::string text = left(words_of(ratio.what), label);
        for (std::size_t i = 0; i < shown; ++i) text += right(ratio.at[i] ? digits_text(*ratio.at[i], 3) : "-", 8);
        line(text + right(digits_text(ratio.reached.largest, 3) + " at " + speed_text(ratio.reached.largest_at), 16));
      }
      line(errors);
      for (const auto& ratio : pair.ratios)
        paragraph(rounded_text(ratio.wanted, 3) + " times " + words_of(ratio.what) + ": " +
                      (ratio.reached.spans.empty() ? "nowhere in the range of both" : "from " + spans_text(ratio.reached) + " tok/s/user"),
                  "    ");
      line();
    }
  }

  static std::string words_of(ratio_of what) {
    switch (what) {
      case ratio_of::it_power: return "tokens per MW of IT";
      case ratio_of::facility_power: return "tokens per MW at the meter";
      case ratio_of::facility_power_2025: return "tokens per MW at the meter, 2025";
      case ratio_of::board_power: return "tokens per MW of boards";
      default: return "cheaper per token";
    }
  }

  void trend() {
    if (all_.trend.empty()) return;
    line(paint_.bold("Build cost against token cost, by year") + paint_.faint("  at " + speed_text(all_.asked.speeds.front()) + " tok/s/user"));
    line(paint_.faint(left("", name + 6) + right("M$/MW IT", 10) + right("$/Mtok", 9) + right("M$/MW IT", 12) + right("$/Mtok", 9) + "  its year's"));
    for (const auto& each : all_.trend) {
      const auto& found = all_.found.rows[each.place];
      const auto built = [](const build_and_token_cost& of) { return digits_text(of.built.in(1e6 * USD / MW_IT), 4); };
      const auto made = [](const build_and_token_cost& of) { return digits_text(of.token_cost.in(USD / Mtok_out), 4); };
      line(left(std::to_string(found.facts.year), 6) + left(std::string(found.facts.id) + (found.announced() ? " a" : ""), name) + right(built(each.with_plan), 10) +
           right(made(each.with_plan), 9) +
           (each.with_year ? right(built(*each.with_year), 12) + right(made(*each.with_year), 9) + "  " +
                                 rounded_text(each.building->entry->cost.value.in(1e6 * USD / MW_IT), 4) + " building"
                           : right("-", 12) + right("-", 9) + "  none known"));
    }
    line();
  }

  /// Where the rates come from, each once.
  void sources() {
    std::vector<std::string> all;
    for (const auto& row : all_.found.rows)
      if (row.option) aifactory::detail::add_once(all, std::string(row.option->curve.from.text) + (row.announced() ? " (announced)" : ""));
    std::string text;
    for (const auto& each : all) text += (text.empty() ? "" : "; ") + each;
    if (!text.empty()) paragraph("Rates: " + text + ".");
  }

  void notes() {
    sources();
    if (all_.trials.trials > 0)
      paragraph("range: p5 to p95 of " + count_text(static_cast<double>(all_.trials.trials), 3) +
                " trials, of the scenario's distributions and the error of the interpolation; prices and power of the generations are certain.");
    paragraph(std::string(all_.trials.trials > 0 ? "Interpolation may be off by one sigma" : "range: one sigma of the interpolation") + ", by leaving each measured point out in turn (+: by all curves of the model, where a curve has no point to "
              "leave out); \"meas. at 69\": the slowest measured point is faster than asked and serves. a announced, * price assumed. agg.: the same "
              "GPUs read prompts and write answers, dis.: different ones, sp.: with speculative decoding." +
              std::string(all_.ratios.empty() ? "" : " 2025: the kW per GPU published then, which claims of that time were computed with."));
    for (const auto& w : all_.warnings) paragraph(paint_.alert("Warning: ") + harmless(w.field) + ": " + harmless(w.message), "  ");
  }

 public:
  generation_page(const generation_answer& all, const terminal_style& style)
      : all_(all), style_(style), paint_(style.colour), width_(std::clamp<std::size_t>(style.columns, 80, 120)) {}

  std::string text() {
    const auto& s = all_.scenario;
    line(paint_.bold(clipped(harmless(title_of(s)), width_)));
    const auto& choice = all_.asked.choice;
    paragraph(choice.model + ", " + lengths_text(choice.lengths) + ", " + (choice.weights ? std::string(name_of(*choice.weights)) : "best precision") + "; " +
              rounded_text(unit_economics(s.plan).it_power_built.in(MW_IT), 4) + " MW of IT each; costs delivered at " +
              rounded_text(100.0 * s.plan.operations.utilization.value(), 3) + " % utilization.");
    line();
    tables();
    pareto();
    ratios();
    trend();
    notes();
    return std::move(text_);
  }
};

}  // namespace detail

/// The comparison for people.
/// @errors  none
[[nodiscard]] inline std::string terminal_report(const generation_answer& all, const terminal_style& style) {
  return detail::generation_page(all, style).text();
}

/// What a frontier plot shows over speed.
enum class plotted { tokens_per_mw, cost_per_token, tokens_per_gpu };

/// The frontiers of the comparison's generations. Points are measured, dots interpolated.
[[nodiscard]] inline std::string frontier_plot(const generation_answer& all, plotted what, const terminal_style& style) {
  std::vector<plot_series> series;
  for (const auto& facts : all.asked.generations) {
    const auto curves = curves_of(facts.id, all.asked.choice);
    if (curves.empty() || !facts.price || !facts.it_power_per_gpu) continue;
    const auto plan = with_generation(all.scenario.plan, facts);
    const frontier found(curves);
    const auto height = [&](const interactivity<>& speed) {
      const auto at = at_speed(plan, found, speed);
      if (what == plotted::tokens_per_gpu) return at.workload.output_rate.in(tok_out / second / GPU);
      const auto result = unit_economics(at);
      return what == plotted::cost_per_token ? result.cost_per_token.output.in(USD / Mtok_out) : result.full_load_per_facility_power.output.in(tok_out / second / MW);
    };
    plot_series drawn{std::string(facts.id) + (curves.front().standing == standing::announced ? " (announced)" : ""), {}, {}};
    const auto put = [&](auto& list, const interactivity<>& speed) { list.emplace_back(speed.in(tok_out / second / user), height(speed)); };
    for (const auto& curve : curves)
      for (const auto& point : curve.points)
        if (point.output_rate == found.output_rate_at(point.speed)) put(drawn.points, point.speed);
    const double low = found.range().slowest.base_value(), high = found.range().fastest.base_value();
    constexpr int steps = 300;
    for (int i = 0; i <= steps; ++i)
      put(drawn.line, interactivity<>::from_base_value(std::clamp(low * std::pow(high / low, static_cast<double>(i) / steps), low, high)));
    series.push_back(std::move(drawn));
  }
  const char* y = what == plotted::tokens_per_mw    ? "output tokens/s per MW at the meter"
                  : what == plotted::cost_per_token ? "$ per million output tokens, delivered"
                                                    : "output tokens/s per GPU";
  return log_plot_text(series, {"tokens/s for a user", y}, style);
}

}  // namespace aifactory
