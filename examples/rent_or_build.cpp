// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Rent GPUs, or build a factory?
#include "aifactory/report/rent_or_build_answer.hpp"
#include "aifactory/report/rent_or_build_draws.hpp"
#include "aifactory/report/rent_or_build_terminal.hpp"
#include "common/question.hpp"
#include "common/recorded.hpp"

int main(int argc, char** argv) {
  using namespace aifactory;
  return calculator::run_question(argc, argv,
                                  {.asks = "Rent GPUs, or build a factory?",
                                   .schema = "aifactory.rent_or_build/1",
                                   .needs = "[rental], [colocation] or [api]",
                                   .headline = "advantage_of_building_usd",
                                   .answer = rent_or_build_answer_of,
                                   .draws = rent_or_build_draws_of,
                                   .page = terminal_rent_or_build,
                                   .record = calculator::recorded_rent});
}
