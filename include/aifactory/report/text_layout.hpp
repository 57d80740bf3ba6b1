// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are texts, columns and bars laid out on a terminal?
#pragma once
#include "aifactory/report/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// What the terminal can show.
struct terminal_style {
  std::size_t columns = 80;  ///< how wide it is
  bool colour = false;   ///< ANSI escapes
  bool unicode = false;  ///< blocks and lines, else ASCII
};

namespace detail {
inline bool continues_utf8(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }
}  // namespace detail

/// How many columns a UTF-8 text takes, one per character.
[[nodiscard]] inline std::size_t text_width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !detail::continues_utf8(c); }));
}

/// A person's text without what would steer a terminal: controls, marks that turn the direction of writing and bytes that are not
/// UTF-8 become blanks.
[[nodiscard]] inline std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto c = detail::utf8_at(text, at);
    out += c.allowed ? text.substr(at, c.bytes) : " ";
    at += c.bytes;
  }
  return out;
}

/// The text cut to a width, with two points where something is missing.
[[nodiscard]] inline std::string clipped(std::string_view text, std::size_t width) {
  if (text_width(text) <= width) return std::string(text);
  std::size_t end = 0, seen = 0;
  for (; end < text.size(); ++end)
    if (!detail::continues_utf8(text[end]) && ++seen + 1 >= width) break;
  return std::string(text.substr(0, end)) + "..";
}

/// The text and blanks behind it, up to a width; a longer one stays as it is.
[[nodiscard]] inline std::string left(std::string_view text, std::size_t width) {
  const std::size_t used = text_width(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}
/// Blanks and the text behind them, up to a width; a longer one stays as it is.
[[nodiscard]] inline std::string right(std::string_view text, std::size_t width) {
  const std::size_t used = text_width(text);
  return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

/// A horizontal bar: `share` of `width` columns, to an eighth of one where blocks can be shown.
[[nodiscard]] inline std::string bar(double share, std::size_t width, bool unicode) {
  const double length = std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0) * static_cast<double>(width);
  if (!unicode) return std::string(static_cast<std::size_t>(std::lround(length)), '#');
  constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto parts = static_cast<std::size_t>(std::lround(8.0 * length));
  std::string out;
  for (std::size_t i = 0; i < parts / 8; ++i) out += "█";
  return out + eighths[parts % 8];
}

/// Words into lines of at most `width` columns; a longer word stands alone.
[[nodiscard]] inline std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (!line.empty() && text_width(line) + 1 + text_width(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    line.append(line.empty() ? "" : " ").append(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

/// Text with or without ANSI escapes.
class painter {
  bool colour_;

  [[nodiscard]] std::string with(const char* code, std::string_view text) const {
    if (!colour_ || text.empty()) return std::string(text);
    return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
  }

 public:
  /// With escapes, or with none at all.
  explicit painter(bool colour) : colour_(colour) {}
  /// For headings and totals.
  [[nodiscard]] std::string bold(std::string_view text) const { return with("1", text); }
  /// For asides.
  [[nodiscard]] std::string faint(std::string_view text) const { return with("2", text); }
  /// For bars and curves.
  [[nodiscard]] std::string bars(std::string_view text) const { return with("36", text); }
  /// For warnings.
  [[nodiscard]] std::string alert(std::string_view text) const { return with("33", text); }
};

}  // namespace aifactory
