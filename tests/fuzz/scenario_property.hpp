// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What must hold for any text whatsoever that is read as a scenario?
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <cmath>
#include <exception>
#include <string>
#include <string_view>

namespace scenario_property {

/// `read` is the reader: a text and a file's name become a scenario.
template <class Read>
bool readable(const Read& read, std::string_view text) {
  try {
    (void)read(text, "fuzz.toml");
    return true;
  } catch (const aifactory::scenario_error&) {
    return false;
  }
}

/// What is broken, or nothing: a scenario that is read has a finite cost; one that is refused has problems, each with a
/// line of the text and words on one line; no other exception leaves.
template <class Read>
std::string violated_by(const Read& read, std::string_view text) {
  try {
    const aifactory::scenario s = read(text, "fuzz.toml");
    const double cost = aifactory::unit_economics(s.plan).annual_cost.total.base_value();
    return std::isfinite(cost) ? "" : "a scenario was accepted whose yearly cost is not finite";
  } catch (const aifactory::scenario_error& refused) {
    if (refused.problems().empty()) return "refused without a problem";
    std::size_t lines = 1;
    for (const char c : text) lines += c == '\n';
    for (const auto& p : refused.problems()) {
      if (p.message.empty()) return "a problem without words";
      if (p.at.line < 1 || p.at.line > lines + 1 || p.at.column < 1) return "a problem outside the text: " + p.text();
      if (p.text().find('\n') != std::string::npos) return "a problem of several lines";
    }
    return "";
  } catch (const std::exception& error) {
    return std::string("another exception left the reader: ") + error.what();
  }
}

}  // namespace scenario_property
