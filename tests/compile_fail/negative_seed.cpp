// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A seed is a number of 64 bits without a sign: a negative one would be another seed than the one that was written.
// expect: narrow
#include "aifactory/uncertainty/trial_options.hpp"

#ifdef MISTAKE
const aifactory::trial_options options{.trials = 1000, .seed = -1};
#else
const aifactory::trial_options options{.trials = 1000, .seed = 1};
#endif
