// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/growth.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/lanes.hpp"
#include "growth/build_plans.hpp"

#include <cmath>

namespace refresh_choice_test {

using namespace build_plans;

namespace {

build_inputs<> two_phases() {
  factory<> plan = worked_example(20.0, 4.0);
  plan.facility.capex = 15e6 * USD / MW_IT;
  plan.compute.price = 50e3 * USD / GPU, plan.compute.it_power_per_gpu = 2.0 * kW_IT / GPU;
  plan.compute.idle_share = share<>(0.3), plan.operations.availability = availability<>(0.95);
  build_out<> build;
  auto& terms = build.terms;
  terms.refresh_every = 3.0 * year;
  terms.software_uplift = growth_rate<>::effective(0.2), terms.uplift_for = 3.0 * year;
  terms.gpu_price_growth = real_rate<>::effective(-0.15), terms.token_price_growth = real_rate<>::effective(-0.1);
  terms.generation_every = 2.0 * year;
  terms.generation_output = multiple<>(2.5), terms.generation_price = multiple<>(1.4), terms.generation_power = multiple<>(1.5);
  terms.residual_jump = share<>(0.2);
  build.dates.residual_by_age = {0.6, 0.4, 0.25, 0.15};
  build.dates.next_generation = date(2028, 1, 1);
  build.phases = {{.size = 50.0 * MW_IT, .delay = 0.5 * year},
                  {.size = 30.0 * MW_IT, .price = 60e3 * USD / GPU, .it_power_per_gpu = 2.5 * kW_IT / GPU, .output_rate = 9000.0 * tok_out / (second * GPU), .lead = 1.0 * year}};
  build.dates.phases = {{"first", date(2026, 1, 1), {0.4, 0.8}, {}}, {"second", date(2028, 1, 1), {}, "next"}};
  return {plan, {.tax_rate = share<>(0.25)}, {.output = 0.4 * USD / Mtok_out}, build};
}
cash_flow_setup eight_years() {
  auto setup = starting(2026);
  setup.shape.horizon = 8.0 * year;
  return setup;
}
built_out<> built_of(const build_inputs<>& in, const cash_flow_setup& setup) { return build_out_cash_flow(in, setup, build_calendar_of(in.plan, setup, in.build)); }
double npv_of(const build_inputs<>& in, const cash_flow_setup& setup) { return npv_of_build_out(in, setup).base_value(); }

}  // namespace

// Made by a Python script of 90 lines that has none of this library: loops over years, phases and fleets, with the formulas of
// docs/design.md, section "Growth", written out in floats, and tax with losses carried forward.
TEST_CASE("build-out: two phases, refreshed by later generations, as reckoned independently", "[growth]") {
  const auto in = two_phases();
  const auto setup = eight_years();
  const auto built = built_of(in, setup);
  const income_tax<> tax = income_tax_of(in.terms, setup);
  const auto same = [](const auto& row, std::initializer_list<double> expected) {
    int k = 0;
    for (const double each : expected) {
      INFO("entry " << k);
      CHECK_THAT(row[k++].base_value(), WithinRel(each, 1e-12) || WithinAbs(each, 1e-5));
    }
  };
  same(built.rows.bought.total, {-2000000000, -1199250000, 0, -1067916536.458, 0, -646260371.2031, -1178592125.769, 0, 0});
  same(built.refreshed, {0, 0, 0, -1067916536.458, 0, -646260371.2031, -1178592125.769, 0, 0});
  same(built.rows.sold.total, {0, 0, 0, 269222656.25, 0, 162922782.6562, 184004689.0231, 0, 1439673166.888});
  same(built.rows.operating(), {0, -154728671.64, -170564351.043, -273724244.2877, -240794765.2029, -246814634.333, -232110518.6635, -188384708.5606, -193094326.2746});
  same(built.rows.tokens.total, {0, 6.182849167245e+14, 2.126649121967e+15, 5.954617541508e+15, 7.474777839803e+15, 8.969733407764e+15, 1.063324560984e+16, 1.792773961461e+16, 2.151328753753e+16});
  same(built.rows.revenue(), {0, 240488195.3126, 763075179.2806, 1971023188.082, 2282456584.08, 2526679438.576, 2763139625.761, 4297628749.227, 4757475025.394});
  same(tax_of(built.rows, tax), {0, 0, 0, 268682362.9886, 382405046.1906, 436561488.1962, 489736983.7727, 898117104.1058, 990885521.5198});
  same(free_flow_of(built.rows, tax), {-2000000000, -1113490476.327, 592510828.2376, 629922700.5973, 1659256772.686, 1359965727.5, 1046704686.579, 3211126936.56, 5013168344.488});
  same(built.gpus, {0, 12500, 25000, 37000, 28666.66666666667, 28666.66666666667, 24666.66666666667, 15407.40740740741, 15407.40740740741});
  const auto worth = worth_of(in, built, setup);
  CHECK_THAT(worth.npv.base_value(), WithinRel(4919565608.0759878, 1e-12));
  CHECK_THAT(worth.lcot_pretax.nominal.in(USD / Mtok), WithinRel(0.11255797014505071, 1e-12));
  CHECK_THAT(1e6 * worth.lcot_pretax.real.base_value(), WithinRel(0.097422138510209158, 1e-12));
}

TEST_CASE("build-out: over lanes and duals it is the same", "[growth]") {
  const auto in = two_phases();
  const auto setup = eight_years();
  const auto dated = build_calendar_of(in.plan, setup, in.build);
  const auto with = [&]<class V>(std::type_identity<V>, const V& uplift, const V& wait) {
    const auto as_v = [](double x, const auto&...) { return V(x); };
    build_inputs<V> made{convert_factory<V>(in.plan, as_v), convert<V>(in.terms, as_v), convert<V>(in.prices, as_v), {convert<V>(in.build.terms, as_v), {}, in.build.dates}};
    for (const auto& phase : in.build.phases) made.build.phases.push_back(convert<V>(phase, as_v));
    made.build.terms.software_uplift = growth_rate<V>::effective(uplift);
    made.build.phases[0].delay = duration<V>::from_base_value(wait);
    return worth_of(made, build_out_cash_flow(made, setup, dated), setup).npv.base_value();
  };
  const double half = in.build.phases[0].delay.base_value(), at = npv_of(in, setup);
  CHECK_THAT(with(std::type_identity<lanes>{}, lanes(0.2), lanes(half))[1], WithinRel(at, 1e-12));
  const auto by = [&](double uplift) { return with(std::type_identity<double>{}, uplift, half); };
  CHECK_THAT(slope(with(std::type_identity<dual>{}, seeded(0.2), dual(half))), WithinRel((by(0.2 + 1e-5) - by(0.2 - 1e-5)) / 2e-5, 1e-6));
  const auto late = [&](double wait) { return with(std::type_identity<double>{}, 0.2, wait); };
  CHECK_THAT(slope(with(std::type_identity<dual>{}, dual(0.2), seeded(half))), WithinRel((late(half * 1.001) - late(half * 0.999)) / (0.002 * half), 1e-5));
}

// By hand: the same plan with each interval written into it.
TEST_CASE("the choice of a refresh is that of trying each year", "[growth]") {
  auto in = two_phases();
  const auto setup = eight_years();
  const auto choice = refresh_choice_of(in, setup);
  REQUIRE(choice.rows.size() == 8);
  std::size_t best = 0;
  std::vector<double> worth;
  for (int years = 1; years <= 8; ++years) {
    in.build.terms.refresh_every = static_cast<double>(years) * year;
    const auto built = built_of(in, setup);
    double value = 0.0;
    const auto free = free_flow_of(built.rows, income_tax_of(in.terms, setup));
    for (int k = 0; k <= 8; ++k) value += free[k].base_value() / std::pow(1.09, k);
    worth.push_back(value);
    CHECK_THAT(choice.rows[static_cast<std::size_t>(years - 1)].npv.base_value(), WithinRel(value, 1e-11));
    if (value > worth[best]) best = worth.size() - 1;
  }
  CHECK(choice.best == best);
  if (best > 0) CHECK_THAT(choice.cost_of_early()->base_value(), WithinRel(worth[best] - worth[best - 1], 1e-9));
  if (best < 7) CHECK_THAT(choice.cost_of_late()->base_value(), WithinRel(worth[best] - worth[best + 1], 1e-9));
}

TEST_CASE("the first refresh has a day of its own", "[growth]") {
  auto in = two_phases();
  const auto setup = eight_years();
  in.build.terms.first_refresh = 2.0 * year;
  const auto dated = build_calendar_of(in.plan, setup, in.build);
  REQUIRE(dated.phases[0].fleets.size() == 3);
  CHECK(dated.phases[0].fleets[1].from == 2);
  CHECK(dated.phases[0].fleets[2].from == 5);
  const auto choice = refresh_choice_of(in, setup);
  CHECK(choice.what == refresh_chosen::first);
  for (int years = 1; years <= 8; ++years) {
    in.build.terms.first_refresh = static_cast<double>(years) * year;
    CHECK(choice.rows[static_cast<std::size_t>(years - 1)].npv.base_value() == npv_of(in, setup));
  }
}

TEST_CASE("the plan's own interval is one of those that are tried", "[growth]") {
  auto in = two_phases();
  auto setup = eight_years();
  setup.shape.every = payment_period::quarterly;
  in.build.dates.phases[0].ramp.clear();
  for (const double first : {0.5, 2.5, 3.0, 11.0}) {
    in.build.terms.first_refresh = first * year;
    const auto choice = refresh_choice_of(in, setup);
    REQUIRE(choice.planned);
    CHECK(choice.rows.size() == (first == 3.0 ? 8U : 9U));
    CHECK(choice.rows[*choice.planned].years == first);
    CHECK(choice.rows[*choice.planned].npv.base_value() == npv_of(in, setup));
    for (std::size_t i = 0; i < choice.rows.size(); ++i) {
      CHECK(choice.rows[i].npv <= choice.rows[choice.best].npv);
      if (i > 0) CHECK(choice.rows[i].years > choice.rows[i - 1].years);
    }
  }
  // A year more or less is told where it was tried, whatever row stands between.
  in.build.terms.first_refresh = 2.5 * year;
  auto choice = refresh_choice_of(in, setup);
  choice.best = 1;  // two years
  CHECK(choice.cost_of_early()->base_value() == (choice.rows[1].npv - choice.rows[0].npv).base_value());
  CHECK(choice.cost_of_late()->base_value() == (choice.rows[1].npv - choice.rows[3].npv).base_value());
  // A plan that keeps its GPUs is no row.
  in.build.terms.at_refresh = at_refresh::keep;
  CHECK_FALSE(refresh_choice_of(in, setup).planned);
}

TEST_CASE("a refresh is of the newest generation on sale", "[growth]") {
  // On sale: the next one on 2028-01-01, then one every two years. The plan's is the one before, whenever it is bought.
  auto in = two_phases();
  in.build.dates.phases[1].online = date(2029, 1, 1);
  const auto newer = [&](const char* generation) {
    in.build.dates.phases[1].generation = generation;
    std::vector<int> all;
    const auto dated = build_calendar_of(in.plan, eight_years(), in.build);
    for (const auto& fleet : dated.phases[1].fleets) all.push_back(fleet.newer);
    return all;
  };
  CHECK(newer("") == std::vector<int>{0, 3});      // bought in 2029 and 2032, when three are on sale
  CHECK(newer("next") == std::vector<int>{0, 2});  // the first of them itself
  // Two came on sale while those of 2029 ran: on 2030-01-01 and 2032-01-01.
  CHECK(build_calendar_of(in.plan, eight_years(), in.build).phases[1].fleets[0].launches == 2);
}

TEST_CASE("what never changes is best kept", "[growth]") {
  // The same GPUs at the same price, worth nothing when used: each refresh is thrown away, and the longest interval is best.
  build_inputs<> in{worked_example(15.0, 5.0), {}, {.output = 0.4 * USD / Mtok_out}, {}};
  in.build = with_a_phase({}, in.plan);
  in.build.dates.residual_by_age = {0.0};
  const auto choice = refresh_choice_of(in, starting(2026));
  CHECK(choice.rows.size() == 15);
  CHECK(choice.rows[choice.best].years == 15);
  CHECK_FALSE(choice.cost_of_late());
  for (std::size_t i = 1; i < choice.rows.size(); ++i) CHECK(choice.rows[i].npv >= choice.rows[i - 1].npv);
  // A leased space ends with the horizon.
  in.plan.facility = {.capex = 100.0 * USD / (kW_IT * month), .pue = pue<>{1.2}};
  auto setup = starting(2026);
  setup.shape.horizon = 6.0 * year;
  CHECK(longest_refresh(in.plan, setup) == 6);
}

TEST_CASE("GPUs of one price, refreshed at the end of each life, cost their annuity", "[growth]") {
  for (const double life : {2.0, 4.0, 5.0}) {
    factory<> plan = bare(1000.0 * GPU);
    plan.compute.price = 40e3 * USD / GPU, plan.compute.life = 20.0 * year;
    plan.finance = {.wacc = 9.0_pct_per_year, .inflation = 2.5_pct_per_year_inflation};
    build_inputs<> in{plan, {}, {}, with_a_phase({}, plan)};
    in.build.terms.refresh_every = life * year;
    in.build.dates.residual_by_age = {0.0};
    auto setup = starting(2026);
    setup.shape.horizon = 20.0 * year;
    const auto built = built_of(in, setup);
    const double real = 1.09 / 1.025 - 1.0, tokens = 1000.0 * 365.0 * 86400.0;
    const auto chain = replacement_chain(40e6 * USD_real, real_rate<>{}, life, 20.0, real_rate<>::effective(real));
    const double lcot = worth_of(in, built, setup).lcot_pretax.real.base_value();
    CHECK_THAT(lcot, WithinRel(40e6 * real / (1.0 - std::pow(1.0 + real, -life)) / tokens, 1e-12));
    CHECK_THAT(lcot, WithinRel(chain.yearly.in(USD_real / year) / tokens, 1e-12));
  }
}

TEST_CASE("a falling GPU price is the replacement chain's", "[growth]") {
  // FD030's servers in nominal dollars without inflation: 2 G$ falling by 5 % a year, lives of five years, at 8 %.
  factory<> plan = bare(1000.0 * GPU);
  plan.compute.price = 2e6 * USD / GPU;
  plan.finance.wacc = 8.0_pct_per_year;
  build_inputs<> in{plan, {}, {}, with_a_phase({}, plan)};
  in.build.terms.gpu_price_growth = real_rate<>::effective(-0.05);
  auto setup = starting(2026);
  for (const double horizon : {10.0, 12.0}) {
    setup.shape.horizon = horizon * year;
    const auto chain = replacement_chain(2e9 * USD_real, real_rate<>::effective(-0.05), 5.0, horizon, real_rate<>::effective(0.08));
    CHECK_THAT(-npv(built_of(in, setup).rows.costs(), nominal_pretax_wacc<>(plan.finance.wacc)).base_value(), WithinRel(chain.present_value.base_value(), 1e-12));
  }
}

TEST_CASE("no delay costs nothing, a longer one more, and waiting GPUs are paid for", "[growth]") {
  auto in = two_phases();
  auto setup = eight_years();
  CHECK(cost_of_delay(in, setup, 0.0 * year).base_value() == 0.0);
  CHECK(cost_of_its_delays(in, setup) > 0.0 * USD);
  double before = 0.0;
  for (const double months : {1.0, 2.0, 7.0, 12.0}) {
    const double cost = cost_of_delay(in, setup, months * month, 1).base_value();
    CHECK(cost > before);
    before = cost;
  }
  CHECK(cost_of_delay(in, setup, 1.0 * month).base_value() > cost_of_delay(in, setup, 1.0 * month, 0).base_value());
  // Nothing is made where power never comes.
  for (auto& phase : in.build.phases) phase.delay = 100.0 * year;
  CHECK(built_of(in, setup).rows.tokens.total.total().base_value() == 0.0);
  // One machine that earns 12 a year from the close on, at 0 %: a month late is 1 less.
  factory<> plan = bare(1.0 * GPU);
  plan.workload.output_rate = 12.0 * Mtok_out / (year * GPU);
  plan.finance.wacc = 0.0_pct_per_year;
  const build_inputs<> simple{plan, {}, {.output = 1.0 * USD / Mtok_out}, with_a_phase({}, plan)};
  for (const auto every : {payment_period::yearly, payment_period::monthly}) {
    setup.shape.every = every;
    CHECK_THAT(cost_of_delay(simple, setup, 1.0 * month).base_value(), WithinRel(1.0, 1e-11));
  }
}

TEST_CASE("software that gets better lowers the levelized cost, the ramp raises it", "[growth]") {
  build_inputs<> in{worked_example(15.0, 5.0), {}, {}, {}};
  in.build = with_a_phase({}, in.plan);
  const auto setup = starting(2026);
  const auto lcot = [&] { return worth_of(in, built_of(in, setup), setup).lcot_pretax.real.base_value(); };
  double before = lcot();
  const double flat = before;
  for (const double uplift : {0.05, 0.2, 0.5}) {
    in.build.terms.software_uplift = growth_rate<>::effective(uplift);
    CHECK(lcot() < before);
    before = lcot();
  }
  in.build.terms.uplift_for = 1.0 * year;
  CHECK(lcot() > before);
  CHECK(lcot() < flat);
  in.build.terms = {};
  in.build.dates.phases[0].ramp = {0.3, 0.6};
  CHECK(lcot() > flat);
  in.build.dates.phases[0].ramp = {1.0, 1.0};
  CHECK_THAT(lcot(), WithinRel(flat, 1e-14));
}

TEST_CASE("used GPUs lose their value by age, and with a jump where a better one is sold", "[growth]") {
  build_out_terms<> terms;
  const auto worth = [&](const std::vector<double>& by_age, double age, int later = 0) {
    return residual_value(terms, by_age, share<>(0.2), 5.0, age, later, horizon_value::straight_line, 0.05);
  };
  const std::vector<double> quoted{0.62, 0.42, 0.30};
  CHECK(worth(quoted, 0.0) == 1.0);
  CHECK(worth(quoted, 2.0) == 0.42);
  CHECK_THAT(worth(quoted, 0.5), WithinRel(0.81, 1e-15));
  CHECK_THAT(worth(quoted, 2.25), WithinRel(0.39, 1e-15));
  CHECK(worth(quoted, 9.0) == 0.30);
  CHECK_THAT(worth({}, 2.0), WithinRel(0.2 + 0.8 * 0.6, 1e-15));
  CHECK(worth({}, 5.0) == 0.2);
  CHECK(worth({}, 7.0) == 0.2);
  terms.residual_jump = share<>(0.25);
  CHECK_THAT(worth(quoted, 2.0, 2), WithinRel(0.42 * 0.5625, 1e-15));
  terms.residual_decline = share<>(0.3);
  CHECK_THAT(worth({}, 2.0), WithinRel(0.49, 1e-14));
  CHECK_THAT(worth({}, 2.0, 1), WithinRel(0.3675, 1e-14));
  terms.residual_decline = share<>(1.0);
  CHECK(worth({}, 1.0) < 1e-14);
}

TEST_CASE("a fixed amount of staff is paid once", "[growth]") {
  auto in = two_phases();
  in.plan.operations.staff = 80.0 * 150e3 * USD / year;  // as much as by 80 MW
  const auto setup = eight_years();
  const auto per_power = built_of(two_phases(), setup).rows.staff, in_all = built_of(in, setup).rows.staff;
  for (int k = 0; k <= 8; ++k) CHECK_THAT(in_all[k].base_value(), WithinRel(per_power[k].base_value(), 1e-13) || WithinAbs(0.0, 1e-9));
}

TEST_CASE("days that no period begins with are refused", "[growth][bad]") {
  auto in = two_phases();
  const auto setup = eight_years();
  const auto refused = [&] { (void)build_calendar_of(in.plan, setup, in.build); };
  in.build.dates.phases[1].online = date(2028, 7, 1);
  CHECK_THROWS_WITH(refused(), ContainsSubstring("phase[2].online") && ContainsSubstring("whole number of periods"));
  in.build.dates.phases[1].online = date(2034, 1, 1);
  CHECK_THROWS_WITH(refused(), ContainsSubstring("before the horizon"));
  in.build.dates.phases[1].online = date(2026, 1, 1);
  CHECK_THROWS_WITH(refused(), ContainsSubstring("phase[2].lead") && ContainsSubstring("before the close"));
  in.build.phases[1].lead = 7.0 * month;
  CHECK_THROWS_WITH(refused(), ContainsSubstring("whole number"));
}

}  // namespace refresh_choice_test
