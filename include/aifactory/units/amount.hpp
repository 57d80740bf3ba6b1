// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What number and what unit does a person's text hold, and does the unit fit?
///
///   read_amount("4,500 USD/GPU/yr")      4500 of a unit with the dimension money per GPU and time
///   fit(of "100 MW", of "MW_IT")         kind_left_out: the field says which power
///   fit(of "100 MW_facility", "MW_IT")   different: the person said another one
#pragma once

#include "aifactory/units/describe.hpp"
#include "aifactory/units/unit_hint.hpp"
#include "aifactory/units/unit_text.hpp"

#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <system_error>

namespace aifactory {

/// A number with its unit, or the reason why the text is not one.
struct amount_reading {
  double value = 0.0;            ///< in `in`
  unit in{};                     ///< a plain number where the text has no unit
  std::string_view unit_text{};  ///< empty where the text has no unit
  std::string problem{};         ///< empty when all is well

  /// Whether the text is an amount.
  [[nodiscard]] bool ok() const { return problem.empty(); }
  /// Whether it has no unit: a plain number.
  [[nodiscard]] bool is_bare() const { return unit_text.empty(); }
  /// In base units: W, J, s, USD, tok, GPU, ...
  [[nodiscard]] double base_value() const { return in.to_base(value); }
};

/// How the unit that was found answers to the one that is expected: it is that, or that but for the kind, which the
/// text does not say, or of another dimension or kind.
enum class unit_fit { exact, kind_left_out, different };

namespace detail {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Signs and blanks that look like others. Copied from a document they are invisible, so they are named.
inline std::string_view lookalike(std::string_view text) {
  constexpr std::string_view minus_signs[] = {"\u2212", "\u2013", "\u2014", "\ufe63", "\uff0d"};
  constexpr std::string_view blanks[] = {"\u00a0", "\u2009", "\u202f", "\u2007"};
  for (auto sign : minus_signs)
    if (text.find(sign) != std::string_view::npos) return "has a typographic minus sign: write -";
  for (auto blank : blanks)
    if (text.find(blank) != std::string_view::npos) return "has a no-break or thin blank: write a plain one";
  return {};
}

/// Reads digits and the commas between them; false when a comma does not stand before every third digit.
inline bool read_whole_part(std::string_view& rest, std::string& digits) {
  std::size_t group = 0;  // digits since the last comma
  bool grouped = false;
  const std::size_t start = digits.size();
  for (; !rest.empty() && (is_digit(rest.front()) || rest.front() == ','); rest.remove_prefix(1)) {
    if (rest.front() != ',') {
      digits += rest.front(), ++group;
      continue;
    }
    // 0,500 is somebody's 0.5, not five hundred.
    const bool good = grouped ? group == 3 : group >= 1 && group <= 3 && digits[start] != '0';
    if (!good) return false;
    grouped = true, group = 0;
  }
  return !grouped || group == 3;
}

/// The number at the front of `rest`, or the problem.
inline std::string_view read_number(std::string_view& rest, double& value) {
  std::string digits;
  if (rest.front() == '+' || rest.front() == '-') {
    if (rest.front() == '-') digits = '-';
    rest.remove_prefix(1);
  }
  const auto starts_with = [&](std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i)
      if (i >= rest.size() || lower(rest[i]) != word[i]) return false;
    return true;
  };
  if (starts_with("nan") || starts_with("inf")) return "is not an amount: nan and inf are refused";
  const std::size_t sign = digits.size();
  if (!read_whole_part(rest, digits))
    return "has a misplaced comma: a comma groups three digits (4,500), decimals follow a point (4.5)";
  std::size_t count = digits.size() - sign;
  if (!rest.empty() && rest.front() == '.') {
    digits += '.';
    for (rest.remove_prefix(1); !rest.empty() && is_digit(rest.front()); rest.remove_prefix(1), ++count)
      digits += rest.front();
    if (!rest.empty() && rest.front() == ',')
      return "has a comma behind the point: a comma groups three digits (4,500), decimals follow a point (4.5)";
  }
  if (count == 0) return "does not begin with a number: write the number first, such as 17.5 M$/MW_IT";
  if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E')) {
    const std::size_t sign_at = rest.size() > 1 && (rest[1] == '+' || rest[1] == '-') ? 1 : 0;
    if (rest.size() > sign_at + 1 && is_digit(rest[sign_at + 1])) {
      digits += 'e';
      if (rest[sign_at] == '-') digits += '-';
      for (rest.remove_prefix(sign_at + 1); !rest.empty() && is_digit(rest.front()); rest.remove_prefix(1))
        digits += rest.front();
    }
  }
  if (!rest.empty() && (rest.front() == '_' || rest.front() == '\''))
    return "groups digits in a way that is not read: write 1,000";
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return "is too large or too small a number";
  return {};
}

}  // namespace detail

/// Reads a number and its unit. Groups of three digits may be set off by commas; blanks round the number are free.
///
/// @errors  none thrown: `problem` says in words what is wrong, to be read behind the quoted text
[[nodiscard]] inline amount_reading read_amount(std::string_view text) {
  amount_reading result;
  std::string_view rest = detail::without_blanks(text);
  if (rest.empty()) return result.problem = "is empty: a number and a unit are missing", result;
  if (const auto problem = detail::lookalike(rest); !problem.empty()) return result.problem = problem, result;
  if (const auto problem = detail::read_number(rest, result.value); !problem.empty())
    return result.problem = problem, result;
  rest = detail::without_blanks(rest);
  if (rest.empty()) return result;
  result.unit_text = rest;
  if (detail::is_digit(rest.front()) && rest != "1" && !rest.starts_with("1/") && !rest.starts_with("1 "))
    return result.problem = "has a blank within the number: write 1000 or 1,000", result;
  const unit_reading reading = read_unit(rest);
  if (!reading.ok()) return result.problem = unit_problem(reading), result;
  result.in = reading.value;
  if (!std::isfinite(result.base_value()) || (result.value != 0.0 && result.base_value() == 0.0))
    result.problem = "is too large or too small an amount";
  return result;
}

/// The dimension that a person meant: a price per kW and month is a charge for billed demand, a price per kWh is one of
/// energy, though a kW times a month is an energy as well.
[[nodiscard]] constexpr exponents meant_dimension(const unit& found) {
  exponents e = found.dimension;
  const bool per_power_and_time = e[base::money] == 1 && e[base::mass] == -1 && e[base::time] == 2 && found.says_power &&
                                  !found.says_energy;
  if (per_power_and_time && e[base::it] == 0 && e[base::board] == 0) e[base::demand] = -1;
  return e;
}

/// Compares a unit that a person wrote with the one that is due. Where that fixes the kind, the suffix may be left out:
/// W for W_IT or W_board, Wh for Wh_IT, tok for every kind of token, a plain number for a pue. A suffix that was
/// written counts. Money is nominal unless it says real: that kind is never left out.
[[nodiscard]] constexpr unit_fit fit(const unit& found, const unit& expected) {
  const exponents &f = found.dimension, &e = expected.dimension;
  const exponents meant = meant_dimension(found);
  if (meant == e) return unit_fit::exact;
  if (meant != f && e[base::it] == 0) return unit_fit::different;
  exponents rest = f;  // with the kinds that were left out filled in
  const bool no_power_kind = f[base::it] == 0 && f[base::board] == 0 && !found.says_facility;
  if (no_power_kind) rest[base::it] = e[base::it], rest[base::board] = e[base::board];
  constexpr base kinds[] = {base::fresh_token, base::cached_token, base::prompt_token, base::output_token};
  bool no_token_kind = true;
  int tokens = e[base::token];
  for (base b : kinds) no_token_kind = no_token_kind && f[b] == 0, tokens += e[b];
  if (no_token_kind && f[base::token] == tokens) {
    rest[base::token] = e[base::token];
    for (base b : kinds) rest[b] = e[b];
  }
  return rest == e ? unit_fit::kind_left_out : unit_fit::different;
}

}  // namespace aifactory
