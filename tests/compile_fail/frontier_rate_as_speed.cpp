// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect: interactivity
// expect: output_tokens|output_token_rate
#include "aifactory/throughput/frontier_find.hpp"

using namespace aifactory;

const auto found = frontier_of<b200_sxm, models::deepseek_r1, precision::fp4>(8192.0 * tok_in, 1024.0 * tok_out);

#ifdef MISTAKE
const auto rate = found.output_rate_at(50.0 * tok_out / second / GPU);
#else
const auto rate = found.output_rate_at(50.0 * tok_out / second / user);
#endif
