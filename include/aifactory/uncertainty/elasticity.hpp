// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  One percent more of an input is how many percent more of the result?
#pragma once

#include "aifactory/uncertainty/inputs.hpp"
#include "aifactory/uncertainty/results.hpp"
#include "aifactory/values/dual.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// How much the result changes with one input, both in percent.
struct elasticity {
  /// Its name as files write it: "power.price".
  std::string input;
  double value;  ///< percent of the result per percent of the input
};

/// The exact elasticities at the central values, of certain and uncertain inputs alike, in the order of the inputs.
///
///   elasticity = d(result) / d(input) * input / result
///
/// Without a unit. An input of 0 has elasticity 0; so has every input where the result is 0.
/// @param result  which of the formula's results, from 0
/// @errors  input_error for a result that does not exist; whatever the formula throws
/// @source  definition; the derivatives are exact, by dual numbers (dual.hpp)
template <template <class> class S, class Formula>
[[nodiscard]] std::vector<elasticity> elasticities(const S<uncertain>& inputs, const Formula& formula,
                                                   std::size_t result = 0) {
  detail::require_result<decltype(formula(std::declval<const S<dual>&>()))>("elasticities", result);
  const auto list = list_inputs(inputs);
  std::vector<elasticity> found;
  for (std::size_t seed = 0; seed < list.size(); ++seed) {
    std::size_t next = 0;
    const S<dual> point = detail::refill<dual>(inputs, [&] {
      const std::size_t i = next++;
      const double x = list[i].value.central();
      return i == seed ? seeded(x) : dual(x);
    });
    double value = 0.0;
    detail::for_each_result<dual>(formula(point), [&](std::size_t r, const dual& y) {
      const double x = list[seed].value.central();
      if (r == result && x != 0.0 && value_of(y) != 0.0) value = slope(y) * x / value_of(y);
    });
    found.push_back({list[seed].name, value});
  }
  return found;
}

}  // namespace aifactory
