// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "read_text.hpp"

#include "aifactory/scenario/file.hpp"
#include "aifactory/scenario/read.hpp"

aifactory::scenario read_text(std::string_view text, const std::string& file, const std::vector<std::string>& settings) {
  return aifactory::read_scenario(text, file, settings);
}

aifactory::scenario read_file(const std::string& path, const std::vector<std::string>& settings) {
  return read_text(aifactory::load_scenario_file(path), path, settings);
}
