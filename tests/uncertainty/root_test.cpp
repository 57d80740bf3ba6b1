// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/root.hpp"

#include "aifactory/uncertainty/philox.hpp"
#include "catch_shim.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace root_test {

using namespace aifactory;

// The C library's sqrt is the exact root, rounded once. Each refinement of the guess leaves an error far below the last
// place, so at most the rounding differs, and rarely.
TEST_CASE("roots taken several at a time are those of the C library within one unit in the last place",
          "[uncertainty][draws]") {
  std::size_t different = 0, tried = 0;
  for (std::uint64_t t = 0; t < 20'000; ++t) {
    std::array<double, 4 * lanes::size> x;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const std::uint64_t trial = t * x.size() + i;
      x[i] = std::ldexp(1.0 + uniform01_53(1, 0, trial), static_cast<int>(200.0 * uniform01(1, 1, trial)) - 150);
    }
    lanes root[4];
    for (std::size_t n = 0; n < 4; ++n) root[n] = lanes::load(x.data() + n * lanes::size);
    detail::take_roots(root);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double found = root[i / lanes::size][i % lanes::size], exact = std::sqrt(x[i]);
      ++tried;
      if (found == exact) continue;
      ++different;
      CHECK((found == std::nextafter(exact, 0.0) || found == std::nextafter(exact, 2.0 * exact)));
    }
  }
  CHECK(different * 10'000 <= tried);
}

}  // namespace root_test
