// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a day written: ISO 8601, as in scenario files?
#pragma once

#include <chrono>
#include <string>

namespace aifactory::detail {

/// "2026-07-01"
inline std::string day_text(std::chrono::year_month_day on) {
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(int(on.year())) + "-" + two(unsigned(on.month())) + "-" + two(unsigned(on.day()));
}

}  // namespace aifactory::detail
