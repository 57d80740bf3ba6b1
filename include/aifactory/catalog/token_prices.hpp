// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do providers charge for tokens, and in which proportion?
#pragma once

#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/hardware.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/ratio.hpp"

#include <array>
#include <optional>

namespace aifactory {

/// What a provider charges for a model.
struct token_price_list {
  std::string_view model;  ///< id, or the provider's own word
  std::string_view provider;
  sourced<fresh_token_price<>> input;  ///< not found in a cache
  sourced<output_token_price<>> output;
  std::optional<interactivity<>> at{};  ///< what a user sees at that price, where it is stated
};

namespace token_price_sources {
inline constexpr source inferencex_v2{"InferenceX v2 blog, prices at OpenRouter", "2026-02"};
inline constexpr source tco_text{"InferenceX app, docs/tco-calculator.md at 00550b6", "2026-08"};
}  // namespace token_price_sources

/// Published lists for DeepSeek models.
inline constexpr std::array<token_price_list, 3> token_price_lists{{
    {"deepseek-r1", "Crusoe",
     {.value = 1.35 * USD / Mtok_fresh, .from = token_price_sources::inferencex_v2, .confidence = confidence::high},
     {.value = 5.40 * USD / Mtok_out, .from = token_price_sources::inferencex_v2, .confidence = confidence::high},
     36.0 * tok_out / second / user},
    {"deepseek-r1", "Nebius Fast",
     {.value = 2.0 * USD / Mtok_fresh, .from = token_price_sources::inferencex_v2, .confidence = confidence::high},
     {.value = 6.0 * USD / Mtok_out, .from = token_price_sources::inferencex_v2, .confidence = confidence::high},
     167.0 * tok_out / second / user},
    {"deepseek", "DeepSeek",
     {.value = 0.27 * USD / Mtok_fresh, .from = token_price_sources::tco_text, .confidence = confidence::high},
     {.value = 1.10 * USD / Mtok_out, .from = token_price_sources::tco_text, .confidence = confidence::high}},
}};

/// A cached input token's price over a fresh one's.
inline constexpr sourced<share<>> cached_price_share{
    .value = share{0.1}, .from = token_price_sources::tco_text, .confidence = confidence::high};
/// A fresh input token's price over an output one's.
inline constexpr sourced<share<>> input_price_share{
    .value = share{0.25}, .high = share{1.0 / 3.0}, .from = token_price_sources::tco_text, .confidence = confidence::high,
    .note = "output is four times input; high: the three times of NVIDIA's inference cost guide"};

}  // namespace aifactory
