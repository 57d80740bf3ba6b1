// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "checked_json.hpp"
#include "report/markup.hpp"
#include "run_calculator.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace html_test {

namespace {

const std::string claim = "'" AIFACTORY_SOURCE_DIR "/examples/claims/nvidia_50x_35x.toml'";
std::string scenario(const std::string& name) { return "'" AIFACTORY_SOURCE_DIR "/examples/scenarios/" + name + ".toml'"; }

struct written_page {
  std::string text;
  nlohmann::json document;
};

/// The page and the JSON of one run.
written_page page_of(const std::string& calculator, const std::string& arguments, const std::string& schema) {
  const scratch here;
  const auto path = here.file("page.html");
  const auto e = run_calculator(calculator, arguments + " --json --html '" + path + "'");
  auto document = checked_json(e, 0, schema);
  return {text_of_file(path), std::move(document)};
}

}  // namespace

TEST_CASE("a page: every calculator writes a page whose numbers are those of its JSON", "[examples][html]") {
  struct run_of {
    std::string calculator, arguments;
    std::vector<std::string> sections;
  };
  const std::vector<run_of> runs{
      {"cost_per_token", "", {"summary", "figures", "layers", "drivers", "frontier", "all", "inputs", "conventions", "warnings"}},
      {"cost_per_token", "--trials 500", {"spread", "drivers"}},
      {"cost_per_token", "--levelized", {"layers", "cash", "slopes"}},
      {"cost_per_token", scenario("levelized_100mw") + " --levelized --trials 500", {"spread", "cash"}},
      {"cost_per_token", scenario("retrieval_service"), {"frontier"}},
      {"cost_per_token", scenario("mixed_fleet"), {"uses"}},
      {"cost_per_token", "--sweep 'power.price=40 USD/MWh:100 USD/MWh:3'", {"sweep", "inputs"}},
      {"cost_per_token", "--sweep 'power.price=40 USD/MWh:100 USD/MWh:3' --sweep operations.utilization=0.4:0.8:2", {"sweep"}},
      {"cost_per_token", "--sweep 'power.price=40 USD/MWh:100 USD/MWh:3' --levelized", {"sweep"}},
      {"cost_per_token", "--solve power.price --for cost_per_million_tokens_usd.blended=0.25", {"summary"}},
      {"training_run", scenario("training_llama_3_1_405b") + " --trials 500", {"layers", "spread"}},
      {"training_run", scenario("training_llama_3_1_405b") + " --sweep training.mfu=0.3:0.5:3", {"sweep"}},
      {"rent_or_build", scenario("rent_h100_on_demand") + " --trials 500", {"ways", "spread", "drivers", "cash"}},
      {"build_out", scenario("build_out_1gw"), {"choices", "cash"}},
      {"size_factory", scenario("retrieval_service"), {"layers", "drivers"}},
      {"size_factory", scenario("retrieval_service") + " --trials 500", {"layers", "spread"}},
      {"compare_generations", "", {"summary", "generations", "inputs"}},
      {"check_claim", claim, {"summary", "claim", "all", "inputs", "warnings"}},
  };
  std::size_t compared = 0;
  for (const auto& run : runs) {
    INFO(run.calculator << " " << run.arguments);
    const auto [text, document] = page_of(run.calculator, run.arguments, run.calculator);
    const markup page(text);
    CHECK(page.problems() == std::vector<std::string>{});
    const numbers_of_page numbers(page, document);
    CHECK(numbers.wrong == std::vector<std::string>{});
    CHECK(numbers.compared > 20);
    compared += numbers.compared;
    for (const auto& id : run.sections) {
      INFO(id);
      CHECK(text.find("<section id=\"" + id + "\"") != std::string::npos);
    }
    // Every figure of the result stands in the table of all figures.
    if (document.contains("result") && document["result"].contains("annual_cost_usd"))
      for (const auto& [key, value] : document["result"]["annual_cost_usd"].items()) CHECK(numbers.paths.contains("result.annual_cost_usd." + key));
    CHECK(page.named("script").empty());
  }
  CHECK(compared > 4000);
}

TEST_CASE("a page: the same run gives the same bytes, and the report on the terminal stays as it is", "[examples][html]") {
  const scratch here;
  const auto first = run_cost_per_token("--trials 500 --html '" + here.file("a.html") + "'"), again = run_cost_per_token("--trials 500 --html '" + here.file("b.html") + "'");
  CHECK(first.code == 0);
  CHECK(text_of_file(here.file("a.html")) == text_of_file(here.file("b.html")));
  CHECK(first.out == run_cost_per_token("--trials 500").out);
  const auto quiet = run_cost_per_token("--quiet --html '" + here.file("c.html") + "' --csv '" + here.file("c.csv") + "'");
  CHECK(quiet.out.empty());
  CHECK(std::filesystem::exists(here.file("c.html")));
  CHECK(std::filesystem::exists(here.file("c.csv")));
}

TEST_CASE("a page: files are refused before the work, and replaced only with --force", "[examples][html]") {
  const scratch here;
  const auto refused = [](const ending& e, const std::string& words) {
    INFO(e.errors);
    CHECK(e.code == 2);
    CHECK(e.out.empty());
    CHECK_THAT(e.errors, ContainsSubstring(words));
  };
  const auto there = here.write("there.html", "mine");
  // A million million trials would take days: the refusal comes first.
  refused(run_cost_per_token("--trials 1e12 --html '" + there + "'", "", "timeout 20 "), "exists already, give --force");
  CHECK(text_of_file(there) == "mine");
  CHECK(run_cost_per_token("--quiet --force --html '" + there + "'").code == 0);
  CHECK(text_of_file(there).starts_with("<!DOCTYPE html>"));
  refused(run_cost_per_token("--trials 1e12 --html '" + here.file("no/such/page.html") + "'", "", "timeout 20 "), "No such file or directory");
  const auto plan = here.write("plan.toml", text_of_file(AIFACTORY_SOURCE_DIR "/examples/scenarios/reference.toml"));
  refused(run_cost_per_token("'" + plan + "' --force --html '" + plan + "'"), "is the scenario itself");
  CHECK(!text_of_file(plan).starts_with("<"));
  refused(run_cost_per_token("--html '" + here.file("one") + "' --csv '" + here.file("one") + "'"), "--html and --csv: are the same file");
  refused(run_cost_per_token("--html '" + here.file("one") + "' --csv '" + here.file("./one") + "'"), "--html and --csv: are the same file");
  refused(run_cost_per_token("--quiet --force --html '" + here.file(".") + "'"), here.file("."));
  CHECK(!std::filesystem::exists(here.file("one")));
}

TEST_CASE("a page: a full disk is told", "[examples][html]") {
  if (!std::filesystem::exists("/dev/full")) return;
  const auto e = run_cost_per_token("--quiet --force --html /dev/full");
  CHECK(e.code == 1);
  CHECK_THAT(e.errors, ContainsSubstring("/dev/full: "));
}

TEST_CASE("a page: two scenarios, step by step from one to the other", "[examples][html]") {
  const scratch here;
  const auto path = here.file("page.html"), both = scenario("reference") + " " + scenario("epoch_1gw");
  const auto e = run_calculator("compare_scenarios", both + " --json --html '" + path + "'");
  REQUIRE(e.code == 0);
  const auto document = nlohmann::json::parse(e.out);
  const auto text = text_of_file(path);
  const markup page(text);
  CHECK(page.problems() == std::vector<std::string>{});
  const numbers_of_page numbers(page, document);
  CHECK(numbers.wrong == std::vector<std::string>{});
  for (std::size_t i = 0; i < document["rows"].size(); ++i) CHECK(numbers.paths.contains("rows." + std::to_string(i) + ".contribution"));
  CHECK(text.find("<section id=\"bridge\"") != std::string::npos);
  // Neither of the two scenarios is written over.
  const auto plan = here.write("plan.toml", text_of_file(AIFACTORY_SOURCE_DIR "/examples/scenarios/epoch_1gw.toml"));
  const auto refused = run_calculator("compare_scenarios", scenario("reference") + " '" + plan + "' --force --html '" + plan + "'");
  CHECK(refused.code == 2);
  CHECK_THAT(refused.errors, ContainsSubstring("is the scenario itself"));
}

// By hand: 2.65e6 / (6,000 x 3,600) / 0.06 - 1 = 104 %, and 4.20 / 0.06 = 70 where 35 is printed.
TEST_CASE("a page: a claim that disagrees with itself says where", "[examples][html][claim]") {
  const auto [text, document] = page_of("check_claim", claim + " --set 'claim.cost=0.06 $/Mtok_out' --set 'scenario.name=<b>x</b>'", "check_claim");
  const markup page(text);
  CHECK(page.problems() == std::vector<std::string>{});
  CHECK(numbers_of_page(page, document).wrong == std::vector<std::string>{});
  REQUIRE(page.named("bdi").size() == 1);
  CHECK(page.named("bdi").front().text == "<b>x</b>");
  // As a reader sees it.
  std::string seen;
  bool inside = false;
  for (const char c : text.substr(text.find("<section id=\"summary\""))) {
    inside = c == '<' || (inside && c != '>');
    if (!inside && c != '>') seen += c;
  }
  CHECK_THAT(seen, ContainsSubstring("5 of 7 printed figures agree with the others within 5 %.") &&
                       ContainsSubstring("Furthest off is claim, cost per token: printed 0.06 USD/Mtok, implied by GPU-hour cost and tokens per GPU 0.1227, which is off by 104 %."));
  // Where nothing is printed twice there is no chart, and the page says so.
  const scratch here;
  const auto alone = here.write("claim.toml", "schema = \"aifactory.claim/1\"\n[claim]\ncost = \"0.12 $/Mtok_out\"\n");
  const auto [little, nothing] = page_of("check_claim", "'" + alone + "'", "check_claim");
  CHECK(markup(little).problems() == std::vector<std::string>{});
  CHECK_THAT(little, ContainsSubstring("Nothing is said twice") && !ContainsSubstring("<svg"));
}

TEST_CASE("a page: a name with markup in it stays a name", "[examples][html]") {
  const scratch here;
  const auto path = here.file("page.html");
  const auto e = run_cost_per_token("--quiet --html '" + path + "' --set 'scenario.name=<script>alert(1)</script> =cmd() \"x\" & y'");
  REQUIRE(e.code == 0);
  const markup page(text_of_file(path));
  CHECK(page.problems() == std::vector<std::string>{});
  CHECK(page.named("script").empty());
  REQUIRE(page.named("bdi").size() == 1);
  CHECK(page.named("bdi").front().text == "<script>alert(1)</script> =cmd() \"x\" & y");
}

}  // namespace html_test
