// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which inputs of a factory are wrong, and which only look wrong?
#pragma once

#include "aifactory/model/unit_economics.hpp"
#include "aifactory/units/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// One problem with one input: `field: value, rule`.
struct finding {
  /// An error is refused; a warning is told, and the plan still has an answer.
  enum class severity { error, warning };
  severity is = severity::error;
  std::string field;    ///< as in files: "facility.pue"
  std::string message;  ///< the value in the field's unit and the rule
};

namespace detail {

/// "-70 USD/MWh"; shares and PUEs are plain numbers to people.
inline std::string in_field_unit(double value, const spelling& written) {
  const bool plain = written.unit == "1" || kinds_only(unit_of(written.unit).dimension);
  return number_text(value) + (plain ? "" : " " + std::string(written.unit));
}

/// "0.9, must be at least 1": the value, its unit where it has one, and the rule it breaks.
inline std::string breach(double value, const spelling& written, const range& allowed) {
  std::string text = in_field_unit(value, written);
  if (!std::isfinite(value)) return text + ", must be a finite number";
  if (value > allowed.high && allowed.has_no_end()) return text + ", is too large";
  if (allowed.is_positive() && value < allowed.low) return text + ", must be above 0";
  if (allowed.has_no_end()) return text + ", must be at least " + number_text(allowed.low);
  return text + ", must lie between " + number_text(allowed.low) + " and " + number_text(allowed.high);
}

inline std::string qualified(std::string_view section, std::string_view name) {
  return section.empty() ? std::string(name) : std::string(section) + "." + std::string(name);
}

/// One input against its own ranges. A zero that stands for "not given" passes, unless somebody wrote it.
template <class Row, class Member>
void check_range(std::string_view section, const Row& row, const Member& member, std::vector<finding>& found, bool written_so = false) {
  using held = holder<Member>;
  const spelling& written = row.as[held::which(member)];
  const double value = held::value(member) / scale_of<Member>(written);
  if (!written_so && row.from.is == origin::kind::not_given && value == 0.0) return;
  const std::string name = qualified(section, written.name);
  if (!std::isfinite(value) || !written.hard.contains(value))
    found.push_back({finding::severity::error, name, breach(value, written, written.hard)});
  else if (!written.plausible.contains(value))
    found.push_back({finding::severity::warning, name,
                     in_field_unit(value, written) + " is outside the plausible range " + number_text(written.plausible.low) + " to " +
                         number_text(written.plausible.high)});
}

/// Each input against its own ranges.
template <std::same_as<double> V>
void check_ranges(const factory<V>& plan, std::vector<finding>& found) {
  for_each_input(plan, [&](std::string_view section, const auto& row, const auto& member) {
    check_range(section, row, member, found);
  });
}

/// What inputs ask of each other.
template <std::same_as<double> V>
void check_together(const factory<V>& plan, std::vector<finding>& found) {
  const auto error = [&](std::string field, std::string message) {
    found.push_back({finding::severity::error, std::move(field), std::move(message)});
  };
  const auto& site = plan.facility;
  if (site.leased()) {
    if (site.life.base_value() != 0.0) error("facility.life", "not used with facility.lease");
    if (site.upkeep.base_value() != 0.0) error("facility.upkeep", "not used with facility.lease");
    if (site.land.base_value() != 0.0) error("facility.land", "not used with facility.lease");
  } else if (site.life.base_value() == 0.0) {
    error("facility.life", "missing: facility.capex needs the years it is used for");
  }
  if (plan.finance.method == capital_method::straight_line && plan.finance.wacc.effective_annual() != 0.0)
    error("finance.wacc", "refused with finance.method = straight_line, which charges no return on capital");

  const double design = plan.power.design_pue.base_value();
  if (design != 0.0 && design < plan.facility.pue.base_value())
    found.push_back({finding::severity::warning, "power.design_pue",
                     number_text(design) + " is below facility.pue " + number_text(plan.facility.pue.base_value()) +
                         ": the design day is the worst day, so the connection would be too small for the average"});

  const auto& work = plan.workload;
  const double load = plan.operations.utilization.value(), up = plan.operations.availability.value();
  if (load == 0.0) error("operations.utilization", "0, so no tokens are delivered and none has a cost");
  if (up == 0.0) error("operations.availability", "0, so no tokens are delivered and none has a cost");
  const bool has_input = work.input_rate.base_value() > 0.0, has_output = work.output_rate.base_value() > 0.0;
  const double hit = work.cache_hit_rate.value();
  switch (work.allocation) {
    case allocation::output_only:
      if (!has_output) error("workload.output_rate", "0, but allocation = output_only charges output tokens alone");
      break;
    case allocation::price_ratio: {
      double charged = 0.0;
      for (double part : work.price_ratio)
        if (!(part >= 0.0) || !std::isfinite(part)) error("workload.price_ratio", number_text(part) + ", must be at least 0");
      charged += has_output ? work.price_ratio[2] : 0.0;
      charged += has_input && hit < 1.0 ? work.price_ratio[0] : 0.0;
      charged += has_input && hit > 0.0 ? work.price_ratio[1] : 0.0;
      if (!(charged > 0.0)) error("workload.price_ratio", "no token that is made has a weight above 0");
      break;
    }
    case allocation::gpu_time:
      if (has_output && work.decode_rate.base_value() == 0.0)
        error("workload.decode_rate", "missing: allocation = gpu_time needs it");
      if (has_input && hit < 1.0 && work.prefill_rate.base_value() == 0.0)
        error("workload.prefill_rate", "missing: allocation = gpu_time needs it where there is input");
      if (!has_output && !(has_input && hit < 1.0))
        error("workload.output_rate", "0, and no fresh input: no token that is made takes GPU time");
      break;
  }
}

/// Inputs that are each allowed and still have no answer: found by asking for it.
template <std::same_as<double> V>
void check_result(const factory<V>& plan, std::vector<finding>& found) {
  if (plan.size.template holds<money<V>>() && !(capex_of(plan, gpu_count<V>(1.0 * GPU)).total > 0.0 * USD)) {
    found.push_back({finding::severity::error, "compute.budget",
                     "nothing in this plan costs capital, so a budget buys no definite number of GPUs"});
    return;
  }
  std::string where;
  for_each_figure(unit_economics(plan), [&](const auto& row, std::string_view part, const auto& value) {
    if (where.empty() && !std::isfinite(base_number(value)))
      where = std::string(row.key) + (part.empty() ? "" : ".") + std::string(part);
  });
  if (!where.empty())
    found.push_back({finding::severity::error, "", "these inputs together have no answer: " + where + " is not a finite number"});
}

}  // namespace detail

/// Every problem with a plan, errors and warnings, in the order of the inputs. Nothing is repaired.
///
/// Each input against its own range, then what inputs ask of each other, then, where nothing is an error so far, whether every
/// figure of unit_economics() is finite.
///
/// @return  empty where nothing is wrong
/// @errors  none: problems are returned, not thrown
template <std::same_as<double> V>  // a template so that only those who call it pay for compiling it
[[nodiscard]] std::vector<finding> validate(const factory<V>& plan) {
  std::vector<finding> found;
  detail::check_ranges(plan, found);
  detail::check_together(plan, found);
  if (std::none_of(found.begin(), found.end(), [](const finding& f) { return f.is == finding::severity::error; }))
    detail::check_result(plan, found);
  // Where a value is an error it need not be called unusual as well.
  std::erase_if(found, [&](const finding& f) {
    return f.is == finding::severity::warning && std::any_of(found.begin(), found.end(), [&](const finding& other) {
             return other.is == finding::severity::error && other.field == f.field;
           });
  });
  return found;
}

}  // namespace aifactory
