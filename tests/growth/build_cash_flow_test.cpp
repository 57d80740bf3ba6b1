// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/growth.hpp"
#include "growth/build_plans.hpp"

#include <cmath>

namespace build_cash_flow_test {

using namespace build_plans;

TEST_CASE("build-out: the tables of its inputs name every member once", "[growth]") {
  STATIC_REQUIRE(sound_table<build_out_terms>());
  STATIC_REQUIRE(sound_table<phase_terms>());
}

// Every row to 1e-12 of its largest entry, whatever the periods, the law and the lives.
TEST_CASE("build-out: one phase that is as the plan has the plan's own cash flow, price and value", "[growth]") {
  for (const auto every : {payment_period::yearly, payment_period::quarterly, payment_period::monthly})
    for (const auto paid : {payment_time::end, payment_time::mid, payment_time::begin})
      for (const auto law : {tax_depreciation::straight_line, tax_depreciation::macrs}) {
        factory<> plan = worked_example(20.0, 4.5);
        plan.compute.residual = share<>(0.1), plan.compute.upkeep = 0.02 / year;
        plan.network.capex = 4000.0 * USD / GPU, plan.network.life = 6.0 * year, plan.network.upkeep = 0.05 / year;
        plan.power.capex = 0.5 * USD / W, plan.power.life = 15.0 * year, plan.power.demand_charge = 10.0 * USD / (kW_demand * month);
        plan.facility.land = 1e6 * USD / MW_IT;
        plan.workload.input_rate = 9000.0 * tok_in / (second * GPU);
        auto setup = starting(2027);
        setup.base_year = 2026;
        setup.shape.every = every, setup.shape.paid = paid, setup.shape.depreciation = law;
        setup.paths = {{"compute.price", real_rate<>::effective(-0.1), {}}, {"power.price", {}, {{date(2029, 1, 1), 80.0 / 3.6e9}}}};
        setup.construction = construction_schedule({0.6, 0.4}), setup.built_at_once = false;
        const cash_flow_terms<> terms{.tax_rate = share<>(0.25), .construction_interest = nominal_rate<>::effective(0.07)};
        const token_prices<> prices{.fresh_input = 0.05 * USD / Mtok_fresh, .output = 0.3 * USD / Mtok_out};

        const auto alone = cash_flow_of(plan, terms, prices, setup, calendar_of(plan, setup));
        build_inputs<> in{plan, terms, prices, with_a_phase({}, plan)};
        const auto built = build_out_cash_flow(in, setup, build_calendar_of(plan, setup, in.build));
        std::vector<std::vector<double>> rows, of_plan;
        std::vector<std::string> names;
        alone.for_each_row([&](std::string_view before, std::string_view name, const auto& row) {
          names.push_back(std::string(before) + std::string(name));
          of_plan.emplace_back(row.base_values().begin(), row.base_values().end());
        });
        built.rows.for_each_row([&](std::string_view, std::string_view, const auto& row) { rows.emplace_back(row.base_values().begin(), row.base_values().end()); });
        REQUIRE(rows.size() == of_plan.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
          INFO(names[i]);
          double most = 0.0, differ = 0.0;
          for (std::size_t k = 0; k < rows[i].size(); ++k) most = std::max(most, std::fabs(of_plan[i][k])), differ = std::max(differ, std::fabs(rows[i][k] - of_plan[i][k]));
          CHECK(differ <= 1e-12 * most);
        }
        const income_tax<> tax = income_tax_of(terms, setup);
        const nominal_rate<> wacc = plan.finance.wacc;
        const auto worth = worth_of(in, built, setup);
        CHECK_THAT(worth.lcot_pretax.nominal.base_value(), WithinRel(lcot_pretax(alone, wacc).nominal.base_value(), 1e-12));
        CHECK_THAT(worth.lcot_pretax.real.base_value(), WithinRel(lcot_pretax(alone, wacc).real.base_value(), 1e-12));
        CHECK_THAT(worth.required_price.real.base_value(), WithinRel(required_price(alone, tax, wacc).real.base_value(), 1e-12));
        const double whole = npv(alone.bought.total, nominal_pretax_wacc<>(wacc)).base_value();
        CHECK_THAT(worth.npv.base_value(), WithinAbs(npv(free_flow_of(alone, tax), nominal_wacc<>(wacc)).base_value(), 1e-12 * std::fabs(whole)));
      }
}

// Phase 1: 1 G$, online after one year, 1e9 Mtok a year, half of it in its first; phase 2: 0.9 G$, after three years, 1.6e9 Mtok, 60 % in
// its first. Each is paid a year before and runs five years at 0.1 G$ a year. By numpy-financial, LibreOffice and Gnumeric.
TEST_CASE("FD035: a phased build-out has the levelized cost of the spreadsheets", "[growth]") {
  factory<> plan = bare(1000.0 * GPU);
  plan.compute.price = 1e6 * USD / GPU, plan.compute.life = 5.0 * year;
  plan.software.licence = 1e5 * USD / (GPU * year);
  plan.workload.output_rate = 1e12 * tok_out / (year * GPU);
  plan.finance.wacc = 9.0_pct_per_year;
  build_out<> build;
  build.terms.at_refresh = at_refresh::retire;
  build.phases = {{.size = 1000.0 * GPU, .lead = 1.0 * year}, {.size = 1000.0 * GPU, .price = 0.9e6 * USD / GPU, .output_rate = 1.6e12 * tok_out / (year * GPU), .lead = 1.0 * year}};
  build.dates.phases = {{"one", date(2027, 1, 1), {0.5}, {}}, {"two", date(2029, 1, 1), {0.6}, {}}};
  auto setup = starting(2026);
  setup.shape.horizon = 8.0 * year;
  const build_inputs<> in{plan, {}, {}, build};
  const auto built = build_out_cash_flow(in, setup, build_calendar_of(plan, setup, build));
  const double cost[] = {1e9, 0.0, 1e9, 1e8, 2e8, 2e8, 2e8, 1e8, 1e8}, made[] = {0.0, 0.0, 5e8, 1e9, 1.96e9, 2.6e9, 2.6e9, 1.6e9, 1.6e9};
  for (int k = 0; k <= 8; ++k) {
    CHECK_THAT(-built.rows.costs()[k].base_value(), WithinRel(cost[k], 1e-12) || WithinAbs(0.0, 1e-6));
    CHECK_THAT(built.rows.tokens.total[k].in(Mtok), WithinRel(made[k], 1e-12));
  }
  CHECK_THAT(-npv(built.rows.costs(), nominal_pretax_wacc<>(plan.finance.wacc)).base_value(), WithinRel(2414713178.572827, 1e-11));
  CHECK_THAT(discounted_amount(built.rows.tokens.total, nominal_pretax_wacc<>(plan.finance.wacc)).in(Mtok), WithinRel(7499894383.869527, 1e-11));
  CHECK_THAT(worth_of(in, built, setup).lcot_pretax.nominal.in(USD / Mtok), WithinRel(0.32196629112088504, 1e-11));
}

// Tokens sold at 1 $ in year 1 and a fifth less each year, for five years at 10 %: 2.655 and a level price of 0.700, by LibreOffice,
// Gnumeric and mpmath. The price of a year is that of its middle: 1 / sqrt(0.8) at the close is 1 in the middle of year 1.
TEST_CASE("FD031: revenue under a price decline, through the rows of a build-out", "[growth]") {
  factory<> plan = bare(1.0 * GPU);
  plan.workload.output_rate = 1.0 * Mtok_out / (year * GPU);
  plan.compute.life = 5.0 * year, plan.finance.wacc = 10.0_pct_per_year;
  build_inputs<> in{plan, {}, {.output = 1.0 / std::sqrt(0.8) * USD / Mtok_out}, with_a_phase({}, plan)};
  in.build.terms.token_price_growth = real_rate<>::effective(-0.2);
  auto setup = starting(2026);
  setup.shape.horizon = 5.0 * year;
  const auto built = build_out_cash_flow(in, setup, build_calendar_of(plan, setup, in.build));
  const nominal_pretax_wacc<> wacc(plan.finance.wacc);
  const double revenue = npv(built.rows.revenue(), wacc).base_value();
  CHECK_THAT(revenue, WithinRel(2.6551216695332536, 1e-12));
  CHECK_THAT(revenue / discounted_amount(built.rows.tokens.total, wacc).in(Mtok), WithinRel(0.7004144076264107, 1e-12));
}

// 100 $ paid a year before service at 10 % inflation, half of it left after a year of use: 100 x 0.5 x 1.1^2, two years after the payment.
TEST_CASE("what is sold keeps the purchasing power of the day on which it was paid", "[growth]") {
  factory<> plan = bare(1.0 * GPU);
  plan.compute.price = 100.0 * USD / GPU;
  plan.finance.inflation = 10.0_pct_per_year_inflation;
  build_out<> build;
  build.phases = {{.size = 1.0 * GPU, .lead = 1.0 * year}};
  build.dates.phases = {{"one", date(2027, 1, 1), {}, {}}};
  build.dates.residual_by_age = {0.5};
  auto setup = starting(2026);
  setup.shape.horizon = 2.0 * year;
  const auto rows = build_out_cash_flow(build_inputs<>{plan, {}, {}, build}, setup, build_calendar_of(plan, setup, build)).rows;
  CHECK_THAT(rows.bought.total[0].base_value(), WithinRel(-100.0, 1e-14));
  CHECK_THAT(rows.sold.total[2].base_value(), WithinRel(60.5, 1e-14));
}

// GPUs retire after five of ten years. Network for 4 M$ lasts three: bought at 0 and 3, and sold at 5 with a third of its life left.
// Support for 2 M$ lasts five and is used up. The connection for 1 M$ lasts four and is bought three times; half of its last life is left.
TEST_CASE("a hall without GPUs renews its connection and nothing else", "[growth]") {
  factory<> plan = bare(1000.0 * GPU);
  plan.network.capex = 4000.0 * USD / GPU, plan.network.life = 3.0 * year;
  plan.support.capex = 2000.0 * USD / GPU, plan.support.life = 5.0 * year;
  plan.power.capex = 1.0 * USD / W, plan.power.life = 4.0 * year;
  build_inputs<> in{plan, {}, {}, with_a_phase({}, plan)};
  in.build.terms.at_refresh = at_refresh::retire;
  auto setup = starting(2026);
  setup.shape.horizon = 10.0 * year;
  const auto built = build_out_cash_flow(in, setup, build_calendar_of(plan, setup, in.build));
  const double network[] = {-4e6, 0, 0, -4e6, 0, 0, 0, 0, 0, 0, 0}, network_sold[] = {0, 0, 0, 0, 0, 4e6 / 3.0, 0, 0, 0, 0, 0};
  const double connection[] = {-1e6, 0, 0, 0, -1e6, 0, 0, 0, -1e6, 0, 0}, support[] = {-2e6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  for (int k = 0; k <= 10; ++k) {
    INFO(k);
    CHECK_THAT(built.rows.bought.network[k].base_value(), WithinAbs(network[k], 1e-6));
    CHECK_THAT(built.rows.sold.network[k].base_value(), WithinAbs(network_sold[k], 1e-6));
    CHECK_THAT(built.rows.bought.support[k].base_value(), WithinAbs(support[k], 1e-6));
    CHECK_THAT(built.rows.sold.support[k].base_value(), WithinAbs(0.0, 1e-6));
    CHECK_THAT(built.rows.bought.power[k].base_value(), WithinAbs(connection[k], 1e-6));
    CHECK_THAT(built.rows.sold.power[k].base_value(), WithinAbs(k == 10 ? 0.5e6 : 0.0, 1e-6));
  }
  CHECK_THAT(built.refreshed.total().base_value(), WithinAbs(-6e6, 1e-6));
  for (const int k : {5, 6}) CHECK(built.gpus[k].in(GPU) == (k == 5 ? 1000.0 : 0.0));
}

// 1 Mtok a year on the first day, 20 % more each year: (6 / 5)^(k - 1/2) in year k, whoever buys the GPUs and when.
TEST_CASE("software of a generation gets better once, not with each purchase", "[growth]") {
  factory<> plan = bare(1.0 * GPU);
  plan.workload.output_rate = 1.0 * Mtok_out / (year * GPU);
  build_out<> build;
  build.terms.refresh_every = 2.0 * year;
  build.terms.software_uplift = growth_rate<>::effective(0.2);
  build.phases = {{.size = 1.0 * GPU}};
  build.dates.phases = {{"first", date(2026, 1, 1), {}, {}}};
  auto setup = starting(2026);
  setup.shape.horizon = 6.0 * year;
  const auto tokens = [&](int k) { return build_out_cash_flow(build_inputs<>{plan, {}, {}, build}, setup, build_calendar_of(plan, setup, build)).rows.tokens.total[k].in(Mtok); };
  for (int k = 1; k <= 6; ++k) CHECK_THAT(tokens(k), WithinRel(std::pow(1.2, k - 0.5), 1e-13));
  build.terms.uplift_for = 3.0 * year;
  for (int k = 1; k <= 6; ++k) CHECK_THAT(tokens(k), WithinRel(std::pow(1.2, std::min(k - 0.5, 3.0)), 1e-13));
  build.terms.uplift_for = {};
  // A second hall of the same generation makes as much from its first day as the one that runs already.
  build.phases.push_back({.size = 1.0 * GPU});
  build.dates.phases.push_back({"second", date(2029, 1, 1), {}, {}});
  for (int k = 1; k <= 6; ++k) CHECK_THAT(tokens(k), WithinRel((k > 3 ? 2.0 : 1.0) * std::pow(1.2, k - 0.5), 1e-13));
  // One of another generation begins with software of its own; so does the next one on sale, which both buy at a refresh.
  build.dates.phases[1].generation = "other";
  for (int k = 4; k <= 6; ++k) CHECK_THAT(tokens(k), WithinRel(std::pow(1.2, k - 0.5) + std::pow(1.2, k - 3.5), 1e-13));
  build.dates.phases[1].generation = "";
  build.dates.next_generation = date(2030, 1, 1);
  CHECK_THAT(tokens(5), WithinRel(std::pow(1.2, 0.5) + std::pow(1.2, 4.5), 1e-13));
  CHECK_THAT(tokens(6), WithinRel(2.0 * std::pow(1.2, 1.5), 1e-13));
}

}  // namespace build_cash_flow_test
