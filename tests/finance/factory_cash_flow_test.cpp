// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/factory_debt.hpp"
#include "aifactory/finance/factory_levelized.hpp"
#include "aifactory/finance/factory_returns.hpp"
#include "aifactory/model.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

namespace factory_cash_flow_test {

namespace {

using namespace finance_cases;

/// The worked example of docs/design.md.
factory<> worked_example(double building, double servers) {
  return {.size = 100.0 * MW_IT,
          .facility = {.capex = 17.5e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = building * year, .upkeep = 0.03 / year},
          .power = {.price = 70.0 * USD / MWh},
          .compute = {.price = 52e3 * USD / GPU, .it_power_per_gpu = 2.12 * kW_IT / GPU, .life = servers * year, .idle_share = 0.3},
          .software = {.licence = 4500.0 * USD / (GPU * year)},
          .operations = {.utilization = 0.6, .availability = 0.98, .staff = 150e3 * USD / (MW_IT * year)},
          .workload = {.output_rate = 6000.0 * tok_out / (second * GPU)},
          .finance = {.wacc = 9.0_pct_per_year, .inflation = 2.5_pct_per_year_inflation, .basis = cost_basis::real_level}};
}
cash_flow_setup starting(int close_year) {
  cash_flow_setup setup;
  setup.close = std::chrono::year_month_day{std::chrono::year{close_year} / 1 / 1};
  return setup;
}
factory_cash_flow<> rows_of(const factory<>& plan, const cash_flow_setup& setup, const cash_flow_terms<>& terms = {}, const token_prices<>& prices = {}) {
  return cash_flow_of(plan, terms, prices, setup, calendar_of(plan, setup));
}
double real_of(const factory<>& plan, const cash_flow_setup& setup) {
  return lcot_pretax(rows_of(plan, setup), plan.finance.wacc).real.base_value();
}

}  // namespace

TEST_CASE("cash flow: the tables of its inputs name every member once", "[finance][factory]") {
  STATIC_REQUIRE(sound_table<cash_flow_shape>());
  STATIC_REQUIRE(sound_table<cash_flow_terms>());
  STATIC_REQUIRE(sound_table<token_prices>());
  STATIC_REQUIRE(sound_table<debt_terms>());
}

TEST_CASE("cash flow: at one life, without tax and with level output, the levelized cost is the steady year's", "[finance][factory]") {
  for (const double life : {1.0, 4.0, 15.0}) {
    factory<> plan = worked_example(life, life);
    plan.network.life = plan.storage.life = plan.support.life = plan.power.life = life * year;
    plan.network.capex = 4000.0 * USD / GPU, plan.network.upkeep = 0.05 / year;
    plan.power.capex = 900.0 * USD / kW, plan.power.demand_charge = 10.0 * USD / (kW_demand * month);
    plan.facility.land = 1e6 * USD / MW_IT;
    plan.compute.residual = share<>{0.1};
    plan.workload.input_rate = 9000.0 * tok_in / (second * GPU);
    const double steady = unit_economics(plan).cost_per_token.blended.base_value();
    CHECK_THAT(real_of(plan, starting(2026)), WithinRel(steady, 1e-12));
  }
}

TEST_CASE("cash flow: with lives of their own and the annuity rule, no horizon moves the levelized cost", "[finance][factory]") {
  // Every layer costs its annuity in every year, whenever it was bought, so the steady year is met at any horizon.
  factory<> plan = worked_example(15.0, 5.0);
  plan.compute.residual = share<>{0.15};
  plan.facility.land = 1e6 * USD / MW_IT;
  const double steady = unit_economics(plan).cost_per_token.blended.base_value();
  for (const double horizon : {1.0, 5.0, 7.0, 15.0, 23.0}) {
    auto setup = starting(2026);
    setup.shape.horizon = horizon * year;
    setup.shape.value_at_horizon = horizon_value::annuity;
    CHECK_THAT(real_of(plan, setup), WithinRel(steady, 1e-12));
  }
  // Without the value of what is left the years carry all of it.
  auto setup = starting(2026);
  setup.shape.horizon = 7.0 * year;
  setup.shape.value_at_horizon = horizon_value::none;
  CHECK(real_of(plan, setup) > 1.1 * steady);
}

TEST_CASE("cash flow: the layers of a levelized cost are those of the steady year", "[finance][factory]") {
  const factory<> plan = worked_example(5.0, 5.0);
  const auto steady = unit_economics(plan);
  const auto parts = lcot_pretax_by_layer(rows_of(plan, starting(2026)), plan.finance.wacc);
  REQUIRE(parts.size() == 9);
  CHECK(parts.back().name == "total");
  double sum = 0.0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) sum += parts[i].cost.real.base_value();
  CHECK_THAT(sum, WithinRel(parts.back().cost.real.base_value(), 1e-13));
  const double tokens = steady.delivered.total.base_value();
  CHECK_THAT(parts[1].cost.real.base_value(), WithinRel(steady.annual_cost.power.base_value() / tokens, 1e-12));
  CHECK_THAT(parts[6].cost.real.base_value(), WithinRel(steady.annual_cost.software.base_value() / tokens, 1e-12));
}

TEST_CASE("cash flow: rows by hand over seven years with a refresh", "[finance][factory]") {
  factory<> plan = worked_example(15.0, 5.0);
  plan.finance.inflation = inflation_rate<>{};
  auto setup = starting(2026);
  setup.shape.horizon = 7.0 * year;
  const auto rows = rows_of(plan, setup);
  // Worked in docs/design.md: 1,750 M$ of building, 47,169.81 x 52,000 $ of GPUs.
  const double building = 1750e6, gpus = 100e3 / 2.12, fleet = gpus * 52e3;
  CHECK_THAT(rows.bought.facility[0].in(USD), WithinRel(-building, 1e-13));
  CHECK_THAT(rows.bought.compute[0].in(USD), WithinRel(-fleet, 1e-13));
  CHECK_THAT(rows.bought.compute[5].in(USD), WithinRel(-fleet, 1e-13));
  CHECK(rows.bought.compute[4].in(USD) == 0.0);
  // Two of five years used: three fifths left; eight of fifteen.
  CHECK_THAT(rows.sold.compute[7].in(USD), WithinRel(0.6 * fleet, 1e-13));
  CHECK_THAT(rows.sold.facility[7].in(USD), WithinRel(8.0 / 15.0 * building, 1e-13));
  CHECK_THAT(rows.energy[3].in(USD), WithinRel(-52.3624e6, 1e-5));
  CHECK_THAT(rows.licences[7].in(USD), WithinRel(-4500.0 * gpus, 1e-13));
  CHECK_THAT(rows.staff[1].in(USD), WithinRel(-15e6, 1e-13));
  CHECK_THAT(rows.upkeep.facility[1].in(USD), WithinRel(-52.5e6, 1e-13));
  // Straight line over the lives; at the horizon what is sold has its whole cost written off.
  CHECK_THAT(rows.written_off.compute[1].in(USD), WithinRel(fleet / 5, 1e-13));
  CHECK_THAT(rows.written_off.compute[7].in(USD), WithinRel(fleet / 5 + 0.6 * fleet, 1e-13));
  CHECK_THAT(rows.written_off.total.total().in(USD), WithinRel(building + 2 * fleet, 1e-13));
  // Book depreciation ends with what is left standing in the books.
  CHECK_THAT(rows.depreciation[3].in(USD), WithinRel(fleet / 5 + building / 15, 1e-13));
}

TEST_CASE("cash flow: monthly payments at the year's end dates, and inflation", "[finance][factory]") {
  factory<> plan = worked_example(15.0, 5.0);
  auto setup = starting(2026);
  setup.shape.horizon = 2.0 * year;
  setup.shape.every = payment_period::monthly;
  const auto rows = rows_of(plan, setup);
  REQUIRE(rows.when.periods() == 24);
  CHECK_THAT(rows.staff[12].in(USD), WithinRel(-15e6 / 12 * 1.025, 1e-12));
  CHECK_THAT(rows.staff[24].in(USD), WithinRel(-15e6 / 12 * 1.025 * 1.025, 1e-12));
  // Prices of 2024 for a plan that closes in 2026.
  setup.base_year = 2024;
  CHECK_THAT(rows_of(plan, setup).staff[12].in(USD), WithinRel(-15e6 / 12 * 1.025 * 1.025 * 1.025, 1e-12));
  CHECK_THAT(rows_of(plan, setup).bought.facility[0].in(USD), WithinRel(-1750e6 * 1.025 * 1.025, 1e-12));
}

TEST_CASE("cash flow: price paths", "[finance][factory]") {
  factory<> plan = worked_example(15.0, 5.0);
  plan.finance.inflation = inflation_rate<>{};
  auto setup = starting(2026);
  setup.shape.horizon = 10.0 * year;
  setup.paths.push_back({"compute.price", real_rate<>::effective(-0.2), {}});
  using namespace std::chrono;
  const auto day_of = [](int y, unsigned m) { return year_month_day{std::chrono::year{y} / std::chrono::month{m} / 1}; };
  setup.paths.push_back({"power.price", {}, {{day_of(2028, 1), (35.0 * USD / MWh).base_value()}, {day_of(2030, 7), (105.0 * USD / MWh).base_value()}}});
  const auto rows = rows_of(plan, setup);
  CHECK_THAT(rows.bought.compute[5].in(USD) / rows.bought.compute[0].in(USD), WithinRel(0.32768, 1e-13));  // 0.8^5
  const double at_70 = rows.energy[2].in(USD);
  CHECK_THAT(rows.energy[3].in(USD), WithinRel(0.5 * at_70, 1e-13));  // 2028
  CHECK_THAT(rows.energy[5].in(USD), WithinRel(0.5 * at_70, 1e-13));  // 2030 begins before July
  CHECK_THAT(rows.energy[6].in(USD), WithinRel(1.5 * at_70, 1e-13));
  setup.paths.back().points[1].from = day_of(2027, 1);
  CHECK_THROWS_WITH(calendar_of(plan, setup), ContainsSubstring("out of order"));
}

TEST_CASE("cash flow: a required price earns the cost of capital, and its tax is the statement's", "[finance][factory]") {
  factory<> plan = worked_example(15.0, 5.0);
  for (const auto method : {tax_depreciation::straight_line, tax_depreciation::macrs})
    for (const auto policy : {loss_policy::refund, loss_policy::carry_forward}) {
      auto setup = starting(2026);
      setup.shape.depreciation = method, setup.shape.on_loss = policy;
      const cash_flow_terms<> terms{.tax_rate = share<>{0.25}};
      const auto tax = income_tax_of(terms, setup);
      const auto price = required_price(rows_of(plan, setup, terms), tax, plan.finance.wacc);
      const auto sold = rows_of(plan, setup, terms, prices_by_allocation(plan, token_price<>::from_base_value(price.real.base_value())));
      const auto left = npv(free_flow_of(sold, tax), nominal_wacc<>(plan.finance.wacc));
      CHECK_THAT(left.in(USD) / sold.bought.total[0].in(USD), WithinAbs(0.0, 1e-12));
      CHECK(price.real > lcot_pretax(sold, plan.finance.wacc).real);
      // Only at the required price is SAM's LCOE the price. The path of prices is the real one.
      CHECK_THAT(cost_at_price(sold, tax, plan.finance.wacc).real.base_value(), WithinRel(price.real.base_value(), 1e-12));
    }
}

TEST_CASE("cash flow: construction before the close", "[finance][factory]") {
  factory<> plan = worked_example(15.0, 5.0);
  auto setup = starting(2026);
  setup.construction = construction_schedule({0.6, 0.4}), setup.built_at_once = false;
  const cash_flow_terms<> terms{.construction_interest = 10.0_pct_per_year};
  const auto rows = rows_of(plan, setup, terms);
  // 60 % half a year and 40 % one and a half years before the close.
  const double factor = 0.6 * std::sqrt(1.1) + 0.4 * 1.1 * std::sqrt(1.1), capex = 1750e6 + 100e3 / 2.12 * 52e3;
  CHECK_THAT(rows.bought.total[0].in(USD), WithinRel(-capex * factor, 1e-13));
  CHECK_THAT(rows.construction_interest.in(USD), WithinRel(capex * (factor - 1.0), 1e-12));
  CHECK_THAT(rows.written_off.total.total().in(USD) + rows.bought.total.total().in(USD), WithinAbs(0.0, 1.0));
}

TEST_CASE("cash flow: horizons without an answer are refused", "[finance][factory]") {
  const factory<> plan = worked_example(15.0, 5.0);
  auto setup = starting(2026);
  setup.shape.horizon = 7.5 * year;
  CHECK_THROWS_WITH(calendar_of(plan, setup), ContainsSubstring("whole number of periods"));
  setup.shape.every = payment_period::quarterly;
  CHECK(calendar_of(plan, setup).when.periods() == 30);
  setup.shape.depreciation = tax_depreciation::macrs, setup.shape.tax_life = 6.0 * year;
  CHECK_THROWS_WITH(calendar_of(plan, setup), ContainsSubstring("recovery period"));
  factory<> idle = plan;
  idle.operations.utilization = utilization<>{0.0};
  CHECK_THROWS_WITH(lcot_pretax(rows_of(idle, starting(2026)), idle.finance.wacc), ContainsSubstring("must be above 0"));
}

TEST_CASE("cash flow: bonus by the date of each purchase", "[finance][factory]") {
  const factory<> plan = worked_example(15.0, 5.0);
  auto setup = starting(2026);
  setup.shape.horizon = 10.0 * year, setup.shape.depreciation = tax_depreciation::macrs;
  using namespace std::chrono;
  setup.bonus = {{year_month_day{2025y / 1 / 20}, share<>{1.0}, "rule"}, {year_month_day{2030y / 1 / 1}, share<>{0.0}, "later rule"}};
  const auto rows = rows_of(plan, setup);
  CHECK_THAT(rows.written_off.compute[1].in(USD), WithinRel(-rows.bought.compute[0].in(USD), 1e-13));  // all in the first year
  CHECK_THAT(rows.written_off.compute[6].in(USD), WithinRel(-0.2 * rows.bought.compute[5].in(USD), 1e-13));
  // A building is no property that has a bonus: its month of service is January.
  CHECK_THAT(rows.written_off.facility[1].in(USD), WithinRel(0.02461 * 1750e6, 1e-13));
}

namespace {
named_debt loan_of(double gearing, int years, double rate) {
  named_debt debt{"senior"};
  debt.terms.rate = nominal_rate<>::effective(rate), debt.terms.tenor = years * 1.0 * year;
  debt.terms.gearing = share<>{gearing};
  return debt;
}
}  // namespace

TEST_CASE("cash flow: a geared loan with a fee, by hand", "[finance][factory]") {
  factory<> plan = worked_example(15.0, 5.0);
  const auto setup = starting(2026);
  const cash_flow_terms<> terms{.tax_rate = share<>{0.25}};
  const token_prices<> prices{.output = 0.3 * USD / Mtok_out};
  const auto tax = income_tax_of(terms, setup);
  const auto rows = rows_of(plan, setup, terms, prices);
  auto senior = loan_of(0.6, 4, 0.08);
  senior.terms.upfront_fee = share<>{0.02};
  const auto debt = debt_of(rows, tax, {senior});
  const double cost = 1750e6 + 100e3 / 2.12 * 52e3, drawn = 0.6 * cost / (1.0 - 0.6 * 0.02);
  CHECK_THAT(debt.all.drawn[0].in(USD), WithinRel(drawn, 1e-13));
  const double payment = drawn * 0.08 / (1.0 - std::pow(1.08, -4));
  CHECK_THAT(debt.all.service(1).in(USD), WithinRel(payment, 1e-12));
  CHECK_THAT(debt.all.service(4).in(USD), WithinRel(payment, 1e-12));
  CHECK_THAT(debt.all.owed(4).in(USD) / drawn, WithinAbs(0.0, 1e-13));
  const auto both = sources_and_uses_of(rows, debt);
  CHECK_THAT(both.gearing(), WithinRel(0.6, 1e-12));
  CHECK_THAT(both.equity().in(USD), WithinRel(cost + 0.02 * drawn - drawn, 1e-12));
  CHECK_THAT(debt.equity[0].in(USD), WithinRel(-both.equity().in(USD), 1e-12));
  // Year 1: revenue and costs by hand, interest deducted.
  const double ebitda = rows.ebitda()[1].in(USD), written = rows.written_off.total[1].in(USD), interest = 0.08 * drawn;
  const double due = 0.25 * std::max(0.0, ebitda - written - interest);
  CHECK_THAT(debt.equity[1].in(USD), WithinRel(ebitda - due - payment, 1e-12));
}

TEST_CASE("cash flow: a sculpted debt keeps its coverage and ends at zero", "[finance][factory]") {
  factory<> plan = worked_example(15.0, 5.0);
  auto setup = starting(2026);
  setup.shape.every = payment_period::quarterly;
  const token_prices<> prices{.output = 0.25 * USD / Mtok_out};
  const auto tax = income_tax_of(cash_flow_terms<>{.tax_rate = share<>{0.21}}, setup);
  const auto rows = rows_of(plan, setup, {.tax_rate = share<>{0.21}}, prices);
  named_debt sculpted = loan_of(0.0, 4, 0.07);
  sculpted.terms.repayment = debt_repayment::sculpted, sculpted.terms.dscr = multiple<>{1.6};
  const auto debt = debt_of(rows, tax, {sculpted});
  for (int k = 1; k <= 16; ++k) CHECK_THAT(debt.cash[k] / debt.all.service(k), WithinRel(1.6, 1e-9));
  CHECK_THAT(debt.all.owed(16).in(USD) / debt.all.drawn[0].in(USD), WithinAbs(0.0, 1e-12));
  // A horizon shorter than the debt.
  sculpted.terms.tenor = 16.0 * year;
  CHECK_THROWS_AS(debt_of(rows, tax, {sculpted}), domain_error);
}

TEST_CASE("cash flow: lanes of trials give each trial's own figures", "[finance][factory]") {
  factory<> plan = worked_example(15.0, 5.0);
  auto setup = starting(2026);
  setup.shape.depreciation = tax_depreciation::macrs;
  const auto dated = calendar_of(plan, setup);
  const auto wide = [&](double price) { return convert_factory<lanes>(plan, [&](double raw, std::string_view section, const auto& row, const auto&) {
    if (section != "compute" || row.name() != "price") return lanes(raw);
    std::array<double, lanes::size> each;
    for (std::size_t i = 0; i < lanes::size; ++i) each[i] = price * (1.0 + 0.1 * static_cast<double>(i));
    return lanes::load(each.data());
  }); };
  const cash_flow_terms<lanes> terms{.tax_rate = share<lanes>(lanes(0.25))};
  const factory<lanes> many = wide(52e3);
  const nominal_rate<lanes> wacc = many.finance.wacc;
  const auto rows = cash_flow_of(many, terms, token_prices<lanes>{}, setup, dated);
  const auto costs = lcot_pretax(rows, wacc);
  const auto prices = required_price(rows, income_tax_of(terms, setup), wacc);
  for (std::size_t i = 0; i < lanes::size; ++i) {
    plan.compute.price = 52e3 * (1.0 + 0.1 * static_cast<double>(i)) * USD / GPU;
    const cash_flow_terms<> one{.tax_rate = share<>{0.25}};
    const auto alone = rows_of(plan, setup, one);
    CHECK_THAT(costs.real.base_value()[i], WithinRel(lcot_pretax(alone, plan.finance.wacc).real.base_value(), 1e-13));
    CHECK_THAT(prices.real.base_value()[i], WithinRel(required_price(alone, income_tax_of(one, setup), plan.finance.wacc).real.base_value(), 1e-12));
  }
}

TEST_CASE("VC04: profit of a gigawatt-year from a factory that is all rent", "[finance][factory][published]") {
  // 1.71 kW at the meter a GPU and 1.73 $ a GPU-hour, of which 1,000 tok/s are sold at 1 $ per million; figures of the published test.
  factory<> plan{.size = 1e6 * GPU,
                 .facility = {.capex = 0.0 * USD / (kW_IT * month), .pue = pue<>{1.0}},
                 .power = {.price = 0.0 * USD / MWh},
                 .compute = {.price = 0.0 * USD / GPU, .it_power_per_gpu = 1.71 * kW_IT / GPU, .life = 5.0 * year},
                 .software = {.licence = 1.73 * 8760.0 * USD / (GPU * year)},
                 .operations = {.utilization = 1.0},
                 .workload = {.output_rate = 1000.0 * tok_out / (second * GPU)},
                 .finance = {.wacc = 9.0_pct_per_year}};
  const auto per_gw_year = [&](const token_prices<>& prices) { return (profit_per_facility_power(plan, unit_economics(plan), prices) * (1.0 * GW * year)).in(USD); };
  CHECK_THAT(per_gw_year({.output = 1.0 * USD / Mtok_out}), WithinRel(18442105263.157898 - 8862456140.350878, 1e-9));
  // Of 1,000 tokens 800 are input at 0.5 $ and 200 output at 2 $: 2.88 $ of revenue per GPU-hour.
  plan.workload.output_rate = 200.0 * tok_out / (second * GPU), plan.workload.input_rate = 800.0 * tok_in / (second * GPU);
  const token_prices<> split{.fresh_input = 0.5 * USD / Mtok_fresh, .output = 2.0 * USD / Mtok_out};
  CHECK_THAT(per_gw_year(split), WithinRel((2.88 - 1.73) * 5122807017.54386, 1e-9));
}

}  // namespace factory_cash_flow_test
