// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/evaluation.hpp"

#include "catch_shim.hpp"
#include "scenarios.hpp"

#include <algorithm>

namespace evaluation_test {

using namespace aifactory;

namespace {
bool has(const answer& a, std::string_view path) { return a.find(path) != nullptr; }
bool has_input(const answer& a, std::string_view path) {
  return std::any_of(a.inputs.begin(), a.inputs.end(), [&](const auto& n) { return n.path() == path; });
}
bool warns(const answer& a, std::string_view code, std::string_view field) {
  return std::any_of(a.warnings.begin(), a.warnings.end(),
                     [&](const auto& w) { return w.code == code && w.field == field; });
}
}  // namespace

TEST_CASE("evaluation: the worked example, in the units that the keys name", "[report][evaluation]") {
  const auto a = evaluate(reference_with());
  // docs/design.md, "Worked by hand": the digits printed there.
  const auto value = [&](std::string_view path) { return a.find(path)->value; };
  CHECK_THAT(value("gpus"), WithinRel(47169.81, 1e-6));
  CHECK_THAT(value("racks"), WithinRel(47169.81 / 72, 1e-6));
  CHECK_THAT(value("annual_cost_usd.total"), WithinRel(1179.834e6, 1e-6));
  CHECK_THAT(value("annual_cost_usd.power"), WithinRel(52.3624e6, 1e-6));
  CHECK_THAT(value("gpu_hour_cost_usd.total"), WithinRel(2.85531, 2e-6));
  CHECK_THAT(value("cost_per_million_tokens_usd.blended"), WithinRel(0.224813, 3e-6));
  CHECK_THAT(value("cost_per_million_tokens_at_full_load_usd.output"), WithinRel(0.132190, 4e-6));
  CHECK_THAT(value("tokens_per_second_per_mw.total"), WithinRel(2.35849e6, 2e-6));
  // 2 % of 8,760 h; energy is 100 MW x (0.3 + 0.7 x 0.588) x 1.2 x 8,760 h.
  CHECK_THAT(value("downtime_hours_per_year"), WithinRel(175.2, 1e-12));
  CHECK_THAT(value("energy_mwh_per_year"), WithinRel(100 * 0.7116 * 1.2 * 8760, 1e-12));
}

TEST_CASE("evaluation: what is not computed has no number", "[report][evaluation]") {
  const auto plain = evaluate(reference_with());
  CHECK_FALSE(has(plain, "carbon_kg_per_million_tokens"));
  CHECK_FALSE(has(plain, "water_litre_per_million_tokens"));
  CHECK_FALSE(has(plain, "cost_per_million_tokens_usd.fresh_input"));
  CHECK_FALSE(has(plain, "cost_per_million_tokens_at_full_load_usd.cached_input"));
  CHECK(has(plain, "tokens_per_year.fresh_input"));
  CHECK_FALSE(has(evaluate(reference_with({"compute.generation=", "compute.gpus_per_rack="})), "racks"));

  const auto rich = evaluate(everything_with());
  for (const char* path :
       {"carbon_kg_per_million_tokens", "water_litre_per_million_tokens", "cost_per_million_tokens_usd.fresh_input",
        "cost_per_million_tokens_usd.cached_input", "cost_per_million_tokens_at_full_load_usd.output", "racks"})
    CHECK(has(rich, path));
  // Given as zero is an answer too.
  CHECK(evaluate(reference_with({"power.carbon=0 kg/MWh"})).find("carbon_kg_per_million_tokens")->value == 0.0);
  // A kind that is made and not charged costs nothing.
  CHECK(evaluate(everything_with({"workload.allocation=output_only"}))
            .find("cost_per_million_tokens_usd.fresh_input")
            ->value == 0.0);
}

TEST_CASE("evaluation: inputs that stand for \"not given\" are left out", "[report][evaluation]") {
  const auto a = evaluate(reference_with());
  CHECK(has_input(a, "facility.capex_usd_per_mw_it"));
  CHECK(has_input(a, "compute.it_power_mw_it"));
  CHECK(has_input(a, "finance.wacc_percent_per_year"));
  CHECK_FALSE(has_input(a, "power.design_pue"));
  CHECK_FALSE(has_input(a, "workload.prefill_rate_tok_fresh_per_s_per_gpu"));
  const auto leased = evaluate(reference_with({"facility.lease=130 USD/kW/month"}));
  CHECK(has_input(leased, "facility.lease_usd_per_kw_it_per_month"));
  CHECK_FALSE(has_input(leased, "facility.life_years"));
  const auto straight = evaluate(reference_with({"finance.method=straight_line", "finance.wacc="}));
  CHECK_FALSE(has_input(straight, "finance.wacc_percent_per_year"));
}

TEST_CASE("evaluation: uncertain inputs are named, once", "[report][evaluation]") {
  CHECK(warns(evaluate(reference_with()), "median_used",
              "facility.capex, power.price, compute.price, operations.utilization"));
  const auto certain = evaluate(reference_with({"facility.capex=17.5 M$/MW_IT", "power.price=70 USD/MWh",
                                                "compute.price=52 k$/GPU", "operations.utilization=0.6"}));
  CHECK(certain.warnings.empty());
}

TEST_CASE("evaluation: a figure that is not finite is left out, and a warning names it", "[report][evaluation]") {
  const auto s = reference_with();
  auto plan = s.plan;
  plan.software.licence = 1e305 * USD / (GPU * second);  // times the fleet it overflows
  const auto a = evaluate(s, plan);
  CHECK_FALSE(has(a, "annual_cost_usd.software"));
  CHECK_FALSE(has(a, "cost_per_million_tokens_usd.blended"));
  CHECK(warns(a, "not_finite", "annual_cost_usd.total"));
  CHECK(has(a, "annual_cost_usd.facility"));
  for (const auto& figure : a.figures) CHECK(std::isfinite(figure.value));
}

TEST_CASE("evaluation: conventions by the names of scenarios", "[report][evaluation]") {
  const auto s = reference_with({"finance.basis=real_level", "finance.inflation=2 %/year"});
  CHECK(chosen(s.plan.finance, &finance<double>::basis) == "real_level");
  CHECK(chosen(s.plan.finance, &finance<double>::method) == "annuity");
  CHECK(chosen(s.plan.workload, &workload<double>::allocation) == "output_only");
}

}  // namespace evaluation_test
