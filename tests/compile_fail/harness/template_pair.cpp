// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The harness accepts this pair: the name stands above g++'s first error, and in clang's first note below it.
// expect-first: this basket takes apples
// expect: basket<pears>

#include <type_traits>

struct apples {};
struct pears {};
template <class Fruit>
struct basket {
  static_assert(std::is_same_v<Fruit, apples>, "this basket takes apples");
};

#ifdef MISTAKE
const auto picked = basket<pears>{};
#else
const auto picked = basket<apples>{};
#endif
