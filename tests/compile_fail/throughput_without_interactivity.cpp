// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: a token rate is not known without an interactivity
#include "aifactory/throughput.hpp"

using namespace aifactory;

using r1 = throughput_profile<gb300_nvl72, models::deepseek_r1, precision::fp4>;

#ifdef MISTAKE
const auto point = r1::best_at_least(8192.0 * tok_in, 1024.0 * tok_out);
#else
const auto point = r1::best_at_least(8192.0 * tok_in, 1024.0 * tok_out, 50.0 * tok_out / second / user);
#endif
