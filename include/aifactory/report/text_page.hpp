// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a page of a report grow, line by line?
#pragma once

#include "aifactory/report/text_layout.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// Columns that a report fills at most.
inline constexpr std::size_t widest_report = 100, narrowest_report = 60;  ///< a narrower terminal gets as many

namespace detail {

/// What the pages for a terminal have in common: a width, colours or none, and lines without blanks at their ends.
class text_page {
 protected:
  terminal_style style_;
  painter paint_;
  std::size_t width_;
  std::vector<std::string> lines_;

  static constexpr std::size_t label = 12;

  explicit text_page(const terminal_style& style)
      : style_(style), paint_(style.colour), width_(std::clamp(style.columns, narrowest_report, widest_report)) {}

  void line(std::string text = {}) { lines_.push_back(std::move(text)); }

  /// "Built    47,170 GPUs ..": a heading and lines of text beside it.
  void beside(std::string_view heading, const std::vector<std::string>& texts) {
    bool first = true;
    for (const auto& text : texts)
      for (const auto& part : wrapped(text, width_ - label)) {
        line(paint_.bold(left(first ? heading : "", label)) + part);
        first = false;
      }
  }
  /// The same with an empty line after it, unless it is empty itself.
  void paragraph(std::string_view heading, const std::vector<std::string>& texts) {
    const std::size_t before = lines_.size();
    beside(heading, texts);
    if (lines_.size() > before) line();
  }

  [[nodiscard]] std::string joined() const {
    std::string all;
    for (const auto& each : lines_) all += each.substr(0, each.find_last_not_of(' ') + 1) + '\n';
    return all;
  }
};

}  // namespace detail

}  // namespace aifactory
