// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is an explanation printed: as a tree for a terminal, as Markdown, as LaTeX?
#pragma once

#include "aifactory/report/explanation.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/text_page.hpp"
#include "aifactory/values/formula_latex.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace aifactory {

/// So many levels below the figure; 0 for the figure alone.
inline constexpr std::size_t all_levels = static_cast<std::size_t>(-1);

namespace detail {

[[nodiscard]] inline std::string unit_behind(const std::string& unit) { return unit.empty() || unit == "1" || unit == "MW_facility/MW_IT" ? "" : " " + unit; }
/// "0.22481 USD/Mtok"
[[nodiscard]] inline std::string value_text(const explained_part& part) { return rounded_text(part.value, 6) + unit_behind(part.unit); }

/// The parts in the order of the tree with their depths, each below the first that names it.
[[nodiscard]] inline std::vector<std::pair<std::size_t, std::size_t>> tree_order(const explanation& e, std::size_t levels) {
  struct visit {
    std::size_t part, depth;
  };
  std::vector<visit> rest{{0, 0}};
  std::vector<std::pair<std::size_t, std::size_t>> order;
  std::vector<bool> seen(e.parts.size());
  while (!rest.empty()) {
    const auto [part, depth] = rest.back();
    rest.pop_back();
    if (seen[part]) continue;
    seen[part] = true;
    order.emplace_back(part, depth);
    if (depth < levels)
      for (auto p = e.parts[part].parts.rbegin(); p != e.parts[part].parts.rend(); ++p) rest.push_back({*p, depth + 1});
  }
  return order;
}

class explanation_page : text_page {
  const explanation& e_;
  std::vector<bool> seen_;

  /// One part, and what it is made of; `lead` stands before it and `below` before what comes below it.
  void part(std::size_t at, const std::string& lead, const std::string& below, std::size_t levels) {
    const auto& p = e_.parts[at];
    const bool again = seen_[at];
    seen_[at] = true;
    const std::string head = lead + paint_.bold(harmless(p.name)) + " = " + value_text(p);
    line(head + (again && !p.parts.empty() ? paint_.faint("  (see above)") : ""));
    if (again) return;
    const bool deeper = !p.parts.empty() && levels > 0;
    const std::string rail = style_.unicode ? "│ " : "| ", beside_text = below + (deeper ? rail : "  ");
    const std::size_t room = width_ > text_width(beside_text) + 24 ? width_ - text_width(beside_text) : 24;
    for (const auto& each : wrapped(p.is_input ? harmless(p.origin) : "= " + harmless(to_text(*p.node)), room)) line(beside_text + paint_.faint(each));
    if (!deeper) return;
    for (std::size_t i = 0; i < p.parts.size(); ++i) {
      const bool last = i + 1 == p.parts.size();
      part(p.parts[i], below + (style_.unicode ? last ? "└─ " : "├─ " : last ? "`- " : "|- "), below + (last ? "   " : style_.unicode ? "│  " : "|  "), levels - 1);
    }
  }

 public:
  explanation_page(const explanation& e, const terminal_style& style) : text_page(style), e_(e), seen_(e.parts.size()) {}

  [[nodiscard]] std::string text(std::size_t levels) {
    part(0, "", "", levels);
    return joined();
  }
};

}  // namespace detail

/// A tree from the figure down to the inputs: value, unit, formula; of inputs where they come from.
[[nodiscard]] inline std::string terminal_explanation(const explanation& e, const terminal_style& style, std::size_t levels = all_levels) {
  return detail::explanation_page(e, style).text(levels);
}

/// Text that Markdown shows as it stands: no cell ends in it, no markup begins.
[[nodiscard]] inline std::string markdown_text(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, 1, '\\');
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos; at += 4) text.replace(at, 1, "&lt;");
  return harmless(text);
}

/// Formulas with values as a list, then the inputs as a table with their origins.
[[nodiscard]] inline std::string markdown_explanation(const explanation& e, std::size_t levels = all_levels) {
  const auto order = detail::tree_order(e, levels);
  std::string text = "# " + markdown_text(e.parts.front().name) + "\n\n", inputs;
  for (const auto& [at, depth] : order) {
    const auto& p = e.parts[at];
    if (p.is_input)
      inputs += "| `" + markdown_text(p.name) + "` | " + rounded_text(p.value, 6) + " | " + markdown_text(p.unit == "1" ? "" : p.unit) + " | " + markdown_text(p.origin) + " |\n";
    else
      text += std::string(2 * depth, ' ') + "- **" + markdown_text(p.name) + "** = " + detail::value_text(p) + "  \n" + std::string(2 * depth + 2, ' ') + "`= " + to_text(*p.node) + "`\n";
  }
  return text + (inputs.empty() ? "" : "\n| input | value | unit | from |\n|---|---|---|---|\n" + inputs);
}

/// The derivation as aligned equations, and a table of the inputs: for a document with amsmath.
[[nodiscard]] inline std::string latex_explanation(const explanation& e, std::size_t levels = all_levels) {
  std::string text, inputs;
  // In mathematics a comma would stand apart from the digits behind it.
  const auto number = [](double x) {
    std::string digits = rounded_text(x, 6);
    for (std::size_t i = 0; (i = digits.find(',', i)) != std::string::npos; i += 3) digits.replace(i, 1, "{,}");
    return digits;
  };
  for (const auto& [at, depth] : detail::tree_order(e, levels)) {
    const auto& p = e.parts[at];
    const std::string unit = detail::unit_behind(p.unit);
    if (p.is_input)
      inputs += latex_text(p.name) + " & " + rounded_text(p.value, 6) + latex_text(unit) + " & " + latex_text(harmless(p.origin)) + " \\\\\n";
    else
      text += "\\text{" + latex_text(p.name) + "} &= " + to_latex(*p.node) + " \\\\\n&= " + number(p.value) + (unit.empty() ? "" : "\\ \\text{" + latex_text(unit.substr(1)) + "}") +
              " \\\\\n";
  }
  if (!text.empty()) text = "\\begin{align*}\n" + text + "\\end{align*}\n";
  return text + (inputs.empty() ? "" : "\\begin{tabular}{lll}\ninput & value & from \\\\\n\\hline\n" + inputs + "\\end{tabular}\n");
}

}  // namespace aifactory
