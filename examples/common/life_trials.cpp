// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "life.hpp"

#include "aifactory/report/levelized_trials.hpp"

aifactory::sampled_life calculator::sample_life(const aifactory::scenario& s, const aifactory::levelized_answer& central,
                                                const aifactory::trial_options& options) {
  return aifactory::sample_life(s, central, options);
}
