// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/nearest_correlation.hpp"

#include "catch_shim.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace nearest_correlation_test {

using namespace aifactory;

namespace {

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(sum);
}

void check(const std::vector<double>& found, const std::vector<double>& want, double tolerance) {
  REQUIRE(found.size() == want.size());
  for (std::size_t i = 0; i < want.size(); ++i) CHECK_THAT(found[i], WithinAbs(want[i], tolerance));
}

}  // namespace

// By hand: [[2, 1], [1, 2]] has 1 and 3; eigenvectors (1, -1) and (1, 1) over sqrt(2).
TEST_CASE("eigenvalues of small matrices", "[uncertainty][eigen]") {
  auto two = detail::eigen_of({2, 1, 1, 2}, 2);
  std::sort(two.value.begin(), two.value.end());
  check(two.value, {1, 3}, 1e-15);
  // The second difference of 4 points: 2 - 2 cos(k pi / 5).
  auto chain = detail::eigen_of({2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2}, 4).value;
  std::sort(chain.begin(), chain.end());
  for (std::size_t k = 0; k < 4; ++k)
    CHECK_THAT(chain[k],
               WithinAbs(2.0 - 2.0 * std::cos(static_cast<double>(k + 1) * 3.14159265358979323846 / 5.0), 1e-14));
  // V diag(value) V^T is the matrix again, and V is orthogonal.
  const std::vector<double> a{4, 1, -2, 1, 3, 0.5, -2, 0.5, 1};
  const auto e = detail::eigen_of(a, 3);
  std::vector<double> again(9), unit(9);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 3; ++k) {
        again[i * 3 + j] += e.value[k] * e.vectors[i * 3 + k] * e.vectors[j * 3 + k];
        unit[i * 3 + j] += e.vectors[k * 3 + i] * e.vectors[k * 3 + j];
      }
  check(again, a, 1e-14);
  check(unit, {1, 0, 0, 0, 1, 0, 0, 0, 1}, 1e-14);
}

// Higham (2002), section 4: the nearest correlation matrices to two matrices, and how far they are.
TEST_CASE("the nearest correlation matrices of Higham's paper", "[uncertainty][nearest]") {
  const std::vector<double> corner{1, 1, 0, 1, 1, 1, 0, 1, 1};
  const auto near = nearest_correlation_matrix(corner, 3);
  check(near, {1, 0.7607, 0.1573, 0.7607, 1, 0.7607, 0.1573, 0.7607, 1}, 5e-5);
  CHECK_THAT(distance(near, corner), WithinAbs(0.5278, 5e-5));
  const std::vector<double> chain{2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2};
  const auto nearer = nearest_correlation_matrix(chain, 4);
  check(nearer,
        {1, -0.8084, 0.1916, 0.1068, -0.8084, 1, -0.6562, 0.1916, 0.1916, -0.6562, 1, -0.8084, 0.1068, 0.1916, -0.8084,
         1},
        5e-5);
  CHECK_THAT(distance(nearer, chain), WithinAbs(2.1337, 5e-5));
}

// SciPy 1.17.1: the sum of squares minimised over products of unit rows (BFGS), another method, from six starts.
TEST_CASE("the nearest matrix is the one that a direct search finds", "[uncertainty][nearest]") {
  check(nearest_correlation_matrix({1, 1, 0, 1, 1, 1, 0, 1, 1}, 3),
        {1, 0.760689853407, 0.157298106138, 0.760689853407, 1, 0.760689853397, 0.157298106138, 0.760689853397, 1},
        1e-9);
  // By hand: three that should all but contradict each other come to 1/2 each.
  check(nearest_correlation_matrix({1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1}, 3),
        {1, 0.5, -0.5, 0.5, 1, 0.5, -0.5, 0.5, 1}, 1e-10);
  // What is a correlation matrix already stays as it is.
  const std::vector<double> fine{1, 0.3, -0.2, 0.3, 1, 0.6, -0.2, 0.6, 1};
  check(nearest_correlation_matrix(fine, 3), fine, 1e-14);
  // The answer itself has no negative eigenvalue.
  const auto near = nearest_correlation_matrix({1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1}, 3);
  for (const double value : detail::eigen_of(near, 3).value) CHECK(value > -1e-9);
}

TEST_CASE("what is no symmetric matrix is refused", "[uncertainty][nearest]") {
  CHECK_THROWS_WITH(nearest_correlation_matrix({1, 2, 3}, 2), ContainsSubstring("3 numbers are not a square of 2"));
  CHECK_THROWS_WITH(nearest_correlation_matrix({1, 0.5, 0.4, 1}, 2), ContainsSubstring("row 0, column 1"));
  CHECK_THROWS_WITH(nearest_correlation_matrix({std::numeric_limits<double>::quiet_NaN()}, 1),
                    ContainsSubstring("not finite"));
}

}  // namespace nearest_correlation_test
