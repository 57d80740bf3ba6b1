// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a sized factory look like on a terminal?
#pragma once

#include "aifactory/report/rounding.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/sized.hpp"
#include "aifactory/report/text_page.hpp"
#include "aifactory/units/rounded_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

namespace detail {

class sized_page : text_page {
  const scenario& scenario_;
  const sized_scenario& sized_;
  const answer& built_;
  planned<double> inputs_;

  [[nodiscard]] static std::string whole(double x) { return fixed_text(x, 0); }
  [[nodiscard]] static std::string percent(double x) { return rounded_text(100.0 * x, 3) + " %"; }
  [[nodiscard]] double figure(std::string_view path) const {
    const auto* found = built_.find(path);
    return found ? found->value : 0.0;
  }
  [[nodiscard]] std::string fleet(const sized_scenario& sized) const {
    const auto& fleet = sized.found.size.fleet;
    std::string text = whole(fleet.gpus.in(GPU)) + " GPUs";
    if (sized.by.scale_up_domain > 1.0 * GPU)
      text += " in " + whole(fleet.domains) + (fleet.domains == 1.0 ? " scale-up domain of " : " scale-up domains of ") + whole(sized.by.scale_up_domain.in(GPU));
    if (fleet.racks > 0.0) text += ", " + whole(fleet.racks) + (fleet.racks == 1.0 ? " rack" : " racks");
    if (fleet.halls > 0.0) text += ", " + whole(fleet.halls) + (fleet.halls == 1.0 ? " hall" : " halls");
    return text;
  }
  [[nodiscard]] static std::string seconds(const duration<>& time) {
    return time < 1e-3 * second ? "under a millisecond" : time < 1.0 * second ? rounded_text(time.in(second) * 1e3, 3) + " ms" : rounded_text(time.in(second), 3) + " s";
  }

  void headline() {
    line(paint_.bold(clipped(harmless(title_of(scenario_)), width_)));
    const auto& size = sized_.found.size;
    for (const auto& part : wrapped(fleet(sized_) + ". Bound by: " + std::string(name_of(size.binds)) +
                                        (size.rounding_binds ? "; one scale-up domain more would not fit." : "."),
                                    width_))
      line(part);
    line();
  }

  void bounds() {
    std::vector<std::string> texts;
    const auto add = [&](std::string_view verb) {
      return [&texts, verb](size_by what, const gpu_count<>& gpus) {
        const bool several = what == size_by::gpus || what == size_by::racks || what == size_by::yearly_tokens;
        texts.push_back(std::string(name_of(what)) + " " + std::string(verb) + (several ? " " : "s ") + rounded_text(gpus.in(GPU), 6) + " GPUs");
      };
    };
    for_each_need(inputs_, sized_.request, add("need"));
    for_each_limit(inputs_, sized_.request, sized_.by, add("allow"));
    paragraph("Asked", texts);
  }

  void built() {
    const auto& size = sized_.found.size;
    std::vector<std::string> texts;
    if (sized_.found.spares > 0.0)
      texts.push_back(whole(sized_.found.spares) + " of the scale-up domains are spares: " + whole(sized_.found.in_service) + " are up with " +
                      percent(scenario_.rules.enough_up.value()));
    std::string power = rounded_text(size.fleet.built.in(MW_IT), 5) + " MW of IT built, " + rounded_text(figure("facility_power_built_mw"), 5) + " MW at the meter";
    if (size.stranded.in(MW_IT) > 1e-9) power += ", " + rounded_text(size.stranded.in(MW_IT), 3) + " MW of IT power stranded";
    texts.push_back(power);
    texts.push_back(money_text(figure("capex_usd.total")) + " of capital, " + money_text(figure("annual_cost_usd.total")) + " a year, $" +
                    rounded_text(figure("gpu_hour_cost_usd.total"), 4) + " per GPU-hour");
    texts.push_back("A million tokens: $" + rounded_text(figure("cost_per_million_tokens_usd.blended"), 4) + " delivered");
    paragraph("Built", texts);
  }

  void load() {
    if (!sized_.busiest_load) return;
    const auto& size = sized_.found.size;
    std::vector<std::string> texts{"Utilization " + percent(size.plan.operations.utilization.value()) + " on average, " + percent(std::min(1.0, *sized_.busiest_load)) +
                                   " of the capacity in service in the busiest hour"};
    if (size.met < 1.0 - 1e-9) texts.push_back(paint_.alert("Only " + percent(size.met) + " of the GPUs that the busiest hour needs"));
    texts.push_back("Up to " + rounded_text(concurrent_users(inputs_.plan, inputs_.asked, size.fleet.gpus).in(user), 4) +
                    " users at once at " + rounded_text(speed_of(*scenario_.asked).in(tok_out / second / user), 4) + " tok/s");
    if (sized_.first_token) texts.push_back("99 of 100 requests have their first token within " + seconds(*sized_.first_token) + " in that hour");
    paragraph("Load", texts);
    if (sized_.waits.empty()) return;
    beside("Running hot", {"load of the busiest hour, and within what time 99 of 100 first tokens come"});
    std::string loads, times;
    for (const auto& wait : sized_.waits) {
      loads += right(percent(wait.load), 9);
      times += right(wait.first_token < 1e-3 * second ? "< 1 ms" : seconds(wait.first_token), 9);
    }
    line(std::string(label, ' ') + loads);
    line(std::string(label, ' ') + times);
    line();
  }

 public:
  sized_page(const scenario& s, const sized_scenario& sized, const answer& built, const terminal_style& style)
      : text_page(style), scenario_(s), sized_(sized), built_(built), inputs_(s.together()) {}

  std::string report() && {
    headline();
    bounds();
    built();
    load();
    return joined();
  }
  std::string trials(const sized_trials& found) && {
    line(paint_.bold(left("GPUs", 26)) + paint_.bold(right("p5", 12) + right("p50", 12) + right("p95", 12)));
    const auto row = [&](std::string_view name, const summary& of) {
      std::string text = left(name, 26);
      for (const double p : {0.05, 0.5, 0.95}) text += right(fixed_text(of.quantile(p).value, 0), 12);
      line(text);
    };
    if (found.need) row("needed", *found.need);
    if (found.limit) row("within the limits", *found.limit);
    if (found.need)
      for (const auto& part : wrapped("The fleet above is enough with a probability of " + percent(found.enough) + ".", width_)) line(part);
    if (found.with_confidence)
      for (const auto& part : wrapped("With a confidence of " + percent(found.confidence) + ": " + fleet(*found.with_confidence) + "." +
                                          (found.enough_with_confidence < found.confidence - 0.02
                                               ? " The limits allow no more: it is enough with " + percent(found.enough_with_confidence) + "."
                                               : ""),
                                      width_))
        line(paint_.bold(part));
    return joined();
  }
};

}  // namespace detail

/// The size of a scenario for people: what was asked, what is built, how busy it is.
[[nodiscard]] inline std::string terminal_size(const scenario& s, const sized_scenario& sized, const answer& built, const terminal_style& style) {
  return detail::sized_page(s, sized, built, style).report();
}
/// What the trials say of the size.
[[nodiscard]] inline std::string terminal_size_trials(const scenario& s, const sized_scenario& sized, const answer& built, const sized_trials& found,
                                                      const terminal_style& style) {
  return detail::sized_page(s, sized, built, style).trials(found);
}

}  // namespace aifactory
