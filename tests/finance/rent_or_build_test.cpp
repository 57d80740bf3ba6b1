// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/rent_or_build.hpp"

#include "aifactory/finance/factory_alternatives.hpp"
#include "aifactory/model.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

#include <array>
#include <vector>

namespace rent_or_build_test {

namespace {

using namespace finance_cases;

using hours_flow = amount_flow<u::gpu_second>;
const auto usd_per_hour = USD / (GPU * hour);

hours_flow level(const timeline& when, double hours) {
  return hours_flow::made(when, [&](int k) { return (k == 0 ? 0.0 : hours) * GPU * hour; });
}
nominal_wacc<> wacc(double a) { return nominal_wacc<>(nominal_rate<>::effective(a)); }

// One GPU of FD033: 40,000 $ with 10 % left after five years, 6,000 $ a year, half-year MACRS of five years cut at the fifth.
struct one_gpu {
  timeline when = years(5);
  income_tax<> law{share<>{0.25}};
  pretax_flow<> capital = dollars_on(when, {-40000.0, 0.0, 0.0, 0.0, 0.0, 4000.0});
  pretax_flow<> running = dollars_on(when, {0.0, -6000.0, -6000.0, -6000.0, -6000.0, -6000.0});
  non_cash_flow<> written_off = dollars_on<non_cash_flow<>>(when, {0.0, 8000.0, 12800.0, 7680.0, 4608.0, 4608.0});

  // The residual is taxed on its gain over the basis that is left, 40,000 x (1 - 0.9424) = 2,304: what is left is written off as it is sold.
  [[nodiscard]] free_flow<> free() const {
    pretax_flow<> income = running;
    income.add(5, 4000.0 * USD);
    non_cash_flow<> deducted = written_off;
    deducted.add(5, 2304.0 * USD);
    return after_tax(pretax_flow<>(capital + running), tax_due(income, deducted, law));
  }
};

}  // namespace

TEST_CASE("FD033: the rent at which owning costs the same", "[finance][rent_or_build][published]") {
  const one_gpu own;
  const auto cost = present_cost(own.free(), wacc(0.08));
  CHECK_THAT(cost.in(USD), WithinRel(47783.149441278, 1e-11));
  const auto price = indifference_price(cost, level(own.when, 7000.0), own.law, wacc(0.08));
  CHECK_THAT(price.in(usd_per_hour), WithinRel(2.2795425137332965, 1e-11));
}

TEST_CASE("at the indifference price renting and owning cost the same", "[finance][rent_or_build][property]") {
  const one_gpu own;
  const auto cost = present_cost(own.free(), wacc(0.08));
  for (const double growth : {0.0, -0.2, 0.1}) {
    const market_path<> path(5, nominal_rate<>::effective(growth), {}, {});
    const auto used = level(own.when, 5000.0);
    const auto weighted = hours_flow(by_year<double>(own.when, [&](int y) { return path.in_year(y); }) * used);
    const auto price = indifference_price(cost, weighted, own.law, wacc(0.08));
    const auto rent = on_demand_rent(gpu_hour_price<hours::billed>(price), path, used);
    CHECK_THAT(present_cost(after_tax(rent, own.law), wacc(0.08)).in(USD), WithinRel(cost.in(USD), 1e-12));
  }
}

TEST_CASE("a price that falls has to start higher", "[finance][rent_or_build]") {
  // Hours 1,000 in two years, WACC 0, no tax, cost 1,800 $: level 0.9; halved in year two, 1,800 / (1,000 + 500) = 1.2.
  const timeline when = years(2);
  const income_tax<> none{share<>{0.0}};
  const hours_flow falling(when, {0.0 * GPU * hour, 1000.0 * GPU * hour, 500.0 * GPU * hour});
  CHECK_THAT(indifference_price(1800.0 * USD, level(when, 1000.0), none, wacc(0.0)).in(usd_per_hour), WithinRel(0.9, 1e-14));
  CHECK_THAT(indifference_price(1800.0 * USD, falling, none, wacc(0.0)).in(usd_per_hour), WithinRel(1.2, 1e-14));
}

TEST_CASE("cost is relieved of tax only where losses are refunded", "[finance][rent_or_build]") {
  const timeline when = years(1);
  // 100 hours, 30 % tax, at 10 %: 100 x 0.7 / 1.1, or 100 / 1.1.
  CHECK_THAT(amount_after_tax(level(when, 100.0), {share<>{0.3}}, wacc(0.1)).in(GPU * hour), WithinRel(70.0 / 1.1, 1e-14));
  for (const auto policy : {losses::carry_forward, losses::forfeit})
    CHECK_THAT(amount_after_tax(level(when, 100.0), {share<>{0.3}, policy}, wacc(0.1)).in(GPU * hour), WithinRel(100.0 / 1.1, 1e-14));
}

TEST_CASE("nothing rented has no price", "[finance][rent_or_build][bad]") {
  CHECK_THROWS_WITH(indifference_price(1.0 * USD, level(years(2), 0.0), {share<>{0.2}}, wacc(0.1)), ContainsSubstring("must be above 0"));
}

TEST_CASE("all ways over lanes give each trial's own costs", "[finance][rent_or_build][lanes]") {
  const factory<> plan{.size = 1000.0 * GPU,
                       .facility = {.capex = 12e6 * USD / MW_IT, .pue = pue<>{1.2}, .life = 15.0 * year},
                       .power = {.price = 70.0 * USD / MWh},
                       .compute = {.price = 50e3 * USD / GPU, .it_power_per_gpu = 2.0 * kW_IT / GPU, .life = 5.0 * year},
                       .operations = {.utilization = 0.6, .availability = 0.95},
                       .workload = {.output_rate = 500.0 * tok_out / (second * GPU)},
                       .finance = {.wacc = 9.0_pct_per_year, .inflation = 2.0_pct_per_year_inflation}};
  cash_flow_setup setup;
  setup.close = date(2026, 1, 1);
  setup.shape.horizon = 5.0 * year;
  const auto dated = calendar_of(plan, setup);
  build_or_rent_plan<> one{plan, {.tax_rate = share<>{0.25}}, {}, {}, {}, 3};
  one.rental.price = 3.0 * usd_per_hour, one.rental.reserved_price = 2.2 * usd_per_hour;
  one.rental.commitment = share<>{0.5}, one.rental.prepayment = share<>{0.25}, one.rental.hours_from = rented_hours::used;
  one.rental.price_volatility = multiple<>{0.3}, one.rental.utilization_volatility = multiple<>{0.2}, one.rental.spare_sold = share<>{0.4};
  one.colocation.lease = 180.0 * USD / (kW_IT * month), one.colocation.fit_out = 1e6 * USD / MW_IT;
  one.api.output = 2.0 * USD / Mtok_out, one.api.price_volatility = multiple<>{0.4};
  const auto hall = calendar_in_a_rented_hall(plan, one.colocation, setup, dated);

  const auto to_lanes = [](double x, const auto&...) { return lanes(x); };
  const build_or_rent_plan<lanes> many{convert_factory<lanes>(plan, to_lanes), convert<lanes>(one.terms, to_lanes), convert<lanes>(one.rental, to_lanes),
                                       convert<lanes>(one.colocation, to_lanes), convert<lanes>(one.api, to_lanes), 3};
  // Lane i has shocks of its own in each year, among them loads below 0 and above 1.
  const auto shock = [](std::size_t i, int y) { return 0.9 * static_cast<double>(i) - 3.0 + 0.35 * y; };
  std::vector<lanes> wide;
  for (int y = 1; y <= 5; ++y) {
    std::array<double, lanes::size> each;
    for (std::size_t i = 0; i < lanes::size; ++i) each[i] = shock(i, y);
    wide.push_back(lanes::load(each.data()));
  }
  const build_or_rent<lanes> all(many, setup, dated, {wide, wide, wide});
  const nominal_wacc<lanes> rate(many.plan.finance.wacc);
  const lanes own = present_cost(all.own(), rate).base_value(), on_demand = present_cost(all.on_demand(), rate).base_value(),
              reserved = present_cost(all.reserved(), rate).base_value(), colocated = present_cost(all.colocated(hall), rate).base_value(),
              bought = present_cost(all.bought_tokens(), rate).base_value();
  for (std::size_t i = 0; i < lanes::size; ++i) {
    std::vector<double> narrow;
    for (int y = 1; y <= 5; ++y) narrow.push_back(shock(i, y));
    const build_or_rent<double> alone(one, setup, dated, {narrow, narrow, narrow});
    const auto cost = [](const free_flow<>& flow) { return present_cost(flow, wacc(0.09)).base_value(); };
    CHECK_THAT(own[i], WithinRel(cost(alone.own()), 1e-12));
    CHECK_THAT(on_demand[i], WithinRel(cost(alone.on_demand()), 1e-12));
    CHECK_THAT(reserved[i], WithinRel(cost(alone.reserved()), 1e-12));
    CHECK_THAT(colocated[i], WithinRel(cost(alone.colocated(hall)), 1e-12));
    CHECK_THAT(bought[i], WithinRel(cost(alone.bought_tokens()), 1e-12));
  }
}

}  // namespace rent_or_build_test
