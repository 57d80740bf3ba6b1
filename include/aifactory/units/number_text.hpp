// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a plain number written, exactly enough and no more?
#pragma once

#include <charconv>
#include <cmath>
#include <string>

namespace aifactory {

/// The shortest text with at most 15 significant digits that reads back as the same number to those digits. 15, because
/// the last ulps of a quantity come from its unit and mean nothing. Never locale-dependent; "nan" and "inf" as such. An
/// exponent below 1e-5 and from 1e15 on.
[[nodiscard]] inline std::string number_text(double x, int significant = 15) {
  if (std::isnan(x)) return "nan";
  if (std::isinf(x)) return x < 0 ? "-inf" : "inf";
  if (x == 0.0) return "0";
  char buffer[40];
  // Plain digits where a person would write them so, an exponent otherwise.
  const double size = std::fabs(x);
  const auto format = size >= 1e-5 && size < 1e15 ? std::chars_format::fixed : std::chars_format::scientific;
  int decimals = significant - 1;
  if (format == std::chars_format::fixed) decimals -= static_cast<int>(std::floor(std::log10(size)));
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, x, format, decimals < 0 ? 0 : decimals);
  std::string text(buffer, end.ptr);
  const auto exponent = text.find('e');
  std::string tail = exponent == std::string::npos ? "" : text.substr(exponent);
  text.resize(text.size() - tail.size());
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text + tail;
}

}  // namespace aifactory
