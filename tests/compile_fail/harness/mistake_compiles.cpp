// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// The harness reports this pair: the mistake compiles.
// expect: anything

#ifdef MISTAKE
const int lunch = 1;
#else
const int lunch = 2;
#endif
