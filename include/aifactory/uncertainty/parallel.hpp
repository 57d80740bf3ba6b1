// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are independent jobs shared out among threads?
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace aifactory::detail {

/// Calls f(0), ..., f(jobs - 1), each once, on at most so many threads. Which thread runs what is open: f writes to a
/// place of its own job only, and then the outcome does not depend on the threads.
/// @param threads  0: as many as the machine runs at once
/// @errors  whatever f throws, one of them if several do; jobs that have not begun are then left out
template <class F>
void in_parallel(std::uint64_t jobs, unsigned threads, const F& f) {
  std::atomic<std::uint64_t> next = 0;
  std::exception_ptr failure;
  std::mutex failing;
  const auto work = [&] {
    try {
      for (std::uint64_t job; (job = next.fetch_add(1)) < jobs;) f(job);
    } catch (...) {
      next = jobs;
      const std::lock_guard lock(failing);
      failure = std::current_exception();
    }
  };
  const std::uint64_t wanted = threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::thread> others;
  for (std::uint64_t i = 1; i < std::min(wanted, jobs); ++i) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace aifactory::detail
