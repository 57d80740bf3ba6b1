// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a problem in a scenario reported: where, which field, what is wrong, what was expected?
#pragma once

#include "aifactory/units/error.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// A place in a text: a file, or `--set`.
struct place {
  std::string file;  ///< as given, or "--set"
  std::size_t line = 1;  ///< from 1; of an option its number
  std::size_t column = 1;  ///< from 1

  /// "file:line:column"
  [[nodiscard]] std::string text() const { return file + ":" + std::to_string(line) + ":" + std::to_string(column); }
};

/// One problem. `text()` is `file:line:column: section.field: what is wrong, what was expected`.
struct problem {
  place at;           ///< where it is met
  std::string field;  ///< empty where no field is meant, as for a syntax error
  std::string message;  ///< what is wrong and what was expected

  /// One line: what steers a terminal or ends a text early is shown as "?".
  [[nodiscard]] std::string text() const {
    std::string line = at.text() + ": " + (field.empty() ? "" : field + ": ") + message;
    for (char& c : line)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    return line;
  }
};

/// A scenario that cannot be used, with every problem in it, in the order of the text.
class scenario_error : public input_error {
  std::vector<problem> problems_;

  static std::string joined(const std::vector<problem>& problems) {
    std::string all;
    for (const auto& p : problems) all += (all.empty() ? "" : "\n") + p.text();
    return all;
  }

 public:
  /// All problems, in the order of the text (sort_by_place).
  explicit scenario_error(std::vector<problem> problems) : input_error(joined(problems)), problems_(std::move(problems)) {}
  /// All problems; what() has them as lines.
  [[nodiscard]] const std::vector<problem>& problems() const { return problems_; }
};

/// Sorts by place: files as first met, then line and column; problems of one place stay in order.
inline void sort_by_place(std::vector<problem>& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const problem& a, const problem& b) {
    const bool a_option = a.at.file.starts_with("--"), b_option = b.at.file.starts_with("--");
    if (a_option != b_option) return b_option;
    if (a_option && a.at.file == b.at.file && a.at.line == b.at.line) return false;
    return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
  });
}

}  // namespace aifactory
