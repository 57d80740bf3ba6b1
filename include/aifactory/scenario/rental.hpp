// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Can a scenario be asked whether to rent or to build?
#pragma once

#include "aifactory/scenario/cash_flow.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace aifactory {

/// Whether GPU-hours on demand are compared: they have a price.
[[nodiscard]] inline bool rents_on_demand(const scenario& s) { return s.rental && s.rental->price.base_value() > 0.0; }
/// Whether reserved GPU-hours are compared: they have a price.
[[nodiscard]] inline bool rents_reserved(const scenario& s) { return s.rental && s.rental->reserved_price.base_value() > 0.0; }

/// Why a scenario cannot be asked: it has no cash flow, nothing to compare with, or contracts that do not fit. All of it at once.
[[nodiscard]] inline std::vector<problem> rent_or_build_problems(const scenario& s) {
  auto found = cash_flow_problems(s);
  if (!rents_on_demand(s) && !rents_reserved(s) && !s.colocation && !s.api)
    found.push_back({{s.file, 1, 1}, "rental", "missing: nothing to compare with: give rental.price or rental.reserved_price, [colocation] with lease, or [api] with the prices of tokens"});
  if (s.colocation && s.plan.facility.leased())
    found.push_back({detail::place_of_input(s, "facility.lease"), "facility.lease", "cannot stand beside [colocation] (" +
                     detail::place_of_input(s, "colocation.lease").text() + "): the plan is then no own hall, give facility.capex to compare with"});
  if (!s.cash_flow.close.ok() || s.plan.finance.method == capital_method::straight_line || !rents_reserved(s)) return found;
  try {
    const timeline when = calendar_of(s.plan, s.cash_flow).when;
    const double periods = s.rental->term.in(year) * when.periods_per_year();
    const auto wrong = [&](const std::string& message) { found.push_back({detail::place_of_input(s, "rental.term"), "rental.term", message}); };
    if (!(std::fabs(periods - std::round(periods)) <= 1e-9)) wrong("must be a whole number of periods of the cash flow");
    if (periods > when.periods() + 1e-9)
      wrong(number_text(s.rental->term.in(year)) + " years, is longer than the cash flow, whose horizon is " + number_text(when.horizon()) + " years");
  } catch (const domain_error&) {
    // Why there is no calendar is told already.
  }
  return found;
}

}  // namespace aifactory
