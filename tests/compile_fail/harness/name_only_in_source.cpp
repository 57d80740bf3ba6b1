// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The harness reports this pair: the name stands in the echoed source line, the compiler does not say it.
// expect: only_in_the_source

inline void eat(int) {}

#ifdef MISTAKE
const int lunch = (/* only_in_the_source */ eat(1));
#else
const int lunch = (eat(1), 1);
#endif
