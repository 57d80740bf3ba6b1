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
#include "aifactory/units/plain_number.hpp"
#include "aifactory/units/power.hpp"
#include "aifactory/units/token.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace aifactory {

/// Output tokens per second and power, at the meter or at the rack.
template <class V>
using output_rate_per_power = one_of<quantity<u::per<u::output_token, u::joule>, V>, quantity<u::per<u::output_token, u::joule_it>, V>>;
/// Power per GPU at the rack, at the meter, or of the board alone.
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

/// How far what others imply is from what is printed.
///
///   implied / printed - 1
///
/// @return  [-]
/// @errors  none; printed must not be zero
/// @source  definition
template <class V>
[[nodiscard]] V off_of(const V& printed, const V& implied) {
  return implied / printed - 1.0;
}

/// One figure said twice: as printed, and as the others imply it. Both in `unit`.
struct claim_check {
  std::string figure;   ///< "cost per token"
  std::string unit;     ///< as messages write it: "USD/Mtok"
  /// What is printed.
  double printed = 0.0, implied = 0.0;  ///< what the other figures imply
  std::string by;       ///< the figures that imply it

  /// [-]  off_of(printed, implied)
  [[nodiscard]] double off() const { return off_of(printed, implied); }
};

/// What a claim says twice, and what could not be compared.
struct claim_findings {
  std::vector<claim_check> checks;        ///< every figure that is said twice
  std::vector<std::string> not_compared;  ///< why a relation could not be looked at
  /// The power per GPU that tokens per MW and tokens per GPU imply, of the kind that tokens per MW are of.
  std::optional<claimed_power<double>> implied_power;
};

namespace detail {
/// Power per GPU of the kind asked for, where the claim allows it, in W.
template <class V>
[[nodiscard]] std::optional<V> power_of_kind(const claim<V>& c, bool at_meter) {
  using at_rack = it_power_per_gpu<V>;
  using metered = facility_power_per_gpu<V>;
  const bool has_pue = plain_number(c.pue.base_value()) > 0.0;
  if (c.power.template holds<at_rack>()) {
    const at_rack power = c.power.template get<at_rack>();
    if (!at_meter) return power.base_value();
    return has_pue ? std::optional<V>((power * c.pue).base_value()) : std::nullopt;
  }
  if (c.power.template holds<metered>()) {
    const metered power = c.power.template get<metered>();
    if (at_meter) return power.base_value();
    return has_pue ? std::optional<V>((power / c.pue).base_value()) : std::nullopt;
  }
  return std::nullopt;  // a board draws less than its share of the rack
}
template <class V>
[[nodiscard]] bool per_power_at_meter(const claim<V>& c) {
  return c.per_power.template holds<quantity<u::per<u::output_token, u::joule>, V>>();
}
}  // namespace detail

/// Calls f(figure, unit, printed, implied, by) for every relation of which all figures are printed, both in base units of `unit`.
///
///   cost = GPU-hour / rate;   per power = rate / power;   without a rate, cost = GPU-hour / power / per power
///
/// @return  whether tokens per MW and a power are printed that cannot be compared
/// @errors  none
/// @source  definitions; all at full load
template <class V, class F>
bool for_each_relation(const claim<V>& c, const F& f) {
  const auto printed = [](const auto& x) { return detail::plain_number(x.base_value()) > 0.0; };
  const V rate = c.output_rate.base_value(), cost = c.cost.base_value(), price = c.gpu_hour.base_value(), per_power = c.per_power.base_value();
  const bool cost_and_price = printed(c.cost) && printed(c.gpu_hour), has_rate = printed(c.output_rate);
  if (cost_and_price && has_rate) f("cost per token", "USD/Mtok_out", cost, static_cast<V>(price / rate), "GPU-hour cost and tokens per GPU");
  if (!printed(c.per_power) || !printed(c.power)) return false;
  const auto power = detail::power_of_kind(c, detail::per_power_at_meter(c));
  if (!power) return true;
  if (has_rate)
    f("tokens per MW", detail::per_power_at_meter(c) ? "tok_out/s/MW_facility" : "tok_out/s/MW_IT", per_power, static_cast<V>(rate / *power), "tokens per GPU and power per GPU");
  if (cost_and_price && !has_rate)
    f("cost per token", "USD/Mtok_out", cost, static_cast<V>(price / *power / per_power), "GPU-hour cost, power per GPU and tokens per MW");
  return false;
}

/// Every relation of which all figures are printed, in the units that people print.
/// @errors  none
/// @source  for_each_relation
[[nodiscard]] inline claim_findings findings_of(const claim<>& c) {
  claim_findings found;
  const bool apart = for_each_relation(c, [&](const char* figure, const std::string& unit, double printed, double implied, const char* by) {
    const double scale = unit_of(unit).scale;
    const std::string shown = unit == "USD/Mtok_out" ? "USD/Mtok" : unit == "tok_out/s/MW_IT" ? "tok/s/MW of IT" : "tok/s/MW at the meter";
    found.checks.push_back({figure, shown, printed / scale, implied / scale, by});
  });
  if (apart)
    found.not_compared.push_back(c.power.holds<board_power_per_gpu<>>()
                                     ? "tokens per MW: the power is that of the board, without its share of host, switches and cooling"
                                     : "tokens per MW: one is at the rack and the other at the meter, and no PUE is given");
  if (c.per_power.base_value() > 0.0 && c.output_rate.base_value() > 0.0) {
    if (detail::per_power_at_meter(c))
      found.implied_power = claimed_power<double>(c.output_rate / c.per_power.get<quantity<u::per<u::output_token, u::joule>, double>>());
    else
      found.implied_power = claimed_power<double>(c.output_rate / c.per_power.get<quantity<u::per<u::output_token, u::joule_it>, double>>());
  }
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
/// Calls f(figure, ratio) for each of them that both print, tokens per MW of the same kind.
///
///   tokens per MW and tokens per GPU: better / baseline      cost per token: baseline / better
///
/// @errors  none; a figure that one of them does not print is left out
/// @source  definition
template <class V, class F>
void for_each_ratio(const claim<V>& better, const claim<V>& baseline, const F& f) {
  const auto ratio = [&](const char* figure, const V& a, const V& b) {
    if (detail::plain_number(a) > 0.0 && detail::plain_number(b) > 0.0) f(figure, static_cast<V>(a / b));
  };
  if (better.per_power.which() == baseline.per_power.which()) ratio("tokens per MW", better.per_power.base_value(), baseline.per_power.base_value());
  ratio("tokens per GPU", better.output_rate.base_value(), baseline.output_rate.base_value());
  ratio("cost per token", baseline.cost.base_value(), better.cost.base_value());
}
/// The ratios of for_each_ratio; empty where one of the two does not print the figure.
/// @errors  none
[[nodiscard]] inline claim_ratios ratios_of(const claim<>& better, const claim<>& baseline) {
  claim_ratios found;
  for_each_ratio(better, baseline, [&](std::string_view figure, double ratio) {
    (figure == "tokens per MW" ? found.per_power : figure == "tokens per GPU" ? found.output_rate : found.cost) = ratio;
  });
  return found;
}

}  // namespace aifactory
