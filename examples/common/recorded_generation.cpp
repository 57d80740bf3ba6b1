// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/recorded_generation.hpp"

#include "recorded.hpp"

calculator::recorded_row_of_generation calculator::recorded_generation(const aifactory::generation_answer& all, std::size_t place) {
  auto of = aifactory::explained_scenario_of(all.scenario, all.found.rows[place]);
  auto answer = aifactory::recorded_generation(of, all, place);
  return {std::move(of), std::move(answer)};
}
