// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "catch_shim.hpp"
#include "markup.hpp"

#include "aifactory/report/svg_cash_flow.hpp"
#include "aifactory/report/svg_heat_map.hpp"
#include "aifactory/report/svg_histogram.hpp"
#include "aifactory/report/svg_lines.hpp"
#include "aifactory/report/svg_tornado.hpp"
#include "aifactory/report/svg_waterfall.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace svg_charts_test {

using namespace aifactory;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

/// Well-formed, named for those who do not see it, and nothing of it outside the drawing: boxes, points, and texts by their estimated length.
markup checked(const std::string& svg) {
  markup found(svg);
  CHECK(found.problems() == std::vector<std::string>{});
  REQUIRE(!found.elements().empty());
  const auto& root = found.elements().front();
  CHECK(root.attribute("role") == "img");
  const double width = root.number("width"), height = root.number("height");
  CHECK((width > 0.0 && height > 0.0));
  for (const auto& box : found.named("rect")) {
    if (box.attribute("width") == "100%") continue;
    INFO(box.attribute("x") << " + " << box.attribute("width") << ", " << box.attribute("y") << " + " << box.attribute("height"));
    CHECK((box.number("x") >= 0.0 && box.number("x") + box.number("width") <= width + 0.2));
    CHECK((box.number("y") >= 0.0 && box.number("y") + box.number("height") <= height + 0.2));
  }
  for (const auto& text : found.named("text")) {
    const double length = text_length(text.text, svg_canvas::text_size) * (text.attribute("class") == "b" ? 1.08 : 1.0);
    const auto anchor = text.attribute("text-anchor");
    const double from = text.number("x") - (anchor == "end" ? length : anchor == "middle" ? length / 2.0 : 0.0);
    INFO(text.text << " from " << from << " long " << length << " of " << width);
    CHECK((from >= -0.2 && from + length <= width + 1.2));
    CHECK((text.number("y") > 0.0 && text.number("y") <= height));
  }
  return found;
}

const std::vector<chart_form> forms{{900.0, "wide", false}, {340.0, "slim", false}, {720.0, "alone", true}};

/// Numbers that no chart expects.
const std::vector<std::vector<double>> rows_of_numbers{{0.12, 0.05, 0.04, 0.01}, {1e-9, 1e12}, {5.0}, {0.0, 0.0}, {-3.0, 2.0}, {-1.0, -2.0}, {7.0, 7.0, 7.0}, {1e300, -1e300}, {inf, 1.0, std::nan("")}, {1e-310, 2e-310}};

chart_number shown(double x) { return {rounded_text(x, 4), "result.x", x, 1.0}; }

}  // namespace

TEST_CASE("a waterfall: each bar begins where the one before it ended, the total from zero", "[report][svg]") {
  const auto chart = waterfall_of({"Cost", "of a thing"}, {{"a", 6.0, shown(6.0)}, {"b", 3.0, shown(3.0)}, {"nothing", 0.0, shown(0.0)}, {"back", -1.0, shown(-1.0)}}, {"Total", 8.0, shown(8.0)}, "$");
  const auto boxes = checked(svg_of(chart, forms[0])).named("rect");
  REQUIRE(boxes.size() == 4);  // what is zero has no bar
  const auto left = [&](std::size_t i) { return boxes[i].number("x"); };
  const auto right = [&](std::size_t i) { return boxes[i].number("x") + boxes[i].number("width"); };
  // Lengths are as 6 : 3 : 1 : 8, to the tenth of a pixel at both ends.
  const double unit = (right(3) - left(3)) / 8.0;
  CHECK_THAT(right(0) - left(0), WithinAbs(6.0 * unit, 0.2));
  CHECK_THAT(left(1), WithinAbs(right(0), 0.2));
  CHECK_THAT(right(1) - left(1), WithinAbs(3.0 * unit, 0.2));
  CHECK_THAT(right(2), WithinAbs(right(1), 0.2));  // back from the end of the second
  CHECK_THAT(left(2), WithinAbs(right(3), 0.2));
  CHECK(boxes[2].attribute("class") != boxes[1].attribute("class"));
}

TEST_CASE("a tornado: both ends of each input about the middle, the smaller number on the left", "[report][svg]") {
  const auto chart = tornado_of({"What moves it", "d"}, {{"load", 0.28, 0.19, "p.0", "p.1", ""}, {"price", 0.21, 0.24, "q.0", "q.1", "1 to 2 USD"}}, 0.22, "$");
  const auto found = checked(svg_of(chart, forms[0]));
  std::vector<std::string> texts;
  for (const auto& text : found.named("text"))
    if (!text.attribute("data-path").empty()) texts.push_back(text.attribute("data-path") + " " + text.text);
  CHECK(texts == std::vector<std::string>{"p.1 0.1900", "p.0 0.2800", "q.0 0.2100", "q.1 0.2400"});
  const auto boxes = found.named("rect");
  REQUIRE(boxes.size() == 6);  // two of the key, two for each input
  CHECK_THAT(boxes[2].number("x"), WithinAbs(boxes[3].number("x") + boxes[3].number("width"), 0.2));
}

TEST_CASE("a histogram: areas are shares, percentiles stand where they are", "[report][svg]") {
  const histogram_chart chart{{"How often", "d"}, {{0.0, 1.0, 0.2}, {1.0, 2.0, 0.5}, {2.0, 3.0, 0.3}}, {{"p10", 0.5, shown(0.5)}, {"p50", 1.6, shown(1.6)}, {"p90", 2.9, shown(2.9)}, {"p99", 9.0, shown(9.0)}}, "$", 1.0};
  const auto found = checked(svg_of(chart, forms[0]));
  const auto boxes = found.named("rect");
  REQUIRE(boxes.size() == 3);
  CHECK_THAT(boxes[1].number("height") / boxes[0].number("height"), WithinRel(2.5, 0.01));
  CHECK_THAT(boxes[2].number("height") / boxes[0].number("height"), WithinRel(1.5, 0.01));
  std::vector<double> marks;
  for (const auto& line : found.named("line"))
    if (line.attribute("class") == "k") marks.push_back(line.number("x1"));
  REQUIRE(marks.size() == 3);  // what is outside has no mark
  const double unit = boxes[1].number("x") - boxes[0].number("x");
  CHECK_THAT(marks[1] - marks[0], WithinAbs(1.1 * unit, 0.3));
  CHECK_THAT(marks[2] - marks[1], WithinAbs(1.3 * unit, 0.3));
}

TEST_CASE("a histogram of a figure that is the same in every trial is one bar", "[report][svg]") {
  const histogram_chart chart{{"How often", "d"}, {{2.0, 2.0, 1.0}}, {{"p10", 2.0, shown(2.0)}, {"p90", 2.0, shown(2.0)}}, "$", 1.0};
  const auto boxes = checked(svg_of(chart, forms[1])).named("rect");
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].number("width") > 5.0);
  CHECK(boxes[0].number("height") > 50.0);
}

TEST_CASE("curves: every point is there, in order, told apart by more than colour", "[report][svg]") {
  const line_chart chart{.words = {"Cost", "d"}, .curves = {{"a", {{10.0, 1.0}, {100.0, 10.0}}, {}}, {"b", {{10.0, 2.0}, {50.0, inf}, {100.0, 4.0}}, {}}}, .across = "speed", .up = "$"};
  const auto found = checked(svg_of(chart, forms[0]));
  CHECK(found.named("circle").size() == 4);  // what is not finite is left out
  const auto lines = found.named("polyline");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].attribute("stroke-dasharray") != lines[1].attribute("stroke-dasharray"));
  const auto points = found.named("circle");
  CHECK(points[0].number("cx") < points[1].number("cx"));
  CHECK(points[0].number("cy") > points[1].number("cy"));  // dearer is higher
}

TEST_CASE("cash flow: money that comes in stands above the line, sums add up", "[report][svg]") {
  CHECK(cumulative({-10.0, 4.0, 7.0}) == std::vector<double>{-10.0, -6.0, 1.0});
  const cash_flow_chart chart{{"Cash", "d"}, {"2026-01-01", "2026-01-01", "2027-01-01"}, {-10e6, 4e6, 7e6}};
  const auto found = checked(svg_of(chart, forms[0]));
  const auto boxes = found.named("rect");
  REQUIRE(boxes.size() == 6);  // three of the key
  CHECK_THAT(boxes[3].number("y"), WithinAbs(boxes[4].number("y") + boxes[4].number("height"), 0.2));  // both begin at zero
  CHECK_THAT(boxes[3].number("height") / boxes[5].number("height"), WithinRel(10.0 / 7.0, 0.02));
  bool close = false;
  for (const auto& text : found.named("text")) close = close || text.text == "close";
  CHECK(close);
}

TEST_CASE("a heat map: a shade per cell, the numbers where there is room, none where nothing is known", "[report][svg]") {
  const heat_map_chart chart{{"Cost", "d"}, "x", "y", {"1", "2"}, {"a", "b"}, {shown(1.0), shown(2.0), shown(3.0), {"-", "", std::nan(""), 1.0}}};
  const auto found = checked(svg_of(chart, forms[0]));
  CHECK(found.named("rect").size() == 3);
  std::size_t numbers = 0;
  for (const auto& text : found.named("text")) numbers += text.attribute("data-path").empty() ? 0 : 1;
  CHECK(numbers == 3);
  heat_map_chart many{{"Cost", "d"}, "x", "y", {}, {}, {}};
  for (int i = 0; i < 100; ++i) many.columns.push_back(std::to_string(i)), many.lines.push_back(std::to_string(1000 * i));
  for (int i = 0; i < 10000; ++i) many.cells.push_back(shown(i));
  // No room for numbers: seven shades are explained instead, from the lowest to the highest.
  const auto small = checked(svg_of(many, forms[1]));
  CHECK(small.named("rect").size() == 10000 + 7);
  std::vector<std::string> ends;
  for (const auto& text : small.named("text"))
    if (text.text == "0" || text.text == "9999") ends.push_back(text.text);
  CHECK(std::find(ends.begin(), ends.end(), "9999") != ends.end());
  many.cells.pop_back();
  CHECK(svg_of(many, forms[1]).empty());
}

TEST_CASE("charts hold whatever numbers come: wide ranges, zeros, negative ones, one, none", "[report][svg]") {
  for (const auto& form : forms)
    for (const auto& numbers : rows_of_numbers) {
      INFO(form.width << ": " << numbers.front());
      std::vector<waterfall_part> parts;
      std::vector<tornado_row> swings;
      std::vector<histogram_bar> bars;
      cash_flow_chart cash{{"Cash", "d"}, {}, {}};
      line_chart lines{.words = {"Lines", "d"}, .curves = {{"one", {}, {}}}, .across = "x", .up = "y"};
      heat_map_chart field{{"Field", "d"}, "x", "y", {}, {"all"}, {}};
      double at = 0.0;
      for (const double x : numbers) {
        parts.push_back({"part " + rounded_text(x), x, shown(x)});
        swings.push_back({"input " + rounded_text(x), x, -x, "a", "b", ""});
        if (std::isfinite(x)) bars.push_back({std::min(at, x), std::max(at, x), 1.0 / static_cast<double>(numbers.size())});
        cash.periods.push_back(std::to_string(2026 + cash.flows.size()) + "-01-01"), cash.flows.push_back(x);
        lines.curves[0].points.emplace_back(at, x);
        field.columns.push_back(rounded_text(x)), field.cells.push_back(shown(x));
        if (std::isfinite(x)) at = x;
      }
      checked(svg_of(waterfall_of({"Sum", "d"}, parts, {"Total", at, shown(at)}, "$"), form));
      checked(svg_of(tornado_of({"Swings", "d"}, swings, at, "$"), form));
      if (!bars.empty()) checked(svg_of(histogram_chart{{"Bars", "d"}, bars, {{"p50", at, shown(at)}}, "$", 1.0}, form));
      checked(svg_of(cash, form));
      checked(svg_of(lines, form));
      checked(svg_of(field, form));
    }
  for (const auto& form : forms) {
    CHECK(svg_of(row_chart{}, form).empty());
    CHECK(svg_of(histogram_chart{}, form).empty());
    CHECK(svg_of(line_chart{}, form).empty());
    CHECK(svg_of(cash_flow_chart{}, form).empty());
    CHECK(svg_of(heat_map_chart{}, form).empty());
  }
}

TEST_CASE("names of strangers, and very long ones, stay inside the chart and inert", "[report][svg]") {
  const std::string evil = "<script>alert(1)</script>\" onload=\"x", endless(10000, 'w');
  for (const auto& form : forms) {
    const auto text = svg_of(waterfall_of({evil, endless}, {{evil, 1.0, shown(1.0)}, {endless, 2.0, shown(2.0)}}, {"Total", 3.0, shown(3.0)}, endless), form);
    const auto found = checked(text);
    CHECK(found.named("script").empty());
    for (const auto& element : found.elements()) CHECK(element.attribute("onload").empty());
    checked(svg_of(line_chart{.words = {evil, evil}, .curves = {{evil, {{1.0, 1.0}}, {evil}}, {endless, {{2.0, 2.0}}, {}}}, .across = endless, .up = endless}, form));
    checked(svg_of(tornado_of({evil, evil}, {{endless, 1.0, 2.0, "a", "b", evil}}, 1.5, endless), form));
  }
}

TEST_CASE("a picture that stands alone brings its colours and its ground, for light and for dark", "[report][svg]") {
  const auto text = svg_of(waterfall_of({"Sum", "d"}, {{"a", 1.0, shown(1.0)}}, {"Total", 1.0, shown(1.0)}, "$"), forms[2]);
  CHECK_THAT(text, ContainsSubstring("prefers-color-scheme:dark"));
  CHECK_THAT(text, ContainsSubstring("width=\"100%\" height=\"100%\""));
  CHECK(text.find("http") == text.find("http://www.w3.org/2000/svg"));
  CHECK(text.rfind("http") == text.find("http"));
}

}  // namespace svg_charts_test
