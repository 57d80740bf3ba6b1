// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does the answer change along one input, or over two? (--sweep field=a:b:n, once or twice)
#pragma once

#include "aifactory/report/csv.hpp"
#include "aifactory/report/json.hpp"
#include "options.hpp"
#include "vary.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace calculator {

inline constexpr int most_points = 10'000;

struct sweep_request {
  std::string field, from, to;
  int points = 0;
};

/// "power.price=40 USD/MWh:100 USD/MWh:7"
/// @errors  input_error with the form that is expected
inline sweep_request read_sweep(const std::string& text) {
  const auto equals = text.find('='), last = text.rfind(':');
  const auto middle = last == std::string::npos || last == 0 ? std::string::npos : text.rfind(':', last - 1);
  sweep_request asked;
  const char* end = text.data() + text.size();
  if (equals == std::string::npos || equals == 0 || middle == std::string::npos || middle < equals ||
      text.find(':', equals) != middle || std::from_chars(text.data() + last + 1, end, asked.points).ptr != end ||
      last + 1 == text.size())
    throw aifactory::input_error("--sweep: \"" + text +
                                 "\" is not of the form field=a:b:n, such as \"power.price=40 USD/MWh:100 USD/MWh:7\"");
  if (asked.points < 2 || asked.points > most_points)
    throw aifactory::input_error("--sweep: " + text.substr(last + 1) + " points, must lie between 2 and " +
                                 std::to_string(most_points));
  asked.field = text.substr(0, equals);
  asked.from = text.substr(equals + 1, middle - equals - 1);
  asked.to = text.substr(middle + 1, last - middle - 1);
  return asked;
}

/// One field and the values it takes, in its unit.
struct sweep_axis {
  variable input;
  std::string key;  ///< of its values in JSON
  std::vector<double> values;

  [[nodiscard]] std::string section() const { return input.field.substr(0, input.field.find('.')); }
  std::string written_unit;  ///< "USD/MWh", "1"

  /// "USD/MWh", or nothing for a plain number and a PUE
  [[nodiscard]] std::string unit() const { return written_unit == "1" || written_unit == "MW_facility/MW_IT" ? "" : written_unit; }
  [[nodiscard]] std::string title() const { return input.field + (unit().empty() ? "" : ", " + unit()); }
  /// "power.price=40 USD/MWh"
  [[nodiscard]] std::string id(double value) const {
    return input.field + "=" + aifactory::number_text(value) + (written_unit == "1" ? "" : " " + written_unit);
  }
};

struct sweep_result {
  aifactory::scenario scenario;  ///< at the first point
  std::vector<sweep_axis> axes;  ///< one or two
  std::vector<aifactory::csv_row> rows;  ///< the last axis runs fastest

  /// Which value of an axis a row has.
  [[nodiscard]] double value(std::size_t axis, std::size_t row) const {
    if (axis + 1 < axes.size()) row /= axes.back().values.size();
    return axes[axis].values[row % axes[axis].values.size()];
  }
};

namespace detail {

inline std::vector<sweep_request> read_sweeps(const options& asked) {
  std::vector<sweep_request> requests{read_sweep(*asked.sweep)};
  if (!asked.sweep_over) return requests;
  requests.push_back(read_sweep(*asked.sweep_over));
  if (requests[0].field == requests[1].field)
    throw aifactory::input_error("--sweep: " + requests[0].field + ": is given twice: two sweeps go over two fields");
  const long long points = 1LL * requests[0].points * requests[1].points;
  if (points > most_points)
    throw aifactory::input_error("--sweep: " + std::to_string(requests[0].points) + " x " + std::to_string(requests[1].points) +
                                 " are " + std::to_string(points) + " points, must be at most " + std::to_string(most_points));
  return requests;
}

/// From the field's value in one scenario to that in another.
inline sweep_axis axis_between(const aifactory::scenario& first, const aifactory::scenario& last, const sweep_request& request) {
  sweep_axis axis{variable{request.field, 0, {}}, first.find(request.field)->key, {}, first.find(request.field)->unit};
  const auto *a = first.find(request.field), *b = last.find(request.field);
  if (!b || a->unit != b->unit)
    throw aifactory::input_error("--sweep: " + request.field + ": from " + a->unit + " to " + (b ? b->unit : "another unit") +
                                 ": give both ends in one of them");
  if (a->spread || b->spread)
    throw aifactory::input_error("--sweep: " + request.field +
                                 ": goes from one number to another, not to a distribution");
  if (a->value == b->value)
    throw aifactory::input_error("--sweep: " + request.field + ": begins and ends at the same value");
  for (int i = 0; i < request.points; ++i) {
    const double at = static_cast<double>(i) / (request.points - 1);
    axis.values.push_back((1.0 - at) * a->value + at * b->value);
  }
  return axis;
}

}  // namespace detail

namespace detail {

/// The corners of a sweep, each read as a scenario: what is wrong there has its place. Rows are still to come.
/// @param check  f(scenario, field): refuses a field that cannot be swept
/// @errors  scenario_error, input_error
template <class Check>
sweep_result swept_axes(const options& asked, const std::vector<sweep_request>& requests, const Check& check) {
  const bool two = requests.size() == 2;
  const auto corner = [&](bool to_first, bool to_second) {
    std::vector<option_setting> settings{{requests[0].field + "=" + (to_first ? requests[0].to : requests[0].from), "--sweep", 1}};
    if (two) settings.push_back({requests[1].field + "=" + (to_second ? requests[1].to : requests[1].from), "--sweep", 2});
    return load(asked, settings);
  };
  auto first = corner(false, false);
  for (const auto& request : requests) check(first, request.field);
  std::vector<aifactory::scenario> others{corner(true, two)};
  if (two) others.push_back(corner(true, false)), others.push_back(corner(false, true));
  std::vector<sweep_axis> axes;
  for (const auto& request : requests) axes.push_back(axis_between(first, others.front(), request));
  // Ranges have no holes: what is implausible between the ends is so at one of them.
  for (const auto& other : others)
    for (const auto& w : other.warnings)
      if (std::none_of(first.warnings.begin(), first.warnings.end(),
                       [&](const auto& known) { return known.code == w.code && known.field == w.field; }))
        first.warnings.push_back(w);
  return {std::move(first), std::move(axes), {}};
}

/// Calls at(id of the point, value of each axis) for every point, the last axis fastest.
template <class At>
void for_each_point(const std::vector<sweep_axis>& axes, const At& at) {
  for (const double a : axes.front().values) {
    if (axes.size() == 1) at(axes.front().id(a), std::vector<double>{a});
    for (std::size_t k = 0; axes.size() == 2 && k < axes[1].values.size(); ++k)
      at(axes.front().id(a) + ", " + axes[1].id(axes[1].values[k]), std::vector<double>{a, axes[1].values[k]});
  }
}

}  // namespace detail

/// @param evaluate_at  f(scenario, settings of the point) -> answer
/// @errors  scenario_error, input_error, and what evaluate_at throws
template <class Evaluate>
sweep_result run_sweep(const options& asked, const Evaluate& evaluate_at) {
  auto result = detail::swept_axes(asked, detail::read_sweeps(asked), [](const auto& s, const auto& field) { (void)variable_of(s, field, "--sweep"); });
  for (auto& axis : result.axes) axis.input = variable_of(result.scenario, axis.input.field, "--sweep");
  detail::for_each_point(result.axes, [&](std::string id, const std::vector<double>& values) {
    std::vector<setting_of_input> settings;
    for (std::size_t i = 0; i < values.size(); ++i) settings.push_back({result.axes[i].input, values[i]});
    result.rows.push_back({std::move(id), evaluate_at(result.scenario, settings)});
  });
  return result;
}

/// Each point as cost_per_token answers it.
inline sweep_result run_sweep(const options& asked) {
  return run_sweep(asked, [](const aifactory::scenario& s, const std::vector<setting_of_input>& settings) {
    return aifactory::evaluate(s, with_values(s, settings));
  });
}

/// The same envelope as one answer's, with a record per point under `rows` in place of `result`.
inline nlohmann::ordered_json json_of(const sweep_result& sweep, std::string_view schema = aifactory::cost_per_token_schema) {
  const auto& any = sweep.rows.front().content;
  auto document = aifactory::json_envelope(schema, sweep.scenario, any);
  for (const auto& axis : sweep.axes) document["inputs"][axis.section()].erase(axis.key);  // different in each row
  document["rows"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < sweep.rows.size(); ++i) {
    auto inputs = nlohmann::ordered_json::object();
    for (std::size_t axis = 0; axis < sweep.axes.size(); ++axis)
      inputs[sweep.axes[axis].section()][sweep.axes[axis].key] = sweep.value(axis, i);
    document["rows"].push_back({{"id", sweep.rows[i].id}, {"inputs", std::move(inputs)}, {"result", aifactory::json_result(sweep.rows[i].content)}});
  }
  return document;
}

}  // namespace calculator
