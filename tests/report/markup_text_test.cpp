// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/report/text_layout.hpp"
#include "catch_shim.hpp"
#include "markup.hpp"

#include "aifactory/report/markup_text.hpp"

#include <limits>
#include <string>

namespace markup_text_test {

using namespace aifactory;

TEST_CASE("markup of a stranger is spelled out, controls and marks of direction become blanks", "[report][html]") {
  CHECK(escaped("<script>alert(\"1 & 2\")</script>") == "&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;");
  CHECK(escaped("it's") == "it&#39;s");
  CHECK(escaped(std::string("a\0b\x1b[2J\x7f", 8)) == "a b [2J ");
  CHECK(escaped("\xc2\x85\xe2\x80\xae" "abc") == "  abc");            // NEL, right-to-left override
  CHECK(escaped("\xf0\x9f\x92\xa1 \xc3\xa9") == "\xf0\x9f\x92\xa1 \xc3\xa9");  // a bulb, e with acute
  CHECK(escaped("") == "");
}

TEST_CASE("bytes that are not UTF-8 become the replacement character, each of them", "[report][html]") {
  CHECK(escaped("a\xff" "b") == "a\xef\xbf\xbd" "b");
  CHECK(escaped("\xc3") == "\xef\xbf\xbd");                             // cut off
  CHECK(escaped("\xc0\xaf") == "\xef\xbf\xbd\xef\xbf\xbd");             // an overlong slash
  CHECK(escaped("\xed\xa0\x80") == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");  // half of a surrogate pair is no UTF-8
}

TEST_CASE("places are tenths of a pixel, whatever comes", "[report][svg]") {
  CHECK(pixels(12.04) == "12");
  CHECK(pixels(12.06) == "12.1");
  CHECK(pixels(-0.01) == "0");
  CHECK(pixels(std::numeric_limits<double>::quiet_NaN()) == "0");
  CHECK(pixels(1e300) == "1000000");  // the edge of every drawing
}

TEST_CASE("texts are cut to a length with an ellipsis, between characters", "[report][svg]") {
  CHECK(cut_to_length("short", 100.0, 12.0) == "short");
  const auto cut = cut_to_length(std::string(10000, 'x'), 100.0, 12.0);
  CHECK(cut.ends_with("\xe2\x80\xa6"));
  CHECK(text_length(cut, 12.0) <= 100.0);
  const auto accents = cut_to_length("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", 40.0, 12.0);
  CHECK(escaped(accents) == accents);  // still UTF-8
}

TEST_CASE("a stranger's name steers no terminal", "[report][terminal]") {
  CHECK(harmless("a\x1b[31mb\tc\x7f") == "a [31mb c ");
  CHECK(harmless("\xc2\x9b" "2J") == " 2J");                        // a control of one character
  CHECK(harmless("cost\xe2\x80\xae" "txt.exe") == "cost txt.exe");  // U+202E, right to left
  CHECK(harmless("\xff\xfe") == "  ");
  CHECK(harmless("Zürich 电力 😀") == "Zürich 电力 😀");
}

}  // namespace markup_text_test
