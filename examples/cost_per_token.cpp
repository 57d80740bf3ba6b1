// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What does a million tokens cost? From a scenario file to facility cost, tokens per megawatt and cost per token.
#include "aifactory/report/csv.hpp"
#include "aifactory/report/json.hpp"
#include "aifactory/report/sampled_json.hpp"
#include "aifactory/report/sampled_terminal.hpp"
#include "aifactory/report/terminal.hpp"
#include "common/options.hpp"
#include "common/solve.hpp"
#include "common/sweep.hpp"
#include "common/trials.hpp"

#include <CLI/CLI.hpp>

using namespace aifactory;

namespace {

int sweep(const calculator::options& asked) {
  const auto found = calculator::run_sweep(asked);
  if (asked.csv) calculator::write_file(*asked.csv, csv_text(found.rows), asked.force, asked.file.value_or(""));
  if (asked.json)
    calculator::print(json_text(calculator::json_of(found)));
  else if (!asked.quiet)
    calculator::print(calculator::text_of(found, calculator::style_of_output()));
  return calculator::done;
}

/// Prints one answer; a solution says so above it.
int report(const calculator::options& asked, const scenario& s, const calculator::solution* solved) {
  const auto found = evaluate(s);
  if (asked.csv)
    calculator::write_file(*asked.csv, csv_text({{s.name, found}}), asked.force, asked.file.value_or(""));
  if (asked.json) {
    auto document = json_report(s, found);
    if (solved)
      document["solution"] = {{"field", solved->input.field},
                              {"unit", solved->input.written.unit},
                              {"value", solved->value},
                              {"result", solved->result},
                              {"target", solved->target}};
    calculator::print(json_text(document));
  } else if (!asked.quiet) {
    const auto style = calculator::style_of_output();
    const std::string above = solved ? painter(style.colour).bold(calculator::text_of(*solved)) + "\n\n" : "";
    calculator::print(above + terminal_report(s, s.plan, found, style));
  }
  return calculator::done;
}

int solve(const calculator::options& asked) {
  const auto solved = calculator::run_solve(asked);
  if (solved.found()) return report(asked, solved.scenario, &solved);
  if (asked.json) {
    auto document = json_envelope(cost_per_token_schema, solved.scenario, evaluate(solved.scenario));
    document["reason"] = solved.reason;
    document["message"] = solved.message;
    calculator::print(json_text(document));
  }
  calculator::complain(solved.message);
  return calculator::no_solution;
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
    std::vector<csv_row> rows{{s.name, central}};
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

}  // namespace

int main(int argc, char** argv) {
  return calculator::run(argc, argv, "What does a million tokens cost?", [](const calculator::options& asked) {
    if (asked.sweep) return sweep(asked);
    if (asked.solve) return solve(asked);
    if (asked.trials) return sampled(asked);
    return report(asked, calculator::load(asked), nullptr);
  });
}
