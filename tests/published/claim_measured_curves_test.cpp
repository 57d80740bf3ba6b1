// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  "50x the tokens per megawatt at 35x lower cost per token" on measured curves, and "about 8x" at 30 tok/s/user.
///
/// The claim: NVIDIA, blogs.nvidia.com/blog/lowest-token-cost-ai-factories, 2026-04-15, GB300 NVL72 over H200, with DeepSeek-R1.
/// SemiAnalysis' InferenceX (2026-02) measured GB200 NVL72 over one node of H200, without speculative decoding: about 8 times
/// the tokens per MW at 30 tokens/s for a user. Power of that time: 1.73 and 2.10 kW per GPU at the meter. The curves are of
/// 8,192 tokens in and 1,024 out.
#include "aifactory/sizing/generation_ratio.hpp"

#include "../model/rich_plan.hpp"
#include "catch_shim.hpp"

#include <algorithm>

namespace claim_measured_curves_test {

using namespace aifactory;

namespace {

constexpr auto tok_s_user = tok_out / second / user;
const curve_choice any{"deepseek-r1", {8192.0 * tok_in, 1024.0 * tok_out}};

/// The powers alone matter here: network, storage and support draw nothing of their own, as in the catalogue's all-in power.
factory<double> plan() {
  auto bare = rich::plan;
  bare.network.it_power_per_gpu = bare.storage.it_power_per_gpu = bare.support.it_power_per_gpu = it_power_per_gpu<>{};
  bare.workload.allocation = allocation::output_only;
  return bare;
}

const generation_ratio& row(const generation_ratios& found, ratio_of what) {
  return *std::find_if(found.ratios.begin(), found.ratios.end(), [&](const auto& each) { return each.what == what; });
}

}  // namespace

TEST_CASE("about 8 times the tokens per MW at 30 tok/s/user", "[published][frontier]") {
  curve_choice plain = any, node = any;
  plain.serving.speculative = node.serving.speculative = false;
  node.serving.mode = serving_mode::aggregated;
  const auto found = ratios_of_generations(plan(), {facts_of<gb200_nvl72>(), plain}, {facts_of<h200_sxm>(), node}, {30.0 * tok_s_user}, {});
  // "About 8": with the power at the meter of that time 8.45, with today's power at the rack 7.5.
  CHECK_THAT(*row(found, ratio_of::facility_power_2025).at[0], WithinAbs(8.0, 0.5));
  CHECK_THAT(*row(found, ratio_of::it_power).at[0], WithinAbs(8.0, 0.5));
}

TEST_CASE("50 times the tokens per MW: not over H200, over H100 with the power of 2025", "[published][frontier]") {
  const auto over_h200 = ratios_of_generations(plan(), {facts_of<gb300_nvl72>(), any}, {facts_of<h200_sxm>(), any}, {}, {50.0, 35.0});
  // The claim names H200. Over H200 no kind of power reaches half of it within what both were measured at.
  for (const auto& ratio : over_h200.ratios) {
    INFO(name_of(ratio.what));
    CHECK(ratio.reached.spans.empty());
    CHECK(ratio.reached.largest < 0.7 * ratio.wanted);
  }
  const auto over_h100 = ratios_of_generations(plan(), {facts_of<gb300_nvl72>(), any}, {facts_of<h100_sxm>(), any}, {}, {50.0, 35.0});
  const auto& of_2025 = row(over_h100, ratio_of::facility_power_2025).reached;
  REQUIRE(of_2025.spans.size() == 1);
  CHECK(row(over_h100, ratio_of::it_power).reached.spans.empty());
  CHECK(row(over_h100, ratio_of::board_power).reached.spans.empty());
  // At the end of the span the ratio is the one wanted: 50 = 1.73 / 2.10 x rate / rate.
  const frontier gb300(curves_of("gb300_nvl72", any)), h100(curves_of("h100_sxm", any));
  for (const auto& end : {of_2025.spans[0].slowest, of_2025.spans[0].fastest})
    CHECK_THAT(1.73 / 2.10 * double(gb300.output_rate_at(end) / h100.output_rate_at(end)), WithinRel(50.0, 1e-9));
  // The fastest measured GB300 run with 1,617 tok/s/GPU is at 68.69: there H100 makes 24.4.
  CHECK(of_2025.spans[0].slowest < 68.69 * tok_s_user);
  CHECK(of_2025.spans[0].fastest > 68.69 * tok_s_user);
}

}  // namespace claim_measured_curves_test
