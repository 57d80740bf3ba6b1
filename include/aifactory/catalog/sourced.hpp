// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Where does a number come from, how old is it, and how sure is it?
///
///   inline constexpr sourced<price_per_gpu<>> street{
///       .value = 30e3 * USD / GPU, .low = 25e3 * USD / GPU, .high = 40e3 * USD / GPU,
///       .from = source{"aiinframap.com, H100 against H200 and B200", "2026-06"}, .confidence = confidence::medium};
///
/// An entry without `.from` does not compile; nor does a source without text or ISO date, an assumption without a
/// reason, or a range that does not hold its value.
#pragma once

#include "aifactory/units/error.hpp"
#include "aifactory/units/required.hpp"

#include <cstddef>
#include <string_view>

namespace aifactory {

namespace detail {
// Not constexpr: in a constant expression the compiler prints these names as its error.
[[noreturn]] inline void a_source_needs_a_text_and_an_ISO_date() {
  throw input_error("a source needs a text and an ISO date (2026, 2026-05 or 2026-05-14)");
}
[[noreturn]] inline void an_assumption_needs_a_reason() { throw input_error("an assumption needs a reason"); }
[[noreturn]] inline void a_range_must_hold_its_value() { throw input_error("low, value and high must be in order"); }

/// 2026, 2026-05 or 2026-05-14.
constexpr bool iso_date(std::string_view text) {
  constexpr std::string_view pattern = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (pattern[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != pattern[i]) return false;
  const auto two_digits = [&](std::size_t at) { return 10 * (text[at] - '0') + (text[at + 1] - '0'); };
  if (text.size() >= 7 && (two_digits(5) < 1 || two_digits(5) > 12)) return false;
  return text.size() < 10 || (two_digits(8) >= 1 && two_digits(8) <= 31);
}

template <class Q>
constexpr double number_in(const Q& q) {
  if constexpr (requires { q.base_value(); })
    return static_cast<double>(q.base_value());
  else if constexpr (requires { q.effective_annual(); })
    return static_cast<double>(q.effective_annual());
  else
    return static_cast<double>(q.value());
}

/// Refuses a range that does not hold its value; NaN is refused as well.
struct in_order {
  template <class Q>
  constexpr in_order(const Q& low, const Q& value, const Q& high) {
    if (!(number_in(low) <= number_in(value) && number_in(value) <= number_in(high))) a_range_must_hold_its_value();
  }
};
}  // namespace detail

/// Who said so, and when. The date is the publication's, or the last day the figure was seen to hold.
struct source {
  std::string_view text;  ///< publisher, title, place
  std::string_view date;  ///< 2026, 2026-05 or 2026-05-14

  /// @errors  input_error for an empty text and for a date that is not ISO; in a constant it does not compile
  constexpr source(std::string_view says, std::string_view on) : text(says), date(on) {
    if (text.empty() || !detail::iso_date(date)) detail::a_source_needs_a_text_and_an_ISO_date();
  }
};

/// No source gives the figure: why it is what it is.
struct assumption {
  std::string_view reason;

  /// @errors  input_error for an empty reason; in a constant it does not compile
  constexpr explicit assumption(std::string_view because) : reason(because) {
    if (reason.empty()) detail::an_assumption_needs_a_reason();
  }
};

/// A source or an assumption. Left out, the entry does not compile.
struct provenance {
  std::string_view text;  ///< who said so, or the reason of the assumption
  std::string_view date;  ///< ISO date; empty for an assumption

  /// Somebody said so, on a day.
  constexpr provenance(const source& s) : text(s.text), date(s.date) {}
  /// Nobody did: the reason is kept, the date stays empty.
  constexpr provenance(const assumption& a) : text(a.reason) {}
  template <class X = int>
  provenance() {  // not constexpr: std::optional<sourced<...>> would instantiate the body
    static_assert(sizeof(X) == 0,
                  "aifactory: an entry of the catalogue needs a source{text, date} or an assumption{reason}");
  }

  /// True where nobody said so: it has no date.
  [[nodiscard]] constexpr bool is_assumption() const { return date.empty(); }
};

/// How far a figure is trusted, from a measurement or filing down to a single unchecked page.
enum class confidence { low, low_medium, medium, medium_high, high };

/// Whether a figure still holds. Superseded ones stay, so that results of their day can be computed again.
enum class standing {
  current,
  announced,   ///< by the vendor, before anyone has measured it
  superseded,  ///< replaced by a later vintage
  placeholder  ///< known to be provisional when it was published: do not compute with it
};

/// A fact: its likely value, the range it was seen in, and where it comes from.
/// @errors  input_error for a range that does not hold its value, and for NaN; in a constant it does not compile
template <class Q>
struct sourced {
  using quantity_type = Q;

  required<Q> value;
  Q low = value;   ///< least that was seen; the value itself where no range is known
  Q high = value;  ///< most that was seen
  provenance from;
  aifactory::confidence confidence = aifactory::confidence::medium;
  aifactory::standing standing = aifactory::standing::current;
  std::string_view note{};  ///< what a reader should know: what low and high are, what was computed or is missing
  [[no_unique_address]] detail::in_order range_holds_value{low, static_cast<const Q&>(value), high};
};

}  // namespace aifactory
