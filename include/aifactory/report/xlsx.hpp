// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does an answer become a spreadsheet that computes itself (XLSX)?
///
/// Summary, Inputs, Model, Cash flow, Uncertainty, Sources, Checks. Every formula is one of the library's own, recorded as it ran, and holds
/// the value that it had; change a yellow cell, and all that hangs on it follows. Texts of a scenario are texts whatever they look like; no macro,
/// no link, no address of the network. The same workbook gives the same bytes. Needs libxlsxwriter; no other header includes this one.
#pragma once

#include "aifactory/report/workbook.hpp"
#include "aifactory/report/xlsx_book.hpp"
#include "aifactory/report/xlsx_cash_flow.hpp"
#include "aifactory/report/xlsx_model.hpp"
#include "aifactory/report/xlsx_uncertainty.hpp"
#include "aifactory/version.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aifactory {

namespace xlsx::detail {

/// The results as references to the formulas of their names; what has no formula is a plain number, and marked.
class summary_page {
  const workbook& w_;
  sheet on_;
  std::size_t row_ = 0;
  std::unordered_map<std::string, const live_formula*> by_key_;
  std::unordered_map<std::string, const live_input*> by_field_;

  void head(std::string_view what) { on_.text(row_++, 0, what, {.bold = true, .line_below = true}); }
  void line(std::string_view what, std::string_view says = "") { on_.text(row_, 0, what), on_.text(row_++, 1, says); }

  [[nodiscard]] const live_formula* formula_of(const reported_number& r) const {
    for (const std::string& key : {r.path(), r.path().starts_with("levelized.") ? r.path().substr(10) : r.path()})
      if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
    return nullptr;
  }
  void result_heads() {
    for (std::size_t i = 0; const char* heading_text : {"Result", "Value", "Unit", "As delivered", "Change"}) on_.text(row_, i++, heading_text, {.bold = true, .fill = heading});
    ++row_;
  }
  void result(const reported_number& r) {
    const std::string number = number_format_for(r.value);
    on_.text(row_, 0, r.path(), {.bold = true});
    const auto* f = formula_of(r);
    const auto given = by_field_.find(r.path());
    if (f || given != by_field_.end()) {
      const bool live = f ? f->live : !given->second->is_found;
      on_.formula(row_, 1, f ? f->cell : given->second->cell, r.value, {.number = number, .fill = live ? computed_here : fixed_here});
      on_.number(row_, 3, r.value, {.number = number, .grey = true});
      if (live)
        on_.formula(row_, 4, change_of(at(row_, 1), at(row_, 3)), 0.0, {.number = percent_format});
      else
        on_.text(row_, 4, "does not follow", {.grey = true});
    } else {
      on_.number(row_, 1, r.value, {.number = number, .fill = fixed_here});
      on_.text(row_, 4, "as delivered", {.grey = true});
    }
    on_.unit(row_++, 2, r.unit);
  }
  void legend(std::uint32_t colour, std::string_view says) { on_.text(row_, 0, "", {.fill = colour}), on_.text(row_++, 1, says); }

 public:
  summary_page(book& to, const workbook& w) : w_(w), on_(to, "Summary") {
    for (const auto& f : w.model.formulas) by_key_.emplace(f.key, &f);
    for (const auto& input : w.model.inputs) by_field_.emplace(input.field, &input);
  }

  void write() {
    on_.text(row_++, 0, w_.scenario, {.bold = true, .large = true});
    on_.text(row_++, 0, w_.asks);
    on_.text(row_++, 0, "aifactory " + std::string(version) + ", digest of the inputs as delivered: " + w_.digest, {.grey = true});
    ++row_;
    result_heads();
    for (const auto& path : w_.headlines)
      for (const auto& r : w_.results)
        if (r.path() == path) result(r);
    ++row_;
    head("State");
    on_.text(row_, 0, "All checks hold"), on_.formula(row_++, 1, all_checks_cell, "TRUE", {.bold = true});
    on_.text(row_, 0, "Inputs changed"), on_.formula(row_++, 1, changed_cell, 0.0, {.bold = true});
    ++row_;
    head("Colours");
    legend(changeable, "an input: change it");
    legend(computed_here, "a formula: follows the inputs");
    legend(fixed_here, "a number as delivered: does not follow");
    legend(alarm, "an assumption, or a check that does not hold");
    ++row_;
    head("How to use it");
    line("Change", "the yellow cells of the sheet Inputs. Spreadsheet programs compute at once; where that is off, ask for a recalculation (F9).");
    line("Read", "the sheet Model row by row: each row is one formula of the library, in base units, with names of cells.");
    line("Units", "a name such as power_price is the cell in the unit shown beside it, power_price_base the same in USD, W, J, s, tokens.");
    if (!w_.trials.empty()) line("Uncertainty", "is of the case as delivered; a spreadsheet does not draw the trials again.");
    notes("What does not follow the inputs here", w_.model.notes);
    ++row_;
    if (!w_.conventions.empty()) {
      head("Conventions");
      for (const auto& [name, value] : w_.conventions) line(name, value);
      ++row_;
    }
    if (!w_.warnings.empty()) {
      head("Warnings");
      for (const auto& each : w_.warnings) line(each.field.empty() ? each.code : each.code + ": " + each.field, each.message);
      ++row_;
    }
    head("All results");
    result_heads();
    for (const auto& r : w_.results) result(r);
    on_.width(0, 72), on_.width(1, 20), on_.width(2, 18), on_.width(3, 18), on_.width(4, 14);
    worksheet_activate(on_.get());
  }

 private:
  void notes(std::string_view what, const std::vector<std::string>& list) {
    if (list.empty()) return;
    ++row_;
    head(what);
    for (const auto& each : list) line(each);
  }
};

/// Each source once, and which inputs rest on it.
inline void write_sources(book& to, const workbook& w) {
  sheet on(to, "Sources");
  title(on, "Sources", "Each source once, then each assumption. Addresses are texts: nothing is opened by itself.");
  on.headings(3, {"Kind", "Source, or reason of the assumption", "Date", "Address", "Inputs"});
  for (std::size_t i = 0; i < w.sources.size(); ++i) {
    const auto& each = w.sources[i];
    std::string fields;
    for (const auto& field : each.fields) fields += (fields.empty() ? "" : ", ") + field;
    on.text(first_entry + i, 0, each.is_assumption ? "assumption" : "source", {.fill = each.is_assumption ? alarm : 0});
    on.text(first_entry + i, 1, each.text, {.wrap = true}), on.text(first_entry + i, 2, each.date), on.text(first_entry + i, 3, each.url, {.wrap = true});
    on.text(first_entry + i, 4, fields, {.wrap = true});
    on.fit_height(first_entry + i, {{each.text, 80.0}, {each.url, 50.0}, {fields, 50.0}});
  }
  on.width(0, 14), on.width(1, 80), on.width(2, 14), on.width(3, 50), on.width(4, 50);
  on.freeze(first_entry, 0);
}

}  // namespace xlsx::detail

/// Writes a workbook to a file.
///
/// @param path    of a new file; one that exists is replaced
/// @param folder  where the parts lie while the file is put together; empty: where the system keeps such
/// @errors  input_error for names that no workbook takes, rows of unequal length, formulas longer than a cell; std::runtime_error where the file cannot
///          be written. libxlsxwriter does not notice a disk that fills up under its parts: the caller sees to the room (xlsx_room).
inline void write_xlsx(const workbook& w, const std::string& path, const std::string& folder = "") {
  xlsx::book to(path, folder);
  // A day that is not today's: equal inputs make equal bytes.
  std::string shown = xlsx::cell_text(w.scenario, 200), program = "aifactory";
  lxw_doc_properties about{};
  about.title = shown.data(), about.author = program.data(), about.created = 946684800;  // 2000-01-01
  xlsx::book::require(workbook_set_properties(to.get(), &about), "properties");
  xlsx::detail::summary_page(to, w).write();
  xlsx::write_inputs(to, w);
  xlsx::write_model(to, w);
  xlsx::write_cash_flow(to, w);
  xlsx::write_uncertainty(to, w);
  xlsx::detail::write_sources(to, w);
  xlsx::write_checks(to, w);
  to.close();
}

/// How many bytes of room write_xlsx may need for its parts: an upper bound.
[[nodiscard]] inline std::size_t xlsx_room(const workbook& w) {
  std::size_t bytes = 4'000'000 + 4096 * (w.model.inputs.size() + w.model.checks.size() + w.results.size() + w.sources.size() + w.warnings.size());
  bytes += 12 * w.scenario.size();
  for (const auto& f : w.model.formulas) bytes += 4096 + 6 * (f.formula.size() + f.words.size());
  for (const auto& row : w.model.rows)
    for (const auto& formula : row.formulas) bytes += 256 + 6 * formula.size();
  for (const auto& row : w.model.rows) bytes += 256 * row.values.size() + 4096;
  for (const auto& run : w.trials) bytes += 16384 * (run.figures.size() + 1);
  return bytes;
}

}  // namespace aifactory
