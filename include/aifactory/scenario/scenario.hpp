// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a scenario once it has been read: typed inputs, each with its origin?
#pragma once

#include "aifactory/model/factory.hpp"
#include "aifactory/scenario/own_generation.hpp"
#include "aifactory/scenario/problem.hpp"
#include "aifactory/sizing/token_demand.hpp"
#include "aifactory/uncertainty/distribution.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// Under uncertainty, when the size is a power or a budget: does the number of GPUs vary by trial?
enum class fleet_rule { varies, fixed };

/// Who gave an input its value: the file, `--set`, compute.generation, workload.profile, [demand], or nobody.
enum class given_by { file, option, generation, profile, demand_section, fallback };

/// One input of the factory, as it was given or by default.
struct scenario_input {
  std::string field;      ///< as in files: "facility.pue"
  std::string unit;       ///< for people: "USD/MWh"; "1" for a plain number
  std::string key;        ///< in JSON: "price_usd_per_mwh", without the section
  std::string meaning;
  double value = 0.0;     ///< the central value (the median of a distribution), in `unit`
  given_by by = given_by::fallback;
  place at;               ///< where it was given; the scenario's first line for a default
  std::string source;     ///< of the value, or of the default
  std::string date;
  std::string assumption_reason;  ///< of a default that is an assumption
  bool assumption = false;
  std::optional<distribution> spread;  ///< in `unit`; nothing for a certain value
};

/// A warning: the scenario can be used, but a planner should look.
struct warning {
  std::string code;  ///< stable, for programs: "implausible", "facility_power_per_gpu", ...
  std::string field;
  std::string message;
};

/// A rank correlation between two uncertain inputs.
struct scenario_correlation {
  std::string first, second;
  double rank = 0.0;  ///< Spearman
  place at;
};

struct scenario {
  std::string name;
  std::string file;        ///< as given; "reference" for the embedded one
  std::string digest;      ///< of all resolved inputs: equal digests, equal results
  std::string generation;  ///< id in the catalogue or in `generations`, or empty
  std::string profile;     ///< id of workload.profile, or empty
  int base_year = 0;       ///< 0 where none is given
  factory<double> plan = defaults_of_factory();
  fleet_rule fleet = fleet_rule::varies;
  std::vector<scenario_input> inputs;  ///< in the order of the tables
  std::vector<own_generation> generations;  ///< of the scenario's own
  std::optional<token_demand<double>> asked;  ///< [demand]; the plan's size and utilization follow from it
  std::optional<interactivity<>> measured_speed;  ///< at which workload.profile found its rates
  bool sized_by_demand = false;             ///< [demand] without a size of its own
  std::vector<scenario_input> demand_inputs;  ///< its fields, in the order of the table
  std::vector<scenario_correlation> correlations;
  std::vector<warning> warnings;

  [[nodiscard]] const scenario_input* find(std::string_view field) const {
    for (const auto& input : inputs)
      if (input.field == field) return &input;
    return nullptr;
  }

 private:
  static factory<double> defaults_of_factory() {
    return {unset,
            defaults_of<facility<double>>(),
            defaults_of<power<double>>(),
            defaults_of<compute<double>>(),
            {},
            {},
            {},
            {},
            defaults_of<operations<double>>(),
            defaults_of<workload<double>>(),
            defaults_of<finance<double>>()};
  }
};

/// The JSON key of a field: its name, "_", and its unit spelled with letters. "capex" in "USD/MW_IT" is
/// "capex_usd_per_mw_it", "pue" is "pue", "upkeep" in "1/year" is "upkeep_per_year".
[[nodiscard]] inline std::string field_key(std::string_view name, std::string_view unit) {
  std::string key(name);
  // A pue is written without its unit, as a share is.
  if (unit == "1" || unit == "MW_facility/MW_IT") return key;
  key += '_';
  bool first = true;
  for (std::size_t start = 0; start <= unit.size();) {
    std::size_t end = unit.find('/', start);
    if (end == std::string_view::npos) end = unit.size();
    std::string_view symbol = unit.substr(start, end - start);
    if (symbol.ends_with("_demand")) symbol.remove_suffix(7);  // the field's name says that it is a demand charge
    if (!first) key += (key.back() == '_' ? "per_" : "_per_");
    if (symbol == "%")
      key += "percent";
    else if (symbol != "1")
      for (char c : symbol) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    first = false;
    start = end + 1;
  }
  return key;
}

}  // namespace aifactory
