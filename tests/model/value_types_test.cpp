// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  One formula, many value types: do they all agree?
#include "aifactory/model/unit_economics.hpp"
#include "aifactory/values/dual.hpp"
#include "aifactory/values/expression.hpp"
#include "aifactory/values/interval.hpp"
#include "aifactory/values/lanes.hpp"
#include "catch_shim.hpp"
#include "rich_plan.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace value_types_test {

using namespace aifactory;

std::string name_of(std::string_view section, std::string_view input) {
  return section.empty() ? std::string(input) : std::string(section) + "." + std::string(input);
}

/// The plan over W: f(raw value, name) gives each input.
template <class W, class F>
factory<W> over(const factory<>& plan, const F& f) {
  return convert_factory<W>(plan, [&](double x, std::string_view section, const auto& row, const auto&) {
    return f(x, name_of(section, row.name()));
  });
}
template <class W>
factory<W> over(const factory<>& plan) {
  return over<W>(plan, [](double x, const std::string&) { return x; });
}

template <class V>
struct numbered_figure {
  std::string key;
  V value;
};
template <class V>
std::vector<numbered_figure<V>> figures_of(const economics<V>& e) {
  std::vector<numbered_figure<V>> all;
  for_each_figure(e, [&](const auto& row, std::string_view part, const auto& figure) {
    const std::string key = std::string(row.key) + (part.empty() ? "" : ".") + std::string(part);
    if constexpr (requires { figure.base_value(); })
      all.push_back({key, figure.base_value()});
    else
      all.push_back({key, figure});
  });
  return all;
}

/// f(key, figure of V, figure of double) for every figure.
template <class V, class F>
void compare(const economics<V>& found, const economics<>& expected, const F& f) {
  const auto is = figures_of(found);
  const auto should = figures_of(expected);
  REQUIRE(is.size() == should.size());
  for (std::size_t i = 0; i < is.size(); ++i) {
    CAPTURE(is[i].key);
    f(is[i].value, should[i].value);
  }
}

void check_close(double found, double expected, double tolerance) {
  if (expected == 0.0)
    CHECK(found == 0.0);
  else
    CHECK_THAT(found, WithinRel(expected, tolerance));
}

/// Plans that take the formula's different ways: rule, method, basis, size, lease, ratchet, no racks.
std::vector<factory<>> plans() {
  std::vector<factory<>> all(7, rich::plan);
  all[1].size = 100.0 * MW_IT, all[1].workload.allocation = allocation::price_ratio;
  all[2].size = 1.0 * GW_facility, all[2].finance.method = capital_method::straight_line;
  all[3].size = 1e9 * USD, all[3].workload.allocation = allocation::output_only;
  all[4].facility = {.capex = 150.0 * USD / (kW_IT * month), .pue = pue<>{1.25}, .headroom = 1.1};
  all[5].finance.basis = cost_basis::nominal_level, all[5].power.demand_ratchet = 0.3;
  all[6].power.design_pue = pue<>{}, all[6].compute.gpus_per_rack = {}, all[6].compute.it_power_per_gpu = 2.0 * kW_facility / GPU;
  return all;
}

TEST_CASE("values: float gives what double gives, to its six digits", "[model][values]") {
  for (const auto& plan : plans())
    compare(unit_economics(over<float>(plan, [](double x, const std::string&) { return static_cast<float>(x); })),
            unit_economics(plan), [](float found, double expected) { check_close(double{found}, expected, 1e-5); });
}

TEST_CASE("values: each lane gives what double gives for its own trial", "[model][values]") {
  // Lane i has its inputs i % higher, and among them are lanes without interest, design PUE or racks: what `where` tells apart.
  const auto of_lane = [](double x, const std::string& name, std::size_t i) {
    if (name == "finance.wacc") return i % 3 == 1 ? 0.0 : x * (1.0 + 0.1 * static_cast<double>(i));
    if (name == "finance.inflation") return i % 3 == 1 ? 0.0 : x;
    if (name == "power.design_pue" || name == "compute.gpus_per_rack") return i % 2 == 1 ? 0.0 : x;
    if (name == "power.demand_ratchet") return i % 2 == 0 ? x : 0.3;
    if (name == "operations.availability" || name == "facility.headroom") return x;
    return x * (1.0 + 0.01 * static_cast<double>(i));
  };
  for (const auto& plan : plans()) {
    const auto found = unit_economics(over<lanes>(plan, [&](double x, const std::string& name) {
      std::array<double, lanes::size> each;
      for (std::size_t i = 0; i < lanes::size; ++i) each[i] = of_lane(x, name, i);
      return lanes::load(each.data());
    }));
    for (std::size_t i = 0; i < lanes::size; ++i) {
      CAPTURE(i);
      const auto alone =
          unit_economics(over<double>(plan, [&](double x, const std::string& name) { return of_lane(x, name, i); }));
      // Arithmetic is the same to the last bit; expm1 and log1p of lanes and of the C library differ by up to 2 ulp.
      compare(found, alone, [&](const lanes& value, double expected) { check_close(value[i], expected, 2e-15); });
    }
  }
}

TEST_CASE("values: without interest lanes and double agree to the last bit", "[model][values]") {
  auto plan = rich::plan;
  plan.finance = {.wacc = no_return_on_capital, .method = capital_method::straight_line};
  plan.compute.residual = 0.0;
  compare(unit_economics(over<lanes>(plan)), unit_economics(plan), [](const lanes& found, double expected) {
    for (std::size_t i = 0; i < lanes::size; ++i) CHECK_THAT(found[i], WithinULP(expected, 0));
  });
}

/// The figures' slopes by one input.
economics<dual> by(const factory<>& plan, std::string_view input) {
  return unit_economics(
      over<dual>(plan, [&](double x, const std::string& name) { return name == input ? seeded(x) : dual(x); }));
}

TEST_CASE("values: a derivative comes with the value that double gives", "[model][values]") {
  for (const auto& plan : plans())
    compare(by(plan, "power.price"), unit_economics(plan),
            [](const dual& found, double expected) { check_close(value_of(found), expected, 1e-15); });
}

TEST_CASE("values: slopes that are parts of the plan", "[model][values]") {
  const auto before = unit_economics(rich::plan);
  const auto cost_slope = [](std::string_view input) { return slope(by(rich::plan, input).annual_cost.total.base_value()); };
  // What a dollar more per unit of energy costs is the energy; per GPU, the GPUs; per IT power, what is built.
  CHECK_THAT(cost_slope("power.price"), WithinRel(before.energy_use.base_value(), 1e-14));
  CHECK_THAT(cost_slope("software.licence"), WithinRel(1000.0, 1e-14));
  CHECK_THAT(cost_slope("operations.staff"), WithinRel(1.98e6, 1e-14));
  // The demand charge is on 0.9 x 2.772 MW, so the peak's slope is 0 and the ratchet's is charge x 2.772 MW.
  CHECK_THAT(cost_slope("power.demand_charge"), WithinRel(2.4948e6, 1e-14));
  CHECK_THAT(cost_slope("power.demand_ratchet"), WithinRel((12.0 * USD / (kW_demand * month) * (2.772 * MW_demand)).base_value(), 1e-14));
  // Tokens cost 1 / utilization as much: elasticity -1 but for the energy that grows. 661,814.496 USD of energy are idle
  // draw to 0.35 / 0.5996, so energy has the elasticity 0.2496 / 0.5996.
  const auto by_load = by(rich::plan, "operations.utilization");
  const double elasticity = slope(by_load.cost_per_token.output.base_value()) * 0.4 / before.cost_per_token.output.base_value();
  CHECK_THAT(elasticity, WithinRel(-1.0 + 0.2496 / 0.5996 * (rich::energy_cost / before.annual_cost.total), 1e-13));
  // Twice the fleet is twice the cost at the same cost per token.
  const auto by_size = by(rich::plan, "compute.gpus");
  CHECK_THAT(slope(by_size.annual_cost.total.base_value()) * 1000.0, WithinRel(before.annual_cost.total.base_value(), 1e-14));
  CHECK_THAT(slope(by_size.cost_per_token.output.base_value()) * 1000.0,
             WithinAbs(0.0, 1e-14 * before.cost_per_token.output.base_value()));
}

TEST_CASE("values: if every price doubles, so does the cost", "[model][values]") {
  // Euler: the yearly cost is linear in all money inputs together, so the slopes times the inputs add up to it.
  const auto money = {"facility.capex",  "facility.land",    "power.price",      "power.demand_charge", "power.capex",
                      "compute.price",   "network.capex",    "storage.capex",    "support.capex",       "software.licence",
                      "operations.staff"};
  double sum = 0.0;
  for (const std::string input : money) {
    double x0 = 0.0;
    const auto e = unit_economics(over<dual>(rich::plan, [&](double x, const std::string& name) {
      if (name != input) return dual(x);
      x0 = x;
      return seeded(x);
    }));
    sum += x0 * slope(e.annual_cost.total.base_value());
  }
  CHECK_THAT(sum, WithinRel(unit_economics(rich::plan).annual_cost.total.base_value(), 1e-13));
}

TEST_CASE("values: the slope of capital recovery at no interest is (n + 1) / (2 n)", "[model][values][capital]") {
  for (const double n : {1.0, 2.5, 5.0, 15.0, 40.0}) {
    CAPTURE(n);
    // By hand: CRF = 1/n + r (n + 1) / (2 n) + ...; 0.6 for 5 years.
    const dual free = capital_recovery_factor(seeded(0.0), dual(n));
    CHECK(value_of(free) == 1.0 / n);
    CHECK_THAT(slope(free), WithinRel((n + 1.0) / (2.0 * n), 1e-15));
    // And with hardly any: the next term, r (n^2 - 1) / (6 n), is below 1e-9 of it. The derivative of a quotient of two
    // small numbers keeps about eight digits here.
    CHECK_THAT(slope(capital_recovery_factor(seeded(1e-9), dual(n))), WithinRel((n + 1.0) / (2.0 * n), 1e-6));
  }
  // With interest, 9 % and 5 years: mpmath 1.3, derivative of r / (1 - (1 + r)^-5).
  CHECK_THAT(slope(capital_recovery_factor(seeded(0.09), dual(5.0))), WithinRel(0.66707162684106439, 1e-14));
  CHECK_THAT(slope(capital_recovery_factor(dual(0.09), seeded(5.0))), WithinRel(-0.0411337733123985691, 1e-14));
}

TEST_CASE("values: an interval of points holds the number tightly", "[model][values]") {
  for (const auto& plan : plans())
    compare(unit_economics(over<interval>(plan)), unit_economics(plan), [](const interval& found, double expected) {
      CHECK(found.contains(expected));
      CHECK(found.upper() - found.lower() <= 1e-13 * std::abs(expected));
    });
}

TEST_CASE("values: an interval holds every plan whose inputs it holds", "[model][values]") {
  // Each input within 1 %; corner k moves input j to the side that bit j of a mixed k says.
  const auto within = [](double x, double side) { return x + 0.01 * side * x; };
  for (const auto& plan : plans()) {
    const auto wide = unit_economics(
        over<interval>(plan, [&](double x, const std::string&) { return interval(within(x, -1.0), within(x, 1.0)); }));
    for (unsigned k = 0; k < 20; ++k) {
      unsigned state = 0x9e3779b9u * (k + 1);
      const auto corner = over<double>(plan, [&](double x, const std::string&) {
        state = state * 1664525u + 1013904223u;
        return within(x, state & 0x80000000u ? 1.0 : -1.0);
      });
      compare(wide, unit_economics(corner), [](const interval& found, double expected) { CHECK(found.contains(expected)); });
    }
    // Cost and what is made are bounded usefully: fifty inputs within 1 % move no figure by more than a third.
    compare(wide, unit_economics(plan), [](const interval& found, double expected) {
      CHECK(found.upper() <= expected * 1.35);
      CHECK(found.lower() >= expected * 0.65);
    });
  }
}

TEST_CASE("values: an interval of the rate across zero is as tight as its ends", "[model][values][capital]") {
  // mpmath 1.3: CRF(-0.02, 5) = 0.188161593080322298, CRF(0.09, 5) = 0.257092456956744979.
  const auto crf = capital_recovery_factor(interval(-0.02, 0.09), interval(5.0));
  CHECK_THAT(crf.lower(), WithinRel(0.188161593080322298, 1e-14));
  CHECK_THAT(crf.upper(), WithinRel(0.257092456956744979, 1e-14));
  // The longer the life the smaller the factor: from 15 years, CRF(0.09, 15) = 0.12405888265031008, to 5.
  const auto lives = capital_recovery_factor(interval(0.09), interval(5.0, 15.0));
  CHECK_THAT(lives.lower(), WithinRel(0.12405888265031008, 1e-14));
  CHECK_THAT(lives.upper(), WithinRel(0.257092456956744979, 1e-14));
}

TEST_CASE("values: an expression computes like double and can be evaluated again", "[model][values]") {
  for (const auto& plan : plans()) {
    const auto recorded =
        unit_economics(over<expression>(plan, [](double x, const std::string& name) { return expression::input(name, x); }));
    compare(recorded, unit_economics(plan),
            [](const expression& found, double expected) { CHECK_THAT(found.value(), WithinULP(expected, 0)); });

    // With other inputs, the record gives what the formula gives for them: also where `where` now takes the other side.
    std::map<std::string, double> changed;
    const auto other = over<double>(plan, [&](double x, const std::string& name) {
      const double y = name == "finance.wacc" || name == "power.design_pue" || name == "compute.gpus_per_rack" ? 0.0
                       : name == "finance.inflation"                                                          ? 0.0
                                                                                                              : 0.9 * x;
      changed[name] = name == "facility.headroom" ? x : y;
      return changed[name];
    });
    compare(recorded, unit_economics(other), [&](const expression& found, double expected) {
      std::map<std::string, double> used;  // revalue refuses inputs that a figure does not depend on
      for (const auto* input : inputs_of(found)) used[input->name()] = changed.at(input->name());
      CHECK_THAT(revalue(found, used), WithinULP(expected, 0));
    });
  }
}

TEST_CASE("values: an expression knows which inputs a figure depends on", "[model][values]") {
  const auto recorded =
      unit_economics(over<expression>(rich::plan, [](double x, const std::string& name) { return expression::input(name, x); }));
  std::vector<std::string> names;
  for (const auto* input : inputs_of(recorded.full_load.output.base_value())) names.push_back(input->name());
  CHECK(names == std::vector<std::string>{"workload.output_rate", "compute.gpus"});
}

TEST_CASE("values: before the program runs", "[model][values]") {
  constexpr auto e = unit_economics(rich::plan);
  compare(e, unit_economics(rich::plan), [](double found, double expected) { check_close(found, expected, 2e-15); });
}

}  // namespace value_types_test
