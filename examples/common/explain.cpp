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
                                  const std::vector<std::string>& headlines) {
  const auto answer = record(s);
  const auto has_formula = [&](const std::string& path) {
    return std::any_of(answer.figures.begin(), answer.figures.end(), [&](const auto& each) { return each.path == path && each.value.node()->op() != aifactory::operation::found; });
  };
  const auto first = std::find_if(headlines.begin(), headlines.end(), has_formula);
  print(explanation_text(asked, s, answer, asked.explain != "true" ? asked.explain : first != headlines.end() ? *first : headlines.front()));
  return done;
}
