// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "../fuzz/scenario_property.hpp"
#include "aifactory/report/training_answer.hpp"
#include "scenario_texts.hpp"

#include <random>

namespace training_test {

using namespace aifactory;

namespace {

// Lines are counted in the expected messages: [training] is line 19.
const std::string plant = R"(schema = "aifactory.scenario/1"
[facility]
capex = "17.5 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
generation = "h100_sxm"
gpus = "16,384 GPU"
price = "40 k$/GPU"
[operations]
utilization = 0.5
[workload]
output_rate = "500 tok/s/GPU"
[finance]
wacc = "9 %/year"

[training]
model = "llama-3.1-405b"
tokens = "15.6e12 tok"
mfu = 0.41
mtbf = "50,000 h"
checkpoint_time = "60 s"
restart_time = "10 min"
)";
const std::string without = plant.substr(0, plant.find("\n[training]") + 1);

}  // namespace

TEST_CASE("a model of the catalogue on a generation of the catalogue", "[scenario][training]") {
  const scenario s = read_text(plant, "t.toml");
  REQUIRE(s.training);
  CHECK(s.warnings.empty());
  CHECK(s.trained_model == "llama-3.1-405b");
  const auto& run = *s.training;
  // By hand from the shape: 405.853 billion; 126 layers, 128 heads of 128. H100: 989 TFLOP/s, 80 GB.
  CHECK_THAT(run.parameters.value(), WithinRel(405.853e9, 1e-6));
  CHECK(run.total_parameters.value() == run.parameters.value());
  CHECK(run.layers.value() == 126.0);
  CHECK(run.attention_width.value() == 16384.0);
  CHECK(run.peak == 989.0 * TFLOP / second / GPU);
  CHECK(run.memory == 80.0 * GB / GPU);
  CHECK(run.mfu.in_step());
  CHECK(run.mtbf == 50e3 * hour);
  CHECK(s.find("training.peak")->by == given_by::generation);
  CHECK(s.find("training.layers")->by == given_by::training_model);
  CHECK(s.find("training.bytes_per_parameter") == nullptr);
  CHECK(s.find("training.tokens")->at.line == 21);
}

TEST_CASE("the shapes of other models", "[scenario][training]") {
  // Latent attention: 128 heads of (128 + 64 + 128) / 2; a mixture has more parameters than work on a token.
  const auto v3 = *read_text(plant, "t.toml", {"training.model=deepseek-v3"}).training;
  CHECK(v3.attention_width.value() == 20480.0);
  CHECK_THAT(v3.total_parameters.value(), WithinRel(671e9, 1e-3));
  CHECK_THAT(v3.parameters.value(), WithinRel(37e9, 0.02));
  // Half of the layers see a window only.
  CHECK(read_text(plant, "t.toml", {"training.model=gpt-oss-120b"}).training->layers.value() == 18.0);
  // What is given counts.
  CHECK(read_text(plant, "t.toml", {"training.parameters=400e9"}).training->parameters.value() == 400e9);
}

TEST_CASE("precisions and peaks", "[scenario][training]") {
  CHECK(read_text(plant, "t.toml", {"training.precision=fp8"}).training->peak == 1979.0 * TFLOP / second / GPU);
  CHECK(problem_of(plant, {"training.precision=fp4"}) == "--set:1:1: training.precision: \"fp4\", h100_sxm does not run it: its peak is known in bf16, fp8");
  const auto stated = read_text(plant, "t.toml", {"training.peak=989.5 TFLOP/s/GPU", "training.precision=fp4"});
  CHECK_THAT(stated.training->peak.in(TFLOP / second / GPU), WithinRel(989.5, 1e-15));
  CHECK(warning_codes(stated) == std::vector<std::string>{"no_effect"});
  CHECK_THAT(problem_of(replaced(plant, "generation = \"h100_sxm\"", "it_power_per_gpu = \"1.4 kW/GPU\"\nlife = \"5 years\"")),
             ContainsSubstring("t.toml:20:2: training.peak: missing: give it, or compute.generation"));
  const auto own = read_text(replaced(plant, "generation = \"h100_sxm\"", "generation = \"mine\"") +
                                 "[generation.mine]\nit_power_per_gpu = \"1 kW/GPU\"\nlife = \"4 years\"\nmemory = \"100 GB/GPU\"\nbf16 = \"2 PFLOP/s/GPU\"\n",
                             "t.toml");
  CHECK(own.training->peak == 2.0 * PFLOP / second / GPU);
  CHECK(own.training->memory == 100.0 * GB / GPU);
  CHECK(own.find("training.peak")->at.line == 30);
}

TEST_CASE("exactly one utilization", "[scenario][training]") {
  CHECK(problem_of(replaced(plant, "mfu = 0.41", "mfu = 0.41\nrun_mfu = 0.35")) ==
        "t.toml:23:11: training.run_mfu: cannot be given beside training.mfu (t.toml:22:7): give one of them");
  CHECK(problem_of(replaced(plant, "mfu = 0.41", "")) == "t.toml:19:2: training.mfu: missing: give one of training.mfu, training.hfu and training.run_mfu");
  CHECK_THAT(problem_of(replaced(plant, "mfu = 0.41", "mfu = 1.2")), ContainsSubstring("t.toml:22:7: training.mfu: \"1.2\" is no mfu: 1.2 is outside [1e-06, 1]"));
  CHECK_THAT(problem_of(plant, {"training.mfu=0"}), ContainsSubstring("training.mfu: \"0\" is no mfu: 0 is outside"));
  CHECK_THAT(problem_of(plant, {"training.hfu=0.5"}), ContainsSubstring("training.recomputed: missing: training.hfu counts what is computed again"));
  // An option takes the place of the file's.
  CHECK(read_text(plant, "t.toml", {"training.hfu=0.5", "training.recomputed=0.25"}).training->mfu.of_hardware());
  CHECK(read_text(plant, "t.toml", {"training.run_mfu=35 %"}).training->mfu.of_run());
  CHECK_THAT(problem_of(plant, {"training.run_mfu=0.99"}), ContainsSubstring("training.run_mfu: 0.99, is more than the goodput of"));
}

TEST_CASE("what is wrong with a run, each at its place", "[scenario][training][bad]") {
  CHECK(problem_of(replaced(plant, "model = \"llama-3.1-405b\"", "model = \"llama-3.1-450b\"")) ==
        "t.toml:20:9: training.model: \"llama-3.1-450b\" is not in the catalogue: give training.parameters, did you mean \"llama-3.1-405b\"?");
  CHECK_THAT(problem_of(replaced(plant, "tokens = \"15.6e12 tok\"", "")), ContainsSubstring("training.tokens: missing: give the tokens of pre-training, or training.flop"));
  CHECK_THAT(problem_of(plant, {"training.gpus=20,000 GPU"}), ContainsSubstring("--set:1:1: training.gpus: 20000, more GPUs than the fleet, which has 16384"));
  CHECK_THAT(problem_of(plant, {"training.gpus=64 GPU"}), ContainsSubstring("a run larger than the fleet's memory: weights, gradients and optimizer states take 6.494 TB, 64 GPUs hold 5.12 TB, so at least 81.17"));
  CHECK_THAT(problem_of(plant, {"training.checkpoint_time="}), ContainsSubstring("training.checkpoint_time: missing: training.mtbf needs"));
  CHECK_THAT(problem_of(plant, {"training.goodput=0.9"}), ContainsSubstring("training.goodput: cannot be given beside training.mtbf"));
  CHECK_THAT(problem_of(plant, {"training.token=1e12 tok"}), ContainsSubstring("training.token: unknown field, did you mean \"training.tokens\"?"));
  CHECK_THAT(problem_of(plant, {"training.tokens=1e12 tok_out"}), ContainsSubstring("training.tokens"));
  CHECK_THAT(problem_of(plant, {"training.rental=2 USD/GPU"}), ContainsSubstring("training.rental"));
  CHECK_THAT(problem_of(plant, {"training.attention=some"}), ContainsSubstring("training.attention: \"some\", must be one of \"full\", \"causal\", \"none\""));
  // All of them at once, also those that need each other.
  const auto all = problems_of(replaced(replaced(plant, "mfu = 0.41", "mfu = 1.2"), "tokens = \"15.6e12 tok\"", "peek = 3"));
  CHECK(all.size() == 3);
}

TEST_CASE("a run of operations alone", "[scenario][training]") {
  const scenario s = read_text(without + "[training]\nflop = \"3.8e25 FLOP\"\nrun_mfu = 0.3459\n", "t.toml");
  CHECK(training_flop(*s.training).in(FLOP) == 3.8e25);
  // 30.84 million GPU-hours, as published, against 989.5 in place of the catalogue's 989.
  CHECK_THAT(economics_of_training(s.plan, *s.training, s.prices).gpu_hours.total.in(GPU * hour), WithinRel(30.84e6, 1e-3));
  CHECK(problems_of(without + "[training]\n").size() == 3);  // what is trained, on what, and how well
}

TEST_CASE("spread in a run, and correlations with the plan", "[scenario][training]") {
  const std::string text = replaced(plant, "mfu = 0.41", "mfu = { triangular = [0.38, 0.41, 0.43], source = \"arXiv 2407.21783\", date = \"2024-07\" }");
  const scenario s = read_text(replaced(text, "price = \"70 $/MWh\"", "price = { uniform = ['60 $/MWh', '80 $/MWh'] }") +
                                   "[[correlation]]\nbetween = [\"training.mfu\", \"power.price\"]\nrank = 0.1\n",
                               "t.toml");
  REQUIRE(s.find("training.mfu")->spread);
  CHECK(s.find("training.mfu")->source == "arXiv 2407.21783");
  CHECK_THAT(s.training->mfu.value(), WithinRel(s.find("training.mfu")->spread->median(), 1e-12));
  CHECK(s.correlations.size() == 1);
}

TEST_CASE("a run counts in the digest, and only where it is given", "[scenario][training]") {
  const auto digest = [](const std::string& text, const std::vector<std::string>& set = {}) { return read_text(text, "t.toml", set).digest; };
  const scenario none = read_text(without, "t.toml");
  CHECK_FALSE(none.training);
  CHECK(none.question_inputs.empty());
  CHECK(digest(plant) != none.digest);
  CHECK(digest(plant, {"training.restart_time=11 min"}) != digest(plant));
  CHECK(digest(plant, {"training.checkpoints=young"}) != digest(plant));
  // Options that take everything out leave no section.
  CHECK(digest(plant, {"training.model=", "training.tokens=", "training.mfu=", "training.mtbf=", "training.checkpoint_time=", "training.restart_time="}) == none.digest);
}

TEST_CASE("a damaged run is read or refused with its problems, and nothing else", "[scenario][training][fuzz]") {
  std::mt19937 random(20261121);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const std::string pieces[] = {"=", "\"", "0", "-", "e9", "1e300", "nan", "%", " tok", " h", "hfu = 0.5\n", "flop = \"1e25 FLOP\"\n", "goodput = 0.9\n", "recomputed = 1\n", "[training]\n"};
  int readable = 0;
  for (int i = 0; i < 600; ++i) {
    std::string text = plant;
    for (std::size_t times = 1 + below(3); times > 0; --times) {
      const std::size_t at = without.size() + below(text.size() - without.size());
      switch (below(8)) {
        case 0: text.erase(at, 1 + below(12)); break;
        case 1: text.insert(at, pieces[below(std::size(pieces))]); break;
        case 2: text[at] = static_cast<char>(below(256)); break;
        default:  // another digit, or another line, mostly leaves a scenario
          if (const auto digit = text.find_first_of("0123456789", at); digit != std::string::npos) text[digit] = static_cast<char>('0' + below(10));
          if (below(3) == 0) text += pieces[std::size(pieces) - 2 - below(3)];
      }
      if (text.size() <= without.size()) text = plant;
    }
    const auto read = [](std::string_view damaged, const std::string& file) { return read_text(damaged, file); };
    const auto broken = scenario_property::violated_by(read, text);
    INFO(text.substr(without.size()));
    CHECK(broken.empty());
    // What is read has an answer.
    if (!broken.empty() || !scenario_property::readable(read, text)) continue;
    ++readable;
    const scenario s = read_text(text, "t.toml");
    if (s.training) CHECK_NOTHROW(training_answer_of(s));
  }
  CHECK(readable > 50);
}

}  // namespace training_test
