// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What does a training run take: GPU-hours, days, energy and money?
#include "aifactory/report/training_answer.hpp"
#include "aifactory/report/training_draws.hpp"
#include "aifactory/report/training_terminal.hpp"
#include "common/question.hpp"
#include "common/recorded.hpp"

int main(int argc, char** argv) {
  using namespace aifactory;
  return calculator::run_question(argc, argv,
                                  {.asks = "What does a training run take: GPU-hours, days, energy and money?",
                                   .schema = "aifactory.training_run/1",
                                   .needs = "[training]",
                                   .headline = "run_cost_usd",
                                   .answer = training_answer_of,
                                   .draws = training_draws_of,
                                   .page = terminal_training,
                                   .record = calculator::recorded_training});
}
