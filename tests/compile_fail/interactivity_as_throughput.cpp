// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: these units measure different things
// expect: interactivity
// expect: output_tokens
#include "aifactory/throughput/throughput_profile.hpp"

using namespace aifactory;

#ifdef MISTAKE
const output_token_rate_per_gpu<> rate = 50.0 * tok_out / second / user;
#else
const output_token_rate_per_gpu<> rate = (50.0 * tok_out / second / user) * (40.0 * user / GPU);
#endif
