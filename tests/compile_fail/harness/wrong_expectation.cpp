// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The harness reports this pair: the message never says this name.
// expect: any_other_name

struct apples {};
struct pears {};
inline apples eat(apples which) { return which; }

#ifdef MISTAKE
const auto lunch = eat(pears{});
#else
const auto lunch = eat(apples{});
#endif
