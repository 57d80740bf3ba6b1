// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/sizing/first_token.hpp"
#include "catch_shim.hpp"

namespace first_token_test {

using namespace aifactory;

namespace {
constexpr auto tok_s_user = tok_out / second / user;

/// 100 users who read at 50 tok/s answers of 500 tokens: requests of 10 s.
token_demand<> hundred_users() {
  return {.average = 100.0 * user, .interactivity = 50.0 * tok_s_user, .output = 500.0 * tok_out};
}
}  // namespace

TEST_CASE("a time per token is a speed", "[sizing][demand]") {
  const token_demand<> asked{.average = 100.0 * user, .interactivity = 20e-3 * second / tok_out};
  CHECK_THAT(speed_of(asked).in(tok_s_user), WithinRel(50.0, 1e-14));
  CHECK_THAT(average_output(asked).in(tok_out / second), WithinRel(5000.0, 1e-14));
}

TEST_CASE("the queue of a fleet that a demand fills in part", "[sizing][first_token]") {
  const auto q = queue_of(hundred_users(), 0.8);
  CHECK_THAT(q.streams, WithinRel(125.0, 1e-12));
  CHECK(q.load == 0.8);
  CHECK_THAT(q.service.in(second), WithinRel(10.0, 1e-12));
  CHECK(q.variation == 1.0);
}

// M/M/c: P(wait > t) = C exp(-c (1 - rho) t / s). With c = 100 / rho streams the time that 1 % exceed is
// ln(100 C) s / (c - 100). Erlang C summed term by term in Python:
// c = 110: 0.2370075; c = 105: 0.5157074.
TEST_CASE("99 of 100 first tokens come within the wait of M/M/c and the computation of the prompt", "[sizing][first_token]") {
  auto asked = hundred_users();
  asked.prefill_time = 0.5 * second;
  CHECK_THAT(p99_first_token(asked, 100.0 / 110.0).in(second), WithinRel(0.5 + 3.165506694, 1e-6));
  CHECK_THAT(p99_first_token(asked, 100.0 / 105.0).in(second), WithinRel(0.5 + 7.885909019, 1e-6));
}

TEST_CASE("a time to the first token limits the load", "[sizing][first_token]") {
  auto asked = hundred_users();
  CHECK(load_limit_for(asked) == 1.0);
  asked.ttft = 3.0 * second;
  const double limit = load_limit_for(asked);
  // On the safe side of a step, and a little more load is on the other.
  CHECK(p99_first_token(asked, limit) <= asked.ttft);
  CHECK(p99_first_token(asked, limit * 1.02) > asked.ttft);
  CHECK(within_first_token(asked).load_limit.value() == limit);
  // Ten thousand users fill a fleet further than a hundred.
  auto many = asked;
  many.average = 10'000.0 * user;
  CHECK(load_limit_for(many) > limit);
  // A limit that is stricter than the waiting stays.
  asked.load_limit = share<>(0.3);
  CHECK(load_limit_for(asked) == 0.3);
}

TEST_CASE("more even answers wait less", "[sizing][first_token]") {
  auto even = hundred_users();
  even.service_variation = multiple<>(0.0);
  CHECK(p99_first_token(even, 0.95) < p99_first_token(hundred_users(), 0.95));
}

TEST_CASE("a first token that cannot come in time is refused", "[sizing][first_token][bad]") {
  auto asked = hundred_users();
  asked.ttft = 1.0 * second;
  asked.prefill_time = 2.0 * second;
  CHECK_THROWS_WITH(load_limit_for(asked), ContainsSubstring("the prompt alone takes 2 s, the first token must come within 1 s"));
  asked.prefill_time = 0.0 * second;
  asked.output = 0.0 * tok_out;
  CHECK_THROWS_WITH(load_limit_for(asked), ContainsSubstring("needs the output tokens of a request"));
}

}  // namespace first_token_test
