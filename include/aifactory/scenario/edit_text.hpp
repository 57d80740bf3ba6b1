// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does one value of a TOML text change while every comment and line around it stays?
#pragma once

#include "aifactory/scenario/toml_entries.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace aifactory::detail {

/// A text as its lines, changed by place. Nothing where the layout does not allow it: tables in one line, dotted keys.
class text_editor {
  std::vector<std::string> lines_;

  /// The byte of a column: columns count characters, not bytes.
  static std::size_t byte_of(const std::string& line, std::size_t column) {
    std::size_t seen = 0, byte = 0;
    while (byte < line.size() && ++seen < column) {
      ++byte;
      while (byte < line.size() && (static_cast<unsigned char>(line[byte]) & 0xc0) == 0x80) ++byte;
    }
    return byte;
  }
  [[nodiscard]] bool inside(const toml::source_position& at) const { return at.line >= 1 && at.line <= lines_.size(); }

  /// A header `[section]` stands on the line.
  [[nodiscard]] bool is_header(std::size_t line, const std::string& section) const {
    std::string squeezed;
    for (const char c : lines_[line - 1])
      if (c != ' ' && c != '\t') squeezed += c;
    // The n-th table of a list stands under the list's name.
    const auto number = section.find('[');
    return squeezed.starts_with(number == std::string::npos ? "[" + section + "]" : "[[" + section.substr(0, number) + "]]");
  }
  /// `key = ` begins the line, so that the entry can go with it.
  [[nodiscard]] bool stands_alone(const toml::key& key) const {
    const auto& at = key.source().begin;
    return inside(at) && lines_[at.line - 1].find_first_not_of(" \t") == byte_of(lines_[at.line - 1], at.column);
  }

 public:
  explicit text_editor(std::string_view text) {
    std::string line;
    for (const char c : text) {
      line += c;
      if (c == '\n') lines_.push_back(std::move(line)), line.clear();
    }
    if (!line.empty()) lines_.push_back(line + '\n');
  }

  [[nodiscard]] std::string text() const {
    std::string all;
    for (const auto& line : lines_) all += line;
    return all;
  }

  bool replace(const toml::node& value, const std::string& literal) {
    const auto& from = value.source().begin;
    const auto& to = value.source().end;
    if (!inside(from) || !inside(to) || to.line < from.line) return false;
    const std::string head = lines_[from.line - 1].substr(0, byte_of(lines_[from.line - 1], from.column));
    const std::string tail = lines_[to.line - 1].substr(byte_of(lines_[to.line - 1], to.column));
    lines_[from.line - 1] = head + literal + tail;
    // Lines of the old value that are gone keep their number, so that other places still hold.
    for (auto line = from.line; line < to.line; ++line) lines_[line].clear();
    return true;
  }

  bool remove(const toml::key& key, const toml::node& value) {
    const auto first = key.source().begin.line, last = value.source().end.line;
    if (!stands_alone(key) || last < first || last > lines_.size()) return false;
    for (auto line = first; line <= last; ++line) lines_[line - 1].clear();
    return true;
  }

  /// Below the last entry of the section, or in a new section at the end.
  bool insert(const std::string& section, const std::string& key, const std::string& literal, const scenario_entries& old) {
    const std::string entry = key + " = " + literal + "\n";
    const auto header = old.sections.find(section);
    if (header == old.sections.end()) {
      const std::string opened = "[" + section + "]\n";
      // A section that an earlier insertion opened.
      const auto own = std::find_if(lines_.begin(), lines_.end(), [&](const auto& line) { return line.starts_with("\n" + opened); });
      if (own != lines_.end())
        *own += entry;
      else
        lines_.push_back("\n" + opened + entry);
      return true;
    }
    std::size_t last = header->second.line;
    if (last > lines_.size() || !is_header(last, section)) return false;
    for (const auto& [field, given] : old.fields)
      if (given.by == given_by::file && field.starts_with(section + ".") && given.value->source().end.line <= lines_.size())
        last = std::max<std::size_t>(last, given.value->source().end.line);
    lines_[last - 1] += entry;
    return true;
  }
};

}  // namespace aifactory::detail
