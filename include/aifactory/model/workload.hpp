// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How many tokens does a GPU make, and which of them carry the cost?
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/token.hpp"

namespace aifactory {

/// Which tokens the yearly cost is charged to.
enum class allocation {
  output_only,  ///< output tokens carry everything
  price_ratio,  ///< fresh : cached : output as workload.price_ratio
  gpu_time      ///< by the time a GPU takes for each kind: 1 / prefill_rate, cached 0, 1 / decode_rate
};

/// Token rates at full load, per GPU of the whole fleet, input and output at the same time.
template <class V = double>
struct workload {
  required<output_token_rate_per_gpu<V>> output_rate;
  prompt_token_rate_per_gpu<V> input_rate{};
  aifactory::cache_hit_rate<V> cache_hit_rate{};
  fresh_token_rate_per_gpu<V> prefill_rate{};
  output_token_rate_per_gpu<V> decode_rate{};
  std::array<double, 3> price_ratio{1.0, 0.1, 3.0};
  aifactory::allocation allocation = aifactory::allocation::output_only;

  static constexpr auto fields() {
    return std::tuple{
        field{&workload::output_rate, "output tokens at full load, per GPU of the whole fleet", origin::must_be_given(),
              spelling{"output_rate", "tok_out/s/GPU", range::not_negative(), {1, 100e3}}},
        field{&workload::input_rate, "all prompt tokens at full load, cached ones included", origin::neutral(),
              spelling{"input_rate", "tok_in/s/GPU", range::not_negative(), {0.0, 1e6}}},
        field{&workload::cache_hit_rate, "share of prompt tokens found in the cache", origin::neutral(),
              spelling{"cache_hit_rate", "1", range::share(), range::share()}},
        field{&workload::prefill_rate, "fresh input tokens of a GPU doing only that",
              origin::unset("needed by allocation = gpu_time when there is input"),
              spelling{"prefill_rate", "tok_fresh/s/GPU", range::positive(), {10, 1e6}}},
        field{&workload::decode_rate, "output tokens of a GPU doing only that",
              origin::unset("needed by allocation = gpu_time"),
              spelling{"decode_rate", "tok_out/s/GPU", range::positive(), {1, 100e3}}},
        number_list{&workload::price_ratio, "price_ratio", "fresh : cached : output, for allocation = price_ratio"},
        setting{&workload::allocation, "allocation", "which tokens the yearly cost is charged to",
                "output_only", "price_ratio", "gpu_time"},
    };
  }
};

}  // namespace aifactory
