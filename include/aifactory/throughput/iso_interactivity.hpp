// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a megawatt make at equal interactivity, GB200 against GB300 and Vera Rubin?
///
/// DeepSeek-R1, 8,192 tokens in and 1,024 out, NVFP4. Output tokens per second and megawatt at the utility meter, all
/// GPUs counted, and the cost per million output tokens that the table prints beside it. The two are tied by
///
///   cost = owner's cost per GPU-hour / (rate per facility power x facility power per GPU)
///
/// which 21 of the 23 cells keep to 1.5 %. Vera Rubin's column is the vendor's and its customer's, not independent.
#pragma once

#include "aifactory/catalog/find.hpp"
#include "aifactory/throughput/throughput_profile.hpp"

#include <array>

namespace aifactory {

/// Output tokens per facility energy: tokens per second and watt at the meter.
template <class V = double>
using output_rate_per_facility_power = quantity<u::per<u::output_token, u::joule>, V>;

/// A row of the table: one speed for a user.
struct iso_interactivity_row {
  interactivity<> speed;
  output_rate_per_facility_power<> rate;  ///< all GPUs counted, at the meter
  output_token_price<> printed_cost;      ///< as printed, to compare with the one that follows
};

/// A column of the table.
template <std::size_t N>
struct iso_interactivity_table {
  std::string_view id;
  std::string_view generation;  ///< id
  provenance from;
  aifactory::standing standing;
  sourced<gpu_time_price<>> owner_cost;     ///< of a provisioned GPU-hour
  sourced<facility_power_per_gpu<>> power;  ///< IT power of the table times its PUE of 1.15
  std::array<iso_interactivity_row, N> rows;  ///< slowest first
};

namespace iso_interactivity {
inline constexpr source blog{
    "InferenceX blog, Vera Rubin NVL72 against GB200 NVL72, tables printed as images and read by eye", "2026-07-23"};

namespace detail {
constexpr iso_interactivity_row row(double tokens_per_second_and_user, double tokens_per_second_and_MW,
                                    double USD_per_Mtok) {
  return {tokens_per_second_and_user * tok_out / second / user, tokens_per_second_and_MW * tok_out / second / MW,
          USD_per_Mtok * USD / Mtok_out};
}
constexpr sourced<gpu_time_price<>> cost(double usd) { return {.value = usd * USD / GPU / hour, .from = blog}; }
/// IT power of the table times its PUE of 1.15, as printed.
constexpr sourced<facility_power_per_gpu<>> power(double kW_per_gpu) {
  return {.value = kW_per_gpu * kW_facility / GPU, .from = blog};
}
}  // namespace detail

inline constexpr iso_interactivity_table<5> gb200_2026{
    "gb200_2026", "gb200_nvl72", blog, standing::current, detail::cost(1.84), detail::power(2.168),
    {{
        detail::row(50.0, 705543.0, 0.333),
        detail::row(100.0, 558569.0, 0.423),
        detail::row(150.0, 287289.0, 0.799),
        detail::row(200.0, 77218.0, 3.016),
        detail::row(250.0, 36394.0, 6.471),
    }}};

inline constexpr iso_interactivity_table<6> gb300_2026{
    "gb300_2026", "gb300_nvl72", blog, standing::current, detail::cost(2.36), detail::power(2.553),
    {{
        detail::row(50.0, 707037.0, 0.364),
        detail::row(100.0, 517848.0, 0.497),
        detail::row(150.0, 305023.0, 0.842),
        detail::row(200.0, 66799.0, 3.837),
        detail::row(250.0, 37049.0, 6.859),
        detail::row(300.0, 17892.0, 15.456),
    }}};

inline constexpr iso_interactivity_table<5> gb200_2025{
    "gb200_2025", "gb200_nvl72", blog, standing::superseded, detail::cost(1.84), detail::power(2.168),
    {{
        detail::row(50.0, 500000.0, 0.472),
        detail::row(100.0, 300000.0, 0.786),
        detail::row(150.0, 77224.0, 3.046),
        detail::row(200.0, 50000.0, 4.715),
        detail::row(250.0, 39123.0, 6.013),
    }}};

inline constexpr iso_interactivity_table<7> vera_rubin_2026{
    "vera_rubin_2026", "vera_rubin_nvl72", blog, standing::announced, detail::cost(3.57), detail::power(3.337),
    {{
        detail::row(50.0, 1330000.0, 0.223),
        detail::row(100.0, 1115625.0, 0.266),
        detail::row(150.0, 786208.0, 0.378),
        detail::row(200.0, 300000.0, 0.991),
        detail::row(250.0, 140264.0, 2.099),
        detail::row(300.0, 96446.0, 3.076),
        detail::row(350.0, 70703.0, 4.179),
    }}};

/// Calls f(table) for each column.
template <class F>
constexpr void for_each_table(F&& f) {
  f(gb200_2026);
  f(gb300_2026);
  f(gb200_2025);
  f(vera_rubin_2026);
}

namespace detail {
/// A cell as a point per GPU.
constexpr throughput_point point(const iso_interactivity_row& row, const sourced<facility_power_per_gpu<>>& power) {
  return {.setting = "vendor's figure at equal interactivity",
          .input = 8192.0 * tok_in,
          .output = 1024.0 * tok_out,
          .speed = row.speed,
          .output_rate = {.value = row.rate * power.value, .from = blog, .standing = standing::announced,
                          .note = "rate per facility power times the facility power per GPU of the same table"},
          .input_rate = std::nullopt,
          .gpus = 72.0 * GPU};
}
}  // namespace detail
}  // namespace iso_interactivity

/// Announced, not measured by anyone else.
template <>
struct throughput_profile<vera_rubin_nvl72, models::deepseek_r1, precision::fp4>
    : measured<throughput_profile<vera_rubin_nvl72, models::deepseek_r1, precision::fp4>> {
  static constexpr std::array<throughput_point, 7> points = [] {
    constexpr const auto& table = iso_interactivity::vera_rubin_2026;
    const auto cell = [&](std::size_t i) { return iso_interactivity::detail::point(table.rows[i], table.power); };
    return std::array<throughput_point, 7>{cell(0), cell(1), cell(2), cell(3), cell(4), cell(5), cell(6)};
  }();
};

}  // namespace aifactory
