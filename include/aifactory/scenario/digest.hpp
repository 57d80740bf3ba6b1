// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Are two scenarios the same in everything that matters to a result?
#pragma once

#include "aifactory/finance/day_text.hpp"
#include "aifactory/scenario/scenario.hpp"
#include "aifactory/units/number_text.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <string>
#include <string_view>
#include <tuple>

namespace aifactory {

namespace detail {
/// Every resolved input, one a line.
inline std::string canonical_text(const scenario& s) {
  std::string text = "aifactory.scenario/1\n";
  const auto add_input = [&](const scenario_input& input) {
    text += input.field + " = " + number_text(input.value, 15) + " " + input.unit;
    if (input.spread) {
      // A family, its ends and enough of its quantiles to tell any two distributions apart.
      text += " ~ " + std::string(input.spread->name());
      for (double p : {0.0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0}) text += " " + number_text(input.spread->quantile(p), 15);
      text += " " + number_text(input.spread->mean(), 15) + " " + number_text(input.spread->sd(), 15);
    }
    text += '\n';
  };
  for (const auto& input : s.inputs) add_input(input);
  for (const auto& input : s.demand_inputs) add_input(input);
  for (const auto& input : s.sizing_inputs) add_input(input);
  const auto settings = [&](const auto& inputs) {
    std::apply(
        [&](const auto&... row) {
          const auto add = [&](const auto& r) {
            if constexpr (!holds_value<std::remove_cvref_t<decltype(r)>>) {
              text += std::string(r.name) + " =";
              if constexpr (requires { (inputs.*r.member).size(); })
                for (double x : inputs.*r.member) text += " " + number_text(x, 17);
              else
                text += " " + std::to_string(static_cast<int>(inputs.*r.member));
              text += '\n';
            }
          };
          (add(row), ...);
        },
        std::remove_cvref_t<decltype(inputs)>::fields());
  };
  std::apply([&](const auto&... part) { (settings(s.plan.*part.member), ...); }, factory<double>::sections());
  if (s.has_cash_flow) {
    for (const auto& input : s.cash_flow_inputs) add_input(input);
    settings(s.cash_flow.shape);
    for (const auto& debt : s.cash_flow.debts) {
      settings(debt.terms);
      for (const auto& each : debt.rates) text += "rate from " + day_text(each.from) + " " + number_text(each.annual.effective_annual(), 15) + "\n";
    }
    text += "close = " + day_text(s.cash_flow.close) + " in prices of " + std::to_string(s.cash_flow.base_year) + "\nconstruction =";
    if (!s.cash_flow.built_at_once)
      for (const double part : s.cash_flow.construction.latest_first()) text += " " + number_text(part, 15);
    for (const auto& rule : s.cash_flow.bonus) text += "\nbonus " + day_text(rule.acquired_from) + " " + number_text(rule.first_year.value(), 15);
    for (const auto& path : s.cash_flow.paths) {
      text += "\npath " + path.of + " " + number_text(path.growth.effective_annual(), 15);
      for (const auto& each : path.points) text += " " + day_text(each.from) + " " + number_text(each.price, 15);
    }
    text += '\n';
  }
  for (const auto& input : s.question_inputs) add_input(input);
  if (s.training) settings(*s.training);
  if (s.rental) settings(*s.rental);
  if (s.build) {
    settings(s.build->terms);
    const auto& dates = s.build->dates;
    text += "next generation = " + (dates.next_generation ? day_text(*dates.next_generation) : "none") + "\nresidual =";
    for (const double part : dates.residual_by_age) text += " " + number_text(part, 15);
    for (const auto& phase : dates.phases) {
      text += "\nphase " + day_text(phase.online) + " " + phase.generation;
      for (const double part : phase.ramp) text += " " + number_text(part, 15);
    }
    text += '\n';
  }
  if (s.asked) settings(*s.asked);
  for (const auto& use : s.uses) {
    for (const auto& input : use.inputs) add_input(input);
    settings(use.inputs_of_use.time);
    settings(use.inputs_of_use.workload);
  }
  text += s.fleet == fleet_rule::fixed ? "fleet = fixed\n" : "fleet = varies\n";
  for (const auto& c : s.correlations) text += c.first + " ~ " + c.second + " = " + number_text(c.rank, 17) + "\n";
  return text;
}
}  // namespace detail

/// A name-based UUID (RFC 4122, SHA-1) of all resolved inputs, conventions, distributions and correlations, to 15 digits:
/// equal digests, equal results to that precision. Names, sources and comments do not count.
[[nodiscard]] inline std::string digest_of(const scenario& s) {
  const boost::uuids::name_generator_sha1 generate(boost::uuids::ns::oid());
  return boost::uuids::to_string(generate(detail::canonical_text(s)));
}

}  // namespace aifactory
