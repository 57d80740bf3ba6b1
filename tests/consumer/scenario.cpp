// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A stranger's program that reads scenario files: whether aifactory::scenario brings toml++ along.
#include <aifactory/scenario/read.hpp>
#include <aifactory/version.hpp>
#include <toml++/toml.h>

#include <cstdio>

int main() {
  const toml::table parsed = toml::parse("answer = 42");
  std::printf("aifactory %s reads %d\n", aifactory::version, parsed["answer"].value_or(0));
}
