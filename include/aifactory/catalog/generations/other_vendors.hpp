// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are the generations of AMD, Google and Amazon: MI300X, MI325X, MI355X, TPU7x, Trainium2?
#pragma once

#include "aifactory/catalog/generations/nvidia_blackwell.hpp"

namespace aifactory {

/// Instinct boards in servers of eight.
struct instinct {
  static constexpr std::string_view vendor = "AMD";
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 8.0 * GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<aifactory::gpus_per_server<>> gpus_per_server{
      .value = 8.0 * GPU / server, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<aifactory::gpus_per_rack<>> gpus_per_rack{.value = 32.0 * GPU / rack,
                                                                     .low = 16.0 * GPU / rack,
                                                                     .high = 64.0 * GPU / rack,
                                                                     .from = detail::four_servers_a_rack,
                                                                     .confidence = confidence::low};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

/// CDNA 3: no FP4.
struct instinct_mi300 : instinct {
  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 1307.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{
      .value = 2615.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<bandwidth_per_gpu<>> scale_up_bandwidth{
      .value = 448.0 * GB / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high,
      .note = "one direction, full mesh of seven links of 64 GB/s"};
};

struct mi300x : instinct_mi300 {
  static constexpr std::string_view id = "mi300x", name = "Instinct MI300X";
  static constexpr int year = 2023;
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 192.0 * GB / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 5.3 * TB / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 750.0 * W_board / GPU, .from = sources::inferencex_2026_09, .confidence = confidence::high};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 1.39 * kW_IT / GPU, .from = sources::inferencex_2026, .confidence = confidence::high};
  static constexpr sourced<facility_power_per_gpu<>> superseded_power_per_gpu{
      .value = 1.79 * kW_facility / GPU, .from = sources::inferencex_2025, .confidence = confidence::high,
      .standing = standing::superseded, .note = "at the utility meter, so a PUE of about 1.29 is inside"};
  static constexpr sourced<price_per_gpu<>> price{
      .value = h100_sxm::price.value * (0.95 / 1.17), .low = h100_sxm::price.low * (0.95 / 1.17),
      .high = h100_sxm::price.high * (0.95 / 1.17),
      .from = assumption{"no price is published: an H100 server's, in the ratio of the owners' hourly costs 0.95 and "
                         "1.17 USD of one table (SemiAnalysis, 2026-08), of which capital is the largest part"},
      .confidence = confidence::low};
};

struct mi325x : instinct_mi300 {
  static constexpr std::string_view id = "mi325x", name = "Instinct MI325X";
  static constexpr int year = 2024;
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 256.0 * GB / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 6.0 * TB / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 1000.0 * W_board / GPU, .from = sources::inferencex_2026_09, .confidence = confidence::high};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 1.69 * kW_IT / GPU, .from = sources::inferencex_2026, .confidence = confidence::high};
  static constexpr sourced<facility_power_per_gpu<>> superseded_power_per_gpu{
      .value = 2.18 * kW_facility / GPU, .from = sources::inferencex_2025, .confidence = confidence::high,
      .standing = standing::superseded, .note = "at the utility meter, so a PUE of about 1.29 is inside"};
};

struct mi355x : instinct {
  static constexpr std::string_view id = "mi355x", name = "Instinct MI355X";
  static constexpr int year = 2025;
  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 2516.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{
      .value = 5033.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp4{
      .value = 10066.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 288.0 * GB / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 8.0 * TB / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<bandwidth_per_gpu<>> scale_up_bandwidth{
      .value = 538.0 * GB / second / GPU, .high = 576.0 * GB / second / GPU, .from = sources::inferencex_specs,
      .confidence = confidence::high,
      .note = "one direction, seven links of 76.8 GB/s; high: an earlier version of the file"};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 1400.0 * W_board / GPU, .from = sources::inferencex_2026_09, .confidence = confidence::high};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 2.09 * kW_IT / GPU, .from = sources::inferencex_2026, .confidence = confidence::high};
  static constexpr sourced<facility_power_per_gpu<>> superseded_power_per_gpu{
      .value = 2.65 * kW_facility / GPU, .from = sources::inferencex_2025, .confidence = confidence::high,
      .standing = standing::superseded, .note = "at the utility meter, so a PUE of about 1.27 is inside"};
  static constexpr sourced<price_per_gpu<>> price{
      .value = b200_sxm::price.value * (1.50 / 1.73), .low = b200_sxm::price.low * (1.50 / 1.73),
      .high = b200_sxm::price.high * (1.50 / 1.73),
      .from = assumption{"no price is published: the B200 server's, in the ratio of the owners' hourly costs 1.50 and "
                         "1.73 USD of one table (SemiAnalysis, 2026-08), of which capital is the largest part"},
      .confidence = confidence::low};
};

/// Rented only: no price.
struct tpu7x {
  static constexpr std::string_view id = "tpu7x", name = "TPU7x Ironwood", vendor = "Google";
  static constexpr int year = 2025;
  static constexpr source profile{"hardware profile of a public repository: 4,614 TFLOPS FP8, 192 GB, 7.37 TB/s",
                                  "2026"};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{.value = 4614.0 * TFLOP / second / GPU, .from = profile};
  static constexpr sourced<memory_per_gpu<>> memory{.value = 192.0 * GB / GPU, .from = profile};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{.value = 7.37 * TB / second / GPU, .from = profile};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 980.0 * W_board / GPU, .from = sources::inferencex_2026_09};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 1.207 * kW_IT / GPU, .from = sources::inferencex_2026_09};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

/// Rented only: no price, no published power.
struct trainium2 {
  static constexpr std::string_view id = "trainium2", name = "Trainium2", vendor = "Amazon";
  static constexpr int year = 2024;
  static constexpr source guide{"AWS Neuron documentation v2.29.0, Trainium2 architecture", "2026"};
  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 667.0 * TFLOP / second / GPU, .from = guide, .confidence = confidence::medium_high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{
      .value = 1299.0 * TFLOP / second / GPU, .from = guide, .confidence = confidence::medium_high};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 96.0 * GiB / GPU, .from = guide, .confidence = confidence::medium_high, .note = "stated in GiB"};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 2.9 * TB / second / GPU, .high = 3.0 * TB / second / GPU, .from = guide,
      .confidence = confidence::medium_high, .note = "high: another page of the same guide"};
  static constexpr sourced<aifactory::gpus_per_server<>> gpus_per_server{
      .value = 16.0 * GPU / server, .from = guide, .confidence = confidence::medium_high, .note = "trn2.48xlarge"};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

static_assert(generation<mi300x> && generation<mi325x> && generation<mi355x>);
static_assert(generation<tpu7x> && generation<trainium2>);

}  // namespace aifactory
