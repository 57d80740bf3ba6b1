// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  In which number format does a model run?
#pragma once

#include <string_view>

namespace aifactory {

/// The format of weights and arithmetic.
enum class precision {
  bf16,  ///< 16 bits; FP16 runs at the same speed on every accelerator of the catalogue
  fp8,   ///< 8 bits
  fp4    ///< 4 bits; NVFP4 and MXFP4 are not told apart
};

/// "bf16", "fp8" or "fp4", as files and reports have it.
[[nodiscard]] constexpr std::string_view name_of(precision p) {
  switch (p) {
    case precision::bf16: return "bf16";
    case precision::fp8: return "fp8";
    default: return "fp4";
  }
}

/// Bytes a weight takes, without the scale factors of block formats.
///
///   bits / 8: 2, 1 or 0.5
///
/// @return  [B]
/// @errors  none
/// @source  definition of the formats
[[nodiscard]] constexpr double bytes_per_weight(precision p) {
  return p == precision::bf16 ? 2.0 : p == precision::fp8 ? 1.0 : 0.5;
}

}  // namespace aifactory
