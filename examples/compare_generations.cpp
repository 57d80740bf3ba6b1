// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Which generation serves a workload at which cost and power? Measured frontiers, in the plan of a scenario.
#include "aifactory/report/generation_json.hpp"
#include "aifactory/report/generation_markdown.hpp"
#include "aifactory/report/scenario_facts.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "common/explain.hpp"
#include "common/generation_options.hpp"
#include "common/html.hpp"
#include "common/recorded.hpp"
#include "common/trials.hpp"
#include "common/xlsx.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace aifactory;

namespace {

constexpr const char* question_asked = "Which generation serves a workload at which cost and power?";

/// The claimed ratios against each baseline, and the case that independent measurements put at about 8 times per MW at 30
/// tokens per second and user: GB200 against one node of H200, without speculative decoding.
void look_for_claim(const calculator::generation_request& asked, generation_answer& all) {
  const auto& choice = all.asked.choice;
  for (const auto& baseline : asked.baselines)
    all.ratios.push_back(ratios_of_generations(all.scenario.plan, {*asked.claimed, choice}, {baseline, choice}, all.asked.speeds, asked.times));
  curve_choice plain = choice, node = choice;
  plain.serving.speculative = node.serving.speculative = false;
  node.serving.mode = serving_mode::aggregated;
  if (!curves_of("gb200_nvl72", plain).empty() && !curves_of("h200_sxm", node).empty())
    all.ratios.push_back(ratios_of_generations(all.scenario.plan, {facts_of<gb200_nvl72>(), plain}, {facts_of<h200_sxm>(), node}, all.asked.speeds, asked.times));
}

/// Runs of trials by the ids of rows.
using runs_of_rows = std::vector<std::pair<std::string, sampled_answer>>;

/// Draws each row's cost from the scenario's distributions and the error of the interpolation.
void draw(const calculator::options& asked, generation_answer& all, runs_of_rows& runs) {
  auto wanted = calculator::read_trial_options(asked);
  all.trials = {wanted.trials, wanted.seed, std::string(name_of(wanted.how)), true};
  for (const auto& row : all.found.rows) {
    all.spreads.emplace_back();
    if (!row.option || !all.trials.complete) continue;
    const auto of_row = scenario_of(all.scenario, *row.option);
    const auto found = calculator::run_trials(asked, wanted, of_row, evaluate(of_row));
    all.trials.complete = !calculator::was_interrupted(found);
    if (const auto* cost = all.trials.complete ? found.find("cost_per_million_tokens_usd.output") : nullptr)
      all.spreads.back() = {cost->percentile(5).value, cost->percentile(50).value, cost->percentile(95).value};
    if (asked.xlsx && all.trials.complete) runs.emplace_back(row_id(row), found);
  }
  if (all.trials.complete) return;
  all.warnings.push_back({"interrupted", "", "interrupted: rows without percentiles were not drawn"});
  calculator::complain("interrupted");
}

generation_answer answered(const calculator::options& asked, const calculator::generation_options& own, const scenario& s, const calculator::generation_request& request, runs_of_rows& runs) {
  generation_answer all{.scenario = s, .asked = request.question, .found = compare_generations(s.plan, request.question)};
  all.warnings = warnings_of_comparison(s, all.asked, all.found);
  if (request.claimed) look_for_claim(request, all);
  if (own.trend) all.trend = build_trend(all.found, all.asked.speeds.front());
  if (asked.trials) draw(asked, all, runs);
  return all;
}

/// No row has figures: why, of each generation.
int nothing_known(const calculator::options& asked, const generation_answer& all) {
  std::string message = "no generation has figures of " + all.asked.choice.text() + ":";
  for (const auto& row : all.found.rows) message += "\n" + row_id(row) + ": " + row.reason;
  if (asked.json) {
    auto document = json_report(all);
    document["reason"] = name_of(*all.found.rows.front().why);
    document["message"] = message;
    calculator::print(json_text(document));
  }
  calculator::complain(message);
  return calculator::no_solution;
}

/// A number of a row, by the row's id: "gb300_nvl72@50/gpu_hour_cost_usd.total"; without a row of the cheapest at the first speed, without
/// a number the cost of output.
int explain_row(const calculator::options& asked, const generation_answer& all) {
  const std::string headline = "cost_per_million_tokens_usd.output";
  const std::size_t slash = asked.explain.find('/');
  std::string row = asked.explain == "true" && !all.found.cheapest.empty() ? row_id(all.found.rows[all.found.cheapest.front().row]) : asked.explain.substr(0, slash);
  std::vector<std::string> known;
  for (std::size_t place = 0; place < all.found.rows.size(); ++place) {
    const auto& each = all.found.rows[place];
    known.push_back(row_id(each));
    if (known.back() != row) continue;
    if (!each.option) throw input_error("--explain: " + row + ": has no figures: " + each.reason);
    const auto recorded = calculator::recorded_generation(all, place);
    calculator::print(calculator::explanation_text(asked, recorded.of, recorded.answer, slash == std::string::npos ? headline : asked.explain.substr(slash + 1), row));
    return calculator::done;
  }
  throw input_error("--explain: " + row + ": is not the id of a row: write ROW/RESULT, as " + known.front() + "/" + headline + aifactory::did_you_mean(row, known));
}

int compare(const calculator::options& asked, const calculator::generation_options& own) {
  calculator::require_sweep_for_figure(asked);
  calculator::require_xlsx(asked);
  if (asked.sweep || asked.solve) throw input_error("compare_generations has a row for each speed: --sweep and --solve belong to cost_per_token");
  if (asked.checkpoint) throw input_error("--checkpoint: belongs to cost_per_token; here each row has trials of its own");
  if (own.markdown && !asked.explain.empty()) throw input_error("--markdown and --explain: give one of them; --explain-as markdown is another form of explanation");
  if (own.markdown && asked.json) throw input_error("--markdown and --json: give one of them");
  if (asked.csv) calculator::require_writable(*asked.csv, asked.force, asked.file.value_or(""));
  auto s = calculator::load(asked);
  calculator::add_correlations(s, asked.correlations);
  const auto request = calculator::read_generation_request(own, s);
  runs_of_rows runs;
  const auto all = answered(asked, own, s, request, runs);
  if (all.found.empty()) return nothing_known(asked, all);
  if (!asked.explain.empty()) return explain_row(asked, all);
  if (asked.csv) calculator::write_file(*asked.csv, csv_text(all), asked.force, asked.file.value_or(""));
  if (asked.json || asked.html || asked.xlsx) {
    const auto document = json_report(all);
    if (asked.xlsx) calculator::write_xlsx_of_generations(asked, all, document, runs);
    if (asked.html) calculator::write_html(asked, document, page_facts_of(s, question_asked));
    if (asked.json) calculator::print(json_text(document));
  }
  if (own.markdown) {
    calculator::print(markdown_report(all));
  } else if (!asked.json && !asked.quiet) {
    const auto style = calculator::style_of_output();
    const std::string plot = request.plot ? frontier_plot(all, *request.plot, style) + "\n" : "";
    calculator::print(terminal_report(all, style) + (plot.empty() ? "" : "\n" + plot));
  }
  return all.trials.complete ? calculator::done : calculator::interrupted_run;
}

}  // namespace

int main(int argc, char** argv) {
  calculator::generation_options own;
  return calculator::run(
      argc, argv, question_asked,
      [&](const calculator::options& asked) { return compare(asked, own); }, [&](CLI::App& app) { calculator::add_generation_options(app, own); });
}
