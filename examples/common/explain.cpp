// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "explain.hpp"

#include "aifactory/report/explanation_text.hpp"
#include "trial_options.hpp"

#include <algorithm>
#include <string_view>

std::string calculator::explanation_text(const options& asked, const aifactory::scenario& s, const aifactory::recorded_answer& answer, const std::string& path, const std::string& of) {
  using namespace aifactory;
  const std::string as = asked.explain_as.value_or("tree");
  if (as != "tree" && as != "markdown" && as != "latex")
    throw input_error("--explain-as: \"" + as + "\", must be one of tree, markdown, latex" + did_you_mean(as, {"tree", "markdown", "latex"}));
  const std::size_t levels = asked.explain_depth ? detail::whole_number(*asked.explain_depth, "--explain-depth", 0, 1000) : all_levels;
  const auto found = explain(s, answer, path);
  const auto style = style_of_output();
  if (as == "latex") return (of.empty() ? "" : "\\paragraph{" + latex_text(harmless(of)) + "}\n") + latex_explanation(found, levels);
  if (as == "markdown") return (of.empty() ? "" : markdown_text(of) + ":\n\n") + markdown_explanation(found, levels);
  return (of.empty() ? "" : painter(style.colour).bold(harmless(of)) + "\n\n") + terminal_explanation(found, style, levels);
}

int calculator::print_explanation(const options& asked, const aifactory::scenario& s, const std::function<aifactory::recorded_answer(const aifactory::scenario&)>& record,
                                  const std::string& headline) {
  const auto answer = record(s);
  std::string path = asked.explain == "true" ? headline : asked.explain;
  // Where the main figure was searched, the cost before tax is the nearest one with a formula.
  const auto figure = [&](const std::string& of) { return std::find_if(answer.figures.begin(), answer.figures.end(), [&](const auto& each) { return each.path == of; }); };
  const auto main_one = figure(path);
  if (const auto at = path.find("required_price_real"); asked.explain == "true" && at != std::string::npos && main_one != answer.figures.end() &&
                                                        main_one->value.node()->op() == aifactory::operation::found) {
    const std::string before_tax = std::string(path).replace(at, std::string_view("required_price_real").size(), "lcot_pretax_real");
    if (figure(before_tax) != answer.figures.end()) path = before_tax;
  }
  print(explanation_text(asked, s, answer, path));
  return done;
}
