// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many instructions does a call take? Counted one by one, by stepping through it (Linux).
///
/// Prints one line per function: its name and the instructions executed, averaged over all plans, the elementary functions
/// included. A count does not waver, and needs no counter of the processor, which virtual machines seldom offer.
#include "../plans.hpp"

#include <csignal>
#include <cstdio>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

/// Instructions between the two signals that the child sends itself round f().
template <class F>
long steps(F f) {
  const pid_t child = fork();
  if (child == 0) {
    ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    std::raise(SIGSTOP);
    f();
    std::raise(SIGSTOP);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  long count = 0;
  do {
    if (ptrace(PTRACE_SINGLESTEP, child, nullptr, nullptr) != 0 || waitpid(child, &status, 0) < 0 || !WIFSTOPPED(status)) {
      std::perror("stepping through a child");
      std::exit(1);
    }
    ++count;
  } while (WSTOPSIG(status) == SIGTRAP);
  ptrace(PTRACE_KILL, child, nullptr, nullptr);
  waitpid(child, &status, 0);
  return count;
}

void print(const char* name, void (compared::work::*call)()) {
  long sum = 0, calls = 0;
  for (const auto& plan : compared::plans()) {
    compared::work w(plan);
    (w.*call)();  // so that the dynamic linker has done its part
    sum += steps([&] { (w.*call)(); }) - steps([] {});
    ++calls;
  }
  std::printf("%s %.1f\n", name, static_cast<double>(sum) / static_cast<double>(calls));
}

}  // namespace

int main() {
  compared::check_equal_work();
  print("typed_double", &compared::work::run_typed_double);
  print("raw_double", &compared::work::run_raw_double);
  print("typed_lanes", &compared::work::run_typed_lanes);
  print("raw_lanes", &compared::work::run_raw_lanes);
}
