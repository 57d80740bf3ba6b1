// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does the answer change along one input? (--sweep field=a:b:n)
#pragma once

#include "aifactory/report/csv.hpp"
#include "aifactory/report/json.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/text_layout.hpp"
#include "options.hpp"
#include "vary.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace calculator {

struct sweep_request {
  std::string field, from, to;
  int points = 0;
};

/// "power.price=40 USD/MWh:100 USD/MWh:7"
/// @errors  input_error with the form that is expected
inline sweep_request read_sweep(const std::string& text) {
  constexpr int most_points = 10'000;
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

struct sweep_result {
  aifactory::scenario scenario;  ///< at the first point
  variable input;
  std::vector<double> values;  ///< in the input's unit
  std::vector<aifactory::csv_row> rows;
};

/// @errors  scenario_error, input_error
inline sweep_result run_sweep(const options& asked) {
  const auto request = read_sweep(*asked.sweep);
  auto first = load(asked, request.field + "=" + request.from, "--sweep");
  const auto last = load(asked, request.field + "=" + request.to, "--sweep");
  const auto input = variable_of(first, request.field, "--sweep");
  const auto *a = first.find(request.field), *b = last.find(request.field);
  if (a->spread || b->spread)
    throw aifactory::input_error("--sweep: " + request.field +
                                 ": goes from one number to another, not to a distribution");
  if (a->unit != b->unit)
    throw aifactory::input_error("--sweep: " + request.field + ": from " + a->unit + " to " + b->unit +
                                 ": give both ends in one of them");
  if (a->value == b->value)
    throw aifactory::input_error("--sweep: " + request.field + ": begins and ends at the same value");
  // Ranges have no holes: what is implausible between the ends is so at one of them.
  for (const auto& w : last.warnings)
    if (std::none_of(first.warnings.begin(), first.warnings.end(),
                     [&](const auto& known) { return known.code == w.code && known.field == w.field; }))
      first.warnings.push_back(w);

  sweep_result result{std::move(first), input, {}, {}};
  const double from = result.scenario.find(request.field)->value, to = b->value;
  const std::string unit = input.written.unit == "1" ? "" : " " + std::string(input.written.unit);
  for (int i = 0; i < request.points; ++i) {
    const double at = static_cast<double>(i) / (request.points - 1);
    const double value = (1.0 - at) * from + at * to;
    result.values.push_back(value);
    result.rows.push_back({request.field + "=" + aifactory::number_text(value) + unit,
                           aifactory::evaluate(result.scenario, with_value(result.scenario, input, value))});
  }
  return result;
}

/// The same envelope as one answer's, with a record per point under `rows` in place of `result`.
inline nlohmann::ordered_json json_of(const sweep_result& sweep) {
  const auto& any = sweep.rows.front().content;
  auto document = aifactory::json_envelope(aifactory::cost_per_token_schema, sweep.scenario, any);
  const std::string section = sweep.input.field.substr(0, sweep.input.field.find('.'));
  const std::string key = sweep.scenario.find(sweep.input.field)->key;
  document["inputs"][section].erase(key);  // it is different in each row
  document["rows"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < sweep.rows.size(); ++i)
    document["rows"].push_back({{"id", sweep.rows[i].id},
                                {"inputs", {{section, {{key, sweep.values[i]}}}}},
                                {"result", aifactory::json_result(sweep.rows[i].content)}});
  return document;
}

/// One line a point.
inline std::string text_of(const sweep_result& sweep, const aifactory::terminal_style& style) {
  using namespace aifactory;
  const painter paint(style.colour);
  const std::size_t width = std::clamp<std::size_t>(style.columns, 60, 100);
  const auto column = [&](std::string_view path, double divisor) {
    std::vector<double> numbers;
    for (const auto& row : sweep.rows) {
      const auto* found = row.content.find(path);
      numbers.push_back(found ? found->value / divisor : 0.0);
    }
    return numbers;
  };
  const auto cost = column("cost_per_million_tokens_usd.blended", 1.0);
  const auto full = column("cost_per_million_tokens_at_full_load_usd.blended", 1.0);
  const auto hour = column("gpu_hour_cost_usd.total", 1.0);
  const auto dollars = column("annual_cost_usd.total", 1.0);
  const auto scale = money_scale_for(*std::max_element(dollars.begin(), dollars.end()));
  const auto year_cost = column("annual_cost_usd.total", scale.divisor);
  const auto most = [](const std::vector<double>& x) { return *std::max_element(x.begin(), x.end()); };
  const auto least = [](const std::vector<double>& x) { return *std::min_element(x.begin(), x.end()); };
  const auto cell = [&](const std::vector<double>& numbers, std::size_t i) {
    // Five digits, and more where a narrow range would print alike.
    int decimals = decimals_for(most(numbers), 5);
    const int finest = decimals + 4;
    while (decimals < finest && most(numbers) != least(numbers) &&
           fixed_text(most(numbers), decimals) == fixed_text(least(numbers), decimals))
      ++decimals;
    return right(fitted_text(fixed_text(numbers[i], decimals), numbers[i], 12), 12);
  };
  int digits = 5;
  const auto alike = [&] {
    for (std::size_t i = 1; i < sweep.values.size(); ++i)
      if (rounded_text(sweep.values[i], digits) == rounded_text(sweep.values[i - 1], digits)) return true;
    return false;
  };
  while (digits < 15 && alike()) ++digits;
  const std::size_t first = std::max<std::size_t>(22, text_width(sweep.input.field) + 1);

  const auto& s = sweep.scenario;
  std::string text = paint.bold(clipped(harmless(s.name.empty() ? s.file : s.name), width)) + "\n\n";
  const std::string unit = sweep.input.written.unit == "1" || sweep.input.written.unit == "MW_facility/MW_IT"
                               ? ""
                               : std::string(sweep.input.written.unit);
  text += paint.bold(left(sweep.input.field, first) + right("$ per million tokens", 24) + right("GPU-hour", 12) +
                     right("a year", 12)) +
          "\n";
  text += paint.faint(left(unit, first) + right("delivered", 12) + right("full load", 12) + right("$", 12) +
                      right(scale.unit, 12)) +
          "\n";
  for (std::size_t i = 0; i < sweep.rows.size(); ++i) {
    text += left(rounded_text(sweep.values[i], digits), first) + cell(cost, i) + cell(full, i) + cell(hour, i) +
            cell(year_cost, i);
    if (width >= first + 56) text += "  " + paint.bars(bar(cost[i] / most(cost), width - first - 50, style.unicode));
    text += '\n';
  }
  for (const auto& w : sweep.rows.front().content.warnings)
    text += paint.alert("Note  ") + harmless(w.field + ": " + w.message) + "\n";
  return text;
}

}  // namespace calculator
