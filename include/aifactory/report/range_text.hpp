// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is the range of a field said in words?
#pragma once
#include "aifactory/report/rounding.hpp"
#include "aifactory/units/field.hpp"

#include <string>

namespace aifactory {

/// "0 to 1", "above 0", "above 0, to 2", "at least 1" or, where neither end is set, "any"; at most six digits.
[[nodiscard]] inline std::string range_text(const range& r) {
  const auto number = [](double x) { return rounded_text(x, 6); };
  if (r.is_positive()) return r.has_no_end() ? "above 0" : "above 0, to " + number(r.high);
  const bool has_no_beginning = r.low <= -1e299;
  if (r.has_no_end()) return has_no_beginning ? "any" : "at least " + number(r.low);
  return (has_no_beginning ? "any" : number(r.low)) + " to " + number(r.high);
}

}  // namespace aifactory
