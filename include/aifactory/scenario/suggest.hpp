// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which known name did a person mean?
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// Edits (insert, delete, replace, swap of neighbours) between two names; no letter is edited twice.
/// @errors  none
/// @source  optimal string alignment distance: Damerau 1964, Wagner and Fischer 1974
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, last(b.size() + 1), now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before = last;
    last = now;
  }
  return last[b.size()];
}

/// The nearest of the known names, or nothing when none is near (more than a third of the letters differ).
[[nodiscard]] inline std::string_view nearest_name(std::string_view name, const std::vector<std::string>& known) {
  std::string_view best;
  // A very long name is no misspelling, and comparing it would cost time.
  if (name.size() > 64) return best;
  std::size_t best_distance = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const auto& candidate : known) {
    // The beginning of a name is near to it, however long the rest: "gb300" for "gb300_nvl72".
    const bool begins = name.size() >= 3 && candidate.size() > name.size() && candidate.starts_with(name);
    const std::size_t distance = begins ? 1 : edit_distance(name, candidate);
    if (distance < best_distance) best_distance = distance, best = candidate;
  }
  return best;
}

/// `, did you mean "pue"?` or nothing.
[[nodiscard]] inline std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
  const auto best = nearest_name(name, known);
  return best.empty() ? "" : ", did you mean \"" + std::string(best) + "\"?";
}

}  // namespace aifactory
