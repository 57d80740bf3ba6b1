// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which layers does the cost consist of, as a page shows it: a waterfall and its table?
#pragma once

#include "aifactory/report/figure_names.hpp"
#include "aifactory/report/html_parts.hpp"
#include "aifactory/report/page_numbers.hpp"
#include "aifactory/report/svg_waterfall.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// Costs by layer somewhere in a document.
struct page_layers {
  std::string path;     ///< of the object with a number per layer and "total"
  std::string per{};    ///< what each is divided by, or nothing
  double divisor = 1.0; ///< what a shown number is multiplied with
  /// Above the chart.
  std::string title, axis;  ///< what its axis says
};

/// The costs by layer that a document has, the one that answers its question first.
[[nodiscard]] inline std::vector<page_layers> layers_of(const page_source& page) {
  std::vector<page_layers> all;
  const auto total = [&](const std::string& path) { return page.number(path + ".total").value_or(0.0); };
  if (total("result.own_cost_usd") != 0.0) {
    const auto scale = money_scale_for(total("result.own_cost_usd"));
    all.push_back({"result.own_cost_usd", "", scale.divisor, "Cost of the run on GPUs of one's own, by layer", scale.unit});
  }
  if (total("result.annual_cost_usd") != 0.0 && total("result.tokens_per_year") > 0.0)
    all.push_back({"result.annual_cost_usd", "result.tokens_per_year.total", 1e-6, "Cost of a million tokens by layer, delivered", "$ per million " + page.kinds()});
  else if (total("result.annual_cost_usd") != 0.0)
    all.push_back({"result.annual_cost_usd", "", money_scale_for(total("result.annual_cost_usd")).divisor, "Cost of a year by layer", money_scale_for(total("result.annual_cost_usd")).unit});
  const std::string life = "result.levelized.lcot_pretax_by_layer_real_usd_per_million_tokens";
  if (total(life) != 0.0) all.push_back({life, "", 1.0, "Levelized cost of a million tokens by layer, before tax, in constant dollars", "$ per million " + page.kinds()});
  return all;
}

/// The layers of a cost that are not zero, largest first, by their keys.
[[nodiscard]] inline std::vector<std::string> largest_layers(const page_source& page, const page_layers& layers) {
  std::vector<std::pair<double, std::string>> sized;
  if (const auto* parts = page.find(layers.path); parts && parts->is_object())
    for (const auto& [key, value] : parts->items())
      if (key != "total" && value.is_number() && value.get<double>() != 0.0) sized.emplace_back(value.get<double>(), key);
  std::stable_sort(sized.begin(), sized.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> keys;
  for (auto& each : sized) keys.push_back(std::move(each.second));
  return keys;
}

/// @return  the waterfall in the order of the layers, empty where the document has no such cost
[[nodiscard]] inline row_chart waterfall_of(const page_source& page, const page_layers& layers) {
  const auto shown = [&](const std::string& key) {
    const std::string path = layers.path + "." + key;
    auto number = layers.per.empty() ? page.drawn(path, 4, layers.divisor) : page.ratio(path, layers.per, 4, layers.divisor);
    return number;
  };
  std::vector<waterfall_part> parts;
  double largest = 0.0;
  std::string words;
  for (const auto& key : largest_layers(page, layers)) {
    const auto number = shown(key);
    parts.push_back({capitalized(layer_name(key)), number.value, number});
    largest = std::max(largest, number.value);
    words += (words.empty() ? "" : ", ") + layer_name(key) + " " + number.text;
  }
  const auto total = shown("total");
  return waterfall_of({layers.title, words + "; together " + total.text + " " + layers.axis + "."}, parts, {"Total", total.value, total}, layers.axis, layers.divisor);
}

/// A figure with its table.
[[nodiscard]] inline std::string html_layers(const page_source& page, const page_layers& layers, const std::string& id) {
  const auto chart = waterfall_of(page, layers);
  html_table table(layers.title);
  table.column("Layer").column(layers.axis, column_of::numbers).column("Share", column_of::numbers);
  std::string nothing;
  const auto keys = largest_layers(page, layers);
  for (const auto& row : chart.rows) {
    const std::string key = row.strong ? "total" : keys[static_cast<std::size_t>(&row - chart.rows.data())];
    table.row({escaped(row.name), page_source::mark(row.after), page.share(layers.path + "." + key, layers.path + ".total")}, row.strong ? "sum" : "");
  }
  if (const auto* parts = page.find(layers.path))
    for (const auto& [key, value] : parts->items())
      if (key != "total" && value.is_number() && value.get<double>() == 0.0) nothing += (nothing.empty() ? "" : ", ") + layer_name(key);
  std::string caption = "From the largest layer to the total.";
  if (!nothing.empty()) caption += " Nothing is charged for " + escaped(nothing) + ".";
  return html_figure(id, layers.title, [&](const chart_form& form) { return svg_of(chart, form); }, caption, table.text());
}

}  // namespace aifactory
