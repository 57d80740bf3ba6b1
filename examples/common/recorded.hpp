// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Answers as formulas for calculators, each compiled once: the whole model over recorded expressions takes longer than a calculator.
#pragma once

#include "aifactory/report/recorded_answer.hpp"
#include "aifactory/scenario/scenario.hpp"

#include <cstddef>

namespace aifactory {
struct generation_answer;
struct sized_scenario;
}  // namespace aifactory

namespace calculator {

/// aifactory::recorded_year and recorded_life
aifactory::recorded_answer recorded_year(const aifactory::scenario& s);
aifactory::recorded_answer recorded_life(const aifactory::scenario& s);
/// aifactory::recorded_training, recorded_rent and recorded_build_out
aifactory::recorded_answer recorded_training(const aifactory::scenario& s);
aifactory::recorded_answer recorded_rent(const aifactory::scenario& s);
aifactory::recorded_answer recorded_build_out(const aifactory::scenario& s);
/// The same with rows by period.
aifactory::recorded_answer recorded_build_out_by_period(const aifactory::scenario& s);

/// aifactory::recorded_size
aifactory::recorded_answer recorded_size(const aifactory::scenario& s, const aifactory::sized_scenario& sized);
/// The same with the numbers of whole pieces as inputs, and the scenario that knows them.
struct recorded_fleet {
  aifactory::scenario of;
  aifactory::recorded_answer answer;
};
recorded_fleet recorded_size_for_sheet(const aifactory::scenario& s, const aifactory::sized_scenario& sized);
/// A row of a comparison of generations: its scenario, with the places that its inputs come from, and its figures.
struct recorded_row_of_generation {
  aifactory::scenario of;
  aifactory::recorded_answer answer;
};
recorded_row_of_generation recorded_generation(const aifactory::generation_answer& all, std::size_t place);

}  // namespace calculator
