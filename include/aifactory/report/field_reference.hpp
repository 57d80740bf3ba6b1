// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which fields may a scenario have, in which units and ranges, with which defaults and where from?
///
/// A Markdown page written from the tables that the reader itself uses, so that it cannot say anything else.
#pragma once

#include "aifactory/model/factory.hpp"
#include "aifactory/scenario/other_fields.hpp"
#include "aifactory/scenario/own_generation.hpp"
#include "aifactory/sizing/token_demand.hpp"
#include "aifactory/units/number_text.hpp"

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace aifactory {

namespace detail {

inline std::string range_text(const range& r) {
  if (r.is_positive()) return r.has_no_end() ? "above 0" : "above 0, to " + number_text(r.high);
  if (r.has_no_end()) return "at least " + number_text(r.low);
  return number_text(r.low) + " to " + number_text(r.high);
}

template <class Member>
std::string default_text(const origin& from, const spelling& written, const Member& member) {
  using held = holder<Member>;
  const double number = held::value(member) / scale_of<Member>(written);
  std::string value = number_text(number);
  if (written.unit != "1" && number != 0.0) value += " " + std::string(written.unit);
  switch (from.is) {
    case origin::kind::required: return "required";
    case origin::kind::not_given: return "none: " + std::string(from.text);
    case origin::kind::sourced: return value + ": " + std::string(from.text) + " (" + std::string(from.date) + ")";
    case origin::kind::assumption: return value + ": assumption, " + std::string(from.text);
    default: return value;
  }
}

class field_page {
  std::string text_;

 public:
  void line(std::string_view text) { (text_ += text) += '\n'; }
  void head() {
    line("| field | unit | allowed | usual | default | meaning |");
    line("|---|---|---|---|---|---|");
  }

  template <class Row, class Member>
  void row(std::string_view section, const Row& r, const Member& member) {
    for (std::size_t i = 0; i < r.spellings; ++i) {
      const spelling& written = r.as[i];
      const std::string name = section.empty() ? std::string(written.name) : std::string(section) + "." + std::string(written.name);
      line("| `" + name + "` | " + std::string(written.unit == "1" ? "" : written.unit) + " | " + range_text(written.hard) + " | " +
           range_text(written.plausible) + " | " + (i == 0 ? default_text(r.from, written, member) : "as above") + " | " +
           (i == 0 ? std::string(r.meaning) : "the same, in another way") + " |");
    }
  }

  template <class S>
  void section(std::string_view name, const S& inputs) {
    line("\n## [" + std::string(name) + "]\n");
    head();
    const auto visit = [&](const auto& r) {
      using row_type = std::remove_cvref_t<decltype(r)>;
      if constexpr (holds_value<row_type>) {
        row(name, r, inputs.*r.member);
      } else if constexpr (requires { r.choices; }) {
        std::string all;
        for (const auto choice : r.choices)
          if (!choice.empty()) all += (all.empty() ? "`" : ", `") + std::string(choice) + "`";
        line("| `" + std::string(name) + "." + std::string(r.name) + "` |  | " + all + " |  | " + std::string(r.choices[0]) + " | " +
             std::string(r.meaning) + " |");
      } else {
        std::string list;
        for (const double x : inputs.*r.member) list += (list.empty() ? "[" : ", ") + number_text(x);
        line("| `" + std::string(name) + "." + std::string(r.name) + "` |  | at least 0 each |  | " + list + "] | " + std::string(r.meaning) + " |");
      }
    };
    std::apply([&](const auto&... r) { (visit(r), ...); }, S::fields());
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }
};

}  // namespace detail

/// The page: every field with its unit, its allowed and its usual range, its default with the default's source, and its
/// meaning. Outside the allowed range a value is refused, outside the usual one it is warned about.
[[nodiscard]] inline std::string field_reference() {
  detail::field_page page;
  page.line("<!-- SPDX-FileCopyrightText: aifactory contributors -->");
  page.line("<!-- SPDX-License-Identifier: MIT -->");
  page.line("<!-- Written by examples/scenario_fields from the field tables. Do not edit. -->");
  page.line("# Fields of a scenario\n");
  page.line("A value outside its allowed range is refused; outside its usual range it is warned about. A field with a unit takes a");
  page.line("text such as `\"70 USD/MWh\"` in any unit of the same kind; one without takes a bare number, a share also `\"60 %\"`. Any of");
  page.line("them takes a table with `value` or a distribution, and `source`, `date` or `basis = \"assumption\"`.");
  page.line("`compute.price`, `it_power_per_gpu` and `life` may come from `compute.generation`, `workload.output_rate` from");
  page.line("`workload.profile`, and `facility.life` is needed unless the space is leased.\n");
  page.line("## Size\n\nExactly one of\n");
  page.head();
  const factory<double> defaults{unset, defaults_of<facility<double>>(), defaults_of<power<double>>(), defaults_of<compute<double>>(),
                                 {}, {}, {}, {}, defaults_of<operations<double>>(), defaults_of<workload<double>>(),
                                 defaults_of<finance<double>>()};
  for_each_field(defaults, [&](const auto& row, const auto& member) { page.row("", row, member); });
  std::apply([&](const auto&... part) { (page.section(part.name, defaults.*part.member), ...); }, factory<double>::sections());
  page.section("demand", defaults_of<token_demand<double>>());
  page.line("\nOne of `output_tokens`, `users` and `requests`. Without a size the factory is as large as the busiest hour needs; the");
  page.line("average utilization follows, so `operations.utilization` is not given beside it.");
  page.section("generation.<id>", defaults_of<generation_sheet<double>>());
  page.line("\nAnd `name`, `vendor`, `year`, and every field of [compute], which `compute.generation = \"<id>\"` then brings.");
  page.line("\n## Others\n\n| field | holds | where left out | meaning |\n|---|---|---|---|");
  for (const auto& other : other_fields)
    page.line("| `" + std::string(other.name) + "` | " + std::string(other.holds) + " | " + std::string(other.otherwise) + " | " +
              std::string(other.meaning) + " |");
  page.line("\n`[[correlation]]` holds `between`, a list of two uncertain fields, and `rank`, their Spearman correlation. `[[phase]]`,");
  page.line("`[[debt]]`, `[[workload]]` and `[[price_path]]` are reserved.");
  return std::move(page).text();
}

}  // namespace aifactory
