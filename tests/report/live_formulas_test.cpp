// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/live_formulas.hpp"

#include "catch_shim.hpp"
#include "scenarios.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace live_formulas_test {

using namespace aifactory;

namespace {

/// A balance that grows by a rate, with what is put in at two dates: four periods.
recorded_answer savings() {
  const auto rate = expression::input("finance.wacc", 0.09, "%/year"), paid = expression::input("compute.price", 52e3, "USD/GPU");
  recorded_answer made;
  recorded_row in{"put_in_usd", "USD", {}}, balance{"balance_usd", "USD", {}};
  expression held;
  for (int k = 0; k < 6; ++k) {
    in.entries.push_back(k == 0 ? paid : k == 3 ? 2.0 * paid : expression(0.0));
    held = k == 0 ? in.entries.back() + 0.0 * rate : held * (1.0 + rate) + in.entries.back();
    balance.entries.push_back(held);
    made.period_start.push_back("2026-01-0" + std::to_string(k + 1));
  }
  expression all;
  for (const auto& each : balance.entries) all += each;
  made.rows = {in, balance};
  made.figures = {{"total", "USD", all}, {"last", "USD", balance.entries.back()}};
  made.scales = {{"finance.wacc", 0.01}, {"compute.price", 1.0}};
  return made;
}
const live_row& row_of(const live_model& m, std::string_view key) { return *std::find_if(m.rows.begin(), m.rows.end(), [&](const live_row& r) { return r.key == key; }); }
const live_formula& formula_of(const live_model& m, std::string_view key) {
  return *std::find_if(m.formulas.begin(), m.formulas.end(), [&](const live_formula& f) { return f.key == key; });
}

}  // namespace

TEST_CASE("live model: one formula across a row, its cases and numbers as rows of data", "[report][live]") {
  const auto m = live_model_of(reference_with(), savings());
  // Data first: the case of put_in (1: an input, 2: nothing, 3: the number 2 times it), the case of balance.
  const auto& in = row_of(m, "put_in_usd");
  REQUIRE(in.formulas.size() == 6);
  CHECK(in.formulas[0] == "IF(E6=1,compute_price_base,IF(E6=2,0,2*compute_price_base))");
  CHECK(in.formulas[3] == "IF(H6=1,compute_price_base,IF(H6=2,0,2*compute_price_base))");
  const auto& cases = row_of(m, "put_in_usd: case of the period");
  CHECK(cases.values == std::vector<double>{1, 2, 2, 3, 2, 2});
  CHECK(cases.formulas.empty());
  // From period 1 on the balance is one formula; what is put in is told by its place in the same column.
  const auto& balance = row_of(m, "balance_usd");
  CHECK(balance.formulas[4] == "IF(I7=1,compute_price_base,H9*(1+finance_wacc_base)+I8)");
  CHECK(balance.formulas[5] == "IF(J7=1,compute_price_base,I9*(1+finance_wacc_base)+J8)");
  CHECK(balance.values[5] == savings().rows[1].entries[5].value());
}

TEST_CASE("live model: a sum along a row is a range, a figure that is an entry names its cell", "[report][live]") {
  const auto m = live_model_of(reference_with(), savings());
  CHECK(formula_of(m, "total").formula == "SUM('Cash flow'!E9:J9)");
  CHECK(formula_of(m, "last").formula == "'Cash flow'!J9");
  CHECK(formula_of(m, "last").words == "balance_usd[5]");
}

TEST_CASE("live model: a term of a sum that is there in some periods stands behind a flag", "[report][live]") {
  const auto first = expression::input("power.price", 70.0 / 3.6e9, "USD/MWh"), second = expression::input("compute.price", 52e3, "USD/GPU");
  recorded_answer made;
  recorded_row halls{"halls_usd", "USD", {}};
  for (int k = 0; k < 6; ++k) halls.entries.push_back(first + (k < 2 ? expression(0.0) : second)), made.period_start.push_back("2026-01-0" + std::to_string(k + 1));
  made.rows = {halls};
  made.scales = {{"power.price", 1.0 / 3.6e9}, {"compute.price", 1.0}};
  const auto m = live_model_of(reference_with(), made);
  REQUIRE(m.rows.size() == 2);
  CHECK(m.rows[0].values == std::vector<double>{0, 0, 1, 1, 1, 1});
  CHECK(m.rows[0].formulas.empty());
  CHECK(m.rows[1].formulas[1] == "power_price_base+IF(F6,compute_price_base,0)");
  CHECK(m.rows[1].formulas[4] == "power_price_base+IF(I6,compute_price_base,0)");
}

TEST_CASE("live model: formulas too long to be read are cut into rows and cells", "[report][live]") {
  const auto rate = expression::input("finance.wacc", 0.09, "%/year"), paid = expression::input("compute.price", 52e3, "USD/GPU");
  constexpr int periods = 40, terms = 90;
  recorded_answer made;
  recorded_row row{"many_usd", "USD", {}};
  expression worth;
  for (int k = 0; k < periods; ++k) {
    expression sum = paid;
    for (int i = 0; i < terms; ++i) sum = sum + math::log1p(rate * (1.0 + i + 1000.0 * k)) * (paid + 3.0 * i);
    row.entries.push_back(sum);
    worth = worth + math::exp(-(1.0 + k) * math::log1p(rate)) * math::sqrt(paid + 7.0 * k) / (rate + 0.5 * k);
    made.period_start.push_back("2026-01-01");
  }
  made.rows = {row};
  made.figures = {{"worth", "USD", worth}};
  made.scales = {{"finance.wacc", 0.01}, {"compute.price", 1.0}};
  const auto m = live_model_of(reference_with(), made);
  std::size_t parts = 0;
  std::vector<std::string> keys;
  for (const auto& each : m.rows) {
    keys.push_back(each.key);
    parts += each.key.starts_with("many_usd, part ");
    REQUIRE((each.formulas.empty() || each.formulas.size() == periods));
    for (const auto& formula : each.formulas) CHECK(formula.size() <= 1000);
  }
  CHECK(parts >= 4);  // 90 terms of about 40 characters
  CHECK(row_of(m, "many_usd").values[3] == made.rows[0].entries[3].value());
  // The sum over time: a row of its terms, below what it is made of, and their sum.
  const auto& formula = formula_of(m, "worth");
  const auto& by_period = row_of(m, "worth, by period");
  CHECK_THAT(by_period.values[0], WithinRel(std::sqrt(52e3) / 1.09 / 0.09, 1e-12));
  const auto place = std::to_string(live_model::first_row + static_cast<std::size_t>(&by_period - m.rows.data()));
  CHECK(formula.formula == "SUM('Cash flow'!E" + place + ":AR" + place + ")");
  std::sort(keys.begin(), keys.end());
  CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
}

TEST_CASE("live model: names of cells are none of a sheet's places and never twice", "[report][live]") {
  detail::cell_names names;
  CHECK(names.fresh("power.price") == "power_price");
  CHECK(names.fresh("power price") == "power_price_2");
  CHECK(names.fresh("A1") == "A1_");
  CHECK(names.fresh("r") == "r_");
  CHECK(names.fresh("=cmd()|'x'!A1") == "cmd_x_A1");
  CHECK(names.fresh("5 years") == "n_5_years");
  CHECK(names.fresh("POWER.PRICE") == "POWER_PRICE_3");
}

TEST_CASE("live model: every figure of the steady year is a formula with its value, and inputs are in people's units", "[report][live]") {
  const auto s = everything_with();
  const auto answer = recorded_year(s);
  const auto m = live_model_of(s, answer);
  for (const auto& figure : answer.figures) {
    const auto& f = formula_of(m, figure.path);
    CHECK(f.value == figure.value.value());
    CHECK(f.live);
  }
  const auto price = std::find_if(m.inputs.begin(), m.inputs.end(), [](const live_input& i) { return i.field == "power.price"; });
  REQUIRE(price != m.inputs.end());
  CHECK(price->value == 70.0);
  CHECK(price->unit == "USD/MWh");
  CHECK_THAT(price->scale, WithinRel(1.0 / 3.6e9, 1e-14));
  // Layers, GPU-hours and capital add up.
  CHECK(std::count_if(m.checks.begin(), m.checks.end(), [](const live_check& c) { return c.says.find("add up") != std::string::npos; }) >= 3);
}

}  // namespace live_formulas_test
