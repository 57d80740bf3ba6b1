// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/parallel.hpp"

#include "catch_shim.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace parallel_test {

using aifactory::detail::in_parallel;

TEST_CASE("each job is done once, whatever the number of threads", "[uncertainty][parallel]") {
  for (const unsigned threads : {0u, 1u, 2u, 7u, 200u}) {
    std::vector<int> times(100, 0);
    in_parallel(times.size(), threads, [&](std::uint64_t job) { ++times[job]; });
    CHECK(std::all_of(times.begin(), times.end(), [](int n) { return n == 1; }));
  }
  in_parallel(0, 4, [](std::uint64_t) { throw std::logic_error("there is no job"); });
}

TEST_CASE("what a job throws comes out, and the rest is left", "[uncertainty][parallel]") {
  for (const unsigned threads : {1u, 3u}) {
    std::vector<int> times(10'000, 0);
    CHECK_THROWS_WITH(in_parallel(times.size(), threads,
                                  [&](std::uint64_t job) {
                                    if (job == 5) throw std::runtime_error("the fifth");
                                    ++times[job];
                                  }),
                      Equals("the fifth"));
    CHECK(times[5] == 0);
  }
}

}  // namespace parallel_test
