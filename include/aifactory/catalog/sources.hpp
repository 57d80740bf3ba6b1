// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which sources are quoted more than once?
#pragma once

#include "aifactory/catalog/sourced.hpp"

namespace aifactory::sources {

/// Dense arithmetic, usable memory, bandwidths; one direction of the scale-up fabric.
inline constexpr source inferencex_specs{"InferenceX app, packages/app/src/lib/gpu-specs.ts at 39a9911", "2026"};
/// Board power and all-in IT power per GPU, and hourly costs of owners: the vintage in force.
inline constexpr source inferencex_2026{
    "SemiAnalysis AI Cloud TCO model, in the InferenceX app, packages/constants/src/gpu-keys.ts at af1752a",
        "2026-08-14"};
/// The same file a month later.
inline constexpr source inferencex_2026_09{
    "SemiAnalysis AI Cloud TCO model, in the InferenceX app, packages/constants/src/gpu-keys.ts", "2026-09"};
/// What three-year contracts cost, asked of the market.
inline constexpr source inferencex_survey_2026_07{
    "SemiAnalysis market pricing survey of July 2026, in the InferenceX app, packages/constants/src/tco.ts", "2026-07"};
/// The first vintage: costs and power at the utility meter, in force from October 2025 to June 2026.
inline constexpr source inferencex_2025{
    "SemiAnalysis AI Cloud TCO model, in the InferenceX app, packages/app/src/lib/constants.ts at 77ca49a", "2026-04"};
/// Costs and power of rack-scale systems beside Vera Rubin, from a table printed as an image.
inline constexpr source inferencex_vera_rubin{
    "InferenceX blog, Vera Rubin NVL72 against GB200 NVL72, table of costs per GPU-hour", "2026-07-23"};

inline constexpr source aiconfigurator{"ai-dynamo/aiconfigurator, system files at 095f58a", "2026"};
inline constexpr source street_prices{
    "street prices collected by aiinframap.com, disintermediate.global, v2-pseo-ai.pages.dev, fetchlogic.net",
        "2026-06"};
inline constexpr source hgx_server_price{"v2-pseo-ai.pages.dev, GPU TCO analysis: server of 8 H100", "2026"};

}  // namespace aifactory::sources
