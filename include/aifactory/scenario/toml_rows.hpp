// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do the tables of inputs meet the values of a scenario: which field is given, by whom, and which is missing?
#pragma once

#include "aifactory/model/validate.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/scenario/toml_entries.hpp"
#include "aifactory/scenario/toml_value.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace aifactory::detail {

template <class Row>
inline constexpr bool is_setting = false;
template <class S, class E>
inline constexpr bool is_setting<setting<S, E>> = true;

/// Walks the field tables and fills the plan, one row at a time.
class row_reader {
 protected:
  scenario_entries entries_;
  scenario out_;
  std::vector<problem> problems_;
  std::vector<std::string> known_;    ///< every field there may be
  std::set<std::string> used_;        ///< fields that were read
  std::set<std::string> troubled_;    ///< fields with a problem already
  std::set<std::string> not_given_;   ///< fields without a value of their own, such as power.design_pue by default

  [[nodiscard]] place section_place(const std::string& section) const {
    const auto it = entries_.sections.find(section);
    return it == entries_.sections.end() ? place{out_.file, 1, 1} : it->second;
  }
  void problem_at(place at, const std::string& field, std::string message) {
    problems_.push_back({std::move(at), field, std::move(message)});
    troubled_.insert(field);
  }
  void warn(std::string code, std::string field, std::string message) {
    out_.warnings.push_back({std::move(code), std::move(field), std::move(message)});
  }

  struct missing_field {
    std::string field, section;
  };
  std::vector<missing_field> missing_;

  /// What a broken entry would have given is not missing as well.
  void forgive_missing(std::string_view section) {
    std::erase_if(missing_, [&](const missing_field& m) {
      if (m.section == section) troubled_.insert(m.field);
      return m.section == section;
    });
  }

  /// A plain text or whole number outside the tables of inputs.
  template <class T>
  std::optional<T> plain(const std::string& field, std::string_view what) {
    const auto* entry = entries_.find(field);
    used_.insert(field);
    known_.push_back(field);
    if (!entry) return std::nullopt;
    if constexpr (std::is_same_v<T, std::string>) {
      if (const auto* text = entry->value->as_string()) return text->get();
    } else {
      if (const auto* number = entry->value->as_integer()) return static_cast<T>(number->get());
    }
    problem_at(entry->at, field, "must be " + std::string(what));
    return std::nullopt;
  }
  /// The given fields of a struct against their ranges; what cannot be read has its problem already.
  template <class S>
  void check_given(std::string_view section, const S& inputs) {
    std::vector<finding> found;
    for_each_field(inputs, [&](const auto& row, const auto& member) {
      const std::string field = qualified(section, row.as[holder<std::remove_cvref_t<decltype(member)>>::which(member)].name);
      if (entries_.find(field) && !troubled_.count(field)) check_range(section, row, member, found, true);
    });
    for (const auto& f : found) {
      if (f.is == finding::severity::error)
        problem_at(entries_.find(f.field)->at, f.field, f.message);
      else
        warn("implausible", f.field, f.message);
    }
  }
  /// p1 and p99 outside the plausible range: a warning.
  void check_tails_of(const scenario_input& input, const range& plausible) {
    if (troubled_.count(input.field)) return;
    const double p1 = input.spread->quantile(0.01), p99 = input.spread->quantile(0.99);
    if (!plausible.contains(p1) || !plausible.contains(p99))
      warn("implausible_tail", input.field,
           "p1 " + number_text(p1, 4) + " or p99 " + number_text(p99, 4) + " is outside the plausible range " +
               number_text(plausible.low) + " to " + number_text(plausible.high));
  }
  /// What stands in an item of a list and nobody has read.
  void unknown_in(const std::string& item) {
    for (const auto& [field, entry] : entries_.fields)
      if (field.starts_with(item + ".") && !used_.count(field)) {
        used_.insert(field);
        std::vector<std::string> names;
        for (const auto& name : known_)
          if (name.starts_with(item + ".")) names.push_back(name);
        problem_at(entry.at, field, "unknown field" + did_you_mean(field, names));
      }
  }
  std::optional<long long> plain_year(const std::string& field) {
    const auto year_read = plain<long long>(field, "a whole number such as 2026");
    if (year_read && (*year_read < 1900 || *year_read > 2200))
      problem_at(entries_.find(field)->at, field, std::to_string(*year_read) + ", must lie between 1900 and 2200");
    return year_read;
  }

  /// The row's names in files: "facility.capex", "facility.lease".
  template <class Row>
  static std::vector<std::string> names_of(std::string_view section, const Row& row) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < row.spellings; ++i) {
      auto name = qualified(section, row.as[i].name);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    return names;
  }

  template <class Row, class Member>
  void value_row(std::string_view section, const Row& row, Member& member) {
    using held = holder<Member>;
    const auto names = names_of(section, row);
    known_.insert(known_.end(), names.begin(), names.end());
    const scenario_entry* given = nullptr;
    std::string given_name;
    for (const auto& name : names) {
      used_.insert(name);
      const auto* entry = entries_.find(name);
      if (!entry) continue;
      if (given)
        problem_at(entry->at, name, "cannot be given beside " + given_name + " (" + given->at.text() + "): give one of them");
      else
        given = entry, given_name = name;
    }
    scenario_input input;
    input.meaning = std::string(row.meaning);
    std::size_t which = held::which(member);
    if (given) {
      const std::string_view local = section.empty() ? std::string_view(given_name)
                                                     : std::string_view(given_name).substr(section.size() + 1);
      auto due = expected_by(row, member, local);
      auto read = read_field(*given->value, due, given_name, given->at.file, given->at);
      if (!read.problems.empty()) troubled_.insert(names.begin(), names.end());
      for (auto& p : read.problems) problems_.push_back(std::move(p));
      which = due.which[read.alternative];
      if (read.problems.empty()) member = held::with(read.raw, which);
      input.by = given->by, input.at = given->at;
      input.source = read.source, input.date = read.date, input.assumption = read.assumption;
      input.spread = std::move(read.spread);
      if (read.problems.empty()) note_kinds(given_name, due, read);
    } else {
      input.at = section_place(std::string(section));
      if (row.from.is == origin::kind::required) missing_.push_back({names.front(), std::string(section)});
      if (row.from.is == origin::kind::not_given) not_given_.insert(names.front());
      if (row.from.is == origin::kind::assumption)
        input.assumption = true, input.assumption_reason = std::string(row.from.text);
      if (row.from.is == origin::kind::sourced)
        input.source = std::string(row.from.text), input.date = std::string(row.from.date);
    }
    const spelling& written = row.as[which];
    input.field = qualified(section, written.name);
    input.unit = std::string(written.unit);
    input.hard = written.hard, input.plausible = written.plausible;
    const auto dot = written.name.find('.');
    input.key = field_key(dot == std::string_view::npos ? written.name : written.name.substr(dot + 1), written.unit);
    input.value = held::value(member) / scale_of<Member>(written);
    out_.inputs.push_back(std::move(input));
  }

  void note_kinds(const std::string& field, const expectation& due, const field_reading& read) {
    const auto unit = due.as[read.alternative].unit;
    if (unit == "kW_facility/GPU")
      warn("facility_power_per_gpu", field, "is at the utility meter: divided by facility.pue, and not multiplied by it again");
    if (field == "facility.capex" && read.kind_left_out)
      warn("bare_megawatt", field, "says MW without a kind: read as MW of IT power (USD/MW_IT); write MW_facility for the meter");
  }

  template <class Row, class Member>
  void setting_row(std::string_view section, const Row& row, Member& member) {
    const std::string name = qualified(section, row.name);
    known_.push_back(name);
    used_.insert(name);
    const auto* entry = entries_.find(name);
    if (!entry) return;
    std::vector<std::string> choices;
    for (auto choice : row.choices)
      if (!choice.empty()) choices.emplace_back(choice);
    const auto* text = entry->value->as_string();
    for (std::size_t i = 0; text && i < choices.size(); ++i)
      if (text->get() == choices[i]) {
        member = static_cast<Member>(i);
        return;
      }
    std::string all;
    for (const auto& choice : choices) all += (all.empty() ? "\"" : ", \"") + choice + "\"";
    problem_at(entry->at, name,
               (text ? "\"" + text->get() + "\"" : std::string(type_name(*entry->value))) + ", must be one of " + all +
                   (text ? did_you_mean(text->get(), choices) : ""));
  }

  template <std::size_t N>
  void list_row(std::string_view section, std::string_view row_name, std::array<double, N>& member) {
    const std::string name = qualified(section, row_name);
    known_.push_back(name);
    used_.insert(name);
    const auto* entry = entries_.find(name);
    if (!entry) return;
    const auto* list = entry->value->as_array();
    bool good = list && list->size() == N;
    for (std::size_t i = 0; good && i < N; ++i) {
      const auto number = list->get(i)->is_boolean() ? std::nullopt : list->get(i)->template value<double>();
      good = number && std::isfinite(*number);
      if (good) member[i] = *number;
    }
    if (!good) problem_at(entry->at, name, "must be a list of " + std::to_string(N) + " numbers");
  }

  template <class S>
  void section(std::string_view name, S& inputs) {
    const auto read_row = [&](const auto& row) {
      using row_type = std::remove_cvref_t<decltype(row)>;
      if constexpr (holds_value<row_type>)
        value_row(name, row, inputs.*row.member);
      else if constexpr (is_setting<row_type>)
        setting_row(name, row, inputs.*row.member);
      else
        list_row(name, row.name, inputs.*row.member);
    };
    std::apply([&](const auto&... row) { (read_row(row), ...); }, S::fields());
  }
};

}  // namespace aifactory::detail
