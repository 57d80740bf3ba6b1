// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/json.hpp"

#include "catch_shim.hpp"
#include "json_schema.hpp"
#include "scenarios.hpp"
#include "paths.hpp"

#include <fstream>
#include <limits>
#include <string>
#include <vector>

namespace json_test {

using namespace aifactory;

namespace {

std::vector<std::string> keys_of(const nlohmann::ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}
nlohmann::ordered_json report_of(const scenario& s) { return json_report(s, evaluate(s)); }
using names = std::vector<std::string>;

}  // namespace

TEST_CASE("json: the keys of the contract, in its order", "[report][json]") {
  const auto document = report_of(everything_with());
  CHECK(keys_of(document) == names{"schema", "version", "scenario", "conventions", "inputs", "warnings", "result"});
  CHECK(document["schema"] == "aifactory.cost_per_token/1");
  CHECK(keys_of(document["scenario"]) == names{"name", "digest"});
  CHECK(keys_of(document["conventions"]) == names{"basis", "method", "allocation", "hours_per_year"});
  CHECK(document["conventions"]["hours_per_year"] == 8760);
  CHECK(keys_of(document["result"]) == names{"gpus",
                                             "racks",
                                             "it_power_provisioned_mw",
                                             "it_power_built_mw",
                                             "facility_power_built_mw",
                                             "facility_power_peak_mw",
                                             "capex_usd",
                                             "capex_per_gpu_usd",
                                             "annual_cost_usd",
                                             "gpu_hour_cost_usd",
                                             "energy_mwh_per_year",
                                             "carbon_kg_per_million_tokens",
                                             "water_litre_per_million_tokens",
                                             "downtime_hours_per_year",
                                             "tokens_per_year",
                                             "tokens_per_second",
                                             "tokens_per_second_per_mw",
                                             "tokens_per_second_per_it_mw",
                                             "tokens_per_joule",
                                             "cost_per_million_tokens_usd",
                                             "cost_per_million_tokens_at_full_load_usd"});
  const auto& result = document["result"];
  CHECK(keys_of(result["capex_usd"]) ==
        names{"facility", "power", "compute", "network", "storage", "support", "total"});
  const names layers{"facility", "power",    "compute",    "network", "storage",
                     "support",  "software", "operations", "total"};
  CHECK(keys_of(result["annual_cost_usd"]) == layers);
  CHECK(keys_of(result["gpu_hour_cost_usd"]) == layers);
  for (const char* key : {"tokens_per_year", "tokens_per_second", "tokens_per_second_per_mw",
                          "tokens_per_second_per_it_mw", "tokens_per_joule"})
    CHECK(keys_of(result[key]) == names{"fresh_input", "cached_input", "output", "total"});
  for (const char* key : {"cost_per_million_tokens_usd", "cost_per_million_tokens_at_full_load_usd"})
    CHECK(keys_of(result[key]) == names{"fresh_input", "cached_input", "output", "blended"});
}

TEST_CASE("json: inputs are nested by section, with their units in their keys", "[report][json]") {
  const auto inputs = report_of(everything_with())["inputs"];
  CHECK(keys_of(inputs) == names{"facility", "power", "compute", "network", "storage", "support", "software",
                                 "operations", "workload", "finance"});
  CHECK(inputs["facility"]["capex_usd_per_mw_it"] == 17.5e6);
  CHECK(inputs["facility"]["pue"] == 1.2);
  CHECK(inputs["compute"]["generation"] == "gb300_nvl72");
  CHECK(inputs["compute"]["it_power_mw_it"] == 100.0);
  CHECK_THAT(inputs["finance"]["wacc_percent_per_year"].get<double>(), WithinRel(9.0, 1e-14));
  CHECK(inputs["workload"]["price_ratio"] == nlohmann::ordered_json({1.0, 0.1, 3.0}));
  CHECK_FALSE(report_of(reference_with())["inputs"]["workload"].contains("price_ratio"));
  CHECK_FALSE(report_of(reference_with({"compute.generation="}))["inputs"]["compute"].contains("generation"));
}

TEST_CASE("json: parts add up to totals", "[report][json]") {
  const auto result = report_of(everything_with())["result"];
  for (const char* key : {"capex_usd", "annual_cost_usd", "gpu_hour_cost_usd", "tokens_per_year", "tokens_per_joule"}) {
    double sum = 0.0;
    for (const auto& [part, value] : result[key].items()) sum += part == "total" ? 0.0 : value.get<double>();
    CHECK_THAT(sum, WithinRel(result[key]["total"].get<double>(), 1e-13));
  }
  // What the kinds of token cost is the whole cost.
  double charged = 0.0;
  for (const char* kind : {"fresh_input", "cached_input", "output"})
    charged +=
        result["cost_per_million_tokens_usd"][kind].get<double>() * result["tokens_per_year"][kind].get<double>() / 1e6;
  CHECK_THAT(charged, WithinRel(result["annual_cost_usd"]["total"].get<double>(), 1e-13));
}

TEST_CASE("json: the document follows its schema", "[report][json]") {
  std::ifstream file(AIFACTORY_SOURCE_DIR "/docs/schema/cost_per_token.schema.json");
  const json_schema schema(nlohmann::json::parse(file));
  for (const auto& s : {reference_with(), everything_with(), reference_with({"facility.lease=130 USD/kW/month"})}) {
    const auto document = nlohmann::json::parse(json_text(report_of(s)));
    CHECK(schema.problems(document) == names{});
    // The check itself: what breaks the schema is seen.
    auto broken = document;
    broken["result"]["gpus"] = "many";
    broken["conventions"].erase("basis");
    CHECK(schema.problems(broken).size() == 2);
    broken = document;
    broken["rows"] = nlohmann::json::array();
    CHECK(schema.problems(broken).size() == 1);
  }
}

TEST_CASE("json: numbers have at most 15 digits and are never NaN or infinite", "[report][json]") {
  // nlohmann's own writer prints this one with 17 digits.
  CHECK(json_text(26042.1337054050) == "26042.133705405\n");
  CHECK(json_text(0.1 + 0.2) == "0.3\n");
  CHECK(json_text(5.24806641509434e15) == "5.24806641509434e+15\n");
  CHECK(json_text(-0.0) == "0\n");
  CHECK(json_text(std::numeric_limits<double>::infinity()) == "null\n");
  CHECK(json_text(8760) == "8760\n");
  const std::string text = json_text(report_of(everything_with()));
  CHECK_THAT(text, !ContainsSubstring("null"));
  int digits = 0, most = 0;
  bool in_text = false, in_exponent = false, leading = true;
  for (char c : text) {
    if (c == '"') in_text = !in_text;
    const bool is_digit = c >= '0' && c <= '9';
    if (in_text || (!is_digit && c != '.' && c != '-' && c != 'e' && c != '+'))
      digits = 0, in_exponent = false, leading = true;
    if (c == 'e' && !in_text) in_exponent = true;
    if (is_digit && !in_text && !in_exponent)
      digits += !(leading && c == '0'), leading = leading && c == '0', most = std::max(most, digits);
  }
  CHECK(most <= 16);  // 15, and the zero that ends a whole number such as 2452830188679240
}

TEST_CASE("json: any text is quoted as JSON asks", "[report][json]") {
  auto s = reference_with();
  s.name = "\"100 MW\"\n\\ caf\xc3\xa9 \x01 \xff";
  const auto text = json_text(report_of(s));
  const auto back = nlohmann::json::parse(text);
  CHECK(back["scenario"]["name"] == "\"100 MW\"\n\\ caf\xc3\xa9 \x01 \xef\xbf\xbd");
}

TEST_CASE("json: empty objects and arrays stay on their line", "[report][json]") {
  nlohmann::ordered_json document;
  document["a"] = nlohmann::ordered_json::object();
  document["b"] = nlohmann::ordered_json::array();
  CHECK(json_text(document) == "{\n  \"a\": {},\n  \"b\": []\n}\n");
}

}  // namespace json_test
