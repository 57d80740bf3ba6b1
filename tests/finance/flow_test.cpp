// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/flow.hpp"

#include "aifactory/finance/growing_flow.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"
#include "aifactory/units/field.hpp"
#include "aifactory/values/lanes.hpp"
#include "reference_cases.hpp"

#include <cmath>
#include <functional>
#include <tuple>

namespace flow_test {

using namespace finance_cases;

template <class Flow>
bool holds_its_entries(const Flow& flow) {
  const auto* begin = reinterpret_cast<const char*>(&flow);
  const auto* entry = reinterpret_cast<const char*>(flow.base_values().data());
  return !std::less<>{}(entry, begin) && std::less<>{}(entry, begin + sizeof(flow));
}

TEST_CASE("twenty years of months lie inside the flow, so nothing is asked of the heap", "[finance][flow]") {
  CHECK(holds_its_entries(pretax_flow<>(months(240))));
  CHECK(holds_its_entries(pretax_flow<lanes>(months(240))));
  CHECK(holds_its_entries(pretax_flow<>(months(240)) + pretax_flow<>(months(240))));
  CHECK_FALSE(holds_its_entries(pretax_flow<>(months(600))));
  CHECK(pretax_flow<lanes>(months(600)).size() == 601);
}

TEST_CASE("sums, differences, multiples", "[finance][flow]") {
  const auto a = yearly({1, 2, 3}), b = yearly({10, 20, 30});
  CHECK((a + b).total().base_value() == 66.0);
  CHECK((b - a)[2].base_value() == 27.0);
  CHECK((-a)[1].base_value() == -2.0);
  CHECK((2 * a).total().base_value() == 12.0);
  auto c = a;
  c += b, c -= a, c *= 2.0;
  CHECK(c.total().base_value() == 120.0);
  c.add(1, 1.0 * USD);
  CHECK(c[1].base_value() == 41.0);
  // A number beside lanes becomes lanes.
  const pretax_flow<lanes> many = a;
  CHECK((many + b)[2].base_value()[0] == 33.0);
}

TEST_CASE("prices times amounts are money before tax", "[finance][flow]") {
  const auto tokens = output_token_flow<>::made(years(2), [](int k) { return 10.0 * k * tok_out; });
  const auto falling =
      amount_flow<u::per<u::usd, u::output_token>>::made(years(2), [](int k) { return (3.0 - k) * USD / tok_out; });
  const pretax_flow<> revenue = falling * tokens;
  CHECK(revenue[1].base_value() == 20.0);
  CHECK(revenue[2].base_value() == 20.0);
  const pretax_flow<> level = tokens * (2.0 * USD / tok_out);
  CHECK(level.total().base_value() == 60.0);
  // Tokens times energy per token are energy, of no kind of money.
  const amount_flow<u::joule> used = (5.0 * joule / tok_out) * tokens;
  CHECK(used[2].base_value() == 100.0);
}

TEST_CASE("what joins a flow by name", "[finance][flow]") {
  const auto before = yearly({-100, 50, 80});
  const auto tax = dollars_on<tax_flow<>>(years(2), {0, 5, 10});
  CHECK(after_tax(before, tax).total().base_value() == 15.0);
  CHECK(untaxed(before).total().base_value() == 30.0);
  const auto levered = dollars_on<levered_tax_flow<>>(years(2), {0, 4, 9});
  const auto debt = dollars_on<debt_flow<>>(years(2), {60, -35, -35});
  const equity_flow<> left = after_debt(before, levered, debt);
  CHECK(left[0].base_value() == -40.0);
  CHECK(left[2].base_value() == 36.0);
}

TEST_CASE("amounts that grow", "[finance][flow]") {
  for (const int periods : {1, 2, 3, 4, 5, 6, 7, 8, 241}) {
    const auto grown = growing_flow<pretax_flow<>>(years(periods), 100.0 * USD, 1.03);
    CHECK(grown[0].base_value() == 0.0);
    // Products of four steps: within a rounding or so per four years.
    for (int k = 1; k <= periods; ++k)
      CHECK_THAT(grown[k].base_value(), WithinRel(100.0 * std::pow(1.03, k - 1), 1e-13));
  }
  const auto price = grown_from_now(8.0 * USD / tok_out, growth_rate<>::effective(-0.5), years(3, timing::mid));
  CHECK_THAT(price[1].base_value(), WithinRel(8.0 * std::sqrt(0.5), 1e-14));
  CHECK_THAT(price[3].base_value(), WithinRel(2.0 * std::sqrt(0.5), 1e-14));
}

template <class V>
struct bet {
  required<money<V>> yearly_profit;
  required<nominal_rate<V>> hurdle;
  static constexpr auto fields() {
    return std::tuple{
        field{&bet::yearly_profit, "of each year", origin::must_be_given(), spelling{"yearly_profit", "USD"}},
        field{&bet::hurdle, "of the owners", origin::must_be_given(), spelling{"hurdle", "1/year"}}};
  }
};
constexpr auto worth = [](const auto& in) {
  using V = std::remove_cvref_t<decltype(in.hurdle.effective_annual())>;
  const auto cash = pretax_flow<V>::made(
      years(5), [&](int k) { return k == 0 ? money<V>(-100.0 * USD) : money<V>(in.yearly_profit); });
  return npv(cash, nominal_pretax_wacc<V>(in.hurdle));
};

TEST_CASE("the same flow through trials: mean and chance", "[finance][flow]") {
  const bet<uncertain> in{.yearly_profit = uniform(20, 34) * USD, .hurdle = nominal_rate<uncertain>::effective(0.08)};
  const auto found = monte_carlo(in, worth, {.trials = 200'000, .seed = 3, .threads = 2});
  // By hand: the annuity of 5 years at 8 % is 1 / 0.2504564546; 27 of it less 100; worth nothing at 25.04564546 a year.
  const double annuity = 1.0 / 0.2504564545668364;
  CHECK_THAT(found.mean().value.base_value(),
             WithinAbs(27.0 * annuity - 100.0, 5.0 * found.mean().standard_error.base_value()));
  CHECK_THAT(found.quantile(0.5).value.base_value(), WithinAbs(27.0 * annuity - 100.0, 0.1));
}

}  // namespace flow_test
