// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are numbers refused for which a financial figure does not exist?
#pragma once

#include "aifactory/units/error.hpp"

#include <cmath>
#include <concepts>
#include <string>

namespace aifactory {

/// Bad input outside the domain of a formula: a life of zero, a rate of -100 %, an infinite payment.
class domain_error : public input_error {
 public:
  using input_error::input_error;
};

namespace detail {
// Not constexpr: in a constant expression the compiler prints this name as its error.
[[noreturn]] inline void outside_the_domain(const char* what, double given, const char* rule) {
  throw domain_error(std::string(what) + ": " + std::to_string(given) + ", " + rule);
}
/// Refuses what is not a finite number. Other value types (lanes, ...) are checked where they are bound to an input.
template <class V>
constexpr void must_be_finite([[maybe_unused]] const char* what, [[maybe_unused]] const V& given) {
  if constexpr (std::floating_point<V>)
    if (!(given - given == V(0))) outside_the_domain(what, static_cast<double>(given), "must be a finite number");
}
}  // namespace detail

}  // namespace aifactory
