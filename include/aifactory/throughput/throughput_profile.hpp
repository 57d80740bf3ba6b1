// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many tokens per second does a GPU make, of which model, in which precision, at which speed for a user?
///
///   using profile = throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp4>;
///   profile::at(8192.0 * tok_in, 1024.0 * tok_out, 50.0 * tok_out / second / user)      a measured point, or an error
///   profile::best_at_least(8192.0 * tok_in, 1024.0 * tok_out, 50.0 * tok_out / second / user)
///
/// A generation, model or precision that nobody measured does not compile; nor does a question that leaves out the
/// interactivity. There is no interpolation: between two points nothing is known here.
#pragma once

#include "aifactory/catalog/generation.hpp"
#include "aifactory/catalog/models.hpp"

#include <array>
#include <optional>
#include <type_traits>

namespace aifactory {

/// One measurement. Rates are per GPU of the whole deployment, prefill and decode together, input and output at the
/// same time; power does not enter them.
struct throughput_point {
  std::string_view setting;                          ///< which benchmark, in which mode
  std::optional<prompt_tokens<>> input;              ///< ISL; empty where the benchmark does not publish it
  output_tokens<> output;                            ///< OSL, or the mean
  std::optional<interactivity<>> speed;              ///< what a user saw, or the limit that was held; empty offline
  sourced<output_token_rate_per_gpu<>> output_rate;  ///< with its source
  std::optional<prompt_token_rate_per_gpu<>> input_rate;  ///< all prompt tokens, none of them cached
  gpu_count<> gpus;                                  ///< of the deployment
};

namespace detail {
struct not_named {};

[[noreturn]] inline void no_point_was_measured_there() {
  throw input_error("throughput: no point was measured at these lengths and this interactivity");
}
template <class... X>
inline constexpr bool asks_without_interactivity = sizeof...(X) < 3;

/// What the primary template says.
template <class G, class M, auto P>
consteval bool nobody_measured() {
  if constexpr (std::is_same_v<M, not_named> || !std::is_same_v<std::remove_cv_t<decltype(P)>, precision>) {
    static_assert(sizeof(G) == 0,
                  "aifactory: a throughput belongs to a generation, a model and a precision: "
                  "throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp4>");
  } else if constexpr (!runs<G, P>) {
    static_assert(sizeof(G) == 0, "aifactory: this generation has no arithmetic units of this precision");
  } else {
    static_assert(sizeof(G) == 0,
                  "aifactory: no throughput of this generation, model and precision was measured: include the header "
                  "of the model from throughput/, or give your own rate");
  }
  return false;
}

/// The questions that may be asked of a profile with `points`.
template <class Profile>
struct throughput_questions {
  /// The point that was measured at exactly these lengths and this interactivity (to a hundredth of a token per
  /// second).
  /// @errors  input_error when there is none; in a constant expression it does not compile
  [[nodiscard]] static constexpr throughput_point at(const prompt_tokens<>& input, const output_tokens<>& output,
                                                     const interactivity<>& speed) {
    for (const auto& point : Profile::points) {
      if (!point.input || !point.speed || !(*point.input == input) || !(point.output == output)) continue;
      const double apart = (*point.speed - speed).in(tok_out / second / user);
      if (apart < 0.01 && apart > -0.01) return point;
    }
    no_point_was_measured_there();
  }
  /// The point with the most output among those that were at least so fast for a user, at these lengths.
  /// @errors  none: null when none was so fast
  [[nodiscard]] static constexpr const throughput_point* find_best(const prompt_tokens<>& input,
                                                                   const output_tokens<>& output,
                                                                   const interactivity<>& speed) {
    const throughput_point* best = nullptr;
    for (const auto& point : Profile::points)
      if (point.input && point.speed && *point.input == input && point.output == output && *point.speed >= speed &&
          (!best || point.output_rate.value > best->output_rate.value))
        best = &point;
    return best;
  }
  /// The same as a value.
  /// @errors  input_error when none was so fast; in a constant expression it does not compile
  [[nodiscard]] static constexpr throughput_point best_at_least(const prompt_tokens<>& input,
                                                                const output_tokens<>& output,
                                                                const interactivity<>& speed) {
    const throughput_point* best = find_best(input, output, speed);
    if (!best) no_point_was_measured_there();
    return *best;
  }
  /// The most output that was measured with no user waiting.
  /// @errors  input_error when there is no such point
  [[nodiscard]] static constexpr throughput_point offline() {
    const throughput_point* best = nullptr;
    for (const auto& point : Profile::points)
      if (!point.speed && (!best || point.output_rate.value > best->output_rate.value)) best = &point;
    if (!best) no_point_was_measured_there();
    return *best;
  }

  // Wrong uses, in words.
  template <class... X>
    requires asks_without_interactivity<X...>
  static throughput_point at(const X&...) {
    static_assert(sizeof...(X) > 99, "aifactory: a token rate is not known without an interactivity: give input "
                                     "tokens, output tokens and 50.0 * tok_out / second / user");
    no_point_was_measured_there();
  }
  template <class... X>
    requires asks_without_interactivity<X...>
  static throughput_point best_at_least(const X&...) {
    static_assert(sizeof...(X) > 99, "aifactory: a token rate is not known without an interactivity: give input "
                                     "tokens, output tokens and 50.0 * tok_out / second / user");
    no_point_was_measured_there();
  }
};
}  // namespace detail

/// The measured points of a generation, a model and a precision: specialised where there are any. Your own:
/// `template <> struct aifactory::throughput_profile<my_chip, models::deepseek_r1, precision::fp8> : ...`
template <class G, class M = detail::not_named, auto P = nullptr>
struct throughput_profile : std::bool_constant<detail::nobody_measured<G, M, P>()> {};

/// For own specialisations: `struct throughput_profile<...> : measured<throughput_profile<...>> { points }`.
template <class Profile>
using measured = detail::throughput_questions<Profile>;

}  // namespace aifactory
