// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/recorded_size.hpp"

#include "recorded.hpp"

aifactory::recorded_answer calculator::recorded_size(const aifactory::scenario& s, const aifactory::sized_scenario& sized) { return aifactory::recorded_size(s, sized); }

calculator::recorded_fleet calculator::recorded_size_for_sheet(const aifactory::scenario& s, const aifactory::sized_scenario& sized) {
  return {aifactory::with_counted_pieces(s, sized), aifactory::recorded_size(s, sized, aifactory::counted_pieces::as_inputs)};
}
