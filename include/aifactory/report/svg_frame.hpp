// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is the frame of a chart with two axes drawn: title, marks, grid and room for the plot?
#pragma once

#include "aifactory/report/svg_rows.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace aifactory {

/// A chart over x and y while it is drawn: the canvas and where numbers stand on it.
struct svg_frame {
  svg_canvas canvas;  ///< with frame, marks and grid on it
  /// Across.
  chart_axis x, y;  ///< upwards
  /// Edges of the plot, in pixels from the left and from the top.
  double left, right, top, bottom;  ///< its lower edge
};

/// @param head  room above the plot for what a chart writes there
[[nodiscard]] inline svg_frame framed(const chart_words& words, const chart_form& form, const chart_axis& across, const chart_axis& up, double up_divisor, const std::string& up_title,
                                      double plot_height, double head = 0.0, const std::vector<std::pair<std::string, std::string>>& key = {}) {
  const double size = svg_canvas::text_size, margin = form.alone ? 14.0 : 2.0;
  const auto marks = up.marks(5);
  const auto texts = chart_axis::texts(marks, up_divisor);
  double widest = 0.0;
  for (const auto& text : texts) widest = std::max(widest, text_length(text, size));
  svg_canvas room(form.width, 0.0);
  const double title_room = form.alone ? 36.0 : 0.0;
  const double below_key = detail::draw_key(room, key, margin, title_room + 2.0);
  const double top = below_key + 18.0 + head, bottom = top + plot_height;
  const double left = margin + widest + 8.0, right = form.width - margin - 10.0;
  svg_frame frame{svg_canvas(form.width, bottom + 40.0 + (form.alone ? 6.0 : 0.0), !form.alone), across.between(left, right), up.between(bottom, top), left, right, top, bottom};
  auto& to = frame.canvas;
  if (form.alone) to.text(margin, 24.0, cut_to_length(words.title, form.width - 2.0 * margin, size * 1.1), "b");
  detail::draw_key(to, key, margin, title_room + 2.0);
  to.text(margin, below_key + 12.0, cut_to_length(up_title, form.width - 2.0 * margin, size), "m");
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const double at = frame.y.at(marks[i]);
    to.line(left, at, right, at, "g");
    to.text(left - 6.0, at + 4.0, texts[i], "m", text_at::end);
  }
  return frame;
}

}  // namespace aifactory
