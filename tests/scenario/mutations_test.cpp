// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
//
// Thousands of damaged scenarios: each is read or refused with problems that have a place, and nothing else happens. The
// same property with a guided fuzzer, for hours where one likes: tests/fuzz/.
#include "../fuzz/scenario_property.hpp"
#include "../reader/read_text.hpp"
#include "aifactory/scenario/reference.hpp"
#include "catch_shim.hpp"

#include <random>
#include <string>

namespace mutations_test {

using namespace aifactory;

namespace {

/// Texts that matter to a reader, to be put anywhere.
const char* const pieces[] = {"=",  "\"", "[",   "]",  "{",      "}",     "\n",       ".",         "-",      "1e400", "nan", "inf",
                              "#",  ",",  "0",   "%",  "$/GPU",  "M$/MW", "MW_IT",    "[[",        "]]",     "'''",   "-0",  "1e-320",
                              "true", "1979-05-27", "\xff", "\xc3", "generation", "includes = ", "[generation.x]\n", "workload.", "pert", "min = "};

std::string damaged(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  for (std::size_t times = 1 + below(4); times > 0 && !text.empty(); --times) {
    const std::size_t at = below(text.size());
    switch (below(5)) {
      case 0: text.erase(at, 1 + below(20)); break;
      case 1: text.insert(at, pieces[below(std::size(pieces))]); break;
      case 2: text[at] = static_cast<char>(below(256)); break;
      case 3: text.insert(at, text.substr(below(text.size()), 1 + below(40))); break;
      default: text.resize(at); break;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a damaged scenario is read or refused with its problems, and nothing else", "[scenario][fuzz]") {
  std::mt19937 random(20261121);
  const auto read = [](std::string_view text, const std::string& file) { return read_text(text, file); };
  const std::string reference(reference_scenario);
  // Several workloads in place of one.
  const std::string shared = reference.substr(0, reference.find("[workload]")) + R"([finance]
wacc = "9 %/year"
[[workload]]
name = "chat"
share = 0.7
output_rate = "6,000 tok/s/GPU"
[[workload]]
name = "training"
share = 0.3
use = "training"
)";
  REQUIRE(scenario_property::readable(read, shared));
  int readable = 0;
  for (int i = 0; i < 1500; ++i) {
    const std::string text = damaged(i % 3 == 0 ? shared : reference, random);
    const auto broken = scenario_property::violated_by(read, text);
    if (!broken.empty()) {
      INFO(text);
      FAIL(broken);
    }
    readable += scenario_property::readable(read, text);
  }
  // Both outcomes are common, so that the property was tried on both.
  CHECK(readable > 100);
  CHECK(readable < 1400);
}

}  // namespace mutations_test
