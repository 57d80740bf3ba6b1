// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/terminal.hpp"

#include "catch_shim.hpp"
#include "scenarios.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace terminal_test {

using namespace aifactory;

namespace {

std::string page(const scenario& s, std::size_t columns, bool unicode = false, bool colour = false) {
  return terminal_report(s, s.plan, evaluate(s), {columns, colour, unicode});
}
std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}
/// The numbers of the line that begins so: "-" is 0.
std::vector<double> numbers_of(const std::string& text, const std::string& name) {
  for (const auto& line : lines_of(text)) {
    if (!line.starts_with(name + " ")) continue;
    std::istringstream in(line.substr(name.size()));
    std::vector<double> numbers;
    for (std::string word; in >> word;) {
      if (word[0] == '#') break;
      if (word.size() == 1 && std::string("MGT").find(word) != std::string::npos) continue;  // a prefix: "257.3 M"
      std::erase(word, ',');
      numbers.push_back(word == "-" ? 0.0 : std::stod(word));
    }
    return numbers;
  }
  return {};
}

}  // namespace

TEST_CASE("terminal: one screen, whatever the scenario and the width", "[report][terminal]") {
  for (const auto& s : {reference_with(), everything_with(), reference_with({"facility.lease=130 USD/kW/month"}),
                        everything_with({"power.price=900 USD/MWh", "facility.pue=2.5", "compute.price=500 k$/GPU",
                                         "compute.life=30 years", "software.licence=30,000 USD/GPU/year"})})
    for (std::size_t columns : {1U, 60U, 80U, 100U, 120U, 1000U})
      for (bool unicode : {false, true}) {
        const auto lines = lines_of(page(s, columns, unicode));
        CHECK(lines.size() <= (columns < 80 ? longest_report + 6 : longest_report));
        for (const auto& line : lines) {
          INFO(line);
          CHECK(text_width(line) <= std::clamp<std::size_t>(columns, 60, 100));
          CHECK((line.empty() || line.back() != ' '));
        }
      }
}

TEST_CASE("terminal: the answer comes first, and columns add up", "[report][terminal]") {
  const auto text = page(reference_with(), 80);
  CHECK_THAT(
      text,
      StartsWith("100 MW of GB300\nA million tokens: $0.2248 delivered, $0.1322 at full load. A GPU-hour: $2.855.\n"));
  CHECK_THAT(text, ContainsSubstring("47,170 GPUs in 655 racks (gb300_nvl72)"));
  CHECK_THAT(text, ContainsSubstring("4.203 G$ of capital, 89,100 $ per GPU"));
  CHECK_THAT(text, ContainsSubstring("1 % more compute.price is 0.53 % more cost (52,000 USD/GPU)"));
  CHECK_THAT(text, ContainsSubstring("nothing for network, storage, support"));
  CHECK_THAT(text, ContainsSubstring("the median is used"));

  for (const auto& s : {reference_with(), everything_with()}) {
    const auto shown = page(s, 100);
    const auto total = numbers_of(shown, "total");
    REQUIRE(total.size() == 6);
    std::vector<double> sum(6, 0.0);
    for (const char* layer :
         {"facility", "power", "compute", "network", "storage", "support", "software", "operations"}) {
      const auto row = numbers_of(shown, layer);
      for (std::size_t i = 0; i < row.size(); ++i) sum[i] += row[i];
    }
    for (std::size_t i = 0; i < 6; ++i) CHECK_THAT(sum[i], WithinRel(total[i], 1e-12));
    CHECK(total[5] == 100.0);
  }
}

TEST_CASE("terminal: every kind of token that is made has a row", "[report][terminal]") {
  const auto text = page(everything_with(), 100);
  for (const char* kind : {"fresh input", "cached input", "output", "all"}) CHECK(numbers_of(text, kind).size() >= 4);
  CHECK_THAT(text, ContainsSubstring(" g of CO2 and ") && ContainsSubstring(" mL of water"));
  CHECK_THAT(text, ContainsSubstring("90.91 MW of IT in space for 100 MW, 120 MW at the meter (87.27 MW at peak)"));
  CHECK_THAT(page(reference_with(), 100), !ContainsSubstring("\nall "));
}

TEST_CASE("terminal: a price ratio that nobody gave is called an assumption", "[report][terminal]") {
  const std::string words = "the price ratio of 1 : 0.1 : 3 between kinds of token is assumed";
  CHECK_THAT(page(everything_with(), 120), ContainsSubstring(words));
  CHECK_THAT(page(everything_with({"workload.price_ratio=[1, 0.2, 4]"}), 120), !ContainsSubstring("the price ratio"));
  CHECK_THAT(page(reference_with(), 120), !ContainsSubstring("the price ratio"));
}

TEST_CASE("terminal: columns stay apart at absurd magnitudes", "[report][terminal]") {
  const auto s = everything_with();
  auto plan = s.plan;
  plan.compute.price = 3e25 * USD / GPU;
  plan.workload.output_rate = 3e22 * tok_out / second / GPU;
  for (const std::size_t columns : {60U, 80U, 100U}) {
    const auto text = terminal_report(s, plan, evaluate(s, plan), {columns, false, false});
    for (const char* row : {"compute", "total"}) CHECK(numbers_of(text, row).size() == (columns < 80 ? 5 : 6));
  }
}

TEST_CASE("terminal: blocks and colours only where they can be shown", "[report][terminal]") {
  const auto plain = page(everything_with(), 100);
  CHECK(std::all_of(plain.begin(), plain.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  CHECK_THAT(plain, !ContainsSubstring("\033"));
  CHECK_THAT(plain, ContainsSubstring("####"));
  CHECK_THAT(page(reference_with(), 100, true), ContainsSubstring("█"));
  CHECK_THAT(page(reference_with(), 100, true, true), ContainsSubstring("\033[1m"));
}

TEST_CASE("terminal: a name cannot steer the terminal", "[report][terminal]") {
  auto s = reference_with();
  s.name =
      "a\033[2Jb\nc\xc2\x9b"
      "d " +
      std::string(200, 'x');
  const auto first = lines_of(page(s, 80)).front();
  CHECK_THAT(first, StartsWith("a [2Jb c d x"));
  CHECK(text_width(first) == 80);
  s.name = "";
  CHECK(lines_of(page(s, 80)).front() == "reference");
}

TEST_CASE("terminal: more notes than fit are counted", "[report][terminal]") {
  auto s = everything_with();
  for (int i = 0; i < 60; ++i) s.warnings.push_back({"code", "field", "message " + std::to_string(i)});
  const auto lines = lines_of(page(s, 100));
  CHECK(lines.size() <= longest_report);
  CHECK_THAT(lines.back(), ContainsSubstring("more: --json lists all"));
}

TEST_CASE("layout: bars, widths and wrapping", "[report][layout]") {
  CHECK(bar(0.5, 8, false) == "####");
  CHECK(bar(0.5, 1, true) == "▌");
  CHECK(bar(2.0, 3, true) == "███");
  CHECK(bar(-1.0, 3, true).empty());
  CHECK(text_width("caf\xc3\xa9") == 4);
  CHECK(clipped("caf\xc3\xa9 au lait", 6) == "caf\xc3\xa9..");
  CHECK(right("ab", 4) == "  ab");
  CHECK(left("ab", 4) == "ab  ");
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("", 7).empty());
}

}  // namespace terminal_test
