// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which options do all calculators have, and with which exit code do they end?
///
///   0 done    1 internal, or the output cannot be written    2 bad input    3 no solution
#pragma once

#include "aifactory/scenario/file.hpp"
#include "aifactory/scenario/read.hpp"
#include "aifactory/scenario/reference.hpp"
#include "aifactory/version.hpp"
#include "output.hpp"

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

inline constexpr int done = 0, internal = 1, bad_input = 2, no_solution = 3;

/// What was asked for.
struct options {
  std::optional<std::string> file;  ///< without one, the embedded reference scenario
  std::vector<std::string> settings;
  std::string sweep, solve, target, csv;
  bool json = false, quiet = false, force = false;
};

/// Part of the interface, and refused until there is something behind them.
inline constexpr std::string_view not_built_yet[] = {"--trials",    "--seed",       "--sampler",  "--threads",
                                                     "--correlate", "--checkpoint", "--html",     "--xlsx",
                                                     "--explain",   "--explain-as", "--levelized"};

inline void refuse_what_is_not_built(int count, char** arguments) {
  for (int i = 1; i < count && std::string_view(arguments[i]) != "--"; ++i) {
    const std::string_view argument = arguments[i], name = argument.substr(0, argument.find('='));
    for (const auto option : not_built_yet)
      if (name == option) throw aifactory::input_error(std::string(option) + " is not built yet in this version");
  }
}

inline void add_options(CLI::App& app, options& asked) {
  app.add_option("scenario", asked.file,
                 "A scenario file (TOML); without one, the reference scenario: 100 MW of GB300");
  app.add_option("--set", asked.settings,
                 "Replaces an input: --set \"power.price=55 USD/MWh\"; nothing after = removes it")
      ->type_name("FIELD=VALUE")
      ->allow_extra_args(false);
  app.get_formatter()->column_width(24);
  app.add_option("--sweep", asked.sweep, "One answer per value: --sweep \"power.price=40 USD/MWh:100 USD/MWh:7\"")
      ->type_name("FIELD=A:B:N");
  app.add_option("--solve", asked.solve, "The value of an input that brings a result to the value given with --for")
      ->type_name("FIELD");
  app.add_option("--for", asked.target, "For --solve: --for cost_per_million_tokens_usd.blended=0.2")
      ->type_name("RESULT=NUMBER");
  app.add_flag("--json", asked.json, "Prints the result as JSON and nothing else");
  app.add_option("--csv", asked.csv, "Writes the result as a table for spreadsheets")->type_name("FILE");
  app.add_flag("--force", asked.force, "Lets --csv replace a file that exists");
  app.add_flag("--quiet", asked.quiet, "No report for people");
  std::string later;
  for (const auto option : not_built_yet) later += " " + std::string(option);
  app.footer("Exit codes: 0 done, 1 internal, 2 bad input, 3 no solution.\nNot built yet in this version:" + later);
}

/// What options ask of each other.
inline void check_together(const options& asked) {
  if (!asked.sweep.empty() && !asked.solve.empty())
    throw aifactory::input_error("--sweep and --solve: give one of them");
  if (!asked.solve.empty() && asked.target.empty()) throw aifactory::input_error("--solve: needs --for result=number");
  if (asked.solve.empty() && !asked.target.empty()) throw aifactory::input_error("--for: belongs to --solve field");
}

/// The scenario that was asked for, with what --set says, and perhaps a last setting that comes from another option.
/// @errors  scenario_error with every problem and its place
inline aifactory::scenario load(const options& asked, const std::string& last = {},
                                const std::string& from_option = {}) {
  auto settings = asked.settings;
  if (!last.empty()) settings.push_back(last);
  try {
    if (!asked.file) return aifactory::read_scenario(aifactory::reference_scenario, "reference", settings);
    return aifactory::read_scenario(aifactory::load_scenario_file(*asked.file), *asked.file, settings);
  } catch (const aifactory::scenario_error& error) {
    auto problems = error.problems();
    for (auto& problem : problems)
      if (!last.empty() && problem.at.file == "--set" && problem.at.line == settings.size())
        problem.at = {from_option, 1, 1};
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
template <class Job>
int run(int count, char** arguments, const std::string& question, const Job& job) {
  try {
    CLI::App app{question};
    options asked;
    add_options(app, asked);
    app.set_version_flag("--version", std::string("aifactory ") + aifactory::version);
    try {
      refuse_what_is_not_built(count, arguments);
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
