// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// How does a factory grow, and when are its GPUs replaced?
#include "aifactory/report/build_out_answer.hpp"
#include "aifactory/report/build_out_draws.hpp"
#include "aifactory/report/build_out_terminal.hpp"
#include "common/question.hpp"
#include "common/recorded.hpp"

int main(int argc, char** argv) {
  using namespace aifactory;
  return calculator::run_question(argc, argv,
                                  {.asks = "How does a factory grow, and when are its GPUs replaced?",
                                   .schema = "aifactory.build_out/1",
                                   .headline = "required_price_real_usd_per_million_tokens",
                                   .headline_by_formula = "lcot_pretax_real_usd_per_million_tokens",
                                   .answer = build_out_answer_of,
                                   .draws = build_out_draws_of,
                                   .page = terminal_build_out,
                                   .record = calculator::recorded_build_out,
                                   .sheet = calculator::recorded_build_out_by_period});
}
