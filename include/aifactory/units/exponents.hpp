// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  A dimension as numbers: the bridge between the types of code and the text of files, reports and messages.
#pragma once

#include "aifactory/units/dimension.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace aifactory {

/// The base dimensions in the order of an `exponents` array.
enum class base : std::size_t {
  length, mass, time, money, fresh_token, cached_token, prompt_token, output_token, token,
  it, board, real, gpu, die, server, rack, carbon, water, flop, byte, user, demand, count
};

/// How many base dimensions there are.
inline constexpr std::size_t base_count = static_cast<std::size_t>(base::count);

/// What a bare base dimension is written as, in the order of `base`.
inline constexpr std::array<std::string_view, base_count> base_symbols{
    "m",  "kg_mass", "s",    "USD", "tok_fresh", "tok_cached", "tok_in", "tok_out", "tok",
    "IT", "board",   "real", "GPU", "die",       "server",     "rack",   "kg",      "L",
    "FLOP", "B",    "user", "demand"};

/// One whole exponent per base dimension.
struct exponents {
  /// In the order of `base`.
  std::array<int, base_count> of{};

  /// The exponent of a base dimension: -1 where it divides.
  [[nodiscard]] constexpr int operator[](base b) const { return of[static_cast<std::size_t>(b)]; }
  /// The same, to be changed.
  constexpr int& operator[](base b) { return of[static_cast<std::size_t>(b)]; }
  friend constexpr bool operator==(const exponents&, const exponents&) = default;

  /// The exponents of this dimension times the other's to a power.
  [[nodiscard]] constexpr exponents times(const exponents& other, int power = 1) const {
    exponents result = *this;
    for (std::size_t i = 0; i < base_count; ++i) result.of[i] += power * other.of[i];
    return result;
  }
};

namespace detail {
template <class Tag>
inline constexpr base base_of = base::count;
template <>
inline constexpr base base_of<boost::units::length_base_dimension> = base::length;
template <>
inline constexpr base base_of<boost::units::mass_base_dimension> = base::mass;
template <>
inline constexpr base base_of<boost::units::time_base_dimension> = base::time;
template <>
inline constexpr base base_of<dim::money> = base::money;
template <>
inline constexpr base base_of<dim::fresh_token> = base::fresh_token;
template <>
inline constexpr base base_of<dim::cached_token> = base::cached_token;
template <>
inline constexpr base base_of<dim::prompt_token> = base::prompt_token;
template <>
inline constexpr base base_of<dim::output_token> = base::output_token;
template <>
inline constexpr base base_of<dim::token> = base::token;
template <>
inline constexpr base base_of<dim::it> = base::it;
template <>
inline constexpr base base_of<dim::board> = base::board;
template <>
inline constexpr base base_of<dim::real> = base::real;
template <>
inline constexpr base base_of<dim::gpu> = base::gpu;
template <>
inline constexpr base base_of<dim::die> = base::die;
template <>
inline constexpr base base_of<dim::server> = base::server;
template <>
inline constexpr base base_of<dim::rack> = base::rack;
template <>
inline constexpr base base_of<dim::carbon> = base::carbon;
template <>
inline constexpr base base_of<dim::water> = base::water;
template <>
inline constexpr base base_of<dim::flop> = base::flop;
template <>
inline constexpr base base_of<dim::byte> = base::byte;
template <>
inline constexpr base base_of<dim::user> = base::user;
template <>
inline constexpr base base_of<dim::demand> = base::demand;
}  // namespace detail

/// The exponents of a dimension type.
template <class D>
consteval exponents exponents_of() {
  if constexpr (std::is_same_v<D, u::one>) {
    return {};
  } else {
    using power = typename D::item::value_type;
    static_assert(power::Denominator == 1, "aifactory: a dimension has whole exponents");
    constexpr base which = detail::base_of<typename D::item::tag_type>;
    static_assert(which != base::count, "aifactory: a base dimension that the library does not know");
    exponents result = exponents_of<typename D::next>();
    result[which] = static_cast<int>(power::Numerator);
    return result;
  }
}

}  // namespace aifactory
