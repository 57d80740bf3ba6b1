// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/values/lanes.hpp"

#include "catch_shim.hpp"

#include <concepts>

namespace lanes_fma_test {

using namespace aifactory;

// (1 + 2^-30)^2 - 1 = 2^-29 + 2^-60: the last term is lost when the product is rounded to 53 bits first.
TEST_CASE("lanes multiply and add in one rounding where the machine does", "[values][lanes]") {
  const lanes x(1.0 + 0x1p-30);
  const double found = fma(x, x, lanes(-1.0))[0];
#if defined __FMA__
  constexpr bool in_one = !std::same_as<detail::native_batch, detail::array_batch<4>>;
#else
  constexpr bool in_one = false;
#endif
  CHECK((found == 0x1p-29 + 0x1p-60 || (!in_one && found == 0x1p-29)));
}

}  // namespace lanes_fma_test
