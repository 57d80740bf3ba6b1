// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which fields may a scenario have, in which units and ranges, with which defaults and where from?
///
/// A Markdown page written from the tables that the reader itself uses, so that it cannot say anything else.
#pragma once

#include "aifactory/finance/cash_flow_terms.hpp"
#include "aifactory/finance/debt_terms.hpp"
#include "aifactory/finance/rental_terms.hpp"
#include "aifactory/growth/build_terms.hpp"
#include "aifactory/model/factory.hpp"
#include "aifactory/model/uses.hpp"
#include "aifactory/report/range_text.hpp"
#include "aifactory/scenario/other_fields.hpp"
#include "aifactory/scenario/own_generation.hpp"
#include "aifactory/sizing/size_rules.hpp"
#include "aifactory/sizing/token_demand.hpp"
#include "aifactory/training/training_run.hpp"
#include "aifactory/units/number_text.hpp"

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace aifactory {

namespace detail {

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

/// Text in which Markdown finds no tag: "[generation.<id>]".
inline std::string no_tag(std::string_view text) {
  std::string out;
  for (const char c : text) out += (c == '<' ? "\\" : "") + std::string(1, c);
  return out;
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
    rows(name, inputs);
  }
  template <class S>
  void rows(std::string_view name, const S& inputs) {
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
  page.section("sizing", defaults_of<size_rules<double>>());
  page.line("\n`racks` and `output_tokens` are two more ways to size. A plan that passes a limit is warned about; `size_factory` stays");
  page.line("within all of them.");
  page.section("workload[n]", defaults_of<held_time<double>>());
  page.line("\nSeveral `[[workload]]` in place of one [workload] share the GPU time. Each has a `name` and, for inference, whatever");
  page.line("[workload] takes, as certain numbers. In `--set` the n-th is `workload[n]`: `--set \"workload[2].share=0.3\"`. The load of");
  page.line("`operations.utilization` is spread over the time that is not idle. There is no [demand] beside them.");
  page.line("\n## [finance], for a cash flow\n");
  page.line("Over the life of the factory, with `cost_per_token --levelized`. A tax rate and debts are refused without it.\n");
  page.head();
  page.rows("finance", defaults_of<cash_flow_shape<double>>());
  page.rows("finance", cash_flow_terms<double>{});
  page.line("\nThe recovery periods are those of MACRS: 3, 5, 7, 10, 15 or 20 years, or 39 for a building. The shape of a cash flow");
  page.line("(`horizon` to `building_tax_life`) is certain; a layer is bought again at the end of its life within the horizon.");
  page.section("revenue", token_prices<double>{});
  page.line("\nPrices rise with inflation unless a `[[price_path]]` says otherwise. Without any price tokens are sold at the price that");
  page.line("pays the cost of capital.");
  page.section("[debt]", defaults_of<debt_terms<double>>());
  page.line("\nAnd a `name`. Exactly one of `gearing` and `amount`, or `repayment = \"sculpted\"` with `dscr`, capped by `gearing`. In `--set`");
  page.line("the n-th is `debt[n]`. The terms of a debt are certain. Interest that floats is given by `dates` and `rates`, two lists: from");
  page.line("each day on its rate holds, before the first that of `rate`.");
  page.section("training", defaults_of<training_run<double>>());
  page.line("\nExactly one of three different ratios: `mfu` of a step, `hfu`, which counts what is recomputed and needs `recomputed`, and `run_mfu`");
  page.line("over all GPU-hours. Tokens with `training.model` or `parameters`, or `flop`, which counts where both are given. `goodput` is not given");
  page.line("beside `mtbf`, `checkpoint_interval` and `planned_stops`, from which it follows.");
  page.section("rental", defaults_of<rental_terms<double>>());
  page.section("colocation", defaults_of<colocation_terms<double>>());
  page.section("api", defaults_of<api_terms<double>>());
  page.line("\nFor rent_or_build: what the own factory is compared with. Prices are those of the close, in dollars of the day, and change once");
  page.line("each operating year. `rental.term`, `rental.hours`, volatilities and the correlation are certain.");
  page.section("build_out", defaults_of<build_out_terms<double>>());
  page.line("\nFor build_out: how hardware, software and prices move while the factory runs. Times that decide what is bought when are certain.");
  page.section("[phase]", defaults_of<phase_terms<double>>());
  page.line("\nAnd `name`, `online` (a day, required), `ramp`, a list of shares of the load in each period after power came, and `generation`, which");
  page.line("brings price and power; with one that is not the plan's `output_rate` is needed. Phases stand in the order of their days. In `--set`");
  page.line("the n-th is `phase[n]`. All together are the size of the factory, where none is given.");
  page.section("generation.<id>", defaults_of<generation_sheet<double>>());
  page.line("\nAnd `name`, `vendor`, `year`, and every field of [compute], which `compute.generation = \"<id>\"` then brings.");
  page.line("\n## Others\n\n| field | holds | where left out | meaning |\n|---|---|---|---|");
  for (const auto& other : other_fields)
    page.line("| `" + std::string(other.name) + "` | " + detail::no_tag(other.holds) + " | " + detail::no_tag(other.otherwise) + " | " +
              detail::no_tag(other.meaning) + " |");
  page.line("\n`[[correlation]]` holds `between`, a list of two uncertain fields, and `rank`, their Spearman correlation.");
  page.line("`[[price_path]]` holds `of`, the name of a price (`power.price`, `compute.price`, `revenue.output`, ...), and either `growth`, a");
  page.line("rate above inflation, or `dates` and `values`: prices in dollars of the day, each from its day on. `[[bonus]]` holds `from`, a");
  page.line("day, `share`, which is written off in the first year of property of at most 20 years that is bought from that day on, and");
  page.line("`source`.");
  return std::move(page).text();
}

}  // namespace aifactory
