// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does the `uncertainty` block of a JSON result hold?
///
/// The same keys as under `result`, for the figures that move; in place of each number an object of statistics and,
/// under `standard_error`, how sure each of them is. Needs nlohmann-json.
#pragma once

#include "aifactory/report/json_text.hpp"
#include "aifactory/report/sampled_answer.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>
#include <string_view>

namespace aifactory {

namespace detail {

inline ordered_json statistics_of(const figure_spread& figure) {
  ordered_json all = ordered_json::object(), errors = ordered_json::object();
  const auto put = [](ordered_json& to, std::string_view key, double x) {
    if (std::isfinite(x)) to[std::string(key)] = x;
  };
  const auto estimated = [&](std::string_view key, const estimate& e) {
    put(all, key, e.value), put(errors, key, e.standard_error);
  };
  estimated("mean", figure.mean);
  estimated("sd", figure.sd);
  put(all, "min", figure.least);
  for (std::size_t i = 0; i < reported_percentiles.size(); ++i)
    estimated("p" + std::to_string(reported_percentiles[i]), figure.percentiles[i]);
  put(all, "max", figure.greatest);
  estimated("cvar95", figure.cvar95);
  if (figure.ratio_of_means) put(all, "ratio_of_means", *figure.ratio_of_means);
  if (figure.trials_invalid > 0) all["trials_invalid"] = figure.trials_invalid;
  all["standard_error"] = std::move(errors);
  return all;
}

}  // namespace detail

/// The figures that move by their paths, each with its statistics, and the events.
[[nodiscard]] inline nlohmann::ordered_json json_spreads(const sampled_answer& found) {
  auto result = nlohmann::ordered_json::object();
  for (const auto& figure : found.figures) {
    const auto& at = figure.central;
    (at.section.empty() ? result : result[at.section])[at.key] = detail::statistics_of(figure);
  }
  for (const auto& each : found.events)
    result[each.name] = {{"probability", each.probability.value}, {"standard_error", each.probability.standard_error}};
  return result;
}

/// The histogram and the tornado of the main figure; empty where there is none.
/// @param under  what stands before its path below "result"
[[nodiscard]] inline nlohmann::ordered_json json_headline(const sampled_answer& found, const std::string& under = "") {
  using nlohmann::ordered_json;
  ordered_json block = ordered_json::object();
  if (found.headline.empty()) return block;
  ordered_json edges = ordered_json::array(), shares = ordered_json::array();
  for (const auto& bar : found.histogram) edges.push_back(bar.low), shares.push_back(bar.share);
  if (!found.histogram.empty()) edges.push_back(found.histogram.back().high);
  block["histogram"] = {{"result", under + found.headline}, {"edges", std::move(edges)}, {"shares", std::move(shares)}};
  ordered_json bars = ordered_json::array();
  for (const auto& bar : found.tornado)
    if (std::isfinite(bar.at_low) && std::isfinite(bar.at_high))
      bars.push_back({{"input", bar.input}, {"at_p10", bar.at_low}, {"at_p90", bar.at_high}});
  block["tornado"] = {{"result", under + found.headline}, {"bars", std::move(bars)}};
  return block;
}

/// The block; only for an answer of at least one trial.
/// @errors  none: what is not finite is absent
[[nodiscard]] inline nlohmann::ordered_json json_uncertainty(const sampled_answer& found) {
  using nlohmann::ordered_json;
  ordered_json block{{"trials", found.trials},
                     {"trials_invalid", found.trials_invalid},
                     {"seed", found.seed},
                     {"sampler", name_of(found.how)},
                     {"generator", name_of(found.generator)},
                     {"status", found.complete() ? "complete" : "partial"},
                     {"converged", found.converged},
                     {"inputs", found.fields}};
  block["result"] = json_spreads(found);
  block.update(json_headline(found));
  return block;
}

}  // namespace aifactory
