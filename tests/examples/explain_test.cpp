// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "run_calculator.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace explain_test {

namespace {

const std::string folder = AIFACTORY_SOURCE_DIR "/examples/";

std::string scenario_file(const std::string& name) { return "'" + folder + "scenarios/" + name + ".toml'"; }

/// The number of the first line, "path = 1,234.5 USD".
double explained_value(const std::string& out) {
  const auto from = out.find(" = ");
  REQUIRE(from != std::string::npos);
  std::string number = out.substr(from + 3, out.find_first_of(" \n", from + 3) - from - 3);
  std::erase(number, ',');
  return std::strtod(number.c_str(), nullptr);
}
double number_at(const nlohmann::json& node, const std::string& path) {
  INFO(path);
  const auto dot = path.find('.');
  REQUIRE(node.contains(path.substr(0, dot)));
  return dot == std::string::npos ? node.at(path).get<double>() : number_at(node.at(path.substr(0, dot)), path.substr(dot + 1));
}
/// What is explained is the number of the JSON result, to the six digits that are printed.
void explains(const std::string& calculator, const std::string& arguments, const std::vector<std::string>& paths) {
  const auto document = nlohmann::json::parse(run_calculator(calculator, arguments + " --json").out);
  for (const auto& path : paths) {
    INFO(calculator << " " << arguments << " " << path);
    const auto e = run_calculator(calculator, arguments + " '--explain=" + path + "' --explain-depth 1");
    CHECK(e.code == 0);
    CHECK(e.errors.empty());
    CHECK_THAT(e.out, StartsWith(path + " = "));
    const auto open = path.find('[');
    const double expected = open == std::string::npos ? number_at(document["result"], path) : document["series"][path.substr(0, open)][std::stoul(path.substr(open + 1))].get<double>();
    CHECK_THAT(explained_value(e.out), WithinRel(expected, 1e-5) || WithinAbs(expected, 1e-3));
  }
}
void refuses(const std::string& calculator, const std::string& arguments, const std::string& words) {
  INFO(calculator << " " << arguments);
  const auto e = run_calculator(calculator, arguments);
  CHECK(e.code == 2);
  CHECK(e.out.empty());
  CHECK_THAT(e.errors, ContainsSubstring(words));
}

}  // namespace

TEST_CASE("explain: a figure, down to its inputs, as tree, Markdown and LaTeX", "[examples][explain]") {
  const auto tree = run_calculator("cost_per_token", "--explain");
  CHECK(tree.code == 0);
  CHECK(tree.errors.empty());
  // Worked by hand in docs/design.md: 0.224813 $/Mtok, 1,179.834 M$.
  CHECK_THAT(tree.out, StartsWith("cost_per_million_tokens_usd.blended = 0.224813 USD/Mtok"));
  CHECK_THAT(tree.out, ContainsSubstring("annual_cost_usd.total = 1,179,833,710 USD/year"));
  CHECK_THAT(tree.out, ContainsSubstring("power.price = 70 USD/MWh"));
  const auto markdown = run_calculator("cost_per_token", "--explain=annual_cost_usd.power --explain-as markdown");
  CHECK_THAT(markdown.out, StartsWith("# annual_cost_usd.power"));
  CHECK_THAT(markdown.out, ContainsSubstring("| `power.price` | 70 | USD/MWh |"));
  const auto latex = run_calculator("cost_per_token", "--explain=capex_per_gpu_usd --explain-as latex --explain-depth 0");
  CHECK_THAT(latex.out, StartsWith("\\begin{align*}\n\\text{capex\\_per\\_gpu\\_usd} &= \\frac{\\text{capex\\_usd.total}}{\\text{gpus}}"));
  CHECK_THAT(latex.out, ContainsSubstring("89{,}100\\ \\text{USD/GPU}"));
}

TEST_CASE("explain: a scenario with tax and debts has a steady year too", "[examples][explain]") {
  const auto e = run_calculator("cost_per_token", "'" AIFACTORY_SOURCE_DIR "/examples/scenarios/levelized_100mw.toml' --explain");
  CHECK(e.code == 0);
  CHECK_THAT(e.out, StartsWith("cost_per_million_tokens_usd.blended = "));
}

TEST_CASE("explain: the life of a factory, entries of rows and parts by name", "[examples][explain]") {
  const auto life = scenario_file("levelized_100mw") + " --levelized";
  explains("cost_per_token", life,
           {"levelized.npv_usd", "levelized.equity_npv_usd", "levelized.required_price_real_usd_per_million_tokens.blended", "levelized.lcot_pretax_by_layer_usd_per_million_tokens.power",
            "annual_cost_usd.total", "free_cash_flow_usd[3]", "capex_usd[0]", "tax_usd[2]"});
  CHECK_THAT(run_cost_per_token(life + " --explain --explain-depth 0").out, StartsWith("levelized.lcot_pretax_real_usd_per_million_tokens.blended = "));  // the price is searched there
  CHECK_THAT(run_cost_per_token("--explain=power.price").out, StartsWith("power.price = 70 USD/MWh"));
  // By hand in docs/design.md: 0.09 / (1 - 1.09^-5).
  CHECK_THAT(run_cost_per_token("'--explain=annual_cost_usd.compute/capital recovery factor'").out, StartsWith("capital recovery factor = 0.257092"));
  refuses("cost_per_token", "'--explain=capital recovery factor'", "2 parts have this name: write the figure that the part belongs to, as annual_cost_usd.facility/capital recovery factor");
  refuses("cost_per_token", "'--explain=annual_cost_usd.compute/capital recovry factor'", "did you mean \"capital recovery factor\"");
  refuses("cost_per_token", life + " --explain=levelized.irr_percent_per_year", "is searched: the rate at which the flow is worth nothing");
  refuses("cost_per_token", life + " --explain=free_cash_flow_usd", "is a row over time: give a period from 0 (the close) to");
  refuses("cost_per_token", "--explain=levelized.npv_usd", "is not a number among the results");
}

TEST_CASE("explain: training, renting and building, growth", "[examples][explain]") {
  explains("training_run", scenario_file("training_llama_3_1_405b"), {"run_cost_usd", "gpu_hours.total", "days.pre_training", "goodput", "energy_mwh"});
  explains("rent_or_build", scenario_file("rent_gb300_reserved"),
           {"advantage_of_building_usd", "own.present_cost_usd", "reserved.npv_difference_usd", "reserved.prepaid_at_close_usd", "own_cost_usd[1]", "saved_against_reserved_usd[2]"});
  explains("build_out", scenario_file("build_out_50_and_50"),
           {"required_price_real_usd_per_million_tokens", "capex_usd", "time_to_power_usd_per_month.all_phases", "free_cash_flow_usd[2]", "gpus_in_service[2]"});
  refuses("build_out", scenario_file("build_out_50_and_50") + " --explain=best_refresh_years", "is found by trying every whole number of years");
  refuses("rent_or_build", scenario_file("rent_h100_on_demand") + " --explain=on_demand.payback_years", "is counted along the flow");
}

TEST_CASE("explain: sizes, generations, two scenarios and claims", "[examples][explain]") {
  const std::string sized = "--set 'sizing.budget_limit=3 G$' --set 'sizing.scale_up_domain=72 GPU'";
  explains("size_factory", sized, {"sizing.gpus", "sizing.gpus_asked", "cost_per_million_tokens_usd.blended", "capex_usd.total"});
  refuses("size_factory", sized + " --explain=sizing.stranded_it_power_mw", "is counted in whole pieces");

  const auto rows = nlohmann::json::parse(run_calculator("compare_generations", "--generations gb300_nvl72,h200_sxm --interactivity 50 --json").out)["rows"];
  for (const auto& row : rows) {
    if (!row.contains("cost_per_million_tokens_usd")) continue;
    const auto id = row["id"].get<std::string>();
    const auto e = run_calculator("compare_generations", "--generations gb300_nvl72,h200_sxm --interactivity 50 --explain=" + id + "/gpu_hour_cost_usd.total");
    CHECK(e.code == 0);
    CHECK_THAT(e.out, StartsWith(id + "\n\ngpu_hour_cost_usd.total = "));
    CHECK_THAT(explained_value(e.out), WithinRel(row["gpu_hour_cost_usd"]["total"].get<double>(), 1e-5));
    CHECK_THAT(e.out, ContainsSubstring("compute.price = "));
  }
  refuses("compare_generations", "--generations gb300_nvl72 --interactivity 50 --explain=gb300_nvl7@50", "did you mean \"gb300_nvl72@50\"");

  const auto two = run_calculator("compare_scenarios", scenario_file("reference") + " " + scenario_file("four_racks") + " --explain=gpu_hour_cost_usd.power --explain-depth 0");
  CHECK(two.code == 0);
  const auto first = two.out.find("gpu_hour_cost_usd.power = "), second_at = two.out.find("gpu_hour_cost_usd.power = ", first + 1);
  REQUIRE(second_at != std::string::npos);
  const auto compared = nlohmann::json::parse(run_calculator("compare_scenarios", scenario_file("reference") + " " + scenario_file("four_racks") + " --figure gpu_hour_cost_usd.power --json").out)["result"];
  CHECK_THAT(explained_value(two.out.substr(first)), WithinRel(compared["from"].get<double>(), 1e-5));
  CHECK_THAT(explained_value(two.out.substr(second_at)), WithinRel(compared["to"].get<double>(), 1e-5));

  const std::string file = "'" + folder + "claims/nvidia_50x_35x.toml'";
  const auto claims = nlohmann::json::parse(run_calculator("check_claim", file + " --json").out)["rows"];
  std::size_t formulas = 0;
  for (const auto& row : claims) {
    const std::string path = row["system"].get<std::string>() + ": " + row["figure"].get<std::string>();
    const auto e = run_calculator("check_claim", file + " '--explain=" + path + "'");
    if (row["implied_by"].get<std::string>().starts_with("measured")) {
      CHECK(e.code == 2);
      CHECK_THAT(e.errors, ContainsSubstring("is read off the curve that was measured"));
      continue;
    }
    ++formulas;
    CHECK_THAT(e.out, StartsWith(path + " = "));
    CHECK_THAT(explained_value(e.out), WithinRel(row["implied"].get<double>(), 1e-5));
  }
  CHECK(formulas >= 5);
}

TEST_CASE("explain: bad input", "[examples][explain][bad_input]") {
  const auto refused = [](const std::string& with, const std::string& words) {
    const auto e = run_calculator("cost_per_token", with);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring(words));
  };
  refused("--explain=gpu_hour_cost_usd.totl", "did you mean \"gpu_hour_cost_usd.total\"");
  refused("--explain --explain-as pdf", "must be one of tree, markdown, latex");
  refused("--explain --explain-depth x", "--explain-depth");
  refused("--explain-as latex", "--explain-as: belongs to --explain");
  refused("--explain --json", "--explain and --json: give one of them");
  refused("--explain --trials 100", "--explain and --trials: give one of them");
}

}  // namespace explain_test
