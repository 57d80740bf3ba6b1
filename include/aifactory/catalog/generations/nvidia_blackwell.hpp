// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are NVIDIA's Blackwell generations: B200, GB200 NVL72, B300, GB300 NVL72?
#pragma once

#include "aifactory/catalog/generations/nvidia_hopper.hpp"

namespace aifactory {

/// What the Blackwell chips share.
struct blackwell {
  static constexpr std::string_view vendor = "NVIDIA";
  static constexpr sourced<bandwidth_per_gpu<>> bandwidth{
      .value = 8.0 * TB / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high,
      .note = "for B200 aiconfigurator uses 7.7 TB/s"};
  static constexpr sourced<bandwidth_per_gpu<>> scale_up_bandwidth{
      .value = 900.0 * GB / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high,
      .note = "one direction; the vendor prints both together, 1,800 GB/s"};
  static constexpr sourced<aifactory::dies_per_gpu<>> dies_per_gpu{
      .value = 2.0 * die / GPU, .from = source{"The Register, \"Jensen's GPU math mistake\"", "2025-04-01"},
      .confidence = confidence::high,
      .note = "HGX B300 NVL16 is named after the 16 dies of 8 packages; NVL72 counts packages"};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};

/// Blackwell boards in servers of eight.
struct blackwell_sxm : blackwell {
  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 2250.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{
      .value = 4500.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 8.0 * GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<aifactory::gpus_per_server<>> gpus_per_server{
      .value = 8.0 * GPU / server, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<aifactory::gpus_per_rack<>> gpus_per_rack{
      .value = 32.0 * GPU / rack,
      .low = 16.0 * GPU / rack,
      .high = 64.0 * GPU / rack,
      .from = assumption{"four servers of 8 GPUs, about 14 kW each, in a rack of 60 kW; two where a rack takes 30 kW"},
      .confidence = confidence::low};

 protected:
  /// Host, NIC, fabric and chassis per GPU: what a published H100 server costs beside its boards.
  static constexpr price_per_gpu<> host_share = h100_sxm::price.value - h100_sxm::accelerator_price.value;
};

/// Blackwell with Grace CPUs, 72 GPUs in one liquid-cooled rack.
struct blackwell_nvl72 : blackwell {
  static constexpr sourced<arithmetic_rate_per_gpu<>> bf16{
      .value = 2500.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp8{
      .value = 5000.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<gpu_count<>> scale_up_domain{
      .value = 72.0 * GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<aifactory::gpus_per_rack<>> gpus_per_rack{
      .value = 72.0 * GPU / rack, .from = sources::inferencex_specs, .confidence = confidence::high};
};

struct b200_sxm : blackwell_sxm {
  static constexpr std::string_view id = "b200_sxm", name = "B200 SXM 180 GB";
  static constexpr int year = 2025;
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp4{
      .value = 9000.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high,
      .note = "dense; 18,000 is printed with sparsity"};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 180.0 * GB / GPU, .high = 192.0 * GB / GPU, .from = sources::inferencex_specs,
      .confidence = confidence::high, .note = "usable; 192 GB are on the package"};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 1000.0 * W_board / GPU, .from = sources::inferencex_2026_09, .confidence = confidence::high};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 1.71 * kW_IT / GPU, .high = 1.7875 * kW_IT / GPU, .from = sources::inferencex_2026,
      .confidence = confidence::high, .note = "high: DGX B200 maximum of 14.3 kW over 8 GPUs"};
  static constexpr sourced<facility_power_per_gpu<>> superseded_power_per_gpu{
      .value = 2.17 * kW_facility / GPU, .from = sources::inferencex_2025, .confidence = confidence::high,
      .standing = standing::superseded, .note = "at the utility meter, so a PUE of about 1.27 is inside"};
  static constexpr sourced<it_power_per_server<>> server_power{
      .value = 14.3 * kW_IT / server, .from = source{"NVIDIA DGX B200 user guide, docs.nvidia.com", "2025"},
      .confidence = confidence::high,
      .note = "maximum; 9.4 to 10.4 kW was measured under language-model load (MLPerf Power)"};
  static constexpr sourced<price_per_gpu<>> accelerator_price{
      .value = 40e3 * USD / GPU, .high = 60e3 * USD / GPU, .from = sources::street_prices,
      .confidence = confidence::low_medium, .note = "the board alone"};
  static constexpr sourced<price_per_gpu<>> price{
      .value = accelerator_price.value + host_share, .high = accelerator_price.high + host_share,
      .from = assumption{"the board at its street price, with as much host, network card and chassis as a published "
                         "H100 server has beside its boards"},
      .confidence = confidence::low};
};

struct gb200_nvl72 : blackwell_nvl72 {
  static constexpr std::string_view id = "gb200_nvl72", name = "GB200 NVL72";
  static constexpr int year = 2025;
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp4{
      .value = 10000.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::high};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 186.0 * GB / GPU, .high = 192.0 * GB / GPU, .from = sources::inferencex_specs,
      .confidence = confidence::high, .note = "usable; 192 GB are on the package"};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 1200.0 * W_board / GPU, .from = sources::inferencex_2026_09, .confidence = confidence::high};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 1.87 * kW_IT / GPU, .low = 120.0 * kW_IT / (72.0 * GPU), .high = 1.885 * kW_IT / GPU,
      .from = sources::inferencex_2026, .confidence = confidence::high,
      .note = "low: the rack alone at 120 kW; high: the table of July 2026"};
  static constexpr sourced<facility_power_per_gpu<>> superseded_power_per_gpu{
      .value = 2.10 * kW_facility / GPU, .from = sources::inferencex_2025, .confidence = confidence::high,
      .standing = standing::superseded, .note = "at the utility meter, so a PUE of about 1.12 is inside"};
  static constexpr sourced<it_power_per_rack<>> rack_power{
      .value = 132.0 * kW_IT / rack, .low = 120.0 * kW_IT / rack,
      .from = source{"NVIDIA Mission Control, power shelves: 4 of 8 shelves of 33 kW, docs.nvidia.com", "2025"},
      .confidence = confidence::medium_high,
      .note = "a parameter of the delivery, not a constant: 120 kW is also quoted"};
  static constexpr sourced<price_per_rack<>> rack_price{
      .value = 3.1e6 * USD / rack, .low = 2.0e6 * USD / rack, .high = 3.4e6 * USD / rack,
      .from = source{"SemiAnalysis as cited by fetchlogic.net; Bernstein at investing.com (high); awesomeagents.ai "
                     "(low)",
                     "2026"},
      .confidence = confidence::medium_high};
  static constexpr sourced<price_per_gpu<>> price{
      .value = rack_price.value / gpus_per_rack.value, .low = rack_price.low / gpus_per_rack.value,
      .high = rack_price.high / gpus_per_rack.value, .from = rack_price.from, .confidence = confidence::medium_high,
      .note = "the rack over its 72 GPUs"};
};

struct b300_sxm : blackwell_sxm {
  static constexpr std::string_view id = "b300_sxm", name = "B300 SXM 288 GB";
  static constexpr int year = 2025;
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp4{
      .value = 13500.0 * TFLOP / second / GPU, .low = 13125.0 * TFLOP / second / GPU,
      .high = 14000.0 * TFLOP / second / GPU, .from = sources::inferencex_specs, .confidence = confidence::medium_high,
      .note = "low: glennklockwood.com; high: aiconfigurator"};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 270.0 * GB / GPU, .high = 288.0 * GB / GPU, .from = sources::inferencex_specs,
      .confidence = confidence::medium_high, .note = "usable; 288 GB are on the package"};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 1200.0 * W_board / GPU, .low = 1100.0 * W_board / GPU, .high = 1400.0 * W_board / GPU,
      .from = sources::inferencex_2026_09, .confidence = confidence::medium_high,
      .note = "low: aiconfigurator; high is the GB300 figure"};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 1.90 * kW_IT / GPU, .low = 1.8125 * kW_IT / GPU, .from = sources::inferencex_2026,
      .confidence = confidence::high, .note = "low: DGX B300 maximum of 14.5 kW over 8 GPUs, no switches"};
  static constexpr sourced<facility_power_per_gpu<>> superseded_power_per_gpu{
      .value = 2.17 * kW_facility / GPU, .from = sources::inferencex_2025, .confidence = confidence::low,
      .standing = standing::placeholder, .note = "the B200 figure"};
  static constexpr sourced<price_per_gpu<>> accelerator_price{
      .value = 45e3 * USD / GPU, .from = source{"huggingface.co/hardware, B300", "2026"}, .confidence = confidence::low,
      .note = "the board alone, a page that anyone edits"};
  static constexpr sourced<price_per_gpu<>> price{
      .value = accelerator_price.value + host_share, .low = accelerator_price.value,
      .high = b200_sxm::price.high,
      .from = assumption{"the board at a crowd-sourced price, with as much host, network card and chassis as a "
                         "published H100 server has beside its boards; high: the B200 one"},
      .confidence = confidence::low};
};

struct gb300_nvl72 : blackwell_nvl72 {
  static constexpr std::string_view id = "gb300_nvl72", name = "GB300 NVL72";
  static constexpr int year = 2025;
  static constexpr sourced<arithmetic_rate_per_gpu<>> fp4{
      .value = 15000.0 * TFLOP / second / GPU, .from = sources::inferencex_specs,
      .confidence = confidence::medium_high};
  static constexpr sourced<memory_per_gpu<>> memory{
      .value = 278.0 * GB / GPU, .high = 288.0 * GB / GPU, .from = sources::inferencex_specs,
      .confidence = confidence::medium_high, .note = "usable; 288 GB are on the package"};
  static constexpr sourced<board_power_per_gpu<>> board_power{
      .value = 1400.0 * W_board / GPU, .from = sources::inferencex_2026_09, .confidence = confidence::medium_high};
  static constexpr sourced<aifactory::it_power_per_gpu<>> it_power_per_gpu{
      .value = 2.12 * kW_IT / GPU, .low = 132.0 * kW_IT / (72.0 * GPU), .high = 2.22 * kW_IT / GPU,
      .from = sources::inferencex_2026, .confidence = confidence::high,
      .note = "low: the rack alone at 132 kW; high: the table of July 2026"};
  static constexpr sourced<facility_power_per_gpu<>> superseded_power_per_gpu{
      .value = 2.10 * kW_facility / GPU, .from = sources::inferencex_2025, .confidence = confidence::low,
      .standing = standing::placeholder, .note = "the GB200 figure, below the IT power that it should contain"};
  static constexpr sourced<it_power_per_rack<>> rack_power{
      .value = 132.0 * kW_IT / rack, .low = 120.0 * kW_IT / rack, .high = 140.0 * kW_IT / rack,
      .from = source{"introl.com, GB300 NVL72: 132 kW of DC output; ai-infrastructure.net: 120 to 140 kW", "2026"},
      .note = "a parameter of the delivery, not a constant"};
  static constexpr sourced<price_per_rack<>> rack_price{
      .value = 3.5e6 * USD / rack, .low = 3.0e6 * USD / rack, .high = 4.0e6 * USD / rack,
      .from = source{"awesomeagents.ai (3 to 4 million USD); bizety.com (about 3); Jensen Huang (4), "
                     "podcast-digest.pages.dev",
                     "2026"}};
  static constexpr sourced<price_per_gpu<>> price{
      .value = rack_price.value / gpus_per_rack.value, .low = rack_price.low / gpus_per_rack.value,
      .high = rack_price.high / gpus_per_rack.value, .from = rack_price.from, .note = "the rack over its 72 GPUs"};
};

static_assert(generation<b200_sxm> && generation<gb200_nvl72> && generation<b300_sxm> && generation<gb300_nvl72>);

}  // namespace aifactory
