// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Which inputs make the difference between two scenarios? A waterfall of the cost per token, or of any other figure.
#include "aifactory/report/bridge_report.hpp"
#include "aifactory/report/json.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/table_cells.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "common/explain.hpp"
#include "common/html.hpp"
#include "common/options.hpp"
#include "common/recorded.hpp"
#include "common/xlsx.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace aifactory;

namespace {

struct comparison {
  std::string other;
  std::string figure = "cost_per_million_tokens_usd.blended";
};

nlohmann::ordered_json json_of(const bridge& b, const scenario& from, const scenario& to, const std::vector<warning>& warnings) {
  nlohmann::ordered_json document{{"schema", "aifactory.compare_scenarios/1"},
                                  {"version", version},
                                  {"scenarios", {{"from", {{"name", from.name}, {"digest", from.digest}}}, {"to", {{"name", to.name}, {"digest", to.digest}}}}},
                                  {"warnings", aifactory::detail::warnings_of(warnings)},
                                  {"result", {{"figure", b.figure}, {"unit", b.unit}, {"from", b.from}, {"to", b.to}, {"residual", b.residual()}}},
                                  {"rows", nlohmann::ordered_json::array()}};
  for (const auto& step : b.steps) {
    nlohmann::ordered_json row{{"id", step.field}, {"contribution", step.contribution}};
    if (!step.unit.empty()) row["unit"] = step.unit, row["from"] = step.from, row["to"] = step.to;
    document["rows"].push_back(std::move(row));
  }
  return document;
}

/// The figure first, then a row per input that differs, in the unit that it tells.
std::string csv_of(const bridge& b) {
  std::vector<std::vector<table_cell>> rows;
  const auto add = [&](const std::string& id, const std::string& unit, double from, double to, double contribution) {
    rows.push_back({{"id", "", id}});
    if (!unit.empty()) rows.back().insert(rows.back().end(), {{"unit", "", unit}, {"from", "", from}, {"to", "", to}});
    rows.back().push_back({"contribution", b.unit, contribution});
  };
  add(b.figure, b.unit, b.from, b.to, b.to - b.from);
  for (const auto& step : b.steps) add(step.field, step.unit, step.from, step.to, step.contribution);
  return csv_text(rows);
}

int compare(const calculator::options& asked, comparison what) {
  if (asked.figure) what.figure = *asked.figure;
  calculator::require_xlsx(asked);
  if (asked.xlsx) calculator::require_writable(*asked.xlsx, asked.force, what.other);
  if (asked.html) calculator::require_writable(*asked.html, asked.force, what.other);
  if (asked.csv) calculator::require_writable(*asked.csv, asked.force, what.other);
  if (asked.trials || asked.sweep || asked.solve)
    throw input_error("compare_scenarios explains central values: --trials, --sweep and --solve belong to cost_per_token");
  const auto from = calculator::load(asked);
  auto second = asked;
  second.file = what.other;
  const auto to = calculator::load(second);
  if (!asked.explain.empty()) {
    const std::string path = asked.explain == "true" ? what.figure : asked.explain;
    std::string text;
    for (const auto* s : {&from, &to}) text += (text.empty() ? "" : "\n") + calculator::explanation_text(asked, *s, calculator::recorded_year(*s), path, title_of(*s));
    calculator::print(text);
    return calculator::done;
  }
  std::vector<warning> warnings;
  for (const auto* s : {&from, &to}) {
    const auto found = evaluate(*s);
    for (auto w : found.warnings) {
      w.field = (s == &from ? "from: " : "to: ") + w.field;
      warnings.push_back(std::move(w));
    }
    if (found.find(what.figure)) continue;
    std::vector<std::string> known;
    for (const auto& figure : found.figures) known.push_back(figure.path());
    throw input_error("--figure: " + what.figure + ": was not computed for " + s->file + did_you_mean(what.figure, known));
  }
  const auto found = bridge_between(from.plan, to.plan, what.figure);
  if (asked.csv) calculator::write_file(*asked.csv, csv_of(found), asked.force, asked.file.value_or(""));
  if (asked.json || asked.html || asked.xlsx) {
    const auto document = json_of(found, from, to, warnings);
    if (asked.html) {
      page_facts facts;
      facts.question = "Why does one scenario cost more than another?";
      calculator::write_html(asked, document, facts);
    }
    if (asked.xlsx) calculator::write_xlsx_of_two(asked, from, to, what.figure, document);
    if (asked.json) calculator::print(json_text(document));
  }
  if (!asked.json && !asked.quiet) {
    const auto style = calculator::style_of_output();
    std::string text = waterfall_text(found, title_of(from), title_of(to), style) + (warnings.empty() ? "" : "\n");
    for (const auto& w : warnings)
      for (const auto& part : wrapped("Warning: " + harmless(w.field) + ": " + harmless(w.message), std::clamp<std::size_t>(style.columns, 60, 120))) text += part + "\n";
    calculator::print(text);
  }
  return calculator::done;
}

}  // namespace

int main(int argc, char** argv) {
  comparison what;
  return calculator::run(
      argc, argv, "Which inputs make the difference between two scenarios?",
      [&](const calculator::options& asked) { return compare(asked, what); },
      [&](CLI::App& app) {
        app.add_option("other", what.other, "The scenario to compare with")->required();
      });
}
