// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which curves were measured of a model, where generation, precision or serving are left open?
///
///   const curve_choice asked{"deepseek-r1", {8192.0 * tok_in, 1024.0 * tok_out}};
///   generations_measured(asked)                          "h100_sxm", "h200_sxm", ...
///   frontier(curves_of("gb300_nvl72", asked))            the best of all precisions and ways of serving
///
/// find_frontier (frontier_find.hpp) asks for one generation, model and precision and says why there is none.
#pragma once

#include "aifactory/throughput/frontier_error.hpp"
#include "aifactory/throughput/frontier_find.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// Tokens of a request. Some benchmarks do not publish their input.
struct request_lengths {
  std::optional<prompt_tokens<>> input;  ///< ISL; empty where the benchmark does not publish it
  output_tokens<> output;                ///< OSL, or the mean

  [[nodiscard]] friend bool operator==(const request_lengths& a, const request_lengths& b) {
    return a.input == b.input && a.output == b.output;
  }
};

/// "8192 in, 1024 out"
[[nodiscard]] inline std::string lengths_text(const request_lengths& lengths) { return detail::lengths_text(lengths.input, lengths.output); }

/// What a curve must be of; what is left empty may be any.
struct curve_choice {
  std::string model;  ///< id
  request_lengths lengths;
  std::optional<precision> weights{};
  frontier_choice serving{};

  /// True for a curve of this model and these lengths that is what else is asked for. Lengths must be the same: an input that is
  /// not published fits only an input that is left empty.
  [[nodiscard]] bool fits(const frontier_curve& curve) const {
    return curve.model == model && request_lengths{curve.input, curve.output} == lengths && (!weights || curve.weights == *weights) &&
           (!serving.speculative || curve.speculative == serving.speculative) && (!serving.mode || curve.mode == *serving.mode);
  }
  /// "deepseek-r1 at 8192 in, 1024 out in fp4, aggregated"
  [[nodiscard]] std::string text() const {
    const std::string served = detail::choice_text(serving);
    return model + " at " + lengths_text(lengths) + (weights ? " in " + std::string(name_of(*weights)) : "") + (served.empty() ? "" : ", " + served);
  }
};

namespace detail {
template <class T>
void add_once(std::vector<T>& list, const T& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}
}  // namespace detail

/// The models that have a curve, in the order of the tables.
[[nodiscard]] inline std::vector<std::string> models_measured() {
  std::vector<std::string> ids;
  for_each_frontier([&](const frontier_curve& curve) { detail::add_once(ids, std::string(curve.model)); });
  return ids;
}

/// The generations that have a curve which fits, in the order of the tables.
[[nodiscard]] inline std::vector<std::string> generations_measured(const curve_choice& asked) {
  std::vector<std::string> ids;
  for_each_frontier([&](const frontier_curve& curve) {
    if (asked.fits(curve)) detail::add_once(ids, std::string(curve.generation));
  });
  return ids;
}

/// The lengths at which a model was measured; those of most generations first, then in the order of the tables.
[[nodiscard]] inline std::vector<request_lengths> lengths_measured(std::string_view model) {
  std::vector<request_lengths> all;
  for_each_frontier([&](const frontier_curve& curve) {
    if (curve.model == model) detail::add_once(all, request_lengths{curve.input, curve.output});
  });
  const auto generations = [&](const request_lengths& lengths) { return generations_measured({std::string(model), lengths}).size(); };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return generations(a) > generations(b); });
  return all;
}

/// The curves of a generation that fit. Empty where nobody measured.
[[nodiscard]] inline std::vector<frontier_curve> curves_of(std::string_view generation, const curve_choice& asked) {
  std::vector<frontier_curve> kept;
  for_each_frontier([&](const frontier_curve& curve) {
    if (curve.generation == generation && asked.fits(curve)) kept.push_back(curve);
  });
  return kept;
}

/// Sigma of an interpolated rate, and whether it is the curve's own or, of a curve with one or two points, the one of all
/// curves of the model: the least to assume. Of a model without any curve of three points nothing is known.
struct rate_error {
  double log_sd = 0.0;    ///< sigma of log(rate)
  bool of_model = false;  ///< of all curves of the model, not of this one
  bool known = true;      ///< false where log_sd is 0 for want of points
};
/// The error of a curve, or of its model's curves where it has one or two points.
///
///   sigma of leave_one_out(curve), else of leave_one_out(all curves of the model)
///
/// @errors  none: known is false where no curve of the model has three points
/// @source  own rule, docs/frontiers.md
[[nodiscard]] inline rate_error rate_error_of(const frontier_curve& curve) {
  if (const auto own = interpolation_error(curve)) return {*own, false};
  std::vector<frontier_curve> all;
  for_each_frontier([&](const frontier_curve& other) {
    if (other.model == curve.model) all.push_back(other);
  });
  const auto error = leave_one_out(all);
  return {error ? error->log_sd : 0.0, error.has_value(), error.has_value()};
}

}  // namespace aifactory
