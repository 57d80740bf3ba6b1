// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which generations are to be compared at which workload? The options of compare_generations.
#pragma once

#include "aifactory/report/generation_terminal.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "aifactory/units/parse.hpp"
#include "options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace calculator {

/// As given.
struct generation_options {
  std::string precision = "best", serving = "any", speculative = "any", plot = "none";
  std::string interactivity = "30,50,75,120", times = "50,35";
  std::optional<std::string> model, input, output, generations, demand, baseline;
  std::vector<std::string> prices;
  std::string claim;
  bool trend = false, markdown = false;
};

inline void add_generation_options(CLI::App& app, generation_options& to) {
  const auto text = [&](const char* name, std::string& value, const char* means, const char* form) { app.add_option(name, value, means)->type_name(form); };
  const auto optional = [&](const char* name, std::optional<std::string>& value, const char* means, const char* form) {
    app.add_option_function<std::string>(name, [&value](const std::string& given) { value = given; }, means)->type_name(form);
  };
  optional("--model", to.model, "The model that is served (default: that of workload.profile, or deepseek-r1)", "ID");
  optional("--input", to.input, "Prompt tokens of a request (default 8192), or unstated", "TOKENS");
  optional("--output", to.output, "Output tokens of a request (default 1024)", "TOKENS");
  text("--interactivity", to.interactivity, "Tokens per second that a user sees (default 30,50,75,120)", "LIST");
  text("--precision", to.precision, "bf16, fp8, fp4, or best of what was measured (default)", "NAME");
  text("--serving", to.serving, "aggregated, disaggregated or any (default)", "NAME");
  text("--speculative", to.speculative, "Speculative decoding: yes, no or any (default)", "NAME");
  optional("--generations", to.generations, "Those of the catalogue (default: all that were measured)", "LIST");
  app.add_option("--price", to.prices, "A price of your own: --price \"gb300_nvl72=52 k$/GPU\"")->type_name("ID=PRICE")->allow_extra_args(false);
  optional("--demand", to.demand, "Output tokens to deliver, for the MW of each (default: of [demand], or 1 Mtok_out/s)", "RATE");
  app.add_flag("--claim{gb300_nvl72}", to.claim, "Looks for 50 times the tokens per MW and 35 times cheaper tokens; --claim=ID of another generation");
  optional("--baseline", to.baseline, "For --claim: against which (default h200_sxm,h100_sxm)", "LIST");
  text("--times", to.times, "For --claim: other ratios, per MW and per dollar", "A,B");
  app.add_flag("--trend", to.trend, "Build cost per MW against cost per token, by year");
  text("--plot", to.plot, "A plot over speed: per_mw, cost, per_gpu or none (default)", "NAME");
  app.add_flag("--markdown", to.markdown, "Prints the costs as a Markdown table and nothing else");
}

/// What the options mean.
struct generation_request {
  aifactory::generation_question question;
  std::optional<aifactory::plotted> plot;
  std::optional<aifactory::generation_facts> claimed;  ///< nothing without --claim
  std::vector<aifactory::generation_facts> baselines;
  aifactory::claimed_ratios times;
};

namespace detail {

class generation_reader {
  const generation_options& given_;
  const aifactory::scenario& scenario_;
  std::vector<aifactory::problem> problems_;
  std::vector<std::pair<std::string, aifactory::price_per_gpu<>>> prices_;

  void wrong(const char* option, const std::string& what, std::size_t at = 1) { problems_.push_back({{option, at, 1}, "", what}); }

  static std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

  std::vector<std::string> list(const char* option, const std::string& text) {
    std::vector<std::string> items;
    for (std::size_t start = 0; start <= text.size();) {
      const std::size_t end = std::min(text.find(',', start), text.size());
      std::string item = text.substr(start, end - start);
      item.erase(0, item.find_first_not_of(' '));
      item.erase(item.find_last_not_of(' ') + 1);
      items.push_back(item);
      start = end + 1;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].empty()) wrong(option, text.empty() ? "is empty" : "there is nothing between two commas, or at an end", i + 1);
      if (!items[i].empty() && std::find(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), items[i]) != items.begin() + static_cast<std::ptrdiff_t>(i))
        wrong(option, in_quotes(items[i]) + " is there twice", i + 1);
    }
    std::erase(items, "");
    return items;
  }

  /// "50" in the unit, or "50 tok/s/user"; above zero.
  template <class Q, class Unit>
  std::optional<Q> quantity(const char* option, const std::string& text, const Unit& unit, std::size_t at = 1) {
    double number = 0.0;
    Q read = Q{};
    if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number); error == std::errc{} && end == text.data() + text.size()) {
      read = number * unit;
    } else {
      const auto parsed = aifactory::parse<Q>(text);
      if (!parsed) return wrong(option, parsed.error(), at), std::nullopt;
      read = parsed.value();
    }
    if (std::isfinite(read.base_value()) && read.base_value() > 0.0) return read;
    return wrong(option, in_quotes(text) + ", must be above 0", at), std::nullopt;
  }

  template <class E>
  std::optional<E> one_of(const char* option, const std::string& text, const std::vector<std::pair<std::string, E>>& names) {
    std::vector<std::string> known;
    std::string all;
    for (const auto& [name, value] : names) {
      if (name == text) return value;
      known.push_back(name), all += (all.empty() ? "" : ", ") + name;
    }
    return wrong(option, in_quotes(text) + ", must be one of " + all + aifactory::did_you_mean(text, known)), std::nullopt;
  }

  void model(aifactory::curve_choice& choice) {
    const auto known = aifactory::models_measured();
    const auto& of_scenario = scenario_.curves;  // of its workload.profile
    choice.model = given_.model ? *given_.model : of_scenario.empty() ? "deepseek-r1" : std::string(of_scenario.front().model);
    if (std::find(known.begin(), known.end(), choice.model) != known.end()) return lengths(choice);
    std::string all;
    for (const auto& id : known) all += (all.empty() ? "" : ", ") + id;
    wrong("--model", in_quotes(choice.model) + ": nobody measured it; there is " + all + aifactory::did_you_mean(choice.model, known));
  }

  /// Those asked for; without any those of workload.profile, 8192 in and 1024 out, or where a model was not measured so, what
  /// most generations were measured at.
  void lengths(aifactory::curve_choice& choice) {
    using namespace aifactory;
    std::optional<output_tokens<>> output;
    std::optional<prompt_tokens<>> input;
    const bool unstated = given_.input == "unstated";
    const std::size_t before = problems_.size();
    if (given_.output) output = quantity<output_tokens<>>("--output", *given_.output, tok_out);
    if (given_.input && !unstated) input = quantity<prompt_tokens<>>("--input", *given_.input, tok_in);
    if (problems_.size() > before) return;
    const auto known = lengths_measured(choice.model);
    std::vector<request_lengths> fit;
    for (const auto& each : known)
      if ((!output || each.output == *output) && (!given_.input || each.input == input)) fit.push_back(each);
    if (fit.empty()) {
      std::string all;
      for (const auto& each : known) all += (all.empty() ? "" : "; ") + lengths_text(each);
      return wrong(given_.input ? "--input" : "--output", "nobody measured " + choice.model + " at these lengths; there is: " + all);
    }
    request_lengths usual{8192.0 * tok_in, 1024.0 * tok_out};
    if (!scenario_.curves.empty() && scenario_.curves.front().model == choice.model) usual = {scenario_.curves.front().input, scenario_.curves.front().output};
    const bool has_usual = std::find(fit.begin(), fit.end(), usual) != fit.end();
    choice.lengths = has_usual ? usual : fit.front();
  }

  /// With the price of --price, where one is given.
  std::optional<aifactory::generation_facts> generation(const char* option, const std::string& id, std::size_t at) {
    auto facts = aifactory::find_generation(id);
    if (!facts) {
      std::vector<std::string> known;
      aifactory::for_each_generation([&](auto type) { known.emplace_back(decltype(type)::type::id); });
      wrong(option, in_quotes(id) + " is not in the catalogue" + aifactory::did_you_mean(id, known), at);
      return std::nullopt;
    }
    for (const auto& [whose, price] : prices_)
      if (whose == id) facts->price.emplace(aifactory::sourced<aifactory::price_per_gpu<>>{.value = price, .from = aifactory::price_of_user});
    return facts;
  }

  std::vector<aifactory::generation_facts> generations(const char* option, const std::vector<std::string>& ids) {
    std::vector<aifactory::generation_facts> all;
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (const auto facts = generation(option, ids[i], i + 1)) all.push_back(*facts);
    return all;
  }

  void prices() {
    for (std::size_t i = 0; i < given_.prices.size(); ++i) {
      const std::string& text = given_.prices[i];
      const auto equals = text.find('=');
      if (equals == std::string::npos) {
        wrong("--price", in_quotes(text) + " is not of the form gb300_nvl72=52 k$/GPU", i + 1);
        continue;
      }
      const auto price = aifactory::parse<aifactory::price_per_gpu<>>(text.substr(equals + 1));
      if (!price)
        wrong("--price", price.error(), i + 1);
      else if (!(price.value().base_value() > 0.0))
        wrong("--price", in_quotes(text) + ", must be above 0", i + 1);
      else if (generation("--price", text.substr(0, equals), i + 1))
        prices_.emplace_back(text.substr(0, equals), price.value());
    }
  }

  void claim(generation_request& to) {
    if (given_.claim.empty()) {
      if (given_.baseline) wrong("--baseline", "belongs to --claim");
      if (given_.times != generation_options{}.times) wrong("--times", "belongs to --claim");
      return;
    }
    to.baselines = generations("--baseline", list("--baseline", given_.baseline.value_or("h200_sxm,h100_sxm")));
    to.claimed = generation("--claim", given_.claim, 1);
    if (std::any_of(to.baselines.begin(), to.baselines.end(), [&](const auto& facts) { return facts.id == given_.claim; })) wrong("--baseline", "is the generation of --claim itself");
    const auto two = list("--times", given_.times);
    std::vector<double> read;
    for (const auto& text : two) {
      double number = 0.0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error == std::errc{} && end == text.data() + text.size() && std::isfinite(number) && number > 0.0) read.push_back(number);
    }
    if (two.size() != 2 || read.size() != 2) return wrong("--times", in_quotes(given_.times) + " is not of the form 50,35: times the tokens per MW, times cheaper per token");
    to.times = {read[0], read[1]};
  }

 public:
  generation_reader(const generation_options& given, const aifactory::scenario& s) : given_(given), scenario_(s) {}

  generation_request read() {
    using namespace aifactory;
    generation_request to;
    auto& choice = to.question.choice;
    model(choice);
    const auto speeds = list("--interactivity", given_.interactivity);
    for (std::size_t i = 0; i < speeds.size(); ++i)
      if (const auto speed = quantity<interactivity<>>("--interactivity", speeds[i], tok_out / second / user, i + 1)) {
        if (std::find(to.question.speeds.begin(), to.question.speeds.end(), *speed) != to.question.speeds.end())
          wrong("--interactivity", in_quotes(speeds[i]) + " is there twice", i + 1);
        to.question.speeds.push_back(*speed);
      }
    using weights = std::optional<aifactory::precision>;
    if (const auto found = one_of<weights>("--precision", given_.precision, {{"best", std::nullopt}, {"bf16", precision::bf16}, {"fp8", precision::fp8}, {"fp4", precision::fp4}}))
      choice.weights = *found;
    using mode = std::optional<serving_mode>;
    if (const auto found = one_of<mode>("--serving", given_.serving, {{"any", std::nullopt}, {"aggregated", serving_mode::aggregated}, {"disaggregated", serving_mode::disaggregated}}))
      choice.serving.mode = *found;
    using drafted = std::optional<bool>;
    if (const auto found = one_of<drafted>("--speculative", given_.speculative, {{"any", std::nullopt}, {"yes", true}, {"no", false}})) choice.serving.speculative = *found;
    using drawn = std::optional<plotted>;
    if (const auto found = one_of<drawn>("--plot", given_.plot, {{"none", std::nullopt}, {"per_mw", plotted::tokens_per_mw}, {"cost", plotted::cost_per_token}, {"per_gpu", plotted::tokens_per_gpu}}))
      to.plot = *found;
    if (scenario_.asked) to.question.demand = average_output(*scenario_.asked);
    if (given_.demand)
      if (const auto demanded = quantity<output_token_rate<>>("--demand", *given_.demand, tok_out / second)) to.question.demand = *demanded;
    prices();
    to.question.generations =
        generations("--generations", given_.generations ? list("--generations", *given_.generations) : generations_measured({choice.model, choice.lengths}));
    claim(to);
    if (!problems_.empty()) throw scenario_error(std::move(problems_));
    return to;
  }
};

}  // namespace detail

/// @errors  scenario_error with everything that is wrong
inline generation_request read_generation_request(const generation_options& given, const aifactory::scenario& s) {
  return detail::generation_reader(given, s).read();
}

}  // namespace calculator
