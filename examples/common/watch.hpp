// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is a run of trials watched: its progress, Ctrl-C and checkpoints?
#pragma once

#include "aifactory/report/rounding.hpp"
#include "aifactory/report/sampled_answer.hpp"
#include "aifactory/report/watched_trials.hpp"
#include "options.hpp"
#include "output.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>
#include <utility>

namespace calculator {

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
  progress(std::uint64_t all, bool asked, bool quiet) : all_(all), terminal_(error_is_terminal() && (asked || !quiet)), asked_(asked) {}

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
/// Where a run was cut short: says so on stderr and among the warnings. Whether it was.
inline bool note_interruption(const aifactory::sampled_answer& found, std::vector<aifactory::warning>& warnings) {
  if (!was_interrupted(found)) return false;
  const std::string where = std::to_string(found.trials) + " of " + std::to_string(found.trials_asked) + " trials";
  warnings.push_back({"interrupted", "", "interrupted: the figures come from " + where});
  complain("interrupted after " + where);
  return true;
}

/// Runs trials under a watch: progress, checkpoints, and Ctrl-C, which ends them with what is known by then.
/// @param sample  f(trial_watch) -> sampled_answer
/// @errors  what sample throws, output_error when there is no room for a checkpoint
template <class Sample>
aifactory::sampled_answer run_watched(const options& asked, const aifactory::trial_options& wanted, const aifactory::scenario& s, const Sample& sample) {
  detail::progress shown(wanted.trials, asked.progress, asked.quiet);
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
    auto found = sample(watch);
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
