// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  "50x the tokens per megawatt at 35x lower cost per token": what is behind the claim, and which power is meant?
///
/// NVIDIA, "Rethinking AI TCO: why cost per token is the only metric that matters", blogs.nvidia.com/blog/
/// lowest-token-cost-ai-factories, 2026-04-15, for DeepSeek-R1:
///
///             USD/GPU/h   tok/s/GPU   tok/s/MW     USD/Mtok
///   H200      1.41        90          54,000       4.20
///   GB300     2.65        6,000       2,800,000    0.12
///   ratio                 65          50           35
///
/// NVIDIA prints no power per GPU. SemiAnalysis' InferenceX-app used these (packages/app/src/lib/constants.ts, 2026-04:
/// utility power, all-in, provisioned; packages/constants/src/gpu-keys.ts, 2026-07: IT power, all-in):
///
///             kW facility   kW IT
///   H200      1.73          1.37
///   GB300     2.10          2.12
#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <type_traits>

namespace claim_50x_35x_test {

using namespace aifactory;

constexpr auto h200_price = 1.41 * USD / (GPU * hour);
constexpr auto gb300_price = 2.65 * USD / (GPU * hour);
constexpr auto h200_per_mw = 54e3 * tok_out / second / MW_facility;
constexpr auto gb300_per_mw = 2.8e6 * tok_out / second / MW_facility;
constexpr auto h200_at_meter = 1.73 * kW_facility / GPU;
constexpr auto gb300_at_meter = 2.10 * kW_facility / GPU;
constexpr auto h200_at_rack = 1.37 * kW_IT / GPU;
constexpr auto gb300_at_rack = 2.12 * kW_IT / GPU;
constexpr auto h200_printed = 90.0 * tok_out / (second * GPU);
constexpr auto gb300_printed = 6000.0 * tok_out / (second * GPU);

TEST_CASE("50x and 35x: tokens per GPU from tokens per megawatt", "[published]") {
  // By hand: 54,000 x 0.00173 = 93.42 (printed: 90); 2,800,000 x 0.00210 = 5,880 (printed: 6,000).
  CHECK_THAT((h200_per_mw * h200_at_meter).in(tok_out / (second * GPU)), WithinRel(93.42, 1e-14));
  CHECK_THAT((gb300_per_mw * gb300_at_meter).in(tok_out / (second * GPU)), WithinRel(5880.0, 1e-14));
  CHECK_THAT(h200_per_mw * h200_at_meter / h200_printed, WithinAbs(1.0, 0.04));
  CHECK_THAT(gb300_per_mw * gb300_at_meter / gb300_printed, WithinAbs(1.0, 0.02));
}

TEST_CASE("50x and 35x: cost of a million tokens from the price of a GPU-hour", "[published]") {
  const output_token_price<> h200 = h200_price / (h200_per_mw * h200_at_meter);
  const output_token_price<> gb300 = gb300_price / (gb300_per_mw * gb300_at_meter);
  // By hand: 1.41 / (93.42 x 3,600) x 1e6 = 4.19253; 2.65 / (5,880 x 3,600) x 1e6 = 0.125189.
  CHECK_THAT(h200.in(USD / Mtok_out), WithinRel(1.41e6 / (93.42 * 3600.0), 1e-14));
  CHECK_THAT(gb300.in(USD / Mtok_out), WithinRel(2.65e6 / (5880.0 * 3600.0), 1e-14));
  // Printed 4.20 and 0.12, 0.2 % and 4.3 % away: the columns are rounded.
  CHECK_THAT(h200.in(USD / Mtok_out), WithinRel(4.20, 0.005));
  CHECK_THAT(gb300.in(USD / Mtok_out), WithinRel(0.12, 0.05));
  // 35x printed, 33.5 from the table's own columns.
  CHECK_THAT(h200 / gb300, WithinRel(35.0, 0.06));
  CHECK_THAT(h200 / gb300, WithinRel(33.4896, 1e-4));
}

TEST_CASE("50x and 35x: the ratios from the printed tokens per GPU", "[published]") {
  // 6,000 / 90 = 66.7, printed 65. 2.65 / 1.41 = 1.879 times the price: 35.5 times cheaper, printed 35.
  CHECK_THAT(gb300_printed / h200_printed, WithinRel(65.0, 0.03));
  CHECK_THAT((h200_price / h200_printed) / (gb300_price / gb300_printed), WithinRel(35.0, 0.02));
  // 2,800,000 / 54,000 = 51.9, printed 50.
  CHECK_THAT(gb300_per_mw / h200_per_mw, WithinRel(50.0, 0.05));
}

TEST_CASE("50x and 35x: per megawatt of which power?", "[published]") {
  // At the meter, by hand: (6,000 / 2.10) / (90 / 1.73) = 2,857.14 / 52.0231 = 54.9206.
  CHECK_THAT((gb300_printed / gb300_at_meter) / (h200_printed / h200_at_meter), WithinRel(54.9206, 1e-5));
  // At the rack, by hand: (6,000 / 2.12) / (90 / 1.37) = 2,830.19 / 65.6934 = 43.0818.
  CHECK_THAT((gb300_printed / gb300_at_rack) / (h200_printed / h200_at_rack), WithinRel(43.0818, 1e-5));
}

// Tokens per second per MW at the meter and per MW of IT power are two types.
static_assert(!std::is_same_v<decltype(gb300_printed / gb300_at_meter), decltype(gb300_printed / gb300_at_rack)>);

TEST_CASE("50x and 35x: what the two claims say about the cost of a megawatt-hour", "[published]") {
  // 50 / 35 = 1.43 times the cost per MWh; from prices and power (2.65 / 2.10) / (1.41 / 1.73) = 1.548: rounding of both.
  const auto ratio = (gb300_price / gb300_at_meter) / (h200_price / h200_at_meter);
  CHECK_THAT(ratio, WithinRel(1.54829, 1e-5));
  CHECK_THAT(ratio, WithinRel(50.0 / 35.0, 0.09));
}

}  // namespace claim_50x_35x_test
