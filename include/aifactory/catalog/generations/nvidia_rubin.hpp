// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What has NVIDIA announced of Vera Rubin?
///
/// Everything about the chip is the vendor's announcement. "NVL144" of 2025 and "NVL72" of 2026 are one rack: the first
/// name counts dies, the second packages. All figures here are per package (GPU).
#pragma once

#include "aifactory/catalog/generations/nvidia_blackwell.hpp"

namespace aifactory {

struct vera_rubin_nvl72 {
  static constexpr std::string_view id = "vera_rubin_nvl72", name = "Vera Rubin NVL72", vendor = "NVIDIA";
  static constexpr int year = 2026;
  static constexpr source announced_2026{"NVIDIA at CES 2026, as reported by jp.imgtag.co.kr and silicontales.com",
                                         "2026-01"};
  static constexpr source announced_2025{"NVIDIA Vera Rubin NVL144 at GTC 2025, as reported by megaobzor.com",
                                         "2025-03"};
  static constexpr source chip_table{"chip table of the InferenceX app, chips.ts", "2026"};

  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 4000.0 * TFLOP / second / GPU, .from = chip_table, .standing = standing::announced};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{
      .value = 17500.0 * TFLOP / second / GPU, .from = chip_table, .standing = standing::announced,
      .note = "1.2 EFLOPS over 72 packages, 16,667, in the announcement of 2025"};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp4{
      .value = 35000.0 * TFLOP / second / GPU, .high = 50000.0 * TFLOP / second / GPU, .from = announced_2026,
      .standing = standing::announced, .note = "dense, as for training; high: inference with adaptive compression"};
  static constexpr sourced<arithmetic_rate_per_gpu<>> superseded_fp4{
      .value = 3600.0 * PFLOP / second / (72.0 * GPU), .from = announced_2025, .standing = standing::superseded,
      .note = "3.6 EFLOPS a rack of 144 dies, 72 packages"};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 288.0 * GB / GPU, .from = announced_2026, .standing = standing::announced, .note = "20.7 TB a rack"};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 22.0 * TB / second / GPU, .from = announced_2026, .standing = standing::announced};
  static constexpr sourced<bandwidth_per_gpu<>> superseded_bandwidth{
      .value = 13.0 * TB / second / GPU, .low = 12.0 * TB / second / GPU, .from = announced_2025,
      .standing = standing::superseded, .note = "the page itself prints 12"};
  static constexpr sourced<bandwidth_per_gpu<>> scale_up_bandwidth{
      .value = 1800.0 * GB / second / GPU, .from = announced_2026, .standing = standing::announced,
      .note = "one direction; the vendor prints both together, 3.6 TB/s"};
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 72.0 * GPU, .from = announced_2026, .standing = standing::announced};
  static constexpr sourced<aifactory::gpus_per_rack<>> gpus_per_rack{
      .value = 72.0 * GPU / rack, .from = announced_2026, .standing = standing::announced};
  static constexpr sourced<aifactory::dies_per_gpu<>> dies_per_gpu{
      .value = 2.0 * die / GPU, .from = announced_2025, .standing = standing::announced,
      .note = "the rack of 144 dies holds 72 packages"};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 1800.0 * W_board / GPU, .high = 2300.0 * W_board / GPU, .from = sources::inferencex_2026_09,
      .standing = standing::announced, .note = "Max-Q; high: Max-P"};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 2.902 * kW_IT / GPU, .low = 190.0 * kW_IT / (72.0 * GPU), .high = 230.0 * kW_IT / (72.0 * GPU),
      .from = sources::inferencex_vera_rubin, .confidence = confidence::high, .standing = standing::announced,
      .note = "low: the rack alone at 190 kW, Max-Q; high: at 230 kW, Max-P"};
  static constexpr sourced<it_power_per_rack<>> rack_power{
      .value = 190.0 * kW_IT / rack, .high = 230.0 * kW_IT / rack, .from = source{"regantih.github.io", "2026"},
      .standing = standing::announced, .note = "Max-Q; high: Max-P"};
  static constexpr sourced<price_per_gpu<>> price{
      .value = gb200_nvl72::price.value * (3.57 / 1.84), .low = gb200_nvl72::price.low * (3.57 / 1.84),
      .high = gb200_nvl72::price.high * (3.57 / 1.84),
      .from = assumption{"no price is published: GB200's, in the ratio of the owners' hourly costs 3.57 and 1.84 USD "
                         "of the same table (InferenceX blog, 2026-07-23), of which capital is the largest part"},
      .confidence = confidence::low, .standing = standing::announced};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

static_assert(generation<vera_rubin_nvl72>);

}  // namespace aifactory
