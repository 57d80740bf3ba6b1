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
#include "common/explain.hpp"
#include "common/life.hpp"
#include "common/options.hpp"
#include "common/question.hpp"
#include "common/reread.hpp"
#include "common/solve.hpp"
#include "common/sweep.hpp"
#include "common/sweep_text.hpp"
#include "common/trials.hpp"

#include <CLI/CLI.hpp>

#include <optional>

using namespace aifactory;

namespace {

int sweep(const calculator::options& asked) {
  const auto found = calculator::run_sweep(asked);
  if (asked.csv) calculator::write_file(*asked.csv, csv_text(found.rows), asked.force, asked.file.value_or(""));
  if (asked.json)
    calculator::print(json_text(calculator::json_of(found)));
  else if (!asked.quiet)
    calculator::print(calculator::text_of(found, asked.figure, calculator::style_of_output()));
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
  if (asked.json) {
    auto document = json_report(s, found);
    if (solved) document["solution"] = calculator::json_of(*solved);
    calculator::print(json_text(document));
  } else if (!asked.quiet) {
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
  if (calculator::was_interrupted(found)) {
    const std::string where = std::to_string(found.trials) + " of " + std::to_string(found.trials_asked) + " trials";
    central.warnings.push_back({"interrupted", "", "interrupted: the figures come from " + where});
    calculator::complain("interrupted after " + where);
  }

  if (asked.csv) {
    auto rows = rows_of(s, central);
    for (auto& row : csv_rows_of(found)) rows.push_back(std::move(row));
    calculator::write_file(*asked.csv, csv_text(rows), asked.force, asked.file.value_or(""));
  }
  if (asked.json) {
    auto document = json_report(s, central);
    if (found.trials > 0) document["uncertainty"] = json_uncertainty(found);
    calculator::print(json_text(document));
  } else if (!asked.quiet) {
    const auto style = calculator::style_of_output();
    auto text = terminal_report(s, s.plan, central, style);
    if (found.trials > 0) text += "\n" + terminal_uncertainty(s, found, style);
    calculator::print(text);
  }
  return calculator::was_interrupted(found) ? calculator::interrupted_run : calculator::done;
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
  }
  if (asked.csv) calculator::write_file(*asked.csv, csv_text(life), asked.force, asked.file.value_or(""));
  if (asked.json) {
    auto document = json_report(s, steady, life);
    document["result"]["levelized"]["slopes"] = json_slopes(slopes);
    if (solved) document["solution"] = calculator::json_of(*solved);
    if (found.trials > 0) document["uncertainty"] = json_uncertainty(found);
    if (found_of_life.trials > 0) {
      if (found.trials == 0) {
        found.trials = found.trials_asked = found_of_life.trials;
        document["uncertainty"] = json_uncertainty(found);
      }
      document["uncertainty"]["result"]["levelized"] = json_spreads(found_of_life);
    }
    calculator::print(json_text(document));
  } else if (!asked.quiet) {
    const auto style = calculator::style_of_output();
    auto text = calculator::heading_of(solved, style) + terminal_report(s, s.plan, steady, style) + "\n" + terminal_levelized(life, style) + "\n" +
                terminal_slopes(slopes, life.find("required_price_real_usd_per_million_tokens.blended")->value, style);
    if (found_of_life.trials > 0) text += "\n" + terminal_uncertainty(s, found_of_life, style);
    calculator::print(text);
  }
  return calculator::was_interrupted(found) ? calculator::interrupted_run : calculator::done;
}

/// The steady year and, below "levelized", the figures of the life.
answer with_life(const scenario& s) {
  auto all = evaluate(s);
  for (auto number : levelized_of(s).figures) {
    number.section = number.section.empty() ? "levelized" : "levelized." + number.section;
    all.figures.push_back(std::move(number));
  }
  return all;
}

int sweep_life(const calculator::options& asked) {
  const auto found = calculator::sweep_by_reading(asked, with_life);
  if (asked.csv) calculator::write_file(*asked.csv, csv_text(found.rows), asked.force, asked.file.value_or(""));
  if (asked.json)
    calculator::print(json_text(calculator::json_of(found)));
  else if (!asked.quiet)
    calculator::print(calculator::text_of(found, asked.figure.value_or("levelized.required_price_real_usd_per_million_tokens.blended"), calculator::style_of_output()));
  return calculator::done;
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
    if (over_its_life && asked.checkpoint) throw input_error("--levelized and --checkpoint: give one of them");
    calculator::require_sweep_for_figure(asked);
    if (!asked.explain.empty()) {
      if (over_its_life) throw input_error("--explain and --levelized: give one of them: what is explained is the steady year");
      asked.levelized = true;  // a tax and debts in the file have no part in the steady year
      return calculator::print_explanation(asked, calculator::load(asked), "cost_per_million_tokens_usd.blended");
    }
    if (over_its_life) return asked.sweep ? sweep_life(asked) : asked.solve ? solve_life(asked) : report_life(asked, nullptr);
    if (asked.sweep) return sweep(asked);
    if (asked.solve) return solve(asked);
    if (asked.trials) return sampled(asked);
    return report(asked, calculator::load(asked), nullptr);
  };
  return calculator::run(argc, argv, "What does a million tokens cost?", job, [&](CLI::App& app) {
    app.add_flag("--levelized", over_its_life, "Over the life of the factory: cash flow with tax and debt, levelized cost, NPV and IRR");
  });
}
