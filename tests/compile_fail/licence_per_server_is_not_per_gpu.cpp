// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A licence quoted per server costs an eighth per GPU, if there are eight: the number must be said.
// expect-first: per GPU, per die, per server and per rack are different: multiply or divide by a count such as
// expect: called::price_per_GPU_and_time
// expect: called::price_per_server_and_time
#include "aifactory/units.hpp"

int main() {
  using namespace aifactory;
  const auto per_server = 36000.0 * USD / server / year;
#ifdef MISTAKE
  const gpu_time_price<> licence = per_server;
#else
  const gpu_time_price<> licence = per_server / (8.0 * GPU / server);
#endif
  return licence > 0.0 * USD / GPU / year ? 0 : 1;
}
