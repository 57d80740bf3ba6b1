// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: not a generation: it needs id, name, vendor, year, memory and life
// expect: my_chip
#include "aifactory/catalog/find.hpp"

using namespace aifactory;

struct my_chip {
  static constexpr std::string_view id = "my_chip", name = "My chip", vendor = "Me";
  static constexpr int year = 2027;
};

#ifdef MISTAKE
using mine = generation_list<my_chip>;
const auto facts = find_generation("my_chip", mine{});
#else
using mine = generation_list<h200_sxm>;
const auto facts = find_generation("h200_sxm", mine{});
#endif
