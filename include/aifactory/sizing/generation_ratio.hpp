// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many times more tokens per megawatt, or cheaper tokens, does one generation give than another, speed by speed?
///
///   const auto found = ratios_of_generations(plan, {*find_generation("gb300_nvl72"), choice},
///                                            {*find_generation("h200_sxm"), choice}, speeds, {50.0, 35.0});
///
/// Per megawatt of which power? Each kind has its own ratio, because the kinds differ by what lies between board, rack and
/// meter. At one PUE for both, facility power gives the ratio of IT power.
#pragma once

#include "aifactory/sizing/frontier_ratio.hpp"
#include "aifactory/sizing/generation_option.hpp"

#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// What is compared: tokens per second and MW of a power, or cost per output token.
enum class ratio_of { it_power, facility_power, facility_power_2025, board_power, cost };

/// The key of files and reports: "tokens_per_it_mw".
[[nodiscard]] constexpr std::string_view name_of(ratio_of what) {
  switch (what) {
    case ratio_of::it_power: return "tokens_per_it_mw";
    case ratio_of::facility_power: return "tokens_per_facility_mw";
    case ratio_of::facility_power_2025: return "tokens_per_facility_mw_of_2025";
    case ratio_of::board_power: return "tokens_per_board_mw";
    default: return "cost_per_token";
  }
}

/// A generation, and which of its curves count.
struct ratio_side {
  generation_facts facts;  ///< of the catalogue
  curve_choice choice;     ///< model, lengths and serving of its curves

  /// "h200_sxm (aggregated, no speculative decoding)"
  [[nodiscard]] std::string name() const {
    const std::string served = detail::choice_text(choice.serving);
    return std::string(facts.id) + (served.empty() ? "" : " (" + served + ")");
  }
};

/// What somebody says: so many times the tokens per megawatt, at so many times less per token.
struct claimed_ratios {
  /// [-]  times the tokens per megawatt.
  double per_power = 50.0, cost = 35.0;  ///< [-]  times less per token
};

/// One ratio of two generations over the speeds.
struct generation_ratio {
  ratio_of what;                          ///< of which figure
  double wanted;                          ///< what is claimed
  std::vector<std::optional<double>> at;  ///< at the asked speeds; empty outside the range of both
  ratio_reached reached;                  ///< how much is reached at most, and where it is what is claimed
};

/// How many times better one generation is than another.
struct generation_ratios {
  /// The one that is said to be better.
  ratio_side better, baseline;  ///< the one it is held against
  interactivity_range common;  ///< measured of both
  /// Sigma of the logarithm of each ratio at the asked speeds, from the interpolation of both: sqrt(sigma_1^2 + sigma_2^2);
  /// empty where one of them is not known.
  std::vector<std::optional<double>> log_sd;
  std::vector<generation_ratio> ratios;  ///< of facility and IT power, then of those that the catalogue knows for both, then of cost
  std::vector<std::string> not_known;  ///< kinds of power of which the catalogue lacks a figure
};

/// Power per GPU at the meter as it was published in 2025, with the PUE of that day inside: superseded or provisional, and
/// what ratios of that time were computed with.
/// @errors  none: empty when there is none
[[nodiscard]] inline std::optional<sourced<facility_power_per_gpu<>>> facility_power_of_2025(std::string_view id) {
  std::optional<sourced<facility_power_per_gpu<>>> found;
  for_each_generation([&](auto type) {
    using G = typename decltype(type)::type;
    if constexpr (requires { G::superseded_power_per_gpu; })
      if (id == G::id) found.emplace(G::superseded_power_per_gpu);
  });
  return found;
}

/// The ratios of two generations in one plan, over all speeds that were measured of both.
///
///   tokens per MW: better / baseline at full load, of the fleet for IT and facility power, of the GPU for board and 2025 power
///   cost per output token: baseline / better
///
/// @param plan  all but the generation
/// @errors  input_error when a generation was not measured so, has no price or power in the catalogue, or no speed was
///          measured of both
/// @source  definition; rates measured or interpolated, costs and power of model/unit_economics.hpp
[[nodiscard]] inline generation_ratios ratios_of_generations(const factory<double>& plan, const ratio_side& better, const ratio_side& baseline,
                                                             const std::vector<interactivity<>>& speeds, const claimed_ratios& claimed) {
  struct side {
    factory<double> plan;
    frontier curves;
  };
  const auto opened = [&](const ratio_side& named) {
    auto curves = curves_of(named.facts.id, named.choice);
    if (curves.empty()) throw input_error(std::string(named.facts.id) + ": nobody measured " + named.choice.text());
    return side{with_generation(plan, named.facts), frontier(curves)};
  };
  const side top = opened(better), base = opened(baseline);
  const auto common = common_speeds(top.curves, base.curves);
  if (common.empty()) throw input_error(better.name() + " and " + baseline.name() + ": no speed was measured of both");

  generation_ratios all{better, baseline, {common.front(), common.back()}, {}, {}, {}};
  const auto in_range = [&](const interactivity<>& speed) { return speed >= common.front() && speed <= common.back(); };
  for (const auto& speed : speeds) {
    all.log_sd.emplace_back();
    if (!in_range(speed)) continue;
    const auto one = option_at(top.plan, top.curves, speed).error, two = option_at(base.plan, base.curves, speed).error;
    if (one.known && two.known) all.log_sd.back() = std::hypot(one.log_sd, two.log_sd);
  }
  const auto add = [&](ratio_of what, double wanted, const std::function<double(const interactivity<>&)>& ratio) {
    generation_ratio row{what, wanted, {}, where_ratio_reaches(common, wanted, ratio)};
    for (const auto& speed : speeds)
      row.at.push_back(in_range(speed) ? std::optional(ratio(speed)) : std::nullopt);
    all.ratios.push_back(std::move(row));
  };
  const auto add_power = [&](ratio_of what, const auto& of_top, const auto& of_base) {
    if (!of_top || !of_base) return all.not_known.emplace_back(name_of(what)), void();
    const double factor = of_base->value / of_top->value;
    add(what, claimed.per_power, [&top, &base, factor](const interactivity<>& speed) {
      return factor * double(top.curves.output_rate_at(speed) / base.curves.output_rate_at(speed));
    });
  };
  // Of the whole fleet, network and storage included, as the plan provisions it.
  const auto per_it = [](const side& s, const interactivity<>& speed) { return unit_economics(at_speed(s.plan, s.curves, speed)).full_load_per_it_power.output; };
  const auto per_facility = [](const side& s, const interactivity<>& speed) {
    return unit_economics(at_speed(s.plan, s.curves, speed)).full_load_per_facility_power.output;
  };
  const auto cost = [](const side& s, const interactivity<>& speed) { return unit_economics(at_speed(s.plan, s.curves, speed)).cost_per_token.output; };
  add(ratio_of::facility_power, claimed.per_power, [&](const interactivity<>& speed) { return double(per_facility(top, speed) / per_facility(base, speed)); });
  add(ratio_of::it_power, claimed.per_power, [&](const interactivity<>& speed) { return double(per_it(top, speed) / per_it(base, speed)); });
  add_power(ratio_of::facility_power_2025, facility_power_of_2025(better.facts.id), facility_power_of_2025(baseline.facts.id));
  add_power(ratio_of::board_power, better.facts.board_power, baseline.facts.board_power);
  add(ratio_of::cost, claimed.cost, [&](const interactivity<>& speed) { return double(cost(base, speed) / cost(top, speed)); });
  return all;
}

}  // namespace aifactory
