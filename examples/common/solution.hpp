// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does --solve print: the value that was found, or why there is none?
#pragma once

#include "aifactory/report/json.hpp"
#include "aifactory/report/rounding.hpp"
#include "options.hpp"

#include <string>
#include <string_view>

namespace calculator {

/// The value of an input that brings a figure to the value of --for.
struct value_found {
  aifactory::scenario scenario;  ///< with the value in place, or as it was where there is none
  std::string field, unit;
  std::string result;   ///< path below "result"
  double target = 0.0;  ///< in the result's unit
  double before = 0.0;  ///< the scenario's own value, in `unit`
  double value = 0.0;   ///< in `unit`
  std::string reason;   ///< a code, when there is none: "no_sign_change", "not_converged"
  std::string message;  ///< the reason in words
  [[nodiscard]] bool found() const { return reason.empty(); }
};

inline constexpr std::string_view several_solutions = " values give this result; the one nearest to the scenario's own is taken";

/// "power.price = 143.2 USD/MWh (was 70) brings cost_per_million_tokens_usd.blended to 0.25"
inline std::string text_of(const value_found& solved) {
  return solved.field + " = " + aifactory::rounded_text(solved.value, 6) + (solved.unit == "1" ? "" : " " + solved.unit) + " (was " +
         aifactory::rounded_text(solved.before, 6) + ") brings " + solved.result + " to " + aifactory::number_text(solved.target);
}
/// In bold, to stand above a report; nothing without a solution.
inline std::string heading_of(const value_found* solved, const aifactory::terminal_style& style) {
  return solved ? aifactory::painter(style.colour).bold(text_of(*solved)) + "\n\n" : "";
}

inline nlohmann::ordered_json json_of(const value_found& solved) {
  return {{"field", solved.field}, {"unit", solved.unit}, {"value", solved.value}, {"result", solved.result}, {"target", solved.target}};
}

/// Says that there is none, and why.
/// @return  the exit code
inline int report_none(const options& asked, std::string_view schema, const value_found& solved) {
  if (asked.json) {
    auto document = aifactory::json_envelope(schema, solved.scenario, aifactory::evaluate(solved.scenario));
    document["reason"] = solved.reason;
    document["message"] = solved.message;
    print(aifactory::json_text(document));
  }
  complain(solved.message);
  return no_solution;
}

}  // namespace calculator
