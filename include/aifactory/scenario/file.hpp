// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a scenario file brought into memory, and which files are refused?
#pragma once

#include "aifactory/scenario/problem.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace aifactory {

/// More than any scenario needs; a larger file is a mistake and would only cost time.
inline constexpr std::uintmax_t largest_scenario_bytes = 1'000'000;

/// The text of a scenario file.
/// @errors  scenario_error naming the file: missing, a directory, not readable, too large
[[nodiscard]] inline std::string load_scenario_file(const std::string& path) {
  const auto refuse = [&](std::string message) -> std::string {
    throw scenario_error({{{path, 1, 1}, "", std::move(message)}});
  };
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (status.type() == std::filesystem::file_type::not_found) return refuse("no such file");
  if (std::filesystem::is_directory(status)) return refuse("is a directory, expected a scenario file");
  if (std::filesystem::is_regular_file(status)) {
    const auto size = std::filesystem::file_size(path, failed);
    if (!failed && size > largest_scenario_bytes)
      return refuse("has " + std::to_string(size) + " bytes, a scenario has at most " + std::to_string(largest_scenario_bytes));
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return refuse("cannot be read");
  // A pipe has no size beforehand: read no more than the limit and one byte.
  std::string text;
  char buffer[4096];
  while (in.read(buffer, sizeof buffer) || in.gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(in.gcount()));
    if (text.size() > largest_scenario_bytes)
      return refuse("is larger than " + std::to_string(largest_scenario_bytes) + " bytes, more than any scenario");
  }
  if (in.bad()) return refuse("cannot be read to its end");
  return text;
}

}  // namespace aifactory
