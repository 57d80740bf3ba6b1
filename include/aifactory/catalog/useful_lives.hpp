// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Over how many years do owners write off servers and buildings?
#pragma once

#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/time.hpp"

#include <array>

namespace aifactory {

/// A useful life as somebody states it: in accounts, or as an analyst's economic life.
struct useful_life {
  std::string_view id;
  std::string_view what;
  sourced<duration<>> life;
};

namespace lives {
inline constexpr source filings{"comparisons of company filings: realclear.ai, wiresift, bizety.com, "
                                "thecuberesearch.com", "2025"};
inline constexpr source epoch{"Epoch AI, AI data center cost breakdown", "2026-05-14"};

/// The default life of every generation.
inline constexpr sourced<duration<>> epoch_it{.value = 5.0 * year,
                                              .low = 3.0 * year,
                                              .high = 7.0 * year,
                                              .from = epoch,
                                              .confidence = confidence::high,
                                              .note = "3 and 7 years are the source's own sensitivity"};
/// Shell, power distribution and cooling.
inline constexpr sourced<duration<>> epoch_facility{
    .value = 14.0 * year, .from = epoch, .confidence = confidence::high};
}  // namespace lives

/// Economic lives of analysts first, then the book lives of owners; a book life is an accounting choice.
inline constexpr std::array<useful_life, 12> useful_lives{{
    {"epoch_it", "servers, analyst's economic life", lives::epoch_it},
    {"epoch_facility", "shell, power and cooling, analyst's economic life", lives::epoch_facility},
    {"semianalysis", "GPU servers, owner's economic life",
     {.value = 4.0 * year,
      .from = source{"SemiAnalysis AI Cloud TCO model, in the InferenceX app's TCO documentation", "2026"},
      .confidence = confidence::high}},
    {"alphabet", "servers and networking, book life",
     {.value = 6.0 * year, .from = lives::filings, .confidence = confidence::medium_high}},
    {"microsoft", "servers, book life",
     {.value = 6.0 * year, .low = 2.0 * year, .from = lives::filings, .confidence = confidence::medium_high,
      .note = "the filing states a range of 2 to 6 years"}},
    {"oracle", "servers, book life",
     {.value = 6.0 * year, .from = lives::filings, .confidence = confidence::medium_high}},
    {"meta", "servers, book life",
     {.value = 5.5 * year, .from = lives::filings, .confidence = confidence::medium_high, .note = "from January 2025"}},
    {"amazon", "servers, book life",
     {.value = 6.0 * year, .low = 5.0 * year, .from = lives::filings, .confidence = confidence::medium_high,
      .note = "back to 5 years for a part of them from February 2025"}},
    {"coreweave", "servers, book life",
     {.value = 6.0 * year, .from = lives::filings, .confidence = confidence::medium_high}},
    {"lambda", "servers, book life",
     {.value = 5.0 * year, .from = lives::filings, .confidence = confidence::medium_high}},
    {"nebius", "servers, book life",
     {.value = 4.0 * year, .from = lives::filings, .confidence = confidence::medium_high}},
    {"critics", "GPUs, view of critics of longer lives",
     {.value = 3.0 * year, .low = 2.0 * year,
      .from = source{"view of Michael Burry as reported by thecuberesearch.com and realclear.ai", "2025"}}},
}};

}  // namespace aifactory
