// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/figure_trials.hpp"
#include "question.hpp"
#include "watch.hpp"

aifactory::sampled_answer calculator::sample_figures(const options& asked, const aifactory::scenario& s, const aifactory::figure_draws& draws,
                                                     const aifactory::trial_options& wanted) {
  return run_watched(asked, wanted, s, [&](const aifactory::trial_watch& watch) { return aifactory::sample_figures(draws, wanted, watch); });
}
