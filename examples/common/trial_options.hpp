// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do the options of trials say? (--trials N, --seed, --sampler, --generator, --threads, --correlate)
#pragma once

#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/report/watched_trials.hpp"
#include "aifactory/scenario/digest.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "options.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace calculator {

namespace detail {

/// "250000", "1e6"
/// @errors  input_error with the limits
inline std::uint64_t whole_number(const std::string& text, std::string_view option, std::uint64_t low,
                                  std::uint64_t high) {
  const char *from = text.data(), *end = from + text.size();
  std::uint64_t number = 0;
  const auto read = std::from_chars(from, end, number);
  bool good = read.ec == std::errc{} && read.ptr == end && !text.empty();
  if (const auto e = text.find('e'); !good && e != std::string::npos && e > 0) {
    std::uint64_t times = 0;
    const auto first = std::from_chars(from, from + e, number), last = std::from_chars(from + e + 1, end, times);
    good = first.ec == std::errc{} && first.ptr == from + e && last.ec == std::errc{} && last.ptr == end && times < 20;
    for (; good && times > 0; --times) {
      good = number <= high / 10;
      number *= 10;
    }
  }
  if (!good || number < low || number > high)
    throw aifactory::input_error(std::string(option) + ": \"" + text + "\", must be a whole number from " +
                                 std::to_string(low) + " to " + std::to_string(high));
  return number;
}

/// One of a few choices by its name.
/// @errors  input_error with all names
template <class Choice>
Choice read_choice(const std::string& text, const std::string& option, std::initializer_list<Choice> choices) {
  std::vector<std::string> names;
  std::string all;
  for (const auto choice : choices) {
    names.emplace_back(aifactory::name_of(choice));
    if (text == names.back()) return choice;
    all += (all.empty() ? "" : ", ") + names.back();
  }
  throw aifactory::input_error(option + ": \"" + text + "\", must be one of " + all +
                               aifactory::did_you_mean(text, names));
}

}  // namespace detail

/// @errors  input_error, one for each option
inline aifactory::trial_options read_trial_options(const options& asked) {
  aifactory::trial_options read;
  read.trials = detail::whole_number(*asked.trials, "--trials", aifactory::fewest_trials, aifactory::most_trials);
  if (asked.seed) read.seed = detail::whole_number(*asked.seed, "--seed", 0, UINT64_MAX);
  using aifactory::sampler, aifactory::random_generator;
  if (asked.sampler)
    read.how = detail::read_choice(*asked.sampler, "--sampler",
                                   {sampler::random, sampler::antithetic, sampler::latin_hypercube, sampler::sobol});
  if (asked.generator)
    read.generator = detail::read_choice(*asked.generator, "--generator",
                                         {random_generator::philox4x32_10, random_generator::philox4x32_7});
  if (asked.threads) read.threads = static_cast<unsigned>(detail::whole_number(*asked.threads, "--threads", 1, 1024));
  if (asked.checkpoint && asked.checkpoint->empty())
    throw aifactory::input_error("--checkpoint: needs the name of a file");
  if (asked.checkpoint && read.how != aifactory::sampler::random)
    throw aifactory::input_error("--checkpoint: needs --sampler random: only independent trials can be continued");
  return read;
}

/// The scenario with what --correlate says: "a,b=0.4". The last one for a pair counts, also over the scenario's own.
/// @errors  scenario_error with every problem
inline void add_correlations(aifactory::scenario& s, const std::vector<std::string>& wanted) {
  std::vector<aifactory::problem> problems;
  std::vector<std::string> names;
  for (const auto* list : {&s.inputs, &s.demand_inputs, &s.cash_flow_inputs, &s.question_inputs})
    for (const auto& input : *list) names.push_back(input.field);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::string& text = wanted[i];
    const aifactory::place at{"--correlate", i + 1, 1};
    const auto comma = text.find(','), equals = text.find('=');
    double rank = 0.0;
    const char* end = text.data() + text.size();
    if (comma == std::string::npos || equals == std::string::npos || equals < comma || equals + 1 == text.size() ||
        std::from_chars(text.data() + equals + 1, end, rank).ptr != end) {
      problems.push_back({at, "",
                          "\"" + text +
                              "\" is not of the form field,field=rank, such as "
                              "\"compute.price,facility.capex=0.4\""});
      continue;
    }
    const aifactory::scenario_correlation read{text.substr(0, comma), text.substr(comma + 1, equals - comma - 1), rank,
                                               at};
    const std::size_t before = problems.size();
    if (!(rank >= -1.0 && rank <= 1.0))
      problems.push_back({at, "", "the rank is " + text.substr(equals + 1) + ", must lie between -1 and 1 (Spearman)"});
    if (read.first == read.second) problems.push_back({at, read.first, "is named twice"});
    for (const auto& field : {read.first, read.second}) {
      const auto* input = s.find(field);
      if (!input)
        problems.push_back({at, field, "is not a number among the inputs" + aifactory::did_you_mean(field, names)});
      else if (!input->spread)
        problems.push_back({at, field, "is certain: only uncertain fields can be correlated"});
    }
    if (problems.size() > before) continue;
    std::erase_if(s.correlations, [&](const auto& known) {
      return (known.first == read.first && known.second == read.second) ||
             (known.first == read.second && known.second == read.first);
    });
    s.correlations.push_back(read);
  }
  if (!problems.empty()) throw aifactory::scenario_error(std::move(problems));
  if (!wanted.empty()) s.digest = aifactory::digest_of(s);
}

}  // namespace calculator
