// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which words does a page explain below its key figures, and why is the price over a life not the cost of a steady year?
#pragma once

#include "aifactory/report/page_inputs.hpp"
#include "aifactory/report/page_numbers.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace aifactory {

namespace detail {

/// "a, b and c"
[[nodiscard]] inline std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return text;
}

/// What the price over the life counts and the cost of a steady year does not: only what is true of this document.
[[nodiscard]] inline std::string why_life_differs(const page_source& page) {
  const std::string price = "result.levelized.required_price_real_usd_per_million_tokens.blended", cost = "result.cost_per_million_tokens_usd.blended";
  if (!page.number(price) || !page.number(cost)) return "";
  std::vector<std::string> reasons;
  if (page.number("inputs.finance.inflation_percent_per_year").value_or(0.0) != 0.0 && page.text("conventions.basis") == "nominal_level")
    reasons.push_back("it is in constant dollars and rises with inflation (" + page.marked("inputs.finance.inflation_percent_per_year", 3) + " % a year), where the steady year spreads capital in equal payments of the day");
  std::string paths;
  if (const auto* all = page.find("result.levelized.conventions"); all && all->is_object())
    for (const auto& [name, words] : all->items())
      if (name.starts_with("price_path.")) paths += (paths.empty() ? "" : ", ") + escaped(name.substr(11));
  if (!paths.empty()) reasons.push_back("it follows the price paths (" + paths + ")");
  if (page.number("inputs.finance.tax_rate").value_or(0.0) != 0.0) reasons.push_back("it pays tax (" + page.marked("inputs.finance.tax_rate", 4, 0.01) + " %)");
  const auto bought = page.sum("series.capex_usd"), first = page.number("series.capex_usd.0");
  if (bought && first && std::fabs(*bought - *first) > 1e-6 * std::fabs(*bought)) reasons.push_back("it pays for capital when it is bought, later layers too");
  if (reasons.empty()) return "";
  return "<strong>Two prices.</strong> The required price over the life, " + page.price(price) + ", is not the " + page.price(cost) + " of the steady year: " + listed(reasons) + ".";
}

}  // namespace detail

/// A short explanation of the words that the page uses.
[[nodiscard]] inline std::string html_words(const page_source& page) {
  std::string words = "M is a million, G a thousand million, T a million million; a W of power at the meter is facility power, a W at the servers IT power.";
  if (page.find("uncertainty.result")) words += " p10 and p90: one trial in ten lies below the first, one in ten above the second.";
  if (page.number("result.levelized.npv_usd") || page.number("result.npv_usd"))
    words += " Net present value (NPV): all cash of the plan, brought to the day of the close at the cost of capital. Internal rate of return (IRR): the yearly rate at which the NPV is zero.";
  if (page.number("result.levelized.credit.min_dscr")) {
    const bool before_tax = page.convention("coverage") != "cfads";
    words += " Debt service coverage ratio (DSCR): operating cash " + std::string(before_tax ? "before" : "after") + " tax over debt service, here at least " + page.marked("result.levelized.credit.min_dscr", 3) +
             " in the worst year; what is bought later is not in it.";
  }
  if (page.number("result.levelized.cost_at_price_real_usd_per_million_tokens.blended"))
    words += " Cost with the tax on the given prices, " + page.price("result.levelized.cost_at_price_real_usd_per_million_tokens.blended") +
             " in constant dollars: all cost over the life and the tax that is due at the given token prices, over the tokens; dearer tokens are taxed more, so it moves with the price.";
  const auto why = detail::why_life_differs(page);
  return (why.empty() ? "" : "<p>" + why + "</p>\n") + "<p class=\"soft\">" + words + "</p>\n";
}

}  // namespace aifactory
