// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How are inputs drawn whose number is known at run time only?
///
/// An input struct names its inputs at compile time. A question that draws one input per year of a plan, or a program that gathers inputs
/// from elsewhere, has a row of them instead; the engine takes it as it takes a struct.
#pragma once

#include "aifactory/uncertainty/inputs.hpp"
#include "aifactory/units/error.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace aifactory {

/// The most inputs that a row can have.
inline constexpr std::size_t longest_input_row = 256;

/// A row of values with names. It lies where it stands: nothing is allocated per trial.
template <class V>
class input_row {
 public:
  /// Tells a row from a struct of inputs.
  using row_of_inputs = void;
  /// The names, shared by copies of the row they were made for.
  using names_type = std::shared_ptr<const std::vector<std::string>>;

 private:
  const std::vector<std::string>* names_;
  names_type owned_;  // by the first row; copies for trials look at it
  std::size_t size_;
  std::array<V, longest_input_row> values_;

 public:
  /// Values to be filled in. The names must outlive it.
  /// @param size  at most longest_input_row, which is not checked here
  input_row(const std::vector<std::string>& names, std::size_t size) : names_(&names), size_(size) {}
  /// From values with their names, which it keeps.
  /// @errors  input_error for more than longest_input_row
  explicit input_row(const std::vector<input_value>& inputs) : size_(inputs.size()) {
    if (size_ > longest_input_row)
      throw input_error("input_row: " + std::to_string(size_) + " inputs, there is room for " + std::to_string(longest_input_row));
    std::vector<std::string> names;
    for (const auto& each : inputs) names.push_back(each.name);
    owned_ = std::make_shared<const std::vector<std::string>>(std::move(names));
    names_ = owned_.get();
    for (std::size_t i = 0; i < size_; ++i) values_[i] = inputs[i].value;
  }

  /// How many values.
  [[nodiscard]] std::size_t size() const { return size_; }
  /// All names, in the order of the values; there may be more of them than values.
  [[nodiscard]] const std::vector<std::string>& names() const { return *names_; }
  /// The name of value i; i below size(), which is not checked.
  [[nodiscard]] const std::string& name(std::size_t i) const { return (*names_)[i]; }
  /// Value i, in base units; i below size(), which is not checked.
  [[nodiscard]] const V& operator[](std::size_t i) const { return values_[i]; }
  /// The same, to be changed.
  [[nodiscard]] V& operator[](std::size_t i) { return values_[i]; }
};

}  // namespace aifactory
