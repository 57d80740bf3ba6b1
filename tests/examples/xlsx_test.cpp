// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "run_calculator.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace xlsx_test {

namespace {

const std::string reference = AIFACTORY_SOURCE_DIR "/examples/scenarios/reference.toml";
const std::string levelized = AIFACTORY_SOURCE_DIR "/examples/scenarios/levelized_100mw.toml";

bool is_workbook(const std::string& path) { return text_of_file(path).starts_with("PK\x03\x04"); }

void refused(const ending& e, const std::vector<std::string>& words) {
  INFO(e.errors);
  CHECK(e.code == 2);
  CHECK(e.out.empty());
  for (const auto& word : words) CHECK_THAT(e.errors, ContainsSubstring(word));
}

/// Runs a line of Python over a workbook: `cells` is a function from sheet to texts and numbers by place, as in the file.
std::string asked_of(const scratch& here, const std::string& book, const std::string& line) {
  const std::string program = here.write("ask.py", "import sys\nsys.path.insert(0, '" AIFACTORY_SOURCE_DIR "/tests/xlsx')\nfrom recalculate import *\nbook = Workbook(sys.argv[1])\n" + line + "\n");
  const std::string out = here.file("answer");
  if (std::system(("PYTHONDONTWRITEBYTECODE=1 python3 '" + program + "' '" + book + "' >'" + out + "' 2>&1").c_str()) != 0) throw std::runtime_error(text_of_file(out));
  return text_of_file(out);
}

}  // namespace

TEST_CASE("a workbook: writes a workbook beside what is printed", "[examples][xlsx]") {
  const scratch here;
  const auto plain = run_cost_per_token("--json");
  const auto e = run_cost_per_token("--json --xlsx '" + here.file("a.xlsx") + "'");
  CHECK(e.code == 0);
  CHECK(e.errors.empty());
  CHECK(e.out == plain.out);  // JSON is JSON, whatever is written beside it
  CHECK(is_workbook(here.file("a.xlsx")));
  CHECK(asked_of(here, here.file("a.xlsx"), "print(*book.cells)") == "Summary Inputs Model Sources Checks\n");
  CHECK(run_cost_per_token("--quiet --levelized --trials 200 --xlsx '" + here.file("b.xlsx") + "'").code == 0);
  CHECK(asked_of(here, here.file("b.xlsx"), "print(','.join(book.cells))") == "Summary,Inputs,Model,Cash flow,Uncertainty,Sources,Checks\n");
  CHECK(run_cost_per_token("--quiet --solve power.price --for cost_per_million_tokens_usd.blended=0.23 --xlsx '" + here.file("c.xlsx") + "'").code == 0);
  CHECK(is_workbook(here.file("c.xlsx")));
}

TEST_CASE("a workbook: of a build-out, a size and comparisons", "[examples][xlsx]") {
  const scratch here;
  const std::string scenarios = AIFACTORY_SOURCE_DIR "/examples/scenarios/";
  const auto sheets = [&](const std::string& calculator, const std::string& arguments) {
    const auto e = run_calculator(calculator, arguments + " --quiet --force --xlsx '" + here.file("a.xlsx") + "'");
    CHECK(e.errors == "");
    CHECK(e.code == 0);
    return asked_of(here, here.file("a.xlsx"), "check_formulas(book)\nprint(','.join(book.cells), max(len(f) for _, _, f, _ in book.formulas()) < 8192)");
  };
  CHECK(sheets("build_out", "'" + scenarios + "build_out_hopper_refresh.toml'") == "Summary,Inputs,Model,Cash flow,Sources,Checks True\n");
  CHECK(sheets("size_factory", "'" + scenarios + "four_racks.toml' --trials 200") == "Summary,Inputs,Model,Uncertainty,Sources,Checks True\n");
  CHECK(sheets("compare_generations", "--generations gb300_nvl72,h200_sxm --interactivity 30,50 --trials 100") == "Summary,Inputs,Model,Uncertainty,Sources,Checks True\n");
  // A price of one generation, the plan's own PUE for all.
  CHECK(asked_of(here, here.file("a.xlsx"), "print([i['field'] in [j['field'] for j in inputs_of(book)] for i in [{'field': 'gb300_nvl72: compute.price'}, {'field': 'compute.price'}, {'field': 'facility.pue'}]])") ==
        "[True, False, True]\n");
  CHECK(sheets("check_claim", "'" AIFACTORY_SOURCE_DIR "/examples/claims/nvidia_50x_35x.toml'") == "Summary,Inputs,Model,Sources,Checks True\n");
  CHECK(sheets("compare_scenarios", "'" + scenarios + "reference.toml' '" + scenarios + "semianalysis_gb300.toml'") == "Summary,Inputs,Model,Sources,Checks True\n");
}

TEST_CASE("a workbook: the same question gives the same bytes", "[examples][xlsx]") {
  const scratch here;
  for (const char* name : {"a.xlsx", "b.xlsx"})
    REQUIRE(run_cost_per_token("'" + levelized + "' --levelized --trials 100 --quiet --xlsx '" + here.file(name) + "'").code == 0);
  CHECK(text_of_file(here.file("a.xlsx")) == text_of_file(here.file("b.xlsx")));
}

TEST_CASE("a workbook: trials are in it with their standard errors", "[examples][xlsx]") {
  const scratch here;
  const auto e = run_cost_per_token("--trials 500 --seed 3 --json --xlsx '" + here.file("a.xlsx") + "'");
  REQUIRE(e.code == 0);
  here.write("json", e.out);
  // Every statistic of every figure: the value in one row, its standard error below it.
  const auto answer = asked_of(here, here.file("a.xlsx"), R"(
sheet, rows, count = book.cells["Uncertainty"], {}, 0
columns = dict(zip(["mean", "sd", "min", "p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "max", "cvar95"], "DEFGHIJKLMNOPQ"))
for ref, (f, v) in sheet.items():
    assert f is None
    if ref[0] == "A" and ref[1:].isdigit(): rows.setdefault(v, int(ref[1:]))
document = json.load(open(sys.argv[1].replace("a.xlsx", "json")))["uncertainty"]
assert "500 trials, seed 3, sampler random, generator philox4x32-10" in rows
for section, figures in document["result"].items():
    for part, statistics in ([(None, figures)] if "mean" in figures else figures.items()):
        row = rows[section if part is None else section + "." + part]
        for key, column in columns.items():
            assert far(sheet[f"{column}{row}"][1], statistics[key], 2e-14) <= 1, (section, part, key)
            count += 1
            if key in statistics["standard_error"]:
                assert far(sheet[f"{column}{row + 1}"][1], statistics["standard_error"][key], 2e-14) <= 1, (section, part, key)
                count += 1
shares = [sheet[f"D{rows['Histogram of cost_per_million_tokens_usd.blended, USD/Mtok'] + 2 + i}"][1] for i in range(12)]
assert all(far(a, b, 2e-14) <= 1 for a, b in zip(shares, document["histogram"]["shares"]))
print("equal" if count > 100 else count)
)");
  CHECK(answer == "equal\n");
}

TEST_CASE("a workbook: texts of a scenario stay texts", "[examples][xlsx]") {
  const scratch here;
  auto text = text_of_file(reference);
  const std::string name = "name = \"100 MW of GB300\"";
  REQUIRE(text.find(name) != std::string::npos);
  text.replace(text.find(name), name.size(), "name = \"=cmd|'/C calc'!A0<script>\\u0007" + std::string(10000, 'x') + "\"");
  const auto path = here.write("s.toml", text);
  REQUIRE(run_cost_per_token("'" + path + "' --quiet --xlsx '" + here.file("a.xlsx") + "'").code == 0);
  CHECK(asked_of(here, here.file("a.xlsx"), "f, v = book.cells['Summary']['A1']\nprint(f, v[:26] + '|', len(v))\ncheck_formulas(book)") == "None =cmd|'/C calc'!A0<script> | 10026\n");
}

TEST_CASE("a workbook: bad input", "[examples][xlsx][bad_input]") {
  const scratch here;
  const auto run = [](const std::string& arguments) { return run_cost_per_token("--quiet " + arguments); };
  refused(run("--xlsx ''"), {"--xlsx: needs the name of a file"});
  refused(run("--xlsx"), {"--xlsx"});
  refused(run("--xlsx a --sweep 'power.price=1 USD/MWh:2 USD/MWh:2'"), {"--xlsx and --sweep: give one of them"});
  refused(run("--xlsx a --explain"), {"--explain and --xlsx: give one of them"});
  const auto book = "'" + here.file("a.xlsx") + "'";
  refused(run("--xlsx " + book + " --csv '" + here.file("./a.xlsx") + "'"), {"--xlsx and --csv: are the same file"});
  refused(run("--trials 10 --xlsx " + book + " --checkpoint " + book), {"--xlsx and --checkpoint: are the same file"});
  refused(run("--xlsx '" + here.file("none/a.xlsx") + "'"), {"none/a.xlsx: No such file or directory"});
  refused(run("--xlsx '" + here.file(".") + "'"), {"exists already"});
  const auto copy = here.write("s.toml", text_of_file(reference));
  refused(run("'" + copy + "' --force --xlsx '" + copy + "'"), {"is the scenario itself"});
  CHECK_FALSE(std::filesystem::exists(here.file("a.xlsx")));
  // A file that exists stays as it is, unless told otherwise.
  here.write("a.xlsx", "mine");
  refused(run("--xlsx " + book), {"a.xlsx: exists already, give --force to replace it"});
  CHECK(text_of_file(here.file("a.xlsx")) == "mine");
  CHECK(run("--force --xlsx " + book).code == 0);
  CHECK(is_workbook(here.file("a.xlsx")));
  refused(run_calculator("size_factory", "--cost-ceiling '1 USD/Mtok_out' --xlsx '" + here.file("b.xlsx") + "'"), {"--cost-ceiling and --xlsx: give one of them"});
  CHECK_FALSE(std::filesystem::exists(here.file("b.xlsx")));
}

TEST_CASE("a workbook: a disk that is full", "[examples][xlsx][bad_input]") {
  const auto e = run_cost_per_token("--quiet --force --xlsx /dev/full");
  CHECK(e.code == 1);
  CHECK_THAT(e.errors, ContainsSubstring("/dev/full: No space left on device"));
  // Where the parts of the file have no place, nothing is written either.
  const scratch here;
  const auto nowhere = run_cost_per_token("--quiet --xlsx '" + here.file("a.xlsx") + "'", "", "TMPDIR='" + here.file("none") + "' ");
  CHECK(nowhere.code == 1);
  CHECK_THAT(nowhere.errors, ContainsSubstring("--xlsx: no folder for temporary files"));
  CHECK_FALSE(std::filesystem::exists(here.file("a.xlsx")));
}

}  // namespace xlsx_test
