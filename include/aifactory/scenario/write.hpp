// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a changed scenario written back?
///
///   const auto s = read_scenario(text, file);
///   auto plan = s.plan;
///   plan.power.price = 55.0 * USD / MWh;
///   const auto written = write_scenario(text, file, settings_between(s, plan));     the text, its comments kept
#pragma once

#include "aifactory/scenario/edit_text.hpp"
#include "aifactory/scenario/read.hpp"
#include "aifactory/units/number_text.hpp"

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// A scenario text after a change.
struct written_scenario {
  std::string text;           ///< the whole of it, as TOML
  bool comments_kept = true;  ///< false where the layout did not allow a change in place: sorted anew, without comments
};

namespace detail {

/// The text with each setting at its place, or nothing where the layout does not allow it.
inline std::optional<std::string> edited_in_place(std::string_view text, const scenario_entries& old, const scenario_entries& now) {
  text_editor editor(text);
  for (const auto& [field, entry] : old.fields)
    if (!now.find(field))
      if (!entry.key || !editor.remove(*entry.key, *entry.value)) return std::nullopt;
  for (const auto& [field, entry] : now.fields) {
    if (entry.by != given_by::option) continue;
    const auto* before = old.find(field);
    const auto dot = field.rfind('.');
    const bool done = before ? editor.replace(*before->value, entry.literal)
                             : dot != std::string::npos && editor.insert(field.substr(0, dot), field.substr(dot + 1), entry.literal, old);
    if (!done) return std::nullopt;
  }
  return editor.text();
}

/// The table of this name; "workload[2]" is the second of a list, whose tables come in their order.
inline toml::table* table_in(toml::table& parent, const std::string& name) {
  const auto number = name.find('[');
  if (number == std::string::npos) return parent.emplace<toml::table>(name).first->second.as_table();
  auto* list = parent.emplace<toml::array>(name.substr(0, number)).first->second.as_array();
  const auto n = static_cast<std::size_t>(std::stoul(name.substr(number + 1)));
  while (list->size() < n) list->push_back(toml::table{});
  return list->get(n - 1)->as_table();
}

/// The same values as a new text: sections and fields in the order of the alphabet.
inline std::string printed_anew(const scenario_entries& now) {
  toml::table root;
  for (const auto& [field, entry] : now.fields) {
    toml::table* into = &root;
    std::size_t from = 0;
    for (auto dot = field.find('.'); dot != std::string::npos; from = dot + 1, dot = field.find('.', from))
      into = table_in(*into, field.substr(from, dot - from));
    const std::string key = field.substr(from);
    entry.value->visit([&](const auto& value) { into->insert_or_assign(key, value); });
  }
  if (!now.correlations.empty()) {
    toml::array list;
    for (const auto* table : now.correlations) list.push_back(*table);
    root.insert_or_assign("correlation", std::move(list));
  }
  std::ostringstream out;
  out << root << '\n';
  return out.str();
}

}  // namespace detail

/// A scenario text with settings put in place. Comments, order and layout stay; a value of another layout (a section in one
/// line, dotted keys) is the exception, of which `comments_kept` tells. Reading the result gives what reading the text
/// with the settings gives: that is checked.
///
/// @param settings  `section.field=value` texts, as read_scenario takes them; an empty value removes the field
/// @errors  scenario_error as read_scenario, and when a change makes a correlated field certain
[[nodiscard]] inline written_scenario write_scenario(std::string_view text, const std::string& file,
                                                     const std::vector<std::string>& settings) {
  const scenario changed = read_scenario(text, file, settings);
  // By --set that is a warning; in a file it would be an error.
  for (const auto& w : changed.warnings)
    if (w.code == "correlation_dropped")
      throw scenario_error({{{file, 1, 1}, w.field, "becomes certain, and the file correlates it: take its [[correlation]] out first"}});
  const std::string& wanted = changed.digest;
  scenario_entries old, now;
  collect_text(old, text, file, detail::section_names());
  collect_text(now, text, file, detail::section_names());
  apply_settings(now, settings);
  const auto reads_as_wanted = [&](const std::string& candidate) {
    try {
      return read_scenario(candidate, file).digest == wanted;
    } catch (const scenario_error&) {
      return false;
    }
  };
  if (auto in_place = detail::edited_in_place(text, old, now); in_place && reads_as_wanted(*in_place)) return {std::move(*in_place), true};
  std::string anew = detail::printed_anew(now);
  if (!reads_as_wanted(anew)) throw std::logic_error("a scenario that was written does not read as it should");
  return {std::move(anew), false};
}

/// The settings that make a scenario's plan into another one: what differs, in the units of the fields. An uncertain input
/// whose central value changed becomes certain.
[[nodiscard]] inline std::vector<std::string> settings_between(const scenario& before, const factory<double>& after) {
  std::vector<std::string> old_texts, new_texts;
  const auto texts_of = [](const factory<double>& plan) {
    std::vector<std::pair<std::string, std::string>> texts;
    for_each_input(plan, [&](std::string_view section, const auto& row, const auto& member) {
      using held = holder<std::remove_cvref_t<decltype(member)>>;
      const spelling& written = row.as[held::which(member)];
      const double value = held::value(member) / scale_of<std::remove_cvref_t<decltype(member)>>(written);
      const bool plain = written.unit == "1" || detail::kinds_only(unit_of(written.unit).dimension);
      const bool absent = row.from.is == origin::kind::not_given && value == 0.0;
      texts.emplace_back(detail::qualified(section, written.name),
                         absent ? "" : number_text(value, 17) + (plain ? "" : " " + std::string(written.unit)));
    });
    const auto add_settings = [&](std::string_view section, const auto& inputs) {
      const auto add = [&](const auto& row) {
        using row_type = std::remove_cvref_t<decltype(row)>;
        if constexpr (detail::is_setting<row_type>) {
          texts.emplace_back(detail::qualified(section, row.name),
                             std::string(row.choices[static_cast<std::size_t>(inputs.*row.member)]));
        } else if constexpr (!holds_value<row_type>) {
          std::string list;
          for (double x : inputs.*row.member) list += (list.empty() ? "[" : ", ") + number_text(x, 17);
          texts.emplace_back(detail::qualified(section, row.name), list + "]");
        }
      };
      std::apply([&](const auto&... row) { (add(row), ...); }, std::remove_cvref_t<decltype(inputs)>::fields());
    };
    std::apply([&](const auto&... part) { (add_settings(part.name, plan.*part.member), ...); }, factory<double>::sections());
    return texts;
  };
  const auto old = texts_of(before.plan), now = texts_of(after);
  std::vector<std::string> settings;
  for (std::size_t i = 0; i < now.size(); ++i)
    if (now[i] != old[i]) settings.push_back(now[i].first + "=" + now[i].second);
  return settings;
}

}  // namespace aifactory
