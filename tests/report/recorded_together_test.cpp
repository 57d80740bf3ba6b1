// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/recorded_together.hpp"

#include "catch_shim.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace aifactory;

namespace recorded_together_test {

namespace {

/// Cost of a fleet: price x 2 + power, as an answer of its own.
answer_beside beside(std::vector<std::string> names, double price, double power, const char* source = "a list") {
  answer_beside made{std::move(names), {}, {}};
  const auto input = [&](const char* field, const char* unit, double value, const char* from) {
    scenario_input each;
    each.field = field, each.unit = unit, each.value = value, each.source = from;
    made.of.inputs.push_back(each);
  };
  input("compute.price", "USD/GPU", price, source), input("power.price", "USD/MWh", power, "a tariff");
  const auto energy = (expression::input("power.price", power, "USD/MWh") * 3.0).named("energy", "USD");
  const auto fleet = (expression::input("compute.price", price, "USD/GPU") * 2.0).named("fleet", "USD");
  made.answer.figures = {{"cost", "USD", fleet + energy}};
  made.answer.scales = {{"compute.price", 1.0}, {"power.price", 2.0}};
  made.answer.notes = {"of all"};
  return made;
}
std::string path(const std::string& row, const std::string& of) { return row + "/" + of; }
std::vector<std::string> fields_of(const scenario& s) {
  std::vector<std::string> fields;
  for (const auto& each : s.inputs) fields.push_back(each.field);
  std::sort(fields.begin(), fields.end());
  return fields;
}

}  // namespace

TEST_CASE("together: inputs that all take alike are one, others are called by their answer", "[report][together]") {
  const auto all = recorded_together({}, {beside({"a"}, 10.0, 5.0), beside({"b"}, 20.0, 5.0)}, path);
  CHECK(fields_of(all.of) == std::vector<std::string>{"a: compute.price", "b: compute.price", "power.price"});
  CHECK(all.answer.scales == std::map<std::string, double>{{"a: compute.price", 1.0}, {"b: compute.price", 1.0}, {"power.price", 2.0}});
  REQUIRE(all.answer.figures.size() == 2);
  CHECK(all.answer.figures[0].path == "a/cost");
  CHECK(all.answer.figures[1].path == "b/cost");
  CHECK(all.answer.figures[1].value.value() == 55.0);
  // Each follows its own price, both follow the tariff.
  CHECK(revalue(all.answer.figures[1].value, {{"b: compute.price", 30.0}}) == 75.0);
  CHECK(revalue(all.answer.figures[0].value, {{"power.price", 7.0}}) == 41.0);
  CHECK_THROWS_AS(revalue(all.answer.figures[0].value, {{"b: compute.price", 30.0}}), input_error);
  // A part that hangs on an input of its own says whose it is; one that all share does not.
  const auto& sum = *all.answer.figures[1].value.node();
  CHECK(sum.taken()[0]->name() == "b: fleet");
  CHECK(sum.taken()[1]->name() == "energy");
  CHECK(all.answer.notes == std::vector<std::string>{"of all"});
}

TEST_CASE("together: what a group takes alike is called by the group", "[report][together]") {
  const auto all = recorded_together({}, {beside({"x", "x@1"}, 10.0, 5.0), beside({"x", "x@2"}, 10.0, 6.0), beside({"y", "y@1"}, 20.0, 6.0)}, path);
  CHECK(fields_of(all.of) == std::vector<std::string>{"x: compute.price", "x@1: power.price", "x@2: power.price", "y: compute.price", "y: power.price"});
  CHECK(revalue(all.answer.figures[0].value, {{"x: compute.price", 11.0}}) == 37.0);
  CHECK(revalue(all.answer.figures[1].value, {{"x: compute.price", 11.0}}) == 40.0);
}

TEST_CASE("together: what one answer does not take is an input of the others", "[report][together]") {
  auto without = beside({"b"}, 10.0, 5.0);
  without.answer.figures = {{"cost", "USD", expression::input("compute.price", 10.0, "USD/GPU") * 2.0}};
  const auto all = recorded_together({}, {beside({"a"}, 10.0, 5.0), without}, path);
  CHECK(fields_of(all.of) == std::vector<std::string>{"a: power.price", "compute.price"});
}

TEST_CASE("together: equal numbers from different sources are different inputs", "[report][together]") {
  const auto all = recorded_together({}, {beside({"a"}, 10.0, 5.0), beside({"b"}, 10.0, 5.0, "another list")}, path);
  CHECK(fields_of(all.of) == std::vector<std::string>{"a: compute.price", "b: compute.price", "power.price"});
}

}  // namespace recorded_together_test
