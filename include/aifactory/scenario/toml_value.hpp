// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does one field of a scenario hold: a number, a number with its origin, or a distribution?
#pragma once

#include "aifactory/scenario/scenario.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "aifactory/scenario/toml_distribution.hpp"
#include "aifactory/scenario/toml_number.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace aifactory {

/// A field as it was read: raw means base units.
struct field_reading {
  double raw = 0.0;             ///< the value, or the middle one of a distribution
  std::size_t alternative = 0;  ///< index into expectation::as
  std::optional<distribution> spread;  ///< in the field's unit
  /// Who said so, as the file has it.
  std::string source, date;            ///< of the source
  bool assumption = false;             ///< the file calls it one
  bool kind_left_out = false;          ///< its unit does not say which kind of power it is
  std::vector<problem> problems;       ///< with their places
};

namespace detail {

inline std::string text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* date = node.as_date()) {
    const toml::date day = date->get();
    const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(day.year) + "-" + two(day.month) + "-" + two(day.day);
  }
  return {};
}

class field_reader {
  const expectation& due_;
  const std::string& field_;
  const std::string& file_;
  place at_;
  field_reading out_{};

  place place_in(const toml::node& node) const {
    return file_.starts_with("--") || node.source().begin.line == 0
               ? at_
               : place{file_, node.source().begin.line, node.source().begin.column};
  }
  void problem_at(const toml::node& node, std::string message) {
    out_.problems.push_back({place_in(node), field_, std::move(message)});
  }

  void number(const toml::node& node) {
    auto read = read_number(node, due_);
    if (!read.ok()) return problem_at(node, std::move(read.error));
    out_.raw = read.raw, out_.alternative = read.alternative, out_.kind_left_out = read.kind_left_out;
  }

  void origin_key(std::string_view key, const toml::node& node) {
    const std::string text = text_of(node);
    if (key == "source" || key == "date") {
      if (text.empty()) problem_at(node, std::string(key) + " must be a text" + (key == "date" ? " or a date" : ""));
      (key == "source" ? out_.source : out_.date) = text;
    } else if (text == "assumption") {
      out_.assumption = true;
    } else {
      problem_at(node, "basis must be \"assumption\"; a value from somewhere has a source");
    }
  }

  void table(const toml::table& table) {
    const toml::node* value = table.get("value");
    for (const auto& [key, node] : table) {
      const std::string_view name = key.str();
      if (name == "source" || name == "date" || name == "basis")
        origin_key(name, node);
      else if (value && name != "value")
        problem_at(node, "unknown key \"" + std::string(name) + "\" beside value" +
                             did_you_mean(name, {"source", "date", "basis"}));
    }
    if (value) return number(*value);
    auto read = read_distribution(table, due_);
    for (auto& message : read.errors) problem_at(message.node ? *message.node : table, std::move(message.text));
    if (!read.spread) return;
    out_.raw = read.spread->median() * due_.scale(read.alternative);
    out_.alternative = read.alternative;
    out_.spread = std::move(read.spread);
    support(table);
  }

  // The support must lie inside the hard range: nothing is clipped.
  void support(const toml::table& table) {
    const spelling& written = due_.as[out_.alternative];
    const double low = out_.spread->low(), high = out_.spread->high();
    // A support that only touches an open end, as a lognormal's does at 0, is inside.
    const bool above = low >= written.hard.low || (written.hard.is_positive() && low == 0.0);
    if (above && (high <= written.hard.high || written.hard.has_no_end())) return;
    problem_at(table, "the distribution reaches from " + number_text(low, 6) + " to " + number_text(high, 6) +
                          (due_.takes_bare() ? "" : " " + std::string(written.unit)) + ", outside the allowed range " +
                          (written.hard.is_positive() ? "above 0" : number_text(written.hard.low, 6)) +
                          (written.hard.has_no_end() ? (written.hard.is_positive() ? "" : " to any size") : " to " + number_text(written.hard.high, 6)) +
                          ": truncate it with min and max");
  }

 public:
  field_reader(const expectation& due, const std::string& field, const std::string& file, place at)
      : due_(due), field_(field), file_(file), at_(std::move(at)) {}

  field_reading read(const toml::node& node) {
    if (const auto* inner = node.as_table())
      table(*inner);
    else
      number(node);
    return std::move(out_);
  }
};
}  // namespace detail

/// Reads one field.
///
/// @param due    what the field expects
/// @param field  its full name, for messages
/// @param file   the text it stands in, and `at` its place there
[[nodiscard]] inline field_reading read_field(const toml::node& node, const expectation& due, const std::string& field,
                                              const std::string& file, const place& at) {
  return detail::field_reader(due, field, file, at).read(node);
}

}  // namespace aifactory
