// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are NVIDIA's other generations: A100, L40S, RTX PRO 6000 server, DGX Spark?
#pragma once

#include "aifactory/catalog/generation.hpp"
#include "aifactory/catalog/sources.hpp"

namespace aifactory {

/// Ampere: no FP8, no FP4.
struct a100_sxm {
  static constexpr std::string_view id = "a100_sxm", name = "A100 SXM 80 GB", vendor = "NVIDIA";
  static constexpr int year = 2020;
  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 312.0 * TFLOP / second / GPU, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 80.0 * GB / GPU, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 2.039 * TB / second / GPU, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 400.0 * W_board / GPU, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 8.0 * GPU, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<bandwidth_per_gpu<>> scale_up_bandwidth{
      .value = 300.0 * GB / second / GPU, .from = sources::aiconfigurator, .confidence = confidence::high,
      .note = "one direction"};
  static constexpr sourced<aifactory::gpus_per_server<>> gpus_per_server{
      .value = 8.0 * GPU / server, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

/// Ada board on PCIe: FP8, no NVLink.
struct l40s {
  static constexpr std::string_view id = "l40s", name = "L40S", vendor = "NVIDIA";
  static constexpr int year = 2023;
  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 362.05 * TFLOP / second / GPU, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{
      .value = 733.0 * TFLOP / second / GPU, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 45.0 * GB / GPU, .high = 48.0 * GB / GPU, .from = sources::aiconfigurator,
      .confidence = confidence::high,
      .note = "usable; 48 GB are on the board"};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 0.864 * TB / second / GPU, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 350.0 * W_board / GPU, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 8.0 * GPU, .from = sources::aiconfigurator, .confidence = confidence::high,
      .note = "a server of eight over PCIe 4, 32 GB/s in one direction"};
  static constexpr sourced<aifactory::gpus_per_server<>> gpus_per_server{
      .value = 8.0 * GPU / server, .from = sources::aiconfigurator, .confidence = confidence::high};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

/// Blackwell board on PCIe, in servers of eight: no NVLink.
struct rtx_pro_6000_server {
  static constexpr std::string_view id = "rtx_pro_6000_server", name = "RTX PRO 6000 Blackwell Server Edition",
                                    vendor = "NVIDIA";
  static constexpr int year = 2025;
  static constexpr source specs{"chip table of the InferenceX app, chips.ts; low: aiconfigurator at 2,430 MHz sustained",
                                "2026"};
  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 503.8 * TFLOP / second / GPU, .low = 467.8 * TFLOP / second / GPU, .from = specs,
      .confidence = confidence::medium_high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{
      .value = 1007.6 * TFLOP / second / GPU, .low = 935.6 * TFLOP / second / GPU, .from = specs,
      .confidence = confidence::medium_high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp4{
      .value = 2015.2 * TFLOP / second / GPU, .low = 1871.2 * TFLOP / second / GPU, .from = specs,
      .confidence = confidence::medium_high};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 96.0 * GB / GPU, .from = specs, .confidence = confidence::medium_high};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 1.792 * TB / second / GPU, .low = 1.597 * TB / second / GPU, .from = specs,
      .confidence = confidence::medium_high, .note = "low is also quoted for the server edition"};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 600.0 * W_board / GPU, .from = sources::inferencex_2026_09, .confidence = confidence::high};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 0.975 * kW_IT / GPU, .from = sources::inferencex_2026, .confidence = confidence::high};
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 8.0 * GPU, .from = sources::aiconfigurator, .confidence = confidence::medium_high,
      .note = "a server of eight over PCIe 5, 64 GB/s in one direction"};
  static constexpr sourced<aifactory::gpus_per_server<>> gpus_per_server{
      .value = 8.0 * GPU / server, .from = sources::aiconfigurator, .confidence = confidence::medium_high};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

/// One GB10 on a desk.
struct dgx_spark {
  static constexpr std::string_view id = "dgx_spark", name = "DGX Spark (GB10)", vendor = "NVIDIA";
  static constexpr int year = 2025;
  static constexpr source specs{"ai-infrastructure.net, DGX Spark", "2026-06"};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp4{
      .value = 500.0 * TFLOP / second / GPU, .from = specs, .confidence = confidence::medium_high,
      .note = "half of the 1 PFLOPS that are printed with sparsity"};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 128.0 * GB / GPU, .from = specs, .confidence = confidence::medium_high, .note = "shared with the CPU"};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 0.273 * TB / second / GPU, .from = specs, .confidence = confidence::medium_high};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 140.0 * W_board / GPU, .from = specs, .confidence = confidence::medium_high,
      .note = "chip, CPU included"};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 0.240 * kW_IT / GPU, .from = specs, .confidence = confidence::medium_high,
      .note = "rating of the power supply"};
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 1.0 * GPU, .from = specs, .confidence = confidence::medium_high};
  static constexpr sourced<price_per_gpu<>> price{
      .value = 3999.0 * USD / GPU, .low = 2999.0 * USD / GPU,
      .from = source{"aiwiki.ai and ai-infrastructure.net, launch price", "2025-10"},
      .confidence = confidence::high, .note = "low: as announced; 4,700 EUR were asked in Europe in 2026"};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

static_assert(generation<a100_sxm> && generation<l40s> && generation<rtx_pro_6000_server> && generation<dgx_spark>);

}  // namespace aifactory
