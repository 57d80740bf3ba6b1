// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which values does a scenario file give, and which do `--set` options put in their place?
///
/// A scenario is TOML. This collects `section.field` -> value with its place, before any value is understood.
#pragma once

#include "aifactory/scenario/problem.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/scenario/suggest.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <utility>
#include <vector>

namespace aifactory {

/// The schema this version reads.
inline constexpr std::string_view scenario_schema = "aifactory.scenario/1";

/// A value as it stands in the text.
struct scenario_entry {
  const toml::node* value = nullptr;  ///< in the text that `texts` owns
  place at;  ///< of the value
  given_by by = given_by::file;    ///< the file, or an option
  const toml::key* key = nullptr;  ///< where the text has one
  std::string literal{};           ///< an option's value as TOML
};

/// Everything a text gives, by field; and the problems met on the way.
struct scenario_entries {
  std::deque<toml::table> texts;  ///< own the values
  std::map<std::string, scenario_entry, std::less<>> fields;  ///< by their names in files
  std::map<std::string, place, std::less<>> sections;  ///< where a section begins
  std::vector<const toml::table*> correlations;        ///< the tables of [[correlation]]
  std::vector<std::pair<std::string, place>> removed;  ///< fields that an option took out
  std::vector<problem> problems;                       ///< met so far

  /// The entry of a field, or null.
  [[nodiscard]] const scenario_entry* find(std::string_view field) const {
    const auto it = fields.find(field);
    return it == fields.end() ? nullptr : &it->second;
  }
};

namespace detail {

inline place place_of(const std::string& file, const toml::source_region& region) {
  // A table made by dotted keys has no place of its own.
  return {file, region.begin.line == 0 ? 1u : region.begin.line, region.begin.column == 0 ? 1u : region.begin.column};
}

/// The names of lists of tables beside [[correlation]] and [[workload]].
inline bool is_list_of_tables(std::string_view key) {
  return key == "debt" || key == "price_path" || key == "bonus" || key == "phase";
}

/// The names that stand outside the tables of inputs.
inline const std::vector<std::string>& scenario_keys() {
  static const std::vector<std::string> keys{"name", "currency", "base_year"};
  return keys;
}

class entry_collector {
  scenario_entries& out_;
  const std::string& file_;
  std::vector<std::string> sections_;

  void problem_at(const toml::source_region& region, std::string field, std::string message) {
    out_.problems.push_back({place_of(file_, region), std::move(field), std::move(message)});
  }

  void section(std::string_view name, const toml::key& key, const toml::node& value) {
    const std::string text(name);
    if (const auto* list = value.as_array(); list && list->is_array_of_tables()) {
      problem_at(key.source(), text, "[[" + text + "]] is reserved for a later version; write one [" + text + "]");
      return;
    }
    const auto* table = value.as_table();
    if (!table) {
      problem_at(key.source(), text, "must be a section: write [" + text + "] and its fields below it");
      return;
    }
    out_.sections.emplace(text, place_of(file_, key.source()));
    for (const auto& [field, node] : *table) {
      place at = place_of(file_, node.source());
      if (node.source().begin.line == 0) at = place_of(file_, field.source());
      out_.fields[text + "." + std::string(field.str())] = {&node, at, given_by::file, &field, {}};
    }
  }

  /// [[workload]], [[debt]], ...: a section "workload[1]", "workload[2]", ... for each table.
  void items(const std::string& name, const toml::array& list) {
    std::size_t number = 0;
    for (const auto& item : list) {
      const std::string text = name + "[" + std::to_string(++number) + "]";
      out_.sections.emplace(text, place_of(file_, item.source()));
      for (const auto& [field, node] : *item.as_table()) {
        place at = place_of(file_, node.source());
        if (node.source().begin.line == 0) at = place_of(file_, field.source());
        out_.fields[text + "." + std::string(field.str())] = {&node, at, given_by::file, &field, {}};
      }
    }
  }

  /// [generation.my_chip]: a section for each of the user's own.
  void generations(const toml::key& key, const toml::node& value) {
    const auto* own = value.as_table();
    if (!own) return problem_at(key.source(), "generation", "must hold own generations: write [generation.my_chip] and its fields below it");
    for (const auto& [id, node] : *own) {
      const bool plain = std::all_of(id.str().begin(), id.str().end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
      });
      if (!plain || id.str().empty())
        problem_at(id.source(), "generation", "\"" + std::string(id.str()) + "\" is no id: an id has small letters, digits, _ and -");
      else
        section("generation." + std::string(id.str()), id, node);
    }
  }

 public:
  entry_collector(scenario_entries& out, const std::string& file, std::vector<std::string> sections)
      : out_(out), file_(file), sections_(std::move(sections)) {}

  void collect(const toml::table& root) {
    for (const auto& [key, node] : root) {
      const std::string_view name = key.str();
      if (name == "schema") {
        out_.fields["schema"] = {&node, place_of(file_, node.source()), given_by::file, nullptr, {}};
      } else if (name == "correlation") {
        const auto* list = node.as_array();
        if (!list || !list->is_array_of_tables())
          problem_at(key.source(), "correlation", "must be a list of tables: write [[correlation]]");
        else
          for (const auto& item : *list) out_.correlations.push_back(item.as_table());
      } else if (const auto* list = node.as_array(); name == "workload" && list && list->is_array_of_tables()) {
        items(std::string(name), *list);
      } else if (is_list_of_tables(name)) {
        if (const auto* tables = node.as_array(); tables && tables->is_array_of_tables())
          items(std::string(name), *tables);
        else
          problem_at(key.source(), std::string(name), "must be a list of tables: write [[" + std::string(name) + "]]");
      } else if (name == "generation") {
        generations(key, node);
      } else if (name == "scenario" || std::find(sections_.begin(), sections_.end(), name) != sections_.end()) {
        section(name, key, node);
      } else {
        auto known = sections_;
        known.insert(known.end(), {"schema", "scenario", "correlation", "generation", "debt", "price_path", "bonus", "phase"});
        problem_at(key.source(), std::string(name), "unknown section" + did_you_mean(name, known));
      }
    }
  }
};

/// False for a header that does not go on with a name: `[`, `[[`, `[^x]`.
inline bool opens_a_name(std::string_view line) {
  const auto first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] != '[') return true;
  const auto name = line.find_first_not_of("[ \t", first);
  if (name == std::string_view::npos) return false;
  const char c = line[name];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view("_-\"'").find(c) != std::string_view::npos;
}

/// The ways to size, of which setting one takes the file's others out.
inline constexpr std::array<std::string_view, 6> ways_to_size{"compute.gpus",   "compute.it_power", "power.facility_power",
                                                              "compute.budget", "sizing.racks",     "sizing.output_tokens"};

inline void replace_alternatives(scenario_entries& out, const std::string& field) {
  const auto drop_from_file = [&](std::string_view other) {
    const auto it = out.fields.find(other);
    if (it != out.fields.end() && it->second.by == given_by::file) out.fields.erase(it);
  };
  if (std::find(ways_to_size.begin(), ways_to_size.end(), field) != ways_to_size.end())
    for (const auto other : ways_to_size)
      if (other != field) drop_from_file(other);
  constexpr std::array<std::string_view, 3> demands{"demand.output_tokens", "demand.users", "demand.requests"};
  if (std::find(demands.begin(), demands.end(), field) != demands.end())
    for (const auto other : demands)
      if (other != field) drop_from_file(other);
  constexpr std::array<std::string_view, 3> mfus{"training.mfu", "training.hfu", "training.run_mfu"};
  if (std::find(mfus.begin(), mfus.end(), field) != mfus.end())
    for (const auto other : mfus)
      if (other != field) drop_from_file(other);
  if (field == "demand.interactivity") drop_from_file("demand.tpot");
  if (field == "demand.tpot") drop_from_file("demand.interactivity");
  if (field == "facility.lease")
    for (const char* other : {"facility.capex", "facility.life", "facility.upkeep", "facility.land"}) drop_from_file(other);
  if (field == "facility.capex") drop_from_file("facility.lease");
}

}  // namespace detail

/// Collects the values of a scenario text.
///
/// @param sections  the names of the sections there may be
/// @errors  none thrown: a text that is no TOML is one problem with its place
inline void collect_text(scenario_entries& out, std::string_view text, const std::string& file,
                         const std::vector<std::string>& sections) {
  // Two texts that the parser takes for granted never to meet: a key of thousands of parts, along which it recurses, and a
  // header that is opened and left (an assertion in builds that have them).
  std::size_t line = 1, dots = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    dots = static_cast<std::size_t>(std::count(one.begin(), one.end(), '.'));
    if (dots > 1000) out.problems.push_back({{file, line, 1}, "", "more than 1,000 dots in one line"});
    if (!detail::opens_a_name(one)) out.problems.push_back({{file, line, one.find('[') + 1}, "", "a section without a name"});
    ++line;
  }
  if (!out.problems.empty()) return;
  try {
    out.texts.push_back(toml::parse(text, file));
  } catch (const toml::parse_error& error) {
    out.problems.push_back({detail::place_of(file, error.source()), "", std::string(error.description())});
    return;
  }
  detail::entry_collector(out, file, sections).collect(out.texts.back());
}

/// Puts `section.field=value` options in place, in their order; the last one for a field counts. The value is TOML, else
/// taken as a string; an empty one removes the field. A way to size, or a lease, replaces the file's alternative.
/// The n-th option's place is `--set:n:1`.
inline void apply_settings(scenario_entries& out, const std::vector<std::string>& settings) {
  std::size_t number = 0;
  for (const auto& setting : settings) {
    const place at{"--set", ++number, 1};
    const auto equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) {
      out.problems.push_back({at, "", "\"" + setting + "\" is not of the form section.field=value"});
      continue;
    }
    const std::string field = setting.substr(0, equals), value = setting.substr(equals + 1);
    if (field.find('.') == std::string::npos && field != "schema") {
      out.problems.push_back({at, field, "is not of the form section.field"});
      continue;
    }
    if (value.find_first_not_of(" \t") == std::string::npos) {
      out.fields.erase(field);
      out.removed.emplace_back(field, at);
      continue;
    }
    toml::table holder;
    const std::string text = "value = " + value;
    try {
      holder = toml::parse(std::string_view(text), std::string_view("--set"));
    } catch (const toml::parse_error&) {
      holder.clear();
    }
    std::string literal = value.substr(value.find_first_not_of(" \t"));
    if (holder.size() != 1) {
      holder = toml::table{{"value", value}};
      std::ostringstream quoted;
      quoted << toml::value<std::string>(value);
      literal = quoted.str();
    }
    out.texts.push_back(std::move(holder));
    detail::replace_alternatives(out, field);
    out.fields[field] = {out.texts.back().get("value"), at, given_by::option, nullptr, std::move(literal)};
  }
}

}  // namespace aifactory
