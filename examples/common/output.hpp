// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a calculator write: to standard output, to a file, to a terminal?
#pragma once

#include "aifactory/report/text_layout.hpp"
#include "aifactory/units/error.hpp"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#if __has_include(<unistd.h>) && __has_include(<sys/ioctl.h>)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace calculator {

/// What was computed could not be written: a full disk, a closed pipe.
struct output_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Writes to standard output, or says why it cannot.
inline void print(std::string_view text) {
  errno = 0;
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) throw output_error("standard output: " + std::string(std::strerror(errno)));
}

/// Asks before the work what write_file would say after it.
/// @errors  input_error for a file that is the scenario itself, or exists without `force`
inline void require_writable(const std::string& path, bool force, const std::string& scenario_file) {
  std::error_code ignored;
  if (!scenario_file.empty() && std::filesystem::equivalent(path, scenario_file, ignored))
    throw aifactory::input_error(path + ": is the scenario itself");
  if (!force && std::filesystem::exists(path, ignored))
    throw aifactory::input_error(path + ": exists already, give --force to replace it");
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder, ignored))
    throw aifactory::input_error(path + ": " + std::strerror(ENOENT));
}

/// Whether two names are one file, or would be.
inline bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code ignored;
  if (std::filesystem::equivalent(a, b, ignored)) return true;
  const auto whole = [&](const std::string& name) { return std::filesystem::weakly_canonical(std::filesystem::absolute(name, ignored), ignored); };
  const auto first = whole(a);
  return a == b || (!first.empty() && first == whole(b));
}

/// Writes a new file. One that exists is replaced only with `force`, and never the scenario itself.
/// @errors  as require_writable, input_error for a path that cannot be used, output_error when the disk is full
inline void write_file(const std::string& path, std::string_view text, bool force, const std::string& scenario_file) {
  require_writable(path, force, scenario_file);
  std::error_code ignored;
  // An older file is replaced by a whole new one or not at all.
  const bool beside = force && std::filesystem::is_regular_file(path, ignored);
  const std::string target = beside ? std::filesystem::canonical(path, ignored).string() : path, part = beside ? target + ".part" : path;
  errno = 0;
  std::FILE* file = std::fopen(part.c_str(), force ? "wb" : "wbx");  // x: never over a file that came meanwhile
  if (!file) throw aifactory::input_error(path + ": " + std::strerror(errno));
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const int why = errno;
  if (std::fclose(file) != 0 || !written) {
    const std::string reason = std::strerror(written ? errno : why);
    if (std::filesystem::is_regular_file(part, ignored)) std::filesystem::remove(part, ignored);  // half a file says nothing
    throw output_error(path + ": " + reason);
  }
  if (!beside) return;
  std::filesystem::permissions(part, std::filesystem::status(target, ignored).permissions(), ignored);
  std::error_code failed;
  std::filesystem::rename(part, target, failed);
  if (failed) {
    std::filesystem::remove(part, ignored);
    throw output_error(path + ": " + failed.message());
  }
}

/// True where people see what is written to stderr.
inline bool error_is_terminal() {
#if __has_include(<unistd.h>) && __has_include(<sys/ioctl.h>)
  return isatty(STDERR_FILENO) == 1;
#else
  return false;
#endif
}

/// What standard output can show. COLUMNS counts where it is set; NO_COLOR turns colours off.
inline aifactory::terminal_style style_of_output() {
  aifactory::terminal_style style;
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string_view(value ? value : "");
  };
  bool is_terminal = false;
#if __has_include(<unistd.h>) && __has_include(<sys/ioctl.h>)
  is_terminal = isatty(STDOUT_FILENO) == 1;
  winsize size{};
  if (is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.columns = size.ws_col;
#endif
  const std::string_view columns = variable("COLUMNS");
  std::size_t given = 0;
  if (std::from_chars(columns.data(), columns.data() + columns.size(), given).ec == std::errc{} && given > 0)
    style.columns = given;
  style.colour = is_terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  // The first of these that is set decides, as for every program.
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string_view locale = variable(name);
    if (locale.empty()) continue;
    for (std::string_view mark : {"UTF-8", "utf-8", "UTF8", "utf8"})
      style.unicode |= locale.find(mark) != std::string_view::npos;
    break;
  }
  return style;
}

}  // namespace calculator
