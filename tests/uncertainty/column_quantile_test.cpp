// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/column_quantile.hpp"

#include "aifactory/uncertainty/philox.hpp"
#include "catch_shim.hpp"

#include <array>
#include <cmath>
#include <vector>

namespace column_quantile_test {

using namespace aifactory;
using detail::column_quantile;
using detail::draw_bits;

namespace {

// Words over the whole range: both ends, powers of two from both ends, and random ones.
template <draw_bits Bits>
std::vector<std::uint64_t> words_to_try() {
  constexpr int bits = static_cast<int>(Bits);
  constexpr std::uint64_t last = (std::uint64_t{2} << (bits - 1)) - 1;
  std::vector<std::uint64_t> result;
  for (int b = 0; b < bits; ++b)
    for (const std::uint64_t near : {std::uint64_t{1} << b, (std::uint64_t{1} << b) - 1, (std::uint64_t{3} << b) / 2})
      result.push_back(near & last), result.push_back(last - (near & last));
  for (std::uint64_t t = 0; result.size() < 8192; ++t) {
    const std::uint64_t n = std::uint64_t{detail::random_bits(3, 0, t)} << 32 | detail::random_bits(3, 1, t);
    result.push_back(n >> (64 - bits));
    result.push_back(n >> (64 - bits) >> (t % static_cast<std::uint64_t>(bits)));
    result.push_back(last - result.back());
  }
  result.resize(8192);
  return result;
}

struct worst {
  double absolute = 0.0;  // |cdf(draw) - p|
  double in_tails = 0.0;  // the same over the distance of p to the nearer end
};

template <draw_bits Bits>
worst error_of(const distribution& d) {
  const column_quantile<Bits> column(d);
  const auto words = words_to_try<Bits>();
  constexpr int bits = static_cast<int>(Bits);
  worst result;
  std::array<double, 1024> draws;
  for (std::size_t at = 0; at < words.size(); at += draws.size()) {
    column(words.data() + at, draws.data(), draws.size());
    for (std::size_t i = 0; i < draws.size(); ++i) {
      const double p = std::ldexp(static_cast<double>(words[at + i]) + 0.5, -bits);
      const double error = std::abs(d.cdf(draws[i]) - p);
      CHECK(std::isfinite(draws[i]));
      result.absolute = std::max(result.absolute, error);
      if (p < 0.5) result.in_tails = std::max(result.in_tails, error / p);
    }
  }
  return result;
}

std::vector<distribution> smooth() {
  return {uniform(2, 3),
          triangular(15, 17.5, 20),
          triangular(3000, 4500, 4500),
          triangular(0, 0, 1),
          distribution(triangular(0, 1, 3)).scaled(-2),
          truncated(triangular(0, 1, 3), 0.5, 2.5),
          pert(1.08, 1.2, 1.4),
          pert(0, 0, 1),
          beta(0, 1, 1.01, 50),
          beta(0, 1, 1e4, 3e4),
          truncated(pert(0, 1, 10), 2, 9),
          normal(0, 1),
          distribution(normal(0, 1)).scaled(-3),
          truncated(normal(0.09, 0.015), 0.03, 0.2),
          truncated(normal(0, 1), 3, 9),
          lognormal({.mean = 0.07, .sd = 0.02}),
          lognormal({.median = 1.0, .sigma = 2.0}),
          truncated(lognormal({.median = 70.0, .sigma = 0.28}), 40, 100)};
}

}  // namespace

// The bound is part of the contract; the oracle is the cdf, which distribution_test holds against SciPy.
TEST_CASE("a column of draws has its p within 1e-9, over the whole range of words", "[uncertainty][draws]") {
  for (const auto& d : smooth()) {
    INFO(d.name() << " factor " << d.factor() << " from " << d.low() << " to " << d.high());
    CHECK(column_quantile<draw_bits::fast>(d).fast());
    CHECK(error_of<draw_bits::fast>(d).absolute <= 1e-9);
    CHECK(error_of<draw_bits::fine>(d).absolute <= 1e-9);
  }
}

// In the far tail the distance to the end counts, not the distance to p: a draw with p = 1e-15 must be one of a
// thousand million million. Only below: above, the cdf itself cannot tell 1 - 1e-15 from 1.
TEST_CASE("53-bit draws keep their digits in the tail", "[uncertainty][draws]") {
  CHECK(error_of<draw_bits::fine>(normal(0, 1)).in_tails < 1e-6);
  CHECK(error_of<draw_bits::fine>(lognormal({.median = 3000.0, .sigma = 0.35})).in_tails < 1e-6);
  CHECK(error_of<draw_bits::fine>(pert(1, 2, 4)).in_tails < 2e-6);
  // SciPy 1.17.1: norm.ppf(2^-54) = -8.29236107581674; the last word is the mirror image of the first.
  const column_quantile<draw_bits::fine> column(normal(0, 1));
  const std::vector<std::uint64_t> ends(lanes::size, 0), tops(lanes::size, (std::uint64_t{1} << 53) - 1);
  std::vector<double> low(lanes::size), high(lanes::size);
  column(ends.data(), low.data(), lanes::size);
  column(tops.data(), high.data(), lanes::size);
  CHECK_THAT(low[0], WithinAbs(-8.29236107581674, 1e-6));
  CHECK_THAT(high[0], WithinAbs(8.29236107581674, 1e-6));
}

TEST_CASE("lists and steep ends are looked up exactly", "[uncertainty][draws]") {
  const column_quantile<draw_bits::fast> list(discrete({1, 2, 4}, {1, 2, 1}));
  // p just below and just above 1/4 and 3/4.
  std::vector<std::uint64_t> words(8, 0x3fffffffu);
  words[1] = 0x40000000u, words[2] = 0xbfffffffu, words[3] = 0xc0000000u, words[4] = 0, words[5] = 0xffffffffu;
  std::vector<double> draws(8);
  list(words.data(), draws.data(), 8);
  CHECK(
      (draws[0] == 1.0 && draws[1] == 2.0 && draws[2] == 2.0 && draws[3] == 4.0 && draws[4] == 1.0 && draws[5] == 4.0));

  const beta steep(0, 1, 0.1, 3);
  CHECK_FALSE(column_quantile<draw_bits::fast>(steep).fast());
  column_quantile<draw_bits::fast>(distribution(steep))(words.data(), draws.data(), 8);
  CHECK_THAT(steep.cdf(draws[1]), WithinAbs((0x40000000u + 0.5) * 0x1p-32, 1e-12));

  const distribution kinked = quantiles({{0.1, 40}, {0.5, 60}, {0.9, 110}});
  column_quantile<draw_bits::fast>{kinked}(words.data(), draws.data(), 8);
  CHECK_THAT(kinked.cdf(draws[3]), WithinAbs(0.75, 1e-9));
}

TEST_CASE("tables that several threads build are those that one builds", "[uncertainty][draws]") {
  auto all = smooth();
  all.push_back(discrete({1.0, 2.0, 5.0}, {1.0, 1.0, 2.0}));
  const auto words = words_to_try<draw_bits::fast>();
  const auto draw = [&](const column_quantile<draw_bits::fast>& column) {
    std::vector<double> draws(1024);
    column(words.data(), draws.data(), draws.size());
    return draws;
  };
  for (const unsigned threads : {1u, 3u}) {
    const auto made = detail::column_quantiles<draw_bits::fast>(all, threads);
    REQUIRE(made.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      INFO(all[i].name());
      CHECK(draw(made[i]) == draw(column_quantile<draw_bits::fast>(all[i])));
    }
  }
  CHECK(detail::column_quantiles<draw_bits::fast>({}, 2).empty());
}

}  // namespace column_quantile_test
