// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Benchmarks quote tokens per second in total and of output: the model asks for the latter.
// expect-first: aifactory: fresh input, cached input, output and total tokens are different
// expect: called::rate_per_GPU_of<[a-z:]*called::output_tokens>
// expect: called::rate_per_GPU_of<[a-z:]*called::total_tokens>
#include "aifactory/model/workload.hpp"

using namespace aifactory;

#ifdef MISTAKE
const workload<> served{.output_rate = 6000.0 * tok / second / GPU};
#else
const workload<> served{.output_rate = 6000.0 * tok_out / second / GPU};
#endif
