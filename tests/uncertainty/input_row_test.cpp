// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/input_row.hpp"

#include "aifactory/uncertainty/lognormal.hpp"
#include "aifactory/uncertainty/monte_carlo.hpp"
#include "aifactory/uncertainty/uniform.hpp"
#include "aifactory/units/time.hpp"
#include "catch_shim.hpp"

namespace input_row_test {

using namespace aifactory;

namespace {

template <class V>
struct pair_of_inputs {
  duration<V> first, second;

  static constexpr auto fields() {
    return std::tuple{field{&pair_of_inputs::first, "one", origin::neutral(), spelling{"first", "s"}},
                      field{&pair_of_inputs::second, "another", origin::neutral(), spelling{"second", "s"}}};
  }
};

const std::vector<input_value> inputs{{"first", uncertain(distribution(uniform(1.0, 3.0)))}, {"second", uncertain(distribution(lognormal({.median = 2.0, .sigma = 0.3})))}};

}  // namespace

TEST_CASE("input row: the same draws as a struct of the same inputs", "[uncertainty][engine]") {
  const trial_options options{.trials = 20'000, .seed = 9};
  const auto as_struct = monte_carlo(pair_of_inputs<uncertain>{duration<uncertain>::from_base_value(inputs[0].value), duration<uncertain>::from_base_value(inputs[1].value)}, [](const auto& in) { return in.first.base_value() * in.second.base_value(); }, options);
  const auto as_row = monte_carlo(input_row<uncertain>(inputs), [](const auto& in) { return in[0] * in[1]; }, options);
  CHECK(as_row.mean().value == as_struct.mean().value);
  CHECK(as_row.sd().value == as_struct.sd().value);
  CHECK(as_row.quantile(0.95).value == as_struct.quantile(0.95).value);
}

TEST_CASE("input row: names are kept, too many inputs are refused", "[uncertainty][engine]") {
  const auto listed = list_inputs(input_row<uncertain>(inputs));
  REQUIRE(listed.size() == 2);
  CHECK(listed[1].name == "second");
  std::vector<input_value> many(longest_input_row + 1, {"x", uncertain(1.0)});
  CHECK_THROWS_WITH(input_row<uncertain>(many), ContainsSubstring("257 inputs, there is room for 256"));
}

}  // namespace input_row_test
