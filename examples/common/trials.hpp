// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a calculator run trials: its options, its progress, Ctrl-C and checkpoints? (--trials N)
#pragma once

#include "aifactory/report/trials.hpp"
#include "aifactory/scenario/digest.hpp"
#include "aifactory/scenario/suggest.hpp"
#include "options.hpp"
#include "output.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
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
  for (const auto& input : s.inputs) names.push_back(input.field);
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

namespace detail {

/// Set by Ctrl-C, looked at between stretches of a run.
inline std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

/// A terminal's Ctrl-C may arrive twice, from the terminal and from a program that passes it on: the third one ends the
/// program.
extern "C" inline void note_interrupt(int number) {
  std::signal(number, interrupted.exchange(true) ? SIG_DFL : note_interrupt);
}

/// "1,234,567 of 1,000,000,000 trials, 9.8 M/s, 1:42 left"
class progress {
  using clock = std::chrono::steady_clock;
  clock::time_point start_ = clock::now(), shown_ = start_;
  std::uint64_t all_, at_start_ = 0;
  bool terminal_, asked_, any_ = false, begun_ = false;

 public:
  progress(std::uint64_t all, bool asked) : all_(all), terminal_(error_is_terminal()), asked_(asked) {}

  [[nodiscard]] double seconds() const { return std::chrono::duration<double>(clock::now() - start_).count(); }

  void show(std::uint64_t ran) {
    if (!std::exchange(begun_, true)) at_start_ = ran;
    const bool last = ran >= all_;
    if (!terminal_ && !asked_) return;
    if (!(asked_ && last) && std::chrono::duration<double>(clock::now() - shown_).count() < 1.0) return;
    shown_ = clock::now();
    const double rate = static_cast<double>(ran - at_start_) / std::max(seconds(), 1e-9);
    const double left = rate > 0.0 ? static_cast<double>(all_ - std::min(all_, ran)) / rate : 0.0;
    std::string text = aifactory::fixed_text(static_cast<double>(ran), 0) + " of " +
                       aifactory::fixed_text(static_cast<double>(all_), 0) + " trials, " +
                       aifactory::count_text(rate, 3) + "/s, " + duration(left) + " left";
    // On a terminal the line is written over.
    std::fprintf(stderr, "%s%s%s", terminal_ ? "\r\033[K" : "", text.c_str(), terminal_ ? "" : "\n");
    std::fflush(stderr);
    any_ = true;
  }
  void clear() {
    if (any_ && terminal_) std::fprintf(stderr, "\r\033[K");
    any_ = false;
  }

  static std::string duration(double seconds) {
    if (seconds >= 360'000.0) return aifactory::fixed_text(seconds / 86'400.0, 0) + " days";
    const auto whole = static_cast<long>(std::ceil(seconds));
    const auto two = [](long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return whole >= 3600 ? std::to_string(whole / 3600) + ":" + two(whole / 60 % 60) + ":" + two(whole % 60)
                         : std::to_string(whole / 60) + ":" + two(whole % 60);
  }
};

/// Says what stands in the way of a checkpoint, by trying to write beside it.
[[noreturn]] inline void explain_checkpoint(const std::string& path, const std::string& message) {
  const std::string beside = path + ".part";
  errno = 0;
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  int why = file ? 0 : errno;
  if (file) {
    const std::string text(1 << 20, '\0');
    if (std::fwrite(text.data(), 1, text.size(), file) != text.size()) why = errno;
    if (std::fclose(file) != 0 && why == 0) why = errno;
    std::remove(beside.c_str());
  }
  const std::string reason = message + (why == 0 ? "" : std::string(": ") + std::strerror(why));
  if (why == ENOSPC || why == EFBIG || why == EIO) throw output_error(reason);
  throw aifactory::input_error(reason);
}

}  // namespace detail

/// True when Ctrl-C ended the run before its end.
inline bool was_interrupted(const aifactory::sampled_answer& found) { return detail::interrupted && !found.complete(); }

/// Runs the trials. Ctrl-C ends them with what is known by then.
/// @errors  input_error, output_error when there is no room for a checkpoint
inline aifactory::sampled_answer run_trials(const options& asked, const aifactory::trial_options& wanted,
                                            const aifactory::scenario& s, const aifactory::answer& central) {
  detail::progress shown(wanted.trials, asked.progress);
  aifactory::trial_watch watch;
  double before = 0.0, saved = 0.0;
  // The length of a stretch follows the machine: about a tenth of a second, so that Ctrl-C is answered at once.
  std::uint64_t stretch = 1 << 16, last = 0;
  watch.next = [&](std::uint64_t ran) -> std::uint64_t {
    shown.show(ran);
    const double now = shown.seconds(), took = now - before;
    before = now;
    if (ran > last) {  // something was run between this call and the one before
      if (took < 0.05 && stretch < std::uint64_t{1} << 32) stretch *= 2;
      if (took > 0.2 && stretch > 4096) stretch /= 2;
    }
    last = ran;
    return detail::interrupted ? 0 : stretch;
  };
  if (asked.checkpoint) {
    watch.checkpoint = *asked.checkpoint;
    watch.label = std::string(aifactory::version) + " " + s.digest;
    // What a kill costs: a second, or a fiftieth of the time, at most a minute.
    watch.save_now = [&] {
      const double now = shown.seconds();
      if (now - saved < std::clamp(0.02 * now, 1.0, 60.0)) return false;
      saved = now;
      return true;
    };
  }
  const auto old = std::signal(SIGINT, detail::note_interrupt);
  try {
    auto found = aifactory::sample(s, central, wanted, watch);
    shown.clear();
    if (old != SIG_ERR) std::signal(SIGINT, old);
    return found;
  } catch (const aifactory::checkpoint_error& error) {
    shown.clear();
    detail::explain_checkpoint(*asked.checkpoint, error.what());
  } catch (...) {
    shown.clear();
    throw;
  }
}

}  // namespace calculator
