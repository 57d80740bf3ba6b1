// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/tally.hpp"

#include "catch_shim.hpp"

#include <cmath>
#include <limits>
#include <vector>

namespace tally_test {

using namespace aifactory;

namespace {

// One granule of results about a centre, with room made around a number or none.
detail::tally counted(const std::vector<double>& results, std::size_t size, const double* near) {
  detail::tally t;
  if (near != nullptr) t.counts.expect_near(*near);
  detail::granule_tally granule;
  granule.add(t, results.data(), size);
  granule.finish(t);
  return t;
}

std::vector<detail::sketch::bucket> buckets(const detail::tally& t) {
  std::vector<detail::sketch::bucket> all;
  t.counts.for_each_bucket([&](const detail::sketch::bucket& b) { all.push_back(b); });
  return all;
}

}  // namespace

// What a sketch expects makes counting quicker and changes nothing: inside the eight octaves, across their ends, on the
// other side of zero, and with room made in places where no number of the kind can lie.
TEST_CASE("a tally counts the same wherever its sketch expects the results", "[uncertainty][summary]") {
  const double infinite = std::numeric_limits<double>::infinity(), least = std::numeric_limits<double>::denorm_min();
  for (const double scale : {1.0, -1.0, 1e-3, 1e150, 1e-300, 0.0}) {
    std::vector<double> results(512);
    for (std::size_t i = 0; i < results.size(); ++i) results[i] = scale * std::exp(0.01 * static_cast<double>(i) - 2.5);
    for (const bool spoiled : {false, true}) {
      if (spoiled) results[100] = 0.0, results[200] = -7.0, results[300] = infinite, results[301] = std::nan("");
      const detail::tally plain = counted(results, 512, nullptr);
      CHECK(plain.valid == (spoiled ? 510 : 512));
      for (const double near : {1.0, -1.0, 1e-3, 0.0, -0.0, 1.7e308, -1.7e308, least, 1e150}) {
        INFO("scale " << scale << " near " << near);
        const detail::tally quick = counted(results, 512, &near);
        CHECK((quick.valid == plain.valid && quick.invalid == plain.invalid));
        CHECK((quick.least == plain.least && quick.greatest == plain.greatest));
        CHECK(quick.first == plain.first);
        CHECK(quick.second == plain.second);
        const auto expected = buckets(plain), found = buckets(quick);
        REQUIRE(found.size() == expected.size());
        for (std::size_t b = 0; b < found.size(); ++b)
          CHECK((found[b].low == expected[b].low && found[b].high == expected[b].high &&
                 found[b].count == expected[b].count));
      }
    }
  }
}

}  // namespace tally_test
