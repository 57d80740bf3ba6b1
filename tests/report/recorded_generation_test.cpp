// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/explanation_text.hpp"
#include "aifactory/report/recorded_claim.hpp"
#include "aifactory/report/recorded_generation.hpp"

#include "../reader/read_text.hpp"
#include "paths.hpp"
#include "same_figures.hpp"

#include <string>
#include <variant>
#include <vector>

namespace recorded_generation_test {

using namespace aifactory;

namespace {

generation_answer compared(const scenario& s) {
  generation_answer all{.scenario = s, .asked = {{"deepseek-r1", {8192.0 * tok_in, 1024.0 * tok_out}}, {facts_of<gb300_nvl72>(), facts_of<h200_sxm>()}, {}, 1e6 * tok_out / second}, .found = {}};
  for (const double speed : {30.0, 50.0, 71.321}) all.asked.speeds.push_back(speed * tok_out / second / user);
  all.found = compare_generations(s.plan, all.asked);
  return all;
}

}  // namespace

TEST_CASE("recorded generation: every number of a row is a formula with its value, or says why not", "[report][explanation][generations]") {
  const auto all = compared(read_file(AIFACTORY_SOURCE_DIR "/examples/scenarios/reference.toml"));
  std::size_t rows = 0;
  for (std::size_t place = 0; place < all.found.rows.size(); ++place) {
    const auto& row = all.found.rows[place];
    if (!row.option) continue;
    ++rows;
    INFO(row_id(row));
    const auto of = explained_scenario_of(all.scenario, row);
    const auto record = recorded_generation(of, all, place);
    figures_answer cells;
    for (const auto& cell : cells_of(all, place))
      if (const auto* number = std::get_if<double>(&cell.value)) cells.figures.push_back({"", cell.path, cell.unit, *number});
    CHECK(recorded_check::same_figures(cells, record) >= 9);
    const auto e = explain(of, record, "cost_per_million_tokens_usd.output");
    for (const auto& part : e.parts)
      if (part.name == "compute.price") {
        CHECK_THAT(part.origin, ContainsSubstring(std::string(row.facts.price->from.text)));
        CHECK_THAT(part.value, WithinRel(row.facts.price->value.in(USD / GPU), 1e-12));
      } else if (part.name == "workload.output_rate") {
        CHECK_THAT(part.origin, ContainsSubstring(row.option->from == rate_from::interpolated ? "interpolated between points of: " : std::string(row.option->curve.from.text)));
      }
  }
  CHECK(rows >= 2);
}

TEST_CASE("recorded claim: what the printed figures imply", "[report][explanation][claim]") {
  // NVIDIA, cost of AI factories, 2026-04-15: GB300 NVL72 makes 6,000 tok/s/GPU at 2.65 $ a GPU-hour: 2.65 / (6,000 x 3,600) $ a token.
  claim<> said;
  said.output_rate = 6000.0 * tok_out / (second * GPU), said.gpu_hour = 2.65 * USD / (GPU * hour), said.cost = 0.12 * USD / Mtok_out;
  said.power = 2.12 * kW_IT / GPU, said.pue = pue<>(1.2);
  said.per_power = 2.8e6 * tok_out / second / MW_facility;
  claim<> other;
  other.output_rate = 90.0 * tok_out / (second * GPU);
  printed_ratios<> ratios;
  ratios.output_rate = multiple<>(65.0);
  scenario read;
  const auto input = [&](const char* field, const char* unit, double value) {
    scenario_input made;
    made.field = field, made.unit = unit, made.value = value, made.by = given_by::file;
    read.inputs.push_back(made);
  };
  input("claim.output_rate", "tok_out/s/GPU", 6000.0), input("claim.gpu_hour", "USD/GPU/h", 2.65), input("claim.power", "kW_IT/GPU", 2.12), input("claim.pue", "MW_facility/MW_IT", 1.2);
  input("baseline.output_rate", "tok_out/s/GPU", 90.0);
  const auto record = recorded_claim(read, said, other, ratios);
  const auto cost = explain(read, record, "claim: cost per token");
  CHECK(to_text(*cost.parts.front().node) == "claim.gpu_hour / claim.output_rate");
  CHECK_THAT(cost.parts.front().value, WithinRel(2.65 / (6000.0 * 3600.0) * 1e6, 1e-12));
  const auto per_mw = explain(read, record, "claim: tokens per MW");
  CHECK(to_text(*per_mw.parts.front().node) == "claim.output_rate / (claim.power * claim.pue)");
  CHECK_THAT(per_mw.parts.front().value, WithinRel(6000.0 / (2.12e-3 * 1.2), 1e-12));
  CHECK_THAT(explain(read, record, "ratio: tokens per GPU").parts.front().value, WithinRel(6000.0 / 90.0, 1e-12));
  CHECK_THROWS_WITH(explain(read, record, "claim: tokens per GPU"), ContainsSubstring("curve that was measured"));
  CHECK_THROWS_WITH(explain(read, record, "ratio: cost per token"), ContainsSubstring("is not a number among the results"));
}

}  // namespace recorded_generation_test
