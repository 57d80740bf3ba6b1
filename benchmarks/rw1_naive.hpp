// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How would one write the reference workload in plain C++?
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace rw1 {

/// mean, sd, p5, p50, p95 and CVaR95 in USD per million tokens.
inline std::array<double, 6> naive(std::uint64_t trials) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> unit(0.0, 1.0);
  std::normal_distribution<double> normal(0.0, 1.0);
  const auto triangle = [&](double a, double m, double b) {
    const double u = unit(engine);
    return u < (m - a) / (b - a) ? a + std::sqrt(u * (b - a) * (m - a)) : b - std::sqrt((1 - u) * (b - a) * (b - m));
  };
  const auto pert = [&](double a, double m, double b) {
    std::gamma_distribution<double> up(1 + 4 * (m - a) / (b - a), 1.0), down(1 + 4 * (b - m) / (b - a), 1.0);
    const double x = up(engine), y = down(engine);
    return a + (b - a) * x / (x + y);
  };
  const double log_var = std::log(1 + 0.02 * 0.02 / (0.07 * 0.07));
  std::lognormal_distribution<double> price(std::log(0.07) - log_var / 2, std::sqrt(log_var)),
      rate(std::log(3000.0), 0.35);
  const auto crf = [](double r, double n) { return r / (1 - std::pow(1 + r, -n)); };

  std::vector<double> out(trials);
  for (auto& cost : out) {
    const double facility_capex = triangle(15e6, 17.5e6, 20e6), gpu = triangle(30e3, 38e3, 50e3);
    const double overhead = triangle(0.25, 0.35, 0.5), pue = pert(1.08, 1.2, 1.4), kw = triangle(1.2, 1.4, 1.9);
    const double electricity = price(engine), licence = triangle(3000, 4500, 4500), opex = 0.02 + 0.04 * unit(engine);
    const double utilization = pert(0.35, 0.6, 0.85), tokens = rate(engine), up = 0.97 + 0.029 * unit(engine);
    double wacc;
    do wacc = 0.09 + 0.015 * normal(engine);
    while (wacc < 0.03 || wacc > 0.2);
    const double facility = facility_capex * kw * pue / 1000;
    const double annual = facility * crf(wacc, 15) + gpu * (1 + overhead) * crf(wacc, 5) + licence + opex * facility +
                          kw * pue * 8760 * electricity * (0.3 + 0.7 * utilization);
    cost = annual / (tokens * 8760 * 3600 * utilization * up) * 1e6;
  }
  const double n = static_cast<double>(trials);
  double sum = 0, squares = 0;
  for (const double x : out) sum += x;
  const double mean = sum / n;
  for (const double x : out) squares += (x - mean) * (x - mean);
  const auto at = [&](double p) {
    const auto k = out.begin() + static_cast<std::ptrdiff_t>(p * n);
    std::nth_element(out.begin(), k, out.end());
    return *k;
  };
  const double p5 = at(0.05), p50 = at(0.5), p95 = at(0.95);
  double tail = 0, count = 0;
  for (const double x : out)
    if (x >= p95) tail += x, count += 1;
  return {mean, std::sqrt(squares / (n - 1)), p5, p50, p95, tail / count};
}

}  // namespace rw1
