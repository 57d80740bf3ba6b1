// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Do the figures of published training runs come out? Tolerances are half a unit of what was printed, or stated.
#include "aifactory/catalog/models.hpp"
#include "aifactory/training.hpp"
#include "aifactory/units/impact.hpp"
#include "catch_shim.hpp"

namespace training_runs_test {

using namespace aifactory;

constexpr auto a100 = 312.0 * TFLOP / second / GPU;
constexpr auto h100 = 989.5 * TFLOP / second / GPU;
constexpr auto palm_chip = 275.0 * TFLOP / second / GPU;  // TPU v4

// "%": printed with one decimal.
constexpr double half_of_tenth_percent = 5e-4;

TEST_CASE("published: GPT-3 took 3.14e23 operations", "[published][training]") {
  // arXiv 2005.14165, table D.1: 174.6 billion parameters, 300 billion tokens, 3.14E+23, 3.64E+03 PF-days.
  const arithmetic<> flop = parameter_flop(parameter_count{174.6e9}) * (300e9 * tok);
  CHECK_THAT(flop.in(FLOP), WithinRel(3.14e23, 2e-3));
  CHECK_THAT(flop.in(1e15 * FLOP / second * day), WithinRel(3640.0, 2e-3));
  // The catalogue's shape has the same parameters.
  CHECK_THAT(static_cast<double>(active_parameters(models::gpt_3_175b::shape)), WithinRel(174.6e9, 1e-3));
}

TEST_CASE("published: PaLM 540B and MT-NLG 530B, with and without attention", "[published][training]") {
  // arXiv 2204.02311, appendix B: 238.3 thousand tokens a second on 6,144 TPU v4; 118 layers, 48 heads of 256, 2,048 tokens: 45.7 %
  // without attention, 46.2 % with it, HFU 57.8 %.
  const auto palm = parameter_flop(parameter_count{540.35e9});
  const auto palm_attention = attention_flop(layer_count{118.0}, layer_width{48.0 * 256.0}, 2048.0 * tok);
  const auto mfu = [](double speed, const arithmetic_per_token<>& each, double gpus, const arithmetic_rate_per_gpu<>& peak) {
    return mfu_of_speed<double>(speed * tok / second, each, gpus * GPU, peak);
  };
  CHECK_THAT(mfu(238.3e3, palm, 6144, palm_chip).value(), WithinAbs(0.457, half_of_tenth_percent));
  const auto with_attention = mfu(238.3e3, palm + palm_attention, 6144, palm_chip);
  CHECK_THAT(with_attention.value(), WithinAbs(0.462, half_of_tenth_percent));
  // The run recomputed a part of its activations: more than nothing, less than all.
  CHECK(hfu_of(with_attention, share{0.0}).value() < 0.578);
  CHECK(hfu_of(with_attention, share{1.0 / 3.0}).value() > 0.578);
  CHECK_THAT(in_step_mfu_of(hfu{0.578}, share{0.578 / 0.462 - 1.0}).value(), WithinRel(0.462, 1e-14));

  // The same appendix: 65.43 thousand tokens a second on 2,240 A100; 105 layers of 20,480: 29.7 % and 30.2 %.
  const auto mt_nlg = parameter_flop(parameter_count{529.6e9});
  const auto mt_nlg_attention = attention_flop(layer_count{105.0}, layer_width{20480.0}, 2048.0 * tok);
  CHECK_THAT(mfu(65.43e3, mt_nlg, 2240, a100).value(), WithinAbs(0.297, 6e-4));  // 29.75 % with the parameters as printed
  CHECK_THAT(mfu(65.43e3, mt_nlg + mt_nlg_attention, 2240, a100).value(), WithinAbs(0.302, half_of_tenth_percent));
}

TEST_CASE("published: days of training, as Megatron-LM estimates them (VC19)", "[published][training]") {
  // arXiv 2104.04473, section 5.1: 8 T P / (n X) with X of 140 and 163 TFLOP/s, all activations recomputed: 34 days for GPT-3 of 175
  // billion on 1,024 A100, 84 days for a trillion parameters and 450 billion tokens on 3,072.
  struct row {
    double tokens, parameters, gpus, achieved, days, tolerance;
  };
  for (const auto& r : {row{300e9, 175e9, 1024, 140, 34.0, 0.5}, row{450e9, 1e12, 3072, 163, 84.0, 1.0}}) {
    INFO(r.parameters);
    const hfu of_hardware{double(r.achieved * TFLOP / second / GPU / a100)};
    const auto busy = busy_hours(parameter_flop(parameter_count{r.parameters}) * (r.tokens * tok), a100,
                                         in_step_mfu_of(of_hardware, share{1.0 / 3.0}));
    const duration<> time = busy.amount() / (r.gpus * GPU);
    CHECK_THAT(time.in(day), WithinAbs(r.days, r.tolerance));
    CHECK_THAT(time.in(day), WithinRel(8.0 * r.tokens * r.parameters / (r.gpus * r.achieved * 1e12) / 86400.0, 1e-14));
  }
}

TEST_CASE("published: iterations of Megatron-LM with selective and full recomputation", "[published][training]") {
  // Times of an iteration: arXiv 2205.05198, table 5; MFU and HFU: README of NVIDIA/Megatron-LM, 2023. 2,048 tokens a sequence, 51,200
  // words. Times are printed with three to four digits, so that the 22 billion row is good to half a percent of itself.
  struct row {
    double layers, hidden, gpus, batch, selective, full, mfu, hfu, tolerance;
  };
  for (const auto& r : {row{48, 6144, 8, 4, 1.10, 1.42, 0.415, 0.437, 2.5e-3}, row{96, 12288, 64, 64, 13.75, 18.13, 0.514, 0.528, 1e-3},
                        row{105, 20480, 280, 280, 37.83, 49.05, 0.560, 0.570, 1e-3}, row{128, 25600, 512, 512, 71.49, 94.42, 0.563, 0.570, 1e-3}}) {
    INFO("layers " << r.layers);
    const gpt_shape<> shape{r.layers, r.hidden, 51200.0};
    const tokens<> batch = r.batch * 2048.0 * tok, sequence = 2048.0 * tok;
    const auto flop = [&](recomputation again) { return megatron_flop(shape, batch, sequence, again); };
    const duration<> time = r.selective * second;
    CHECK_THAT(mfu_of_iteration<double>(flop(recomputation::none), time, r.gpus * GPU, a100).value(), WithinAbs(r.mfu, r.tolerance));
    CHECK_THAT(hfu_of_iteration<double>(flop(recomputation::selective), time, r.gpus * GPU, a100).value(), WithinAbs(r.hfu, r.tolerance));
    // Full recomputation makes a step of the same model a third longer: what the hardware does stays nearly the same.
    const auto full = hfu_of_iteration<double>(flop(recomputation::full), r.full * second, r.gpus * GPU, a100);
    CHECK_THAT(full.value(), WithinRel(r.hfu, 0.04));
  }
}

TEST_CASE("published: rows of Megatron-LM on up to 3,072 A100 are utilizations of the hardware", "[published][training]") {
  // arXiv 2104.04473, table 1: TFLOP/s per GPU with everything recomputed, and percent of the peak of 312, without decimals.
  struct row {
    double achieved, percent;
  };
  for (const auto& r : {row{137, 44}, row{138, 44}, row{142, 46}, row{135, 43}, row{140, 45}, row{148, 47}, row{155, 50}, row{163, 52}}) {
    const hfu of_hardware{double(r.achieved * TFLOP / second / GPU / a100)};
    CHECK_THAT(100.0 * of_hardware.value(), WithinAbs(r.percent, 0.52));  // 142 is 45.51 %
    CHECK(in_step_mfu_of(of_hardware, share{1.0 / 3.0}).value() < 0.4);
  }
  // The parameters of the trillion row: 12 l h^2 (1 + 13/12h + (V + s)/12lh) = 1,008.0 billion; 6 N D and the formula's own count
  // differ by attention and by the positions, which need no arithmetic.
  const gpt_shape<> trillion{128.0, 25600.0, 51200.0};
  const tokens<> one = 1.0 * tok, sequence = 2048.0 * tok;
  const auto by_shape = megatron_flop(trillion, one, sequence, recomputation::none);
  const arithmetic<> by_parameters = (parameter_flop(parameter_count{1008.0e9}) + attention_flop(layer_count{128.0}, layer_width{25600.0}, sequence)) * one;
  CHECK_THAT(by_shape.in(FLOP), WithinRel(by_parameters.in(FLOP), 1e-3));
}

TEST_CASE("published: MPT on H100", "[published][training]") {
  // mosaicml/llm-foundry, scripts/train/benchmarking at 061f2c7: tokens a second and GPU, MFU, and HFU where all is recomputed; peak 989.
  struct row {
    double parameters, layers, width, sequence, speed, mfu, hfu;
  };
  const auto peak = 989.0 * TFLOP / second / GPU;
  for (const auto& r : {row{64.862437376e9, 80, 8192, 2048, 1039, 0.4257, 0.5676}, row{64.862437376e9, 80, 8192, 2048, 882, 0.3615, 0.4820},
                        row{29.97521408e9, 48, 7168, 2048, 2308, 0.4392, 0.5857}, row{29.97521408e9, 48, 7168, 2048, 2002, 0.3811, 0.5082},
                        row{12.85395456e9, 40, 5120, 2048, 4792, 0.3979, 0}, row{6.658859008e9, 32, 4096, 2048, 10643, 0.4644, 0},
                        row{6.684024832e9, 32, 4096, 8192, 6935, 0.3714, 0.4952}, row{6.918905856e9, 32, 4096, 65536, 1956, 0.2859, 0.3813},
                        row{2.65183744e9, 32, 2560, 2048, 22525, 0.4080, 0}, row{1.315950592e9, 24, 2048, 2048, 44402, 0.4085, 0}}) {
    INFO(r.parameters << " at " << r.sequence);
    const auto each = parameter_flop(parameter_count{r.parameters}) + attention_flop(layer_count{r.layers}, layer_width{r.width}, r.sequence * tok);
    const auto mfu = mfu_of_speed<double>(r.speed * tok / second, each, 1.0 * GPU, peak);
    CHECK_THAT(mfu.value(), WithinAbs(r.mfu, 3e-4));  // speeds are printed without decimals
    if (r.hfu > 0.0) CHECK_THAT(hfu_of(mfu, share{1.0 / 3.0}).value(), WithinAbs(r.hfu, 4e-4));
  }
}

TEST_CASE("published: DeepSeek-V3 for 5.576 M$ (VC20)", "[published][training]") {
  // arXiv 2412.19437, table 1: 2,664 thousand H800-hours of pre-training, 119 for longer contexts, 5 after that, at 2 $ an hour; 14.8 trillion
  // tokens; 180 thousand hours and 3.7 days per trillion on 2,048 GPUs.
  using provisioned = gpu_hours<hours::provisioned>;
  const gpu_hour_price<hours::billed> price(2.0 * USD / (GPU * hour));
  const auto billed = [](double thousands) { return part_of<hours::billed>(provisioned(thousands * 1e3 * GPU * hour), share{1.0}); };
  CHECK((price * billed(2664)).in(USD) == 5.328e6);
  CHECK_THAT((price * billed(119)).in(USD), WithinRel(0.238e6, 1e-14));
  CHECK_THAT((price * billed(5)).in(USD), WithinRel(0.010e6, 1e-14));
  CHECK((price * billed(2664 + 119 + 5)).in(USD) == 5.576e6);

  const arithmetic<> flop = parameter_flop(parameter_count{37e9}) * (14.8e12 * tok);
  CHECK_THAT(flop.in(FLOP), WithinRel(3.2856e24, 1e-14));
  CHECK_THAT(parameter_flop(parameter_count{static_cast<double>(active_parameters(models::deepseek_v3::shape))}) * (14.8e12 * tok) / FLOP,
             WithinRel(3.2856e24, 0.02));
  const training_run<> run{.mfu = mfu_of_hours<double>(flop, provisioned(2788e3 * GPU * hour), h100),
                           .flop = flop,
                           .peak = h100,
                           .gpus = 2048.0 * GPU,
                           .fine_tuning = 124.0 / 2664.0};
  const auto conduct = conduct_of(run, run.gpus);
  CHECK_THAT(conduct.mfu.value(), WithinAbs(0.3462, 5e-5));  // of pre-training, against the peak of BF16 although it ran in FP8
  const auto held = hours_of(run, conduct);
  CHECK_THAT(held.pre_training.amount().in(GPU * hour), WithinRel(2664e3, 1e-12));
  CHECK_THAT(held.fine_tuning.amount().in(GPU * hour), WithinRel(124e3, 1e-12));
  CHECK_THAT(double(held.pre_training.amount() / (14.8 * GPU * hour)), WithinRel(180e3, 1e-12));
  CHECK_THAT(duration<>(held.pre_training.amount() / run.gpus).in(day) / 14.8, WithinAbs(3.7, 0.05));
}

TEST_CASE("published: Llama 3.1 405B (VC21)", "[published][training]") {
  // arXiv 2407.21783: 3.8e25 operations on 15.6 trillion tokens, MFU 38 to 43 % in a step, effective training time above 90 %; model card:
  // 30.84 million H100-hours.
  const auto parameters = static_cast<double>(total_parameters(models::llama_3_1_405b::shape));
  CHECK_THAT((parameter_flop(parameter_count{parameters}) * (15.6e12 * tok)).in(FLOP), WithinRel(3.8e25, 1e-3));
  const auto whole = mfu_of_hours<double>(3.8e25 * FLOP, gpu_hours<hours::provisioned>(30.84e6 * GPU * hour), h100);
  CHECK_THAT(whole.value(), WithinAbs(0.3459, 5e-5));
  // Table 4: 430, 400 and 380 TFLOP/s per GPU are printed as 43, 41 and 38 %: to half a percent and what 400 was rounded by.
  CHECK_THAT(double(430.0 * TFLOP / second / GPU / h100), WithinAbs(0.43, 5.5e-3));
  CHECK_THAT(double(400.0 * TFLOP / second / GPU / h100), WithinAbs(0.41, 6e-3));
  CHECK_THAT(double(380.0 * TFLOP / second / GPU / h100), WithinAbs(0.38, 5e-3));
  // With 41 % and 90 % some 6 % of the hours are left for what comes after pre-training.
  CHECK_THAT(run_mfu_of(in_step_mfu{0.41}, goodput{0.9}, multiple{0.0}).value() / whole.value(), WithinAbs(1.067, 1e-3));
}

TEST_CASE("published: failures of Llama 3.1 405B", "[published][training]") {
  // arXiv 2407.21783, section 3.3.4: 419 unexpected interruptions in 54 days on 16,384 GPUs, about one in three hours.
  const duration<> of_one = 54.0 * day * 16384.0 / 419.0;
  CHECK_THAT(job_mtbf<double>(of_one, 16384.0 * GPU).in(hour), WithinAbs(3.1, 0.05));
}

TEST_CASE("published: carbon of Llama 2", "[published][training]") {
  // meta-llama/llama-models, models/llama2/MODEL_CARD.md: GPU-hours, watts per GPU and tonnes, without a PUE. 0.42345 t/MWh is what
  // the 7 billion row implies; the others and their sum of 539 t follow.
  const carbon_per_energy<> intensity = 31.22 * 1e3 * kg / (184320.0 * hour * (400.0 * W));
  CHECK_THAT(intensity.in(1e3 * kg / MWh), WithinAbs(0.42345, 5e-6));
  struct row {
    double hours, watts, tonnes;
  };
  carbon<> sum = 0.0 * kg;
  for (const auto& r : {row{184320, 400, 31.22}, row{368640, 400, 62.44}, row{1038336, 350, 153.90}, row{1720320, 400, 291.42}}) {
    const carbon<> emitted = r.hours * hour * (r.watts * W) * intensity;
    CHECK_THAT(emitted.in(1e3 * kg), WithinRel(r.tonnes, 2e-4));
    sum += emitted;
  }
  CHECK_THAT(sum.in(1e3 * kg), WithinAbs(539.0, 0.5));
}

TEST_CASE("published: carbon and rent of Llama 3.1 (VC10)", "[published][training]") {
  // Model card: 39.3 million H100-hours at 700 W and 11,390 t in all; 1.46, 7.0 and 30.84 million hours and 420, 2,040 and 8,930 t by
  // size. The sizes were printed with two or three digits.
  const carbon_per_energy<> intensity = 11390.0 * 1e3 * kg / (39.3e6 * hour * (700.0 * W));
  for (const auto& [millions, tonnes] : {std::pair{1.46, 420.0}, std::pair{7.0, 2040.0}, std::pair{30.84, 8930.0}})
    CHECK_THAT(carbon<>(millions * 1e6 * hour * (700.0 * W) * intensity).in(1e3 * kg), WithinRel(tonnes, 0.01));
  // Lenovo Press LP2225: these hours at 98.32 $ per hour of a server of eight, about 483 M$.
  const gpu_time_price<> rent = 98.32 * USD / (server * hour) / (8.0 * GPU / server);
  CHECK_THAT((gpu_hour_price<hours::billed>(rent) * gpu_hours<hours::billed>(39.3e6 * GPU * hour)).in(USD), WithinRel(483e6, 1e-3));
}

}  // namespace training_runs_test
