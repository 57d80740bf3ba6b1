// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Book lives are the company's choice, tax lives the law's.
// expect-first: aifactory: a book schedule and a tax schedule are different
// expect: cash::non_cash
// expect: cash::book
#include "aifactory/finance/macrs.hpp"
#include "aifactory/units.hpp"

using namespace aifactory;



#ifdef MISTAKE
const tax_schedule schedule = straight_line<cash::book>(6);
#else
const tax_schedule schedule = macrs(macrs_class::five, macrs_convention::half_year);
#endif
