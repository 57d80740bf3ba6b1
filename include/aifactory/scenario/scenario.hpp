// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a scenario once it has been read: typed inputs, each with its origin?
#pragma once

#include "aifactory/finance/cash_flow_setup.hpp"
#include "aifactory/finance/rental_terms.hpp"
#include "aifactory/growth/build_terms.hpp"
#include "aifactory/model/factory.hpp"
#include "aifactory/model/uses.hpp"
#include "aifactory/scenario/own_generation.hpp"
#include "aifactory/scenario/problem.hpp"
#include "aifactory/sizing/planned.hpp"
#include "aifactory/sizing/size_rules.hpp"
#include "aifactory/throughput/frontier_curve.hpp"
#include "aifactory/training/training_run.hpp"
#include "aifactory/uncertainty/distribution.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory {

/// Under uncertainty, when the size is a power or a budget: does the number of GPUs vary by trial?
enum class fleet_rule { varies, fixed };

/// Who gave an input its value: the file, `--set`, compute.generation, workload.profile, [demand], [sizing], [[workload]], training.model, or
/// nobody.
enum class given_by { file, option, generation, profile, demand_section, sizing_section, workload_list, training_model, fallback };

/// One input of the factory, as it was given or by default.
struct scenario_input {
  std::string field;      ///< as in files: "facility.pue"
  std::string unit;       ///< for people: "USD/MWh"; "1" for a plain number
  std::string key;        ///< in JSON: "price_usd_per_mwh", without the section
  std::string meaning;    ///< of the field, as its table has it
  /// Outside it a value is refused; in `unit`.
  range hard{}, plausible{};  ///< outside it a value is warned about; in `unit`
  double value = 0.0;     ///< the central value (the median of a distribution), in `unit`
  given_by by = given_by::fallback;  ///< who gave the value
  place at;               ///< where it was given; the scenario's first line for a default
  std::string source;     ///< of the value, or of the default
  std::string date;       ///< of the source; empty where none is given
  std::string assumption_reason;  ///< of a default that is an assumption
  bool assumption = false;        ///< the value is called one, by the file or by its default
  std::optional<distribution> spread;  ///< in `unit`; nothing for a certain value
};

/// A warning: the scenario can be used, but a planner should look.
struct warning {
  std::string code;  ///< stable, for programs: "implausible", "facility_power_per_gpu", ...
  std::string field;    ///< in files; may be empty
  std::string message;  ///< for people
};

/// One of several uses of the GPU time: a [[workload]].
struct scenario_use {
  std::string name;     ///< for reports
  std::string profile;  ///< id of its profile, or empty
  place at;             ///< where its table begins
  /// Its share of the time, and its workload.
  fleet_use<double> inputs_of_use{defaults_of<held_time<double>>(), defaults_of<workload<double>>()};
  std::vector<scenario_input> inputs;  ///< "workload[1].share", ...
};

/// A rank correlation between two uncertain inputs.
struct scenario_correlation {
  /// A field with a distribution.
  std::string first, second;  ///< another one
  double rank = 0.0;  ///< [-]  Spearman's, -1 to 1
  place at;           ///< of its table
};

/// A scenario, read and checked: the central values of all inputs, and what is uncertain about them.
struct scenario {
  std::string name;        ///< for people; may be empty
  std::string file;        ///< as given; "reference" for the embedded one
  std::string digest;      ///< of all resolved inputs: equal digests, equal results
  std::string generation;  ///< id in the catalogue or in `generations`, or empty
  std::string profile;     ///< id of workload.profile, or empty
  int base_year = 0;       ///< 0 where none is given
  factory<double> plan = defaults_of_factory();  ///< at the central values; with a demand its rates are at the demand's mix
  fleet_rule fleet = fleet_rule::varies;         ///< whether the number of GPUs varies by trial
  std::vector<scenario_input> inputs;  ///< in the order of the tables
  std::vector<own_generation> generations;  ///< of the scenario's own
  std::optional<token_demand<double>> asked;  ///< [demand]; the plan's size and utilization follow from it
  std::vector<frontier_curve> curves;       ///< that were measured of workload.profile's model, precision and lengths
  std::optional<interactivity<>> measured_speed;  ///< at which workload.profile found its rates
  bool sized_by_demand = false;             ///< [demand] without a size of its own
  std::optional<workload<double>> measured;  ///< with [demand]: the rates before they were brought to its mix
  size_rules<double> rules = defaults_of<size_rules<double>>();  ///< [sizing]
  bool sized_by_rules = false;              ///< by racks or tokens of [sizing]
  gpu_count<> scale_up_domain{};            ///< of the generation, where it is known
  std::vector<scenario_input> demand_inputs;  ///< the fields of [demand], in the order of the table
  std::vector<scenario_input> sizing_inputs;  ///< the fields of [sizing] that are given
  cash_flow_setup cash_flow;             ///< of [finance], [[price_path]], [[bonus]]; its close is no day where no year is known
  cash_flow_terms<double> terms{};       ///< of [finance]
  token_prices<double> prices{};         ///< [revenue]
  bool has_cash_flow = false;            ///< anything of these is given
  std::vector<scenario_input> cash_flow_inputs;  ///< the fields of these that are given
  std::vector<scenario_input> question_inputs;  ///< the fields that are given of [training], [rental], [build_out], ..., which one calculator asks for
  std::optional<training_run<double>> training;  ///< [training]
  std::string trained_model;  ///< id of training.model, or empty
  std::optional<rental_terms<double>> rental;          ///< [rental]
  std::optional<colocation_terms<double>> colocation;  ///< [colocation]
  std::optional<api_terms<double>> api;                ///< [api]
  std::optional<build_out<double>> build;              ///< [build_out] and [[phase]]
  std::vector<scenario_use> uses;  ///< [[workload]]; the plan's workload is the mean of all
  std::vector<scenario_correlation> correlations;      ///< between uncertain inputs
  std::vector<warning> warnings;                       ///< in the order in which they were met

  /// An input by its name in files ("facility.pue"), or null.
  [[nodiscard]] const scenario_input* find(std::string_view field) const {
    for (const auto* list : input_lists())
      for (const auto& input : *list)
        if (input.field == field) return &input;
    return nullptr;
  }
  /// All inputs, by the part of the file that they are given in; those of each [[workload]] last.
  [[nodiscard]] std::vector<const std::vector<scenario_input>*> input_lists() const {
    std::vector<const std::vector<scenario_input>*> lists{&inputs, &demand_inputs, &sizing_inputs, &cash_flow_inputs, &question_inputs};
    for (const auto& use : uses) lists.push_back(&use.inputs);
    return lists;
  }
  /// The uses of the GPU time as inputs of economics_of_uses; empty without [[workload]].
  [[nodiscard]] std::vector<fleet_use<double>> uses_of_time() const {
    std::vector<fleet_use<double>> all;
    for (const auto& use : uses) all.push_back(use.inputs_of_use);
    return all;
  }
  /// The plan with the rates that were given or measured, before a demand's mix.
  [[nodiscard]] factory<double> before_mix() const {
    factory<double> before = plan;
    if (measured) before.workload = *measured;
    return before;
  }
  /// Whether a demand sizes the plan, loads it, or there is none.
  [[nodiscard]] demand_role role() const {
    return !asked ? demand_role::none : sized_by_demand ? demand_role::sizes : demand_role::loads;
  }
  /// Plan and demand together; without a demand, one that stands for none.
  [[nodiscard]] planned<double> together() const {
    return {before_mix(), asked ? *asked : defaults_of<token_demand<double>>()};
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
