// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The harness reports this pair: the function is named in the note, not in the error line.
// expect-first: initializing argument|candidate function

struct apples {};
struct pears {};
inline apples eat(apples which) { return which; }

#ifdef MISTAKE
const auto lunch = eat(pears{});
#else
const auto lunch = eat(apples{});
#endif
