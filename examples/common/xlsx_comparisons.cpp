// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "options.hpp"
#include "recorded.hpp"
#include "xlsx.hpp"
#include "xlsx_results.hpp"

#if AIFACTORY_CALCULATORS_WRITE_XLSX

#include "aifactory/report/generation_cells.hpp"
#include "aifactory/report/live_formulas.hpp"
#include "aifactory/report/recorded_together.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/sized.hpp"

#include <algorithm>
#include <iterator>

namespace calculator {

using namespace aifactory;

namespace {

/// Whether the fleet is still what the inputs ask for: whole pieces are counted by the library alone.
void add_fleet_checks(workbook& book, const sized_scenario& sized) {
  const auto cell_of = [&](const std::string& key) {
    for (const auto& f : book.model.formulas)
      if (f.key == key) return f.cell + "_base";
    return std::string();
  };
  const std::string gpus = cell_of("sizing.gpus");
  if (gpus.empty()) return;
  const double built = sized.found.size.fleet.gpus.base_value();
  for (const auto& f : book.model.formulas) {
    if (!f.key.starts_with("sizing.bounds[")) continue;
    // As delivered a need may be left open by a limit, and a limit is above or below the fleet: what holds then must go on to hold.
    const bool enough = built >= f.value * (1.0 - 1e-12), within = built <= f.value * (1.0 + 1e-12);
    if (enough == within) continue;
    book.model.checks.push_back({"the fleet is still " + std::string(enough ? "no smaller" : "no larger") + " than " + f.key + "; if not, size it again", gpus + (enough ? ">=" : "<=") + f.cell + "_base"});
  }
}

}  // namespace

void write_xlsx_of_size(const options& asked, const scenario& s, const sized_scenario& sized, const answer& built, const nlohmann::ordered_json& result,
                        const std::vector<sampled_answer>& trials) {
  auto [of, record] = calculator::recorded_size_for_sheet(s, sized);
  // What asks for a size and what limits it is a list in JSON.
  const std::string bounds = "sizing.bounds.";
  for (auto& figure : record.figures)
    if (figure.path.starts_with(bounds)) figure.path = "sizing.bounds[" + figure.path.substr(bounds.size()) + "].gpus";
  auto known = built.figures;
  for (const auto& figure : record.figures)
    if (figure.path.starts_with("sizing.")) known.push_back({"", figure.path, figure.unit, figure.value.value()});
  auto book = workbook_of_results(of, live_model_of(of, record), built.conventions, built.warnings, known, result, trials);
  book.asks = "How big must the factory be, in whole racks, and what limits it?";
  book.headlines = {"sizing.gpus", "sizing.gpus_asked", "sizing.scale_up_domains", "sizing.racks", "sizing.stranded_it_power_mw"};
  book.headlines.insert(book.headlines.end(), first_of_year.begin(), first_of_year.end());
  add_fleet_checks(book, sized);
  book.model.notes = {"How many whole scale-up domains there are stays as delivered: change it among the inputs where a check says that the fleet is no longer what they ask for."};
  write_workbook(asked, book);
}

void write_xlsx_of_generations(const options& asked, const generation_answer& all, const nlohmann::ordered_json& document,
                               const std::vector<std::pair<std::string, sampled_answer>>& trials) {
  std::vector<answer_beside> rows;
  std::vector<reported_number> known;
  const auto path_of = [](const std::string& row, const std::string& path) { return "rows[" + row + "]." + path; };
  for (std::size_t place = 0; place < all.found.rows.size(); ++place) {
    const auto& row = all.found.rows[place];
    if (!row.option) continue;
    auto recorded = calculator::recorded_generation(all, place);
    // Of the steady year a row shows what the table has; the rest are steps on the way.
    const auto cells = cells_of(all, place);
    auto& figures = recorded.answer.figures;
    const auto in_table = [&](const recorded_figure& figure) { return std::any_of(cells.begin(), cells.end(), [&](const auto& cell) { return cell.path == figure.path; }); };
    const auto steps = std::stable_partition(figures.begin(), figures.end(), in_table);
    recorded.answer.parts.assign(std::make_move_iterator(steps), std::make_move_iterator(figures.end()));
    figures.erase(steps, figures.end());
    for (const auto& cell : cells) known.push_back({"", path_of(row_id(row), cell.path), cell.unit, 0.0});
    rows.push_back({{std::string(row.facts.id), row_id(row)}, std::move(recorded.of), std::move(recorded.answer)});
  }
  const auto together = recorded_together(all.scenario, rows, path_of);
  std::vector<sampled_answer> runs;
  for (const auto& each : trials) runs.push_back(each.second);
  const auto central = evaluate(all.scenario);
  auto book = workbook_of_results(together.of, live_model_of(together.of, together.answer), central.conventions, central.warnings, known, document["result"], runs);
  for (const auto& each : trials)
    if (each.second.trials > 0) book.trials_of.push_back(each.first);
  book.asks = "Which generation serves a workload at which cost and power?";
  book.warnings.insert(book.warnings.end(), all.warnings.begin(), all.warnings.end());
  collect(document["rows"], "rows", known, book.results);
  for (const auto& row : all.found.rows)
    if (row.option) book.headlines.push_back(path_of(row_id(row), "cost_per_million_tokens_usd.output"));
  book.model.notes.push_back("Which rows there are, the rates that were interpolated between measured points, their errors, ratios and what is cheapest do not follow here.");
  write_workbook(asked, book);
}

void write_xlsx_of_two(const options& asked, const scenario& from, const scenario& to, const std::string& figure, const nlohmann::ordered_json& document) {
  std::vector<answer_beside> both;
  both.push_back({{"from"}, from, calculator::recorded_year(from)});
  both.push_back({{"to"}, to, calculator::recorded_year(to)});
  // The figure that is compared has the path that JSON gives it.
  const auto together = recorded_together(from, both, [&](const std::string& which, const std::string& path) { return path == figure ? which : which + ": " + path; });
  const std::string unit = document["result"]["unit"].get<std::string>();
  std::vector<reported_number> known;
  for (const char* path : {"from", "to", "residual"}) known.push_back({"", path, unit, 0.0});
  const auto central = evaluate(from);
  auto book = workbook_of_results(together.of, live_model_of(together.of, together.answer), central.conventions, central.warnings, known, document["result"], {});
  book.scenario = title_of(from) + " and " + title_of(to);
  book.digest = from.digest + ", " + to.digest;
  book.asks = "Which inputs make the difference between two scenarios?";
  collect(document["rows"], "rows", known, book.results);
  for (const auto& r : std::vector<reported_number>(book.results)) book.headlines.push_back(r.path());
  book.warnings.clear();
  for (const auto& w : document["warnings"]) book.warnings.push_back({w["code"].get<std::string>(), w["field"].get<std::string>(), w["message"].get<std::string>()});
  book.conventions.clear();
  book.model.notes.push_back("How much of the difference each input makes is integrated along the path from one scenario to the other: these numbers do not follow here.");
  write_workbook(asked, book);
}

void write_xlsx_of_claim(const options& asked, const scenario& read, recorded_answer record, const nlohmann::ordered_json& document) {
  // In JSON a figure stands in the row that it belongs to; a formula is known by the begin of its id.
  std::vector<reported_number> known;
  for (const auto& row : document["rows"]) {
    const auto id = row["id"].get<std::string>(), path = "rows[" + id + "].", name = row["system"].get<std::string>() + ": " + row["figure"].get<std::string>();
    for (const char* key : {"printed", "implied"}) known.push_back({"", path + key, row["unit"].get<std::string>(), 0.0});
    known.push_back({"", path + "off", "1", 0.0});
    for (auto& figure : record.figures)
      if (row["implied_by"].get<std::string>().rfind("measured", 0) != 0 && (figure.path == name || figure.path == name + ": off")) figure.path = path + (figure.path == name ? "implied" : "off");
  }
  auto book = workbook_of_results(read, live_model_of(read, record), {}, {}, known, document["result"], {});
  book.asks = "Do the figures of a claim agree with each other?";
  book.conventions.clear();
  collect(document["rows"], "rows", known, book.results);
  for (const auto& r : book.results)
    if (r.path().ends_with(".off")) book.headlines.push_back(r.path());
  for (const auto& w : document["warnings"]) book.warnings.push_back({w["code"].get<std::string>(), w["field"].get<std::string>(), w["message"].get<std::string>()});
  book.model.notes.push_back("What was measured is read off a curve, and whether figures agree is told for the figures as delivered: these do not follow here.");
  write_workbook(asked, book);
}

}  // namespace calculator

#else

namespace calculator {

void write_xlsx_of_size(const options& asked, const aifactory::scenario&, const aifactory::sized_scenario&, const aifactory::answer&, const nlohmann::ordered_json&,
                        const std::vector<aifactory::sampled_answer>&) {
  require_xlsx(asked);
}
void write_xlsx_of_generations(const options& asked, const aifactory::generation_answer&, const nlohmann::ordered_json&,
                               const std::vector<std::pair<std::string, aifactory::sampled_answer>>&) {
  require_xlsx(asked);
}
void write_xlsx_of_two(const options& asked, const aifactory::scenario&, const aifactory::scenario&, const std::string&, const nlohmann::ordered_json&) { require_xlsx(asked); }
void write_xlsx_of_claim(const options& asked, const aifactory::scenario&, aifactory::recorded_answer, const nlohmann::ordered_json&) { require_xlsx(asked); }

}  // namespace calculator

#endif
