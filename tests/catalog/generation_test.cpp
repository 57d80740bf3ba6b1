// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/catalog/generation.hpp"

#include "aifactory/catalog/find.hpp"
#include "catch_shim.hpp"

#include <set>
#include <string>

namespace generation_test {

using namespace aifactory;

namespace {
/// The least that a generation may be.
struct my_chip {
  static constexpr std::string_view id = "my_chip", name = "My chip", vendor = "Me";
  static constexpr int year = 2027;
  static constexpr sourced<memory_per_gpu<>> memory{.value = 100.0 * GB / GPU, .from = assumption{"a test"}};
  static constexpr sourced<duration<>> life = lives::epoch_it;
};
/// Overrides one of the catalogue.
struct my_h200 : h200_sxm {
  static constexpr sourced<price_per_gpu<>> price{.value = 30e3 * USD / GPU, .from = assumption{"a quotation"}};
};
struct no_generation {
  static constexpr std::string_view id = "nothing";
};
}  // namespace

static_assert(generation<my_chip> && generation<my_h200> && !generation<no_generation>);
static_assert(runs<h200_sxm, precision::fp8> && !runs<h200_sxm, precision::fp4> && !runs<my_chip, precision::bf16>);
static_assert(peak_arithmetic<gb300_nvl72, precision::fp4>().value == 15.0 * PFLOP / second / GPU);
static_assert(scale_up_group<gb300_nvl72, 72>::gpus == 72.0 * GPU);
static_assert(scale_up_group<h200_sxm, 8>::gpus == 8.0 * GPU);

TEST_CASE("a generation is found by its id", "[catalog][generation]") {
  const auto gb300 = find_generation("gb300_nvl72");
  REQUIRE(gb300);
  CHECK(gb300->name == "GB300 NVL72");
  // By hand: 3.5 million USD over 72 GPUs is 48,611.11 USD.
  CHECK_THAT(gb300->price->value.in(USD / GPU), WithinRel(3.5e6 / 72.0, 1e-14));
  CHECK(gb300->price->low < gb300->price->value);
  CHECK(gb300->price->value < gb300->price->high);
  CHECK_FALSE(gb300->price->from.is_assumption());
  CHECK_THAT(gb300->it_power_per_gpu->value.in(kW_IT / GPU), WithinRel(2.12, 1e-14));
  CHECK(gb300->gpus_per_rack->value == 72.0 * GPU / rack);
  CHECK(gb300->life.value == 5.0 * year);
  CHECK(gb300->fp4);
  CHECK_FALSE(find_generation("h200_sxm")->fp4);
  CHECK_FALSE(find_generation("GB300_NVL72"));
  CHECK_FALSE(find_generation(""));
}

TEST_CASE("own generations are found first", "[catalog][generation]") {
  CHECK_FALSE(find_generation("my_chip"));
  const auto mine = find_generation("my_chip", generation_list<my_chip>{});
  REQUIRE(mine);
  CHECK(mine->year == 2027);
  CHECK_FALSE(mine->price);
  CHECK_FALSE(mine->it_power_per_gpu);
  CHECK_FALSE(mine->bf16);
  CHECK(find_generation("h200_sxm", generation_list<my_chip, my_h200>{})->price->value == 30e3 * USD / GPU);
  CHECK(find_generation("h100_sxm", generation_list<my_chip, my_h200>{}));
}

TEST_CASE("every generation: ids are unique and the facts are what the type says", "[catalog][generation]") {
  std::set<std::string> ids;
  for_each_generation([&](auto type) {
    using G = typename decltype(type)::type;
    INFO(G::id);
    CHECK(ids.insert(std::string(G::id)).second);
    for (char c : G::id) CHECK(((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'));
    CHECK(!G::name.empty());
    CHECK((G::year >= 2017 && G::year <= 2027));
    CHECK(G::memory.value > 0.0 * GB / GPU);
    const auto facts = find_generation(G::id);
    REQUIRE(facts);
    CHECK(facts->name == G::name);
    CHECK(facts->fp4.has_value() == runs<G, precision::fp4>);
    // Fewer bits are never slower, and an accelerator draws less than its share of the rack.
    if (facts->bf16 && facts->fp8) CHECK(facts->bf16->value <= facts->fp8->value);
    if (facts->fp8 && facts->fp4) CHECK(facts->fp8->value <= facts->fp4->value);
    if (facts->board_power && facts->it_power_per_gpu)
      CHECK(facts->board_power->value.in(W_board / GPU) < facts->it_power_per_gpu->value.in(W_IT / GPU));
  });
  CHECK(ids.size() == known_generations::size);
}

TEST_CASE("power at the meter over power at the rack is a PUE", "[catalog][generation]") {
  const auto implied = [](const auto& at_meter, const auto& at_rack) { return at_meter.value / at_rack.value; };
  // By hand: 1.73 / 1.37 = 1.2628, 2.17 / 1.71 = 1.2690, 2.10 / 1.87 = 1.1230.
  CHECK_THAT(implied(h100_sxm::superseded_power_per_gpu, h100_sxm::it_power_per_gpu).base_value(), WithinAbs(1.2628,
                                                                                                             1e-4));
  CHECK_THAT(implied(b200_sxm::superseded_power_per_gpu, b200_sxm::it_power_per_gpu).base_value(), WithinAbs(1.2690,
                                                                                                             1e-4));
  CHECK_THAT(implied(gb200_nvl72::superseded_power_per_gpu, gb200_nvl72::it_power_per_gpu).base_value(),
             WithinAbs(1.1230, 1e-4));
  // The old figures of GB300 and B300 are those of their forerunners. GB300's gives a PUE below 1, which cannot be.
  CHECK(implied(gb300_nvl72::superseded_power_per_gpu, gb300_nvl72::it_power_per_gpu).base_value() < 1.0);
  CHECK(gb300_nvl72::superseded_power_per_gpu.standing == standing::placeholder);
  CHECK(b300_sxm::superseded_power_per_gpu.standing == standing::placeholder);
}

TEST_CASE("dies are not packages", "[catalog][generation]") {
  const auto dies = dies_per_gpu_of<b300_sxm>().value * b300_sxm::scale_up_domain.value;
  CHECK(dies / die == 16.0);
  // The "NVL144" of the announcement: 144 dies are 72 packages.
  CHECK(vera_rubin_nvl72::scale_up_domain.value * dies_per_gpu_of<vera_rubin_nvl72>().value / die == 144.0);
}

TEST_CASE("Vera Rubin: figures per rack as announced, per package as held", "[catalog][generation]") {
  const auto packages = vera_rubin_nvl72::scale_up_domain.value;
  // Printed per rack: 3.6 EFLOPS, 20.7 TB, 1,580 TB/s, 260 TB/s of NVLink in both directions, 209 kW of IT power.
  CHECK_THAT((vera_rubin_nvl72::superseded_fp4.value * packages).in(PFLOP / second), WithinRel(3600.0, 1e-12));
  CHECK_THAT((vera_rubin_nvl72::memory.value * packages).in(TB), WithinRel(20.7, 0.002));
  CHECK_THAT((vera_rubin_nvl72::bandwidth.value * packages).in(TB / second), WithinRel(1580.0, 0.003));
  CHECK_THAT((2.0 * vera_rubin_nvl72::scale_up_bandwidth.value * packages).in(TB / second), WithinRel(260.0, 0.004));
  CHECK_THAT((vera_rubin_nvl72::it_power_per_gpu.value * packages).in(kW_IT), WithinRel(209.0, 0.001));
}

}  // namespace generation_test
