// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a request look like: how long, how much of it cached, how fast must the answer be?
///
/// Few of these numbers are published. Those that are name their source; the rest are assumptions, to be replaced by
/// your own logs. Throughput is measured at given lengths, so where a profile has no better reason it takes one of
/// those.
#pragma once

#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/hardware.hpp"
#include "aifactory/units/ratio.hpp"

#include <array>
#include <optional>

namespace aifactory {

/// Whether somebody waits for the answer (interactive), nobody does (batch), or there is none (training).
enum class serving { interactive, batch, training };

/// Tokens are per request; in training a request is a sequence, all of it input.
struct workload_profile {
  std::string_view id;
  std::string_view what;
  serving mode;
  sourced<prompt_tokens<>> input;                             ///< ISL
  sourced<output_tokens<>> output;                            ///< OSL
  sourced<aifactory::cache_hit_rate<>> cache_hit_rate;         ///< of the input
  std::optional<sourced<aifactory::interactivity<>>> speed{};  ///< a user must see at least; none where nobody waits
};

namespace workloads {
inline constexpr source mlperf{"mlcommons/inference, loadgen/mlperf.conf at 001712e9, constants.py at 001d64ca",
                               "2026"};
inline constexpr source agentic{"InferenceX app, docs/tco-calculator.md at 00550b6: agentic traffic", "2026-08"};
inline constexpr auto tok_s_user = tok_out / second / user;

inline constexpr provenance short_setting =
    assumption{"the setting 1,024 in, 1,024 out in which throughput is measured"};
inline constexpr provenance long_input_setting = assumption{"the setting 8,192 in, 1,024 out in which throughput is "
                                                            "measured"};
inline constexpr provenance training_has_no_output = assumption{"training generates nothing"};
inline constexpr provenance training_has_no_cache = assumption{"training computes every token"};
inline constexpr provenance nothing_shared = assumption{"benchmarks draw unrelated prompts; nothing is shared between "
                                                        "them"};
inline constexpr provenance input_not_published = assumption{"the benchmark does not publish its mean input; taken as "
                                                             "1,024"};

inline constexpr workload_profile chat_assistant{
    "chat_assistant", "answers to people in a conversation", serving::interactive,
    {.value = 1024.0 * tok_in, .low = 200.0 * tok_in, .high = 8192.0 * tok_in, .from = short_setting,
     .confidence = confidence::low},
    {.value = 1024.0 * tok_out, .low = 200.0 * tok_out, .high = 2048.0 * tok_out, .from = short_setting,
     .confidence = confidence::low},
    {.value = cache_hit_rate{0.3}, .low = cache_hit_rate{0.0}, .high = cache_hit_rate{0.7},
     .from = assumption{"system prompt and earlier turns return; their share grows with the conversation"},
     .confidence = confidence::low},
    sourced<interactivity<>>{.value = 50.0 * tok_s_user, .low = 20.0 * tok_s_user, .high = 75.0 * tok_s_user,
                             .from = assumption{"several times as fast as people read; low is about reading speed"},
                             .confidence = confidence::low}};

inline constexpr workload_profile coding_agent{
    "coding_agent", "an agent that reads a code base, calls tools and edits", serving::interactive,
    {.value = 133.0 * 500.0 * tok_in, .low = 20e3 * tok_in, .high = 200e3 * tok_in, .from = agentic,
     .note = "133 input tokens for each output token are sourced; the length follows from the assumed output"},
    {.value = 500.0 * tok_out, .low = 200.0 * tok_out, .high = 2000.0 * tok_out,
     .from = assumption{"a tool call with a short text"}, .confidence = confidence::low},
    {.value = cache_hit_rate{0.92}, .low = cache_hit_rate{0.8}, .high = cache_hit_rate{0.97}, .from = agentic,
     .confidence = confidence::high, .note = "median; the range is ours"},
    sourced<interactivity<>>{.value = 75.0 * tok_s_user, .low = 50.0 * tok_s_user, .high = 150.0 * tok_s_user,
                             .from = assumption{"a person waits for the whole chain of calls, so each must be quick"},
                             .confidence = confidence::low}};

inline constexpr workload_profile retrieval{
    "retrieval", "answers from retrieved documents (RAG)", serving::interactive,
    {.value = 8192.0 * tok_in, .low = 2000.0 * tok_in, .high = 32e3 * tok_in, .from = long_input_setting,
     .confidence = confidence::low},
    {.value = 1024.0 * tok_out, .low = 100.0 * tok_out, .from = long_input_setting, .confidence = confidence::low},
    {.value = cache_hit_rate{0.2}, .low = cache_hit_rate{0.0}, .high = cache_hit_rate{0.6},
     .from = assumption{"the instructions return; documents stand behind them in changing order, which ends a shared "
                        "prefix"},
     .confidence = confidence::low},
    sourced<interactivity<>>{.value = 50.0 * tok_s_user, .low = 20.0 * tok_s_user, .high = 100.0 * tok_s_user,
                             .from = assumption{"as in a conversation"}, .confidence = confidence::low}};

inline constexpr workload_profile batch_summarisation{
    "batch_summarisation", "summaries of stored documents, overnight", serving::batch,
    {.value = 8192.0 * tok_in, .low = 1000.0 * tok_in, .high = 100e3 * tok_in, .from = long_input_setting,
     .confidence = confidence::low},
    {.value = 1024.0 * tok_out, .low = 100.0 * tok_out, .from = long_input_setting, .confidence = confidence::low},
    {.value = cache_hit_rate{0.0}, .high = cache_hit_rate{0.1},
     .from = assumption{"each document is read once; only a short instruction returns"},
     .confidence = confidence::low}};

inline constexpr workload_profile reasoning{
    "reasoning", "long chains of thought", serving::interactive,
    {.value = 1024.0 * tok_in, .low = 200.0 * tok_in, .high = 8192.0 * tok_in, .from = input_not_published,
     .confidence = confidence::low},
    {.value = 3886.2274 * tok_out, .low = 1024.0 * tok_out, .high = 8192.0 * tok_out, .from = mlperf,
     .confidence = confidence::high,
     .note = "mean output of MLPerf DeepSeek-R1; the range is ours"},
    {.value = cache_hit_rate{0.0}, .high = cache_hit_rate{0.3}, .from = nothing_shared, .confidence = confidence::low},
    sourced<interactivity<>>{.value = 1.0 / 0.015 * tok_s_user, .low = 12.5 * tok_s_user, .from = mlperf,
                             .confidence = confidence::high,
                             .note = "MLPerf interactive limit of 15 ms a token; low: server limit of 80 ms"}};

inline constexpr workload_profile open_chat_70b{
    "open_chat_70b", "MLPerf Llama-2-70B: short open questions", serving::interactive,
    {.value = 1024.0 * tok_in, .low = 100.0 * tok_in, .from = input_not_published, .confidence = confidence::low},
    {.value = 294.45 * tok_out, .from = mlperf, .confidence = confidence::high},
    {.value = cache_hit_rate{0.0}, .from = nothing_shared},
    sourced<interactivity<>>{.value = 25.0 * tok_s_user, .low = 5.0 * tok_s_user, .from = mlperf,
                             .confidence = confidence::high,
                             .note = "MLPerf interactive limit of 40 ms a token; low: server limit of 200 ms"}};

inline constexpr workload_profile long_context_405b{
    "long_context_405b", "MLPerf Llama-3.1-405B: long documents", serving::interactive,
    {.value = 8192.0 * tok_in, .low = 1024.0 * tok_in, .high = 20e3 * tok_in,
     .from = assumption{"the benchmark does not publish its mean input; it is made of long documents"},
     .confidence = confidence::low},
    {.value = 684.68 * tok_out, .from = mlperf, .confidence = confidence::high},
    {.value = cache_hit_rate{0.0}, .from = nothing_shared},
    sourced<interactivity<>>{.value = 12.5 * tok_s_user, .low = 1.0 / 0.175 * tok_s_user, .from = mlperf,
                             .confidence = confidence::high,
                             .note = "MLPerf interactive limit of 80 ms a token; low: server limit of 175 ms"}};

inline constexpr workload_profile vision{
    "vision", "questions about images and pages", serving::interactive,
    {.value = 2000.0 * tok_in, .low = 500.0 * tok_in, .high = 10e3 * tok_in,
     .from = assumption{"an image of a megapixel takes about 1,500 tokens, the question a few hundred"},
     .confidence = confidence::low},
    {.value = 300.0 * tok_out, .low = 50.0 * tok_out, .high = 1000.0 * tok_out,
     .from = assumption{"a paragraph or a table"},
     .confidence = confidence::low},
    {.value = cache_hit_rate{0.1}, .low = cache_hit_rate{0.0}, .high = cache_hit_rate{0.5},
     .from = assumption{"images are new; only the instruction returns"}, .confidence = confidence::low},
    sourced<interactivity<>>{.value = 30.0 * tok_s_user, .low = 20.0 * tok_s_user, .high = 75.0 * tok_s_user,
                             .from = assumption{"as in a conversation, with less haste"},
                             .confidence = confidence::low}};

inline constexpr workload_profile fine_tuning{
    "fine_tuning", "adapting a model to own examples", serving::training,
    {.value = 2048.0 * tok_in, .low = 512.0 * tok_in, .high = 32e3 * tok_in,
     .from = assumption{"sequences of packed examples, a few pages each"}, .confidence = confidence::low},
    {.value = 0.0 * tok_out, .from = training_has_no_output},
    {.value = cache_hit_rate{0.0}, .from = training_has_no_cache}};

inline constexpr workload_profile pre_training{
    "pre_training", "training from the start", serving::training,
    {.value = 4096.0 * tok_in, .low = 2048.0 * tok_in, .high = 8192.0 * tok_in,
     .from = assumption{"sequence lengths of published runs: GPT-3 and PaLM 2,048, later ones 4,096 to 8,192"},
     .confidence = confidence::medium},
    {.value = 0.0 * tok_out, .from = training_has_no_output},
    {.value = cache_hit_rate{0.0}, .from = training_has_no_cache}};
}  // namespace workloads

/// Inference first, then training.
inline constexpr std::array<workload_profile, 10> workload_profiles{
    workloads::chat_assistant, workloads::coding_agent,  workloads::retrieval,         workloads::batch_summarisation,
    workloads::reasoning,      workloads::open_chat_70b, workloads::long_context_405b, workloads::vision,
    workloads::fine_tuning,    workloads::pre_training};

/// The profile with this id.
/// @errors  none: null when there is none
[[nodiscard]] constexpr const workload_profile* find_workload(std::string_view id) {
  for (const auto& profile : workload_profiles)
    if (profile.id == id) return &profile;
  return nullptr;
}

}  // namespace aifactory
