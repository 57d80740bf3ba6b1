// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Why is a figure what it is? (--explain[=RESULT], --explain-as, --explain-depth)
#pragma once

#include "options.hpp"

namespace calculator {

/// Prints the explanation of a figure of the steady year.
/// @param headline  the figure without =RESULT
/// @errors  input_error for a figure, a form or a depth that there is not
int print_explanation(const options& asked, const aifactory::scenario& s, const std::string& headline);

}  // namespace calculator
