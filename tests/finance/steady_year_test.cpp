// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
//
// A levelized cost over one life, without tax and with level output, is the steady year's cost per token in real terms:
// two ways to one number, so that the rooms model and finance cannot drift apart.
#include "aifactory/finance/levelized_cost.hpp"
#include "aifactory/finance/required_price.hpp"
#include "aifactory/model.hpp"
#include "reference_cases.hpp"

namespace steady_year_test {

using namespace finance_cases;

/// The worked example of docs/design.md with one life for everything.
factory<> worked_example(double life) {
  return {
      .size = 100.0 * MW_IT,
      .facility = {.capex = 17.5e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = life * year, .upkeep = 0.03 / year},
      .power = {.price = 70.0 * USD / MWh},
      .compute = {.price = 52e3 * USD / GPU,
                  .it_power_per_gpu = 2.12 * kW_IT / GPU,
                  .life = life * year,
                  .idle_share = 0.3},
      .software = {.licence = 4500.0 * USD / (GPU * year)},
      .operations = {.utilization = 0.6, .availability = 0.98, .staff = 150e3 * USD / (MW_IT * year)},
      .workload = {.output_rate = 6000.0 * tok_out / (second * GPU)},
      .finance = {.wacc = 9.0_pct_per_year, .inflation = 2.5_pct_per_year_inflation, .basis = cost_basis::real_level}};
}

struct flows {
  real_pretax_flow<> costs;
  output_token_flow<> tokens;
};
/// Bought at the close; the cost of a year without capital: a straight line has no interest, so it is the total less
/// capex / life.
flows over_its_life(const factory<>& plan, int life, double land, double residual) {
  factory<> without_interest = plan;
  without_interest.finance = {.wacc = no_return_on_capital, .method = capital_method::straight_line};
  const auto steady = unit_economics(without_interest);
  const money<> bought = steady.capex.total, depreciating = bought - land * USD - residual * steady.capex.compute;
  const double yearly = ((steady.annual_cost.total - depreciating / (life * year)) * year).base_value();
  const timeline when = years(life);
  real_pretax_flow<> costs =
      real_pretax_flow<>::made(when, [&](int k) { return (k == 0 ? -bought.base_value() : -yearly) * USD_real; });
  costs.add(life, (land + residual * steady.capex.compute.base_value()) * USD_real);
  const double tokens = (steady.delivered.output * year).base_value();
  return {costs, output_token_flow<>::made(when, [&](int k) { return (k == 0 ? 0.0 : tokens) * tok_out; })};
}

TEST_CASE("one life, no tax, level output: the levelized cost is the steady year's", "[finance][steady]") {
  for (const int life : {1, 5, 15}) {
    const factory<> plan = worked_example(life);
    const flows made = over_its_life(plan, life, 0.0, 0.0);
    const auto wacc = nominal_pretax_wacc<>(9.0_pct_per_year);
    const double steady = unit_economics(plan).cost_per_token.output.in(USD / Mtok_out);
    // In constant dollars.
    CHECK_THAT(levelized_cost(made.costs, made.tokens, real_from(wacc, 2.5_pct_per_year_inflation)).base_value() * 1e6,
               WithinRel(steady, 1e-13));
    // In dollars of the day.
    const pretax_flow<> nominal = inflate(made.costs, 2.5_pct_per_year_inflation);
    CHECK_THAT(lcot_pretax(nominal, made.tokens, wacc, 2.5_pct_per_year_inflation).real.base_value() * 1e6,
               WithinRel(steady, 1e-13));
    // As a required price without tax.
    const levelized_plan<u::output_token> levelized_at_no_tax{
        nominal,     pretax_flow<>(nominal.when()), non_cash_flow<>(nominal.when()), tax_flow<>(nominal.when()),
        made.tokens, {.rate = share<>{0.0}},        2.5_pct_per_year_inflation};
    CHECK_THAT(required_price(levelized_at_no_tax, nominal_wacc<>(9.0_pct_per_year)).real.base_value() * 1e6,
               WithinRel(steady, 1e-13));
  }
}

TEST_CASE("the same with land, which keeps its price, and a residual", "[finance][steady]") {
  factory<> plan = worked_example(5);
  plan.facility.land = 1e6 * USD / MW_IT;
  plan.compute.residual = share<>{0.1};
  const flows made = over_its_life(plan, 5, 1e8, 0.1);
  CHECK_THAT(levelized_cost(made.costs, made.tokens,
                            real_from(nominal_pretax_wacc<>(9.0_pct_per_year), 2.5_pct_per_year_inflation))
                     .base_value() *
                 1e6,
             WithinRel(unit_economics(plan).cost_per_token.output.in(USD / Mtok_out), 1e-13));
}

TEST_CASE("FD020: a whole factory by asset class", "[finance][steady]") {
  // 100 MW at the meter, PUE 1.25, 2 kW a GPU: 40,000 GPUs and 2 % spares; the spares are bought and do not serve.
  const double gpus = 100e6 / 1.25 / 2000.0;
  CHECK(gpus == 40000.0);
  const double draw = 2.0 * (0.3 + 0.7 * 0.6 * 0.97) * 1.25;  // kW at the meter per GPU, on average
  const double kwh = gpus * draw * 8760.0, mtok = gpus * 1000.0 * 0.6 * 0.97 * 8760.0 * 3600.0 / 1e6;
  CHECK_THAT(kwh, WithinRel(619682400.0, 1e-14));
  CHECK_THAT(mtok, WithinRel(734158080.0, 1e-14));
  const auto per_mtok = [&](double dollars_a_year) { return dollars_a_year / mtok; };
  const auto capital = [&](double capex, double life) {
    return per_mtok((annual_capital(capex * USD, life * year, 0.08) * year).base_value());
  };
  const double facility = capital(1.2e9, 20), fleet = capital(1.02 * 40000 * 45000, 5);
  CHECK_THAT(facility, WithinRel(0.16648001829221942, 1e-13));
  CHECK_THAT(fleet, WithinRel(0.6263474626400783, 1e-13));
  CHECK_THAT(facility + fleet + per_mtok(4500.0 * 40000) + per_mtok(0.03 * 1.2e9) + per_mtok(0.06 * kwh),
             WithinRel(1.1376863756270208, 1e-13));
  // The same factory by the steady year.
  const factory<> plan{
      .size = 100.0 * MW_facility,
      .facility = {.capex = 12e6 * USD / MW_facility, .pue = pue<>{1.25}, .life = 20.0 * year, .upkeep = 0.03 / year},
      .power = {.price = 0.06 * USD / kWh},
      .compute = {.price = 1.02 * 45e3 * USD / GPU,
                  .it_power_per_gpu = 2.0 * kW_IT / GPU,
                  .life = 5.0 * year,
                  .idle_share = 0.3},
      .software = {.licence = 4500.0 * USD / (GPU * year)},
      .operations = {.utilization = 0.6, .availability = 0.97},
      .workload = {.output_rate = 1000.0 * tok_out / (second * GPU)},
      .finance = {.wacc = 8.0_pct_per_year}};
  CHECK_THAT(unit_economics(plan).cost_per_token.output.in(USD / Mtok_out), WithinRel(1.1376863756270208, 1e-13));
}

}  // namespace steady_year_test
