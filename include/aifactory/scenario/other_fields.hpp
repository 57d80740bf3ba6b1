// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which fields of a scenario are not inputs of the model: names, choices, and what stands for several inputs?
#pragma once

#include <array>
#include <string_view>

namespace aifactory {

/// A field beside the tables of inputs (`fields()`), for the reference page.
struct other_field {
  std::string_view name;     ///< in files: "scenario.name"
  std::string_view holds;    ///< what is written
  std::string_view meaning;  ///< for people
  std::string_view otherwise;  ///< what holds where it is left out
};

/// All of them, in the order of the page.
inline constexpr std::array other_fields{
    other_field{"schema", "\"aifactory.scenario/1\"", "the format of the file", "required"},
    other_field{"scenario.name", "text", "a name for people", "empty"},
    other_field{"scenario.currency", "\"USD\"", "the currency of all amounts; no other is supported", "USD"},
    other_field{"scenario.base_year", "whole number", "the year whose prices are meant", "not stated"},
    other_field{"sizing.fleet", "\"varies\" or \"fixed\"",
                "under uncertainty, when the size is a power or a budget: whether the number of GPUs varies by trial", "varies"},
    other_field{"finance.close", "day", "when capital is paid and operation begins, for a cash flow", "1 January of scenario.base_year"},
    other_field{"finance.construction", "list of shares", "of the capital, paid in each year before the close in their order, for a cash flow; must add up to 1",
                "all is paid at the close"},
    other_field{"compute.generation", "id", "a generation of the catalogue or a [generation.<id>] of the file, which brings what [compute] leaves out",
                "nothing is brought"},
    other_field{"compute.includes", "list", "what the price of the GPU holds beside the hardware: licence, power, facility, network, storage, support, upkeep, staff",
                "nothing else"},
    other_field{"facility.includes", "list", "what the price of the space holds beside it: power, connection, land, upkeep, staff, network", "nothing else"},
    other_field{"build_out.next_generation", "day", "from which the generation after the plan's is sold", "there is none"},
    other_field{"build_out.residual_by_age", "list of shares", "of the price paid, what GPUs are worth after 1, 2, ... years, in constant dollars",
                "build_out.residual_decline"},
    other_field{"workload.includes", "list", "what workload.output_rate counts beside output: input", "nothing else"},
    other_field{"workload.profile", "id", "a workload of the catalogue, which brings lengths, cache-hit rate and, with model and precision, measured rates",
                "rates are given"},
    other_field{"workload.model", "id", "the model that workload.profile is served with", "required with workload.profile"},
    other_field{"workload.precision", "\"bf16\", \"fp8\" or \"fp4\"", "the precision it runs in", "required with workload.profile"},
    other_field{"workload.rates", "\"measured\" or \"interpolated\"",
                "whether the rates of workload.profile are those of a measured point that is fast enough, or read off the measured frontier at exactly "
                "this speed, uncertain by the error of reading between points",
                "measured"},
    other_field{"training.model", "id", "a model of the catalogue, which brings parameters, layers and attention width", "training.parameters or training.flop is given"},
    other_field{"workload.interactivity", "text in tok/s/user", "output tokens a user sees per second, at least", "that of workload.profile"},
};

}  // namespace aifactory
