// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What does a million tokens cost? From a scenario file to facility cost, tokens per megawatt and cost per token.
#include "aifactory/report/csv.hpp"
#include "aifactory/report/json.hpp"
#include "aifactory/report/series_csv.hpp"
#include "aifactory/report/levelized_json.hpp"
#include "aifactory/report/levelized_terminal.hpp"
#include "aifactory/report/life_draws.hpp"
#include "aifactory/report/sampled_json.hpp"
#include "aifactory/report/sampled_terminal.hpp"
#include "aifactory/report/terminal.hpp"
#include "aifactory/report/scenario_facts.hpp"
#include "common/drivers.hpp"
#include "common/explain.hpp"
#include "common/html.hpp"
#include "common/life.hpp"
#include "common/options.hpp"
#include "common/question.hpp"
#include "common/recorded.hpp"
#include "common/reread.hpp"
#include "common/solve.hpp"
#include "common/sweep.hpp"
#include "common/sweep_text.hpp"
#include "common/trials.hpp"
#include "common/xlsx.hpp"

#include <CLI/CLI.hpp>

#include <optional>

using namespace aifactory;

namespace {

constexpr const char *question_asked = "What does a million tokens cost?", *headline = "cost_per_million_tokens_usd.blended",
                     *life_headline = "levelized.required_price_real_usd_per_million_tokens.blended",
                     *life_before_tax = "levelized.lcot_pretax_real_usd_per_million_tokens.blended";

/// What a page says beside the document: origins of the inputs, units of the figures.
page_facts facts_of(const scenario& s, const answer& found) {
  auto facts = page_facts_of(s, question_asked);
  facts.add_units(found.figures);
  for (const auto& use : found.uses) facts.add_units(use.figures);
  facts.why_no_frontier = calculator::why_no_frontier(s);
  return facts;
}
page_facts facts_of_sweep(const calculator::sweep_result& found, const std::string& figure) {
  auto facts = facts_of(found.scenario, found.rows.front().content);
  facts.shown_figure = figure;
  return facts;
}

/// @param figure  that pages show where none is asked for; the terminal has a table of its own for the steady year
int report_sweep(const calculator::options& asked, const calculator::sweep_result& found, const char* figure, const std::optional<std::string>& in_terminal) {
  if (asked.html) calculator::write_html(asked, calculator::json_of(found), facts_of_sweep(found, asked.figure.value_or(figure)));
  if (asked.csv) calculator::write_file(*asked.csv, csv_text(found.rows), asked.force, asked.file.value_or(""));
  if (asked.json)
    calculator::print(json_text(calculator::json_of(found)));
  else if (!asked.quiet)
    calculator::print(calculator::text_of(found, asked.figure ? asked.figure : in_terminal, calculator::style_of_output()));
  return calculator::done;
}

/// The answer, and below it one row per use of the GPU time.
std::vector<csv_row> rows_of(const scenario& s, const answer& found) {
  std::vector<csv_row> rows{{s.name, found}};
  for (auto& row : csv_rows_of_uses(found)) rows.push_back(std::move(row));
  return rows;
}

/// Prints one answer; a solution says so above it.
int report(const calculator::options& asked, const scenario& s, const calculator::value_found* solved) {
  const auto found = evaluate(s);
  if (asked.csv)
    calculator::write_file(*asked.csv, csv_text(rows_of(s, found)), asked.force, asked.file.value_or(""));
  if (asked.xlsx) calculator::write_xlsx_of_year(asked, s, found, json_result(found));
  if (asked.json || asked.html) {
    auto document = json_report(s, found);
    calculator::add_drivers(document, s);
    if (solved) document["solution"] = calculator::json_of(*solved);
    if (asked.html) calculator::write_html(asked, document, facts_of(s, found));
    if (asked.json) calculator::print(json_text(document));
  }
  if (!asked.json && !asked.quiet) {
    const auto style = calculator::style_of_output();
    calculator::print(calculator::heading_of(solved, style) + terminal_report(s, s.plan, found, style));
  }
  return calculator::done;
}

int solve(const calculator::options& asked) {
  const auto solved = calculator::run_solve(asked);
  return solved.found() ? report(asked, solved.scenario, &solved) : calculator::report_none(asked, cost_per_token_schema, solved);
}

/// The answer at the central values, and how the trials spread about it.
int sampled(const calculator::options& asked) {
  const auto wanted = calculator::read_trial_options(asked);
  if (asked.csv) calculator::require_writable(*asked.csv, asked.force, asked.file.value_or(""));
  auto s = calculator::load(asked);
  calculator::add_correlations(s, asked.correlations);
  auto central = evaluate(s);
  const auto found = calculator::run_trials(asked, wanted, s, central);
  if (found.trials > 0)
    std::erase_if(central.warnings, [](const warning& w) { return w.code == "median_used"; });
  central.warnings.insert(central.warnings.end(), found.warnings.begin(), found.warnings.end());
  const bool cut = calculator::note_interruption(found, central.warnings);
  if (asked.csv) {
    auto rows = rows_of(s, central);
    for (auto& row : csv_rows_of(found)) rows.push_back(std::move(row));
    calculator::write_file(*asked.csv, csv_text(rows), asked.force, asked.file.value_or(""));
  }
  if (asked.xlsx) calculator::write_xlsx_of_year(asked, s, central, json_result(central), {found});
  if (asked.json || asked.html) {
    auto document = json_report(s, central);
    calculator::add_drivers(document, s);
    if (found.trials > 0) document["uncertainty"] = json_uncertainty(found);
    if (asked.html) calculator::write_html(asked, document, facts_of(s, central));
    if (asked.json) calculator::print(json_text(document));
  }
  if (!asked.json && !asked.quiet) {
    const auto style = calculator::style_of_output();
    auto text = terminal_report(s, s.plan, central, style);
    if (found.trials > 0) text += "\n" + terminal_uncertainty(s, found, style);
    calculator::print(text);
  }
  return cut ? calculator::interrupted_run : calculator::done;
}

/// The answer, and below it the life of the factory: its cash flow with tax and debt, and how trials spread about it.
int report_life(const calculator::options& asked, const calculator::value_found* solved) {
  std::optional<trial_options> wanted;
  if (asked.trials) wanted = calculator::read_trial_options(asked);
  if (asked.csv) calculator::require_writable(*asked.csv, asked.force, asked.file.value_or(""));
  auto s = solved ? solved->scenario : calculator::load(asked);
  if (wanted) calculator::add_correlations(s, asked.correlations);
  auto steady = evaluate(s);
  std::erase_if(steady.warnings, [](const warning& w) { return w.code == "no_effect" && w.field == "finance.inflation"; });  // it has one here
  const auto life = levelized_of(s);
  const auto slopes = calculator::slopes_of_levelized_cost(s);
  sampled_answer found, found_of_life;
  bool cut = false;
  if (wanted) {
    found = calculator::run_trials(asked, *wanted, s, steady);
    std::vector<warning> of_draws;
    if (!calculator::was_interrupted(found)) found_of_life = calculator::sample_figures(asked, s, life_draws_of(s, life, of_draws), *wanted);
    for (auto& w : found_of_life.warnings)
      if (!w.field.empty()) w.field.insert(0, "levelized.");
    found_of_life.warnings.insert(found_of_life.warnings.begin(), of_draws.begin(), of_draws.end());
    std::erase_if(steady.warnings, [](const warning& w) { return w.code == "median_used"; });
    for (const auto* list : {&found.warnings, &found_of_life.warnings})
      if (found_of_life.trials == 0 || list == &found_of_life.warnings || found.trials > 0) steady.warnings.insert(steady.warnings.end(), list->begin(), list->end());
    cut = calculator::note_interruption(found, steady.warnings) || calculator::note_interruption(found_of_life, steady.warnings);
  }
  if (asked.csv) calculator::write_file(*asked.csv, csv_text(life), asked.force, asked.file.value_or(""));
  if (asked.json || asked.html || asked.xlsx) {
    auto document = json_report(s, steady, life);
    document["result"]["levelized"]["slopes"] = json_slopes(slopes);
    if (asked.xlsx) calculator::write_xlsx_of_life(asked, s, steady, life, document["result"], {found, found_of_life});
    if (asked.json || asked.html) calculator::add_drivers(document, s);
    if (solved) document["solution"] = calculator::json_of(*solved);
    if (found.trials > 0) document["uncertainty"] = json_uncertainty(found);
    if (found_of_life.trials > 0) {
      if (found.trials == 0) {
        found.trials = found.trials_asked = found_of_life.trials;
        document["uncertainty"] = json_uncertainty(found);
      }
      document["uncertainty"]["result"]["levelized"] = json_spreads(found_of_life);
      document["uncertainty"]["levelized"] = json_headline(found_of_life, "levelized.");
    }
    if (asked.html) {
      auto facts = facts_of(s, steady);
      facts.add_units(life.figures, "levelized.");
      calculator::write_html(asked, document, facts);
    }
    if (asked.json) calculator::print(json_text(document));
  }
  if (!asked.json && !asked.quiet) {
    const auto style = calculator::style_of_output();
    auto text = calculator::heading_of(solved, style) + terminal_report(s, s.plan, steady, style) + "\n" + terminal_levelized(life, style) + "\n" +
                terminal_slopes(slopes, life.find("required_price_real_usd_per_million_tokens.blended")->value, style);
    if (found_of_life.trials > 0) text += "\n" + terminal_uncertainty(s, found_of_life, style);
    calculator::print(text);
  }
  return cut ? calculator::interrupted_run : calculator::done;
}

/// The steady year and, below "levelized", the figures of the life.
answer with_life(const scenario& s) {
  auto all = evaluate(s);
  for (auto& number : below("levelized", levelized_of(s).figures)) all.figures.push_back(std::move(number));
  return all;
}

int solve_life(const calculator::options& asked) {
  const auto solved = calculator::solve_by_reading(asked, with_life);
  return solved.found() ? report_life(asked, &solved) : calculator::report_none(asked, cost_per_token_schema, solved);
}

}  // namespace

int main(int argc, char** argv) {
  bool over_its_life = false;
  const auto job = [&](calculator::options asked) {
    asked.levelized = over_its_life;
    calculator::require_xlsx(asked);
    if (over_its_life && asked.checkpoint) throw input_error("--levelized and --checkpoint: give one of them");
    calculator::require_sweep_for_figure(asked);
    if (!asked.explain.empty()) {
      asked.levelized = true;  // a tax and debts in the file have no part in the steady year
      return over_its_life ? calculator::print_explanation(asked, calculator::load(asked), calculator::recorded_life, {life_headline, life_before_tax})
                           : calculator::print_explanation(asked, calculator::load(asked), calculator::recorded_year, {headline});
    }
    if (over_its_life) {
      if (asked.sweep) return report_sweep(asked, calculator::sweep_by_reading(asked, with_life), life_headline, life_headline);
      return asked.solve ? solve_life(asked) : report_life(asked, nullptr);
    }
    if (asked.sweep) return report_sweep(asked, calculator::run_sweep(asked), headline, std::nullopt);
    if (asked.solve) return solve(asked);
    if (asked.trials) return sampled(asked);
    return report(asked, calculator::load(asked), nullptr);
  };
  return calculator::run(argc, argv, question_asked, job, [&](CLI::App& app) {
    app.add_flag("--levelized", over_its_life, "Over the life of the factory: cash flow with tax and debt, levelized cost, NPV and IRR");
  });
}
