// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a calculator draw the steady year? (--trials N)
#pragma once

#include "aifactory/report/trials.hpp"
#include "trial_options.hpp"
#include "watch.hpp"

namespace calculator {

/// The trials of the steady year.
/// @errors  input_error, output_error when there is no room for a checkpoint
inline aifactory::sampled_answer run_trials(const options& asked, const aifactory::trial_options& wanted,
                                            const aifactory::scenario& s, const aifactory::answer& central) {
  return run_watched(asked, wanted, s, [&](const aifactory::trial_watch& watch) { return aifactory::sample(s, central, wanted, watch); });
}

}  // namespace calculator
