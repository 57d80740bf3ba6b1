// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "report/markup.hpp"
#include "run_calculator.hpp"

#include <filesystem>
#include <string>

namespace pictures_test {

// To make them anew: cost_per_token --levelized --trials 100000 --json | pictures docs/pictures
TEST_CASE("the pictures of the documents are those that the reference scenario gives", "[examples][pictures]") {
  const scratch here;
  const auto json = here.file("answer.json");
  const auto answered = run_cost_per_token("--levelized --trials 100000 --json");
  REQUIRE(answered.code == 0);
  here.write("answer.json", answered.out);
  const auto e = run_calculator("pictures", "'" + here.file("") + "'", "<'" + json + "'");
  INFO(e.errors);
  REQUIRE(e.code == 0);
  CHECK(e.out == "cost_by_layer.svg\ndistribution.svg\ntornado.svg\nfrontier.svg\ncash_flow.svg\n");
  for (const std::string name : {"cost_by_layer", "distribution", "tornado", "frontier", "cash_flow"}) {
    INFO(name);
    const auto drawn = text_of_file(here.file(name + ".svg"));
    CHECK(drawn == text_of_file(AIFACTORY_SOURCE_DIR "/docs/pictures/" + name + ".svg"));
    CHECK(markup(drawn).problems() == std::vector<std::string>{});
  }
}

TEST_CASE("pictures of nothing: an answer without trials has fewer of them, no answer is told", "[examples][pictures]") {
  const scratch here;
  here.write("answer.json", run_cost_per_token("--json").out);
  const auto e = run_calculator("pictures", "'" + here.file("") + "'", "<'" + here.file("answer.json") + "'");
  CHECK(e.code == 0);
  CHECK(e.out == "cost_by_layer.svg\nfrontier.svg\n");
  const auto none = run_calculator("pictures", "'" + here.file("") + "'", "</dev/null");
  CHECK(none.code == 1);
  CHECK_THAT(none.errors, StartsWith("pictures: "));
  CHECK(run_calculator("pictures", "").code == 1);
}

}  // namespace pictures_test
