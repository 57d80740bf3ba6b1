// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do inputs, formulas and checks stand in a workbook, so that whoever changes an input sees every formula follow?
///
/// An input and a formula have two cells each: `power_price` in the unit that people expect, `power_price_base` in base units, in which the
/// formulas count. Needs libxlsxwriter.
#pragma once

#include "aifactory/report/workbook.hpp"
#include "aifactory/report/xlsx_book.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace aifactory::xlsx {

/// Names of sheets.
inline constexpr const char *inputs_sheet = "Inputs", *model_sheet = "Model", *checks_sheet = "Checks";
/// Cells that a workbook has beside those of its model.
inline constexpr const char *all_checks_cell = "all_checks_hold", *changed_cell = "inputs_changed", *in_range_cell = "inputs_in_range";
inline constexpr std::size_t first_entry = 4;  ///< row of the first input, formula and check

/// Whether a scale is one over a whole number, which is exact where the scale is not.
[[nodiscard]] inline bool is_one_over_whole(double scale) {
  const double inverse = std::round(1.0 / scale);
  return scale < 1.0 && inverse < 1e15 && 1.0 / inverse == scale;
}
/// A cell in units for people as base units, with the very rounding of unit::to_base: 7 % is the double nearest to 0.07.
[[nodiscard]] inline std::string in_base_units(const std::string& cell, double scale) {
  if (scale == 1.0) return cell;
  return is_one_over_whole(scale) ? cell + "/" + formula_number(std::round(1.0 / scale)) : cell + "*" + formula_number(scale);
}
/// And back.
[[nodiscard]] inline std::string in_unit(const std::string& base_cell, double scale) {
  if (scale == 1.0) return base_cell;
  return is_one_over_whole(scale) ? base_cell + "*" + formula_number(std::round(1.0 / scale)) : base_cell + "/" + formula_number(scale);
}

/// How far a cell has moved from the number that was delivered, as a formula.
///
///   now / delivered - 1,   beside a 0: 0, or "new" where it is no 0 any more
///
/// @errors  none
/// @source  definition
[[nodiscard]] inline std::string change_of(const std::string& now, const std::string& delivered) {
  return "IF(" + delivered + "=0,IF(" + now + "=0,0,\"new\")," + now + "/" + delivered + "-1)";
}
/// The number format of differences.
inline constexpr const char* percent_format = "+0.00%;-0.00%;0.00%";

/// What a sheet is, and how to read it.
inline void title(sheet& on, std::string_view what, std::string_view how) {
  on.text(0, 0, what, {.bold = true, .large = true});
  on.text(1, 0, how, {.grey = true});
}

namespace detail {

/// Lets a spreadsheet refuse what the library would refuse.
inline void limit(sheet& on, std::size_t row, std::size_t column, const range& allowed) {
  const bool from = allowed.low > -1e299, to = allowed.high < 1e299, above_zero = allowed.is_positive();
  if (!from && !to) return;
  const double low = above_zero ? 0.0 : allowed.low;
  std::string says = above_zero ? "above 0" : from ? "at least " + formula_number(low) : "";
  if (to) says += (says.empty() ? "at most " : " and at most ") + formula_number(allowed.high);
  std::string message = "The library takes a number " + says + " here.", heads = "Not possible";
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
  if (from && to && !above_zero) {
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule.minimum_number = low, rule.maximum_number = allowed.high;
  } else if (from) {
    rule.criteria = above_zero ? LXW_VALIDATION_CRITERIA_GREATER_THAN : LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    rule.value_number = low;
  } else {
    rule.criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
    rule.value_number = allowed.high;
  }
  rule.ignore_blank = LXW_VALIDATION_OFF;
  rule.error_title = heads.data(), rule.error_message = message.data();
  book::require(worksheet_data_validation_cell(on.get(), static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), &rule), "validation");
}

}  // namespace detail

/// One row an input: what it is, its value to be changed, the same in base units, as delivered, its bounds, where it comes from.
inline void write_inputs(book& to, const workbook& w) {
  sheet on(to, inputs_sheet);
  title(on, "Inputs", "Change the yellow cells in their unit; everything else follows. A value outside its bounds is refused here as it is by the library.");
  on.headings(3, {"Field", "What it is", "Value", "Unit", "In base units", "As delivered", "Changed", "Lowest", "Highest", "In bounds", "Range or distribution", "Rests on", "Source, date, place"});
  const std::size_t count = w.model.inputs.size();
  for (std::size_t i = 0; i < count; ++i) {
    const live_input& input = w.model.inputs[i];
    const workbook_input about = i < w.inputs.size() ? w.inputs[i] : workbook_input{};
    const std::size_t row = first_entry + i;
    const std::string number = number_format_for(input.value), value = at(row, 2), low = at(row, 7), high = at(row, 8);
    on.text(row, 0, input.field, {.bold = true});
    on.text(row, 1, about.meaning, {.wrap = true});
    on.number(row, 2, input.value, {.number = number, .fill = input.is_found ? fixed_here : changeable});
    on.name(input.cell, row, 2);
    detail::limit(on, row, 2, about.allowed);
    on.unit(row, 3, input.unit);
    const double base = is_one_over_whole(input.scale) ? input.value / std::round(1.0 / input.scale) : input.value * input.scale;
    on.formula(row, 4, in_base_units(value, input.scale), base, {.number = number_format_for(base), .fill = computed_here});
    on.name(input.cell + "_base", row, 4);
    on.number(row, 5, input.value, {.number = number, .grey = true, .fill = fixed_here});
    on.formula(row, 6, "IF(" + value + "=" + at(row, 5) + ",\"\",\"changed\")", std::string(), {.bold = true});
    const bool from = about.allowed.low > -1e299, to_some = about.allowed.high < 1e299, above_zero = about.allowed.is_positive();
    if (from) on.number(row, 7, above_zero ? 0.0 : about.allowed.low, {.number = above_zero ? "\"above \"0" : "General", .grey = true});
    if (to_some) on.number(row, 8, about.allowed.high, {.number = "General", .grey = true});
    const std::string above = above_zero ? value + ">" + low : from ? value + ">=" + low : "";
    const std::string below = to_some ? value + "<=" + high : "";
    const std::string both = above.empty() ? below : below.empty() ? above : above + "," + below;
    on.formula(row, 9, "AND(ISNUMBER(" + value + ")" + (both.empty() ? "" : "," + both) + ")", "TRUE");
    on.text(row, 10, input.range, {.wrap = true});
    on.text(row, 11, input.is_found ? "search" : input.is_assumption ? "assumption" : input.origin.starts_with("default") ? "default" : "given", {.fill = input.is_assumption ? alarm : 0});
    on.text(row, 12, input.origin, {.wrap = true});
    on.fit_height(row, {{about.meaning, 44.0}, {input.range, 30.0}, {input.origin, 70.0}});
  }
  const std::size_t last = first_entry + (count == 0 ? 0 : count - 1);
  on.text(2, 5, "changed:", {.grey = true, .right = true});
  on.formula(2, 6, "COUNTIF(" + at(first_entry, 6) + ":" + at(last, 6) + ",\"changed\")", 0.0);
  on.name(changed_cell, 2, 6);
  on.text(2, 8, "all in bounds:", {.grey = true, .right = true});
  on.formula(2, 9, count == 0 ? "TRUE" : "AND(" + at(first_entry, 9) + ":" + at(last, 9) + ")", "TRUE");
  on.name(in_range_cell, 2, 9);
  const double widths[] = {30, 44, 16, 16, 16, 16, 10, 10, 10, 10, 30, 12, 70};
  for (std::size_t i = 0; i < std::size(widths); ++i) on.width(i, widths[i]);
  on.freeze(first_entry, 1);
}

/// One row a formula: its value in its unit, the formula in base units, in words, and how far it moved from the case as delivered.
inline void write_model(book& to, const workbook& w) {
  sheet on(to, model_sheet);
  title(on, "Model", "One row, one formula, from the inputs down to the results. The green cells compute; they count in base units (USD, W, J, s, tokens) and name cells.");
  on.headings(3, {"What", "Value", "Unit", "Formula, in base units", "In words", "As delivered", "Change", "Follows"});
  for (std::size_t i = 0; i < w.model.formulas.size(); ++i) {
    const live_formula& f = w.model.formulas[i];
    const std::size_t row = first_entry + i;
    const double shown = f.value / f.scale;
    const std::string number = number_format_for(shown);
    on.text(row, 0, f.key, {.bold = true});
    on.formula(row, 1, in_unit(at(row, 3), f.scale), shown, {.number = number});
    on.name(f.cell, row, 1);
    on.unit(row, 2, f.unit);
    on.formula(row, 3, f.formula, f.value, {.number = number_format_for(f.value), .fill = f.live ? computed_here : fixed_here});
    on.name(f.cell + "_base", row, 3);
    on.text(row, 4, f.words, {.wrap = true, .indent = true});
    on.fit_height(row, {{f.words, 88.0}});
    on.number(row, 5, shown, {.number = number, .grey = true, .fill = fixed_here});
    on.formula(row, 6, change_of(at(row, 1), at(row, 5)), 0.0, {.number = percent_format});
    on.text(row, 7, f.live ? "yes" : "no: a searched number is in it", {.grey = true});
  }
  const double widths[] = {64, 18, 18, 22, 90, 18, 10, 10};
  for (std::size_t i = 0; i < std::size(widths); ++i) on.width(i, widths[i]);
  on.freeze(first_entry, 1);
}

/// What must hold, whatever the inputs: TRUE or FALSE, and all of it in one cell.
inline void write_checks(book& to, const workbook& w) {
  sheet on(to, checks_sheet);
  title(on, "Checks", "Each line must be TRUE. They are formulas: change an input and they are asked again.");
  on.headings(3, {"What must hold", "Holds", "Formula"});
  std::vector<live_check> checks{{"every input is a number within its bounds", in_range_cell}};
  const auto numbers = [&](const std::string& says, const char* on_sheet, std::size_t row, std::size_t column, std::size_t last_row, std::size_t last_column) {
    checks.push_back({says, "ISNUMBER(SUM('" + std::string(on_sheet) + "'!" + at(row, column) + ":" + at(last_row, last_column) + "))"});
  };
  if (!w.model.formulas.empty()) numbers("every formula of the model gives a number", model_sheet, first_entry, 3, first_entry + w.model.formulas.size() - 1, 3);
  if (!w.model.rows.empty() && !w.model.period_start.empty())
    numbers("every entry of the cash flow is a number", "Cash flow", live_model::first_row - 1, live_model::first_column - 1, live_model::first_row + w.model.rows.size() - 2,
            live_model::first_column + w.model.period_start.size() - 2);
  std::string as_laid_out, fields;
  for (std::size_t i = 0; i < w.model.inputs.size(); ++i)
    if (std::find(w.laid_out_for.begin(), w.laid_out_for.end(), w.model.inputs[i].field) != w.laid_out_for.end()) {
      as_laid_out += (as_laid_out.empty() ? "" : ",") + std::string(inputs_sheet) + "!" + at(first_entry + i, 2) + "=" + inputs_sheet + "!" + at(first_entry + i, 5);
      fields += (fields.empty() ? "" : ", ") + w.model.inputs[i].field;
    }
  if (!as_laid_out.empty()) checks.push_back({"the cash flow is laid out for these as delivered, change them in the scenario: " + fields, "AND(" + as_laid_out + ")"});
  checks.insert(checks.end(), w.model.checks.begin(), w.model.checks.end());
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const std::size_t row = first_entry + i;
    on.text(row, 0, checks[i].says, {.wrap = true});
    on.formula(row, 1, checks[i].formula, "TRUE", {.bold = true});
    on.text(row, 2, checks[i].formula, {.grey = true, .wrap = true});
    on.fit_height(row, {{checks[i].says, 70.0}, {checks[i].formula, 90.0}});
  }
  on.text(2, 0, "All of them", {.bold = true, .right = true});
  on.formula(2, 1, "IFERROR(AND(" + at(first_entry, 1) + ":" + at(first_entry + checks.size() - 1, 1) + "),FALSE)", "TRUE", {.bold = true});
  on.name(all_checks_cell, 2, 1);
  std::string wrong = "=FALSE";
  lxw_conditional_format rule{};
  rule.type = LXW_CONDITIONAL_TYPE_CELL, rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
  rule.value_string = wrong.data();
  rule.format = on.format({.bold = true, .fill = alarm});
  book::require(worksheet_conditional_format_range(on.get(), 2, 1, static_cast<lxw_row_t>(first_entry + checks.size() - 1), 1, &rule), "conditional format");
  on.width(0, 70), on.width(1, 10), on.width(2, 90);
  on.freeze(first_entry, 0);
}

}  // namespace aifactory::xlsx
