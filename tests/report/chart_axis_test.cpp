// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"

#include "aifactory/report/chart_axis.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace chart_axis_test {

using namespace aifactory;

TEST_CASE("an axis stands where its numbers are, and has marks at round ones", "[report][svg]") {
  const auto axis = chart_axis({0.17, 0.33}, false).between(100.0, 500.0);
  CHECK_THAT(axis.at(0.17), WithinAbs(100.0, 1e-9));
  CHECK_THAT(axis.at(0.25), WithinAbs(300.0, 1e-9));  // the middle
  CHECK_THAT(axis.at(9.0), WithinAbs(500.0, 0.0));    // outside: at the end
  // 0.16 wide, at most 5 marks: steps of 0.05 (0.16 / 5 = 0.032, the next of 1, 2, 2.5, 5)
  const auto marks = axis.marks(5);
  REQUIRE(marks.size() == 3);
  CHECK(chart_axis::texts(marks, 1.0) == std::vector<std::string>{"0.20", "0.25", "0.30"});
  CHECK(chart_axis::texts({0.0, 2.5e6, 5e6}, 1e6) == std::vector<std::string>{"0.0", "2.5", "5.0"});
}

TEST_CASE("an axis of bars shows zero, one with room has a little more at its ends", "[report][svg]") {
  const chart_axis bars({3.0, 5.0}, true);
  CHECK(bars.low() == 0.0);
  CHECK(bars.high() == 5.0);
  const chart_axis below({-3.0, -5.0}, true);
  CHECK(below.low() == -5.0);
  CHECK(below.high() == 0.0);
  CHECK_THAT(chart_axis({0.0, 10.0}, false).with_room(0.1).high(), WithinRel(11.0, 1e-12));
}

TEST_CASE("numbers that lie far apart get logarithms where that was asked for and all are above zero", "[report][svg]") {
  const auto axis = chart_axis({1.0, 100.0}, false, 20.0).between(0.0, 100.0);
  CHECK(axis.logarithmic());
  CHECK_THAT(axis.at(10.0), WithinAbs(50.0, 1e-9));  // the geometric middle
  CHECK(!chart_axis({1.0, 100.0}, false).logarithmic());
  CHECK(!chart_axis({0.0, 100.0}, false, 20.0).logarithmic());
  CHECK(!chart_axis({1.0, 19.0}, false, 20.0).logarithmic());
  for (const double mark : chart_axis({1e-9, 1e12}, false, 20.0).marks(6)) CHECK((mark >= 1e-9 && mark <= 1e12));
}

TEST_CASE("whatever the numbers are, an axis has a width and its marks lie on it", "[report][svg]") {
  constexpr double inf = std::numeric_limits<double>::infinity(), most = std::numeric_limits<double>::max(), least = std::numeric_limits<double>::denorm_min();
  const std::vector<std::vector<double>> all{{},          {0.0},        {7.0},       {7.0, 7.0},         {-7.0},           {inf, std::nan("")}, {-most, most}, {0.0, least},
                                             {1e-300, 2e-300}, {1e300, 1e300}, {-1e12, 1e-9}, {1.0, 1.0 + 1e-15}, {-1e-9, 1e12, inf}, {least, most}};
  for (const auto& numbers : all)
    for (const bool zero : {false, true})
      for (const double wide : {0.0, 20.0}) {
        const auto axis = chart_axis(numbers, zero, wide).between(10.0, 200.0);
        INFO((numbers.empty() ? 0.0 : numbers.front()) << " .. " << (numbers.empty() ? 0.0 : numbers.back()) << (zero ? " with zero" : "") << " " << wide);
        CHECK(axis.low() < axis.high());
        const auto marks = axis.marks(5);
        CHECK(!marks.empty());
        CHECK(marks.size() <= 20);
        for (const double mark : marks) CHECK((axis.at(mark) >= 10.0 && axis.at(mark) <= 200.0));
        for (const auto& text : chart_axis::texts(marks, 1.0)) CHECK((!text.empty() && text.size() < 20));
        for (const double x : numbers)
          if (std::isfinite(x)) CHECK((axis.at(x) >= 10.0 && axis.at(x) <= 200.0));
      }
}

}  // namespace chart_axis_test
