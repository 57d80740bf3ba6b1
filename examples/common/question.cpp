// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "question.hpp"

#include "html.hpp"
#include "explain.hpp"
#include "options.hpp"
#include "reread.hpp"
#include "sweep_text.hpp"
#include "trial_options.hpp"
#include "watch.hpp"
#include "xlsx.hpp"

#include "aifactory/report/figures_json.hpp"
#include "aifactory/report/sampled_json.hpp"
#include "aifactory/report/sampled_terminal.hpp"
#include "aifactory/report/scenario_facts.hpp"
#include "aifactory/report/series_csv.hpp"

namespace calculator {

namespace {

using namespace aifactory;

void write_csv(const options& asked, const std::string& text) { write_file(*asked.csv, text, asked.force, asked.file.value_or("")); }

/// What a page says beside the document.
page_facts facts_of(const question& q, const scenario& s, const std::vector<reported_number>& figures) {
  auto facts = page_facts_of(s, q.asks);
  facts.add_units(figures);
  return facts;
}

int sweep(const options& asked, const question& q) {
  const auto found = sweep_by_reading(asked, [&](const scenario& s) { return with_figures_of(s, q.answer(s)); });
  if (asked.html) {
    auto facts = facts_of(q, found.scenario, found.rows.front().content.figures);
    facts.shown_figure = asked.figure.value_or(q.headline);
    write_html(asked, json_of(found, q.schema), facts);
  }
  if (asked.csv) write_csv(asked, csv_text(found.rows));
  if (asked.json)
    print(json_text(json_of(found, q.schema)));
  else if (!asked.quiet)
    print(text_of(found, asked.figure.value_or(q.headline), style_of_output()));
  return done;
}

/// Rows over time where there are any, else one row of figures.
std::string table_of(const scenario& s, const figures_answer& a, const sampled_answer* trials) {
  if (!a.series.empty()) return csv_text(a);
  std::vector<csv_row> rows{{s.name, with_figures_of(s, a)}};
  if (trials)
    for (auto& row : csv_rows_of(*trials)) rows.push_back(std::move(row));
  return csv_text(rows);
}

int report(const options& asked, const question& q, const scenario& s, const value_found* solved) {
  const auto found = q.answer(s);
  if (asked.csv) write_csv(asked, table_of(s, found, nullptr));
  if (asked.json || asked.html || asked.xlsx) {
    auto document = json_report(q.schema, s, found);
    if (solved) document["solution"] = json_of(*solved);
    if (asked.xlsx) write_xlsx_of_question(asked, q, s, found, document, {});
    if (asked.html) write_html(asked, document, facts_of(q, s, found.figures));
    if (asked.json) print(json_text(document));
  }
  if (!asked.json && !asked.quiet) {
    const auto style = style_of_output();
    print(heading_of(solved, style) + q.page(s, found, style));
  }
  return done;
}

int solve(const options& asked, const question& q) {
  const auto solved = solve_by_reading(asked, [&](const scenario& s) { return with_figures_of(s, q.answer(s)); });
  return solved.found() ? report(asked, q, solved.scenario, &solved) : report_none(asked, q.schema, solved);
}

int sampled(const options& asked, const question& q) {
  const auto wanted = read_trial_options(asked);
  if (asked.csv) require_writable(*asked.csv, asked.force, asked.file.value_or(""));
  auto s = load(asked);
  add_correlations(s, asked.correlations);
  auto central = q.answer(s);
  const auto found = sample_figures(asked, s, q.draws(s), wanted);
  central.warnings.insert(central.warnings.end(), found.warnings.begin(), found.warnings.end());
  const bool cut = note_interruption(found, central.warnings);
  if (asked.csv) write_csv(asked, table_of(s, central, &found));
  if (asked.json || asked.html || asked.xlsx) {
    auto document = json_report(q.schema, s, central);
    if (found.trials > 0) {
      auto kept = nlohmann::ordered_json::array();
      for (const auto& w : document["warnings"])
        if (w["code"] != "median_used") kept.push_back(w);
      document["warnings"] = std::move(kept);
      document["uncertainty"] = json_uncertainty(found);
    }
    if (asked.xlsx) write_xlsx_of_question(asked, q, s, central, document, {found});
    if (asked.html) write_html(asked, document, facts_of(q, s, central.figures));
    if (asked.json) print(json_text(document));
  }
  if (!asked.json && !asked.quiet) {
    const auto style = style_of_output();
    auto text = q.page(s, central, style);
    while (text.ends_with("\n\n")) text.pop_back();
    if (found.trials > 0) text += "\n" + terminal_uncertainty(s, found, style);
    print(text);
  }
  return cut ? interrupted_run : done;
}

}  // namespace

int run_question(int count, char** arguments, const question& q) {
  return run(count, arguments, q.asks, [&](options asked) {
    asked.levelized = true;  // tax and debt are part of what is asked
    require_sweep_for_figure(asked);
    if (!asked.explain.empty()) return print_explanation(asked, load(asked), q.record, {q.headline, q.headline_by_formula});
    require_xlsx(asked);
    if (asked.sweep) return sweep(asked, q);
    if (asked.solve) return solve(asked, q);
    if (asked.trials) return sampled(asked, q);
    return report(asked, q, load(asked), nullptr);
  }, [&](CLI::App& app) {
    if (!q.needs.empty()) app.get_option("scenario")->description("A scenario file (TOML) with " + q.needs);
  });
}

}  // namespace calculator
