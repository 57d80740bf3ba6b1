// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/sizing/pareto.hpp"

#include "aifactory/units/money.hpp"
#include "catch_shim.hpp"

#include <cmath>
#include <random>
#include <string>

namespace pareto_test {

using namespace aifactory;

namespace {
struct option {
  double cost, speed, power;
};
constexpr auto cheap = lower{&option::cost};
constexpr auto fast = higher{&option::speed};
constexpr auto frugal = lower{&option::power};
}  // namespace

TEST_CASE("Pareto set: on paper", "[sizing][pareto]") {
  // By cost and speed: the fourth is beaten by the second and third (as fast, dearer), the fifth by the same two (slower and
  // dearer). The second and third are equal: neither beats the other, so both stay.
  const std::vector<option> options{{1, 10, 0}, {2, 20, 0}, {2, 20, 0}, {4, 20, 0}, {3, 15, 0}, {0.5, 5, 0}};
  CHECK(pareto_set(options, cheap, fast) == std::vector<std::size_t>{0, 1, 2, 5});
  // With a third objective in which the fifth is best it stays.
  auto frugal_fifth = options;
  frugal_fifth[4].power = -1.0;
  CHECK(pareto_set(frugal_fifth, cheap, fast, frugal) == std::vector<std::size_t>{0, 1, 2, 4, 5});
  // One objective: all that are as good as the best.
  CHECK(pareto_set(options, fast) == std::vector<std::size_t>{1, 2, 3});
  CHECK(pareto_set(std::vector<option>{}, cheap).empty());
}

TEST_CASE("dominance: at least as good in all, better in one", "[sizing][pareto]") {
  const option a{1, 10, 5};
  CHECK(!dominates(a, a, cheap, fast));
  CHECK(dominates(a, option{1, 9, 5}, cheap, fast));
  CHECK(!dominates(a, option{0.9, 9, 5}, cheap, fast));
  CHECK(!dominates(option{1, 9, 5}, a, cheap, fast));
}

TEST_CASE("Pareto set: as the definition has it", "[sizing][pareto]") {
  std::mt19937 draw(7);
  for (int round = 0; round < 300; ++round) {
    // Few values, so that many are equal in one objective, and some in all.
    std::uniform_int_distribution<int> value(0, round % 2 == 0 ? 3 : 12);
    std::vector<option> options(static_cast<std::size_t>(round % 61));
    for (auto& each : options) each = {double(value(draw)), double(value(draw)), double(value(draw))};
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < options.size(); ++i) {
      bool beaten = false;
      for (const auto& other : options)
        beaten = beaten || (other.cost <= options[i].cost && other.speed >= options[i].speed && other.power <= options[i].power &&
                            (other.cost < options[i].cost || other.speed > options[i].speed || other.power < options[i].power));
      if (!beaten) kept.push_back(i);
    }
    INFO("round " << round);
    CHECK(pareto_set(options, cheap, fast, frugal) == kept);
  }
}

TEST_CASE("Pareto set: quantities and functions as objectives", "[sizing][pareto]") {
  const std::vector<money<>> prices{3.0 * USD, 1.0 * USD, 2.0 * USD};
  CHECK(pareto_set(prices, lower{[](const money<>& price) { return price; }}) == std::vector<std::size_t>{1});
  const std::vector<std::string> words{"one", "three", "four"};
  CHECK(pareto_set(words, higher{&std::string::size}) == std::vector<std::size_t>{1});
}

TEST_CASE("Pareto set: what is no number is refused", "[sizing][pareto][bad]") {
  const std::vector<option> options{{1, 10, 0}, {std::nan(""), 20, 0}};
  CHECK_THROWS_WITH(pareto_set(options, cheap, fast), ContainsSubstring("no number"));
}

}  // namespace pareto_test
