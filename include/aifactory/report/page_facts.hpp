// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a page say of a scenario that its JSON document does not hold: what inputs mean and where they come from?
#pragma once

#include "aifactory/report/reported_number.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// One input, for people.
struct page_input {
  /// In files: "power.price".
  std::string field, unit, meaning;  ///< what it means, for people
  std::string path;    ///< of its value in the JSON document
  double value = 0.0;  ///< in `unit`
  std::string range;   ///< of one that is drawn: "48.9 to 100 USD/MWh", p10 to p90
  /// Who said so.
  std::string source, date;  ///< of the source
  std::string place;   ///< "plan.toml:12:3", "--set:1:1", "default"
  /// It is called one.
  bool assumption = false, given = false, neutral = false;  ///< its default changes nothing
};

/// What stands beside the document.
struct page_facts {
  std::string question;  ///< "What does a million tokens cost?"
  std::string file;      ///< of the scenario, as given
  std::vector<page_input> inputs;            ///< those that were given first
  std::map<std::string, std::string> units;  ///< of figures, by their path below "result"
  std::string shown_figure{};                ///< that a sweep shows: a path below "result"
  std::string why_no_frontier{};             ///< where nothing was measured that would fit the scenario

  /// Notes the units of figures, by their paths below `under`; a path that is there keeps its unit.
  void add_units(const std::vector<reported_number>& figures, const std::string& under = "") {
    for (const auto& figure : figures) units.emplace(under + figure.path(), figure.unit);
  }
  /// The unit of a figure; of one that nobody named, what its key says of money.
  [[nodiscard]] std::string unit_of(const std::string& path) const {
    if (const auto found = units.find(path); found != units.end()) return found->second;
    const bool price = path.find("per_million_tokens") != std::string::npos && path.find("usd") != std::string::npos;
    return price ? "USD/Mtok" : path.ends_with("_usd") || path.find("_usd.") != std::string::npos ? "USD" : "";
  }
  /// An input by its name in files, or null.
  [[nodiscard]] const page_input* find(std::string_view field) const {
    for (const auto& input : inputs)
      if (input.field == field) return &input;
    return nullptr;
  }
};

}  // namespace aifactory
