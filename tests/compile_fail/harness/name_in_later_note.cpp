// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The harness reports this pair: the name stands in a later note than the first.
// expect: plums

struct apples {};
struct pears {};
struct plums {};
inline void eat(apples) {}
inline void eat(pears) {}
inline void eat(plums) {}

void lunch() {
#ifdef MISTAKE
  eat(1);
#else
  eat(apples{});
#endif
}
