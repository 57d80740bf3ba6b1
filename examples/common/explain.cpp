// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "explain.hpp"

#include "aifactory/report/explanation_text.hpp"
#include "trial_options.hpp"

int calculator::print_explanation(const options& asked, const aifactory::scenario& s, const std::string& headline) {
  using namespace aifactory;
  const std::string as = asked.explain_as.value_or("tree");
  if (as != "tree" && as != "markdown" && as != "latex")
    throw input_error("--explain-as: \"" + as + "\", must be one of tree, markdown, latex" + did_you_mean(as, {"tree", "markdown", "latex"}));
  const std::size_t levels = asked.explain_depth ? detail::whole_number(*asked.explain_depth, "--explain-depth", 0, 1000) : all_levels;
  const auto found = explain(s, asked.explain == "true" ? headline : asked.explain);
  print(as == "latex" ? latex_explanation(found, levels) : as == "markdown" ? markdown_explanation(found, levels) : terminal_explanation(found, style_of_output(), levels));
  return done;
}
