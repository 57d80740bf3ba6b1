// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a licence of NVIDIA AI Enterprise cost, per GPU and term?
///
/// It is counted per physical GPU (package) of the environment: not per server, and not per die. A term paid at once
/// has a price and a length; `per_year` spreads it without interest.
#pragma once

#include "aifactory/catalog/sourced.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/time.hpp"

#include <array>

namespace aifactory {

/// A term that is paid at its begin.
struct licence_term {
  std::string_view id;
  std::string_view what;
  sourced<price_per_gpu<>> price;  ///< of the whole term, paid at once
  duration<> length;  ///< of the use, or of the support where use is perpetual
  bool perpetual = false;  ///< use does not end with the term

  /// The price spread over the term without interest.
  ///
  ///   per year = price / length
  ///
  /// @return  [USD/GPU/time]
  /// @errors  none: every term has a length; a perpetual one is spread over its support
  /// @source  definition
  [[nodiscard]] constexpr gpu_time_price<> per_year() const { return price.value / length; }
};

namespace licences {

inline constexpr source nvidia_guide{"NVIDIA Enterprise Licensing Guide, as reproduced at fundalyst.xyz", "2026"};
inline constexpr source nvidia_terms{
    "NVIDIA Enterprise Licensing Guide, as reproduced at fundalyst.xyz; Jensen Huang, Q3 FY2024 call (4,500 per GPU "
    "and year); The Register",
    "2025-04-01"};

inline constexpr licence_term ai_enterprise_1_year{
    "nvidia_ai_enterprise_1_year", "subscription, 1 year",
    {.value = 4500.0 * USD / GPU, .from = nvidia_terms, .confidence = confidence::high,
     .note = "the vendor spoke of counting dies from HGX B300 on, which would double it per package"}, 1.0 * year};
inline constexpr licence_term ai_enterprise_3_years{
    "nvidia_ai_enterprise_3_years", "subscription, 3 years",
    {.value = 13500.0 * USD / GPU, .from = source{"fundalyst.xyz, NVIDIA DGX and NIM licensing", "2026"},
     .note = "the page breaks off behind 13,; completed to three times the yearly price"}, 3.0 * year};
inline constexpr licence_term ai_enterprise_5_years{
    "nvidia_ai_enterprise_5_years", "subscription, 5 years",
    {.value = 18000.0 * USD / GPU, .from = nvidia_guide,
     .note = "the page breaks off behind 18,00; five years for four"},
    5.0 * year};
inline constexpr licence_term ai_enterprise_perpetual{
    "nvidia_ai_enterprise_perpetual", "perpetual, with 5 years of support",
    {.value = 22500.0 * USD / GPU, .from = nvidia_guide, .confidence = confidence::high,
     .note = "over its 5 years of support the same 4,500 a year as the subscription"}, 5.0 * year, true};
inline constexpr licence_term ai_enterprise_education{
    "nvidia_ai_enterprise_education", "education and start-up programme, 1 year",
    {.value = 1125.0 * USD / GPU, .from = nvidia_guide, .confidence = confidence::medium_high,
     .note = "a quarter of the list price"}, 1.0 * year};

/// All terms that are paid in advance.
inline constexpr std::array<licence_term, 5> ai_enterprise_terms{
    ai_enterprise_1_year, ai_enterprise_3_years, ai_enterprise_5_years, ai_enterprise_perpetual,
        ai_enterprise_education};

/// By the hour, through a cloud's market place, on top of the rent.
inline constexpr sourced<gpu_time_price<>> ai_enterprise_cloud{
    .value = 1.0 * USD / GPU / hour, .high = 2.0 * USD / GPU / hour,
    .from = source{"The Register (1 USD); ainegotiationexperts.com (about 2 USD, high)", "2025-04-01"},
    .note = "two pages, two prices"};

/// Boards that come with five years of it.
inline constexpr sourced<price_per_gpu<>> ai_enterprise_bundled{
    .value = 0.0 * USD / GPU, .from = nvidia_guide,
    .note = "five years are in the price of H100 PCIe, H100 NVL and H200 NVL boards; DGX bundles it, support apart"};

static_assert(ai_enterprise_perpetual.per_year() == ai_enterprise_1_year.per_year());

}  // namespace licences

}  // namespace aifactory
