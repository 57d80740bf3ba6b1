// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a text of a stranger stand in HTML and SVG without doing anything there?
#pragma once
#include "aifactory/report/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

namespace aifactory {

/// The text for an element or a quoted attribute of HTML, SVG and XML: markup is spelled out, control characters and marks of direction
/// become blanks, bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] inline std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const auto c = detail::utf8_at(text, at);
    if (c.code == '&') out += "&amp;";
    else if (c.code == '<') out += "&lt;";
    else if (c.code == '>') out += "&gt;";
    else if (c.code == '"') out += "&quot;";
    else if (c.code == '\'') out += "&#39;";
    else if (c.allowed) out.append(text.substr(at, c.bytes));
    else out += c.code == 0 && text[at] != '\0' ? "\xef\xbf\xbd" : " ";
    at += c.bytes;
  }
  return out;
}

/// About how wide a text is in a sans-serif font of this size, rather more than less.
[[nodiscard]] inline double text_length(std::string_view text, double size) {
  double ems = 0.0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = detail::utf8_at(text, at);
    const char32_t code = c.code;
    const bool narrow = code < 0x80 && std::string_view("iljtfrI.,:;'|!()[] ").find(static_cast<char>(code)) != std::string_view::npos;
    const bool broad = code < 0x80 && std::string_view("mwMW@%").find(static_cast<char>(code)) != std::string_view::npos;
    ems += code >= 0x1100 ? 1.05 : narrow ? 0.37 : broad ? 0.92 : code >= 'A' && code <= 'Z' ? 0.7 : 0.59;
    at += c.bytes;
  }
  return ems * size;
}

/// The text cut to a length, with an ellipsis where something is missing.
[[nodiscard]] inline std::string cut_to_length(std::string_view text, double length, double size) {
  if (text_length(text, size) <= length) return std::string(text);
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const auto bytes = detail::utf8_at(text, at).bytes;
    const std::string longer = kept + std::string(text.substr(at, bytes));
    if (text_length(longer, size) + size > length) break;
    kept = longer;
    at += bytes;
  }
  return kept + "\xe2\x80\xa6";
}

/// A place on a drawing, in tenths of a pixel: "12.5". The same on every machine, whatever the last digits of the arithmetic.
[[nodiscard]] inline std::string pixels(double x) {
  if (!std::isfinite(x)) x = 0.0;
  x = std::clamp(x, -1e6, 1e6);
  double tenths = std::round(x * 10.0);
  if (tenths == 0.0) tenths = 0.0;  // no negative zero
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, tenths / 10.0, std::chars_format::fixed, 1).ptr;
  std::string text(buffer, end);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace aifactory
