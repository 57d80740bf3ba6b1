// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a drawing grow, shape by shape, into SVG?
///
/// Colours are classes, which a page's style sheet fills for light, dark and paper; a picture that stands alone brings them along. No script, no
/// font, no link.
#pragma once

#include "aifactory/report/markup_text.hpp"
#include "aifactory/units/number_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aifactory {

/// What is said of a chart to those who do not see it.
struct chart_words {
  std::string title;        ///< above the chart
  std::string description;  ///< what it shows, in a sentence
};

/// The size of a drawing and how it stands.
struct chart_form {
  double width = 720.0;      ///< in pixels; the height follows from the chart
  std::string id = "chart";  ///< unique on a page
  bool alone = false;        ///< a file of its own: with its colours and a background

  /// Whether it is for a phone: below 500 pixels.
  [[nodiscard]] bool narrow() const { return width < 500.0; }
};

/// A number as it is shown, and which number of the document it is: value = shown x divisor, to the digits that are shown.
struct chart_number {
  std::string text;    ///< as shown
  std::string path{};  ///< in the JSON document; empty where it is not there
  /// The number of the document itself.
  double value = 0.0, divisor = 1.0;  ///< value over what is shown
  std::string per{};  ///< where `value` is the number at `path` over another: the path of that one
};

/// The colours by name, for light and dark. Pairs of text and ground have a contrast of 4.5 or more; blue and orange are told apart by colour-blind
/// people, and nothing is told by colour alone.
inline constexpr std::string_view chart_colours_light =
    "--paper:#ffffff;--card:#f4f6f8;--ink:#1b1f24;--muted:#545d67;--grid:#d5dbe1;--c1:#0b67ad;--c2:#bd4b08;--c3:#22724f;--c4:#83439a;--c5:#6b5c00;--sum:#414b56";
/// The same for dark.
inline constexpr std::string_view chart_colours_dark =
    "--paper:#12171d;--card:#1b222a;--ink:#e8edf2;--muted:#a6b0bb;--grid:#36414c;--c1:#5db3f0;--c2:#f2a35e;--c3:#5fc9a0;--c4:#d3a2e4;--c5:#d9c45a;--sum:#b5bfca";
/// What the classes of drawings mean.
inline constexpr std::string_view chart_style =
    "svg{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:12px}"
    "svg text{fill:var(--ink)}svg .m{fill:var(--muted)}svg .b{font-weight:600}svg .g{stroke:var(--grid);stroke-width:1;fill:none}"
    "svg .z{stroke:var(--muted);stroke-width:1;fill:none}svg .k{stroke:var(--ink);stroke-width:1.5;fill:none;stroke-dasharray:4 3}"
    "svg .c1{fill:var(--c1)}svg .c2{fill:var(--c2)}svg .c3{fill:var(--c3)}svg .c4{fill:var(--c4)}svg .c5{fill:var(--c5)}svg .cs{fill:var(--sum)}"
    "svg .l1{stroke:var(--c1)}svg .l2{stroke:var(--c2)}svg .l3{stroke:var(--c3)}svg .l4{stroke:var(--c4)}svg .l5{stroke:var(--c5)}"
    "svg .l1,svg .l2,svg .l3,svg .l4,svg .l5{fill:none;stroke-width:2;stroke-linejoin:round}";

/// Which part of a text stands at its place.
enum class text_at { start, middle, end };

/// A drawing of a given size; y grows downwards.
class svg_canvas {
  double width_, height_;
  bool marked_;
  std::string body_;

  void open(std::string_view name, std::string_view paint) {
    body_ += "<" + std::string(name);
    if (!paint.empty()) body_ += " class=\"" + std::string(paint) + "\"";
  }
  void attribute(std::string_view name, double x) { body_ += " " + std::string(name) + "=\"" + pixels(x) + "\""; }
  /// With a hint that appears under the pointer.
  void close(std::string_view name, std::string_view hint) {
    body_ += hint.empty() ? "/>" : "><title>" + escaped(hint) + "</title></" + std::string(name) + ">";
  }

 public:
  /// Of all texts, in pixels.
  static constexpr double text_size = 12.0;

  /// @param marked  numbers carry their path and all their digits, as on a page
  svg_canvas(double width, double height, bool marked = true) : width_(width), height_(height), marked_(marked) {}
  /// In pixels.
  [[nodiscard]] double width() const { return width_; }
  /// In pixels.
  [[nodiscard]] double height() const { return height_; }

  /// A straight line between two points.
  void line(double x1, double y1, double x2, double y2, std::string_view paint) {
    open("line", paint), attribute("x1", x1), attribute("y1", y1), attribute("x2", x2), attribute("y2", y2), close("line", "");
  }
  /// Between two corners in any order; never thinner than a pixel.
  void box(double x1, double y1, double x2, double y2, std::string_view paint, std::string_view hint = "") {
    if (x2 < x1) std::swap(x1, x2);
    if (y2 < y1) std::swap(y1, y2);
    open("rect", paint), attribute("x", x1), attribute("y", y1), attribute("width", std::max(1.0, x2 - x1)), attribute("height", std::max(1.0, y2 - y1));
    close("rect", hint);
  }
  /// A box of its own colour, whatever the page's.
  void cell(double x1, double y1, double x2, double y2, std::string_view fill, std::string_view hint) {
    open("rect", ""), body_ += " fill=\"" + std::string(fill) + "\"", attribute("x", x1), attribute("y", y1), attribute("width", std::max(1.0, x2 - x1)),
        attribute("height", std::max(1.0, y2 - y1)), close("rect", hint);
  }
  /// A filled circle.
  void dot(double x, double y, double radius, std::string_view paint, std::string_view hint = "") {
    open("circle", paint), attribute("cx", x), attribute("cy", y), attribute("r", radius), close("circle", hint);
  }
  /// @param dashes  of the line, "6 3"; empty for none
  void path(const std::vector<std::pair<double, double>>& points, std::string_view paint, std::string_view dashes = "") {
    if (points.empty()) return;
    open("polyline", paint);
    if (!dashes.empty()) body_ += " stroke-dasharray=\"" + std::string(dashes) + "\"";
    body_ += " points=\"";
    for (std::size_t i = 0; i < points.size(); ++i) body_ += (i ? " " : "") + pixels(points[i].first) + "," + pixels(points[i].second);
    body_ += "\"/>";
  }
  /// @param y  of the line on which the letters stand
  void text(double x, double y, std::string_view words, std::string_view paint = "", text_at anchor = text_at::start, std::string_view hint = "") {
    if (words.empty()) return;
    number(x, y, {std::string(words)}, paint, anchor, hint);
  }
  /// The number in such a box.
  void cell_number(double x, double y, const chart_number& shown, std::string_view fill) { number(x, y, shown, "", text_at::middle, "", fill); }
  /// A text that is a number of the document.
  void number(double x, double y, const chart_number& shown, std::string_view paint = "", text_at anchor = text_at::start, std::string_view hint = "", std::string_view fill = "") {
    if (shown.text.empty()) return;
    open("text", paint);
    if (!fill.empty()) body_ += " style=\"fill:" + std::string(fill) + "\"";
 attribute("x", x), attribute("y", y);
    if (anchor != text_at::start) body_ += anchor == text_at::end ? " text-anchor=\"end\"" : " text-anchor=\"middle\"";
    if (marked_ && !shown.path.empty()) {
      body_ += " data-path=\"" + escaped(shown.path) + "\" data-value=\"" + number_text(shown.value) + "\"";
      if (!shown.per.empty()) body_ += " data-per=\"" + escaped(shown.per) + "\"";
      if (shown.divisor != 1.0) body_ += " data-scale=\"" + number_text(shown.divisor) + "\"";
    }
    body_ += ">";
    if (!hint.empty()) body_ += "<title>" + escaped(hint) + "</title>";
    body_ += escaped(shown.text) + "</text>";
  }

  /// The whole drawing.
  [[nodiscard]] std::string finished(const chart_words& words, const chart_form& form) const {
    const std::string id = escaped(form.id);
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + pixels(width_) + " " + pixels(height_) + "\" width=\"" + pixels(width_) + "\" height=\"" +
                      pixels(height_) + "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\"><title id=\"" + id + "-t\">" + escaped(words.title) + "</title><desc id=\"" +
                      id + "-d\">" + escaped(words.description) + "</desc>";
    if (form.alone)
      out += "<style>:root{" + std::string(chart_colours_light) + "}@media(prefers-color-scheme:dark){:root{" + std::string(chart_colours_dark) + "}}" + std::string(chart_style) +
             "</style><rect width=\"100%\" height=\"100%\" rx=\"6\" style=\"fill:var(--paper)\"/>";
    return out + body_ + "</svg>";
  }
};

}  // namespace aifactory
