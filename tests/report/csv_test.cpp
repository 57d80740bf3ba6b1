// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/csv.hpp"
#include "aifactory/report/series_csv.hpp"

#include "catch_shim.hpp"
#include "scenarios.hpp"

#include <string>
#include <vector>

namespace csv_test {

using namespace aifactory;

namespace {

/// The cells of a text, by RFC 4180.
std::vector<std::vector<std::string>> cells_of(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      rows.back().back() += '"', ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && c == ',')
      rows.back().emplace_back();
    else if (!quoted && c == '\r' && text[i + 1] == '\n')
      ++i, rows.push_back({""});
    else
      rows.back().back() += c;
  }
  rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("csv: paths, units, numbers", "[report][csv]") {
  const auto rows = cells_of(csv_text({{"one, \"first\"", evaluate(reference_with())}}));
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].size() == rows[1].size());
  CHECK(rows[0].size() == rows[2].size());
  CHECK(rows[0][0] == "id");
  CHECK(rows[2][0] == "one, \"first\"");
  const auto column = [&](std::string_view path) {
    return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), path) - rows[0].begin());
  };
  const auto price = column("inputs.power.price_usd_per_mwh"), total = column("result.annual_cost_usd.total");
  REQUIRE(price < rows[0].size());
  REQUIRE(total < rows[0].size());
  CHECK(rows[1][price] == "USD/MWh");
  CHECK(rows[2][price] == "70");
  CHECK(rows[1][total] == "USD/year");
  CHECK_THAT(std::stod(rows[2][total]), WithinRel(1179.834e6, 1e-6));
  CHECK(rows[2][column("conventions.basis")] == "nominal_level");
  CHECK(rows[2][column("conventions.method")] == "annuity");
  CHECK(rows[2][column("conventions.allocation")] == "output_only");
}

TEST_CASE("csv: a column that only one answer has is empty in the others", "[report][csv]") {
  const auto rows = cells_of(csv_text({{"plain", evaluate(reference_with())}, {"rich", evaluate(everything_with())}}));
  REQUIRE(rows.size() == 4);
  for (const auto& row : rows) CHECK(row.size() == rows[0].size());
  for (std::size_t i = 0; i < rows[0].size(); ++i)
    if (rows[0][i] == "result.carbon_kg_per_million_tokens") {
      CHECK(rows[2][i].empty());
      CHECK(std::stod(rows[3][i]) > 0.0);
    }
}

TEST_CASE("csv: lines end as RFC 4180 asks", "[report][csv]") {
  const auto text = csv_text({{"line\nbreak", evaluate(reference_with())}});
  CHECK_THAT(text, ContainsSubstring("\"line\nbreak\""));
  CHECK(text.substr(text.size() - 2) == "\r\n");
}

TEST_CASE("csv: a name is data, whatever a spreadsheet would make of it", "[report][csv]") {
  for (const std::string name : {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=\"a\",\"b\""}) {
    INFO(name);
    const auto rows = cells_of(csv_text({{name, evaluate(reference_with())}}));
    REQUIRE(rows.size() == 3);
    CHECK(rows[2][0] == "'" + name);
  }
  const auto rows = cells_of(csv_text({{"1,024 GPUs, \"first\" - as = planned", evaluate(reference_with())}}));
  CHECK(rows[2][0] == "1,024 GPUs, \"first\" - as = planned");
}

TEST_CASE("csv: a negative number stays a number", "[report][csv]") {
  figures_answer flow;
  flow.period_start = {"2026-01-01"};
  flow.series = {{"free_cash_flow_usd", "USD", {-4043.5}}, {"=debt", "USD", {1.0}}};
  const auto rows = cells_of(csv_text(flow));
  REQUIRE(rows.size() == 3);
  CHECK(rows[0] == std::vector<std::string>{"period_start", "free_cash_flow_usd", "'=debt"});
  CHECK(rows[1] == std::vector<std::string>{"", "USD", "USD"});
  CHECK(rows[2] == std::vector<std::string>{"2026-01-01", "-4043.5", "1"});
}

}  // namespace csv_test
