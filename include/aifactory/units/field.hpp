// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does an input struct declare its fields once, for readers, samplers, reports and gradients alike?
///
/// A struct of inputs (`facility<V>`, ...) has `static constexpr auto fields()`: a tuple with one row per member, in
/// declaration order, required members first. Rows hold the name used in files, the unit for people, the meaning, the
/// allowed and the plausible range and where the default comes from. `sound_table<S>()` proves the table.
#pragma once

#include "aifactory/units/one_of.hpp"
#include "aifactory/units/rate.hpp"
#include "aifactory/units/ratio.hpp"
#include "aifactory/units/required.hpp"
#include "aifactory/units/unit_text.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace aifactory {

/// Bounds in the field's unit, both included.
struct range {
  /// The least that is allowed.
  double low = 0.0;
  /// The most that is allowed; 1e300 stands for no end.
  double high = 1e300;

  /// low <= x <= high; false for NaN.
  [[nodiscard]] constexpr bool contains(double x) const { return x >= low && x <= high; }

  /// From 0 on.
  static constexpr range not_negative() { return {0.0, 1e300}; }
  static constexpr range positive() { return {1e-300, 1e300}; }  ///< above 0
  /// 0 to 1.
  static constexpr range share() { return {0.0, 1.0}; }
  /// From this value on.
  static constexpr range at_least(double low) { return {low, 1e300}; }

  /// Whether it begins just above 0, as positive() does.
  [[nodiscard]] constexpr bool is_positive() const { return low == positive().low; }
  /// Whether anything is allowed above its low end.
  [[nodiscard]] constexpr bool has_no_end() const { return high == positive().high; }
};

/// Where a default comes from.
struct origin {
  /// required: no default; neutral: 0 or 1; sourced: published; assumption: our own; not_given: 0 as "not there".
  enum class kind { required, neutral, sourced, assumption, not_given };
  /// Which of these it is.
  kind is = kind::neutral;
  std::string_view text{};  ///< the source, the reason of an assumption, or what holds where nothing is given
  /// Of the source, as year, month or day: "2024", "2019-10"; empty for the others.
  std::string_view date{};

  /// There is no default: the input is required.
  static constexpr origin must_be_given() { return {kind::required, "", ""}; }
  /// 0 or 1: leaves the result as if the input were not there.
  static constexpr origin neutral() { return {kind::neutral, "", ""}; }
  /// A published default: what was published, and when.
  static constexpr origin sourced(std::string_view source, std::string_view on) { return {kind::sourced, source, on}; }
  /// A default of the library's own, with its reason.
  static constexpr origin assumption(std::string_view reason) { return {kind::assumption, reason, ""}; }
  /// Zero stands for "not given": the text says what holds then.
  static constexpr origin unset(std::string_view then) { return {kind::not_given, then, ""}; }
};

/// One way to write a field: its name and unit in files. Most fields have one, a `one_of` one per alternative.
struct spelling {
  /// As files write it: "power_price".
  std::string_view name;
  /// As files write it, "USD/MWh"; "1" for a plain number.
  std::string_view unit;
  range hard = range::not_negative();       ///< outside: an error
  range plausible = range::not_negative();  ///< outside: a warning
};

/// The most alternatives that any field has.
inline constexpr std::size_t most_spellings = 4;

/// A row for a member that holds a V.
template <class S, class M>
struct field {
  /// Where the value stands in the struct.
  M S::*member;
  /// What it means, for people.
  std::string_view meaning;
  /// Where the default comes from.
  origin from;
  /// How many of `as` are used.
  std::size_t spellings;
  /// The ways to write it, in the order of the alternatives of a `one_of`.
  std::array<spelling, most_spellings> as;

  /// A row: the member, its meaning, the origin of its default, and each way to write it.
  template <class... More>
  constexpr field(M S::*pointer, std::string_view means, origin default_from, const spelling& first, const More&... more)
      : member(pointer), meaning(means), from(default_from), spellings(1 + sizeof...(More)), as{first, more...} {}

  /// The first of its names.
  [[nodiscard]] constexpr std::string_view name() const { return as[0].name; }
};

/// A row for a member that chooses between named conventions; it holds no V, and a formula may branch on it.
template <class S, class E>
struct setting {
  /// Where the choice stands in the struct.
  E S::*member;
  /// As files write it.
  std::string_view name;
  /// What it means, for people.
  std::string_view meaning;
  std::array<std::string_view, 4> choices;  ///< in the order of the enumeration; the first is the default

  /// A row: the member, its name and meaning, and the name of each choice in the order of the enumeration.
  template <class... Choices>
  constexpr setting(E S::*pointer, std::string_view called, std::string_view means, const Choices&... names)
      : member(pointer), name(called), meaning(means), choices{names...} {}
};

/// A row for a fixed list of plain numbers.
template <class S, std::size_t N>
struct number_list {
  /// Where the list stands in the struct.
  std::array<double, N> S::*member;
  /// As files write it.
  std::string_view name;
  /// What it means, for people.
  std::string_view meaning;

  /// A row: the member, its name and meaning.
  constexpr number_list(std::array<double, N> S::*pointer, std::string_view called, std::string_view means)
      : member(pointer), name(called), meaning(means) {}
};

/// How a member holds its V: the V itself, the dimensions it may have, and the member with another V inside.
template <class T>
struct holder;

/// Of a quantity: one dimension.
template <class D, class V>
struct holder<quantity<D, V>> {
  static constexpr std::array<exponents, 1> dimensions{exponents_of<D>()};
  static constexpr const V& value(const quantity<D, V>& held) { return held.base_value(); }
  static constexpr std::size_t which(const quantity<D, V>&) { return 0; }
  template <class W>
  static constexpr quantity<D, W> with(const W& value, std::size_t) {
    return quantity<D, W>::from_base_value(value);
  }
};
/// Of one of several quantities: a dimension for each.
template <class... Q>
struct holder<one_of<Q...>> {
  static constexpr auto dimensions = one_of<Q...>::dimensions;
  static constexpr const auto& value(const one_of<Q...>& held) { return held.base_value(); }
  static constexpr std::size_t which(const one_of<Q...>& held) { return held.which(); }
  template <class W>
  static constexpr auto with(const W& value, std::size_t which) {
    return one_of<Q...>::template with_value<W>::from_base_value(value, which);
  }
};
/// Of a ratio: a plain number.
template <template <class> class R, value V>
  requires requires { typename R<V>::ratio_kind; }
struct holder<R<V>> {
  static constexpr std::array<exponents, 1> dimensions{};
  static constexpr const V& value(const R<V>& held) { return held.value(); }
  static constexpr std::size_t which(const R<V>&) { return 0; }
  template <class W>
  static constexpr R<W> with(const W& value, std::size_t) {
    return R<W>(value);
  }
};
/// Of a rate: the growth of one year, with the dimension 1 / time.
template <class B, class V>
struct holder<rate<B, V>> {
  static constexpr std::array<exponents, 1> dimensions{exponents_of<u::per<u::one, u::second>>()};
  static constexpr const V& value(const rate<B, V>& held) { return held.effective_annual(); }
  static constexpr std::size_t which(const rate<B, V>&) { return 0; }
  template <class W>
  static constexpr rate<B, W> with(const W& value, std::size_t) {
    return rate<B, W>::effective(value);
  }
};
template <class T>
struct holder<required<T>> : holder<T> {};

/// How many of a unit's pieces one raw value is. A rate is held per year, whatever its unit text.
///
///   raw = number x scale_of(spelling)
///
/// @errors  std::invalid_argument, or no compilation, where its unit is not one
/// @source  definition
template <class T>
[[nodiscard]] constexpr double scale_of(const spelling& written) {
  if constexpr (requires(T t) { t.effective_annual(); })
    return unit_of(written.unit).scale * detail::seconds_per_year;
  else
    return unit_of(written.unit).scale;
}

/// Whether a row of a table is of a member that holds a value, and not a setting or a list.
template <class Row>
inline constexpr bool holds_value = false;
template <class S, class M>
inline constexpr bool holds_value<field<S, M>> = true;

/// Whether a member must be given.
template <class T>
inline constexpr bool is_required = false;
template <class T>
inline constexpr bool is_required<required<T>> = true;

/// Calls f(row, member) for every member that holds a value, in order.
template <class S, class F>
constexpr void for_each_field(const S& inputs, const F& f) {
  std::apply(
      [&](const auto&... row) {
        [[maybe_unused]] const auto visit = [&](const auto& r) {
          if constexpr (holds_value<std::remove_cvref_t<decltype(r)>>) f(r, inputs.*r.member);
        };
        (visit(row), ...);
      },
      S::fields());
}

namespace detail {
/// The rows of a table in one place, for compilers that would build them at every call.
template <class S>
inline constexpr auto fields_of = S::fields();
}  // namespace detail

/// The same inputs with value type W: f(raw value, row, member) gives each new raw value, called in order; settings stay.
template <class W, template <class> class S, class V, class F>
[[nodiscard, gnu::always_inline]] constexpr S<W> convert(const S<V>& inputs, const F& f) {
  const auto transform = [&](const auto& row) __attribute__((always_inline)) -> decltype(auto) {
    if constexpr (holds_value<std::remove_cvref_t<decltype(row)>>) {
      const auto& member = inputs.*row.member;
      using held = holder<std::remove_cvref_t<decltype(member)>>;
      return held::template with<W>(static_cast<W>(f(held::value(member), row, member)), held::which(member));
    } else {
      return (inputs.*row.member);
    }
  };
  return [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline)) {
    return S<W>{transform(std::get<I>(detail::fields_of<S<V>>))...};
  }
  (std::make_index_sequence<std::tuple_size_v<decltype(S<V>::fields())>>());
}

namespace detail {
template <class S>
consteval std::size_t required_rows() {
  return std::apply(
      [](const auto&... row) {
        return (std::size_t{is_required<std::remove_cvref_t<decltype(std::declval<const S&>().*row.member)>>} + ... + 0);
      },
      S::fields());
}
// A value type that only counts: not floating point, so ratios do not check their range.
struct probe {
  double number = 0.0;
  constexpr probe() = default;
  constexpr probe(double x) : number(x) {}
};
}  // namespace detail
template <>
inline constexpr bool is_value_type<detail::probe> = true;

/// The struct with its defaults; required members, which stand first, are unset (zero).
template <class S>
[[nodiscard]] constexpr S defaults_of() {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return S{((void)I, unset)...};
  }(std::make_index_sequence<detail::required_rows<S>()>{});
}

namespace detail {
/// Stands for a value of any type.
struct anything {
  template <class T>
  operator T() const;
};
template <class S, class... Rows>
consteval bool has_room_for_more(const std::tuple<Rows...>&) {
  return requires { S{std::declval<std::remove_cvref_t<decltype(std::declval<S&>().*std::declval<Rows&>().member)>>()..., anything{}}; };
}
/// Writes the numbers from 0 into settings and lists, in the order of their rows; or tells whether they are there.
template <class S>
constexpr bool number_settings(S& inputs, bool write) {
  int next = 0;
  bool ok = true;
  const auto visit = [&]<class M>(M& member) {
    const auto mark = [&](auto& holds, auto number) { write ? void(holds = number) : void(ok = ok && holds == number); };
    if constexpr (std::is_enum_v<M>)
      mark(member, static_cast<M>(next++));
    else if constexpr (requires { member[0] = 0.0; })
      mark(member[0], static_cast<double>(next++));
  };
  std::apply([&](const auto&... row) { (visit(inputs.*row.member), ...); }, S::fields());
  return ok;
}
}  // namespace detail

/// True when the table of S names every member once, in order, required ones first, in units of the right dimension.
/// For tests: in a header it would cost every user a tenth of a second per table.
template <template <class> class S>
consteval bool sound_table() {
  bool ok = true;
  int written = 0, read = 0;
  auto inputs = defaults_of<S<double>>();
  detail::number_settings(inputs, true);
  auto numbered = convert<detail::probe>(inputs, [&](double, const auto&, const auto&) { return detail::probe(written++); });
  for_each_field(numbered, [&](const auto& row, const auto& member) {
    using held = holder<std::remove_cvref_t<decltype(member)>>;
    ok = ok && held::value(member).number == read++ && row.spellings == held::dimensions.size();
    for (std::size_t i = 0; i < row.spellings; ++i)
      ok = ok && unit_of(row.as[i].unit).dimension == held::dimensions[i];
    ok = ok && (row.from.is == origin::kind::required) == is_required<std::remove_cvref_t<decltype(member)>>;
  });
  ok = ok && detail::number_settings(numbered, false);
  // A member without a row: the struct takes one value more than it has rows.
  return ok && !detail::has_room_for_more<S<detail::probe>>(S<detail::probe>::fields());
}

}  // namespace aifactory
