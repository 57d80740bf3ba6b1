// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/levelized_cost.hpp"

#include "aifactory/finance/fixed_charge_rate.hpp"
#include "aifactory/finance/irr.hpp"
#include "aifactory/finance/levelized_layers.hpp"
#include "aifactory/finance/macrs.hpp"
#include "aifactory/finance/required_price.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/interval.hpp"
#include "aifactory/values/lanes.hpp"
#include "single_owner.hpp"

#include <cmath>

namespace levelized_cost_test {

using namespace finance_cases;

TEST_CASE("FD018, FD025, FD036: three routes to 0.11891796 $/Mtok", "[finance][lcot]") {
  const single_owner<> owner{.life = 8, .tax = both_taxes()};
  const auto plan = owner.plan();
  const auto price = required_price(plan, ten_point_seven());
  // SAM's cash flow at the price that pays 10.7 %, SAM's fixed charge rate, and the price levelized. Their tolerance is
  // 1e-12.
  CHECK_THAT(price.nominal.in(usd_per_mtok), WithinRel(0.13137736225334123, 1e-12));
  CHECK_THAT(price.real.in(usd_real_per_mtok), WithinRel(0.1189179607833501, 1e-12));
  const auto cost = cost_at_price(plan, price.nominal, ten_point_seven());
  CHECK_THAT(cost.nominal.in(usd_per_mtok), WithinRel(price.nominal.in(usd_per_mtok), 1e-13));
  CHECK_THAT(cost.real.in(usd_real_per_mtok), WithinRel(price.real.in(usd_real_per_mtok), 1e-13));
  // 5e7 dollars of year 1 are 5e7/1.025 of the close.
  const auto charge =
      fixed_charge_rate(charge_terms<>{.wacc = ten_point_seven(),
                                       .inflation = 2.5_pct_per_year_inflation,
                                       .life = term<>(8.0),
                                       .tax = share<>{both_taxes()},
                                       .depreciation = macrs(macrs_class::five, macrs_convention::half_year)});
  const auto by_charge = levelized_cost_by_fixed_charge(charge.rate, 1e9 * USD_real, 5e7 / 1.025 * USD_real / year,
                                                        2e15 * tok_out / year, 0.0 * USD_real / tok_out);
  CHECK_THAT(by_charge.in(usd_real_per_mtok), WithinRel(price.real.in(usd_real_per_mtok), 1e-13));
  CHECK_THAT(price.real.in(usd_real_per_mtok), WithinAbs(0.11891796, 5e-9));
  // The rows of the year: free flow at the price, and the rate that it earns.
  const auto free = free_flow_at(plan, price.nominal);
  const double known[] = {-1000000000.0,      209370896.09505287, 240288521.09505287,
                          205388786.72005287, 184048878.98567787, 183059889.55794352,
                          166764895.39451578, 150444558.37700236, 149379524.9340511};
  for (int k = 0; k <= 8; ++k) CHECK_THAT(free[k].base_value(), WithinRel(known[k], 2e-13));
  const auto earned = irr(free);
  REQUIRE(earned.status == irr_status::unique);
  CHECK_THAT(earned.roots[0].effective_annual(), WithinRel(0.107, 1e-12));
  // The real price, rising with inflation, earns the real rate in constant dollars.
  const auto real_earned = irr(deflate(free_flow_at(plan, price.real), plan.inflation));
  REQUIRE(real_earned.status == irr_status::unique);
  CHECK_THAT(real_earned.roots[0].effective_annual(), WithinRel(0.08, 1e-12));
}

TEST_CASE("a cost of capital of nothing is a number like others", "[finance][lcot]") {
  // By hand, without tax and inflation: (1 G$ + 8 x 50 M$) / (8 x 2e9 Mtok).
  const auto plan = single_owner<>{.life = 8, .tax = 0.0, .inflation = 0.0}.plan();
  CHECK_THAT(required_price(plan, nominal_wacc<>(nominal_rate<>{})).real.in(usd_real_per_mtok),
             WithinRel(1.4e9 / 16e9, 1e-14));
  const auto charge =
      fixed_charge_rate(charge_terms<>{.wacc = nominal_wacc<>(nominal_rate<>{}),
                                       .inflation = inflation_rate<>{},
                                       .life = term<>(8.0),
                                       .tax = share<>{0.0},
                                       .depreciation = macrs(macrs_class::five, macrs_convention::half_year)});
  CHECK_THAT(charge.rate, WithinRel(0.125, 1e-15));
}

TEST_CASE("FD023: all equity, no tax", "[finance][lcot]") {
  const auto plan = single_owner<>{.life = 6, .tax = 0.0}.plan();
  const auto cost = cost_at_price(plan, 0.3 * usd_per_mtok, ten_point_seven());
  // PySAM's energy is off by 3.5e-14.
  CHECK_THAT(cost.nominal.in(usd_per_mtok), WithinRel(0.14359094505329176, 1e-13));
  CHECK_THAT(cost.real.in(usd_real_per_mtok), WithinRel(0.13254793701694859, 1e-13));
  const auto free = free_flow_at(plan, 0.3 * usd_per_mtok);
  CHECK_THAT(npv(free, ten_point_seven()).base_value(), WithinRel(1334905108.8456345, 1e-12));
  CHECK_THAT(irr(free).roots.at(0).effective_annual(), WithinRel(0.5000645445194996, 1e-12));
  // Without tax the cost does not move with the price, and is the required price and the pre-tax cost.
  CHECK_THAT(cost_at_price(plan, 0.9 * usd_per_mtok, ten_point_seven()).nominal.in(usd_per_mtok),
             WithinRel(0.14359094505329176, 1e-13));
  CHECK_THAT(required_price(plan, ten_point_seven()).nominal.in(usd_per_mtok), WithinRel(0.14359094505329176, 1e-13));
  const auto pretax = lcot_pretax(pretax_flow<>(plan.capital + plan.operating), plan.tokens,
                                  nominal_pretax_wacc<>(ten_point_seven().annual()), plan.inflation);
  CHECK_THAT(pretax.nominal.in(usd_per_mtok), WithinRel(0.14359094505329176, 1e-13));
  CHECK_THAT(pretax.real.in(usd_real_per_mtok), WithinRel(0.13254793701694859, 1e-13));
}

TEST_CASE("FD024: tax with MACRS", "[finance][lcot]") {
  const auto plan = single_owner<>{.life = 6, .tax = both_taxes()}.plan();
  const auto price = 0.3 * usd_per_mtok;
  const auto cost = cost_at_price(plan, price, ten_point_seven());
  CHECK_THAT(cost.nominal.in(usd_per_mtok), WithinRel(0.1925267776358989, 1e-13));
  CHECK_THAT(cost.real.in(usd_real_per_mtok), WithinRel(0.17772030949923873, 1e-13));
  const auto free = free_flow_at(plan, price);
  const double known[] = {-1000000000.0,     457144999.9999846,  488062624.9999846, 453162890.6249846,
                          431822982.8906096, 430833993.46287525, 414538999.29944754};
  for (int k = 0; k <= 6; ++k) CHECK_THAT(free[k].base_value(), WithinRel(known[k], 1e-13));
  CHECK_THAT(npv(free, ten_point_seven()).base_value(), WithinRel(917252224.6031306, 1e-12));
  CHECK_THAT(irr(free).roots.at(0).effective_annual(), WithinRel(0.3934942926920131, 1e-12));
  // Federal and state tax of year 1 together.
  const auto tax = tax_due(pretax_flow<>(price * plan.tokens + plan.operating), plan.deductions, plan.tax);
  CHECK_THAT(tax[1].base_value(), WithinRel(68354999.99999592 + 24499999.999998543, 1e-12));
  CHECK_THAT(tax[6].base_value(), WithinRel(94882518.80111897 + 34008071.25488135, 1e-12));
}

TEST_CASE("the cost at a price moves with the price, and equals it only where it pays the cost of capital",
          "[finance][lcot]") {
  const auto plan = single_owner<>{.life = 8, .tax = both_taxes()}.plan();
  const double required = required_price(plan, ten_point_seven()).nominal.in(usd_per_mtok);
  const auto cost_at = [&](double price) {
    return cost_at_price(plan, price * usd_per_mtok, ten_point_seven()).nominal.in(usd_per_mtok);
  };
  CHECK(cost_at(0.10) > 0.10);
  CHECK(cost_at(0.10) < cost_at(0.30));
  // Linear: the slope is the tax rate, since price and output are level.
  CHECK_THAT(cost_at(0.3) - cost_at(0.1), WithinRel(0.2 * both_taxes(), 1e-12));
  CHECK_THAT(cost_at(required), WithinRel(required, 1e-13));
}

TEST_CASE("the present value at the required price is nothing, whatever a loss is worth, by years and by months",
          "[finance][lcot]") {
  for (const losses policy : {losses::refund, losses::carry_forward, losses::forfeit})
    for (const frequency every : {frequency::yearly, frequency::quarterly, frequency::monthly})
      for (const double bonus : {0.0, 1.0}) {
        const auto plan =
            single_owner<>{.life = 8, .tax = both_taxes(), .on_loss = policy, .carried_share = 0.8, .bonus = bonus}
                .plan(every);
        const auto price = required_price(plan, ten_point_seven());
        const double costs = -npv(untaxed(plan.capital + plan.operating), ten_point_seven()).base_value();
        CHECK_THAT(npv(free_flow_at(plan, price.nominal), ten_point_seven()).base_value() / costs,
                   WithinAbs(0.0, 1e-12));
        CHECK_THAT(npv(free_flow_at(plan, price.real), ten_point_seven()).base_value() / costs, WithinAbs(0.0, 1e-12));
      }
}

TEST_CASE("required prices where losses are not refunded, against a search by SciPy", "[finance][lcot]") {
  struct known {
    losses policy;
    double cap, bonus, nominal, real;
  };
  // scipy.optimize.brentq on a cash flow of its own, x within 1e-14.
  for (const known& each : {known{losses::refund, 1, 0, 0.13137736225333665, 0.1189179607833459},
                            known{losses::forfeit, 1, 0, 0.13428567619829979, 0.1218749083832218},
                            known{losses::carry_forward, 1, 0, 0.13188977803298169, 0.11952762141378821},
                            known{losses::carry_forward, 0.8, 0, 0.13193451535178102, 0.11957486820093723},
                            known{losses::carry_forward, 0.8, 1, 0.1324183661186199, 0.12017128686046592},
                            known{losses::forfeit, 1, 1, 0.14994396702614654, 0.13630455707305367}}) {
    const single_owner<> owner{
        .life = 8, .tax = 0.2653, .on_loss = each.policy, .carried_share = each.cap, .bonus = each.bonus};
    const auto price = required_price(owner.plan(), nominal_wacc<>(10.7_pct_per_year));
    CHECK_THAT(price.nominal.in(usd_per_mtok), WithinRel(each.nominal, 1e-12));
    CHECK_THAT(price.real.in(usd_real_per_mtok), WithinRel(each.real, 1e-12));
  }
}

TEST_CASE("scaling: with money, against output, by utilization", "[finance][lcot]") {
  const auto price_of = [](const auto& owner) {
    return required_price(owner.plan(), ten_point_seven()).real.in(usd_real_per_mtok);
  };
  const single_owner<> base{.life = 8, .tax = both_taxes()};
  single_owner<> more_output = base;
  more_output.output *= 2.0;
  CHECK_THAT(price_of(more_output), WithinRel(0.5 * price_of(base), 1e-14));
  auto dearer = base.plan();
  dearer.capital *= 3.0, dearer.operating *= 3.0, dearer.deductions *= 3.0;
  CHECK_THAT(required_price(dearer, ten_point_seven()).real.in(usd_real_per_mtok),
             WithinRel(3.0 * price_of(base), 1e-14));
  double last = INFINITY;
  for (const double used : {0.1, 0.4, 0.7, 1.0}) {
    single_owner<> at_use = base;
    at_use.output *= used;
    CHECK(price_of(at_use) < last);
    last = price_of(at_use);
  }
}

TEST_CASE("layers have one denominator and add up", "[finance][lcot]") {
  const auto plan = single_owner<>{.life = 8, .tax = both_taxes()}.plan();
  const timeline& when = plan.tokens.when();
  const std::vector<cost_layer<>> layers{
      {"compute", 0.7 * plan.capital, 0.0 * plan.operating, 0.7 * plan.deductions, plan.credits},
      {"facility", 0.3 * plan.capital, 0.2 * plan.operating, 0.3 * plan.deductions, plan.credits},
      {"power", pretax_flow<>(when), 0.8 * plan.operating, non_cash_flow<>(when), plan.credits}};
  for (const losses policy : {losses::refund, losses::carry_forward, losses::forfeit}) {
    const income_tax<> law{.rate = plan.tax.rate, .on_loss = policy};
    const auto parts = required_price_by_layer(layers, plan.tokens, law, plan.inflation, ten_point_seven(), plan.used);
    const auto whole = required_price(plan_of(layers, plan.tokens, law, plan.inflation, plan.used), ten_point_seven());
    CHECK(parts.size() == (policy == losses::refund ? 3u : 4u));
    double nominal = 0.0, real = 0.0;
    for (const auto& each : parts)
      nominal += each.cost.nominal.in(usd_per_mtok), real += each.cost.real.in(usd_real_per_mtok);
    CHECK_THAT(nominal, WithinRel(whole.nominal.in(usd_per_mtok), 1e-14));
    CHECK_THAT(real, WithinRel(whole.real.in(usd_real_per_mtok), 1e-14));
    if (policy != losses::refund) CHECK(parts.back().cost.nominal.in(usd_per_mtok) > 0.0);
  }
  const nominal_pretax_wacc<> rate(10.7_pct_per_year);
  double sum = 0.0;
  for (const auto& each : lcot_pretax_by_layer(layers, plan.tokens, rate, plan.inflation))
    sum += each.cost.real.in(usd_real_per_mtok);
  CHECK_THAT(sum, WithinRel(lcot_pretax(pretax_flow<>(plan.capital + plan.operating), plan.tokens, rate, plan.inflation)
                                .real.in(usd_real_per_mtok),
                            1e-14));
  CHECK_THROWS_AS((plan_of(std::vector<cost_layer<>>{}, plan.tokens, plan.tax, plan.inflation)), input_error);
}

TEST_CASE("a layer twice, and an asset that does not last, are refused by name", "[finance][lcot]") {
  const auto plan = single_owner<>{.life = 8, .tax = 0.2}.plan();
  const auto build = [&](std::vector<cost_layer<>> layers) {
    return plan_of(layers, plan.tokens, plan.tax, plan.inflation);
  };
  cost_layer<> compute{"compute", plan.capital, plan.operating, plan.deductions, plan.credits, 5.0};
  CHECK_THROWS_WITH(build({compute, compute}), ContainsSubstring("layer compute: given twice"));
  CHECK_THROWS_WITH(build({compute}), ContainsSubstring("layer compute: lasts 5"));
  compute.capital.add(5, -4e8 * USD);  // bought again
  CHECK_THAT(build({compute}).capital.total().base_value(), WithinRel(-1.4e9, 1e-14));
  compute = {"compute", plan.capital, plan.operating, plan.deductions, plan.credits, 8.0};
  CHECK_NOTHROW(build({compute}));
}

TEST_CASE("no output in any year is refused, none in some years is not", "[finance][lcot]") {
  const nominal_pretax_wacc<> rate(10.0_pct_per_year);
  const auto tokens = [](std::initializer_list<double> each) {
    return output_token_flow<>::from_base_values(years(3), std::vector<double>(each));
  };
  CHECK_THROWS_WITH(lcot_pretax(yearly({-100, 0, 0, 0}), tokens({0, 0, 0, 0}), rate, 2.5_pct_per_year_inflation),
                    ContainsSubstring("output"));
  // By hand: 100 over 11/1.1 + 13.31/1.331 = 20.
  CHECK_THAT(lcot_pretax(yearly({-100, 0, 0, 0}), tokens({0, 11, 0, 13.31}), rate, 2.5_pct_per_year_inflation)
                 .nominal.in(USD / tok_out),
             WithinRel(5.0, 1e-14));
  auto plan = single_owner<>{.life = 8, .tax = 0.2}.plan();
  plan.tokens *= 0.0;
  CHECK_THROWS_AS(required_price(plan, ten_point_seven()), domain_error);
}

TEST_CASE("the same prices over many trials, as bounds, and their exact slopes", "[finance][lcot]") {
  const auto number = [](losses policy, double capex) {
    return required_price(single_owner<>{.life = 8, .tax = both_taxes(), .capex = capex, .on_loss = policy}.plan(),
                          ten_point_seven())
        .real.in(usd_real_per_mtok);
  };
  for (const losses policy : {losses::refund, losses::carry_forward, losses::forfeit}) {
    const single_owner<lanes> many{.life = 8, .tax = lanes(both_taxes()), .on_loss = policy};
    const auto in_lanes =
        required_price(many.plan(), nominal_wacc<lanes>(ten_point_seven())).real.in(usd_real_per_mtok);
    CHECK_THAT(in_lanes[0], WithinRel(number(policy, 1e9), 1e-13));
    const single_owner<dual> moved{.life = 8, .tax = dual(both_taxes()), .capex = seeded(1e9), .on_loss = policy};
    const auto derived = required_price(moved.plan(), nominal_wacc<dual>(ten_point_seven())).real.in(usd_real_per_mtok);
    CHECK_THAT(value_of(derived), WithinRel(number(policy, 1e9), 1e-13));
    // Central difference over 0.1 %: the price is straight in the capital nearby.
    CHECK_THAT(slope(derived), WithinRel((number(policy, 1.001e9) - number(policy, 0.999e9)) / 2e6, 1e-9));
  }
  const single_owner<interval> bounded{.life = 8, .tax = interval(both_taxes()), .capex = interval(0.9e9, 1.1e9)};
  const auto bounds =
      required_price(bounded.plan(), nominal_wacc<interval>(ten_point_seven())).real.in(usd_real_per_mtok);
  CHECK(bounds.lower() <= number(losses::refund, 0.9e9));
  CHECK(bounds.upper() >= number(losses::refund, 1.1e9));
  CHECK(bounds.upper() < 1.2 * number(losses::refund, 1.1e9));
}

TEST_CASE("conventions are printed with the result, and SAM's are its own", "[finance][lcot]") {
  const auto sam = conventions::sam().lines();
  CHECK(sam[0].value == "SAM");
  CHECK(sam[1].value == "additive");
  CHECK(sam[2].value == "dollars_of_year_one");
  CHECK(sam[3].value == "refund");
  CHECK(sam[4].value == "end_of_year_one");
  CHECK(sam[5].value == "lost");
  CHECK(sam[6].value == "one_pass");
  CHECK(sam[7].value == "ebitda");
  CHECK(sam[8].name == "hours_per_year");
  CHECK(conventions{}.lines()[1].value == "compound");
  CHECK(required_price(single_owner<>{.life = 8, .tax = 0.2}.plan(), ten_point_seven()).used.name == "SAM");
}

TEST_CASE("what a loss is worth is printed as it was used", "[finance][lcot]") {
  for (const losses policy : {losses::refund, losses::carry_forward, losses::forfeit}) {
    const auto plan = single_owner<>{.life = 8, .tax = 0.2, .on_loss = policy}.plan();
    CHECK(required_price(plan, ten_point_seven()).used.on_loss == policy);
    CHECK(cost_at_price(plan, 0.2 * usd_per_mtok, ten_point_seven()).used.on_loss == policy);
  }
}

TEST_CASE("escalation: the sum of two rates, or their product", "[finance][lcot]") {
  conventions used = conventions::sam();
  const auto third_year = [&] {
    return escalated_cost(100.0 * USD / year, years(3), 2.5_pct_per_year_inflation, 1.0_pct_per_year_real, used)[3]
        .base_value();
  };
  CHECK_THAT(third_year(), WithinRel(-100.0 * 1.035 * 1.035, 1e-14));
  used.growth = escalation::compound;
  CHECK_THAT(third_year(), WithinRel(-100.0 * std::pow(1.025 * 1.01, 2), 1e-14));
  used.operating_cost = dollars::of_the_close;
  CHECK_THAT(third_year(), WithinRel(-100.0 * std::pow(1.025 * 1.01, 3), 1e-14));
  // -60 % and -60 % are 0.16 of the year before, but their sum is below -100 %.
  CHECK_THAT(nominal_growth(-0.6, -0.6, escalation::compound), WithinRel(-0.84, 1e-14));
  CHECK_THROWS_AS(nominal_growth(-0.6, -0.6, escalation::additive), domain_error);
}

}  // namespace levelized_cost_test
