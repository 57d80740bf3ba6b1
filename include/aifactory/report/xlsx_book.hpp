// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a cell of a workbook written: inert texts, live formulas with the value that they have now, names, formats?
///
/// A thin cover over libxlsxwriter, which it needs. Rows and columns count from 0 here, as there.
#pragma once

#include "aifactory/report/text_layout.hpp"
#include "aifactory/report/utf8.hpp"
#include "aifactory/units/error.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory::xlsx {

/// Excel's limits: of the characters of a cell's text, of a formula and of a name, of columns, of rows.
inline constexpr std::size_t longest_text = 32767, longest_formula = 8192, longest_name = 255, most_columns = 16384, most_rows = 1048576;

/// A text as a cell can hold it: UTF-8 (broken bytes become U+FFFD), control characters as blanks, cut where it is longer than a cell.
[[nodiscard]] inline std::string cell_text(std::string_view text, std::size_t most = longest_text) {
  std::string out;
  std::size_t units = 0;  // Excel counts UTF-16
  for (std::size_t i = 0; i < text.size();) {
    const auto c = aifactory::detail::utf8_at(text, i);
    const bool broken = !c.allowed && c.bytes == 1 && static_cast<unsigned char>(text[i]) >= 0x80;
    const std::size_t takes = c.allowed && c.bytes == 4 ? 2 : 1;
    if (units + takes > most) {
      while (units + 2 > most) {  // room for the mark
        std::size_t start = out.size() - 1;
        while (start > 0 && detail::continues_utf8(out[start])) --start;
        units -= out.size() - start == 4 ? 2 : 1;
        out.resize(start);
      }
      return out + "..";
    }
    units += takes;
    out += c.allowed ? text.substr(i, c.bytes) : broken ? "\xef\xbf\xbd" : " ";
    i += c.bytes;
  }
  return out;
}

/// A number in a formula: all its digits, no locale, whole numbers without an exponent.
[[nodiscard]] inline std::string formula_number(double x) {
  char buffer[32];
  const bool whole = std::fabs(x) < 1e15 && x == std::round(x);
  std::string text(buffer, (whole ? std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::fixed, 0) : std::to_chars(buffer, buffer + sizeof buffer, x)).ptr);
  for (char& c : text)
    if (c == 'e') c = 'E';
  return text;
}

/// "A", "Z", "AA", ...
[[nodiscard]] inline std::string column_letters(std::size_t column) {
  char name[LXW_MAX_COL_NAME_LENGTH];
  lxw_col_to_name(name, static_cast<lxw_col_t>(column), 0);
  return name;
}
/// "C5" for row 4, column 2.
[[nodiscard]] inline std::string at(std::size_t row, std::size_t column) {
  char name[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(name, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
  return name;
}
/// "$C$5"
[[nodiscard]] inline std::string fixed_at(std::size_t row, std::size_t column) {
  char name[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell_abs(name, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), 1, 1);
  return name;
}

/// Whether a workbook takes this as the name of a cell: letters, digits, "_" and ".", and nothing that reads as an address (GPU1, R2C3, c).
[[nodiscard]] inline bool is_cell_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (name.empty() || name.size() > longest_name || !(letter(name[0]) || name[0] == '_')) return false;
  for (char c : name)
    if (!letter(c) && !digit(c) && c != '_' && c != '.') return false;
  std::string upper(name);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (upper == "TRUE" || upper == "FALSE") return false;
  std::size_t i = 0;
  while (i < upper.size() && letter(upper[i])) ++i;
  const std::string_view rest = std::string_view(upper).substr(i);
  if (i <= 3 && !rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos) return false;  // A1; beyond XFD too, for other programs
  // R, C, RC, R1, C1, R1C1
  std::size_t k = 0;
  const auto digits = [&] {
    while (k < upper.size() && digit(upper[k])) ++k;
  };
  if (upper[k] == 'R') ++k, digits();
  if (k < upper.size() && upper[k] == 'C') ++k, digits();
  return k != upper.size();
}

/// How many digits a number of this size is shown with; a cell holds them all.
[[nodiscard]] inline std::string number_format_for(double x) {
  const double size = std::fabs(x);
  if (size == 0.0 || !std::isfinite(size)) return "#,##0.####";
  if (size >= 1e15 || size < 1e-6) return "0.0000E+00";
  return size >= 1000.0 ? "#,##0" : size >= 1.0 ? "#,##0.00##" : size >= 0.01 ? "0.0000" : "0.00000000";
}

/// A look of cells; equal looks are one format of the workbook.
struct look {
  std::string number = "";  ///< number format, empty for general
  bool bold = false, grey = false, wrap = false, large = false, line_below = false, right = false, indent = false;
  std::uint32_t fill = 0;  ///< 0xRRGGBB, 0 for none

  friend auto operator<=>(const look&, const look&) = default;
};

/// Fills of cells as 0xRRGGBB: an input, a formula, what is fixed, a heading, a check that fails.
inline constexpr std::uint32_t changeable = 0xfff2cc, computed_here = 0xe2efda, fixed_here = 0xededed, heading = 0xd9e2f3, alarm = 0xf8cbad;

/// A workbook that is being written; what is not closed leaves no file.
class book {
  struct closer {
    void operator()(lxw_workbook* w) const { lxw_workbook_free(w); }
  };
  std::unique_ptr<lxw_workbook, closer> file_;
  std::map<look, lxw_format*> formats_;
  std::set<std::string> names_;

 public:
  /// @param folder  for the parts while the file is put together; empty: where the system keeps such
  book(const std::string& path, const std::string& folder) {
    std::string parts = folder;
    lxw_workbook_options options{};
    options.tmpdir = parts.empty() ? nullptr : parts.data();
    file_.reset(workbook_new_opt(path.c_str(), &options));
    if (!file_) throw std::bad_alloc();
  }

  /// The handle of libxlsxwriter, owned here.
  [[nodiscard]] lxw_workbook* get() { return file_.get(); }

  /// The format of a look, made once; owned by the workbook.
  [[nodiscard]] lxw_format* format(const look& l) {
    auto& made = formats_[l];
    if (made) return made;
    made = workbook_add_format(file_.get());
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (!l.number.empty()) format_set_num_format(made, l.number.c_str());
    if (l.bold) format_set_bold(made);
    if (l.large) format_set_font_size(made, 14.0);
    if (l.grey) format_set_font_color(made, 0x595959);
    if (l.wrap) format_set_text_wrap(made);
    if (l.right) format_set_align(made, LXW_ALIGN_RIGHT);
    if (l.indent) format_set_indent(made, 1);
    if (l.line_below) format_set_bottom(made, LXW_BORDER_THIN);
    if (l.fill != 0) format_set_bg_color(made, l.fill);
    return made;
  }

  /// Gives a cell a name for formulas.
  /// @errors  input_error for a name that no workbook takes, or one that is given twice (capitals are no difference)
  void name(const std::string& called, const std::string& sheet, std::size_t row, std::size_t column) {
    if (!is_cell_name(called)) throw input_error("spreadsheet: \"" + called + "\" is no name for a cell");
    std::string lower = called;
    for (char& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (!names_.insert(lower).second) throw input_error("spreadsheet: two cells are named " + called);
    require(workbook_define_name(file_.get(), called.c_str(), ("='" + sheet + "'!" + fixed_at(row, column)).c_str()), "name " + called);
  }

  /// Writes the file.
  /// @errors  std::runtime_error where it cannot be written
  void close() { require(workbook_close(file_.release()), "file"); }

  /// @errors  std::runtime_error with the words of libxlsxwriter
  static void require(lxw_error code, const std::string& what) {
    if (code != LXW_NO_ERROR) throw std::runtime_error("spreadsheet: " + what + ": " + lxw_strerror(code));
  }
};

/// A sheet of it.
class sheet {
  book& book_;
  std::string name_;
  lxw_worksheet* sheet_;

  [[nodiscard]] static lxw_row_t r(std::size_t row) {
    if (row >= most_rows) throw input_error("spreadsheet: more than " + std::to_string(most_rows) + " rows");
    return static_cast<lxw_row_t>(row);
  }
  [[nodiscard]] static lxw_col_t c(std::size_t column) {
    if (column >= most_columns) throw input_error("spreadsheet: more than " + std::to_string(most_columns) + " columns");
    return static_cast<lxw_col_t>(column);
  }
  [[nodiscard]] std::string here(std::size_t row, std::size_t column) const { return name_ + "!" + at(row, column); }

 public:
  /// A new sheet at the end of the book, which must outlive it.
  /// @errors  std::runtime_error for a name that no sheet takes, or one that is given twice
  sheet(book& in, std::string name) : book_(in), name_(std::move(name)), sheet_(workbook_add_worksheet(in.get(), name_.c_str())) {
    if (!sheet_) throw std::runtime_error("spreadsheet: sheet " + name_);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_footer(sheet_, "&L&A&RPage &P of &N");
    worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
  }

  /// The handle of libxlsxwriter, owned by the workbook.
  [[nodiscard]] lxw_worksheet* get() { return sheet_; }
  /// What the sheet is called.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// As book::format.
  [[nodiscard]] lxw_format* format(const look& l) { return book_.format(l); }

  /// Always a text, whatever it looks like: never a formula, a number or a link.
  void text(std::size_t row, std::size_t column, std::string_view what, const look& l = {}) {
    book::require(worksheet_write_string(sheet_, r(row), c(column), cell_text(what).c_str(), book_.format(l)), here(row, column));
  }
  /// A number that is no number is an empty cell.
  void number(std::size_t row, std::size_t column, double x, const look& l = {}) {
    book::require(std::isfinite(x) ? worksheet_write_number(sheet_, r(row), c(column), x, book_.format(l)) : worksheet_write_blank(sheet_, r(row), c(column), book_.format(l)),
                  here(row, column));
  }
  /// A formula of this program's making, without "=", and the value that it has now.
  /// @errors  input_error for one that is longer than a cell can hold
  void formula(std::size_t row, std::size_t column, const std::string& what, double now, const look& l = {}) {
    require_short(what, row, column);
    book::require(worksheet_write_formula_num(sheet_, r(row), c(column), ("=" + what).c_str(), book_.format(l), std::isfinite(now) ? now : 0.0), here(row, column));
  }
  /// One that is TRUE or FALSE, or a text.
  void formula(std::size_t row, std::size_t column, const std::string& what, const std::string& now, const look& l = {}) {
    require_short(what, row, column);
    book::require(worksheet_write_formula_str(sheet_, r(row), c(column), ("=" + what).c_str(), book_.format(l), now.c_str()), here(row, column));
  }
  /// Gives a cell of the sheet a name for formulas.
  /// @errors  input_error as book::name
  void name(const std::string& called, std::size_t row, std::size_t column) { book_.name(called, name_, row, column); }

  /// A unit, set off from the number before it.
  void unit(std::size_t row, std::size_t column, std::string_view what) { text(row, column, what == "1" ? "" : what, {.grey = true, .indent = true}); }
  /// As high as the longest of its wrapped texts asks for: pairs of a text and the width of its column.
  void fit_height(std::size_t row, std::initializer_list<std::pair<std::string_view, double>> texts) {
    double lines = 1.0;
    for (const auto& [what, characters] : texts) lines = std::max(lines, std::ceil(static_cast<double>(text_width(what)) / characters));
    if (lines > 1.0) book::require(worksheet_set_row(sheet_, r(row), std::min(15.0 * lines, 405.0), nullptr), here(row, 0));
  }
  /// The width of a column, in characters.
  void width(std::size_t column, double characters) { width(column, column, characters); }
  /// The width of the columns from one to another, in characters.
  void width(std::size_t from, std::size_t to, double characters) { worksheet_set_column(sheet_, c(from), c(to), characters, nullptr); }
  /// A row of headings that is repeated on each printed page.
  void headings(std::size_t row, const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) text(row, i, words[i], {.bold = true, .wrap = true, .fill = heading});
    worksheet_repeat_rows(sheet_, 0, r(row));
  }
  /// Keeps so many rows and columns in sight.
  void freeze(std::size_t rows, std::size_t columns) { worksheet_freeze_panes(sheet_, r(rows), c(columns)); }

 private:
  void require_short(const std::string& what, std::size_t row, std::size_t column) const {
    if (what.size() + 1 > longest_formula) throw input_error("spreadsheet: " + here(row, column) + ": a formula of " + std::to_string(what.size()) + " characters is too long");
  }
};

}  // namespace aifactory::xlsx
