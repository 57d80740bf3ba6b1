// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/xlsx.hpp"
#include "catch_shim.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace xlsx_test {

using namespace aifactory;

namespace {

/// A folder that goes when the test ends.
class folder {
  std::filesystem::path path_;

 public:
  folder() {
    auto name = (std::filesystem::temp_directory_path() / "aifactory-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no scratch directory");
    path_ = name;
  }
  ~folder() { std::filesystem::remove_all(path_); }
  folder(const folder&) = delete;
  folder& operator=(const folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::string name() const { return path_.string(); }
};

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One part of a workbook as text, by the system's unzip; the zip format is not what is tested.
std::string part_of(const folder& in, const std::string& book, const std::string& part) {
  const std::string out = in.file("part");
  const std::string command = "python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' '" + book + "' '" + part + "' >'" + out + "' 2>/dev/null";
  if (std::system(command.c_str()) != 0) throw std::runtime_error(part + " is not in " + book);
  return bytes_of(out);
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

/// Energy at 70 USD/MWh under a PUE of 1.25: 87.5 USD per MWh of IT.
workbook small() {
  workbook w;
  w.scenario = "a plan", w.asks = "What does energy cost?", w.digest = "none";
  constexpr double per_mwh = 1.0 / 3.6e9;
  w.model.inputs = {{"power.price", "power_price", "USD/MWh", 70.0, per_mwh, "", "a tariff", false}, {"facility.pue", "facility_pue", "1", 1.25, 1.0, "", "assumption", true}};
  w.inputs = {{"of energy", range::not_negative()}, {"power usage effectiveness", range::at_least(1.0)}};
  w.model.formulas = {{"energy cost", "energy_cost", "USD/MWh", 87.5 * per_mwh, per_mwh, "power_price_base*facility_pue_base", "power.price * facility.pue"}};
  w.results = {{"", "energy cost", "USD/MWh", 87.5}};
  w.headlines = {"energy cost"};
  return w;
}

}  // namespace

TEST_CASE("names of cells: what reads as an address is none", "[report][xlsx]") {
  using xlsx::is_cell_name;
  for (const char* good : {"power_price", "capex_usd.total", "_x", "A1B", "gpus1234", "R1C1x", "rc_x", "ABCD1", "A_1"}) CHECK(is_cell_name(good));
  // A1 to XFD1048576 are cells, R and C are rows and columns; three letters and digits are cells in other programs.
  for (const char* bad : {"", "A1", "gpu1", "XFD1048576", "xyz9", "R", "c", "rc", "R1", "C12", "R1C1", "r2c3", "true", "FALSE", "1a", "a b", "a-b", "a!", "\xc3\xa4", ".a"}) CHECK_FALSE(is_cell_name(bad));
  CHECK_FALSE(is_cell_name(std::string(256, 'a')));
}

TEST_CASE("cells: columns by letters", "[report][xlsx]") {
  // 26 letters, 26^2 pairs: 701 is ZZ, 702 AAA; Excel's last column is XFD.
  CHECK(xlsx::at(0, 0) == "A1");
  CHECK(xlsx::at(4, 25) == "Z5");
  CHECK(xlsx::at(4, 26) == "AA5");
  CHECK(xlsx::at(0, 701) == "ZZ1");
  CHECK(xlsx::at(0, 702) == "AAA1");
  CHECK(xlsx::column_letters(16383) == "XFD");
  CHECK(xlsx::fixed_at(2, 3) == "$D$3");
}

TEST_CASE("cells: a text is what it was, as far as a cell can hold it", "[report][xlsx]") {
  using xlsx::cell_text;
  CHECK(cell_text("=cmd()") == "=cmd()");
  CHECK(cell_text("a\x01" "b\nc\x7f") == "a b c ");
  CHECK(cell_text("\xff\xc3(") == "\xef\xbf\xbd\xef\xbf\xbd(");
  CHECK(cell_text("\xed\xa0\x80") == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");  // half a surrogate pair
  CHECK(cell_text("a\xef\xbf\xbf" "b") == "a b");  // U+FFFF is no character of XML
  CHECK(cell_text("\xf0\x9f\x98\x80") == "\xf0\x9f\x98\x80");
  CHECK(cell_text(std::string(32767, 'a')).size() == 32767);
  CHECK(cell_text(std::string(32768, 'a')) == std::string(32765, 'a') + "..");
  // A character beyond the first plane is two of Excel's: four of them fill eight, five are cut to three and the mark.
  std::string faces;
  for (int i = 0; i < 4; ++i) faces += "\xf0\x9f\x98\x80";
  CHECK(cell_text(faces, 8) == faces);
  CHECK(cell_text(faces + "a", 8) == faces.substr(0, 12) + "..");
}

TEST_CASE("cells: numbers in formulas keep all digits", "[report][xlsx]") {
  CHECK(xlsx::formula_number(3.6e9) == "3600000000");
  CHECK(xlsx::formula_number(0.1) == "0.1");
  CHECK(xlsx::formula_number(2.5e-10) == "2.5E-10");
  CHECK(xlsx::formula_number(1e300) == "1E+300");
  // 7 % divides by 100, as units do: 0.07 is not 7 x 0.01 in doubles.
  CHECK(xlsx::in_base_units("C5", 0.01) == "C5/100");
  CHECK(xlsx::in_unit("D5", 0.01) == "D5*100");
  CHECK(xlsx::in_base_units("C5", 1e6) == "C5*1000000");
  CHECK(xlsx::in_base_units("C5", 1.0) == "C5");
}

TEST_CASE("xlsx: inputs and formulas are live, and hold their values", "[report][xlsx]") {
  const folder here;
  write_xlsx(small(), here.file("a.xlsx"), here.name());
  const auto names = part_of(here, here.file("a.xlsx"), "xl/workbook.xml");
  for (const char* name : {">'Inputs'!$C$5<", ">'Inputs'!$E$5<", ">'Inputs'!$C$6<", ">'Model'!$B$5<", ">'Model'!$D$5<", "\"power_price\"", "\"power_price_base\"", "\"energy_cost_base\""})
    CHECK_THAT(names, ContainsSubstring(name));
  CHECK_THAT(names, ContainsSubstring("fullCalcOnLoad=\"1\""));
  const auto model = part_of(here, here.file("a.xlsx"), "xl/worksheets/sheet3.xml");
  CHECK_THAT(model, ContainsSubstring("<f>power_price_base*facility_pue_base</f>"));
  CHECK_THAT(model, ContainsSubstring("<v>87.5</v>"));
  const auto inputs = part_of(here, here.file("a.xlsx"), "xl/worksheets/sheet2.xml");
  CHECK_THAT(inputs, ContainsSubstring("<v>70</v>"));
  CHECK(count_of(inputs, "<dataValidation ") == 2);
  CHECK_THAT(inputs, ContainsSubstring("<formula1>1</formula1>"));  // a PUE is at least 1
  CHECK_THAT(part_of(here, here.file("a.xlsx"), "xl/worksheets/sheet1.xml"), ContainsSubstring("<f>energy_cost</f><v>87.5</v>"));
}

TEST_CASE("xlsx: the same workbook gives the same bytes", "[report][xlsx]") {
  const folder here;
  write_xlsx(small(), here.file("a.xlsx"), here.name());
  write_xlsx(small(), here.file("b.xlsx"), here.name());
  CHECK(bytes_of(here.file("a.xlsx")) == bytes_of(here.file("b.xlsx")));
}

TEST_CASE("xlsx: texts of a stranger are texts", "[report][xlsx]") {
  const folder here;
  auto w = small();
  const std::string evil = "=cmd|' /C calc'!A0";
  w.scenario = evil + std::string(10000, 'x');
  w.model.inputs[0].origin = "https://example.org/<script>alert(1)</script>";
  w.model.inputs[0].range = "+1+1";
  w.model.inputs[1].field = "@SUM(A1)";
  w.model.formulas[0].words = "-2+3\x01";
  w.model.notes = {"=HYPERLINK(\"http://a.b\")", std::string(40000, 'y')};
  w.sources = {{"=1+1", "=2", "http://a.b/", false, {"=3"}}};
  w.warnings = {{"=4", "=5", "=6"}};
  w.conventions = {{"=7", "=8"}};
  write_xlsx(w, here.file("a.xlsx"), here.name());
  const auto strings = part_of(here, here.file("a.xlsx"), "xl/sharedStrings.xml");
  CHECK_THAT(strings, ContainsSubstring("<t>" + evil + std::string(10000, 'x') + "</t>"));
  CHECK_THAT(strings, ContainsSubstring("&lt;script&gt;"));
  CHECK_THAT(strings, !ContainsSubstring("<script"));
  CHECK_THAT(strings, ContainsSubstring("<t>@SUM(A1)</t>"));
  CHECK(count_of(strings, std::string(32765, 'y') + "..") == 1);
  for (int n = 1; n <= 6; ++n) {
    const auto sheet = part_of(here, here.file("a.xlsx"), "xl/worksheets/sheet" + std::to_string(n < 6 ? n : 5) + ".xml");
    CHECK_THAT(sheet, !ContainsSubstring("hyperlink"));
    for (const char* text : {"cmd", "HYPERLINK", "<f>1+1", "<f>=", "<f>2<", "SUM(A1)"}) CHECK_THAT(sheet, !ContainsSubstring(text));
  }
}

TEST_CASE("xlsx: what no workbook can hold is refused by name", "[report][xlsx]") {
  const folder here;
  const auto refused = [&](const workbook& w, const std::string& words) {
    CHECK_THROWS_WITH(write_xlsx(w, here.file("a.xlsx"), here.name()), ContainsSubstring(words));
    CHECK_FALSE(std::filesystem::exists(here.file("a.xlsx")));
  };
  auto w = small();
  w.model.inputs[0].cell = "GPU1";
  refused(w, "\"GPU1\" is no name for a cell");
  w = small();
  w.model.formulas[0].cell = "Power_Price";
  refused(w, "two cells are named Power_Price");
  w = small();
  w.model.formulas[0].formula = std::string(8192, '1');
  refused(w, "Model!D5: a formula of 8192 characters is too long");
  w = small();
  w.model.period_start = {"2026-01-01", "2026-01-01"};
  w.model.rows = {{"flow", "USD", 1.0, {1.0}, {}, "", true}};
  refused(w, "the row flow has not one entry per period");
  CHECK_THROWS_AS(write_xlsx(small(), here.file("none/a.xlsx"), here.name()), std::runtime_error);
}

TEST_CASE("xlsx: years of a cash flow follow from its days", "[report][xlsx]") {
  using xlsx::detail::years_of;
  CHECK(years_of({"2026-01-01", "2026-01-01", "2027-01-01", "2028-01-01"}) == std::vector<int>{0, 1, 2, 3});
  std::vector<std::string> quarters{"2026-11-01"};
  for (const char* start : {"2026-11-01", "2027-02-01", "2027-05-01", "2027-08-01", "2027-11-01"}) quarters.emplace_back(start);
  CHECK(years_of(quarters) == std::vector<int>{0, 1, 1, 1, 1, 2});
  CHECK(years_of({"2026-01-01", "2026-01-01", "2026-02-01"}) == std::vector<int>{0, 1, 1});
  CHECK(years_of({"2026-01-01"}) == std::vector<int>{0});
}

TEST_CASE("xlsx: free cash flow by year is the sum of its months", "[report][xlsx]") {
  const folder here;
  auto w = small();
  w.model.period_start = {"2026-01-01"};
  std::vector<double> flow{-24e6};
  std::vector<std::string> formulas{"-24000000+0*power_price"};
  for (int k = 0; k < 24; ++k) {
    w.model.period_start.push_back(std::to_string(2026 + k / 12) + (k % 12 < 9 ? "-0" : "-") + std::to_string(1 + k % 12) + "-01");
    flow.push_back(1e6), formulas.push_back("1000000+0*power_price");
  }
  w.model.rows = {{"free_cash_flow_usd", "USD", 1.0, flow, formulas, "", true}};
  write_xlsx(w, here.file("a.xlsx"), here.name());
  const auto sheet = part_of(here, here.file("a.xlsx"), "xl/worksheets/sheet4.xml");
  // -24 M at the close, 12 M in each of two years: cumulative -24, -12, 0.
  CHECK_THAT(sheet, ContainsSubstring("<f>SUMIF($E$4:$AC$4,F$10,$E$6:$AC$6)/1000000</f><v>12</v>"));
  CHECK_THAT(sheet, ContainsSubstring("<f>SUM($E11:F11)</f><v>-12</v>"));
  CHECK_THAT(sheet, ContainsSubstring("<f>SUM($E11:G11)</f><v>0</v>"));
  CHECK(part_of(here, here.file("a.xlsx"), "xl/charts/chart1.xml").size() > 0);
}

TEST_CASE("xlsx: trials that give one number need no chart", "[report][xlsx]") {
  const folder here;
  auto w = small();
  sampled_answer run;
  run.trials = run.trials_asked = 10;
  figure_spread figure;
  figure.central = {"", "energy cost", "USD/MWh", 87.5};
  figure.mean = {87.5, 0.0};
  for (auto& each : figure.percentiles) each = {87.5, 0.0};
  run.figures = {figure};
  run.headline = "energy cost";
  run.histogram = {{87.5, 87.5, 0.5}, {87.5, 87.5, 0.5}};
  w.trials = {run};
  write_xlsx(w, here.file("a.xlsx"), here.name());
  const auto strings = part_of(here, here.file("a.xlsx"), "xl/sharedStrings.xml");
  CHECK_THAT(strings, ContainsSubstring("Every trial gives the same number."));
  CHECK_THAT(strings, ContainsSubstring("No input moves it."));
  CHECK_THROWS(part_of(here, here.file("a.xlsx"), "xl/charts/chart1.xml"));
}

TEST_CASE("sources: each once, assumptions after them, addresses found in texts", "[report][xlsx]") {
  CHECK(url_in("A report (https://example.org/a?b=1), 2026") == "https://example.org/a?b=1");
  CHECK(url_in("http://a.b/c.") == "http://a.b/c");
  CHECK(url_in("no address") == "");
  scenario s;
  const auto input = [](const char* field, const char* source, bool assumed, const char* reason) {
    scenario_input made;
    made.field = field, made.source = source, made.date = assumed ? "" : "2026-01", made.assumption = assumed, made.assumption_reason = reason;
    return made;
  };
  s.inputs = {input("a.x", "one", false, ""), input("a.y", "", true, "as most do"), input("a.z", "one", false, ""), input("a.w", "two", false, ""), input("a.v", "", false, "")};
  std::vector<live_input> live;
  for (const auto& each : s.inputs) live.push_back({each.field, "", "", 0.0, 1.0, "", "", false});
  const auto found = sources_of(s, live);
  REQUIRE(found.size() == 3);
  CHECK(found[0].text == "one");
  CHECK(found[0].fields == std::vector<std::string>{"a.x", "a.z"});
  CHECK(found[1].text == "two");
  CHECK(found[2].is_assumption);
  CHECK(found[2].text == "as most do");
}

}  // namespace xlsx_test
