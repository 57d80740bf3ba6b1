// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A price of energy is not printed in dollars per megawatt.
// expect: this_unit_does_not_measure_what_is_printed
#include "aifactory/units/format.hpp"
#include "aifactory/units/money.hpp"

using namespace aifactory;

#ifdef MISTAKE
std::string text(const energy_price<>& price) { return fmt::format("{:.3 USD/MW}", price); }
#else
std::string text(const energy_price<>& price) { return fmt::format("{:.3 USD/MWh}", price); }
#endif
