// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a JSON document written, with numbers that show no more digits than they mean?
///
/// nlohmann::ordered_json writes a double with up to 17 digits, of which the last two come from rounding; here they
/// are 15.
#pragma once

#include "aifactory/units/number_text.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <string>

namespace aifactory {

namespace detail {

using ordered_json = nlohmann::ordered_json;

/// A text in quotes; bytes that are not UTF-8 become U+FFFD.
inline std::string json_string(const std::string& text) {
  return ordered_json(text).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

inline void append_json(std::string& out, const ordered_json& node, std::size_t depth) {
  const std::string inner(2 * depth + 2, ' ');
  const auto close = [&](char bracket) { (out += '\n').append(2 * depth, ' ') += bracket; };
  bool first = true;
  const auto next = [&] { (out += first ? "\n" : ",\n") += inner, first = false; };
  if (node.is_object() && !node.empty()) {
    out += '{';
    for (const auto& [key, value] : node.items()) {
      next();
      out += json_string(key) + ": ";
      append_json(out, value, depth + 1);
    }
    close('}');
  } else if (node.is_array() && !node.empty()) {
    out += '[';
    for (const auto& value : node) {
      next();
      append_json(out, value, depth + 1);
    }
    close(']');
  } else if (node.is_number_float()) {
    // JSON has no word for nan and inf. Reports leave such a number out; what slips through is at least valid.
    const double x = node.get<double>();
    out += std::isfinite(x) ? number_text(x) : "null";
  } else if (node.is_string()) {
    out += json_string(node.get<std::string>());
  } else {
    out += node.dump();
  }
}

}  // namespace detail

/// The document as text, two blanks a level, with a newline at its end.
/// @errors  none
[[nodiscard]] inline std::string json_text(const nlohmann::ordered_json& document) {
  std::string out;
  detail::append_json(out, document, 0);
  return out + '\n';
}

}  // namespace aifactory
