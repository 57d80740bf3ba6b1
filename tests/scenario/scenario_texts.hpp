// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do tests of the reader share: a text with one line replaced, and the problems of a text?
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "../reader/read_text.hpp"
#include "catch_shim.hpp"

#include <string>
#include <vector>

/// The text with one of its lines replaced.
inline std::string replaced(std::string text, std::string line, const std::string& other) {
  line += '\n';
  const auto at = text.find("\n" + line);
  REQUIRE(at != std::string::npos);
  return text.replace(at + 1, line.size(), other + "\n");
}

inline std::vector<std::string> problems_of(const std::string& text, const std::vector<std::string>& settings = {}) {
  std::vector<std::string> found;
  try {
    (void)read_text(text, "t.toml", settings);
  } catch (const aifactory::scenario_error& error) {
    for (const auto& p : error.problems()) found.push_back(p.text());
  }
  return found;
}

/// The one problem of a text.
inline std::string problem_of(const std::string& text, const std::vector<std::string>& settings = {}) {
  const auto found = problems_of(text, settings);
  for (const auto& p : found) UNSCOPED_INFO(p);
  CHECK(found.size() == 1);
  return found.empty() ? "" : found.front();
}

inline std::vector<std::string> warning_codes(const aifactory::scenario& s) {
  std::vector<std::string> codes;
  for (const auto& w : s.warnings) codes.push_back(w.code);
  return codes;
}
