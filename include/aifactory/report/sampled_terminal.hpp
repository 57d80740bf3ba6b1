// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a person see of many trials: percentiles, a histogram, and which input moves the answer?
///
/// At most 48 lines of at most 100 columns, to stand below the answer at the central values.
#pragma once

#include "aifactory/report/rounding.hpp"
#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/report/terminal.hpp"
#include "aifactory/report/text_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// What this part of a report may fill.
inline constexpr std::size_t longest_sampled_report = 48;

namespace detail {

class sampled_page : text_page {
  const scenario& scenario_;
  const sampled_answer& found_;

  static constexpr std::size_t most_bars = 8;

  static std::string count(std::uint64_t n) { return fixed_text(static_cast<double>(n), 0); }

  void headline() {
    const bool usual = found_.generator == random_generator::philox4x32_10;
    std::string text = count(found_.trials) + " trials (" + std::string(name_of(found_.how)) + ", " +
                       (usual ? "" : std::string(name_of(found_.generator)) + ", ") + "seed " +
                       std::to_string(found_.seed) + ") of ";
    text +=
        found_.fields.size() == 1 ? found_.fields.front() : fmt::format("{} uncertain inputs", found_.fields.size());
    if (found_.trials_invalid > 0) text += "; " + count(found_.trials_invalid) + " without a finite answer";
    beside("Uncertain", {text});
    if (const auto* cost = found_.find("cost_per_million_tokens_usd.blended"))
      beside("", {"A million tokens: $" + rounded_text(cost->mean.value, 4) + " delivered in the mean, $" +
                     rounded_text(cost->percentile(5).value, 4) + " to $" +
                     rounded_text(cost->percentile(95).value, 4) + " in 90 of 100 trials."});
    if (!found_.complete())
      line(paint_.alert("PARTIAL: interrupted after " + count(found_.trials) + " of " + count(found_.trials_asked) +
                        " trials"));
    line();
  }

  /// A row of the table: what is shown, in which unit.
  struct shown {
    std::string name;
    const figure_spread* figure;
    double divisor;
  };
  [[nodiscard]] std::vector<shown> rows() const {
    std::vector<shown> all;
    const auto add = [&](std::string_view path, std::string name, double divisor = 1.0) {
      if (const auto* figure = found_.find(path)) all.push_back({std::move(name), figure, divisor});
    };
    const auto money = [&](std::string_view path, std::string_view of_what) {
      const auto* figure = found_.find(path);
      if (!figure) return;
      const auto scale = money_scale_for(figure->central.value);
      add(path, scale.unit + " " + std::string(of_what), scale.divisor);
    };
    add("cost_per_million_tokens_usd.blended", "$/million delivered");
    add("cost_per_million_tokens_at_full_load_usd.blended", "$/million full load");
    add("gpu_hour_cost_usd.total", "$ per GPU-hour");
    money("annual_cost_usd.total", "a year");
    money("capex_usd.total", "of capital");
    add("gpus", "GPUs");
    add("it_power_built_mw", "MW of IT built");
    add("facility_power_built_mw", "MW at the meter");
    add("energy_mwh_per_year", "GWh a year", 1e3);
    add("tokens_per_second_per_mw.total", "M tok/s per MW", 1e6);
    add("tokens_per_joule.total", "tokens per joule");
    if (!all.empty()) return all;
    // Another question: its figures in their order, by their paths, large numbers in thousands, millions, ...
    for (const auto& figure : found_.figures) {
      const double size = std::max({std::fabs(figure.central.value), std::fabs(figure.percentile(5).value), std::fabs(figure.percentile(95).value)});
      const auto scale = scale_of_figure(figure.central, size);
      all.push_back({shown_name(figure.central, scale.unit), &figure, scale.divisor});
    }
    return all;
  }
  /// What a number of this size is divided by, and the unit it then has.
  [[nodiscard]] static money_scale scale_of_figure(const reported_number& figure, double size) {
    if (figure.unit == "USD" && size > 0.0) return money_scale_for(size);
    const std::string unit = figure.unit == "1" ? "" : figure.unit;
    if (size < 1e5 || figure.unit.starts_with("%")) return {1.0, unit};
    const int steps = std::clamp(static_cast<int>(std::floor(std::log10(size / 10.0) / 3.0)), 1, 5);
    return {std::pow(1e3, steps), std::string(1, "kMGTP"[steps - 1]) + (unit.empty() ? "" : " " + unit)};
  }
  /// "NPV difference, M$", "required price real, USD/Mtok"
  [[nodiscard]] static std::string shown_name(const reported_number& figure, std::string_view in) {
    std::string name = figure.key == "blended" || figure.key == "total" ? figure.section : figure.path();
    for (const std::string_view unit : {"_usd_per_million_tokens", "_percent_per_year", "_usd"})
      if (const auto at = name.find(unit); at != std::string::npos) name.erase(at, unit.size());
    for (char& c : name)
      if (c == '_' || c == '.') c = ' ';
    return name + (in.empty() ? "" : ", " + std::string(in));
  }

  void table() {
    const auto all = rows();
    if (all.empty()) return;
    using getter = estimate (*)(const figure_spread&);
    struct column {
      std::string_view heading;
      getter get;
      std::size_t from;  // the width from which on it is shown
    };
    constexpr std::size_t never = static_cast<std::size_t>(-1);
    const column columns[] = {
        {"mean", [](const figure_spread& f) { return f.mean; }, 0},
        {"sd", [](const figure_spread& f) { return f.sd; }, 76},
        {"p5", [](const figure_spread& f) { return f.percentile(5); }, 0},
        {"p25", [](const figure_spread& f) { return f.percentile(25); }, 96},
        {"p50", [](const figure_spread& f) { return f.percentile(50); }, 0},
        {"p75", [](const figure_spread& f) { return f.percentile(75); }, 96},
        {"p95", [](const figure_spread& f) { return f.percentile(95); }, 0},
        // Of costs the dear tail; whether more is worse of another question's figures is not known here.
        {"CVaR95", [](const figure_spread& f) { return f.cvar95; }, is_steady_year() ? std::size_t{0} : never},
    };
    const bool narrow = width_ < 76;
    const std::size_t cell = narrow ? 7 : 9;
    std::size_t name = 21;
    for (const auto& row : all) name = std::max(name, std::min(text_width(row.name) + 1, width_ - (narrow ? 4 : 5) * cell));
    // The columns beside mean, p5, p50, p95 and CVaR come where the names leave room.
    const auto has_room_for = [&](std::size_t from) { return from == 0 || (from != never && width_ >= from + (name - 21)); };
    std::string heads = left("", name);
    for (const auto& c : columns)
      if (has_room_for(c.from)) heads += right(c.heading, cell);
    line(paint_.bold(heads));
    double worst = 0.0;
    for (const auto& row : all) {
      std::string text = left(clipped(row.name, name - 1), name);
      const double largest = std::max(std::fabs(row.figure->percentile(95).value), std::fabs(row.figure->mean.value));
      const int decimals = decimals_for(largest / row.divisor, narrow ? 3 : 4);
      for (const auto& c : columns) {
        if (!has_room_for(c.from)) continue;
        const estimate e = c.get(*row.figure);
        if (e.value != 0.0) worst = std::max(worst, std::fabs(e.standard_error / e.value));
        const double number = e.value / row.divisor;
        text += right(fitted_text(fixed_text(number, decimals), number, cell), cell);
      }
      line(std::move(text));
    }
    for (const auto& each : found_.events) {
      std::string text = each.name;
      std::replace(text.begin(), text.end(), '_', ' ');
      line(text + " in " + rounded_text(100.0 * each.probability.value, 3) + " of 100 trials (standard error " + rounded_text(100.0 * each.probability.standard_error, 2) + ")");
    }
    line(paint_.faint("standard errors: at most " + rounded_text(100.0 * worst, 2) + " % of what is shown"));
    ratio();
    line();
  }
  void ratio() {
    const auto* cost = found_.find("cost_per_million_tokens_usd.blended");
    if (!cost || !cost->ratio_of_means || *cost->ratio_of_means == 0.0) return;
    const double apart = cost->mean.value / *cost->ratio_of_means - 1.0;
    if (std::fabs(apart) < 0.001) return;
    for (auto& part : wrapped(fmt::format("Over many years all cost over all tokens is ${} a million; the mean of the "
                                          "yearly ratios is {} % {}.",
                                          rounded_text(*cost->ratio_of_means, 4),
                                          rounded_text(100.0 * std::fabs(apart), 2), apart > 0.0 ? "more" : "less"),
                              width_))
      line(std::move(part));
  }

  [[nodiscard]] std::string headline_name() const {
    if (found_.headline == "cost_per_million_tokens_usd.blended") return "$ per million tokens, delivered";
    const auto* figure = found_.find(found_.headline);
    return figure ? shown_name(figure->central, scale_of_figure(figure->central, headline_size()).unit) : found_.headline;
  }
  [[nodiscard]] double headline_size() const {
    double largest = 0.0;
    for (const auto& each : found_.histogram) largest = std::max({largest, std::fabs(each.low), std::fabs(each.high)});
    return largest;
  }
  [[nodiscard]] double headline_divisor() const {
    const auto* figure = found_.find(found_.headline);
    return figure && !is_steady_year() ? scale_of_figure(figure->central, headline_size()).divisor : 1.0;
  }
  [[nodiscard]] bool is_steady_year() const { return found_.headline == "cost_per_million_tokens_usd.blended"; }

  void histogram() {
    double most = 0.0;
    for (const auto& bar : found_.histogram) most = std::max(most, bar.share);
    const double divisor = headline_divisor(), largest = headline_size() / divisor;
    if (!(most > 0.0) || !std::isfinite(largest)) return;
    line(paint_.bold("How often") + paint_.faint(clipped("  " + headline_name() + "; the middle 99 %", width_ - 9)));
    const int decimals = decimals_for(largest, 4);
    const auto edge = [&](double x) { return fitted_text(fixed_text(x, decimals), x, 11); };
    const std::size_t room = width_ - 34;
    for (const auto& each : found_.histogram)
      line(right(edge(each.low / divisor), 11) + " to " + left(edge(each.high / divisor), 11) +
           right(fixed_text(100.0 * each.share, 1), 5) + " % " +
           paint_.bars(bar(each.share / most, room, style_.unicode)));
    line();
  }

  /// "48.9 to 100 USD/MWh", "16.1 to 18.9 M USD/MW_IT"
  [[nodiscard]] std::string range_of(const std::string& field) const {
    const auto* input = scenario_.find(field);
    if (!input || !input->spread) return {};
    const double low = input->spread->quantile(0.1), high = input->spread->quantile(0.9);
    const double size = std::max(std::fabs(low), std::fabs(high));
    const double divisor = size >= 1e6 ? 1e6 : size >= 1e4 ? 1e3 : 1.0;
    const bool plain = input->unit == "1" || input->unit == "MW_facility/MW_IT";
    return rounded_text(low / divisor, 3) + " to " + rounded_text(high / divisor, 3) +
           (divisor == 1.0   ? ""
            : divisor == 1e3 ? " k"
                             : " M") +
           (plain ? "" : " " + input->unit);
  }

  void tornado() {
    std::vector<swing> bars;
    for (const auto& each : found_.tornado)
      if (std::isfinite(each.at_low) && std::isfinite(each.at_high)) bars.push_back({each.input, each.at_low / headline_divisor(), each.at_high / headline_divisor()});
    const auto* figure = found_.find(found_.headline);
    if (bars.empty() || !figure) return;
    const double middle = figure->central.value / headline_divisor();
    double low = middle, high = middle;
    for (const auto& each : bars)
      low = std::min({low, each.at_low, each.at_high}), high = std::max({high, each.at_low, each.at_high});
    const bool wide = width_ >= 96;
    const std::size_t name = wide ? 48 : 24, number = 9;
    const std::size_t room = width_ - name - 2 * number - 2;
    line(paint_.bold("What moves it") +
         paint_.faint(width_ < 76 ? "  each input alone, p10 to p90"
                                  : "  each input alone, p10 to p90, the others at their medians"));
    const auto place = [&](double x) {
      return static_cast<std::size_t>(std::lround((x - low) / (high - low) * static_cast<double>(room - 1)));
    };
    const int decimals = decimals_for(std::max(std::fabs(low), std::fabs(high)), 4);
    const auto text_of = [&](double x) { return fitted_text(fixed_text(x, decimals), x, number); };
    for (std::size_t i = 0; i < std::min(bars.size(), most_bars); ++i) {
      const double from = std::min(bars[i].at_low, bars[i].at_high), to = std::max(bars[i].at_low, bars[i].at_high);
      std::string drawn;
      for (std::size_t at = 0; at < room; ++at) {
        const bool inside = at >= place(from) && at <= place(to);
        drawn += at == place(middle) ? (style_.unicode ? "│" : "|") : !inside ? " " : style_.unicode ? "▄" : "=";
      }
      std::string heading = bars[i].input;
      if (wide) heading = left(clipped(heading, 22), 23) + range_of(bars[i].input);
      line(left(clipped(heading, name), name) + right(text_of(from), number) + " " + paint_.bars(drawn) + " " +
           text_of(to));
    }
    if (bars.size() > most_bars) line(paint_.faint(fmt::format("and {} smaller ones", bars.size() - most_bars)));
    if (!scenario_.correlations.empty()) line(paint_.faint("correlations count in the trials above, not here"));
  }

 public:
  sampled_page(const scenario& s, const sampled_answer& found, const terminal_style& style)
      : text_page(style), scenario_(s), found_(found) {}

  [[nodiscard]] std::string text() {
    headline();
    table();
    histogram();
    tornado();
    return joined();
  }
};

}  // namespace detail

/// What many trials say, for people; for an answer of at least one trial.
/// @errors  none
[[nodiscard]] inline std::string terminal_uncertainty(const scenario& s, const sampled_answer& found,
                                                      const terminal_style& style) {
  return detail::sampled_page(s, found, style).text();
}

}  // namespace aifactory
