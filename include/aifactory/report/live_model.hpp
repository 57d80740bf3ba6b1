// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a spreadsheet that computes itself hold: inputs, formulas that name them, rows over time?
///
/// Plain data between the recorded formulas (live_formulas.hpp) and a writer of workbooks (xlsx.hpp). Formulas are text in the notation of
/// spreadsheets, without the leading "=". They count in base units (dollars, watts, seconds, tokens) and name cells: an input or a
/// formula called `power_price` stands there in the unit that people expect, `power_price_base` in base units.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// A number that a person may change.
struct live_input {
  std::string field;   ///< as in scenario files: "power.price"
  std::string cell;    ///< name of its cell, "power_price"; cell + "_base" holds value x scale
  std::string unit;    ///< "" for a plain number
  double value = 0.0;  ///< in `unit`
  double scale = 1.0;  ///< base units per `unit`
  std::string range;   ///< "0 to 1", or its distribution; empty where none is stated
  std::string origin;  ///< source and date, assumption and reason, default; place
  bool is_assumption = false;
  bool is_found = false;  ///< a number that a search of the library found: nothing to be changed by hand
};

/// One row of the model: one formula.
struct live_formula {
  std::string key;      ///< "annual_cost_usd.total", "capital recovery factor"
  std::string cell;     ///< name of the cell that shows it in `unit`; cell + "_base" holds the formula
  std::string unit;     ///< "" for a plain number
  double value = 0.0;   ///< in base units, as the library computed it: the cached value of the formula
  double scale = 1.0;   ///< base units per `unit`
  std::string formula;  ///< "power_price_base * annual_energy_base", of cells above it or of rows of the cash flow
  std::string words;    ///< the same for people: "power.price * annual energy"
  bool live = true;     ///< false: a number that a search found is in it, which does not follow the inputs
};

/// One row over time: one formula across.
struct live_row {
  /// What the row is called.
  std::string key, unit;               ///< for people
  double scale = 1.0;                  ///< base units per `unit`; cells hold base units
  std::vector<double> values;          ///< in base units, one per column, the close first
  std::vector<std::string> formulas;   ///< one per column, the same but for the column's letters; empty: the row is data (dates, flags, schedules)
  std::string words;                   ///< for people: "revenue + operating cost"
  bool is_result = false;              ///< a line of the statement; else a step on the way
  bool is_level = false;               ///< a balance, a price, a flag: its sum over time means nothing
  bool live = true;                    ///< false: a number that a search found is in it, which does not follow the inputs
};

/// What must hold; a formula that is TRUE or FALSE.
struct live_check {
  std::string says;     ///< "layers add up to the total"
  std::string formula;  ///< in the notation of spreadsheets
};

/// A whole model. Rows of `rows` lie on the sheet "Cash flow" one below the other from `first_row` on, periods side by side from
/// `first_column` on; their formulas, and those of `formulas` that look at them, are written for this place.
struct live_model {
  static constexpr std::string_view sheet = "Cash flow";         ///< on which the rows lie
  static constexpr std::size_t first_row = 6, first_column = 5;  ///< of the close, counted from 1: E6

  std::vector<live_input> inputs;         ///< named cells that a person may change
  std::vector<live_formula> formulas;     ///< each after those that it names
  std::vector<std::string> period_start;  ///< ISO days; empty where nothing is over time
  std::vector<live_row> rows;             ///< over time, in the order of the sheet
  std::vector<live_check> checks;         ///< what must hold whatever the inputs are
  std::vector<std::string> notes;         ///< what does not follow its inputs here: "found by search", dates and counts of periods
};

}  // namespace aifactory
