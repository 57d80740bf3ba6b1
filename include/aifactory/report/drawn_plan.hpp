// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does the Monte-Carlo engine draw from a scenario, and which of its figures move?
///
/// Inputs with a distribution are drawn, all others keep their number. With sizing.fleet = "fixed" the number of GPUs
/// is the one of the central values in every trial, whatever else is drawn.
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/sizing/planned.hpp"
#include "aifactory/uncertainty/correlation.hpp"
#include "aifactory/uncertainty/inputs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace aifactory {

/// A scenario as the engine takes it.
struct drawn_plan {
  planned<uncertain> inputs;        ///< numbers and distributions
  std::vector<rank_correlation> correlations;  ///< between drawn inputs
  std::vector<std::string> fields;  ///< of the inputs that are drawn
  std::vector<warning> warnings;    ///< what of the scenario has no effect
  demand_role role = demand_role::none;  ///< the demand gives the load of each trial; the fleet was built before
};

namespace detail {
/// An input of a section as the engine takes it: its distribution, or its number.
template <class Row, class Member>
[[nodiscard]] uncertain spread_or_number(const scenario& s, double raw, std::string_view section, const Row& row, const Member& member) {
  using type = std::remove_cvref_t<Member>;
  const spelling& written = row.as[holder<type>::which(member)];
  const auto* input = s.find(field_name(section, written));
  return input && input->spread ? uncertain(*input->spread) * scale_of<type>(written) : uncertain(raw);
}
/// The inputs of a struct, of the scenario's section of that name, as the engine takes them.
template <class S>
[[nodiscard]] auto drawn_section(const scenario& s, const std::string& section, const S& inputs) {
  return convert<uncertain>(inputs, [&](double raw, const auto& row, const auto& member) { return spread_or_number(s, raw, section, row, member); });
}
}  // namespace detail

/// @errors  none: what the scenario's reader accepts can be drawn
[[nodiscard]] inline drawn_plan drawn_plan_of(const scenario& s) {
  const planned<double> middle = s.together();
  drawn_plan drawn{convert_planned<uncertain>(middle, [&](double raw, std::string_view section, const auto& row, const auto& member) { return detail::spread_or_number(s, raw, section, row, member); }), {}, {}, {}, s.asked ? demand_role::loads : demand_role::none};
  std::string frozen;
  for (const auto& input : list_inputs(drawn.inputs))
    if (!input.value.is_certain()) drawn.fields.push_back(input.name);
  if (s.fleet == fleet_rule::fixed) {
    if (!drawn.inputs.plan.size.base_value().is_certain()) {
      frozen = drawn.fields.front();  // the size is the first input
      drawn.fields.erase(drawn.fields.begin());
      drawn.warnings.push_back(
          {"not_drawn", frozen, "is not drawn: sizing.fleet is fixed, so the number of GPUs is that of its median"});
    }
    drawn.inputs.plan.size = factory_size<uncertain>(gpu_count<uncertain>(uncertain(fleet_size(s.plan).base_value()) * GPU));
  }
  const auto of_cash_flow = [&](const std::string& field) {
    const auto is = [&](const scenario_input& input) { return input.field == field; };
    return std::any_of(s.cash_flow_inputs.begin(), s.cash_flow_inputs.end(), is) || std::any_of(s.question_inputs.begin(), s.question_inputs.end(), is);
  };
  for (const auto& c : s.correlations)
    if (of_cash_flow(c.first) || of_cash_flow(c.second))
      continue;  // a steady year knows neither its rates nor the prices of tokens
    else if (c.first == frozen || c.second == frozen)
      drawn.warnings.push_back(
          {"correlation_dropped", frozen, "is not drawn, so its correlation (" + c.at.text() + ") has no effect"});
    else
      drawn.correlations.push_back({c.first, c.second, c.rank});
  return drawn;
}

namespace detail {

/// How many numbers economics<V> has.
inline constexpr std::size_t figure_count = [] {
  std::size_t count = 0;
  std::apply(
      [&](const auto&... row) {
        const auto add = [&](const auto& r) {
          using held = std::remove_cvref_t<decltype(std::declval<economics<double>&>().*r.member)>;
          if constexpr (has_parts<held>)
            count += std::tuple_size_v<decltype(held::parts())>;
          else
            ++count;
        };
        (add(row), ...);
      },
      economics<double>::figures());
  return count;
}();

/// All figures of a plan in base units, in the order of for_each_figure. Out of line: every engine shares it.
/// Under a demand the load follows in every trial; the fleet was built for the central values.
template <class V>
[[gnu::noinline]] void all_figures(const planned<V>& inputs, demand_role role, std::array<V, figure_count>& figures) {
  std::size_t next = 0;
  for_each_figure(unit_economics(resolved(inputs, role)),
                  [&](const auto&, std::string_view, const auto& figure) { figures[next++] = base_number(figure); });
}

}  // namespace detail

/// The model as a formula with N results: first one that is finite where all the others are, so that its invalid trials
/// are the trials in which anything is, then the figures asked for by their place in for_each_figure(); places that are
/// left over repeat the first figure.
template <std::size_t N>
struct chosen_figures {
  std::array<std::uint8_t, N - 1> places{};  ///< of the figures that are asked for

  demand_role role = demand_role::none;

  /// Figures by their places; of more than N - 1 the first ones.
  explicit chosen_figures(const std::vector<std::size_t>& wanted, demand_role of_demand = demand_role::none)
      : role(of_demand) {
    for (std::size_t i = 0; i < places.size(); ++i)
      places[i] = static_cast<std::uint8_t>(wanted[i < wanted.size() ? i : 0]);
  }

  /// The results for one set of inputs, in base units; the first is 0, or no number where a figure is none.
  template <class V>
  [[nodiscard]] auto operator()(const planned<V>& inputs) const {
    std::array<V, detail::figure_count> all;
    detail::all_figures(inputs, role, all);
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      V nothing = all[places[0]] - all[places[0]];
      for (std::size_t i = 1; i < places.size(); ++i) nothing += all[places[i]] - all[places[i]];
      return std::tuple{nothing, all[places[I]]...};
    }
    (std::make_index_sequence<N - 1>());
  }
};

/// The places of the figures that drawing the inputs moves: at the ends of any input, at its p10 or p90, or with all of
/// them low or high, the figure differs from its central value by more than rounding.
///
/// @errors  none
[[nodiscard]] inline std::vector<std::size_t> moving_figures(const scenario& s, const drawn_plan& drawn) {
  const auto list = list_inputs(drawn.inputs);
  std::vector<double> values;
  for (const auto& each : list) values.push_back(each.value.central());
  const auto at = [&] {
    std::size_t next = 0;
    std::array<double, detail::figure_count> figures;
    detail::all_figures(detail::refill<double>(drawn.inputs, [&] { return values[next++]; }), drawn.role, figures);
    return figures;
  };
  const auto middle = at();
  std::array<bool, detail::figure_count> moves{};
  const auto look = [&] {
    constexpr double rounding = 1e-12;
    const auto now = at();
    for (std::size_t i = 0; i < now.size(); ++i)
      moves[i] |= !std::isfinite(now[i]) ||
                  std::fabs(now[i] - middle[i]) > rounding * std::max(std::fabs(now[i]), std::fabs(middle[i]));
  };
  const auto end = [](const uncertain& x, double p) {
    const double q = x.quantile(p);
    return std::isfinite(q) ? q : x.quantile(p == 0.0 ? 0.001 : 0.999);
  };
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].value.is_certain()) continue;
    const double centre = values[i];
    for (const double p : {0.0, 0.1, 0.9, 1.0}) values[i] = end(list[i].value, p), look();
    values[i] = centre;
  }
  for (const double p : {0.0, 1.0}) {
    for (std::size_t i = 0; i < list.size(); ++i) values[i] = end(list[i].value, p);
    look();
  }
  std::vector<std::size_t> places;
  std::size_t place = 0;
  const auto central_result = unit_economics(s.plan);
  for_each_figure(central_result, [&](const auto& row, std::string_view part, const auto&) {
    if (moves[place] && detail::is_computed(row.key, part, s, central_result)) places.push_back(place);
    ++place;
  });
  return places;
}

}  // namespace aifactory
