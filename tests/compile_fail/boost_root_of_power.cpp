// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The root of a power is a dimension of no use here.
// expect-first: aifactory: a dimension has whole exponents
#include "aifactory/units/boost.hpp"
#include "aifactory/units/power.hpp"

#include <boost/units/pow.hpp>
#include <boost/units/systems/si.hpp>

using namespace aifactory;

#ifdef MISTAKE
const facility_power<> drawn = boost::units::root<3>(25.0 * boost::units::si::watts);
#else
const facility_power<> drawn = 5.0 * boost::units::si::watts;
#endif
