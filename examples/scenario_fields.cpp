// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Which fields may a scenario have? Prints docs/scenario_fields.md.
#include "aifactory/report/field_reference.hpp"

#include <cstdio>

int main() {
  const auto page = aifactory::field_reference();
  return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() && std::fflush(stdout) == 0 ? 0 : 1;
}
