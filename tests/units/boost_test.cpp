// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/units/boost.hpp"

#include "aifactory/units.hpp"
#include "catch_shim.hpp"

#include <boost/units/base_units/imperial/pound.hpp>
#include <boost/units/base_units/metric/hour.hpp>
#include <boost/units/systems/cgs.hpp>
#include <boost/units/systems/si.hpp>
#include <boost/units/systems/si/prefixes.hpp>

#include <concepts>

namespace boost_test {

using namespace aifactory;
namespace si = boost::units::si;
namespace cgs = boost::units::cgs;

TEST_CASE("SI quantities come in, also in constant expressions", "[units][boost]") {
  constexpr facility_power<> meter = 100e6 * si::watts;
  STATIC_REQUIRE(meter == 100.0 * MW_facility);
  constexpr energy<> used = 3.6e6 * si::joules;
  STATIC_REQUIRE(used == 1.0 * kWh);
  constexpr duration<> waited = 60.0 * si::seconds;
  STATIC_REQUIRE(waited == 1.0 * minute);
}

TEST_CASE("a kind is said aloud", "[units][boost]") {
  constexpr it_power<> load = facility_power<>(95e6 * si::watts) * IT;
  STATIC_REQUIRE(load == 95.0 * MW_IT);
}

TEST_CASE("quantities of other systems come in as SI", "[units][boost]") {
  // 1 erg = 1e-7 J: 1e10 erg/s are 1 kW.
  const boost::units::quantity<cgs::power> slow(1e10 * cgs::ergs / cgs::second);
  CHECK_THAT(facility_power<>(slow).in(kW), WithinRel(1.0, 1e-15));
  // Two hours are 7,200 s.
  const auto two_hours = 2.0 * boost::units::metric::hour_base_unit::unit_type();
  CHECK_THAT(duration<>(two_hours).in(second), WithinRel(7200.0, 1e-15));
  // A pound is 0.45359237 kg by definition.
  const auto pound = 1.0 * boost::units::imperial::pound_base_unit::unit_type();
  CHECK_THAT((quantity<boost::units::mass_dimension>(pound).base_value()), WithinRel(0.45359237, 1e-15));
}

TEST_CASE("prefixed units and other value types", "[units][boost]") {
  const facility_power<> meter = 2.0 * si::kilo * si::watts;
  CHECK_THAT(meter.in(kW), WithinRel(2.0, 1e-15));
  const facility_power<> narrow = boost::units::quantity<si::power, float>(2.5f * si::watts);
  CHECK(narrow == 2.5 * W);
  const facility_power<float> into_float = 2.5 * si::watts;
  CHECK(into_float.base_value() == 2.5f);
}

TEST_CASE("and go out again", "[units][boost]") {
  constexpr auto watts = to_boost(2.0 * kW);
  STATIC_REQUIRE(std::same_as<std::remove_const_t<decltype(watts)>, boost::units::quantity<si::power, double>>);
  CHECK(watts.value() == 2000.0);
  CHECK(to_boost(1.0 * kWh) == 3.6e6 * si::joules);
  CHECK(facility_power<>(to_boost(7.0 * MW)) == 7.0 * MW);
  CHECK(to_boost(12.0 * MW_IT / IT) == 12e6 * si::watts);
}

}  // namespace boost_test
