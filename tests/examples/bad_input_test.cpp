// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "run_calculator.hpp"

#include <fstream>
#include <string>
#include <vector>

namespace bad_input_test {

namespace {

const std::string reference = text_of_file(AIFACTORY_SOURCE_DIR "/examples/scenarios/reference.toml");

/// The reference scenario with one line replaced (the line that begins with `key` in `section`).
std::string with_line(const std::string& section, const std::string& key, const std::string& line) {
  auto text = reference;
  const auto start = text.find("\n[" + section + "]\n");
  const auto from = text.find("\n" + key + " = ", start) + 1, to = text.find('\n', from);
  return text.replace(from, to - from, line);
}
std::string with_more(const std::string& section, const std::string& line) {
  auto text = reference;
  const std::string head = "\n[" + section + "]\n";
  return text.insert(text.find(head) + head.size(), line + "\n");
}

/// Bad input: exit code 2, nothing on stdout, and each of the words in the message.
void refused(const ending& e, const std::vector<std::string>& words) {
  INFO(e.errors);
  CHECK(e.code == 2);
  CHECK(e.out.empty());
  for (const auto& word : words) CHECK_THAT(e.errors, ContainsSubstring(word));
}

}  // namespace

TEST_CASE("bad input: a scenario's mistake is named with its place", "[examples][bad_input]") {
  struct mistake {
    std::string text;
    std::string field;
    std::vector<std::string> words;
  };
  const std::vector<mistake> mistakes{
      {with_more("facility", "peu = 1.2"), "facility.peu", {"unknown", "pue"}},
      {with_line("facility", "capex", "capex = \"17.5 M$/MWh\""),
       "facility.capex",
       {"money per energy", "money per IT power"}},
      {with_line("power", "price", "price = 70"), "power.price", {"70", "without a unit", "USD/MWh"}},
      {with_line("power", "price", "price = \"-5 USD/MWh\""), "power.price", {"-5", "at least 0"}},
      {with_line("facility", "pue", "pue = 0.9"), "facility.pue", {"0.9", "at least 1"}},
      {with_line("operations", "utilization", "utilization = 60"), "operations.utilization", {"60", "%"}},
      {with_more("compute", "gpus = \"1000 GPU\""), "compute", {"gpus", "it_power", "one of"}},
      {with_line("compute", "life", "life = \"0 years\""), "compute.life", {"above 0"}},
      {with_line("facility", "pue", "pue = nan"), "facility.pue", {"nan", "finite"}},
      {with_line("facility", "pue", "pue = inf"), "facility.pue", {"inf", "finite"}},
      {with_line("compute", "it_power", "it_power = \"100 MW_facility\""),
       "compute.it_power",
       {"facility power", "IT power"}},
      {with_line("finance", "wacc", "wacc = 9"), "finance.wacc", {"%/year"}},
      {with_line("scenario", "currency", "currency = \"EUR\""), "scenario.currency", {"EUR", "USD"}},
      {with_line("compute", "generation", "generation = \"gb300\""),
       "compute.generation",
       {"\"gb300\" is neither in the catalogue"}},
      {with_line("compute", "price", "price = { lognormal = { median = \"52 k$/GPU\", sigma = -1 } }"),
       "compute.price",
       {"sigma"}},
      {with_line("facility", "pue", "pue = \"\""), "facility.pue", {}},
      {with_line("facility", "pue", "pue = [1.2]"), "facility.pue", {"list"}},
      {with_line("facility", "pue", "pue = true"), "facility.pue", {}},
  };
  const scratch here;
  for (const auto& m : mistakes) {
    const auto path = here.write("s.toml", m.text);
    const auto e = run_cost_per_token("'" + path + "'");
    INFO(m.field);
    refused(e, m.words);
    // file:line:column: section.field: what is wrong
    CHECK_THAT(e.errors, StartsWith(path + ":"));
    CHECK_THAT(e.errors, ContainsSubstring(": " + m.field));
    int line = 0, column = 0;
    const auto place = e.errors.substr(path.size());
    REQUIRE(std::sscanf(place.c_str(), ":%d:%d: ", &line, &column) == 2);
    CHECK(line > 1);
    CHECK(column >= 1);
  }
}

TEST_CASE("bad input: all mistakes at once, one a line", "[examples][bad_input]") {
  const scratch here;
  auto text = with_line("facility", "pue", "pue = 0.9");
  text.replace(text.find("availability = "), 0, "avialability = 1\n");
  const auto path = here.write("s.toml", text);
  const auto e = run_cost_per_token("'" + path + "' --set 'power.price=-1 USD/MWh' --set compute.life=");
  refused(e, {"facility.pue", "operations.avialability", "--set:1:1: power.price"});
  CHECK(std::count(e.errors.begin(), e.errors.end(), '\n') == 3);
}

TEST_CASE("bad input: files that are no scenario", "[examples][bad_input]") {
  const scratch here;
  const auto at = [&](const std::string& path) { return run_cost_per_token("'" + path + "'"); };
  refused(at(here.write("empty.toml", "")), {"empty.toml:1:1: schema: missing", "facility.capex", "finance.wacc"});
  refused(at(here.file("none.toml")), {"none.toml:1:1: no such file"});
  refused(at(here.file(".")), {"is a directory"});
  refused(at(""), {"no such file"});
  refused(at(here.write("utf8.toml", "schema = \"\xff\xfe\"\n")), {"utf8.toml:1:"});
  refused(at(here.write("binary.toml", std::string(4096, '\0'))), {"binary.toml:1:"});
  refused(at(here.write("twice.toml", reference + "\n[power]\nprice = \"1 USD/MWh\"\n")), {"twice.toml:"});
  refused(at(here.write("key_twice.toml", with_more("facility", "pue = 1.1"))), {"key_twice.toml:"});
  refused(at(here.write("syntax.toml", "schema = \n")), {"syntax.toml:1:"});
  auto other = reference;
  const std::string schema = "aifactory.scenario/1\"";
  refused(at(here.write("schema.toml", other.replace(other.find(schema), schema.size(), "aifactory.scenario/9\""))),
          {"schema: \"aifactory.scenario/9\"", "aifactory.scenario/1"});
  {
    std::ofstream large(here.file("large.toml"), std::ios::binary);
    large.seekp(100'000'000 - 1);
    large.put('\n');
  }
  refused(at(here.file("large.toml")), {"large.toml:1:1: ", "100000000 bytes"});
}

TEST_CASE("bad input: options", "[examples][bad_input]") {
  const auto run = [](const std::string& arguments) { return run_cost_per_token(arguments); };
  refused(run("--bogus"), {"--bogus"});
  refused(run("one.toml two.toml"), {"two.toml"});
  refused(run("--set"), {"--set"});
  refused(run("--set power.price"), {"--set:1:1: ", "section.field=value"});
  refused(run("--set power.prise=1"), {"--set:1:1: power.prise: unknown field", "power.price"});
  refused(run("--set 'compute.gpus=10 GPU' --set 'compute.it_power=1 MW'"), {"--set:2:1"});
  refused(run("--csv"), {"--csv"});
  refused(run("--html"), {"--html"});
  refused(run("--html ''"), {"--html: needs the name of a file"});
  refused(run("--html f --explain"), {"--explain and --html: give one of them"});
  // Given and empty is not the same as not given.
  refused(run("--sweep ''"), {"--sweep", "field=a:b:n"});
  refused(run("--csv ''"), {"--csv: needs the name of a file"});
  refused(run("--solve '' --for gpus=1"), {"--solve: : is not a number among the inputs"});
  refused(run("--sweep power.price"), {"--sweep", "field=a:b:n"});
  refused(run("--sweep 'power.price=40 USD/MWh:100 USD/MWh:1'"), {"between 2 and 10000"});
  refused(run("--sweep 'power.price=40 USD/MWh:100 USD/MWh:7x'"), {"field=a:b:n"});
  refused(run("--sweep 'power.price=40:100 USD/MWh:7'"), {"--sweep:1:1: power.price: 40", "USD/MWh"});
  refused(run("--sweep 'power.price=40 USD/MWh:100 USD/kW:7'"), {"--sweep:1:1: power.price"});
  refused(run("--sweep 'power.prise=40 USD/MWh:100 USD/MWh:7'"),
          {"--sweep:1:1: power.prise: unknown field", "power.price"});
  refused(run("--sweep 'power.price=40 USD/MWh:40 USD/MWh:7'"), {"the same value"});
  refused(run("--sweep 'operations.utilization=0.5:1.5:3'"), {"--sweep:1:1: operations.utilization"});
  refused(run("--sweep 'facility.capex=10 M$/MW_IT:10 M$/MW_facility:3'"), {"one of them"});
  refused(run("--sweep 'scenario.name=a:b:3'"), {"scenario.name", "not a number"});
  refused(run("--solve power.price"), {"--for"});
  refused(run("--for gpus=1"), {"--solve"});
  refused(run("--solve power.price --for gpus=1 --sweep 'power.price=1 USD/MWh:2 USD/MWh:2'"), {"one of them"});
  refused(run("--solve power.prise --for capex_per_gpu_usd=1"), {"power.prise", "power.price"});
  refused(run("--solve power.price --for cost=1"), {"cost", "not a number among the results"});
  refused(run("--solve power.price --for cost_per_million_tokens_usd.blended=much"), {"result=number"});
  refused(run("--solve power.price --for cost_per_million_tokens_usd.blended=nan"), {"result=number"});
  refused(run("--solve power.design_pue --for facility_power_built_mw=130"), {"is not given"});
}

TEST_CASE("bad input: options of trials", "[examples][bad_input]") {
  const auto run = [](const std::string& arguments) { return run_cost_per_token(arguments); };
  const std::string limits = "must be a whole number from 2 to 1000000000000";
  for (const char* number : {"0", "1", "-5", "1000000000000000000", "1e18", "99999999999999999999999", "1.5", "many",
                             "''", "10x", "1e", "e3"})
    refused(run("--trials " + std::string(number)), {"--trials: \"", limits});
  refused(run("--trials"), {"--trials"});
  refused(run("--trials 10 --trials 20"), {"--trials"});
  refused(run("--trials 10 --seed -1"), {"--seed: \"-1\"", "from 0 to 18446744073709551615"});
  refused(run("--trials 10 --seed 18446744073709551616"), {"--seed: "});
  refused(run("--trials 10 --threads 0"), {"--threads: \"0\"", "from 1 to 1024"});
  refused(run("--trials 10 --sampler sobel"), {"--sampler: \"sobel\"", "latin_hypercube", "did you mean \"sobol\"?"});
  refused(run("--trials 10 --generator philox"), {"--generator: \"philox\"", "philox4x32-7"});
  refused(run("--trials 10 --sampler sobol"), {"trials: 10, must be at least 32"});
  refused(run("--trials 100 --sampler sobol --checkpoint f"), {"--checkpoint: needs --sampler random"});
  refused(run("--trials 10 --checkpoint ''"), {"--checkpoint: needs the name of a file"});
  for (const std::string option : {"--seed 1", "--sampler sobol", "--generator philox4x32-7", "--threads 2", "--checkpoint f",
                                   "--correlate compute.price,facility.capex=0.4", "--progress"})
    refused(run(option), {option.substr(0, option.find(' ')) + ": needs --trials N"});
  refused(run("--trials 10 --sweep 'power.price=1 USD/MWh:2 USD/MWh:2'"), {"--trials and --sweep: give one of them"});
  refused(run("--trials 10 --solve power.price --for gpus=1"), {"--trials and --solve: give one of them"});
}

TEST_CASE("bad input: correlations", "[examples][bad_input]") {
  const auto run = [](const std::string& arguments) { return run_cost_per_token("--trials 10 " + arguments); };
  refused(run("--correlate compute.price"), {"--correlate:1:1: ", "field,field=rank"});
  refused(run("--correlate compute.price,facility.capex=much"), {"--correlate:1:1: ", "field,field=rank"});
  refused(run("--correlate compute.price,facility.capex=1.5"), {"--correlate:1:1: ", "between -1 and 1"});
  refused(run("--correlate compute.price,facility.capex=nan"), {"--correlate:1:1: ", "between -1 and 1"});
  refused(run("--correlate compute.price,compute.price=0.5"), {"--correlate:1:1: compute.price: is named twice"});
  refused(run("--correlate compute.prise,facility.pue=0.5 --correlate a,power.price=0.1"),
          {"--correlate:1:1: compute.prise: ", "did you mean \"compute.price\"?",
           "--correlate:1:1: facility.pue: is certain", "--correlate:2:1: a: "});
  // No three numbers are each the opposite of the two others.
  refused(run("--correlate compute.price,facility.capex=-0.9 --correlate compute.price,power.price=-0.9 "
              "--correlate power.price,facility.capex=-0.9"),
          {"contradict each other", "positive semi-definite"});
}

TEST_CASE("bad input: what a scenario writes cannot steer the terminal", "[examples][bad_input]") {
  const scratch here;
  const auto e = run_cost_per_token("'" + here.write("s.toml", with_more("facility", "\"x\\u001b[2J\" = 1")) + "'");
  CHECK(e.code == 2);
  CHECK_THAT(e.errors, !ContainsSubstring("\033"));
}

}  // namespace bad_input_test
