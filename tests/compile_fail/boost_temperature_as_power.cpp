// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A quantity with a base dimension that has no place in a plan.
// expect-first: aifactory: a base dimension that the library does not know
#include "aifactory/units/boost.hpp"
#include "aifactory/units/power.hpp"

#include <boost/units/systems/si.hpp>

using namespace aifactory;

#ifdef MISTAKE
const facility_power<> drawn = 300.0 * boost::units::si::kelvin;
#else
const facility_power<> drawn = 300.0 * boost::units::si::watts;
#endif
