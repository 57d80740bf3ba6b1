// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a forgotten field fail to compile?
#pragma once

#include "aifactory/units/value.hpp"

#include <concepts>

namespace aifactory {

/// Stands for the value of a required field where a reader fills it in later.
struct unset_t {};
/// The value that says so: 0 until it is filled in.
inline constexpr unset_t unset{};

/// A field that must be given: `required<pue<V>> pue;` in an aggregate. It is a T, so that operators take it; leaving it
/// out of the braces does not compile and says so.
template <class T>
struct required : T {
  /// From what it holds.
  constexpr required(const T& given) : T(given) {}
  /// Zero, to be filled in by a reader.
  constexpr explicit(false) required(unset_t) : T() {}
  /// From what makes a T: a quantity of the same dimension, a bare number for a pue or a share.
  template <class Q>
    requires(!std::derived_from<Q, required> && !std::same_as<Q, T> && !std::same_as<Q, unset_t>)
  constexpr required(const Q& given) : T(given) {}  // keeps T's own words for a wrong type
  template <class X = T, bool Given = sizeof(X) == 0>
  required() : T(never<X>()) {
    static_assert(Given, "aifactory: a required field was left out");
  }
};

}  // namespace aifactory
