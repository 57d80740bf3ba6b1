// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does the library refuse a bad input?
#pragma once

#include <stdexcept>

namespace aifactory {

/// The one exception type for bad input. Its text names the field, the value and the rule.
class input_error : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

}  // namespace aifactory
