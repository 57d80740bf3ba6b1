// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do people call a dimension, and in which unit do they expect it?
///
/// One row per dimension people know. The compiler's messages print the row's type, reports and error messages its text,
/// formatting its unit. A dimension without a row is spelled from its base dimensions.
#pragma once

#include "aifactory/units/dimension.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace aifactory {

namespace detail {
/// Text of a fixed capacity that can be put together at compile time.
struct short_text {
  std::array<char, 48> data{};
  std::size_t size = 0;

  template <class... Parts>
  static constexpr short_text of(const Parts&... parts) {
    short_text result;
    (result.append(parts), ...);
    return result;
  }
  constexpr void append(std::string_view part) {
    for (char c : part) data[size++] = c;
  }
  [[nodiscard]] constexpr std::string_view view() const { return {data.data(), size}; }
};
}  // namespace detail

/// The names: each carries its dimension, its text and the unit people expect.
namespace called {

/// What every row has: the dimension that is called so.
template <class D>
struct name {
  /// The dimension that is called so.
  using dimension = D;
};
using u::per, u::times, u::second;
using std::string_view;

// clang-format off
struct number : name<u::one> { static constexpr string_view text = "plain number", unit = "1"; };
struct facility_power : name<u::watt> { static constexpr string_view text = "facility power", unit = "MW_facility"; };
struct IT_power : name<u::watt_it> { static constexpr string_view text = "IT power", unit = "MW_IT"; };
struct board_power : name<u::watt_board> { static constexpr string_view text = "board power", unit = "W_board"; };
struct energy : name<u::joule> { static constexpr string_view text = "energy", unit = "MWh"; };
struct IT_energy : name<u::joule_it> { static constexpr string_view text = "IT energy", unit = "MWh_IT"; };
struct time : name<u::second> { static constexpr string_view text = "time", unit = "year"; };
struct money : name<u::usd> { static constexpr string_view text = "money", unit = "USD"; };
struct real_money : name<u::real_usd> { static constexpr string_view text = "real money", unit = "USD_real"; };
struct money_per_time : name<per<u::usd, second>> { static constexpr string_view text = "money per time", unit = "USD/year"; };
struct real_money_per_time : name<per<u::real_usd, second>> { static constexpr string_view text = "real money per time", unit = "USD_real/year"; };
struct price_index : name<per<u::one, u::real>> { static constexpr string_view text = "price index", unit = "USD/USD_real"; };
struct GPU_count : name<u::gpu> { static constexpr string_view text = "number of GPUs", unit = "GPU"; };
struct die_count : name<u::die> { static constexpr string_view text = "number of dies", unit = "die"; };
struct server_count : name<u::server> { static constexpr string_view text = "number of servers", unit = "server"; };
struct rack_count : name<u::rack> { static constexpr string_view text = "number of racks", unit = "rack"; };
struct GPUs_per_server : name<per<u::gpu, u::server>> { static constexpr string_view text = "GPUs per server", unit = "GPU/server"; };
struct GPUs_per_rack : name<per<u::gpu, u::rack>> { static constexpr string_view text = "GPUs per rack", unit = "GPU/rack"; };
struct dies_per_GPU : name<per<u::die, u::gpu>> { static constexpr string_view text = "dies per GPU", unit = "die/GPU"; };
struct capex_per_IT_power : name<per<u::usd, u::watt_it>> { static constexpr string_view text = "money per IT power", unit = "USD/MW_IT"; };
struct capex_per_facility_power : name<per<u::usd, u::watt>> { static constexpr string_view text = "money per facility power", unit = "USD/MW_facility"; };
struct capex_per_board_power : name<per<u::usd, u::watt_board>> { static constexpr string_view text = "money per board power", unit = "USD/W_board"; };
struct price_per_GPU : name<per<u::usd, u::gpu>> { static constexpr string_view text = "money per GPU", unit = "USD/GPU"; };
struct price_per_die : name<per<u::usd, u::die>> { static constexpr string_view text = "money per die", unit = "USD/die"; };
struct price_per_server : name<per<u::usd, u::server>> { static constexpr string_view text = "money per server", unit = "USD/server"; };
struct price_per_rack : name<per<u::usd, u::rack>> { static constexpr string_view text = "money per rack", unit = "USD/rack"; };
struct price_per_GPU_and_time : name<per<u::usd, times<u::gpu, second>>> { static constexpr string_view text = "money per GPU and time", unit = "USD/GPU/h"; };
struct price_per_die_and_time : name<per<u::usd, times<u::die, second>>> { static constexpr string_view text = "money per die and time", unit = "USD/die/h"; };
struct price_per_server_and_time : name<per<u::usd, times<u::server, second>>> { static constexpr string_view text = "money per server and time", unit = "USD/server/h"; };
struct price_per_rack_and_time : name<per<u::usd, times<u::rack, second>>> { static constexpr string_view text = "money per rack and time", unit = "USD/rack/h"; };
struct price_of_energy : name<per<u::usd, u::joule>> { static constexpr string_view text = "money per energy", unit = "USD/MWh"; };
struct price_of_IT_energy : name<per<u::usd, u::joule_it>> { static constexpr string_view text = "money per IT energy", unit = "USD/MWh_IT"; };
struct demand_charge : name<per<u::usd, times<u::watt_demand, second>>> { static constexpr string_view text = "money per billed demand and time", unit = "USD/kW_demand/month"; };
struct billed_demand : name<u::watt_demand> { static constexpr string_view text = "billed demand", unit = "kW_demand"; };
struct price_of_IT_power_per_time : name<per<u::usd, times<u::watt_it, second>>> { static constexpr string_view text = "money per IT power and time", unit = "USD/kW_IT/month"; };
struct share_per_time : name<per<u::one, second>> { static constexpr string_view text = "share per time", unit = "%/year"; };
struct facility_power_per_GPU : name<per<u::watt, u::gpu>> { static constexpr string_view text = "facility power per GPU", unit = "kW_facility/GPU"; };
struct IT_power_per_GPU : name<per<u::watt_it, u::gpu>> { static constexpr string_view text = "IT power per GPU", unit = "kW_IT/GPU"; };
struct board_power_per_GPU : name<per<u::watt_board, u::gpu>> { static constexpr string_view text = "board power per GPU", unit = "W_board/GPU"; };
struct IT_power_per_rack : name<per<u::watt_it, u::rack>> { static constexpr string_view text = "IT power per rack", unit = "kW_IT/rack"; };
struct PUE : name<per<u::one, u::it>> { static constexpr string_view text = "PUE (facility power per IT power)", unit = "MW_facility/MW_IT"; };
struct board_overhead : name<per<u::it, u::board>> { static constexpr string_view text = "overhead (IT power per board power)", unit = "W_IT/W_board"; };
struct carbon : name<u::carbon> { static constexpr string_view text = "carbon", unit = "kg"; };
struct carbon_per_energy : name<per<u::carbon, u::joule>> { static constexpr string_view text = "carbon per energy", unit = "kg/MWh"; };
struct water : name<u::water> { static constexpr string_view text = "water", unit = "L"; };
struct water_per_IT_energy : name<per<u::water, u::joule_it>> { static constexpr string_view text = "water per IT energy", unit = "L/kWh_IT"; };
struct arithmetic : name<u::flop> { static constexpr string_view text = "arithmetic", unit = "TFLOP"; };
struct arithmetic_per_GPU_and_time : name<per<u::flop, times<u::gpu, second>>> { static constexpr string_view text = "arithmetic per GPU and time", unit = "TFLOP/s/GPU"; };
struct memory : name<u::byte> { static constexpr string_view text = "memory", unit = "GB"; };
struct memory_per_GPU : name<per<u::byte, u::gpu>> { static constexpr string_view text = "memory per GPU", unit = "GB/GPU"; };
struct memory_per_token : name<per<u::byte, u::token>> { static constexpr string_view text = "memory per token", unit = "B/tok"; };
struct bandwidth_per_GPU : name<per<u::byte, times<u::gpu, second>>> { static constexpr string_view text = "bytes per GPU and time", unit = "TB/s/GPU"; };
struct user_count : name<u::user> { static constexpr string_view text = "number of users", unit = "user"; };
struct interactivity : name<per<u::output_token, times<u::user, second>>> { static constexpr string_view text = "output tokens per user and time", unit = "tok_out/s/user"; };

struct fresh_input_tokens : name<u::fresh_token> { static constexpr string_view text = "fresh input tokens", symbol = "tok_fresh", unit = "Mtok_fresh"; };
struct cached_input_tokens : name<u::cached_token> { static constexpr string_view text = "cached input tokens", symbol = "tok_cached", unit = "Mtok_cached"; };
struct prompt_tokens : name<u::prompt_token> { static constexpr string_view text = "prompt tokens", symbol = "tok_in", unit = "Mtok_in"; };
struct output_tokens : name<u::output_token> { static constexpr string_view text = "output tokens", symbol = "tok_out", unit = "Mtok_out"; };
struct total_tokens : name<u::token> { static constexpr string_view text = "total tokens", symbol = "tok", unit = "Mtok"; };
// clang-format on

// What every kind of token is counted against.
// clang-format off
/// Tokens of a kind per time.
template <class T> struct rate_of : name<per<typename T::dimension, second>> {
  /// Put together from those of the tokens.
  static constexpr auto words = detail::short_text::of(T::text, " per time"), in = detail::short_text::of(T::symbol, "/s");
  static constexpr string_view text = words.view(), unit = in.view(); };
/// Tokens of a kind per GPU and time.
template <class T> struct rate_per_GPU_of : name<per<typename T::dimension, times<u::gpu, second>>> {
  /// Put together from those of the tokens.
  static constexpr auto words = detail::short_text::of(T::text, " per GPU and time"), in = detail::short_text::of(T::symbol, "/s/GPU");
  static constexpr string_view text = words.view(), unit = in.view(); };
/// Money per tokens of a kind, shown per million.
template <class T> struct price_of : name<per<u::usd, typename T::dimension>> {
  /// Put together from those of the tokens.
  static constexpr auto words = detail::short_text::of("money per ", T::text), in = detail::short_text::of("USD/M", T::symbol);
  static constexpr string_view text = words.view(), unit = in.view(); };
/// Tokens of a kind per energy at the meter, shown as tokens per second and MW.
template <class T> struct rate_per_facility_power_of : name<per<typename T::dimension, u::joule>> {
  /// Put together from those of the tokens.
  static constexpr auto words = detail::short_text::of(T::text, " per energy"), in = detail::short_text::of(T::symbol, "/s/MW_facility");
  static constexpr string_view text = words.view(), unit = in.view(); };
/// Tokens of a kind per energy of the racks, shown as tokens per second and MW.
template <class T> struct rate_per_IT_power_of : name<per<typename T::dimension, u::joule_it>> {
  /// Put together from those of the tokens.
  static constexpr auto words = detail::short_text::of(T::text, " per IT energy"), in = detail::short_text::of(T::symbol, "/s/MW_IT");
  static constexpr string_view text = words.view(), unit = in.view(); };
/// Carbon per tokens of a kind, shown per million.
template <class T> struct carbon_per : name<per<u::carbon, typename T::dimension>> {
  /// Put together from those of the tokens.
  static constexpr auto words = detail::short_text::of("carbon per ", T::text), in = detail::short_text::of("kg/M", T::symbol);
  static constexpr string_view text = words.view(), unit = in.view(); };
/// Water per tokens of a kind, shown per million.
template <class T> struct water_per : name<per<u::water, typename T::dimension>> {
  /// Put together from those of the tokens.
  static constexpr auto words = detail::short_text::of("water per ", T::text), in = detail::short_text::of("L/M", T::symbol);
  static constexpr string_view text = words.view(), unit = in.view(); };
// clang-format on
}  // namespace called

namespace detail {
template <class... Names>
struct name_list {};

template <class T>
using token_names = name_list<T, called::rate_of<T>, called::rate_per_GPU_of<T>, called::price_of<T>,
                              called::rate_per_facility_power_of<T>, called::rate_per_IT_power_of<T>,
                              called::carbon_per<T>, called::water_per<T>>;

template <class... A, class... B>
name_list<A..., B...> operator+(name_list<A...>, name_list<B...>);
}  // namespace detail

/// Every row, in no particular order.
using known_names = decltype(
    detail::name_list<called::number, called::facility_power, called::IT_power, called::board_power, called::energy,
                      called::IT_energy, called::time, called::money, called::real_money, called::money_per_time,
                      called::real_money_per_time, called::price_index, called::GPU_count, called::die_count,
                      called::server_count, called::rack_count, called::GPUs_per_server, called::GPUs_per_rack,
                      called::dies_per_GPU, called::capex_per_IT_power, called::capex_per_facility_power,
                      called::capex_per_board_power, called::price_per_GPU, called::price_per_die,
                      called::price_per_server, called::price_per_rack, called::price_per_GPU_and_time,
                      called::price_per_die_and_time, called::price_per_server_and_time,
                      called::price_per_rack_and_time, called::price_of_energy, called::price_of_IT_energy,
                      called::demand_charge, called::billed_demand, called::price_of_IT_power_per_time,
                      called::share_per_time, called::facility_power_per_GPU, called::IT_power_per_GPU,
                      called::board_power_per_GPU, called::IT_power_per_rack, called::PUE, called::board_overhead,
                      called::carbon, called::carbon_per_energy, called::water, called::water_per_IT_energy,
                      called::arithmetic, called::arithmetic_per_GPU_and_time, called::memory,
                      called::memory_per_GPU, called::memory_per_token, called::bandwidth_per_GPU,
                      called::user_count, called::interactivity>{} +
    detail::token_names<called::fresh_input_tokens>{} + detail::token_names<called::cached_input_tokens>{} +
    detail::token_names<called::prompt_tokens>{} + detail::token_names<called::output_tokens>{} +
    detail::token_names<called::total_tokens>{});

/// A dimension without a row: its base dimensions with their exponents.
template <class Base, int Exponent>
struct power_of;
template <class... Powers>
struct spelled;

namespace detail {
template <class D, class... Powers>
struct spell
    : spell<typename D::next, Powers..., power_of<typename D::item::tag_type, static_cast<int>(D::item::value_type::Numerator)>> {
};
template <class... Powers>
struct spell<u::one, Powers...> {
  using type = spelled<Powers...>;
};

template <class D, class List>
struct find_name;
template <class D>
struct find_name<D, name_list<>> : spell<D> {};
template <class D, class First, class... Rest>
struct find_name<D, name_list<First, Rest...>>
    : std::conditional_t<std::is_same_v<D, typename First::dimension>, std::type_identity<First>,
                         find_name<D, name_list<Rest...>>> {};
}  // namespace detail

/// The name of a dimension, for compiler messages. Looked up only where a message is due.
template <class D>
using name_t = typename detail::find_name<D, known_names>::type;

}  // namespace aifactory
