// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "read.hpp"

#include "aifactory/scenario/read.hpp"

aifactory::scenario calculator::read(std::string_view text, const std::string& file, const std::vector<std::string>& settings) {
  return aifactory::read_scenario(text, file, settings);
}
