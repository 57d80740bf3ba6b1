// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// Cached input is sold for a fraction of the price of fresh input.
// expect-first: aifactory: fresh input, cached input, output and total tokens are different
// expect: called::money,
// expect: power_of<[a-z:]*dim::fresh_token, -1>
// expect: power_of<[a-z:]*dim::cached_token, 1>
#include "aifactory/units.hpp"

using namespace aifactory;

const fresh_token_price<> fresh = 3.0 * USD / Mtok_fresh;
const cached_token_price<> cached = 0.3 * USD / Mtok_cached;
const cached_tokens<> cached_tokens_read = 8.0 * Mtok_cached;

#ifdef MISTAKE
const money<> bill = fresh * cached_tokens_read;
#else
const money<> bill = cached * cached_tokens_read;
#endif
