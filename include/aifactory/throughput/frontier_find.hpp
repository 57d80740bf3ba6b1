// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which frontier was measured of the generation, model and precision that a text names?
///
///   find_frontier("gb300_nvl72", "deepseek-r1", precision::fp4, 8192.0 * tok_in, 1024.0 * tok_out)
///   find_frontier(..., {.speculative = false})                                     without multi-token prediction
///   frontier_of<gb300_nvl72, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out)
///
/// frontier_of does not compile where nobody measured. Own curves come first: find_frontier(..., {},
/// frontier_list<frontier_curves<my_chip, models::deepseek_r1, precision::fp8>>{}).
#pragma once

#include "aifactory/catalog/workload_profiles.hpp"
#include "aifactory/throughput/frontier.hpp"
#include "aifactory/throughput/frontiers/deepseek_r1_blackwell.hpp"
#include "aifactory/throughput/frontiers/deepseek_r1_hopper.hpp"
#include "aifactory/throughput/frontiers/deepseek_r1_instinct.hpp"
#include "aifactory/throughput/frontiers/deepseek_r1_nvl72.hpp"
#include "aifactory/throughput/frontiers/llama_2_70b.hpp"
#include "aifactory/throughput/frontiers/llama_3_1_405b.hpp"
#include "aifactory/throughput/frontiers/llama_3_1_70b.hpp"
#include "aifactory/throughput/frontiers/qwen3_5_397b.hpp"

namespace aifactory {

/// Sets of curves as a list of types.
template <class... Curves>
struct frontier_list {
  static constexpr std::size_t size = sizeof...(Curves);
};

/// The measured ones.
using known_frontiers = frontier_list<frontier_curves<h100_sxm, models::deepseek_r1, precision::fp8>,
                                      frontier_curves<h200_sxm, models::deepseek_r1, precision::fp8>,
                                      frontier_curves<b200_sxm, models::deepseek_r1, precision::fp8>,
                                      frontier_curves<b200_sxm, models::deepseek_r1, precision::fp4>,
                                      frontier_curves<gb200_nvl72, models::deepseek_r1, precision::fp8>,
                                      frontier_curves<gb200_nvl72, models::deepseek_r1, precision::fp4>,
                                      frontier_curves<b300_sxm, models::deepseek_r1, precision::fp8>,
                                      frontier_curves<b300_sxm, models::deepseek_r1, precision::fp4>,
                                      frontier_curves<gb300_nvl72, models::deepseek_r1, precision::fp8>,
                                      frontier_curves<gb300_nvl72, models::deepseek_r1, precision::fp4>,
                                      frontier_curves<mi300x, models::deepseek_r1, precision::fp8>,
                                      frontier_curves<mi355x, models::deepseek_r1, precision::fp8>,
                                      frontier_curves<mi355x, models::deepseek_r1, precision::fp4>,
                                      frontier_curves<vera_rubin_nvl72, models::deepseek_r1, precision::fp4>,
                                      frontier_curves<h200_sxm, models::llama_2_70b, precision::fp8>,
                                      frontier_curves<b200_sxm, models::llama_2_70b, precision::fp4>,
                                      frontier_curves<gb200_nvl72, models::llama_2_70b, precision::fp4>,
                                      frontier_curves<b300_sxm, models::llama_2_70b, precision::fp4>,
                                      frontier_curves<gb300_nvl72, models::llama_2_70b, precision::fp4>,
                                      frontier_curves<mi300x, models::llama_2_70b, precision::fp8>,
                                      frontier_curves<mi355x, models::llama_2_70b, precision::fp4>,
                                      frontier_curves<h100_sxm, models::llama_3_1_70b, precision::fp8>,
                                      frontier_curves<h200_sxm, models::llama_3_1_70b, precision::fp8>,
                                      frontier_curves<b200_sxm, models::llama_3_1_70b, precision::fp8>,
                                      frontier_curves<b200_sxm, models::llama_3_1_70b, precision::fp4>,
                                      frontier_curves<h200_sxm, models::llama_3_1_405b, precision::fp8>,
                                      frontier_curves<b200_sxm, models::llama_3_1_405b, precision::fp4>,
                                      frontier_curves<gb200_nvl72, models::llama_3_1_405b, precision::fp4>,
                                      frontier_curves<b300_sxm, models::llama_3_1_405b, precision::fp4>,
                                      frontier_curves<gb300_nvl72, models::llama_3_1_405b, precision::fp4>,
                                      frontier_curves<h200_sxm, models::qwen3_5_397b, precision::fp8>,
                                      frontier_curves<b200_sxm, models::qwen3_5_397b, precision::fp8>,
                                      frontier_curves<b200_sxm, models::qwen3_5_397b, precision::fp4>,
                                      frontier_curves<b300_sxm, models::qwen3_5_397b, precision::bf16>,
                                      frontier_curves<b300_sxm, models::qwen3_5_397b, precision::fp8>,
                                      frontier_curves<b300_sxm, models::qwen3_5_397b, precision::fp4>>;

/// Calls f(curve) for each frontier_curve of the list, the measured ones by default.
template <class F, class... Curves>
constexpr void for_each_frontier(F&& f, frontier_list<Curves...>) {
  [[maybe_unused]] const auto each = [&](const auto& curves) {
    for (const frontier_curve& curve : curves) f(curve);
  };
  (each(Curves::curves), ...);
}
/// Calls f(curve) for each measured frontier_curve.
template <class F>
constexpr void for_each_frontier(F&& f) {
  for_each_frontier(f, known_frontiers{});
}

/// How the model may be served; what is left empty may be either. Curves that do not state it are found only where it
/// is left empty.
struct frontier_choice {
  std::optional<bool> speculative{};  ///< with (true) or without (false) a draft
  std::optional<serving_mode> mode{};
};

/// No such frontier. what() names the field, its value and what there is instead; so do the members, for callers that
/// want to suggest something.
class frontier_not_measured : public input_error {
  std::string field_, given_;
  std::vector<std::string> known_;

  static std::string text(const std::string& where, const std::string& field, const std::string& given,
                          const std::vector<std::string>& known) {
    std::string all;
    for (const auto& name : known) all += (all.empty() ? "" : "; ") + name;
    return "frontier" + where + ": " + field + ": " + given + ": not measured; there is: " + all;
  }

 public:
  /// @param where  of what there was still something to choose, for the text: " of deepseek-r1 on h100_sxm"
  frontier_not_measured(const std::string& where, std::string field, std::string given, std::vector<std::string> known)
      : input_error(text(where, field, given, known)),
        field_(std::move(field)),
        given_(std::move(given)),
        known_(std::move(known)) {}
  /// generation, model, precision, lengths or serving
  [[nodiscard]] const std::string& field() const { return field_; }
  /// What was asked for in that field.
  [[nodiscard]] const std::string& given() const { return given_; }
  /// What there is in that field, each once, in the order of the tables.
  [[nodiscard]] const std::vector<std::string>& known() const { return known_; }
};

namespace detail {
inline std::string speculative_text(std::optional<bool> speculative) {
  if (!speculative) return "speculative decoding not stated";
  return *speculative ? "speculative decoding" : "no speculative decoding";
}
inline std::string serving_text(const frontier_curve& curve) {
  return (curve.mode == serving_mode::not_stated ? "serving mode " : "") + std::string(name_of(curve.mode)) + ", " +
         speculative_text(curve.speculative);
}
inline std::string choice_text(const frontier_choice& choice) {
  std::string text = choice.mode ? std::string(name_of(*choice.mode)) : "";
  if (choice.speculative) text += (text.empty() ? "" : ", ") + speculative_text(choice.speculative);
  return text;
}

/// Keeps the curves that fit; when none does, says what the field is in those there were.
template <class Fits, class Name>
std::vector<frontier_curve> narrowed(const std::vector<frontier_curve>& curves, Fits fits, Name name,
                                     const std::string& where, const char* field, const std::string& given) {
  std::vector<frontier_curve> kept;
  for (const auto& curve : curves)
    if (fits(curve)) kept.push_back(curve);
  if (!kept.empty()) return kept;
  std::vector<std::string> known;
  for (const auto& curve : curves) {
    std::string text(name(curve));
    if (std::find(known.begin(), known.end(), text) == known.end()) known.push_back(std::move(text));
  }
  throw frontier_not_measured(where, field, given, std::move(known));
}

/// The curves at these lengths that fit the choice.
template <class Fits>
std::vector<frontier_curve> served_so(const std::vector<frontier_curve>& curves, Fits lengths_fit,
                                      const std::string& lengths, const frontier_choice& choice) {
  const frontier_curve& first = curves.front();
  const std::string where = " of " + std::string(first.model) + " on " + std::string(first.generation) + " in " +
                            std::string(name_of(first.weights));
  const auto lengths_of = [](const frontier_curve& curve) { return lengths_text(curve.input, curve.output); };
  const auto at_lengths = narrowed(curves, lengths_fit, lengths_of, where, "lengths", lengths);
  const auto served = [&](const frontier_curve& curve) {
    return (!choice.speculative || curve.speculative == choice.speculative) &&
           (!choice.mode || curve.mode == *choice.mode);
  };
  return narrowed(at_lengths, served, serving_text, where + " at " + lengths, "serving", choice_text(choice));
}

/// The curves of the names.
template <class... Own>
std::vector<frontier_curve> curves_named(std::string_view generation, std::string_view model, precision weights,
                                         frontier_list<Own...> own) {
  std::vector<frontier_curve> all;
  const auto keep = [&](const frontier_curve& curve) { all.push_back(curve); };
  for_each_frontier(keep, own);
  for_each_frontier(keep);
  const std::string of(generation), by(model);
  const auto of_generation = narrowed(
      all, [&](const auto& curve) { return curve.generation == generation; },
      [](const auto& curve) { return curve.generation; }, "", "generation", of);
  const auto of_model = narrowed(
      of_generation, [&](const auto& curve) { return curve.model == model; },
      [](const auto& curve) { return curve.model; }, " on " + of, "model", by);
  return narrowed(
      of_model, [&](const auto& curve) { return curve.weights == weights; },
      [](const auto& curve) { return name_of(curve.weights); }, " of " + by + " on " + of, "precision",
      std::string(name_of(weights)));
}

inline auto at_lengths(const std::optional<prompt_tokens<>>& input, const output_tokens<>& output) {
  return [=](const frontier_curve& curve) { return curve.input == input && curve.output == output; };
}
}  // namespace detail

/// The frontier of the names, interpolated: the best of all curves that fit.
/// @param input  ISL; std::nullopt for a benchmark that does not publish it
/// @errors  frontier_not_measured, an input_error that lists what there is
template <class... Own>
[[nodiscard]] frontier find_frontier(std::string_view generation, std::string_view model, precision weights,
                                     const std::optional<prompt_tokens<>>& input, const output_tokens<>& output,
                                     const frontier_choice& choice = {}, frontier_list<Own...> own = {}) {
  return frontier(detail::served_so(detail::curves_named(generation, model, weights, own),
                                    detail::at_lengths(input, output), detail::lengths_text(input, output), choice));
}

/// The same at the lengths of a workload. Where a benchmark does not publish its mean input, the output alone counts.
/// @errors  frontier_not_measured
template <class... Own>
[[nodiscard]] frontier find_frontier(std::string_view generation, std::string_view model, precision weights,
                                     const workload_profile& work, const frontier_choice& choice = {},
                                     frontier_list<Own...> own = {}) {
  const auto fits = [&](const frontier_curve& curve) {
    return (!curve.input || *curve.input == work.input.value) && curve.output == work.output.value;
  };
  return frontier(detail::served_so(detail::curves_named(generation, model, weights, own), fits,
                                    detail::lengths_text(work.input.value, work.output.value), choice));
}

/// The frontier of the types. Does not compile where nobody measured.
/// @errors  frontier_not_measured for lengths, or a way of serving, that nobody measured
template <class G, class M = detail::not_named, auto P = nullptr>
[[nodiscard]] frontier frontier_of(const std::optional<prompt_tokens<>>& input, const output_tokens<>& output,
                                   const frontier_choice& choice = {}) {
  const auto& curves = frontier_curves<G, M, P>::curves;
  return frontier(detail::served_so({curves.begin(), curves.end()}, detail::at_lengths(input, output),
                                    detail::lengths_text(input, output), choice));
}

}  // namespace aifactory
