// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a person see: the answer on one screen?
///
/// At most 40 lines of at most 100 columns. The answer first, then what is built, what it costs by layer, what it
/// makes, what rests on assumptions, and what to look at. Every number is computed before it is rounded, and columns
/// add up.
#pragma once

#include "aifactory/report/assumptions.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/text_page.hpp"
#include "aifactory/units/amount_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// What a report may fill.
inline constexpr std::size_t longest_report = 40;

namespace detail {

class terminal_page : text_page {
  const scenario& scenario_;
  const factory<double>& plan_;
  const answer& answer_;

  [[nodiscard]] double figure(std::string_view path) const {
    const auto* found = answer_.find(path);
    return found ? found->value : 0.0;
  }
  [[nodiscard]] static std::string dollars(double amount) { return "$" + rounded_text(amount, 4); }

  void headline() {
    line(paint_.bold(clipped(harmless(title_of(scenario_)), width_)));
    const std::string text = "A million tokens: " + dollars(figure("cost_per_million_tokens_usd.blended")) +
                             " delivered, " + dollars(figure("cost_per_million_tokens_at_full_load_usd.blended")) +
                             " at full load. A GPU-hour: " + dollars(figure("gpu_hour_cost_usd.total")) + ".";
    for (auto& part : wrapped(text, width_)) line(std::move(part));
    line();
  }

  void built() {
    std::string fleet = rounded_text(figure("gpus"), 4) + " GPUs";
    if (answer_.find("racks")) fleet += " in " + rounded_text(figure("racks"), 3) + " racks";
    if (!scenario_.generation.empty()) fleet += " (" + scenario_.generation + ")";
    if (scenario_.asked) fleet += scenario_.sized_by_demand ? ", as many as the demand needs" : ", a given size under a demand";
    const auto& result = answer_.result;
    // The sentence says which power is meant, so that the unit need not.
    const auto power = [](double watts, const exponents& kind) {
      const auto [number, unit] = show(watts, kind);
      return rounded_text(number, 4) + " " + unit.substr(0, unit.find('_'));
    };
    const auto it = [&](const it_power<double>& q) { return power(q.base_value(), exponents_of<u::watt_it>()); };
    const auto meter = [&](const facility_power<double>& q) { return power(q.base_value(), exponents_of<u::watt>()); };
    std::string racks = it(result.it_power_provisioned) + " of IT";
    if (result.it_power_built > result.it_power_provisioned) racks += " in space for " + it(result.it_power_built);
    racks += ", " + meter(result.facility_power_built) + " at the meter";
    if (result.facility_power_peak < result.facility_power_built)
      racks += " (" + meter(result.facility_power_peak) + " at peak)";
    beside("Built", {fleet, racks,
                     money_text(figure("capex_usd.total")) + " of capital, " +
                         rounded_text(figure("capex_per_gpu_usd"), 4) + " $ per GPU"});
    line();
  }

  /// A column of the table of layers: rounded so that it adds up, with its total last.
  struct column {
    std::size_t width;
    std::string heading, unit;
    std::vector<std::string> cells;
    std::size_t heading_width = width;  ///< more than `width` where it stands above several columns, 0 for the others
  };
  [[nodiscard]] static column layer_column(std::size_t width, std::string heading, std::string unit,
                                           const std::vector<double>& parts, double total, int decimals) {
    column made{width, std::move(heading), std::move(unit), {}};
    const auto cell = [&](double x) { return x == 0.0 ? "-" : fitted_text(fixed_text(x, decimals), x, width); };
    for (double x : rounded_parts(parts, total, decimals)) made.cells.push_back(cell(x));
    made.cells.push_back(cell(total));
    return made;
  }

  void costs() {
    const auto& annual = answer_.result.annual_cost;
    std::vector<std::string> names, idle;
    std::vector<double> capex, cost;
    std::apply(
        [&](const auto&... part) {
          const auto add = [&](std::string_view name) {
            if (name == "total") return;
            const double built = figure("capex_usd." + std::string(name)),
                         spent = figure("annual_cost_usd." + std::string(name));
            if (built == 0.0 && spent == 0.0) return idle.emplace_back(name), void();
            names.emplace_back(name), capex.push_back(built), cost.push_back(spent);
          };
          (add(part.name), ...);
        },
        std::remove_cvref_t<decltype(annual)>::parts());

    const double total = figure("annual_cost_usd.total"), built = figure("capex_usd.total");
    const auto scaled = [&](double factor) {
      auto parts = cost;
      for (double& x : parts) x *= factor;
      return parts;
    };
    const auto money_column = [&](std::string heading, const std::vector<double>& parts, double sum) {
      const auto scale = money_scale_for(sum);
      std::vector<double> shown = parts;
      for (double& x : shown) x /= scale.divisor;
      return layer_column(10, std::move(heading), scale.unit, shown, sum / scale.divisor,
                          decimals_for(sum / scale.divisor, 5));
    };
    const auto dollar_column = [&](std::size_t width, std::string heading, std::string unit, double sum) {
      return layer_column(width, std::move(heading), std::move(unit), scaled(total == 0.0 ? 0.0 : sum / total), sum,
                          decimals_for(sum, 5));
    };
    std::vector<column> columns{
        money_column("capital", capex, built), money_column("per year", cost, total),
        dollar_column(10, "GPU-hour", "$", figure("gpu_hour_cost_usd.total")),
        dollar_column(11, "$/million", "delivered", figure("cost_per_million_tokens_usd.blended"))};
    if (width_ >= 80) {
      columns.push_back(dollar_column(11, "$ per million tokens", "full load",
                                      figure("cost_per_million_tokens_at_full_load_usd.blended")));
      columns[3].heading_width = 0, columns[4].heading_width = 22;
    }
    columns.push_back(
        layer_column(7, "share", "%", scaled(total == 0.0 ? 0.0 : 100.0 / total), total == 0.0 ? 0.0 : 100.0, 1));

    std::string heads = left("Costs", label - 1), unit_row = std::string(label - 1, ' ');
    std::size_t used = label - 1;
    for (const auto& c : columns) {
      if (c.heading_width > 0) heads += right(c.heading, c.heading_width);
      unit_row += right(c.unit, c.width), used += c.width;
    }
    line(paint_.bold(heads));
    line(paint_.faint(unit_row));
    const std::size_t room = width_ > used + 2 ? width_ - used - 2 : 0;
    const double most = cost.empty() ? 0.0 : *std::max_element(cost.begin(), cost.end());
    for (std::size_t i = 0; i <= names.size(); ++i) {
      const bool last = i == names.size();
      std::string text = left(last ? "total" : names[i], label - 1);
      for (const auto& c : columns) text += right(c.cells[i], c.width);
      if (last) text = paint_.bold(text);
      if (!last && room >= 4 && most > 0.0) text += "  " + paint_.bars(bar(cost[i] / most, room, style_.unicode));
      line(std::move(text));
    }
    if (!idle.empty()) {
      std::string text = "nothing for ";
      for (const auto& name : idle) text += (&name == idle.data() ? "" : ", ") + name;
      line(paint_.faint(text));
    }
    line();
  }

  /// One row per kind of token that is made; all of them together where there are several.
  void tokens() {
    struct kind {
      std::string_view name, part, price;
    };
    std::vector<kind> kinds;
    for (const kind& k : {kind{"fresh input", "fresh_input", "fresh_input"},
                          kind{"cached input", "cached_input", "cached_input"}, kind{"output", "output", "output"}})
      if (figure("tokens_per_second." + std::string(k.part)) > 0.0) kinds.push_back(k);
    if (kinds.size() > 1) kinds.push_back({"all", "total", "blended"});

    const bool wide = width_ >= 80;
    line(paint_.bold(left("Tokens", label) + right("per second", 11) + right("per MW", 11) + right("a year", 11) +
                     (wide ? right("per joule", 11) + right("$ per million tokens", 22) : right("$/million", 11))));
    line(paint_.faint(std::string(label, ' ') + right("full load", 11) + right("full load", 11) +
                      right("delivered", 11) + (wide ? right("delivered", 11) : "") + right("delivered", 11) +
                      (wide ? right("full load", 11) : "")));
    for (const auto& k : kinds) {
      const auto of = [&](std::string_view key, std::string_view part) {
        return figure(std::string(key) + "." + std::string(part));
      };
      const auto cell = [](std::string text, double x) { return right(fitted_text(std::move(text), x, 11), 11); };
      const auto count = [&](std::string_view key) { return cell(count_text(of(key, k.part)), of(key, k.part)); };
      const auto price = [&](std::string_view key) {
        return cell(rounded_text(of(key, k.price), 5), of(key, k.price));
      };
      const double per_joule = of("tokens_per_joule", k.part);
      line(left(k.name, label) + count("tokens_per_second") + count("tokens_per_second_per_mw") +
           count("tokens_per_year") + (wide ? cell(rounded_text(per_joule, 4), per_joule) : "") +
           price("cost_per_million_tokens_usd") + (wide ? price("cost_per_million_tokens_at_full_load_usd") : ""));
    }
    energy();
  }

  /// One row per use of the GPU time, as many as leave room for the rest of the page.
  void uses() {
    if (answer_.uses.empty()) return;
    constexpr std::size_t most = 6;
    const bool wide = width_ >= 80;
    const std::size_t first = wide ? 21 : 14;
    const auto number = [](const reported_use& use, std::string_view path) {
      const auto* found = use.find(path);
      return found ? found->value : 0.0;
    };
    const double spent = figure("annual_cost_usd.total");
    const auto scale = money_scale_for(spent);
    std::vector<double> costs, shares;
    for (const auto& use : answer_.uses) costs.push_back(number(use, "annual_cost_usd.total") / scale.divisor), shares.push_back(100.0 * number(use, "gpus") / figure("gpus"));
    const int decimals = decimals_for(spent / scale.divisor, 5);
    const auto shown_costs = rounded_parts(costs, spent / scale.divisor, decimals), shown_shares = rounded_parts(shares, 100.0, 1);
    line(paint_.bold(left("Uses", first) + (wide ? left("held for", 13) : std::string()) + right("share", 6) + right("GPU-hours", 10) + right("cost", 10) + right("tokens", 10) +
                     right("$/million", 10)));
    line(paint_.faint(std::string(first + (wide ? 13 : 0), ' ') + right("%", 6) + right("a year", 10) + right(scale.unit + " a year", 10) + right("a year", 10) + right("delivered", 10)));
    for (std::size_t i = 0; i < answer_.uses.size(); ++i) {
      if (i + 1 == most && answer_.uses.size() > most) {
        line(paint_.faint(fmt::format("and {} more: --json lists all", answer_.uses.size() - i)));
        break;
      }
      const auto& use = answer_.uses[i];
      std::string kind(use.use);
      std::replace(kind.begin(), kind.end(), '_', '-');
      const double made = number(use, "tokens_per_year.total");
      line(left(clipped(harmless(use.name), first - 1), first) + (wide ? left(kind, 13) : std::string()) + right(fixed_text(shown_shares[i], 1), 6) +
           right(count_text(number(use, "gpu_hours_per_year")), 10) + right(fixed_text(shown_costs[i], decimals), 10) + right(made > 0.0 ? count_text(made) : "-", 10) +
           right(made > 0.0 ? rounded_text(number(use, "cost_per_million_tokens_usd.blended"), 5) : "-", 10));
    }
    double not_made = 0.0, without = 0.0;
    for (const auto& use : answer_.uses) {
      not_made += number(use, "tokens_not_made_per_year.total");
      if (!use.find("tokens_per_year.total")) without += 100.0 * number(use, "gpus") / figure("gpus");
    }
    if (without > 0.0) {
      std::string text = rounded_text(without, 3) + " % of the time makes no tokens: the cost per token above carries it, those of the uses do not";
      if (not_made > 0.0) text += "; in the time of training and fine-tuning, inference would make " + count_text(not_made) + " tokens a year";
      beside("", {text});
    }
    line();
  }

  void energy() {
    const auto& result = answer_.result;
    std::string text =
        amount_text((result.energy_use * year).base_value(), exponents_of<u::joule>(), 4) + " a year at the meter";
    if (result.downtime > 0.0) text += ", " + rounded_text(figure("downtime_hours_per_year"), 3) + " h a year down";
    std::string impact;
    const auto add = [&](std::string_view path, std::string_view unit, std::string_view small_unit,
                         std::string_view of_what) {
      const auto* found = answer_.find(path);
      if (!found) return;
      const bool small = found->value > 0.0 && found->value < 0.1;
      impact +=
          fmt::format("{}{} {} of {}", impact.empty() ? "" : " and ",
                      rounded_text(small ? 1e3 * found->value : found->value, 3), small ? small_unit : unit, of_what);
    };
    add("carbon_kg_per_million_tokens", "kg", "g", "CO2");
    add("water_litre_per_million_tokens", "L", "mL", "water");
    if (!impact.empty()) text += ", " + impact + " per million tokens";
    beside("Energy", {text});
    line();
  }

  void assumptions() {
    const origins from = origins_of(scenario_, plan_);
    std::string text = fmt::format("{} of the {} inputs that move the cost {} assumed",
                                   from.assumed == 0 ? "none" : fmt::format("{}", from.assumed), from.moving(),
                                   from.assumed <= 1 ? "is" : "are");
    const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
      if (count > 0) text += fmt::format(", {} {}", count, count == 1 ? one : many);
    };
    add(from.sourced, "has a source", "have a source");
    add(from.unsourced, "is given without one", "are given without one");
    add(from.neutral, "is a neutral default", "are neutral defaults");
    std::vector<std::string> texts{text};
    for (std::size_t i = 0; i < std::min<std::size_t>(3, from.assumptions.size()); ++i) {
      const auto& [input, moved] = from.assumptions[i];
      texts.push_back(fmt::format("1 % more {} is {} % {} cost ({})", input->field, rounded_text(std::fabs(moved), 2),
                                  moved < 0.0 ? "less" : "more", value_of_input(*input)));
    }
    const auto& work = plan_.workload;
    if (work.allocation == allocation::price_ratio && work.price_ratio == defaults_of<workload<double>>().price_ratio)
      texts.push_back(fmt::format(
          "the price ratio of {} : {} : {} between kinds of token is assumed; it shares the cost out",
          work.price_ratio[0], work.price_ratio[1], work.price_ratio[2]));
    beside("Assumed", texts);
  }

  [[nodiscard]] std::string value_of_input(const scenario_input& input) const {
    for (const auto& n : answer_.inputs) {
      if (n.key != input.key || !input.field.starts_with(n.section + ".")) continue;
      if (n.unit == "1" && n.value <= 1.0) return rounded_text(100.0 * n.value, 4) + " %";
      if (n.unit == "1/year") return rounded_text(100.0 * n.value, 4) + " %/year";
      return aifactory::with_unit(rounded_text(n.value, 4), n.unit == "MW_facility/MW_IT" ? "1" : n.unit);
    }
    return {};
  }

  /// As many as fit on the screen; a page that is full says how many are left.
  void warnings() {
    if (answer_.warnings.empty()) return;
    line();
    for (std::size_t i = 0; i < answer_.warnings.size(); ++i) {
      const auto& w = answer_.warnings[i];
      const auto parts = wrapped(harmless(w.field.empty() ? w.message : w.field + ": " + w.message), width_ - label);
      const bool is_last = i + 1 == answer_.warnings.size();
      if (lines_.size() + parts.size() + (is_last ? 0 : 1) > longest_report) {
        line(std::string(label, ' ') + fmt::format("and {} more: --json lists all", answer_.warnings.size() - i));
        return;
      }
      for (std::size_t k = 0; k < parts.size(); ++k)
        line(paint_.alert(left(i == 0 && k == 0 ? "Note" : "", label)) + parts[k]);
    }
  }

 public:
  terminal_page(const scenario& s, const factory<double>& plan, const answer& a, const terminal_style& style)
      : text_page(style), scenario_(s), plan_(plan), answer_(a) {}

  [[nodiscard]] std::string text() {
    headline();
    built();
    costs();
    tokens();
    uses();
    assumptions();
    warnings();
    return joined();
  }
};

}  // namespace detail

/// The answer for people.
///
/// @param plan  what was evaluated: the scenario's plan, or one that differs from it in the values of inputs
/// @errors  none; characters of the scenario that would steer a terminal are blanked out
[[nodiscard]] inline std::string terminal_report(const scenario& s, const factory<double>& plan, const answer& a,
                                                 const terminal_style& style) {
  return detail::terminal_page(s, plan, a, style).text();
}

}  // namespace aifactory
