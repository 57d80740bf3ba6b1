// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a value as a plain number, where a formula asks whether a part of it is there at all?
#pragma once

#include "aifactory/units/math.hpp"

namespace aifactory::detail {

/// The number itself; of a value type that records formulas, the one it was recorded with. Not for lanes: they hold many.
template <class V>
[[nodiscard]] constexpr double plain_number(const V& x) {
  if constexpr (math::records<V>)
    return mathematics<V>::plain(x);
  else
    return static_cast<double>(x);
}

}  // namespace aifactory::detail
