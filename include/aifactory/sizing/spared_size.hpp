// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How big is the factory when some of its scale-up domains are spares for those in repair?
///
///   domains in service N, spares k:   P(at least N of N + k are up) >= probability            sizing/spares.hpp
///
/// Where a demand binds, spares come on top of what it needs, as far as limits leave room. Where a limit binds, they are
/// taken out of it. Spares cost and draw like the others.
#pragma once

#include "aifactory/sizing/size.hpp"
#include "aifactory/sizing/spares.hpp"
#include "aifactory/units/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace aifactory {

/// How often a domain is up, and how surely enough of them must be.
struct spare_rule {
  availability<> up{1.0};  ///< of one scale-up domain
  double probability = 0.99;  ///< [-]  that enough are up, below 1
};

/// A fleet with its spares.
struct spared_size {
  size_answer size;         ///< of the whole fleet, spares with it
  double in_service = 0.0;  ///< domains that are enough with the probability
  double spares = 0.0;      ///< domains beyond them
};

namespace detail {
/// The most domains in service that leave room for their spares within so many.
inline double most_in_service(double domains, const spare_rule& rule) {
  double low = 0.0, high = domains;  // low fits, high + 1 does not
  while (low < high) {
    const double middle = std::ceil(0.5 * (low + high));
    if (middle + spares_for(middle, rule.up, rule.probability) <= domains)
      low = middle;
    else
      high = middle - 1.0;
  }
  return low;
}
}  // namespace detail

/// Sizes a plan between bounds, with spares where there is a rule for them.
///
///   need binds:   domains = min(N + spares_for(N), domains within the limit)
///   limit binds:  N = the most with N + spares_for(N) <= domains
///
/// @errors  as size_between, spares_for; input_error when no domain can be in service beside its spares
/// @source  sizing/spares.hpp
[[nodiscard]] inline spared_size size_with_spares(const factory<double>& plan, const size_bounds& bounds, const size_request& asked,
                                                  const pieces& by, const std::optional<spare_rule>& rule) {
  spared_size found{size_between(plan, bounds, asked, by)};
  found.in_service = found.size.fleet.domains;
  if (!rule) return found;

  double domains = found.in_service;
  if (bounds.need && found.size.binds == bounds.need->what) {
    const double most = bounds.limit ? in_whole_pieces(plan, bounds.limit->gpus, by, to_whole::down).domains : std::numeric_limits<double>::infinity();
    domains = std::min(most, domains + spares_for(domains, rule->up, rule->probability));
  }
  // With room for all spares this gives back what was needed.
  found.in_service = std::min(found.in_service, detail::most_in_service(domains, *rule));
  if (found.in_service < 1.0)
    throw input_error("sizing: beside its spares no scale-up domain is left for service within " + number_text(domains) + " of them");
  found.spares = domains - found.in_service;
  found.size.fleet = in_whole_pieces(plan, domains * by.scale_up_domain, by, to_whole::down);
  detail::complete(found.size, plan, asked, found.in_service * by.scale_up_domain);
  return found;
}

/// Sizes a plan by what is asked for, with spares where there is a rule for them.
/// @errors  as bounds_of() and above
[[nodiscard]] inline spared_size size_with_spares(const factory<double>& plan, const size_request& asked, const pieces& by,
                                                  const std::optional<spare_rule>& rule) {
  const planned<double> inputs{plan, asked.demand ? *asked.demand : defaults_of<token_demand<double>>()};
  return size_with_spares(plan, bounds_of(inputs, asked, by), asked, by, rule);
}

}  // namespace aifactory
