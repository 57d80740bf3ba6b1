// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What can be told apart: physical dimensions, money, tokens, counts, and the kinds of each?
///
/// A unit is its dimension: values are held in SI, US dollars, tokens and pieces, so no unit system is needed.
/// A *kind* is an extra base dimension. It keeps equal-looking things apart and travels through every product by
/// itself: USD / MW_IT times MW_IT is USD, times MW_facility is not.
#pragma once

#include <boost/mpl/divides.hpp>
#include <boost/mpl/times.hpp>
#include <boost/units/base_dimension.hpp>
#include <boost/units/dimension.hpp>
#include <boost/units/physical_dimensions/length.hpp>
#include <boost/units/physical_dimensions/mass.hpp>
#include <boost/units/physical_dimensions/time.hpp>

namespace aifactory {

/// Base dimensions of our own. The numbers order Boost's dimension lists and must be unique in a program.
namespace dim {
struct money : boost::units::base_dimension<money, 7101> {};          ///< US dollars
struct fresh_token : boost::units::base_dimension<fresh_token, 7102> {};    ///< prompt tokens that are computed
struct cached_token : boost::units::base_dimension<cached_token, 7103> {};  ///< prompt tokens found in the cache
struct prompt_token : boost::units::base_dimension<prompt_token, 7104> {};  ///< all prompt tokens, before the split
struct output_token : boost::units::base_dimension<output_token, 7105> {};  ///< generated tokens
struct token : boost::units::base_dimension<token, 7106> {};          ///< all tokens: only total(...) makes them
struct it : boost::units::base_dimension<it, 7107> {};                ///< kind: at the rack, the critical load
struct board : boost::units::base_dimension<board, 7108> {};          ///< kind: at the accelerator board
struct demand : boost::units::base_dimension<demand, 7119> {};        ///< kind: power as billed demand, not as energy in time
struct real : boost::units::base_dimension<real, 7109> {};            ///< kind: constant dollars of a base year
struct gpu : boost::units::base_dimension<gpu, 7110> {};              ///< accelerator packages
struct die : boost::units::base_dimension<die, 7111> {};              ///< compute dies within packages
struct server : boost::units::base_dimension<server, 7112> {};        ///< servers or nodes
struct rack : boost::units::base_dimension<rack, 7113> {};            ///< racks
struct carbon : boost::units::base_dimension<carbon, 7114> {};        ///< kilograms of CO2 equivalent
struct water : boost::units::base_dimension<water, 7115> {};          ///< litres of water
struct flop : boost::units::base_dimension<flop, 7116> {};            ///< floating-point operations
struct byte : boost::units::base_dimension<byte, 7117> {};            ///< bytes of memory
struct user : boost::units::base_dimension<user, 7118> {};            ///< users: streams that are answered at the same time
}  // namespace dim

/// Dimensions as types, and their products and quotients.
namespace u {
/// The dimension of a product.
template <class A, class B>
using times = typename boost::mpl::times<A, B>::type;
/// The dimension of a quotient.
template <class A, class B>
using per = typename boost::mpl::divides<A, B>::type;

/// Of a plain number.
using one = boost::units::dimensionless_type;
/// Of a time; the base unit is the second.
using second = boost::units::time_dimension;
/// Of an energy: mass length^2 / time^2, in joules.
using joule = times<boost::units::mass_dimension,
                    per<times<boost::units::length_dimension, boost::units::length_dimension>, times<second, second>>>;
/// Of a power, and of facility power, which has no kind: energy / time, in watts.
using watt = per<joule, second>;

/// Of nominal money.
using usd = dim::money::dimension_type;
/// Of prompt tokens that are computed.
using fresh_token = dim::fresh_token::dimension_type;
/// Of prompt tokens found in the cache.
using cached_token = dim::cached_token::dimension_type;
/// Of all prompt tokens.
using prompt_token = dim::prompt_token::dimension_type;
/// Of generated tokens.
using output_token = dim::output_token::dimension_type;
/// Of tokens of all kinds.
using token = dim::token::dimension_type;
/// The kind "at the rack".
using it = dim::it::dimension_type;
/// The kind "at the accelerator board".
using board = dim::board::dimension_type;
/// The kind "billed demand".
using demand = dim::demand::dimension_type;
/// The kind "in constant dollars".
using real = dim::real::dimension_type;
/// Of a number of accelerator packages.
using gpu = dim::gpu::dimension_type;
/// Of a number of compute dies.
using die = dim::die::dimension_type;
/// Of a number of servers.
using server = dim::server::dimension_type;
/// Of a number of racks.
using rack = dim::rack::dimension_type;
/// Of kilograms of CO2 equivalent.
using carbon = dim::carbon::dimension_type;
/// Of litres of water.
using water = dim::water::dimension_type;
/// Of floating-point operations.
using flop = dim::flop::dimension_type;
/// Of bytes.
using byte = dim::byte::dimension_type;
/// Of a number of users.
using user = dim::user::dimension_type;

/// Of a power at the rack.
using watt_it = times<watt, it>;
/// Of a power at the accelerator board.
using watt_board = times<watt, board>;
/// Of a power as billed demand.
using watt_demand = times<watt, demand>;
/// Of an energy at the rack.
using joule_it = times<joule, it>;
/// Of constant dollars.
using real_usd = times<usd, real>;
}  // namespace u

}  // namespace aifactory
