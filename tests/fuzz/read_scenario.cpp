// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
//
// The reader under libFuzzer (tests/fuzz/run.sh builds and runs it).
#include "aifactory/scenario/read.hpp"
#include "scenario_property.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = [](std::string_view text, const std::string& file) { return aifactory::read_scenario(text, file); };
  const auto broken = scenario_property::violated_by(read, {reinterpret_cast<const char*>(data), size});
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
