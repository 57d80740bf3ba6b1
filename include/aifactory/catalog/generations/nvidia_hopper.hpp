// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are NVIDIA's Hopper generations: H100, H200, GH200?
#pragma once

#include "aifactory/catalog/generation.hpp"
#include "aifactory/catalog/sources.hpp"

namespace aifactory {

namespace detail {
/// Servers of eight go into racks of any kind.
inline constexpr provenance four_servers_a_rack = assumption{
    "four servers of 8 GPUs, about 11 kW each, in an air-cooled rack of 45 kW; two where a rack takes 25 kW, eight "
    "where it takes 90 kW"};
}  // namespace detail

/// What the Hopper chips share: no FP4.
struct hopper {
  static constexpr std::string_view vendor = "NVIDIA";
  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 989.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{
      .value = 1979.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

/// Hopper boards in servers of eight.
struct hopper_sxm : hopper {
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 700.0 * W_board / GPU, .from = sources::inferencex_2026_09, .confidence = confidence::high};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 1.37 * kW_IT / GPU,
      .low = 1.275 * kW_IT / GPU,
      .from = sources::inferencex_2026,
      .confidence = confidence::high,
      .note = "chip and its share of host, NIC and switches; low: DGX H100 maximum, 10.2 kW over 8, no switches"};
  static constexpr sourced<facility_power_per_gpu<>> superseded_power_per_gpu{
      .value = 1.73 * kW_facility / GPU,
      .from = sources::inferencex_2025,
      .confidence = confidence::high,
      .standing = standing::superseded,
      .note = "at the utility meter, so a PUE of about 1.26 is inside"};
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 8.0 * GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<bandwidth_per_gpu<>> scale_up_bandwidth{
      .value = 450.0 * GB / second / GPU,
      .from = sources::inferencex_specs,
      .confidence = confidence::high,
      .note = "one direction; the vendor prints both together, 900 GB/s"};
  static constexpr sourced<aifactory::gpus_per_server<>> gpus_per_server{
      .value = 8.0 * GPU / server, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<aifactory::gpus_per_rack<>> gpus_per_rack{.value = 32.0 * GPU / rack,
                                                                     .low = 16.0 * GPU / rack,
                                                                     .high = 64.0 * GPU / rack,
                                                                     .from = detail::four_servers_a_rack,
                                                                     .confidence = confidence::low};
};

struct h100_sxm : hopper_sxm {
  static constexpr std::string_view id = "h100_sxm", name = "H100 SXM 80 GB";
  static constexpr int year = 2022;
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 80.0 * GB / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 3.35 * TB / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<it_power_per_server<>> server_power{
      .value = 10.2 * kW_IT / server,
      .from = source{"DGX H100 maximum, as given by kshirol-dev.github.io and v2-pseo-ai.pages.dev", "2026"},
      .note = "a server under load draws less: 0.6 to 0.73 of such maxima was measured"};
  static constexpr sourced<price_per_gpu<>> accelerator_price{
      .value = 30e3 * USD / GPU, .low = 25e3 * USD / GPU, .high = 40e3 * USD / GPU, .from = sources::street_prices,
      .note = "the board alone; the vendor publishes no list price"};
  static constexpr sourced<price_per_gpu<>> price{
      .value = 325e3 * USD / server / (8.0 * GPU / server),
      .low = 300e3 * USD / server / (8.0 * GPU / server),
      .high = 350e3 * USD / server / (8.0 * GPU / server),
      .from = sources::hgx_server_price,
      .note = "per server of 8: 300,000 to 350,000 USD, middle taken"};
};

struct h200_sxm : hopper_sxm {
  static constexpr std::string_view id = "h200_sxm", name = "H200 SXM 141 GB";
  static constexpr int year = 2024;
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 141.0 * GB / GPU, .high = 144.0 * GB / GPU, .from = sources::inferencex_specs,
      .confidence = confidence::high, .note = "usable; 144 GB are on the package"};
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 4.8 * TB / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<price_per_gpu<>> accelerator_price{
      .value = 35e3 * USD / GPU, .high = 40e3 * USD / GPU,
      .from = source{"street prices collected by aiinframap.com and fp4.dev", "2026-06"}, .note = "the board alone"};
  static constexpr sourced<price_per_gpu<>> price{
      .value = h100_sxm::price.value + accelerator_price.value - h100_sxm::accelerator_price.value,
      .low = 5e6 * USD / (144.0 * GPU),
      .high = h100_sxm::price.high + accelerator_price.high - h100_sxm::accelerator_price.value,
      .from = assumption{"an H100 server at its published price, with the street difference between the boards; low: a "
                         "cluster of 144 at 5.0 million USD (bizety.com, 2025-09), network included"},
      .confidence = confidence::low_medium};
};

/// One GPU with a Grace CPU. Board power is published for the whole module only, so none is given here.
struct gh200_144 : hopper {
  static constexpr std::string_view id = "gh200_144", name = "GH200 Grace Hopper 144 GB";
  static constexpr int year = 2024;
  static constexpr source mlperf{"mlcommons/inference_results_v4.1, accelerator GH200 Grace Hopper Superchip 144GB",
                                 "2024"};
  static constexpr sourced<memory_per_gpu<>> memory{.value = 144.0 * GB / GPU, .from = mlperf};
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 1.0 * GPU, .from = mlperf, .note = "as submitted, one superchip; systems of 2 and of 32 exist"};
};

static_assert(generation<h100_sxm> && generation<h200_sxm> && generation<gh200_144>);

}  // namespace aifactory
