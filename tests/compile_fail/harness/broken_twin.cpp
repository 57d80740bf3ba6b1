// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The harness reports this pair: the twin does not compile either.
// expect: nowhere

#ifdef MISTAKE
const int lunch = nowhere;
#else
const int lunch = nowhere + 1;
#endif
