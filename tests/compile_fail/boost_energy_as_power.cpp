// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A quantity of Boost.Units is checked like an own one.
// expect-first: aifactory: an amount and a rate differ by a time
// expect: called::facility_power
// expect: called::energy
#include "aifactory/units/boost.hpp"
#include "aifactory/units/power.hpp"

#include <boost/units/systems/si.hpp>

using namespace aifactory;

#ifdef MISTAKE
const facility_power<> drawn = 5.0 * boost::units::si::joules;
#else
const facility_power<> drawn = 5.0 * boost::units::si::watts;
#endif
