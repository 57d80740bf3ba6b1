// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a file read that holds other tables than a factory's: a vendor's claim, a training run?
///
///   claim<> said, before;
///   const auto read = read_sheets(text, file, settings, "aifactory.claim/1", {"claim.model"}, sheet{"claim", said}, sheet{"baseline", before});
///
/// The same rows, units, messages and `--set` as in a scenario.
#pragma once

#include "aifactory/scenario/toml_rows.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// A struct with fields() and the section that fills it.
template <class S>
struct sheet {
  std::string_view section;  ///< its name in the file
  S* into;                   ///< what is filled; held by reference

  /// The section of this name fills `target`.
  sheet(std::string_view name, S& target) : section(name), into(&target) {}
};

/// What stood in the file beside the numbers, which are in the sheets.
struct sheets_reading {
  std::string name;  ///< for people; may be empty
  std::map<std::string, std::string, std::less<>> texts;  ///< of the text fields that were asked for and given
  std::map<std::string, place, std::less<>> places;       ///< of every field that was given
  std::vector<scenario_input> inputs;                     ///< that were given
  std::vector<warning> warnings;  ///< in the order in which they were met
};

namespace detail {

class sheets_reader : row_reader {
  template <class S>
  void one(const sheet<S>& s) {
    section(s.section, *s.into);
    check_given(s.section, *s.into);
  }

 public:
  template <class... S>
  sheets_reading read(std::string_view text, const std::string& file, const std::vector<std::string>& settings,
                      const std::string& schema, const std::vector<std::string>& text_fields, const sheet<S>&... sheets) {
    out_.file = file;
    collect_text(entries_, text, file, {std::string(sheets.section)...});
    if (!entries_.problems.empty() && entries_.texts.empty()) throw scenario_error(std::move(entries_.problems));
    apply_settings(entries_, settings);
    problems_ = entries_.problems;
    for (const auto& p : problems_) troubled_.insert(p.field);

    const std::string expected = "the text \"" + schema + "\"";
    const auto said = plain<std::string>("schema", expected);
    if (said ? *said != schema : !troubled_.count("schema"))
      problem_at(said ? entries_.find("schema")->at : place{file, 1, 1}, "schema",
                 said ? "\"" + *said + "\", expected \"" + schema + "\"" : "missing: write schema = \"" + schema + "\"");
    sheets_reading result;
    result.name = plain<std::string>("scenario.name", "a text").value_or("");
    for (const auto& field : text_fields)
      if (auto value = plain<std::string>(field, "a text")) result.texts.emplace(field, std::move(*value));
    (one(sheets), ...);
    for (const auto& m : missing_)
      if (!troubled_.count(m.field)) problem_at(section_place(m.section), m.field, "missing");
    for (const auto& [field, entry] : entries_.fields) {
      if (!used_.count(field)) problem_at(entry.at, field, "unknown field" + did_you_mean(field, known_));
      result.places.emplace(field, entry.at);
    }
    for (const auto& [field, at] : entries_.removed)
      if (!used_.count(field)) problem_at(at, field, "unknown field" + did_you_mean(field, known_));
    for (const auto* table : entries_.correlations)
      problem_at(place_of(file, table->source()), "correlation", "is for scenarios");
    for (const auto& input : out_.inputs) {
      if (input.spread) problem_at(input.at, input.field, "is a distribution; what is printed is one number");
      if (input.by != given_by::fallback) result.inputs.push_back(input);
    }
    if (!problems_.empty()) {
      sort_by_place(problems_);
      throw scenario_error(std::move(problems_));
    }
    for (auto& w : out_.warnings)
      if (w.code != "facility_power_per_gpu") result.warnings.push_back(std::move(w));  // said of a factory's PUE
    return result;
  }
};

}  // namespace detail

/// Reads sheets from a TOML text.
///
/// @param text_fields  fields that hold a text, such as "claim.model"
/// @errors  scenario_error with every problem, as read_scenario
template <class... S>
[[nodiscard]] sheets_reading read_sheets(std::string_view text, const std::string& file, const std::vector<std::string>& settings,
                                         const std::string& schema, const std::vector<std::string>& text_fields,
                                         const sheet<S>&... sheets) {
  return detail::sheets_reader{}.read(text, file, settings, schema, text_fields, sheets...);
}

}  // namespace aifactory
