// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Runs a built calculator and catches what it prints and how it ends.
#pragma once

#include "paths.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

/// How a program ended, and what it printed.
struct ending {
  int code = -1;
  std::string out, errors;
};

/// A directory of its own for a test, gone when the test ends.
class scratch {
  std::filesystem::path path_;

 public:
  scratch() {
    auto name = (std::filesystem::temp_directory_path() / "aifactory-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no scratch directory");
    path_ = name;
  }
  ~scratch() { std::filesystem::remove_all(path_); }
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;

  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(file(name), std::ios::binary) << text;
    return file(name);
  }
};

inline std::string text_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Runs a calculator. `arguments` are shell words; `redirection` may send its output elsewhere, `before` stands in front of
/// the program: "timeout 1 ".
inline ending run_calculator(const std::string& program, const std::string& arguments, const std::string& redirection = {},
                             const std::string& before = {}) {
  const scratch here;
  const std::string out = here.file("out"), errors = here.file("errors");
  const std::string command = "export LC_ALL=C COLUMNS=100; " + before + "'" AIFACTORY_EXAMPLES_DIR "/" + program + "' " + arguments +
                              " >'" + out + "' 2>'" + errors + "' " + redirection;
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of_file(out), text_of_file(errors)};
}
inline ending run_cost_per_token(const std::string& arguments, const std::string& redirection = {}, const std::string& before = {}) {
  return run_calculator("cost_per_token", arguments, redirection, before);
}
