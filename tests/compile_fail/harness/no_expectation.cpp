// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The harness reports this pair: nothing is expected of the message.

struct apples {};
struct pears {};
inline apples eat(apples which) { return which; }

#ifdef MISTAKE
const auto lunch = eat(pears{});
#else
const auto lunch = eat(apples{});
#endif
