// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do tests of answers and of their draws ask for: scenarios of the folder, numbers by path, a draw with one input changed?
#pragma once

#include "aifactory/report/figure_draws.hpp"
#include "aifactory/report/figures_answer.hpp"

#include "../reader/read_text.hpp"
#include "catch_shim.hpp"
#include "paths.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace drawn_answer {

/// A scenario of examples/scenarios/ by its name.
inline aifactory::scenario of_folder(const std::string& name, const std::vector<std::string>& settings = {}) {
  return read_file(AIFACTORY_SOURCE_DIR "/examples/scenarios/" + name + ".toml", settings);
}
/// A figure by its path; the test ends where there is none.
inline double number_of(const aifactory::figures_answer& a, const char* path) {
  INFO(path);
  const auto* found = a.find(path);
  REQUIRE(found);
  return found->value;
}
inline std::vector<double> medians(const aifactory::figure_draws& draws) {
  std::vector<double> values;
  for (const auto& input : draws.inputs) values.push_back(input.value.central());
  return values;
}
/// The value of an input in a draw.
inline double& of(const aifactory::figure_draws& draws, std::vector<double>& values, std::string_view name) {
  const auto at = std::find_if(draws.inputs.begin(), draws.inputs.end(), [&](const aifactory::input_value& input) { return input.name == name; });
  REQUIRE(at != draws.inputs.end());
  return values[static_cast<std::size_t>(at - draws.inputs.begin())];
}
/// Figures and events of a draw.
inline std::vector<double> results_of(const aifactory::figure_draws& draws, const std::vector<double>& values) {
  std::vector<double> results(draws.figures.size() + draws.events.size());
  draws.formula(values, results);
  return results;
}

}  // namespace drawn_answer
