// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which options do all calculators have, and with which exit code do they end?
///
///   0 done    1 internal, or the output cannot be written    2 bad input    3 no solution    130 interrupted
#pragma once

#include "aifactory/scenario/cash_flow.hpp"
#include "aifactory/scenario/file.hpp"
#include "aifactory/scenario/problem.hpp"
#include "aifactory/scenario/reference.hpp"
#include "aifactory/version.hpp"
#include "output.hpp"
#include "read.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace calculator {

inline constexpr int done = 0, internal = 1, bad_input = 2, no_solution = 3, interrupted_run = 130;

/// What was asked for.
struct options {
  std::optional<std::string> file;  ///< without one, the embedded reference scenario
  std::vector<std::string> settings;
  std::optional<std::string> sweep, solve, target, csv;
  std::optional<std::string> xlsx;        ///< the name of a spreadsheet
  std::optional<std::string> html;        ///< the name of a page
  std::optional<std::string> sweep_over;  ///< a second --sweep
  std::optional<std::string> figure;      ///< which a sweep shows
  std::optional<std::string> trials, seed, sampler, generator, threads, checkpoint;
  std::string explain;                                 ///< a figure, "true" for the main one, empty where nothing is to be explained
  std::optional<std::string> explain_as, explain_depth;
  std::vector<std::string> correlations;
  bool json = false, quiet = false, force = false, progress = false;
  bool levelized = false;  ///< tax and debt are for a cash flow, which not every calculator has
};

inline void add_options(CLI::App& app, options& asked) {
  app.add_option("scenario", asked.file,
                 "A scenario file (TOML); without one, the reference scenario: 100 MW of GB300");
  app.add_option("--set", asked.settings,
                 "Replaces an input: --set \"power.price=55 USD/MWh\"; nothing after = removes it")
      ->type_name("FIELD=VALUE")
      ->allow_extra_args(false);
  app.get_formatter()->column_width(24);
  // Given and empty is not the same as not given.
  const auto text = [&](const char* name, std::optional<std::string>& to, const char* means, const char* form) {
    app.add_option_function<std::string>(name, [&to](const std::string& given) { to = given; }, means)
        ->type_name(form);
  };
  app.add_option_function<std::vector<std::string>>(
         "--sweep",
         [&asked](const std::vector<std::string>& given) {
           if (given.size() > 2)
             throw aifactory::input_error("--sweep: is given " + std::to_string(given.size()) + " times, goes over one or two fields");
           asked.sweep = given.front();
           if (given.size() == 2) asked.sweep_over = given.back();
         },
         "One answer per value: --sweep \"power.price=40 USD/MWh:100 USD/MWh:7\"; given twice, one per pair of values")
      ->type_name("FIELD=A:B:N")
      ->allow_extra_args(false);
  text("--figure", asked.figure, "The figure of the result that --sweep or a comparison shows: --figure gpu_hour_cost_usd.total", "RESULT");
  text("--solve", asked.solve, "The value of an input that brings a result to the value given with --for", "FIELD");
  text("--for", asked.target, "For --solve: --for cost_per_million_tokens_usd.blended=0.2", "RESULT=NUMBER");
  text("--trials", asked.trials, "Draws the inputs that have a distribution, so many times: --trials 1e6", "N");
  text("--seed", asked.seed, "The same seed gives the same trials (default 1)", "S");
  text("--sampler", asked.sampler, "random (default), antithetic, latin_hypercube or sobol", "NAME");
  text("--generator", asked.generator, "philox4x32-10 (default) or philox4x32-7: fewer rounds, faster, other trials",
       "NAME");
  text("--threads", asked.threads, "How many at once (default: as many as the machine has); changes no digit", "T");
  text("--checkpoint", asked.checkpoint, "Keeps a long run in a file, and goes on from there when it exists", "FILE");
  app.add_option("--correlate", asked.correlations,
                 "A rank correlation of two uncertain inputs: --correlate \"compute.price,facility.capex=0.4\"")
      ->type_name("FIELD,FIELD=R")
      ->allow_extra_args(false);
  // A flag, so that a value stands after = alone: the word after it is the scenario.
  app.add_flag("--explain", asked.explain, "Why a figure is what it is, down to the inputs and their origins: --explain=gpu_hour_cost_usd.total")->type_name("[=RESULT]");
  text("--explain-as", asked.explain_as, "tree (default), markdown or latex", "FORM");
  text("--explain-depth", asked.explain_depth, "How many levels below the figure (default: all)", "N");
  app.add_flag("--progress", asked.progress, "Progress of --trials on stderr also where that is no terminal");
  app.add_flag("--json", asked.json, "Prints the result as JSON and nothing else");
  text("--csv", asked.csv, "Writes the result as a table for spreadsheets", "FILE");
  text("--xlsx", asked.xlsx, "Writes the result as a spreadsheet with the formulas in it: change an input, and what has a formula follows", "FILE");
  text("--html", asked.html, "Writes the result as one page with charts, to read and to print; it loads nothing from anywhere", "FILE");
  app.add_flag("--force", asked.force, "Lets --csv, --xlsx and --html replace a file that exists");
  app.add_flag("--quiet", asked.quiet, "No report for people");
  app.footer("Exit codes: 0 done, 1 internal, 2 bad input, 3 no solution, 130 interrupted.");
}

/// For calculators that show one figure in a sweep alone.
inline void require_sweep_for_figure(const options& asked) {
  if (asked.figure && !asked.sweep) throw aifactory::input_error("--figure: belongs to --sweep");
}

/// What options ask of each other.
inline void check_together(const options& asked) {
  using aifactory::input_error;
  if (asked.sweep && asked.solve) throw input_error("--sweep and --solve: give one of them");
  if (asked.solve && !asked.target) throw input_error("--solve: needs --for result=number");
  if (!asked.solve && asked.target) throw input_error("--for: belongs to --solve field");
  if (asked.explain.empty() && (asked.explain_as || asked.explain_depth))
    throw input_error(std::string(asked.explain_as ? "--explain-as" : "--explain-depth") + ": belongs to --explain");
  if (!asked.explain.empty())
    for (const auto& [given, option] : {std::pair{asked.sweep.has_value(), "--sweep"}, {asked.solve.has_value(), "--solve"}, {asked.trials.has_value(), "--trials"},
                                        {asked.json, "--json"}, {asked.csv.has_value(), "--csv"}, {asked.xlsx.has_value(), "--xlsx"}, {asked.html.has_value(), "--html"}})
      if (given) throw input_error("--explain and " + std::string(option) + ": give one of them");
  if (asked.csv && asked.csv->empty()) throw input_error("--csv: needs the name of a file");
  if (asked.html && asked.html->empty()) throw input_error("--html: needs the name of a file");
  for (const auto& [other, option] : {std::pair{&asked.csv, "--csv"}, {&asked.xlsx, "--xlsx"}, {&asked.checkpoint, "--checkpoint"}})
    if (asked.html && *other && is_same_file(*asked.html, **other)) throw input_error(std::string("--html and ") + option + ": are the same file");
  if (asked.xlsx && asked.xlsx->empty()) throw input_error("--xlsx: needs the name of a file");
  if (asked.xlsx && asked.sweep) throw input_error("--xlsx and --sweep: give one of them");
  if (asked.xlsx && asked.csv && is_same_file(*asked.xlsx, *asked.csv)) throw input_error("--xlsx and --csv: are the same file");
  if (asked.xlsx && asked.checkpoint && is_same_file(*asked.xlsx, *asked.checkpoint)) throw input_error("--xlsx and --checkpoint: are the same file");
  if (asked.trials && (asked.sweep || asked.solve))
    throw input_error(std::string("--trials and ") + (asked.sweep ? "--sweep" : "--solve") + ": give one of them");
  if (asked.trials) return;
  const auto needs_trials = [](bool given, const char* option) {
    if (given) throw input_error(std::string(option) + ": needs --trials N");
  };
  needs_trials(asked.seed.has_value(), "--seed");
  needs_trials(asked.sampler.has_value(), "--sampler");
  needs_trials(asked.generator.has_value(), "--generator");
  needs_trials(asked.threads.has_value(), "--threads");
  needs_trials(asked.checkpoint.has_value(), "--checkpoint");
  needs_trials(!asked.correlations.empty(), "--correlate");
  needs_trials(asked.progress, "--progress");
}

/// A setting that comes from the n-th use of another option than --set.
struct option_setting {
  std::string text, option;
  std::size_t use = 1;
};

/// The scenario that was asked for, with what --set says, and then what other options put in place.
/// @errors  scenario_error with every problem and its place
inline aifactory::scenario load(const options& asked, const std::vector<option_setting>& last = {}) {
  auto settings = asked.settings;
  for (const auto& setting : last) settings.push_back(setting.text);
  try {
    auto s = asked.file ? read(aifactory::load_scenario_file(*asked.file), *asked.file, settings)
                        : read(aifactory::reference_scenario, "reference", settings);
    if (!asked.levelized)
      if (auto refused = aifactory::refused_by_steady_year(s); !refused.empty()) throw aifactory::scenario_error(std::move(refused));
    return s;
  } catch (const aifactory::scenario_error& error) {
    auto problems = error.problems();
    for (auto& problem : problems)
      if (problem.at.file == "--set" && problem.at.line > asked.settings.size()) {
        const auto& from = last[problem.at.line - asked.settings.size() - 1];
        problem.at = {from.option, from.use, 1};
      }
    throw aifactory::scenario_error(std::move(problems));
  }
}

/// Problems as a person's terminal can take them: one a line, nothing in them that would steer it.
inline void complain(std::string_view text) {
  for (;;) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::fprintf(stderr, "%s\n", aifactory::harmless(text.substr(0, end)).c_str());
    if (end == text.size()) return;
    text.remove_prefix(end + 1);
  }
}

/// Reads the options, runs the job and turns what goes wrong into an exit code: all of main().
/// `extra` adds a calculator's own options.
template <class Job, class Extra = decltype([](CLI::App&) {})>
int run(int count, char** arguments, const std::string& question, const Job& job, const Extra& extra = {}) {
  try {
    CLI::App app{question};
    options asked;
    add_options(app, asked);
    extra(app);
    app.set_version_flag("--version", std::string("aifactory ") + aifactory::version);
    try {
      app.parse(count, arguments);
    } catch (const CLI::CallForHelp&) {
      print(app.help());
      return done;
    } catch (const CLI::CallForVersion& version) {
      print(std::string(version.what()) + "\n");
      return done;
    } catch (const CLI::ParseError& error) {
      throw aifactory::input_error(std::string(error.what()) + "; --help lists the options");
    }
    check_together(asked);
    if (asked.html) require_writable(*asked.html, asked.force, asked.file.value_or(""));
    return job(asked);
  } catch (const aifactory::scenario_error& error) {
    complain(error.what());
    return bad_input;
  } catch (const aifactory::input_error& error) {
    complain(error.what());
    return bad_input;
  } catch (const std::exception& error) {
    complain(error.what());
    return internal;
  }
}

}  // namespace calculator
