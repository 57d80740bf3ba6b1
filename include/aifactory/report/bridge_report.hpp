// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does the bridge between two plans look in a terminal?
#pragma once

#include "aifactory/report/bridge.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/text_layout.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

namespace detail {

/// A bar from one level to another on a line of `width`, whose left end is `low`.
inline std::string floating_bar(double from, double to, double low, double high, std::size_t width, bool unicode) {
  if (!(high > low)) return "";
  const auto column = [&](double x) { return static_cast<std::size_t>(std::lround((x - low) / (high - low) * static_cast<double>(width))); };
  const std::size_t a = column(std::min(from, to)), b = std::max(column(std::max(from, to)), a + 1);
  std::string text(a, ' ');
  for (std::size_t i = a; i < b; ++i) text += unicode ? (to >= from ? "█" : "░") : (to >= from ? "#" : "-");
  return text;
}

}  // namespace detail

/// A waterfall: where the figure starts, what each input adds or takes away, where it ends.
[[nodiscard]] inline std::string waterfall_text(const bridge& b, std::string_view from_name, std::string_view to_name,
                                                const terminal_style& style) {
  const painter paint(style.colour);
  const std::size_t width = std::clamp<std::size_t>(style.columns, 60, 120);
  std::size_t name_width = 20;
  for (const auto& step : b.steps) name_width = std::max(name_width, std::min<std::size_t>(text_width(step.field), 36) + 1);
  // Inputs that differ and do not act are told below, not drawn.
  std::vector<bridge_step> drawn = b.steps;
  std::erase_if(drawn, [&](const bridge_step& step) { return std::fabs(step.contribution) < 1e-9 * std::max(std::fabs(b.from), std::fabs(b.to)); });

  double low = std::min(b.from, b.to), high = std::max(b.from, b.to), level = b.from;
  for (const auto& step : drawn) level += step.contribution, low = std::min(low, level), high = std::max(high, level);
  const double margin = 0.02 * (high - low);
  low = std::max(0.0, low - margin) > 0.6 * high ? low - margin : std::min(0.0, low);

  const double largest = std::max(std::fabs(low), std::fabs(high));
  const bool dollars = b.unit == "USD" || b.unit == "USD/year";
  const money_scale scale = dollars ? money_scale_for(largest) : money_scale{1.0, b.unit};
  const int decimals = decimals_for(largest / scale.divisor, 5);
  const std::size_t number_width = fixed_text(-largest / scale.divisor, decimals).size() + 2;
  const std::size_t used = name_width + 2 * number_width + 2, bar_width = width > used + 10 ? width - used : 10;
  const auto number = [&](double x) { return right(fixed_text(x / scale.divisor, decimals), number_width); };
  const auto change = [&](double x) { return right((x >= 0.0 ? "+" : "") + fixed_text(x / scale.divisor, decimals), number_width); };
  const auto row = [&](std::string_view name, const std::string& figure, double start, double end) {
    return left(clipped(harmless(name), name_width - 1), name_width) + figure + "  " +
           paint.bars(detail::floating_bar(start, end, low, high, bar_width, style.unicode)) + "\n";
  };

  std::string text = paint.bold(b.figure) + paint.faint("  in " + scale.unit + (b.unit == "USD/year" ? " a year" : "")) + "\n\n";
  text += row(from_name, right("", number_width) + number(b.from), low, b.from);
  level = b.from;
  for (const auto& step : drawn) {
    text += row(step.field, change(step.contribution) + number(level + step.contribution), level, level + step.contribution);
    level += step.contribution;
  }
  text += row(to_name, right("", number_width) + number(b.to), low, b.to);
  if (b.steps.empty()) return text + "\nNo input differs.\n";

  text += "\n" + paint.bold("What differs") + "\n";
  for (const auto& step : b.steps)
    text += step.unit.empty() ? "  " + step.field + ": another convention or another way to state it\n"
                              : "  " + left(step.field, name_width) + rounded_text(step.from, 5) + " to " + rounded_text(step.to, 5) +
                                    (step.unit == "1" || step.unit == "MW_facility/MW_IT" ? "" : " " + step.unit) + "\n";
  return text;
}

}  // namespace aifactory
