// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which inputs make the difference between two plans, and by how much each?
///
/// From plan A to plan B all changed inputs move together, each along x(t) = a (b / a)^t (straight where one is not above
/// zero). What an input contributes is the part of the change that its own movement makes:
///
///   contribution = integral over t in [0, 1] of  dF/dx(t) x'(t)
///
/// The contributions add up to F(B) - F(A), whatever the order in which one looks at the inputs. What is no number (a
/// convention, a lease in the place of capital, a field that only one of them has) changes before, in one step.
///
/// @source  Aumann and Shapley 1974; as "integrated gradients" Sundararajan, Taly and Yan 2017
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/report/evaluation.hpp"
#include "aifactory/values/dual.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace aifactory {

/// One input that differs, or the step of conventions and alternatives (no unit then).
struct bridge_step {
  std::string field;            ///< in files; of the step of conventions all their names
  std::string unit;             ///< of the input
  /// In plan A, in `unit`.
  double from = 0.0, to = 0.0;  ///< in plan B, in `unit`
  double contribution = 0.0;    ///< in the figure's unit
};

/// The difference of a figure between two plans, by input.
struct bridge {
  std::string figure;  ///< "cost_per_million_tokens_usd.blended"
  std::string unit;    ///< of the figure and of the contributions
  /// The figure of plan A.
  double from = 0.0, to = 0.0;     ///< the figure of plan B
  std::vector<bridge_step> steps;  ///< the step of conventions first, then by size of the contribution

  /// What is left of to - from when the steps are taken off: the error of the integrals.
  ///
  ///   to - from - sum of contributions
  [[nodiscard]] double residual() const {
    double left = to - from;
    for (const auto& step : steps) left -= step.contribution;
    return left;
  }
};

/// A figure of a plan by its path below "result", in the figure's unit, for any value type.
/// @errors  input_error when there is no such path
template <class V>
[[nodiscard]] V figure_of(const factory<V>& plan, std::string_view path) {
  V found{};
  bool known = false;
  for_each_figure(unit_economics(plan), [&](const auto& row, std::string_view part, const auto& value) {
    if (known || (part.empty() ? path != row.key : path != std::string(row.key) + "." + std::string(part))) return;
    known = true;
    found = V(detail::base_number(value)) / V(unit_of(row.unit).scale);
  });
  if (!known) throw input_error(std::string(path) + ": is no figure of the result");
  return found;
}

namespace detail {

/// An input of both plans.
struct bridged_input {
  std::string field, unit;
  double a = 0.0, b = 0.0;  ///< raw
  double scale = 1.0;
  bool structural = false;
};

inline std::vector<bridged_input> bridged_inputs(const factory<double>& a, const factory<double>& b) {
  std::vector<bridged_input> all;
  std::vector<std::size_t> alternatives;
  const auto walk = [&](const factory<double>& plan, const auto& use) {
    std::size_t place = 0;
    for_each_input(plan, [&](std::string_view section, const auto& row, const auto& member) {
      using type = std::remove_cvref_t<decltype(member)>;
      const spelling& written = row.as[holder<type>::which(member)];
      use(place++, field_name(section, written), written, scale_of<type>(written), holder<type>::which(member), holder<type>::value(member),
          row.from.is == origin::kind::not_given);
    });
  };
  walk(a, [&](std::size_t, std::string field, const spelling& written, double scale, std::size_t which, double raw, bool) {
    all.push_back({std::move(field), std::string(written.unit), raw, raw, scale, false});
    alternatives.push_back(which);
  });
  walk(b, [&](std::size_t i, std::string field, const spelling& written, double scale, std::size_t which, double raw, bool can_be_absent) {
    auto& input = all[i];
    input.b = raw;
    input.structural = which != alternatives[i] || (can_be_absent && (input.a == 0.0) != (raw == 0.0));
    if (input.structural) input.field = std::move(field), input.unit = std::string(written.unit), input.scale = scale;
  });
  return all;
}

/// Names of the settings that differ.
inline std::string changed_settings(const factory<double>& a, const factory<double>& b) {
  std::string names;
  const auto compare = [&](std::string_view section, const auto& in_a, const auto& in_b) {
    const auto look = [&](const auto& row) {
      using row_type = std::remove_cvref_t<decltype(row)>;
      if constexpr (!holds_value<row_type>)
        if (in_a.*row.member != in_b.*row.member) names += (names.empty() ? "" : ", ") + std::string(section) + "." + std::string(row.name);
    };
    std::apply([&](const auto&... row) { (look(row), ...); }, std::remove_cvref_t<decltype(in_a)>::fields());
  };
  std::apply([&](const auto&... part) { (compare(part.name, a.*part.member, b.*part.member), ...); }, factory<double>::sections());
  return names;
}

}  // namespace detail

/// Shares out the difference of a figure between two plans over their inputs.
///
///   contribution of i = integral over t in [0, 1] of  dF/dx_i(t) x_i'(t)
///
/// @param path  below "result": "cost_per_million_tokens_usd.blended"
/// @errors  input_error when there is no such figure, or it is not finite for one of the plans
/// @source  Aumann and Shapley 1974; slopes by dual numbers, integrals by Gauss-Kronrod (Boost.Math)
[[nodiscard]] inline bridge bridge_between(const factory<double>& given_a, const factory<double>& given_b, std::string_view path) {
  bridge result;
  factory<double> a = given_a, b = given_b;
  if (a.size.which() != b.size.which()) a.size = fleet_size(a), b.size = fleet_size(b);  // both as GPUs
  result.figure = std::string(path);
  result.from = figure_of(a, path), result.to = figure_of(b, path);
  for_each_figure(unit_economics(b), [&](const auto& row, std::string_view part, const auto&) {
    if (path == row.key || path == std::string(row.key) + "." + std::string(part)) result.unit = std::string(row.unit);
  });
  if (!std::isfinite(result.from) || !std::isfinite(result.to)) throw input_error(result.figure + ": is no finite number for one of the plans");

  const auto inputs = detail::bridged_inputs(a, b);
  // B's conventions and alternatives with A's numbers.
  std::size_t at = 0;
  const auto start = convert_factory<double>(b, [&](double raw, std::string_view, const auto&, const auto&) {
    const auto& input = inputs[at++];
    return input.structural ? raw : input.a;
  });
  std::string conventions = detail::changed_settings(a, b);
  for (const auto& input : inputs)
    if (input.structural) conventions += (conventions.empty() ? "" : ", ") + input.field;
  if (!conventions.empty()) result.steps.push_back({conventions, "", 0.0, 0.0, figure_of(start, path) - result.from});

  const auto where_at = [](const detail::bridged_input& input, double t) {
    return input.a > 0.0 && input.b > 0.0 ? input.a * std::pow(input.b / input.a, t) : input.a + t * (input.b - input.a);
  };
  const auto speed_at = [&](const detail::bridged_input& input, double t) {
    return input.a > 0.0 && input.b > 0.0 ? where_at(input, t) * std::log(input.b / input.a) : input.b - input.a;
  };
  std::vector<bridge_step> moved;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i].structural || inputs[i].a == inputs[i].b) continue;
    const auto integrand = [&](double t) {
      std::size_t place = 0;
      const auto plan = convert_factory<dual>(b, [&](double raw, std::string_view, const auto&, const auto&) {
        const auto& input = inputs[place];
        const double x = input.structural ? raw : where_at(input, t);
        return place++ == i ? seeded(x) : dual(x);
      });
      return slope(figure_of(plan, path)) * speed_at(inputs[i], t);
    };
    const double part = boost::math::quadrature::gauss_kronrod<double, 31>::integrate(integrand, 0.0, 1.0, 10, 1e-12);
    moved.push_back({inputs[i].field, inputs[i].unit, inputs[i].a / inputs[i].scale, inputs[i].b / inputs[i].scale, part});
  }
  std::stable_sort(moved.begin(), moved.end(), [](const auto& x, const auto& y) { return std::fabs(x.contribution) > std::fabs(y.contribution); });
  result.steps.insert(result.steps.end(), moved.begin(), moved.end());
  return result;
}

}  // namespace aifactory
