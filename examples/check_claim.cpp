// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Do the figures of a vendor's claim agree with each other, and with what was measured?
#include "aifactory/catalog/find.hpp"
#include "aifactory/report/json.hpp"
#include "aifactory/report/recorded_claim.hpp"
#include "aifactory/report/rounding.hpp"
#include "aifactory/report/scenario_facts.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/table_cells.hpp"
#include "aifactory/report/text_layout.hpp"
#include "aifactory/scenario/read_sheets.hpp"
#include "aifactory/sizing/claim.hpp"
#include "aifactory/throughput/frontier_find.hpp"
#include "common/explain.hpp"
#include "common/html.hpp"
#include "common/options.hpp"
#include "common/xlsx.hpp"

#include <CLI/CLI.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

using namespace aifactory;

namespace {

constexpr const char* asks = "Do the figures of a vendor's claim agree with each other, and with what was measured?";

/// One figure said twice.
struct finding_row {
  std::string system;
  claim_check check;
};

struct findings {
  std::vector<finding_row> rows;
  std::vector<std::string> notes;  ///< what could not be compared, and which power would make it agree
};

struct claim_file {
  std::string name;  ///< of the file
  claim<> said, baseline;
  printed_ratios<> ratios;
  measured_point<> at;
  sheets_reading read;

  [[nodiscard]] std::string text(std::string_view field) const {
    const auto found = read.texts.find(field);
    return found == read.texts.end() ? "" : found->second;
  }
};

claim_file read_claim(const calculator::options& asked) {
  if (!asked.file) throw input_error("check_claim needs a file; examples/claims/ has one to begin with");
  claim_file file;
  file.name = *asked.file;
  file.read = read_sheets(load_scenario_file(*asked.file), *asked.file, asked.settings, "aifactory.claim/1",
                          {"claim.generation", "baseline.generation", "measured.model", "measured.precision", "measured.baseline_precision"},
                          sheet{"claim", file.said}, sheet{"baseline", file.baseline}, sheet{"ratios", file.ratios}, sheet{"measured", file.at});
  return file;
}

/// The problem is in the file: at its place.
[[noreturn]] void refuse(const claim_file& file, const std::string& field, const std::string& words) {
  const auto at = file.read.places.find(field);
  throw scenario_error({{at == file.read.places.end() ? place{file.name, 1, 1} : at->second, field, words}});
}

generation_facts facts_of_id(const claim_file& file, const std::string& field) {
  const auto facts = find_generation(file.text(field));
  if (facts) return *facts;
  std::vector<std::string> ids;
  for_each_generation([&](auto type) { ids.emplace_back(decltype(type)::type::id); });
  refuse(file, field, "\"" + file.text(field) + "\" is not in the catalogue" + did_you_mean(file.text(field), ids));
}

/// Which kind of power per GPU would make tokens per MW and tokens per GPU agree.
void power_kinds(const claim_file& file, const std::string& system, const claim<>& said, const claim_findings& found, findings& all) {
  if (file.text(system + ".generation").empty()) return;
  const auto facts = facts_of_id(file, system + ".generation");
  if (!found.implied_power) return;
  const bool at_meter = found.implied_power->holds<facility_power_per_gpu<>>();
  const double implied = at_meter ? found.implied_power->get<facility_power_per_gpu<>>().in(kW_facility / GPU)
                                  : found.implied_power->get<it_power_per_gpu<>>().in(kW_IT / GPU);
  // Board and rack as the meter sees them, where the PUE is known.
  const double taken = at_meter && said.pue.base_value() > 0.0 ? said.pue.base_value() : 1.0;
  std::string nearest, list;
  double least = 1e300;
  const auto consider = [&](const std::string& name, double kw) {
    list += (list.empty() ? "" : ", ") + name + " " + number_text(kw, 3);
    if (const double off = std::fabs(std::log(kw / implied)); off < least) least = off, nearest = name;
  };
  if (facts.board_power) consider("board", taken * facts.board_power->value.in(kW_board / GPU));
  if (facts.it_power_per_gpu) consider("rack", taken * facts.it_power_per_gpu->value.in(kW_IT / GPU));
  if (list.empty()) return;
  all.notes.push_back(system + ": tokens per MW " + (at_meter ? "at the meter" : "of IT") + " and tokens per GPU imply " + number_text(implied, 4) +
                      " kW per GPU; the catalogue has, in kW: " + list + (!at_meter ? "" : taken > 1.0 ? " (times the PUE)" : " (before the PUE)") + ". Nearest: " + nearest + ".");
}

void within(const claim_file& file, const std::string& system, const claim<>& said, findings& all) {
  const auto found = findings_of(said);
  for (const auto& check : found.checks) all.rows.push_back({system, check});
  for (const auto& why : found.not_compared) all.notes.push_back(system + ": " + why + ".");
  power_kinds(file, system, said, found, all);
}

void between(const claim_file& file, findings& all) {
  const auto implied = ratios_of(file.said, file.baseline);
  const auto compare = [&](const char* figure, const multiple<>& printed, const std::optional<double>& ratio) {
    if (!(printed.value() > 0.0)) return;
    if (ratio)
      all.rows.push_back({"ratio", {figure, "times", printed.value(), *ratio, "claim and baseline"}});
    else
      all.notes.push_back(std::string("ratio: ") + figure + ": one of the two does not print it, or of another kind of power.");
  };
  compare("tokens per MW", file.ratios.per_power, implied.per_power);
  compare("tokens per GPU", file.ratios.output_rate, implied.output_rate);
  compare("cost per token", file.ratios.cost, implied.cost);
}

void against_measurements(const claim_file& file, const std::string& system, const claim<>& said, const std::string& precision_field, findings& all) {
  if (file.at.speed.base_value() == 0.0 || said.output_rate.base_value() == 0.0 || file.text(system + ".generation").empty()) return;
  for (const char* field : {"measured.model", "measured.precision"})
    if (file.text(field).empty()) refuse(file, field, "missing: [measured] needs it");
  if (file.at.input.base_value() == 0.0 || file.at.output.base_value() == 0.0)
    refuse(file, file.at.input.base_value() == 0.0 ? "measured.input" : "measured.output", "missing: [measured] needs it");
  (void)facts_of_id(file, system + ".generation");
  const std::string named = file.text(precision_field).empty() ? file.text("measured.precision") : file.text(precision_field);
  std::optional<precision> weights;
  for (const auto p : {precision::bf16, precision::fp8, precision::fp4})
    if (named == name_of(p)) weights = p;
  if (!weights) refuse(file, file.text(precision_field).empty() ? "measured.precision" : precision_field, "\"" + named + "\", must be one of \"bf16\", \"fp8\", \"fp4\"");
  try {
    const auto curve = find_frontier(file.text(system + ".generation"), file.text("measured.model"), *weights, file.at.input, file.at.output);
    all.rows.push_back({system, {"tokens per GPU", "tok/s/GPU", said.output_rate.in(tok_out / second / GPU),
                                 curve.output_rate_at(file.at.speed).in(tok_out / second / GPU),
                                 "measured at " + number_text(file.at.speed.in(tok_out / second / user), 4) + " tok/s/user"}});
  } catch (const input_error& why) {
    all.notes.push_back(system + ": " + why.what() + ".");
  }
}

/// The file as explanations, pages and spreadsheets know one: its inputs, without a plan.
scenario read_as_scenario(const claim_file& file) {
  scenario read;
  read.name = file.read.name, read.file = file.name, read.inputs = file.read.inputs;
  return read;
}

/// "claim: cost per token by GPU-hour cost and tokens per GPU"
std::string row_id(const finding_row& row) { return row.system + ": " + row.check.figure + " by " + row.check.by; }

bool is_measured(const claim_check& check) { return check.by.starts_with("measured"); }

nlohmann::ordered_json json_of(const claim_file& file, const findings& all, double tolerance) {
  auto inputs = nlohmann::ordered_json::object();
  for (const auto& input : file.read.inputs) inputs[input.field.substr(0, input.field.find('.'))][input.key] = input.value;
  nlohmann::ordered_json document{{"schema", "aifactory.check_claim/1"}, {"version", version}, {"scenario", {{"name", file.read.name}}}, {"inputs", inputs},
                                  {"warnings", aifactory::detail::warnings_of(file.read.warnings)}, {"rows", nlohmann::ordered_json::array()}};
  // What was measured at lengths and a speed that the claim does not name says nothing of the claim against itself.
  bool agree = true;
  std::size_t printed = 0;
  for (const auto& row : all.rows) {
    const auto& [system, check] = row;
    const bool ok = std::fabs(check.off()) <= tolerance;
    if (!is_measured(check)) agree = agree && ok, ++printed;
    document["rows"].push_back({{"id", row_id(row)}, {"system", system}, {"figure", check.figure}, {"unit", check.unit},
                                {"printed", check.printed}, {"implied", check.implied}, {"implied_by", check.by}, {"off", check.off()}, {"agrees", ok}});
  }
  document["result"] = {{"tolerance", tolerance}, {"checks", printed}};
  if (printed > 0) document["result"]["agrees"] = agree;
  document["notes"] = all.notes;
  return document;
}

/// A row per figure that is said twice; each tells its own unit.
std::string csv_of(const findings& all, double tolerance) {
  const auto cells = [&](const finding_row& row) {
    const auto& check = row.check;
    return std::vector<table_cell>{{"id", "", row_id(row)}, {"system", "", row.system}, {"figure", "", check.figure}, {"unit", "", check.unit}, {"printed", "", check.printed},
                                   {"implied", "", check.implied}, {"implied_by", "", check.by}, {"off", "1", check.off()}, {"agrees", "", std::fabs(check.off()) <= tolerance}};
  };
  std::vector<std::vector<table_cell>> rows;
  for (const auto& row : all.rows) rows.push_back(cells(row));
  return csv_text(rows, cells({}));
}

std::string text_of(const claim_file& file, const findings& all, double tolerance, const terminal_style& style) {
  const painter paint(style.colour);
  const std::size_t width = std::clamp<std::size_t>(style.columns, 60, 110);
  std::string text = paint.bold(clipped(harmless(title_of(read_as_scenario(file))), width)) + "\n\n";
  if (!all.rows.empty())
    text += paint.bold(left("system", 10) + left("figure", 16) + right("printed", 12) + right("implied", 12) + right("off", 9) + (width > 71 ? "  by" : "")) + "\n";
  for (const auto& [system, check] : all.rows) {
    const bool ok = std::fabs(check.off()) <= tolerance;
    const std::string off = (check.off() >= 0.0 ? "+" : "") + fixed_text(100.0 * check.off(), 1) + " %";
    const std::string line = left(system, 10) + left(check.figure, 16) + right(count_text(check.printed), 12) + right(count_text(check.implied), 12);
    const auto by = width > 71 ? wrapped(check.by, width - 61) : std::vector<std::string>{};
    text += line + (ok ? right(off, 9) : paint.alert(right(off, 9))) + (by.empty() ? "" : "  " + by.front()) + "\n";
    for (std::size_t i = 1; i < by.size(); ++i) text += left("", 61) + by[i] + "\n";
  }
  if (all.rows.empty()) text += "Nothing is said twice, so nothing can disagree.\n";
  std::size_t printed = 0, wrong = 0;
  for (const auto& [system, check] : all.rows)
    if (!is_measured(check)) ++printed, wrong += std::fabs(check.off()) > tolerance;
  if (printed > 0)
    text += "\n" + std::to_string(printed - wrong) + " of " + std::to_string(printed) + " printed figures agree with the others within " +
            fixed_text(100.0 * tolerance, 1) + " %.\n";
  for (const auto& note : all.notes)
    for (const auto& line : wrapped("- " + note, width)) text += line + "\n";
  for (const auto& w : file.read.warnings)
    for (const auto& line : wrapped(paint.alert("Warning: ") + w.field + ": " + w.message, width)) text += line + "\n";
  return text;
}

int check(const calculator::options& asked, double tolerance) {
  calculator::require_sweep_for_figure(asked);
  calculator::require_xlsx(asked);
  if (asked.trials || asked.sweep || asked.solve)
    throw input_error("check_claim compares printed figures: --trials, --sweep and --solve belong to cost_per_token");
  if (!(tolerance > 0.0 && tolerance < 1.0)) throw input_error("--tolerance: must lie between 0 and 1, such as 0.05");
  const auto file = read_claim(asked);
  findings all;
  within(file, "claim", file.said, all);
  within(file, "baseline", file.baseline, all);
  between(file, all);
  against_measurements(file, "claim", file.said, "measured.precision", all);
  against_measurements(file, "baseline", file.baseline, "measured.baseline_precision", all);
  const auto read = read_as_scenario(file);
  const auto record = [&](const scenario& of) { return recorded_claim(of, file.said, file.baseline, file.ratios); };
  if (!asked.explain.empty()) {
    if (all.rows.empty()) throw input_error("--explain: nothing is said twice, so nothing is implied");
    return calculator::print_explanation(asked, read, record, {all.rows.front().system + ": " + all.rows.front().check.figure});
  }
  if (asked.csv) calculator::write_file(*asked.csv, csv_of(all, tolerance), asked.force, file.name);
  if (asked.json || asked.html || asked.xlsx) {
    const auto document = json_of(file, all, tolerance);
    if (asked.xlsx) calculator::write_xlsx_of_claim(asked, read, record(read), document);
    if (asked.html) calculator::write_html(asked, document, page_facts_of(read, asks));
    if (asked.json) calculator::print(json_text(document));
  }
  if (!asked.json && !asked.quiet)
    calculator::print(text_of(file, all, tolerance, calculator::style_of_output()));
  return calculator::done;
}

}  // namespace

int main(int argc, char** argv) {
  double tolerance = 0.05;
  return calculator::run(
      argc, argv, asks,
      [&](const calculator::options& asked) { return check(asked, tolerance); },
      [&](CLI::App& app) {
        app.add_option("--tolerance", tolerance, "How far two figures may be apart (default 0.05: two printed digits)")->type_name("SHARE");
      });
}
