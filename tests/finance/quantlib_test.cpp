// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/finance/quantlib.hpp"

#include "aifactory/finance/xnpv.hpp"
#include "reference_cases.hpp"

#include <ql/quotes/simplequote.hpp>
#include <ql/termstructures/yield/flatforward.hpp>
#include <ql/termstructures/yield/impliedtermstructure.hpp>
#include <ql/termstructures/yield/zerocurve.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/daycounters/actual360.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>
#include <ql/time/daycounters/thirty360.hpp>

#include <array>
#include <limits>
#include <thread>

namespace quantlib_test {

using namespace finance_cases;
namespace ql = QuantLib;
using nominal_curve = quantlib_curve<cash::pretax, basis::nominal>;
using structure = ql::ext::shared_ptr<ql::YieldTermStructure>;

static_assert(discount_curve<nominal_curve> && !flat_discount_curve<nominal_curve>);

const ql::Date start(1, ql::January, 2026);
const ql::Actual365Fixed act365;

structure flat(double annual, const ql::DayCounter& by = act365) {
  return ql::ext::make_shared<ql::FlatForward>(start, annual, by, ql::Compounded, ql::Annual);
}
/// The curve of FD028: linear zero rates, continuous, Actual/365 (Fixed).
structure fd028(double shift = 0.0) {
  const std::vector<ql::Date> dates{start, ql::Date(1, ql::January, 2028), ql::Date(1, ql::January, 2031)};
  const std::vector<double> rates{0.04 + shift, 0.042 + shift, 0.045 + shift};
  return ql::ext::make_shared<ql::ZeroCurve>(dates, rates, act365);
}
double since(std::chrono::year_month_day to) {
  return year_fraction(date(2026, 1, 1), to, day_count::actual_365_fixed);
}

/// QuantLib's global evaluation date, put back at the end.
struct evaluated_on {
  ql::Date before = ql::Settings::instance().evaluationDate();
  explicit evaluated_on(const ql::Date& d) { ql::Settings::instance().evaluationDate() = d; }
  ~evaluated_on() { ql::Settings::instance().evaluationDate() = before; }
  evaluated_on(const evaluated_on&) = delete;
  evaluated_on& operator=(const evaluated_on&) = delete;
};

TEST_CASE("a flat QuantLib curve is our flat rate", "[finance][quantlib]") {
  // Both are 1.09^-t. The sums differ by the rounding of 60 terms.
  for (const timing paid : {timing::begin, timing::mid, timing::end}) {
    const nominal_curve curve(flat(0.09), act365, years(5, paid));
    const auto cash = yearly({-1000, 300, 400, 500, 200, 100}, paid);
    CHECK_THAT(npv(cash, curve).base_value(), WithinRel(npv(cash, at(0.09)).base_value(), 1e-13));
    const nominal_curve monthly(flat(0.09), act365, months(60, paid));
    const pretax_flow<> rent = pretax_flow<>::made(months(60, paid), [](int k) { return (10.0 + k) * USD; });
    CHECK_THAT(npv(rent, monthly).base_value(), WithinRel(npv(rent, at(0.09)).base_value(), 1e-13));
  }
  const nominal_curve curve(flat(0.09), act365, years(5));
  CHECK(curve.df(0.0) == 1.0);
  CHECK_THAT(forward_rate(curve, 2.0, 5.0).effective_annual(), WithinRel(0.09, 1e-13));
}

TEST_CASE("FD028 from QuantLib: costs and tokens on a zero curve", "[finance][quantlib]") {
  const double one = since(date(2027, 1, 1)), two = since(date(2028, 1, 1)), three = since(date(2029, 1, 1));
  const nominal_curve curve(fd028(), act365, date(2026, 1, 1), {three, one, two});
  CHECK_THAT(curve.df(one), WithinRel(0.9598291299477989, 1e-14));
  CHECK_THAT(curve.df(two), WithinRel(0.9194312560951247, 1e-14));
  CHECK_THAT(curve.df(three), WithinRel(0.8788656055721584, 1e-14));
  CHECK_THAT(forward_rate(curve, one, two).effective_annual(), WithinRel(0.04393789485061261, 1e-12));

  const dated_pretax_flow<> costs({{date(2026, 1, 1), 1e9 * USD},
                                   {date(2027, 1, 1), 5e7 * USD},
                                   {date(2028, 1, 1), 5e7 * USD},
                                   {date(2029, 1, 1), 5e7 * USD}});
  const double pv_costs = xnpv(costs, curve).base_value();
  const double pv_tokens = 8e8 * (curve.df(one) + curve.df(two) + curve.df(three));
  CHECK_THAT(pv_costs, WithinRel(1137906299.580754, 1e-14));
  CHECK_THAT(pv_tokens, WithinRel(2206500793.2920656, 1e-14));
  CHECK_THAT(pv_costs / pv_tokens, WithinRel(0.5157062725923679, 1e-14));
}

TEST_CASE("a handle, a pointer and our own zero curve agree", "[finance][quantlib]") {
  const zero_curve<cash::pretax, basis::nominal> ours(
      {{0.0, 0.04}, {since(date(2028, 1, 1)), 0.042}, {since(date(2031, 1, 1)), 0.045}});
  const nominal_curve by_pointer(fd028(), act365, months(60)),
      by_handle(ql::Handle<ql::YieldTermStructure>(fd028()), act365, months(60));
  for (int k = 0; k <= 60; ++k) {
    CHECK(by_handle.df(months(60).time(k)) == by_pointer.df(months(60).time(k)));
    CHECK_THAT(by_pointer.df(months(60).time(k)), WithinRel(ours.df(months(60).time(k)), 1e-14));
  }
}

TEST_CASE("a curve does not change with QuantLib's evaluation date, quotes and links", "[finance][quantlib]") {
  const evaluated_on today(start);
  const auto quote = ql::ext::make_shared<ql::SimpleQuote>(0.09);
  // Moves with the evaluation date: its reference date is always today.
  const structure moving = ql::ext::make_shared<ql::FlatForward>(0, ql::NullCalendar(), ql::Handle<ql::Quote>(quote),
                                                                 act365, ql::Compounded, ql::Annual);
  ql::RelinkableHandle<ql::YieldTermStructure> link(moving);
  const ql::Date fixed_day(1, ql::January, 2028);

  const nominal_curve curve(link, act365, years(5));
  const auto cash = yearly({-1000, 300, 400, 500, 200, 100});
  const double before = npv(cash, curve).base_value(), theirs = moving->discount(fixed_day);
  {
    const evaluated_on later(ql::Date(1, ql::July, 2027));
    REQUIRE(moving->discount(fixed_day) > theirs + 0.05);  // their curve has moved: half a year is left, not two
    CHECK(npv(cash, curve).base_value() == before);
    CHECK_THROWS_WITH(nominal_curve(link, act365, years(5)),
                      ContainsSubstring("reference date 2026-01-01, but the curve's is 2027-07-01"));
    // One with a date of its own is read alike on any day.
    CHECK(npv(cash, nominal_curve(flat(0.09), act365, years(5))).base_value() == before);
  }
  quote->setValue(0.2);
  CHECK(npv(cash, curve).base_value() == before);
  CHECK_THAT(nominal_curve(link, act365, years(5)).df(1.0), WithinRel(1 / 1.2, 1e-14));
  link.linkTo(fd028());
  CHECK(npv(cash, curve).base_value() == before);
}

TEST_CASE("two curves from two threads, and one for both", "[finance][quantlib]") {
  const auto cash = yearly({-1000, 300, 400, 500, 200, 100}, timing::mid);
  const auto value_of = [&](double shift) {
    return npv(cash, nominal_curve(fd028(shift), act365, years(5, timing::mid))).base_value();
  };
  const nominal_curve shared(fd028(), act365, years(5, timing::mid));
  const std::array<double, 2> alone{value_of(0.0), value_of(0.01)};
  REQUIRE(alone[0] > alone[1] + 1.0);  // 1500 dollars, two and a half years away on average, at one percent more
  std::array<int, 2> right{0, 0};
  const auto work = [&](std::size_t which) {
    for (int i = 0; i < 500; ++i)
      right[which] +=
          value_of(0.01 * static_cast<double>(which)) == alone[which] && npv(cash, shared).base_value() == alone[0];
  };
  std::thread first(work, std::size_t{0}), other(work, std::size_t{1});
  first.join();
  other.join();
  CHECK(right == std::array<int, 2>{500, 500});
}

TEST_CASE("a later reference date is QuantLib's to make", "[finance][quantlib]") {
  const ql::Date later(1, ql::January, 2028);
  const auto implied =
      ql::ext::make_shared<ql::ImpliedTermStructure>(ql::Handle<ql::YieldTermStructure>(fd028()), later);
  const double one = since(date(2029, 1, 1)) - since(date(2028, 1, 1));
  const nominal_curve curve(implied, act365, date(2028, 1, 1), {one});
  // FD028: the factor to 2029 over the factor to 2028.
  CHECK_THAT(curve.df(one), WithinRel(0.8788656055721584 / 0.9194312560951247, 1e-14));
}

TEST_CASE("QuantLib curves that are refused", "[finance][quantlib]") {
  const auto no_structure = ContainsSubstring("no term structure");
  CHECK_THROWS_WITH(nominal_curve(structure(), act365, years(2)), no_structure);
  CHECK_THROWS_WITH(nominal_curve(ql::Handle<ql::YieldTermStructure>(), act365, years(2)), no_structure);
  CHECK_THROWS_WITH(nominal_curve(flat(0.09), ql::Actual360(), years(2)),
                    ContainsSubstring("day counter Actual/360, but the curve's is Actual/365 (Fixed)"));
  CHECK_THROWS_WITH(nominal_curve(flat(0.09), ql::DayCounter(), years(2)), ContainsSubstring("day counter none"));
  CHECK_THROWS_WITH(nominal_curve(flat(0.09), act365, date(2026, 1, 2), {1.0}),
                    ContainsSubstring("reference date 2026-01-02, but the curve's is 2026-01-01"));
  // Four calendar years are 1461 days, 4.058 years of 360.
  CHECK_THROWS_WITH(nominal_curve(flat(0.09, ql::Actual360()), ql::Actual360(), years(2)),
                    ContainsSubstring("are 4.058333 years of Actual/360"));
  CHECK_NOTHROW(nominal_curve(flat(0.09, ql::Actual360()), ql::Actual360(), date(2026, 1, 1), {1.0}));
  const ql::Thirty360 bond(ql::Thirty360::BondBasis);
  CHECK_NOTHROW(nominal_curve(flat(0.09, bond), bond, years(2)));

  // The zero curve ends after 1826 days; asked for, QuantLib goes on at the last forward rate.
  const structure short_one = fd028();
  CHECK_THROWS_WITH(nominal_curve(short_one, act365, years(6)),
                    ContainsSubstring("quantlib_curve: time (6) is past max curve time"));
  short_one->enableExtrapolation();
  CHECK_NOTHROW(nominal_curve(short_one, act365, years(6)));
  CHECK_THROWS_AS(nominal_curve(flat(0.09), act365, date(2026, 1, 1), {-1.0}), domain_error);
  CHECK_THROWS_WITH(nominal_curve(flat(0.09), act365, date(2026, 1, 1), {std::numeric_limits<double>::quiet_NaN()}),
                    ContainsSubstring("finite"));
  const structure of_nothing =
      ql::ext::make_shared<ql::ImpliedTermStructure>(ql::Handle<ql::YieldTermStructure>(), start);
  CHECK_THROWS_AS(nominal_curve(of_nothing, act365, years(2)), domain_error);
  CHECK_THROWS_WITH(nominal_curve(flat(-1.0), act365, years(2)), ContainsSubstring("quantlib_curve"));

  const nominal_curve curve(flat(0.09), act365, years(5));
  CHECK_THROWS_WITH(curve.df(2.5), ContainsSubstring("2.500000, must be one at which the term structure was read"));
  CHECK_THROWS_AS(curve.df(6.0), domain_error);
  CHECK_THROWS_AS(npv(yearly({-1000, 300, 400}, timing::mid), curve), domain_error);
}

}  // namespace quantlib_test
