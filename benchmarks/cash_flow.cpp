// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How long does a cash flow of 20 years in months take, beside a loop over bare doubles?
///
///   benchmark_cash_flow [trials] [repetitions]
///
/// Prints nanoseconds (the least of the repetitions) and ratios: the present value of a flow that is there; the same with
/// its rows made from prices, output and costs, against a loop that keeps no rows; a million Monte-Carlo trials of that.
#include "aifactory/finance.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"
#include "aifactory/units.hpp"
#include "aifactory/units/field.hpp"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

namespace {

using namespace aifactory;

template <class F>
double least_ns(int repetitions, int calls, const F& f) {
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < repetitions; ++i) {
    const auto start = std::chrono::steady_clock::now();
    for (int j = 0; j < calls; ++j) f();
    best = std::min(best,
                    std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count() / calls);
  }
  return best;
}
/// Keeps the compiler from dropping a result or knowing an input.
template <class T>
void opaque(T& x) {
  asm volatile("" : "+m"(x) : : "memory");
}

/// A small plan with illustrative numbers: one payment for the factory, tokens a month at a falling price, costs that
/// inflate.
template <class V = double>
struct plan {
  required<money<V>> capital;
  required<output_token_price<V>> price;
  required<growth_rate<V>> price_growth;
  required<quantity<u::output_token, V>> tokens_a_month;
  required<money<V>> cost_a_month;
  required<inflation_rate<V>> inflation;
  required<nominal_rate<V>> wacc;

  static constexpr auto fields() {
    const auto row = [](auto member, const char* name, const char* unit) {
      return field{member, name, origin::must_be_given(), spelling{name, unit}};
    };
    return std::tuple{row(&plan::capital, "capital", "USD"),
                      row(&plan::price, "price", "USD/Mtok_out"),
                      row(&plan::price_growth, "price_growth", "1/year"),
                      row(&plan::tokens_a_month, "tokens_a_month", "tok_out"),
                      row(&plan::cost_a_month, "cost_a_month", "USD"),
                      row(&plan::inflation, "inflation", "1/year"),
                      row(&plan::wacc, "wacc", "1/year")};
  }
};

const timeline twenty_years({std::chrono::year(2026), std::chrono::January, std::chrono::day(1)}, 240,
                            frequency::monthly, timing::end);

/// entry k = tokens x price_k - cost_k
constexpr auto typed_npv = [](const auto& in) {
  using V = std::remove_cvref_t<decltype(in.capital.base_value())>;
  const auto step = [](const auto& annual) { return math::exp(V(math::log1p(annual.effective_annual()) / 12.0)); };
  auto rows = growing_flow<pretax_flow<V>>(twenty_years, in.tokens_a_month * in.price, step(in.price_growth));
  rows -= growing_flow<pretax_flow<V>>(twenty_years, in.cost_a_month, step(in.inflation));
  rows.add(0, -in.capital);
  return npv(rows, nominal_pretax_wacc<V>(in.wacc));
};

double raw_npv(const double* in) {
  const double price_step = std::exp(std::log1p(in[2]) / 12.0), cost_step = std::exp(std::log1p(in[5]) / 12.0);
  const double v = std::exp(-std::log1p(in[6]) / 12.0);
  double earned = in[1] * in[3], spent = in[4], df = 1.0, sum = -in[0];
  for (int k = 1; k <= 240; ++k) {
    df *= v;
    sum += (earned - spent) * df;
    earned *= price_step, spent *= cost_step;
  }
  return sum;
}
double raw_npv_of_rows(const double* rows, double wacc) {
  const double v = std::exp(-std::log1p(wacc) / 12.0);
  double df = 1.0, sum = rows[0];
  for (int k = 1; k <= 240; ++k) df *= v, sum += rows[k] * df;
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t trials = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const int repetitions = argc > 2 ? std::atoi(argv[2]) : 200;

  const plan<> one{.capital = 4e9 * USD,
                   .price = 0.5 * USD / Mtok_out,
                   .price_growth = growth_rate<>::effective(-0.1),
                   .tokens_a_month = 1.5e14 * tok_out,
                   .cost_a_month = 2e7 * USD,
                   .inflation = 2.5_pct_per_year_inflation,
                   .wacc = 9.0_pct_per_year};
  double in[7] = {4e9, 0.5e-6, -0.1, 1.5e14, 2e7, 0.025, 0.09};
  plan<> typed = one;
  double result = 0.0, check = 0.0;

  std::vector<double> numbers(241, 1.25e6);
  numbers[0] = -1e8;
  const auto flow_there = pretax_flow<>::from_base_values(twenty_years, numbers);
  const nominal_pretax_wacc<> rate(9.0_pct_per_year);
  const double typed_rows =
      least_ns(repetitions, 1000, [&] { result = npv(flow_there, rate).base_value(), opaque(result); });
  const double raw_rows =
      least_ns(repetitions, 1000, [&] { check = raw_npv_of_rows(numbers.data(), in[6]), opaque(check), opaque(in); });
  std::printf("npv of 240 months            %8.1f ns   raw loop %8.1f ns   ratio %.2f   apart %.1e\n", typed_rows,
              raw_rows, typed_rows / raw_rows, result / check - 1.0);

  const double typed_all =
      least_ns(repetitions, 1000, [&] { opaque(typed), result = typed_npv(typed).base_value(), opaque(result); });
  const double raw_all = least_ns(repetitions, 1000, [&] { opaque(in), check = raw_npv(in), opaque(check); });
  std::printf("rows and npv of 240 months   %8.1f ns   raw loop %8.1f ns   ratio %.2f   apart %.1e\n", typed_all,
              raw_all, typed_all / raw_all, result / check - 1.0);

  const plan<uncertain> drawn{.capital = triangular(3.5e9, 4e9, 5e9) * USD,
                              .price = triangular(0.4, 0.5, 0.7) * USD / Mtok_out,
                              .price_growth = growth_rate<uncertain>::effective(uniform(-0.2, 0.0)),
                              .tokens_a_month = triangular(1e14, 1.5e14, 1.8e14) * tok_out,
                              .cost_a_month = uniform(1.5e7, 2.5e7) * USD,
                              .inflation = inflation_rate<uncertain>::effective(uniform(0.01, 0.04)),
                              .wacc = nominal_rate<uncertain>::effective(uniform(0.07, 0.12))};
  for (const unsigned threads : {1u, 2u}) {
    double mean = 0.0;
    const double ns = least_ns(3, 1, [&] {
      mean = monte_carlo(drawn, typed_npv, {.trials = trials, .seed = 1, .threads = threads}).mean().value.base_value();
    });
    std::printf("%llu trials on %u thread%s  %8.1f ms   %.1f ns a trial   mean %.6g USD\n",
                static_cast<unsigned long long>(trials), threads, threads > 1 ? "s" : " ", ns / 1e6,
                ns / static_cast<double>(trials), mean);
  }
}
