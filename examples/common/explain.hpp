// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Why is a figure what it is? (--explain[=RESULT], --explain-as, --explain-depth)
#pragma once

#include "aifactory/report/recorded_answer.hpp"
#include "options.hpp"

#include <functional>
#include <string>

namespace calculator {

/// The explanation of a figure of an answer, in the form that is asked for.
/// @param path  of the figure, entry or part
/// @param of    a title above it, where several are printed; empty for none
/// @errors  input_error for a figure, a form or a depth that there is not
std::string explanation_text(const options& asked, const aifactory::scenario& s, const aifactory::recorded_answer& answer, const std::string& path, const std::string& of = "");

/// Prints the explanation of a figure of an answer.
/// @param record    makes the answer as formulas
/// @param headlines  the figure without =RESULT: the first of them that has a formula; the first where none has
/// @errors  input_error for a figure, a form or a depth that there is not
int print_explanation(const options& asked, const aifactory::scenario& s, const std::function<aifactory::recorded_answer(const aifactory::scenario&)>& record,
                      const std::vector<std::string>& headlines);

}  // namespace calculator
