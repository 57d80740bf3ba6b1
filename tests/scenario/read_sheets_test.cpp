// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/scenario/read_sheets.hpp"
#include "aifactory/sizing/claim.hpp"
#include "catch_shim.hpp"

namespace read_sheets_test {

using namespace aifactory;

namespace {

const std::string printed = R"(schema = "aifactory.claim/1"
[scenario]
name = "a table"
[claim]
output_rate = { value = "6,000 tok/s/GPU", source = "a page", date = "2026-04-15" }
per_power = "2.8 Mtok_out/s/MW_facility"
cost = "0.12 $/Mtok_out"
model = "deepseek-r1"
[baseline]
cost = "4.20 $/Mtok_out"
)";

std::vector<std::string> problems(const std::string& text, const std::vector<std::string>& settings = {}) {
  std::vector<std::string> found;
  claim<> said, before;
  try {
    (void)read_sheets(text, "c.toml", settings, "aifactory.claim/1", {"claim.model"}, sheet{"claim", said}, sheet{"baseline", before});
  } catch (const scenario_error& error) {
    for (const auto& p : error.problems()) found.push_back(p.text());
  }
  return found;
}

}  // namespace

TEST_CASE("sheets are read with their units, origins and texts", "[scenario][sheets]") {
  claim<> said, before;
  const auto read = read_sheets(printed, "c.toml", {"baseline.gpu_hour=1.41 $/GPU/h"}, "aifactory.claim/1", {"claim.model"},
                                sheet{"claim", said}, sheet{"baseline", before});
  CHECK(said.output_rate == 6000.0 * tok_out / second / GPU);
  CHECK_THAT(said.cost.in(USD / Mtok_out), WithinRel(0.12, 1e-12));
  CHECK_THAT(before.cost.in(USD / Mtok_out), WithinRel(4.20, 1e-12));
  CHECK_THAT(before.gpu_hour.in(USD / (GPU * hour)), WithinRel(1.41, 1e-12));
  CHECK(read.name == "a table");
  CHECK(read.texts.at("claim.model") == "deepseek-r1");
  REQUIRE(read.inputs.size() == 5);
  CHECK(read.inputs[0].source == "a page");
  CHECK(read.warnings.empty());
}

TEST_CASE("problems of sheets are told together and in place", "[scenario][sheets][bad]") {
  std::string bad = printed;
  bad.replace(bad.find("\"0.12 $/Mtok_out\""), 17, "0.12");
  bad.replace(bad.find("per_power"), 9, "per_pover");
  const auto found = problems(bad);
  REQUIRE(found.size() == 2);
  CHECK_THAT(found[0], ContainsSubstring("c.toml:6:13: claim.per_pover: unknown field, did you mean \"claim.per_power\"?"));
  CHECK_THAT(found[1], ContainsSubstring("c.toml:7:8: claim.cost: 0.12 is a bare number without a unit"));
  CHECK_THAT(problems(printed, {"claim.cost=-1 $/Mtok_out"}).at(0), ContainsSubstring("--set:1:1: claim.cost: -1 USD/Mtok_out, must be above 0"));
  CHECK_THAT(problems(printed, {"schema=aifactory.scenario/1"}).at(0), ContainsSubstring("expected \"aifactory.claim/1\""));
  CHECK_THAT(problems(printed + "[compute]\nprice = 1\n").at(0), ContainsSubstring("compute: unknown section"));
  CHECK_THAT(problems("").at(0), ContainsSubstring("schema: missing"));
  CHECK_THAT(problems(printed, {"claim.gpu_hour={ uniform = ['1 $/GPU/h', '2 $/GPU/h'] }"}).at(0), ContainsSubstring("is a distribution"));
}

}  // namespace read_sheets_test
