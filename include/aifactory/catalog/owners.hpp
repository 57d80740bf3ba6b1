// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Who owns a factory, what does money cost them, and how long do they write off servers?
#pragma once

#include "aifactory/catalog/useful_lives.hpp"
#include "aifactory/units/rate.hpp"

#include <array>

namespace aifactory {

/// A kind of owner: what its money costs and how long it writes off servers.
struct owner_profile {
  std::string_view id;
  std::string_view what;
  sourced<nominal_rate<>> cost_of_capital;  ///< weighted, nominal, before tax
  sourced<duration<>> server_life;          ///< book life, or an analyst's where no books are known
};

/// What borrowing costs somebody: a bound for a cost of capital from below.
struct debt_cost {
  std::string_view borrower;
  std::string_view what;
  sourced<nominal_rate<>> rate;  ///< as printed, taken as effective annual
};

namespace owners {
using namespace literals;
inline constexpr source equinix{"valueinvesting.io, Equinix weighted cost of capital", "2025"};
inline constexpr source coreweave_10q{"CoreWeave Form 10-Q, debt note of 30 June 2025, sec.gov 0001140361-25-032095",
                                      "2025-06-30"};
inline constexpr source coreweave_8k{"CoreWeave Form 8-K, senior notes due 2031", "2025-07-25"};

inline constexpr owner_profile hyperscaler{
    "hyperscaler", "cloud with its own balance sheet",
    {.value = 8.5_pct_per_year, .low = 7.0_pct_per_year, .high = 10.0_pct_per_year,
     .from = assumption{"between a data-centre landlord's 6.1 % (Equinix, 5.2 to 7.0) and the 10 % that a rated "
                        "neocloud pays on bonds; about 8 % reproduces Epoch's 1 GW"},
     .confidence = confidence::low_medium},
    {.value = 6.0 * year, .low = 5.0 * year, .from = lives::filings, .confidence = confidence::medium_high,
     .note = "book life; Amazon 5 for a part, Meta 5.5"}};
inline constexpr owner_profile neocloud{
    "neocloud", "GPU cloud on borrowed money",
    {.value = 12.0_pct_per_year, .low = 10.0_pct_per_year, .high = 15.0_pct_per_year,
     .from = assumption{"CoreWeave's debt alone costs 11.1 %, from 9 % on bonds to 15 % on its first loan; equity "
                        "costs more"},
     .confidence = confidence::low_medium},
    {.value = 6.0 * year, .low = 4.0 * year, .from = lives::filings, .confidence = confidence::medium_high,
     .note = "book life: CoreWeave 6, Lambda 5, Nebius 4"}};
inline constexpr owner_profile enterprise{
    "enterprise", "company with a room of its own",
    {.value = 10.0_pct_per_year, .low = 8.0_pct_per_year, .high = 12.0_pct_per_year,
     .from = assumption{"a usual hurdle rate of companies, between the two kinds of cloud"},
     .confidence = confidence::low},
    lives::epoch_it};
}  // namespace owners

/// Two kinds of cloud, and a company with a room of its own.
inline constexpr std::array<owner_profile, 3> owner_profiles{owners::hyperscaler, owners::neocloud, owners::enterprise};

namespace owners {
/// A debt of CoreWeave's quarterly report; percent a year, as printed.
constexpr debt_cost coreweave(std::string_view what, double percent) {
  return {"CoreWeave", what,
          {.value = nominal_rate<>::effective(percent / 100.0), .from = coreweave_10q, .confidence = confidence::high}};
}
}  // namespace owners

/// What a neocloud pays on each of its debts, and a landlord's cost of capital.
inline constexpr std::array<debt_cost, 8> debt_costs{{
    owners::coreweave("delayed-draw term loan 1.0, March 2028", 15.0),
    owners::coreweave("delayed-draw term loan 2.0, May 2029", 11.0),
    owners::coreweave("senior notes, June 2030", 10.0),
    owners::coreweave("revolver, June 2027", 7.0),
    owners::coreweave("Magnetar loan, January 2029", 12.0),
    owners::coreweave("all of it, weighted by principal", 11.09),
    {"CoreWeave", "senior notes due 2031, coupon",
     {.value = nominal_rate<>::effective(0.09), .from = owners::coreweave_8k, .confidence = confidence::high}},
    {"Equinix", "weighted cost of capital, equity included",
     {.value = nominal_rate<>::effective(0.061), .low = nominal_rate<>::effective(0.052),
      .high = nominal_rate<>::effective(0.070), .from = owners::equinix}},
}};

}  // namespace aifactory
