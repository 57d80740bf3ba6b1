// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/explanation_text.hpp"
#include "aifactory/report/recorded_size.hpp"

#include "../reader/read_text.hpp"
#include "paths.hpp"
#include "same_figures.hpp"

#include <string>
#include <vector>

namespace recorded_size_test {

using namespace aifactory;

namespace {

scenario asked(const char* name, const std::vector<std::string>& settings = {}) {
  return read_file(std::string(AIFACTORY_SOURCE_DIR "/examples/scenarios/") + name + ".toml", settings);
}

/// Every number of a JSON object by its path; bounds by what asks for them.
void collect(const nlohmann::ordered_json& node, const std::string& path, figures_answer& to) {
  for (const auto& [key, value] : node.items()) {
    const std::string at = path.empty() ? key : path + "." + key;
    if (key == "bounds")
      for (const auto& bound : value) to.figures.push_back({"", at + "." + bound["id"].get<std::string>(), "", bound["gpus"].get<double>()});
    else if (value.is_object())
      collect(value, at, to);
    else if (value.is_number())
      to.figures.push_back({"", at, "", value.get<double>()});
  }
}

}  // namespace

TEST_CASE("recorded size: every number of the result is a formula with its value, or says why not", "[report][explanation][size]") {
  for (const auto& [name, settings] : {std::pair<const char*, std::vector<std::string>>{"reference", {}},
                                       {"reference", {"sizing.budget_limit=3 G$", "sizing.scale_up_domain=72 GPU", "sizing.hall=10 MW"}},
                                       {"reference", {"operations.utilization=", "demand.users=200000 user", "demand.interactivity=30 tok_out/s/user", "demand.output=500 tok", "demand.load_limit=0.8", "sizing.scale_up_domain=72 GPU",
                                                      "sizing.mtbf=40 days", "sizing.repair_time=24 h"}},
                                       {"four_racks", {}},
                                       {"pod_1000_gpu", {}},
                                       {"retrieval_service", {}}}) {
    INFO(name << ", " << settings.size() << " settings");
    const auto s = asked(name, settings);
    const auto sized = size_of(s);
    const auto built = evaluate(sized.built);
    auto record = recorded_size(s, sized);
    figures_answer all;
    collect(json_size_report(s, evaluate(s), sized, built)["result"], "", all);
    REQUIRE(all.figures.size() > 40);
    for (auto& figure : all.figures)
      for (const auto& each : record.figures)
        if (each.path == figure.path()) figure.unit = each.unit;
    CHECK(recorded_check::same_figures(all, record) > 40);
  }
}

TEST_CASE("recorded size: from what is asked for to GPUs, and to cost", "[report][explanation][size]") {
  const auto s = asked("reference", {"sizing.budget_limit=3 G$", "sizing.scale_up_domain=72 GPU"});
  const auto sized = size_of(s);
  REQUIRE(sized.found.size.binds == size_by::budget);
  const auto record = recorded_size(s, sized);
  CHECK(to_text(*explain(s, record, "sizing.gpus").parts.front().node) == "sizing.scale_up_domains * sizing.scale_up_domain");
  const auto e = explain(s, record, "sizing.gpus_asked");
  CHECK_THAT(to_text(*e.parts.front().node), ContainsSubstring("sizing.budget_limit / "));
  CHECK_THROWS_WITH(explain(s, record, "sizing.stranded_it_power_mw"), ContainsSubstring("whole pieces"));
  // With a third more to spend, a third more GPUs are asked for.
  const auto* gpus = recorded_check::formula_of(record, "sizing.gpus_asked");
  REQUIRE(gpus);
  CHECK_THAT(revalue(*gpus, {{"sizing.budget_limit", 4e9}}), WithinRel(gpus->value() * 4.0 / 3.0, 1e-12));
}

}  // namespace recorded_size_test
