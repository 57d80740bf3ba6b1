// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The harness accepts this pair: both names stand in the error line or the note under it, on either compiler.
// expect-first: could not convert|no matching function
// expect: pears.*apples

struct apples {};
struct pears {};
inline apples eat(apples which) { return which; }

#ifdef MISTAKE
const auto lunch = eat(pears{});
#else
const auto lunch = eat(apples{});
#endif
