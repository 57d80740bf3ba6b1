// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/field_reference.hpp"
#include "aifactory/scenario/file.hpp"
#include "../reader/read_text.hpp"
#include "catch_shim.hpp"
#include "paths.hpp"

#include <string>

namespace field_reference_test {

using namespace aifactory;

TEST_CASE("docs/scenario_fields.md is the page that the field tables write", "[report][reference]") {
  INFO("write it anew: examples/scenario_fields > docs/scenario_fields.md");
  const std::string kept = load_scenario_file(std::string(AIFACTORY_SOURCE_DIR) + "/docs/scenario_fields.md");
  CHECK((kept == field_reference()));
}

TEST_CASE("the page has every input, its unit and where its default comes from", "[report][reference]") {
  const std::string page = field_reference();
  CHECK_THAT(page, ContainsSubstring("| `facility.pue` | MW_facility/MW_IT | at least 1 | 1.02 to 2 | required |"));
  CHECK_THAT(page, ContainsSubstring("| `power.facility_power` | MW_facility | above 0 |"));
  CHECK_THAT(page, ContainsSubstring("| `compute.idle_share` |  | 0 to 1 | 0.05 to 0.8 | 0.4: assumption, "));
  CHECK_THAT(page, ContainsSubstring("| `network.life` | years | above 0 | 2 to 15 | 5 years: Epoch AI"));
  CHECK_THAT(page, ContainsSubstring("| `workload.allocation` |  | `output_only`, `price_ratio`, `gpu_time` |"));
  CHECK_THAT(page, ContainsSubstring("| `generation.<id>.fp4` | PFLOP/s/GPU |"));
}

TEST_CASE("the reader knows every other field of the page", "[report][reference]") {
  for (const auto& other : other_fields) {
    const std::string name(other.name);
    INFO(name);
    const auto dot = name.find('.');
    const std::string text = dot == std::string::npos ? name + " = true\n"
                                                       : "[" + name.substr(0, dot) + "]\n" + name.substr(dot + 1) + " = true\n";
    try {
      (void)read_text(text, "t.toml");
      FAIL("a scenario of one wrong field was read");
    } catch (const scenario_error& error) {
      CHECK_THAT(error.what(), ContainsSubstring(": " + name + ": must be ") && !ContainsSubstring("unknown"));
    }
  }
}

}  // namespace field_reference_test
