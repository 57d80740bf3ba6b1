// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What are the inputs of a training run on a site together, and what does it take for one set of them?
#pragma once

#include "aifactory/scenario/scenario.hpp"
#include "aifactory/sizing/planned.hpp"
#include "aifactory/training/training_economics.hpp"

#include <tuple>
#include <vector>

namespace aifactory {

/// A factory with the demand on it, a training run and the prices of tokens, as one aggregate of inputs.
template <class V = double>
struct planned_training {
  planned<V> base;           ///< factory and demand
  training_run<V> training;  ///< [training]
  token_prices<V> prices;    ///< [revenue], of the tokens that are not made

  static constexpr auto fields() { return std::tuple<>{}; }
  static constexpr auto sections() {
    return std::tuple{section{"", &planned_training::base}, section{"training", &planned_training::training}, section{"revenue", &planned_training::prices}};
  }
};

/// Why a scenario cannot be asked for its training run; nothing where it can.
[[nodiscard]] inline std::vector<problem> training_run_problems(const scenario& s) {
  if (s.training) return {};
  return {{{s.file, 1, 1}, "training", "missing: write [training] with training.model or parameters, tokens and one of mfu, hfu and run_mfu"}};
}

/// The inputs of a scenario's training run.
/// @param s  with a training run
[[nodiscard]] inline planned_training<double> planned_training_of(const scenario& s) { return {s.together(), *s.training, s.prices}; }

/// What the run takes for one set of inputs.
/// @param role  of the demand, which gives the tokens that are not made
/// @errors  those of economics_of_training
/// @source  training/training_economics.hpp
template <class V>
[[nodiscard]] training_economics<V> training_of(const planned_training<V>& inputs, demand_role role) {
  return economics_of_training(resolved(inputs.base, role), inputs.training, inputs.prices);
}

}  // namespace aifactory
