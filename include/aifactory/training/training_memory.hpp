// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Does what a training run keeps fit into the memory of its GPUs?
#pragma once

#include "aifactory/training/flops.hpp"
#include "aifactory/units/count.hpp"

namespace aifactory {

/// Weights, gradients and optimizer states, spread over all GPUs without a copy. Activations come on top.
///
///   states = bytes per parameter * parameters
///
/// @param per_parameter  [B]  mixed precision with Adam: 2 for the weight, 2 for the gradient, 12 for the weight, the momentum and
///                       the variance in 32 bits
/// @param all            all parameters, also the experts that a token does not use
/// @return               [B]
/// @shape   scalar, or lanes when V is a batch
/// @errors  none
/// @source  arXiv 1910.02054, section 3.1
template <class V>
[[nodiscard]] constexpr memory<V> training_states(const memory<V>& per_parameter, const parameter_count<V>& all) {
  return per_parameter * all.value();
}

/// The GPUs below which the states do not fit, whatever the parallelism.
///
///   gpus = states / each
///
/// @param each  memory of a GPU
/// @return      [GPU]  not rounded: the next whole number is needed
/// @errors  none: infinite for GPUs without memory
/// @source  definition
template <class V>
[[nodiscard]] constexpr gpu_count<V> least_gpus(const memory<V>& states, const memory_per_gpu<V>& each) {
  return states / each;
}

}  // namespace aifactory
