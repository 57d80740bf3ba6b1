// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Do the figures that somebody prints of a system agree with each other?
///
///   cost per token   = GPU-hour cost / tokens per GPU-hour
///   tokens per MW    = tokens per second and GPU / power per GPU
///   cost per token x tokens per MW = GPU-hour cost / power per GPU        where the rate itself is not printed
///
/// All of one system at full load. Power and tokens per MW are at the rack or at the meter; a PUE takes one to the other,
/// and without one they are not compared. That a claim disagrees with itself is a finding, not an error.
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/hardware.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/power.hpp"
#include "aifactory/units/token.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace aifactory {

template <class V>
using output_rate_per_power = one_of<quantity<u::per<u::output_token, u::joule>, V>, quantity<u::per<u::output_token, u::joule_it>, V>>;
template <class V>
using claimed_power = one_of<it_power_per_gpu<V>, facility_power_per_gpu<V>, board_power_per_gpu<V>>;

/// What is printed of one system; zero stands for "not printed".
template <class V = double>
struct claim {
  output_token_rate_per_gpu<V> output_rate{};
  output_rate_per_power<V> per_power{};
  output_token_price<V> cost{};
  gpu_time_price<V> gpu_hour{};
  claimed_power<V> power{};
  aifactory::pue<V> pue{};

  static constexpr auto fields() {
    return std::tuple{
        field{&claim::output_rate, "output tokens per second and GPU", origin::unset("not printed"),
              spelling{"output_rate", "tok_out/s/GPU", range::positive(), {1, 100e3}}},
        field{&claim::per_power, "output tokens per second and MW", origin::unset("not printed"),
              spelling{"per_power", "tok_out/s/MW_facility", range::positive(), {1e3, 100e6}},
              spelling{"per_power", "tok_out/s/MW_IT", range::positive(), {1e3, 100e6}}},
        field{&claim::cost, "cost of output tokens", origin::unset("not printed"),
              spelling{"cost", "USD/Mtok_out", range::positive(), {1e-3, 1e3}}},
        field{&claim::gpu_hour, "cost of a GPU-hour", origin::unset("not printed"),
              spelling{"gpu_hour", "USD/GPU/h", range::positive(), {0.1, 30}}},
        field{&claim::power, "power per GPU", origin::unset("not printed"),
              spelling{"power", "kW_IT/GPU", range::positive(), {0.1, 6}},
              spelling{"power", "kW_facility/GPU", range::positive(), {0.1, 8}},
              spelling{"power", "kW_board/GPU", range::positive(), {0.03, 6}}},
        field{&claim::pue, "facility power per IT power", origin::unset("power kinds are not taken to each other"),
              spelling{"pue", "MW_facility/MW_IT", range::at_least(1.0), {1.02, 2.0}}},
    };
  }
};

/// One figure said twice: as printed, and as the others imply it. Both in `unit`.
struct claim_check {
  std::string figure;   ///< "cost per token"
  std::string unit;
  double printed = 0.0, implied = 0.0;
  std::string by;       ///< the figures that imply it

  /// implied / printed - 1
  [[nodiscard]] double off() const { return implied / printed - 1.0; }
};

struct claim_findings {
  std::vector<claim_check> checks;
  std::vector<std::string> not_compared;  ///< why a relation could not be looked at
  /// The power per GPU that tokens per MW and tokens per GPU imply, of the kind that tokens per MW are of.
  std::optional<claimed_power<double>> implied_power;
};

namespace detail {
inline constexpr auto per_facility_MW = tok_out / second / MW_facility;
inline constexpr auto per_IT_MW = tok_out / second / MW_IT;

/// Power per GPU of the kind asked for, where the claim allows it.
inline std::optional<double> kilowatts(const claim<>& c, bool at_meter) {
  const bool has_pue = c.pue.base_value() > 0.0;
  if (c.power.base_value() == 0.0) return std::nullopt;
  if (c.power.holds<it_power_per_gpu<>>()) {
    const auto rack_power = c.power.get<it_power_per_gpu<>>();
    if (!at_meter) return rack_power.in(kW_IT / GPU);
    return has_pue ? std::optional((rack_power * c.pue).in(kW_facility / GPU)) : std::nullopt;
  }
  if (c.power.holds<facility_power_per_gpu<>>()) {
    const auto meter_power = c.power.get<facility_power_per_gpu<>>();
    if (at_meter) return meter_power.in(kW_facility / GPU);
    return has_pue ? std::optional((meter_power / c.pue).in(kW_IT / GPU)) : std::nullopt;
  }
  return std::nullopt;  // a board draws less than its share of the rack
}
}  // namespace detail

/// Every relation of which all figures are printed.
/// @errors  none
[[nodiscard]] inline claim_findings findings_of(const claim<>& c) {
  claim_findings found;
  const double rate = c.output_rate.in(tok_out / second / GPU), cost = c.cost.in(USD / Mtok_out), price = c.gpu_hour.in(USD / (GPU * hour));
  const bool has_rate = rate > 0.0, has_cost = cost > 0.0, has_price = price > 0.0, has_power = c.power.base_value() > 0.0;
  const bool has_per_power = c.per_power.base_value() > 0.0;
  using per_facility = quantity<u::per<u::output_token, u::joule>, double>;
  using per_it = quantity<u::per<u::output_token, u::joule_it>, double>;
  const bool at_meter = c.per_power.holds<per_facility>();
  const double per_mw = !has_per_power ? 0.0 : at_meter ? c.per_power.get<per_facility>().in(detail::per_facility_MW) : c.per_power.get<per_it>().in(detail::per_IT_MW);
  const std::string per_mw_unit = at_meter ? "tok/s/MW at the meter" : "tok/s/MW of IT";

  if (has_cost && has_price && has_rate)
    found.checks.push_back({"cost per token", "USD/Mtok", cost, (c.gpu_hour / c.output_rate).in(USD / Mtok_out), "GPU-hour cost and tokens per GPU"});
  if (!has_per_power) return found;
  if (has_rate) {
    if (at_meter)
      found.implied_power = claimed_power<double>(c.output_rate / c.per_power.get<per_facility>());
    else
      found.implied_power = claimed_power<double>(c.output_rate / c.per_power.get<per_it>());
  }
  if (!has_power) return found;
  const auto kw = detail::kilowatts(c, at_meter);
  if (!kw) {
    found.not_compared.push_back(c.power.holds<board_power_per_gpu<>>()
                                     ? "tokens per MW: the power is that of the board, without its share of host, switches and cooling"
                                     : "tokens per MW: one is at the rack and the other at the meter, and no PUE is given");
    return found;
  }
  if (has_rate) found.checks.push_back({"tokens per MW", per_mw_unit, per_mw, rate / *kw * 1e3, "tokens per GPU and power per GPU"});
  if (has_cost && has_price && !has_rate)
    found.checks.push_back({"cost per token", "USD/Mtok", cost, price / *kw * 1e3 / 3600.0 / per_mw * 1e6, "GPU-hour cost, power per GPU and tokens per MW"});
  return found;
}

/// How many times better one claim is printed to be than another; zero stands for "not printed".
template <class V = double>
struct printed_ratios {
  multiple<V> per_power{};
  multiple<V> output_rate{};
  multiple<V> cost{};

  static constexpr auto fields() {
    const auto row = [](multiple<V> printed_ratios::*member, std::string_view name, std::string_view meaning) {
      return field{member, meaning, origin::unset("not printed"), spelling{name, "1", range::positive(), {0.1, 1000}}};
    };
    return std::tuple{row(&printed_ratios::per_power, "per_power", "times the tokens per MW"),
                      row(&printed_ratios::output_rate, "output_rate", "times the tokens per GPU"),
                      row(&printed_ratios::cost, "cost", "times less per token")};
  }
};

/// At which point of the measured curves a claim is to be looked for.
template <class V = double>
struct measured_point {
  interactivity<V> speed{};
  prompt_tokens<V> input{};
  output_tokens<V> output{};

  static constexpr auto fields() {
    return std::tuple{field{&measured_point::speed, "output tokens per second that a user sees", origin::unset("not compared with measurements"),
                            spelling{"interactivity", "tok_out/s/user", range::positive(), {5, 500}}},
                      field{&measured_point::input, "prompt tokens of a request (ISL)", origin::unset("not compared with measurements"),
                            spelling{"input", "tok_in", range::positive(), {1, 1e6}}},
                      field{&measured_point::output, "output tokens of a request (OSL)", origin::unset("not compared with measurements"),
                            spelling{"output", "tok_out", range::positive(), {1, 1e5}}}};
  }
};

/// How many times better one claim is than another: tokens per MW of the same kind, tokens per GPU, and cost per token.
/// Empty where one of them does not print it, or the kinds of power differ.
struct claim_ratios {
  std::optional<double> per_power, output_rate, cost;
};
[[nodiscard]] inline claim_ratios ratios_of(const claim<>& better, const claim<>& baseline) {
  const auto ratio = [](double a, double b) { return a > 0.0 && b > 0.0 ? std::optional(a / b) : std::nullopt; };
  return {better.per_power.which() == baseline.per_power.which() ? ratio(better.per_power.base_value(), baseline.per_power.base_value()) : std::nullopt,
          ratio(better.output_rate.base_value(), baseline.output_rate.base_value()),
          ratio(baseline.cost.base_value(), better.cost.base_value())};
}

}  // namespace aifactory
