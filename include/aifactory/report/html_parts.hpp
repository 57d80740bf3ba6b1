// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Of which parts is a page made: sections, tables, figures with a table behind each chart?
#pragma once

#include "aifactory/report/markup_text.hpp"
#include "aifactory/report/svg_canvas.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// What a column holds: words, numbers that stand below each other, short words that are not broken, or paths in the JSON, which a phone leaves out.
enum class column_of { words, numbers, whole, paths };

/// A path or a place as text that may be broken where it has a point or a stroke.
[[nodiscard]] inline std::string breakable(std::string_view text) {
  std::string out;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find_first_of("._/", from), text.size() - 1) + 1;
    out += escaped(text.substr(from, end - from)) + (end < text.size() ? "<wbr>" : "");
    from = end;
  }
  return out;
}

/// A table while it grows. Cells are HTML already: texts of strangers come through escaped().
class html_table {
  std::string caption_;
  std::vector<std::pair<std::string, column_of>> heads_;

  [[nodiscard]] static std::string class_of(column_of holds) { return holds == column_of::numbers ? " class=\"n\"" : holds == column_of::whole ? " class=\"u\"" : holds == column_of::paths ? " class=\"pa\"" : ""; }
  struct line {
    std::vector<std::string> cells;
    std::string kind;
  };
  std::vector<line> rows_;

  /// The first column and those from `from` to before `to`.
  [[nodiscard]] std::string part(std::string_view caption, std::size_t from, std::size_t to) const {
    std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + std::string(caption) + "\"><table><caption>" + std::string(caption) + "</caption><thead><tr>";
    const auto seen = [&](std::size_t i) { return i == 0 || (i >= from && i < to); };
    for (std::size_t i = 0; i < heads_.size(); ++i)
      if (seen(i)) out += "<th scope=\"col\"" + class_of(heads_[i].second) + ">" + heads_[i].first + "</th>";
    out += "</tr></thead><tbody>\n";
    for (const auto& each : rows_) {
      out += each.kind.empty() ? "<tr>" : "<tr class=\"" + each.kind + "\">";
      for (std::size_t i = 0; i < each.cells.size(); ++i)
        if (seen(i)) out += i == 0 ? "<th scope=\"row\">" + each.cells[i] + "</th>" : "<td" + (i < heads_.size() ? class_of(heads_[i].second) : "") + ">" + each.cells[i] + "</td>";
      out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
  }

 public:
  /// An empty table; the caption is escaped.
  explicit html_table(std::string_view caption) : caption_(escaped(caption)) {}
  /// Adds a column, before any row; its name is escaped.
  html_table& column(std::string_view name, column_of holds = column_of::words) {
    heads_.emplace_back(escaped(name), holds);
    return *this;
  }
  /// @param cells  as many as there are columns; the first names the row
  void row(const std::vector<std::string>& cells, std::string_view kind = "") {
    rows_.push_back({cells, std::string(kind)});
  }
  /// Whether it has no rows.
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// @param most  columns beside the first: a table with more is split into several, so that paper holds it
  [[nodiscard]] std::string text(std::size_t most = 8) const {
    if (rows_.empty()) return "";
    const std::size_t others = heads_.size() - 1, parts = std::max<std::size_t>(1, (others + most - 1) / most), each = (others + parts - 1) / parts;
    std::string out;
    for (std::size_t k = 0; k < parts; ++k)
      out += part(caption_ + (parts == 1 ? "" : " (" + std::to_string(k + 1) + " of " + std::to_string(parts) + ")"), 1 + k * each, 1 + (k + 1) * each);
    return out;
  }
};

/// A chart in two widths, of which the style sheet shows the one that fits, with words below it and the numbers behind it.
///
/// @param title  above the chart
/// @param draw   f(form) -> SVG, empty where there is nothing to draw
/// @return       empty where the drawing is
template <class Draw>
[[nodiscard]] std::string html_figure(const std::string& id, std::string_view title, const Draw& draw, std::string_view caption, const std::string& table) {
  const std::string wide = draw(chart_form{900.0, id + "-w"});
  if (wide.empty()) return "";
  return "<figure id=\"" + id + "\"><h3>" + escaped(title) + "</h3><div class=\"wide\">" + wide + "</div><div class=\"slim\">" + draw(chart_form{340.0, id + "-s"}) + "</div><figcaption>" + std::string(caption) +
         "</figcaption>" + (table.empty() ? "" : "<details><summary>The numbers</summary>" + table + "</details>") + "</figure>\n";
}

/// A section with a heading; empty where it has no content.
[[nodiscard]] inline std::string html_section(std::string_view id, std::string_view heading, const std::string& content) {
  if (content.empty()) return "";
  return "<section id=\"" + std::string(id) + "\" aria-labelledby=\"" + std::string(id) + "-h\"><h2 id=\"" + std::string(id) + "-h\">" + escaped(heading) + "</h2>\n" + content + "</section>\n";
}

/// A paragraph of HTML, or nothing where there is none.
[[nodiscard]] inline std::string paragraph_of(const std::string& html) { return html.empty() ? "" : "<p>" + html + "</p>\n"; }

}  // namespace aifactory
