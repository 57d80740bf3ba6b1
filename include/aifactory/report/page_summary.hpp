// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a board need to read first: the answer in at most ten sentences, and the key figures?
///
/// Every sentence is built from the numbers of the document and left out where they are not there.
#pragma once

#include "aifactory/report/figure_names.hpp"
#include "aifactory/report/page_claim.hpp"
#include "aifactory/report/page_inputs.hpp"
#include "aifactory/report/page_layers.hpp"
#include "aifactory/report/page_numbers.hpp"
#include "aifactory/report/page_trials.hpp"
#include "aifactory/report/text_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// Of the summary; what is beyond them is dropped, but never the last two.
inline constexpr std::size_t most_sentences = 10;

namespace detail {

class board_summary {
  const page_source& page_;
  std::vector<std::string> lines_;

  [[nodiscard]] bool has(std::string_view path) const { return page_.number(path).has_value(); }
  void say(std::string sentence) {
    if (!sentence.empty()) lines_.push_back(std::move(sentence));
  }
  [[nodiscard]] bool is(std::string_view schema) const { return page_.text("schema").find(schema) != std::string::npos; }

  void solution() {
    if (!has("solution.value")) return;
    say("<strong>Solved for " + escaped(page_.text("solution.field")) + "</strong>: at " + page_.marked("solution.value", 6) + " " + plain_unit_of(page_.text("solution.unit")) + " " +
        escaped(page_.text("solution.result")) + " is " + page_.marked("solution.target", 6) + ".");
  }
  [[nodiscard]] static std::string plain_unit_of(const std::string& unit) { return unit == "1" ? "" : escaped(unit); }

  void plan() {
    std::string text;
    const auto generation = page_.text("inputs.compute.generation");
    if (has("result.gpus") && has("result.it_power_built_mw"))
      text = page_.count("result.gpus") + " GPUs" + (generation.empty() ? "" : " (" + escaped(generation) + ")") + " on " + page_.marked("result.it_power_built_mw") + " MW of IT power, " +
             page_.marked("result.facility_power_built_mw") + " MW at the utility meter";
    if (has("result.sizing.binds") || !page_.text("result.sizing.binds").empty()) {
      std::string binds = page_.text("result.sizing.binds");
      std::replace(binds.begin(), binds.end(), '_', ' ');
      text += "; the size is set by the " + escaped(binds);
    }
    if (!text.empty()) say("<strong>Plan.</strong> " + text + ".");
  }

  void cost_per_token() {
    const std::string cost = "result.cost_per_million_tokens_usd";
    if (!has(cost + ".blended")) return;
    const auto input = page_.number(cost + ".fresh_input");
    say((page_.only_output() ? "<strong>A million output tokens cost " : "<strong>A million tokens cost ") + page_.price(cost + ".blended") + "</strong> as delivered" +
        (page_.only_output() ? ", no other tokens are made" : ", over tokens of all kinds") +
        (input && has(cost + ".output") ? "; of output " + page_.price(cost + ".output") + ", of fresh input " + page_.price(cost + ".fresh_input") : "") + ". At full load it would be " +
        page_.price("result.cost_per_million_tokens_at_full_load_usd.blended") + "; a GPU-hour costs " + page_.price("result.gpu_hour_cost_usd.total") + ".");
  }

  /// Which inputs the trials draw, and the assumption that moves the cost most and stands still.
  [[nodiscard]] std::string drawn() const {
    const auto* list = page_.find("uncertainty.inputs");
    if (!list || !list->is_array() || list->empty()) return "";
    std::vector<std::string> names;  // of inputs; what moves from year to year is no input of its own
    std::size_t moving = 0;
    for (const auto& each : *list)
      if (each.is_string()) page_.facts.find(each.get<std::string>()) ? names.push_back(each.get<std::string>()) : void(++moving);
    const auto is_drawn = [&](std::string_view field) { return std::find(names.begin(), names.end(), field) != names.end(); };
    std::size_t all = 0;
    for (const auto& input : page_.facts.inputs)
      if (!page_.changes_nothing(input) || is_drawn(input.field)) ++all;
    std::string text = " " + std::string(names.size() < all ? "Only " : "") + std::to_string(names.size()) + " of " + std::to_string(all) + " inputs " + (names.size() == 1 ? "was drawn" : "were drawn");
    for (std::size_t i = 0; i < names.size() && i < 5; ++i) text += (i ? ", " : " (") + escaped(names[i]);
    text += names.empty() ? "" : names.size() > 5 ? ", ...)" : ")";
    if (moving > 0) text += ", and " + std::to_string(moving) + (moving == 1 ? " movement" : " movements") + " from year to year";
    if (const auto* strongest = page_.find("elasticities"); strongest && strongest->is_array())
      for (std::size_t i = 0; i < strongest->size(); ++i) {
        const std::string at = "elasticities." + std::to_string(i);
        const auto* input = page_.facts.find(page_.text(at + ".input"));
        if (!input || !input->assumption || is_drawn(input->field)) continue;
        return text + "; of the assumptions that were not drawn " + escaped(input->field) + " weighs most: one percent more of it changes the cost by " + page_.marked(at + ".elasticity", 3) + " %.";
      }
    return text + "; the others stand still.";
  }

  /// Trials of a size cost the fleet that is enough with a confidence, which is another than that of the central values.
  [[nodiscard]] std::string larger_fleet() const {
    if (!has("uncertainty.sizing.with_confidence.gpus")) return "";
    return " They cost the fleet of " + page_.count("uncertainty.sizing.with_confidence.gpus") + " GPUs that is asked for with a confidence of " + page_.marked("uncertainty.sizing.confidence", 3) +
           (has("uncertainty.sizing.probability_enough") ? "; that of the central values suffices with a probability of " + page_.marked("uncertainty.sizing.probability_enough", 3) : "") + ".";
  }
  void range(const std::vector<page_trials>& trials) {
    for (const auto& of : trials) {
      if (!has(of.statistic("p10")) || lines_.size() > 4) continue;
      const auto trials_drawn = page_.number("uncertainty.trials");
      const bool few = trials_drawn && *trials_drawn < 100.0;
      say("<strong>How sure.</strong> " + (few ? "Of only " + page_.count("uncertainty.trials") + " trials the middle eight tenths put the " : "In eight of ten trials the ") + escaped(of.name) +
          (few ? " between " : " lies between ") + page_.amount(of.statistic("p10"), of.scale) + " (p10) and " + page_.amount(of.statistic("p90"), of.scale) +
          " (p90); half of the trials are below " + page_.amount(of.statistic("p50"), of.scale) + " (p50)." + larger_fleet() + drawn());
      return;
    }
    if (trials.empty() && !has("rows.0.cost_per_million_tokens_usd.output") && std::any_of(page_.facts.inputs.begin(), page_.facts.inputs.end(), [](const auto& input) { return !input.range.empty(); }))
      say("<strong>How sure.</strong> Some inputs are uncertain, and nothing was drawn: this is the answer at their medians. Option --trials gives the range.");
  }

  void layers() {
    const auto all = layers_of(page_);
    if (all.empty()) return;
    const auto keys = largest_layers(page_, all.front());
    if (keys.empty()) return;
    const auto part = [&](const std::string& key) { return escaped(layer_name(key)) + ", " + page_.share(all.front().path + "." + key, all.front().path + ".total"); };
    const bool own = all.front().path == "result.own_cost_usd";  // beside it stands what renting costs
    say("<strong>Where it goes" + std::string(own ? " on GPUs of one's own" : "") + ".</strong> " + (keys.size() == 1 ? "All of the cost is " + part(keys[0]) : "The two largest layers of the cost are " + part(keys[0]) + ", and " + part(keys[1])) + ".");
  }

  void capital() {
    const std::string at = has("result.capex_usd.total") ? "result.capex_usd.total" : "result.capex_usd";
    if (!has(at)) return;
    std::string text = "<strong>Capital.</strong> " + page_.money(at);
    if (page_.find("result.levelized")) text += " for what is bought at the start";
    if (has("result.capex_per_gpu_usd")) text += ", " + page_.marked("result.capex_per_gpu_usd") + " $ per GPU";
    if (has("result.refresh_capex_usd")) text += " for the first fleet, and " + page_.money("result.refresh_capex_usd") + " to replace GPUs later";
    const std::string life = "result.levelized";
    if (const auto all = page_.sum("series.capex_usd"); all && has(life + ".horizon_years") && -*all > *page_.number(at) * (1.0 + 1e-6))
      text += "; with what is bought later " + page_.paid("series.capex_usd") + " over " + page_.marked(life + ".horizon_years", 3) + " years, in dollars of the day" + (page_.number(life + ".uses_usd.construction_interest").value_or(0.0) > 0.0 ? ", interest of the construction included" : "");
    if (has(life + ".uses_usd.total")) {
      text += "; at the close " + page_.money(life + ".uses_usd.total") + " are needed in all";
      if (page_.number(life + ".sources_usd.equity") != page_.number(life + ".uses_usd.total")) text += ", of which the owners bring " + page_.money(life + ".sources_usd.equity");
    }
    if (has("result.annual_cost_usd.total")) text += "; a steady year costs " + page_.money("result.annual_cost_usd.total") + " all in";
    say(text + ".");
  }

  void output() {
    if (!has("result.tokens_per_year.total")) return;
    say("<strong>What it makes.</strong> " + page_.count("result.tokens_per_year.total") + " tokens a year for " + page_.count("result.energy_mwh_per_year") + " MWh: " +
        page_.count("result.tokens_per_second_per_mw.total") + " tokens per second and MW of facility at full load.");
  }

  /// "the given price (revenue.output 0.25 USD/Mtok_out, an assumption)"
  [[nodiscard]] std::string prices() const {
    std::string named;
    std::size_t count = 0, assumed = 0;
    for (const auto& input : page_.facts.inputs)
      if (input.field.starts_with("revenue.") && input.given) {
        named += (count++ ? ", " : "") + escaped(input.field) + " " + input_value(page_, input) + " " + escaped(input.unit);
        if (input.assumption) ++assumed;
      }
    if (count == 0) return "the given prices";
    return (count == 1 ? "the given price (" : "the given prices (") + named + (assumed == 0 ? ")" : count == 1 ? ", an assumption)" : assumed == count ? ", all assumptions)" : ", some of them assumptions)");
  }
  /// Whether a rate of return passes the hurdle, where one is given.
  [[nodiscard]] std::string hurdle(const std::string& rate) const {
    const std::string at = "inputs.finance.hurdle_percent_per_year";
    const auto found = page_.number(rate), asked = page_.number(at);
    return found && asked ? (*found > *asked ? ", above the hurdle of " : ", not above the hurdle of ") + page_.marked(at, 3) + " %" : "";
  }

  void life() {
    const std::string at = "result.levelized";
    if (!page_.find(at)) return;
    std::string text = "<strong>Over " + page_.marked(at + ".horizon_years", 3) + " years</strong> a million " + (page_.only_output() ? "output tokens" : "tokens") + " must sell at " + page_.price(at + ".required_price_real_usd_per_million_tokens.blended") +
                       ", in constant dollars, to pay the cost of capital after tax";
    if (const auto irr = page_.marked(at + ".irr_percent_per_year.roots.0", 3); !irr.empty() && page_.text("result.levelized.conventions.token_prices") == "given")
      text += ". At " + prices() + " the NPV is " + page_.money(at + ".npv_usd") + " and the IRR " + irr + " % a year" + hurdle(at + ".irr_percent_per_year.roots.0");
    if (has(at + ".payback_last_years")) {
      text += "; it is paid back after " + page_.marked(at + ".payback_last_years", 3) + " years";
      if (has(at + ".discounted_payback_years")) text += ", with the cost of capital after " + page_.marked(at + ".discounted_payback_years", 3);
    }
    if (has(at + ".equity_npv_usd")) {
      text += "; for the owners the NPV is " + page_.money(at + ".equity_npv_usd");
      if (const auto irr = page_.marked(at + ".equity_irr_percent_per_year.roots.0", 3); !irr.empty() && page_.text(at + ".equity_irr_percent_per_year.status") == "unique") text += " and the IRR " + irr + " % a year";
    }
    say(text + ".");
  }

  void training() {
    if (!has("result.run_cost_usd")) return;
    say("<strong>The run costs " + page_.money("result.run_cost_usd") + "</strong> and takes " + page_.marked("result.days.total", 3) + " days on " + page_.count("result.gpus") + " GPUs: " +
        page_.count("result.gpu_hours.total") + " GPU-hours.");
    if (has("result.run_mfu"))
      say("<strong>Efficiency.</strong> Model FLOP utilization is " + page_.percent("result.in_step_mfu") + " within a step and " + page_.percent("result.run_mfu") + " over the whole run; goodput is " +
          page_.percent("result.goodput") + (has("result.expected_failures") ? " with " + page_.count("result.expected_failures", 3) + " failures expected" : "") + ".");
    std::string text = "<strong>Energy.</strong> " + page_.count("result.energy_mwh") + " MWh";
    if (has("result.facility_power_mw")) text += " at " + page_.marked("result.facility_power_mw", 3) + " MW";
    if (has("result.carbon_t")) text += ", " + page_.count("result.carbon_t") + " t of CO2";
    if (has("result.energy_mwh")) say(text + ".");
    if (has("result.tokens_not_made.total"))
      say("<strong>What is not made meanwhile.</strong> The site could deliver " + page_.count("result.tokens_not_made.total") + " tokens in the same GPU-hours.");
  }

  void ways() {
    if (!has("result.advantage_of_building_usd")) return;
    const double advantage = *page_.number("result.advantage_of_building_usd");
    std::string least;
    double cost = 0.0;
    for (const auto& [key, way] : page_.find("result")->items())
      if (way.is_object() && way.contains("present_cost_usd"))
        if (const double of = way["present_cost_usd"].template get<double>(); least.empty() || of < cost) least = key, cost = of;
    say("<strong>The cheapest way: " + escaped(way_name(least)) + "</strong>, at a present cost of " + page_.money("result." + least + ".present_cost_usd") + ". Building is " +
        (advantage >= 0.0 ? "cheaper than the cheapest other way" : "dearer than the cheapest other way") + ": advantage " + page_.money("result.advantage_of_building_usd") + ".");
    for (const auto& [key, way] : page_.find("result")->items())
      if (way.is_object() && way.contains("flip_utilization") && lines_.size() < 7)
        say("<strong>" + escaped(capitalized(way_name(key))) + "</strong>: " + page_.money("result." + key + ".present_cost_usd") + "; the answer flips at a utilization of " +
            page_.percent("result." + key + ".flip_utilization") +
            (has("uncertainty.result.building_beats_" + key + ".probability") ? "; building costs less in " + page_.percent("uncertainty.result.building_beats_" + key + ".probability") + " of the trials" : "") + ".");
  }

  void growth() {
    if (!has("result.required_price_real_usd_per_million_tokens")) return;
    say("<strong>A million tokens must sell at " + page_.price("result.required_price_real_usd_per_million_tokens") + "</strong>, in constant dollars over " + page_.marked("result.horizon_years", 3) +
        " years, to pay the cost of capital after tax" +
        (has("result.npv_usd") && page_.convention("token_prices") == "given" ? "; at " + prices() + " the NPV is " + page_.money("result.npv_usd") : "") + "; up to " + page_.count("result.gpus_in_service_at_most") + " GPUs run on " + page_.marked("result.it_power_mw_it") + " MW of IT power.");
    if (has("result.best_refresh_years")) {
      const bool of_first = has("result.first_refresh_years");  // each generation has a life of its own
      say("<strong>When to replace " + std::string(of_first ? "the first GPUs.</strong> After " : "GPUs.</strong> Every ") +
          page_.marked(of_first ? "result.first_refresh_years" : "result.refresh_every_years", 3) + " years as planned; the best of what was tried is " +
          (of_first ? "after " : "every ") + page_.marked("result.best_refresh_years", 3) + " years, worth " + page_.money("result.gain_of_best_refresh_usd") + " more.");
    }
    if (has("result.time_to_power_usd_per_month.all_phases"))
      say("<strong>Time to power.</strong> A month of delay of all phases costs " + page_.money("result.time_to_power_usd_per_month.all_phases") + ".");
  }

  void two_scenarios() {
    if (!has("result.from") || !has("result.residual")) return;
    const auto scale = scale_of_numbers(page_.text("result.unit"), std::max(std::fabs(*page_.number("result.from")), std::fabs(*page_.number("result.to"))));
    say("<strong>The " + escaped(figure_name(page_.text("result.figure"))) + "</strong> is " + page_.amount("result.from", scale) + " in " + escaped(clipped(page_.text("scenarios.from.name"), 80)) + " and " +
        page_.amount("result.to", scale) + " in " + escaped(clipped(page_.text("scenarios.to.name"), 80)) + ".");
    std::string text;
    for (const char* row : {"rows.0", "rows.1", "rows.2"})
      if (has(std::string(row) + ".contribution"))
        text += (text.empty() ? "" : ", ") + escaped(page_.text(std::string(row) + ".id")) + " (" + page_.amount(std::string(row) + ".contribution", scale, 3) + ")";
    if (!text.empty()) say("<strong>What makes the difference</strong>, most first: " + text + ".");
  }

  void generations() {
    const auto* cheapest = page_.find("result.cheapest");
    for (std::size_t i = 0; cheapest && i < cheapest->size() && i < 6; ++i) {
      const std::string at = "result.cheapest." + std::to_string(i);
      const auto winner = page_.text(at + ".row");
      const auto* rows = page_.find("rows");
      std::string cost;
      for (std::size_t k = 0; rows && k < rows->size(); ++k)
        if (page_.text("rows." + std::to_string(k) + ".id") == winner) cost = page_.price("rows." + std::to_string(k) + ".cost_per_million_tokens_usd.output");
      say("<strong>At " + page_.marked(at + ".interactivity_tok_out_per_s_per_user") + " tokens per second and user</strong> " + escaped(winner.substr(0, winner.find('@'))) + " is the cheapest of those that were measured: " + cost +
          " for a million output tokens" +
          (has(at + ".second_costs_times") ? "; the next, " + escaped(page_.text(at + ".second").substr(0, page_.text(at + ".second").find('@'))) + ", costs " + page_.marked(at + ".second_costs_times", 3) + " times as much" : "") + ".");
    }
  }

  void drivers(const std::vector<page_trials>& trials) {
    for (const auto& of : trials)
      if (const auto input = page_.text(of.block + ".tornado.bars.0.input"); !input.empty()) {
        const std::string at = of.block + ".tornado.bars.0";
        const auto second = page_.text(of.block + ".tornado.bars.1.input");
        say("<strong>What moves it most</strong> of the inputs that were drawn is " + escaped(input) + ": alone, from its p10 to its p90, it takes the " + escaped(of.name) + " from " +
            page_.amount(at + ".at_p10", of.scale) + " to " + page_.amount(at + ".at_p90", of.scale) +
            (second.empty() ? "" : "; then comes " + escaped(second)) +
            (has("elasticities.0.elasticity") ? ". By one percent of each input, drawn or not, it is " + escaped(page_.text("elasticities.0.input")) + " (" + page_.marked("elasticities.0.elasticity", 3) + " %)" : "") + ".");
        return;
      }
    if (has("elasticities.0.elasticity"))
      say("<strong>What moves it most</strong>, by one percent of each input, is " + escaped(page_.text("elasticities.0.input")) + ": one percent more of it changes the cost by " + page_.marked("elasticities.0.elasticity", 3) + " %" +
          (has("elasticities.1.elasticity") ? "; then " + escaped(page_.text("elasticities.1.input")) + ", " + page_.marked("elasticities.1.elasticity", 3) + " %" : "") + ".");
  }

  /// The prices that follow a path, which states no source.
  [[nodiscard]] std::string paths() const {
    std::string named;
    for (const auto& input : page_.facts.inputs)
      if (!page_.convention("price_path." + input.field).empty()) named += (named.empty() ? "" : ", ") + escaped(input.field);
    return named.empty() ? "" : ". Price paths without a source move " + named;
  }

  void rests_on() {
    std::size_t given = 0, assumed = 0;
    std::string names;
    for (const auto& input : page_.facts.inputs) {
      if (page_.changes_nothing(input)) continue;
      ++given;
      if (!input.assumption) continue;
      if (++assumed <= 4) names += (names.empty() ? "" : ", ") + escaped(input.field);
    }
    // The strongest first, where that is known.
    if (const auto* list = page_.find("elasticities"); list && assumed > 0) {
      std::string strongest;
      std::size_t named = 0;
      for (const auto& each : *list) {
        const auto* input = page_.facts.find(each["input"].get<std::string>());
        if (input && input->assumption && named < 4) strongest += (named++ ? ", " : "") + escaped(input->field);
      }
      if (named > 0) names = "those that move the cost most: " + strongest;
    }
    if (given > 0) say("<strong>What it rests on.</strong> " + std::to_string(assumed) + " of " + std::to_string(given) + " inputs are assumptions" + (names.empty() ? "" : " (" + names + (assumed > 4 && names.find(':') == std::string::npos ? ", ..." : "") + ")") + "; the others have a source, were given or are neutral defaults" + paths() + ".");
  }

  void warned() {
    const auto* list = page_.find("warnings");
    const std::size_t count = list ? list->size() : 0;
    say("<strong>Warnings.</strong> " + (count == 0 ? std::string("None.") : count == 1 ? "One: " + escaped(page_.text("warnings.0.field")) + " " + escaped(page_.text("warnings.0.message")) + "."
                                                                                        : std::to_string(count) + ", listed below."));
  }

 public:
  explicit board_summary(const page_source& page) : page_(page) {}

  [[nodiscard]] std::vector<std::string> made() {
    const auto trials = trials_of(page_);
    solution();
    if (is("training_run")) training();
    else if (is("rent_or_build")) ways();
    else if (is("build_out")) growth();
    else if (is("compare_scenarios")) two_scenarios();
    else if (is("compare_generations")) generations();
    else if (is("check_claim"))
      for (auto& sentence : claim_sentences(page_)) say(std::move(sentence));
    else plan(), cost_per_token();
    range(trials);
    layers();
    life();
    capital();
    if (!has("solution.value")) output();
    drivers(trials);
    if (!is("check_claim")) rests_on();  // what is printed is all given
    warned();
    while (lines_.size() > most_sentences) lines_.erase(lines_.end() - 3);
    return std::move(lines_);
  }
};

}  // namespace detail

/// The answer in a few sentences, as a list.
[[nodiscard]] inline std::string html_summary(const page_source& page) {
  std::string out = "<div class=\"brief\"><ol>\n";
  for (const auto& line : detail::board_summary(page).made()) out += "<li>" + line + "</li>\n";
  return out + "</ol></div>\n";
}

/// The key figures as cards.
[[nodiscard]] inline std::string html_cards(const page_source& page) {
  std::string cards;
  const auto card = [&](const std::string& shown, std::string_view name) {
    if (!shown.empty()) cards += "<div><dt>" + escaped(name) + "</dt><dd>" + shown + "</dd></div>\n";
  };
  const auto with = [](std::string number, std::string_view unit) { return number.empty() ? number : number + " " + std::string(unit); };
  const std::string million = page.only_output() ? "a million output tokens" : "a million tokens";
  card(page.price("result.cost_per_million_tokens_usd.blended"), million + ", delivered");
  card(page.price("result.cost_per_million_tokens_at_full_load_usd.blended"), million + " at full load");
  card(page.money("result.run_cost_usd"), "the training run");
  card(with(page.marked("result.days.total", 3), "days"), "of training");
  card(page.money("result.advantage_of_building_usd"), "advantage of building");
  card(page.price("result.required_price_real_usd_per_million_tokens"), "required price of a million tokens, constant dollars");
  for (const auto& of : trials_of(page)) {
    if (of.block != "uncertainty") continue;
    if (page.number(of.statistic("p10"))) card(page.amount(of.statistic("p10"), of.scale) + " to " + page.amount(of.statistic("p90"), of.scale), "p10 to p90 of the trials");
  }
  card(page.price("result.gpu_hour_cost_usd.total"), "a GPU-hour");
  card(page.price("result.own.cost_usd_per_used_gpu_hour"), "an own GPU-hour that is used");
  card(page.price("result.levelized.required_price_real_usd_per_million_tokens.blended"), "required price over the life, constant dollars");
  card(page.money("result.capex_usd.total"), page.find("result.levelized") ? "capital at the start" : "capital");
  card(page.money("result.capex_usd"), "capital of the build-out");
  card(page.money("result.own.capex_usd"), "capital of the own factory");
  card(page.money("result.annual_cost_usd.total"), "a year, all in");
  card(page.money("result.npv_usd"), "net present value");
  if (page.convention("token_prices") == "given") card(page.money("result.levelized.npv_usd"), "net present value at the given prices");
  card(with(page.count("result.gpus"), "GPUs"), "in the plan");
  card(with(page.count("result.gpus_in_service_at_most"), "GPUs"), "in service at most");
  card(with(page.marked("result.facility_power_built_mw"), "MW"), "at the utility meter, built");
  card(page.count("result.tokens_per_second_per_mw.total"), "tokens/s and MW of facility");
  card(with(page.percent("result.run_mfu"), ""), "MFU over the run");
  card(with(page.count("result.energy_mwh"), "MWh"), "of energy");
  return cards.empty() ? "" : "<dl class=\"cards\">\n" + cards + "</dl>\n";
}

}  // namespace aifactory
