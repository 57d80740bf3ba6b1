// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which distribution do measured data come from, and how well does it fit them?
///
///   const auto price = fit("lognormal", quotes);
///   price.of * USD / GPU                       an uncertain quantity
///   price.kolmogorov_smirnov->p_value          small: data like these hardly come from it
///   fit_all(quotes)                            every family that can have these data, the least AIC first
///
/// Parameters are those of maximum likelihood (likeliest.hpp). A p-value from the usual tables would be far too large,
/// since the distribution was fitted to the very data it is held against. So samples of the same size are drawn from
/// the fitted distribution, each is fitted again, and the p-value is the share of them as far from their own fit.
///
/// @source  Stute, Gonzalez Manteiga and Presedo Quindimil (1993), "Bootstrap based goodness-of-fit tests"; Akaike
///          (1974) for the AIC
#pragma once

#include "aifactory/uncertainty/column_quantile.hpp"
#include "aifactory/uncertainty/goodness_of_fit.hpp"
#include "aifactory/uncertainty/likeliest.hpp"
#include "aifactory/uncertainty/parallel.hpp"
#include "aifactory/uncertainty/philox.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// How a fit is made.
struct fit_options {
  known_ends ends{};              ///< for uniform, triangular, pert; those of a beta are 0 and 1 unless given
  std::uint32_t resamples = 499;  ///< samples drawn for the p-values; 0: no p-values
  /// The same seed gives the same p-values.
  std::uint64_t seed = 1;
  unsigned threads = 0;  ///< 0: as many as the machine runs at once
  /// Whose words the samples are drawn with.
  random_generator generator = random_generator::philox4x32_10;
};

/// How far data lie from a distribution, and how often data that do come from it lie as far.
struct fit_test {
  /// Kolmogorov's D or Anderson and Darling's A^2 (goodness_of_fit.hpp): without a unit, the less the nearer.
  double statistic = 0.0;
  /// (1 + resamples as far or farther) / (1 + resamples): never below 1 / (1 + resamples). Absent without resamples.
  std::optional<double> p_value{};
};

/// A distribution that was found from data, and how well it fits them.
struct fitted {
  /// In the unit of the data.
  distribution of;
  /// As fit() was called: "lognormal".
  std::string family;
  /// How many data.
  std::size_t points = 0;
  std::size_t parameters = 0;  ///< found from the data
  // None of these for "empirical", which is the data themselves.
  std::optional<double> log_likelihood{};  ///< natural logarithm, of the data in their own unit
  std::optional<double> aic{};             ///< 2 parameters - 2 log likelihood: the lesser the better
  /// The greatest distance of the two cdfs.
  std::optional<fit_test> kolmogorov_smirnov{};
  std::optional<fit_test> anderson_darling{};  ///< not where a value lies at an end that was found from the data
};

/// The names that fit() knows.
[[nodiscard]] constexpr std::array<std::string_view, 7> fit_families() {
  return {"normal", "lognormal", "uniform", "triangular", "pert", "beta", "empirical"};
}

namespace detail {

struct fit_family {
  bool between = false;   ///< has ends
  bool strictly = false;  ///< has no value at its ends
  bool positive = false;
  std::size_t parameters = 2;  ///< but for known ends
};
[[nodiscard]] inline fit_family fit_family_of(std::string_view name) {
  if (name == "normal") return {};
  if (name == "lognormal") return {.positive = true};
  if (name == "uniform") return {.between = true};
  if (name == "triangular" || name == "pert") return {.between = true, .strictly = true, .parameters = 3};
  if (name == "beta") return {.between = true, .strictly = true};
  if (name == "empirical") return {.parameters = 0};
  std::string known;
  for (const auto each : fit_families()) known += (known.empty() ? "" : ", ") + std::string(each);
  throw input_error("fit: " + std::string(name) + " is not a family that can be fitted: " + known);
}
[[nodiscard]] inline known_ends ends_of(std::string_view name, const known_ends& given) {
  return name == "beta" ? known_ends{given.min.value_or(0.0), given.max.value_or(1.0)} : given;
}
[[nodiscard]] inline std::size_t parameters_of(std::string_view name, const known_ends& given) {
  const auto all = fit_family_of(name);
  if (!all.between || name == "beta") return all.parameters;
  return all.parameters - (given.min ? 1 : 0) - (given.max ? 1 : 0);
}

/// Everything that keeps a family from having these data, a line each; empty when nothing does.
[[nodiscard]] inline std::string problems_of(std::string_view name, const std::vector<double>& data,
                                             const known_ends& given) {
  std::vector<std::string> found;
  const auto family = fit_family_of(name);
  const auto ends = family.between ? ends_of(name, given) : known_ends{};
  const std::size_t least = std::max<std::size_t>(parameters_of(name, given) + 1, name == "empirical" ? 1 : 2);
  if (data.size() < least)
    found.push_back(std::to_string(data.size()) + (data.size() == 1 ? " value" : " values") + ", must be at least " +
                    std::to_string(least));
  if (!family.between && (given.min || given.max)) found.push_back("it has no ends that could be given");
  if (ends.min && ends.max && !(*ends.min < *ends.max))
    found.push_back("min " + plain_text(*ends.min) + " must be below max " + plain_text(*ends.max));
  for (std::size_t i = 0; i < data.size(); ++i) {
    const double x = data[i];
    const std::string where = "value " + std::to_string(i + 1) + ", " + plain_text(x) + ", ";
    if (!std::isfinite(x))
      found.push_back(where + "is not a finite number");
    else if (family.positive && !(x > 0.0))
      found.push_back(where + "must be above 0");
    else if (ends.min && !(family.strictly ? x > *ends.min : x >= *ends.min))
      found.push_back(where + (family.strictly ? "must be above " : "must be at least ") + plain_text(*ends.min));
    else if (ends.max && !(family.strictly ? x < *ends.max : x <= *ends.max))
      found.push_back(where + (family.strictly ? "must be below " : "must be at most ") + plain_text(*ends.max));
  }
  if (found.empty() && name != "empirical" && std::equal(data.begin() + 1, data.end(), data.begin()))
    found.push_back("all values are the same");
  std::string text;
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(found.size(), most); ++i)
    text += (text.empty() ? "fit: " : "\nfit: ") + std::string(name) + ": " + found[i];
  if (found.size() > most)
    text += "\nfit: " + std::string(name) + ": and " + std::to_string(found.size() - most) + " more";
  return text;
}

/// @param x  in ascending order, without problems
[[nodiscard]] inline distribution likeliest(std::string_view name, const std::vector<double>& x,
                                            const known_ends& ends) {
  if (name == "normal") return likeliest_normal(x);
  if (name == "lognormal") return likeliest_lognormal(x);
  if (name == "uniform") return likeliest_uniform(x, ends);
  if (name == "triangular") return likeliest_triangular(x, ends);
  if (name == "pert") return likeliest_pert(x, ends);
  if (name == "beta") return likeliest_beta(x, *ends.min, *ends.max);
  return empirical(x);
}
[[nodiscard]] inline double log_likelihood(const distribution& d, const std::vector<double>& x) {
  return d.visit([&](const auto& family) {
    double sum = 0.0;
    if constexpr (requires { log_density(family, 0.0); })
      for (const double each : x) sum += log_density(family, each);
    return sum;
  });
}

/// A sample of n from a distribution: the draws of input `number`, in ascending order.
[[nodiscard]] inline std::vector<double> resample(const column_quantile<draw_bits::fine>& quantile, std::size_t n,
                                                  std::uint64_t seed, std::uint32_t number,
                                                  random_generator generator) {
  const std::size_t whole = (n + lanes::size - 1) / lanes::size * lanes::size;
  std::vector<std::uint64_t> words(whole);
  std::vector<double> x(whole);
  for (std::size_t i = 0; i < whole; ++i)
    words[i] = std::uint64_t{random_bits(seed, number, i, philox::stream::draws, generator)} << 21 |
               random_bits(seed, number, i, philox::stream::low_bits, generator) >> 11;
  constexpr std::size_t step = column_quantile<draw_bits::fine>::most_at_once;
  for (std::size_t at = 0; at < whole; at += step)
    quantile(words.data() + at, x.data() + at, std::min(step, whole - at));
  x.resize(n);
  std::sort(x.begin(), x.end());
  return x;
}

}  // namespace detail

/// The member of a family that makes the data most likely, and how well it fits. An end that is not known is found from
/// the data, as the other parameters are.
///
///   log L = max sum_i log f(x_i),   AIC = 2 k - 2 log L,   f the density of the family, k its parameters found
///
/// Takes time for the p-values: it fits `resamples` samples of the data's size again. A few milliseconds for a hundred
/// values and a normal, a second for a triangle or a pert.
///
/// @param family  "normal", "lognormal", "uniform", "triangular", "pert" (lambda 4), "beta", "empirical"
/// @param data    in any order and any one unit, in which the distribution then is
/// @errors  input_error with a line for each problem: no such family, fewer values than parameters and one more, a
///          value that is not finite, not positive (lognormal) or beyond known ends, values that are all the same;
///          parameters that the family cannot have (a beta with a shape beyond [0.01, 1e6])
/// @source  maximum likelihood: textbook, and likeliest.hpp for each family; AIC: Akaike (1974); p-values: Stute,
///          Gonzalez Manteiga and Presedo Quindimil (1993)
[[nodiscard]] inline fitted fit(std::string_view family, const std::vector<double>& data,
                                const fit_options& options = {}) {
  if (const auto problems = detail::problems_of(family, data, options.ends); !problems.empty())
    throw input_error(problems);
  const auto ends = detail::ends_of(family, options.ends);
  std::vector<double> x = data;
  std::sort(x.begin(), x.end());
  fitted found{.of = detail::likeliest(family, x, ends),
               .family = std::string(family),
               .points = x.size(),
               .parameters = detail::parameters_of(family, options.ends)};
  if (family == "empirical") return found;
  found.log_likelihood = detail::log_likelihood(found.of, x);
  found.aic = 2.0 * static_cast<double>(found.parameters) - 2.0 * *found.log_likelihood;
  found.kolmogorov_smirnov = fit_test{kolmogorov_smirnov_distance(x, found.of)};
  if (const double a2 = anderson_darling_distance(x, found.of); std::isfinite(a2))
    found.anderson_darling = fit_test{a2};
  if (options.resamples == 0) return found;

  const detail::column_quantile<detail::draw_bits::fine> quantile(found.of);
  struct farther {
    bool kolmogorov_smirnov, anderson_darling;
  };
  std::vector<farther> each(options.resamples);
  detail::in_parallel(options.resamples, options.threads, [&](std::uint64_t r) {
    const auto sample =
        detail::resample(quantile, x.size(), options.seed, static_cast<std::uint32_t>(r), options.generator);
    const auto again = detail::likeliest(family, sample, ends);
    each[r] = {
        kolmogorov_smirnov_distance(sample, again) >= found.kolmogorov_smirnov->statistic,
        found.anderson_darling && !(anderson_darling_distance(sample, again) < found.anderson_darling->statistic)};
  });
  const auto share = [&](bool farther::*which) {
    const auto count = std::count_if(each.begin(), each.end(), [&](const farther& f) { return f.*which; });
    return static_cast<double>(1 + count) / static_cast<double>(1 + options.resamples);
  };
  found.kolmogorov_smirnov->p_value = share(&farther::kolmogorov_smirnov);
  if (found.anderson_darling) found.anderson_darling->p_value = share(&farther::anderson_darling);
  return found;
}

/// Every family that can have these data, but for the empirical, the least AIC first.
/// @errors  input_error with all problems when none can
[[nodiscard]] inline std::vector<fitted> fit_all(const std::vector<double>& data, const fit_options& options = {}) {
  std::vector<fitted> found;
  std::string problems;
  for (const auto family : fit_families()) {
    if (family == "empirical") continue;
    fit_options own = options;
    if (!detail::fit_family_of(family).between) own.ends = {};
    try {
      found.push_back(fit(family, data, own));
    } catch (const input_error& reason) {
      problems += (problems.empty() ? "" : "\n") + std::string(reason.what());
    }
  }
  if (found.empty()) throw input_error(problems);
  std::stable_sort(found.begin(), found.end(), [](const fitted& a, const fitted& b) { return *a.aic < *b.aic; });
  return found;
}

}  // namespace aifactory
