// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// How big must the factory be? From a demand, a power, a budget, racks or tokens to whole racks, and what binds.
#include "aifactory/report/csv.hpp"
#include "aifactory/report/sampled_json.hpp"
#include "aifactory/report/sampled_terminal.hpp"
#include "aifactory/report/scenario_facts.hpp"
#include "aifactory/report/scenario_title.hpp"
#include "aifactory/report/sized_json.hpp"
#include "aifactory/report/sized_terminal.hpp"
#include "aifactory/sizing/operating_point.hpp"
#include "aifactory/units/parse.hpp"
#include "common/drivers.hpp"
#include "common/html.hpp"
#include "common/explain.hpp"
#include "common/options.hpp"
#include "common/recorded.hpp"
#include "common/sweep.hpp"
#include "common/sweep_text.hpp"
#include "common/trials.hpp"
#include "common/xlsx.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace aifactory;

namespace {

constexpr const char* question_asked = "How big must the factory be, in whole racks, and what limits it?";

/// What a page says beside the document.
page_facts facts_of(const scenario& s, const answer& built) {
  auto facts = page_facts_of(s, question_asked);
  facts.add_units(built.figures);
  facts.why_no_frontier = calculator::why_no_frontier(s);
  return facts;
}

/// The size, or exit code 3 with the reason where there is none.
int explained(const calculator::options& asked, const scenario& s, const input_error& error) {
  if (asked.json) {
    auto document = json_envelope(size_factory_schema, s, evaluate(s));
    document["reason"] = "no_size";
    document["message"] = error.what();
    calculator::print(json_text(document));
  }
  calculator::complain(error.what());
  return calculator::no_solution;
}

/// What is built, beside the inputs of what was asked: as in JSON.
answer with_inputs_of(const answer& asked, answer built) {
  built.inputs = asked.inputs;
  return built;
}

/// What is built, with what is said of what was asked.
answer with_conventions_of(const answer& asked, answer built) {
  built.conventions = asked.conventions, built.warnings = asked.warnings;
  return built;
}

void write_csv(const calculator::options& asked, const std::vector<csv_row>& rows) {
  if (asked.csv) calculator::write_file(*asked.csv, csv_text(rows), asked.force, asked.file.value_or(""));
}

/// What --cost-ceiling says.
/// @errors  input_error
std::optional<output_token_price<>> read_ceiling(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const auto price = parse<output_token_price<>>(*text);
  if (!price) throw input_error("--cost-ceiling: " + price.error());
  if (!(price.value().base_value() > 0.0)) throw input_error("--cost-ceiling: \"" + *text + "\", must be above 0");
  return price.value();
}

/// Moves the scenario to the fastest speed that a ceiling on the cost allows.
/// @errors  input_error when there is none
speed_within_cost move_within(scenario& s, const output_token_price<>& ceiling) {
  const frontier curves(s.curves);
  const auto found = fastest_within(s.together(), s.role(), curves, ceiling);
  const auto moved = at_speed(s.together(), curves, found.fastest);
  s.plan = resolved(moved, s.role());
  if (s.asked) s.asked = moved.asked, s.measured = moved.plan.workload;
  s.measured_speed = found.fastest;
  return found;
}

std::string text_of(const speed_within_cost& found) {
  return "Fastest within the ceiling: " + rounded_text(found.fastest.in(tok_out / second / user), 4) + " tok/s/user, at $" +
         rounded_text(found.cost.in(USD / Mtok_out), 4) + " a million output tokens" +
         (found.by == speed_within_cost::limit::cost ? "" : "; nothing faster was measured") + ".\n\n";
}

int size(const calculator::options& asked, const std::optional<std::string>& ceiling_text) {
  const auto ceiling = read_ceiling(ceiling_text);
  auto s = calculator::load(asked);
  if (ceiling && s.curves.empty())
    throw input_error("--cost-ceiling: needs a measured frontier: give workload.profile with a model and a precision that were measured");
  const auto central = evaluate(s);
  std::optional<speed_within_cost> speed;
  std::optional<sized_scenario> sized;
  try {
    if (ceiling) speed = move_within(s, *ceiling);
    sized = size_of(s);
  } catch (const input_error& error) {
    return explained(asked, s, error);
  }
  if (!asked.explain.empty())
    return calculator::print_explanation(asked, s, [&](const scenario& of) { return calculator::recorded_size(of, *sized); }, {"sizing.gpus"});
  const auto built = evaluate(sized->built);
  write_csv(asked, {{s.name, with_inputs_of(central, built)}});
  if (asked.json || asked.html || asked.xlsx) {
    auto document = json_size_report(s, central, *sized, built);
    if (asked.json || asked.html) calculator::add_drivers(document, sized->built);
    if (speed)
      document["result"]["within_cost"] = {{"interactivity_tok_out_per_s_per_user", speed->fastest.in(tok_out / second / user)},
                                           {"cost_usd_per_million_output_tokens", speed->cost.in(USD / Mtok_out)},
                                           {"limit", speed->by == speed_within_cost::limit::cost ? "cost" : "measured_range"}};
    if (asked.xlsx) calculator::write_xlsx_of_size(asked, s, *sized, with_conventions_of(central, built), document["result"]);
    if (asked.html) calculator::write_html(asked, document, facts_of(s, built));
    if (asked.json) calculator::print(json_text(document));
  }
  if (!asked.json && !asked.quiet) {
    calculator::print((speed ? text_of(*speed) : "") + terminal_size(s, *sized, built, calculator::style_of_output()));
  }
  return calculator::done;
}

/// No size at one of the points of a sweep.
struct no_size : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One line a point: the fleet and what binds.
std::string table_of(const calculator::sweep_result& sweep, const std::vector<sized_scenario>& sizes, const terminal_style& style) {
  const painter paint(style.colour);
  const auto& axis = sweep.axes.front();
  const std::size_t first = std::max<std::size_t>(20, text_width(axis.title()) + 1);
  std::string text = paint.bold(clipped(harmless(title_of(sweep.scenario)), style.columns)) + "\n\n" +
                     paint.bold(left(axis.title(), first) + right("GPUs", 12) + right("MW_IT", 10) + right("capital", 12) + right("$/million", 11)) +
                     paint.bold("  bound by") + "\n";
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const auto& size = sizes[i].found.size;
    const auto figure = [&](std::string_view path) { return sweep.rows[i].content.find(path)->value; };
    text += left(rounded_text(sweep.value(0, i), 6), first) + right(fixed_text(size.fleet.gpus.in(GPU), 0), 12) +
            right(rounded_text(size.fleet.built.in(MW_IT), 5), 10) + right(money_text(figure("capex_usd.total")), 12) +
            right(rounded_text(figure("cost_per_million_tokens_usd.blended"), 4), 11) + "  " + std::string(name_of(size.binds)) + "\n";
  }
  return text;
}

int sweep(const calculator::options& asked) {
  std::vector<sized_scenario> sizes;
  const auto size_at = [&](const scenario& s, const std::vector<calculator::setting_of_input>& settings) {
    try {
      sizes.push_back(size_of(s, calculator::inputs_with(s, settings)));
    } catch (const input_error& error) {
      std::string at;
      for (const auto& setting : settings) at += (at.empty() ? "" : ", ") + setting.input.field + " = " + number_text(setting.value);
      throw no_size(at + ": " + error.what());
    }
    return evaluate(sizes.back().built);
  };
  std::optional<calculator::sweep_result> swept;
  try {
    swept = calculator::run_sweep(asked, size_at);
  } catch (const no_size& error) {
    return explained(asked, calculator::load(asked), input_error(error.what()));
  }
  const auto& found = *swept;
  write_csv(asked, found.rows);
  if (asked.json || asked.html) {
    auto document = calculator::json_of(found, size_factory_schema);
    for (std::size_t i = 0; i < sizes.size(); ++i)
      document["rows"][i]["result"]["sizing"] = json_sizing({sizes[i].built.before_mix(), sizes[i].request.demand ? *sizes[i].request.demand : found.scenario.together().asked}, sizes[i]);
    if (asked.html) {
      auto facts = facts_of(found.scenario, found.rows.front().content);
      facts.shown_figure = asked.figure.value_or("gpus");
      calculator::write_html(asked, document, facts);
    }
    if (asked.json) calculator::print(json_text(document));
  }
  if (!asked.json && !asked.quiet) {
    const auto style = calculator::style_of_output();
    calculator::print(found.axes.size() == 1 && !asked.figure ? table_of(found, sizes, style) : calculator::text_of(found, asked.figure.value_or("gpus"), style));
  }
  return calculator::done;
}

/// The size at the central values and over the trials, and the cost of what is then built.
int sampled(const calculator::options& asked) {
  if (asked.checkpoint) throw input_error("--checkpoint: belongs to cost_per_token");
  const auto wanted = calculator::read_trial_options(asked);
  if (asked.csv) calculator::require_writable(*asked.csv, asked.force, asked.file.value_or(""));
  auto s = calculator::load(asked);
  calculator::add_correlations(s, asked.correlations);
  std::optional<sized_scenario> sized;
  sized_trials trials;
  try {
    sized = size_of(s);
    trials = sample_size(s, *sized, wanted);
  } catch (const input_error& error) {
    return explained(asked, s, error);
  }
  const auto& chosen = trials.with_confidence ? *trials.with_confidence : *sized;
  const auto built = evaluate(sized->built), enough = evaluate(chosen.built);
  const auto found = calculator::run_trials(asked, wanted, chosen.built, enough);
  auto central = evaluate(s);
  if (found.trials > 0) std::erase_if(central.warnings, [](const warning& w) { return w.code == "median_used"; });
  central.warnings.insert(central.warnings.end(), found.warnings.begin(), found.warnings.end());
  std::vector<csv_row> rows{{s.name, with_inputs_of(central, built)}, {"with confidence", with_inputs_of(central, enough)}};
  if (found.trials > 0)
    for (auto& row : csv_rows_of(found)) rows.push_back(std::move(row));
  write_csv(asked, rows);
  if (asked.json || asked.html || asked.xlsx) {
    auto document = json_size_report(s, central, *sized, built);
    if (asked.json || asked.html) calculator::add_drivers(document, sized->built);
    if (found.trials > 0 || trials.with_confidence) {
      document["uncertainty"] = json_uncertainty(found);
      document["uncertainty"]["sizing"] = json_size_uncertainty(s, trials);
    }
    if (asked.xlsx) calculator::write_xlsx_of_size(asked, s, *sized, with_conventions_of(central, built), document["result"], {found});
    if (asked.html) calculator::write_html(asked, document, facts_of(s, built));
    if (asked.json) calculator::print(json_text(document));
  }
  if (!asked.json && !asked.quiet) {
    const auto style = calculator::style_of_output();
    auto text = terminal_size(s, *sized, built, style) + terminal_size_trials(s, *sized, built, trials, style);
    if (found.trials > 0) text += "\n" + terminal_uncertainty(chosen.built, found, style);
    calculator::print(text);
  }
  return calculator::was_interrupted(found) ? calculator::interrupted_run : calculator::done;
}

}  // namespace

int main(int argc, char** argv) {
  std::optional<std::string> ceiling;
  return calculator::run(
      argc, argv, question_asked,
      [&](const calculator::options& asked) {
        calculator::require_sweep_for_figure(asked);
        if (ceiling && !asked.explain.empty()) throw input_error("--cost-ceiling and --explain: give one of them");
        if (ceiling && asked.xlsx) throw input_error("--cost-ceiling and --xlsx: give one of them");
        calculator::require_xlsx(asked);
        if (asked.solve) throw input_error("--solve: belongs to cost_per_token");
        if (ceiling && asked.trials) throw input_error("--cost-ceiling and --trials: give one of them");
        if (ceiling && asked.sweep) throw input_error("--cost-ceiling and --sweep: give one of them");
        return asked.trials ? sampled(asked) : asked.sweep ? sweep(asked) : size(asked, ceiling);
      },
      [&](CLI::App& app) {
        app.add_option_function<std::string>("--cost-ceiling", [&](const std::string& text) { ceiling = text; },
                                             "The fastest speed at which output tokens cost no more: --cost-ceiling \"0.5 USD/Mtok_out\"")
            ->type_name("PRICE");
      });
}
