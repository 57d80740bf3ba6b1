// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A format string names a unit that there is.
// expect: this_text_is_not_a_unit_to_print_in
#include "aifactory/units/format.hpp"
#include "aifactory/units/money.hpp"

using namespace aifactory;

#ifdef MISTAKE
std::string text(const energy_price<>& price) { return fmt::format("{:.3 USD/MVh}", price); }
#else
std::string text(const energy_price<>& price) { return fmt::format("{:.3 USD/MWh}", price); }
#endif
