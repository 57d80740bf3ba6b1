// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

namespace check_claim_test {

namespace {

const std::string claim_file = AIFACTORY_SOURCE_DIR "/examples/claims/nvidia_50x_35x.toml";
ending check_claim(const std::string& arguments) { return run_calculator("check_claim", arguments); }

std::map<std::string, nlohmann::json> rows_of(const std::string& arguments) {
  const auto e = check_claim(arguments + " --json");
  const auto document = checked_json(e, 0, "check_claim");
  CHECK(document["schema"] == "aifactory.check_claim/1");
  std::map<std::string, nlohmann::json> rows;
  for (const auto& row : document["rows"]) {
    CHECK_THAT(row["off"].get<double>(), WithinAbs(row["implied"].get<double>() / row["printed"].get<double>() - 1.0, 1e-12));
    rows[row["id"]] = row;
  }
  return rows;
}

}  // namespace

// By hand: 2.65e6 / (6,000 x 3,600), 6,000 / 0.0021, 4.20 / 0.12, 2.8e6 / 54e3.
TEST_CASE("check_claim: a printed table agrees with itself to its rounding", "[examples][claim]") {
  const auto rows = rows_of("'" + claim_file + "'");
  CHECK_THAT(rows.at("claim: cost per token by GPU-hour cost and tokens per GPU")["implied"].get<double>(), WithinRel(0.1226852, 1e-6));
  CHECK_THAT(rows.at("claim: tokens per MW by tokens per GPU and power per GPU")["implied"].get<double>(), WithinRel(2857142.857, 1e-9));
  CHECK_THAT(rows.at("ratio: cost per token by claim and baseline")["implied"].get<double>(), WithinRel(35.0, 1e-9));
  CHECK_THAT(rows.at("ratio: tokens per MW by claim and baseline")["implied"].get<double>(), WithinRel(51.85185, 1e-6));
  for (const auto& [id, row] : rows)
    if (row["implied_by"].get<std::string>().find("measured") == std::string::npos) CHECK(row["agrees"] == true);
}

TEST_CASE("check_claim: a disagreement is a result", "[examples][claim]") {
  const auto e = check_claim("'" + claim_file + "' --set 'claim.cost=0.06 $/Mtok_out' --json");
  CHECK(e.code == 0);
  const auto document = nlohmann::json::parse(e.out);
  CHECK(document["result"]["agrees"] == false);
  CHECK(rows_of("'" + claim_file + "' --tolerance 0.01").at("claim: tokens per MW by tokens per GPU and power per GPU")["agrees"] == false);
}

TEST_CASE("check_claim: the kind of power that would make figures agree is named", "[examples][claim]") {
  const auto e = check_claim("'" + claim_file + "'");
  CHECK(e.code == 0);
  CHECK_THAT(e.out, ContainsSubstring("imply 2.143 kW per") && ContainsSubstring("Nearest: rack"));
}

TEST_CASE("check_claim: a table", "[examples][claim][csv]") {
  const scratch here;
  const auto table = here.file("claim.csv");
  REQUIRE(check_claim("'" + claim_file + "' --quiet --csv '" + table + "'").code == 0);
  const auto text = text_of_file(table);
  CHECK_THAT(text, StartsWith("id,system,figure,unit,printed,implied,implied_by,off,agrees\r\n,,,,,,,1,\r\n"
                              "claim: cost per token by GPU-hour cost and tokens per GPU,claim,cost per token,USD/Mtok,0.12,0.122685185185185,"));
  const auto rows = rows_of("'" + claim_file + "'");
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == rows.size() + 2);
  for (const auto& [id, row] : rows) CHECK_THAT(text, ContainsSubstring("\r\n" + id + "," + row["system"].get<std::string>() + ","));
  CHECK_THAT(check_claim("'" + claim_file + "' --csv '" + table + "'").errors, ContainsSubstring("exists already, give --force to replace it"));
  // Where nothing is said twice the columns are there all the same.
  const auto alone = here.write("alone.toml", "schema = \"aifactory.claim/1\"\n[claim]\ncost = \"0.12 $/Mtok_out\"\n");
  const auto little = check_claim("'" + alone + "' --force --csv '" + table + "'");
  CHECK(little.out == alone + "\n\nNothing is said twice, so nothing can disagree.\n");
  CHECK(text_of_file(table) == "id,system,figure,unit,printed,implied,implied_by,off,agrees\r\n,,,,,,,1,\r\n");
  const auto copy = here.write("claim.toml", text_of_file(claim_file));
  for (const char* option : {" --csv '", " --xlsx '", " --html '"}) {
    const auto e = check_claim("'" + copy + "' --force" + option + copy + "'");
    CHECK(e.code == 2);
    CHECK_THAT(e.errors, ContainsSubstring("is the scenario itself"));
  }
  CHECK(text_of_file(copy) == text_of_file(claim_file));
}

TEST_CASE("check_claim: bad input", "[examples][claim][bad]") {
  const auto refused = [](const std::string& arguments, const std::string& words) {
    const auto e = check_claim(arguments);
    INFO(e.errors);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring(words));
  };
  refused("", "check_claim needs a file");
  refused("'" + claim_file + "' --set claim.cost=0.12", "claim.cost: 0.12 is a bare number without a unit");
  refused("'" + claim_file + "' --set claim.generation=gb300_nvl7", "did you mean \"gb300_nvl72\"?");
  refused("'" + claim_file + "' --set measured.precision=fp5", "must be one of \"bf16\", \"fp8\", \"fp4\"");
  refused("'" + claim_file + "' --tolerance 2", "--tolerance: must lie between 0 and 1");
  refused("'" + claim_file + "' --trials 100", "belong to cost_per_token");
}

}  // namespace check_claim_test
