// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Is every table of inputs complete and in order, and would a mistake in one be found?
#include "aifactory/model/factory.hpp"
#include "catch_shim.hpp"

#include <array>
#include <tuple>

namespace tables_test {

using namespace aifactory;

TEST_CASE("tables: those of the model are sound", "[model][tables]") {
  STATIC_REQUIRE(sound_table<facility>());
  STATIC_REQUIRE(sound_table<aifactory::power>());
  STATIC_REQUIRE(sound_table<compute>());
  STATIC_REQUIRE(sound_table<equipment>());
  STATIC_REQUIRE(sound_table<software>());
  STATIC_REQUIRE(sound_table<operations>());
  STATIC_REQUIRE(sound_table<workload>());
  STATIC_REQUIRE(sound_table<finance>());
}

enum class mood { calm, busy };

constexpr spelling per_mwh{"price", "USD/MWh"};
constexpr spelling plain{"part", "1"};

template <class M, class S>
constexpr auto row_of(M S::*member, origin from = origin::neutral(), const spelling& as = plain) {
  return field{member, "", from, as};
}
template <class S>
constexpr auto list_of(std::array<double, 3> S::*member) {
  return number_list{member, "list", ""};
}
template <class S>
constexpr auto setting_of(mood S::*member) {
  return setting{member, "mood", "", "calm", "busy"};
}

template <class V = double>
struct in_order {
  required<energy_price<V>> price;
  share<V> first{};
  share<V> second{};
  std::array<double, 3> weights{1.0, 1.0, 1.0};
  mood now = mood::calm;
  mood then = mood::calm;

  static constexpr auto fields() {
    return std::tuple{row_of(&in_order::price, origin::must_be_given(), per_mwh),
                      row_of(&in_order::first),
                      row_of(&in_order::second),
                      list_of(&in_order::weights),
                      setting_of(&in_order::now),
                      setting_of(&in_order::then)};
  }
};

TEST_CASE("tables: a complete table in order is sound", "[model][tables]") { STATIC_REQUIRE(sound_table<in_order>()); }

template <class V = double>
struct swapped_values {
  share<V> first{};
  share<V> second{};
  static constexpr auto fields() { return std::tuple{row_of(&swapped_values::second), row_of(&swapped_values::first)}; }
};
template <class V = double>
struct swapped_settings {
  mood now = mood::calm;
  mood then = mood::calm;
  static constexpr auto fields() {
    return std::tuple{setting_of(&swapped_settings::then), setting_of(&swapped_settings::now)};
  }
};
template <class V = double>
struct swapped_lists {
  std::array<double, 3> first{};
  std::array<double, 3> second{};
  static constexpr auto fields() { return std::tuple{list_of(&swapped_lists::second), list_of(&swapped_lists::first)}; }
};
template <class V = double>
struct named_twice {
  share<V> first{};
  share<V> second{};
  static constexpr auto fields() { return std::tuple{row_of(&named_twice::first), row_of(&named_twice::first)}; }
};

TEST_CASE("tables: two rows of one type in the wrong order are found", "[model][tables]") {
  STATIC_REQUIRE_FALSE(sound_table<swapped_values>());
  STATIC_REQUIRE_FALSE(sound_table<swapped_settings>());
  STATIC_REQUIRE_FALSE(sound_table<swapped_lists>());
  STATIC_REQUIRE_FALSE(sound_table<named_twice>());
}

template <class V = double>
struct forgotten_value {
  share<V> first{};
  share<V> last{};
  static constexpr auto fields() { return std::tuple{row_of(&forgotten_value::first)}; }
};
template <class V = double>
struct forgotten_choice {
  share<V> first{};
  one_of<energy_price<V>, money<V>> last{};
  static constexpr auto fields() { return std::tuple{row_of(&forgotten_choice::first)}; }
};
// An enumeration at the end may lie in what would be padding, so the sizes of the members would not tell.
template <class V = double>
struct forgotten_setting {
  share<V> first{};
  mood now = mood::calm;
  mood last = mood::calm;
  static constexpr auto fields() {
    return std::tuple{row_of(&forgotten_setting::first), setting_of(&forgotten_setting::now)};
  }
};
template <class V = double>
struct forgotten_list {
  share<V> first{};
  std::array<double, 3> last{};
  static constexpr auto fields() { return std::tuple{row_of(&forgotten_list::first)}; }
};

TEST_CASE("tables: a forgotten last row is found, whatever it holds", "[model][tables]") {
  STATIC_REQUIRE_FALSE(sound_table<forgotten_value>());
  STATIC_REQUIRE_FALSE(sound_table<forgotten_choice>());
  STATIC_REQUIRE_FALSE(sound_table<forgotten_setting>());
  STATIC_REQUIRE_FALSE(sound_table<forgotten_list>());
}

template <class V = double>
struct wrong_unit {
  energy_price<V> price{};
  static constexpr auto fields() {
    return std::tuple{row_of(&wrong_unit::price, origin::neutral(), {"price", "USD/MW"})};
  }
};
template <class V = double>
struct wrong_kind {
  it_power<V> built{};
  static constexpr auto fields() { return std::tuple{row_of(&wrong_kind::built, origin::neutral(), {"built", "MW"})}; }
};
template <class V = double>
struct one_spelling_for_two {
  one_of<energy_price<V>, money<V>> price{};
  static constexpr auto fields() { return std::tuple{row_of(&one_spelling_for_two::price, origin::neutral(), per_mwh)}; }
};

TEST_CASE("tables: a unit that measures something else is found", "[model][tables]") {
  STATIC_REQUIRE_FALSE(sound_table<wrong_unit>());
  STATIC_REQUIRE_FALSE(sound_table<wrong_kind>());
  STATIC_REQUIRE_FALSE(sound_table<one_spelling_for_two>());
}

template <class V = double>
struct required_called_neutral {
  required<share<V>> part;
  static constexpr auto fields() { return std::tuple{row_of(&required_called_neutral::part)}; }
};
template <class V = double>
struct neutral_called_required {
  share<V> part{};
  static constexpr auto fields() {
    return std::tuple{row_of(&neutral_called_required::part, origin::must_be_given())};
  }
};

TEST_CASE("tables: what must be given is required in the struct and in its row", "[model][tables]") {
  STATIC_REQUIRE_FALSE(sound_table<required_called_neutral>());
  STATIC_REQUIRE_FALSE(sound_table<neutral_called_required>());
}

}  // namespace tables_test
