// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect: no_point_was_measured_there
#include "aifactory/throughput.hpp"

using namespace aifactory;

using r1 = throughput_profile<vera_rubin_nvl72, models::deepseek_r1, precision::fp4>;

#ifdef MISTAKE
constexpr auto point = r1::at(8192.0 * tok_in, 1024.0 * tok_out, 60.0 * tok_out / second / user);
#else
constexpr auto point = r1::at(8192.0 * tok_in, 1024.0 * tok_out, 50.0 * tok_out / second / user);
#endif
