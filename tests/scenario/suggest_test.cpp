// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/scenario/file.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "catch_shim.hpp"

#include <filesystem>
#include <fstream>

namespace suggest_test {

using namespace aifactory;

TEST_CASE("edit distance counts inserts, deletes, replacements and swaps", "[scenario][suggest]") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "pue") == 3);
  CHECK(edit_distance("pue", "pue") == 0);
  CHECK(edit_distance("peu", "pue") == 1);     // a swap
  CHECK(edit_distance("price", "prise") == 1);  // a replacement
  CHECK(edit_distance("licence", "license") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);  // the textbook's example
}

TEST_CASE("the nearest name is offered, a far one is not", "[scenario][suggest]") {
  const std::vector<std::string> known{"pue", "capex", "upkeep"};
  CHECK(nearest_name("capax", known) == "capex");
  CHECK(nearest_name("zzzzzz", known).empty());
  CHECK(nearest_name("gb300", {"gb200_nvl72", "gb300_nvl72"}) == "gb300_nvl72");  // the beginning of a name
  CHECK(did_you_mean("peu", known) == ", did you mean \"pue\"?");
  CHECK(did_you_mean(std::string(100000, 'a'), known).empty());
}

TEST_CASE("files that cannot be scenarios are refused by name", "[scenario][file]") {
  const auto folder = std::filesystem::temp_directory_path() / "aifactory_file_test";
  std::filesystem::create_directories(folder);
  const auto large = folder / "large.toml";
  std::ofstream(large) << std::string(largest_scenario_bytes + 1, '#');
  const auto message = [](const std::filesystem::path& path) {
    try {
      return load_scenario_file(path.string());
    } catch (const scenario_error& error) {
      return std::string(error.what());
    }
  };
  CHECK_THAT(message(folder), ContainsSubstring("is a directory"));
  CHECK_THAT(message(folder / "missing.toml"), ContainsSubstring("missing.toml:1:1: no such file"));
  CHECK_THAT(message(large), ContainsSubstring("has 1000001 bytes"));
  std::ofstream(folder / "small.toml") << "schema = 1\n";
  CHECK(message(folder / "small.toml") == "schema = 1\n");
  std::filesystem::remove_all(folder);
}

}  // namespace suggest_test
