// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a struct of inputs become a row of numbers and back?
///
/// Any aggregate template with `fields()` (units/field.hpp), or with `fields()` followed by sections that have them or
/// sections of their own, in declaration order; a section without a name leaves its fields' names as they are. Its values are numbered in that order: the number is the input's own stream of random draws, so
/// it draws the same whether other inputs are uncertain or not.
#pragma once

#include "aifactory/uncertainty/uncertain.hpp"
#include "aifactory/units/field.hpp"

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

namespace aifactory {

namespace detail {

template <class S>
concept has_sections = requires {
  S::sections();
};

template <class S, class F>
void for_each_field_and_section(const S& inputs, const F& f, const std::string& prefix);

/// A row of values whose number is known at run time only: input_row.hpp.
template <class S>
concept is_row_of_inputs = requires { typename S::row_of_inputs; };

/// Calls f(name, value) for every value in order; the name as files write it, "power.price".
template <class S, class F>
void for_each_value(const S& inputs, const F& f, const std::string& prefix = {}) {
  if constexpr (is_row_of_inputs<S>) {
    for (std::size_t i = 0; i < inputs.size(); ++i) f(inputs.name(i), inputs[i]);
  } else {
    for_each_field_and_section(inputs, f, prefix);
  }
}
template <class S, class F>
void for_each_field_and_section(const S& inputs, const F& f, const std::string& prefix) {
  for_each_field(inputs, [&](const auto& row, const auto& member) {
    using held = holder<std::remove_cvref_t<decltype(member)>>;
    f(prefix + std::string(row.as[held::which(member)].name), held::value(member));
  });
  if constexpr (has_sections<S>)
    std::apply(
        [&](const auto&... part) {
          (for_each_value(inputs.*part.member, f, part.name.empty() ? prefix : prefix + std::string(part.name) + '.'), ...);
        },
        S::sections());
}

/// The same inputs with value type W; f() gives each new value, called in order.
template <class W, template <class> class S, class V, class F>
[[gnu::always_inline]] inline S<W> refill(const S<V>& inputs, const F& f) {
  if constexpr (is_row_of_inputs<S<V>>) {
    S<W> made(inputs.names(), inputs.size());
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = f();
    return made;
  } else if constexpr (!has_sections<S<V>>) {
    return convert<W>(
        inputs, [&](const V&, const auto&, const auto&) __attribute__((always_inline)) { return f(); });
  } else {
    const auto own = [&](const auto& row) {
      const auto& member = inputs.*row.member;
      using held = holder<std::remove_cvref_t<decltype(member)>>;
      return held::template with<W>(f(), held::which(member));
    };
    return std::apply(
        [&](const auto&... row) {
          return std::apply(
              [&](const auto&... part) {
                return S<W>{own(row)..., refill<W>(inputs.*part.member, f)...};
              },
              S<V>::sections());
        },
        S<V>::fields());
  }
}

}  // namespace detail

/// An input as the engine sees it.
struct input_value {
  /// As files write it, with its sections: "power.price".
  std::string name;
  uncertain value;  ///< in base units
};

/// All inputs in order: fields, then those of the sections.
template <template <class> class S>
[[nodiscard]] std::vector<input_value> list_inputs(const S<uncertain>& inputs) {
  std::vector<input_value> list;
  detail::for_each_value(inputs, [&](const std::string& name, const uncertain& value) {
    list.push_back({name, value});
  });
  return list;
}

/// The inputs with every uncertain one at its central value (the median).
template <template <class> class S>
[[nodiscard]] S<double> central(const S<uncertain>& inputs) {
  std::vector<double> values;
  detail::for_each_value(inputs,
                         [&](const std::string&, const uncertain& value) { values.push_back(value.central()); });
  std::size_t next = 0;
  return detail::refill<double>(inputs, [&] { return values[next++]; });
}

}  // namespace aifactory
