// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/uncertainty/checkpoint.hpp"

#include "../../benchmarks/rw1_model.hpp"
#include "catch_shim.hpp"

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

namespace checkpoint_test {

using namespace aifactory;

namespace {

using run_type = trial_run<rw1::inputs<uncertain>, decltype(rw1::cost_per_token)>;

struct folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("aifactory_checkpoint_" + std::to_string(::getpid()));
  folder() { std::filesystem::create_directories(path); }
  ~folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

run_type fresh(std::uint64_t seed = 1, std::uint64_t trials = 60'000) {
  return {rw1::reference(), rw1::cost_per_token, {.trials = trials, .seed = seed}};
}

std::string reason(run_type run, const std::filesystem::path& file, const char* label = "v1") {
  try {
    resume(run, file, label);
  } catch (const input_error& e) {
    return e.what();
  }
  return "resumed";
}

}  // namespace

TEST_CASE("a run that is broken off goes on to the same bits", "[uncertainty][checkpoint]") {
  const folder here;
  const auto file = here.path / "run.checkpoint";
  auto whole = fresh();
  whole.run();

  auto broken = fresh();
  CHECK_FALSE(resume(broken, file, "v1"));
  run_with_checkpoints(broken, file, "v1", 10'000, [](std::uint64_t done) { return done < 20'000; });
  CHECK(broken.trials_done() == 6 * run_type::granule);  // two steps of three granules each
  CHECK_FALSE(std::filesystem::exists(here.path / "run.checkpoint.part"));

  auto again = fresh();
  CHECK(resume(again, file, "v1"));
  CHECK(again.trials_done() == 6 * run_type::granule);
  run_with_checkpoints(again, file, "v1", 10'000);
  CHECK(again.trials_done() == 60'000);
  const auto a = whole.found(), b = again.found();
  CHECK(a.raw().mean().value == b.raw().mean().value);
  CHECK(a.raw().sd().value == b.raw().sd().value);
  CHECK(a.raw().quantile(0.95).value == b.raw().quantile(0.95).value);
  CHECK(a.raw().cvar(0.95).value == b.raw().cvar(0.95).value);
  CHECK(a.raw().greatest() == b.raw().greatest());
  CHECK(a.trials() == b.trials());
}

TEST_CASE("the largest number of trials between checkpoints means only at the end", "[uncertainty][checkpoint]") {
  const folder here;
  auto run = fresh();
  int asked = 0;
  run_with_checkpoints(run, here.path / "run.checkpoint", "v1", ~std::uint64_t{0}, [&](std::uint64_t) { return ++asked < 3; });
  CHECK(asked == 1);
  CHECK(run.trials_done() == 60'000);
}

TEST_CASE("another run's checkpoint, or a damaged one, is refused with the reason", "[uncertainty][checkpoint]") {
  const folder here;
  const auto file = here.path / "run.checkpoint";
  auto run = fresh();
  run.run_to(2 * run_type::granule);
  save_checkpoint(run, file, "v1");
  CHECK(reason(fresh(), file) == "resumed");
  CHECK(reason(fresh(), file, "v2") ==
        file.string() + ": the checkpoint is not used: it was written with another label (version or scenario)");
  CHECK_THAT(reason(fresh(2), file), EndsWith("it was written with another seed"));
  auto other = rw1::reference();
  other.site_pue = pert(1.08, 1.2, 1.41);
  CHECK_THAT(reason({other, rw1::cost_per_token, {.trials = 60'000}}, file),
             EndsWith("it was written with other inputs"));
  CHECK_THAT(reason({rw1::reference(), rw1::cost_per_token, {.trials = 60'000, .fine_tails = true}}, file),
             EndsWith("other draws (bits, correlations or lanes)"));
  CHECK_THAT(reason(fresh(1, 4096), file), EndsWith("it has 8192 trials already, more than asked for"));

  std::ifstream from(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(from)), std::istreambuf_iterator<char>());
  const auto written = [&](const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
    return reason(fresh(), file);
  };
  std::string flipped = bytes;
  flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 1);
  CHECK_THAT(written(flipped), EndsWith("it is damaged"));
  CHECK_THAT(written(bytes.substr(0, bytes.size() - 9)), EndsWith("it is damaged"));
  CHECK_THAT(written(bytes.substr(0, 26)), EndsWith("it is cut short"));
  CHECK_THAT(written("something else"), EndsWith("it is not a checkpoint of this version"));
  CHECK(written(bytes) == "resumed");
}

TEST_CASE("a checkpoint belongs to its generator", "[uncertainty][checkpoint]") {
  const folder here;
  const auto file = here.path / "run.checkpoint";
  const auto run_by = [](random_generator generator) {
    return run_type(rw1::reference(), rw1::cost_per_token, {.trials = 60'000, .generator = generator});
  };
  const auto refused = file.string() + ": the checkpoint is not used: it was written with another generator (";
  for (const auto& [generator, other] : {std::pair{random_generator::philox4x32_10, random_generator::philox4x32_7},
                                         std::pair{random_generator::philox4x32_7, random_generator::philox4x32_10}}) {
    auto whole = run_by(generator), broken = whole, again = whole;
    whole.run();
    broken.run_to(2 * run_type::granule);
    save_checkpoint(broken, file, "v1");
    CHECK(reason(run_by(other), file) == refused + std::string(name_of(generator)) + ")");
    REQUIRE(resume(again, file, "v1"));
    again.run_to(60'000);
    CHECK(again.found().raw().mean().value == whole.found().raw().mean().value);
    CHECK(again.found().raw().quantile(0.95).value == whole.found().raw().quantile(0.95).value);
    std::filesystem::remove(file);
  }
  // What was written before there was a choice is read as before.
  auto run = fresh();
  save_checkpoint(run, file, "v1");
  std::ifstream from(file, std::ios::binary);
  std::string line;
  std::getline(from, line);
  CHECK(line == "aifactory.checkpoint/1");
}

TEST_CASE("a stop rule ends a run with checkpoints where it ends one without", "[uncertainty][checkpoint]") {
  const folder here;
  const auto file = here.path / "run.checkpoint";
  // The third look, as in sensitivity_test.cpp.
  const trial_options options{.trials = 1'000'000,
                              .stop = stop_rule{.of = stop_rule::figure::quantile, .relative_error = 0.004}};
  run_type without(rw1::reference(), rw1::cost_per_token, options), with = without, again = without;
  without.run();
  run_with_checkpoints(with, file, "v1", 10'000);
  CHECK(with.trials_done() == 65'536);
  CHECK(without.trials_done() == 65'536);
  CHECK(with.found().raw().quantile(0.95).value == without.found().raw().quantile(0.95).value);
  // Taken up when it has ended already, it does not go on.
  CHECK(resume(again, file, "v1"));
  run_with_checkpoints(again, file, "v1", 10'000);
  CHECK(again.trials_done() == 65'536);
}

TEST_CASE("runs that a checkpoint cannot hold are refused with the reason", "[uncertainty][checkpoint]") {
  const folder here;
  const auto file = here.path / "run.checkpoint";
  for (const sampler how : {sampler::antithetic, sampler::latin_hypercube, sampler::sobol}) {
    run_type run(rw1::reference(), rw1::cost_per_token, {.trials = 8192, .how = how});
    CHECK_THROWS_WITH(
        save_checkpoint(run, file, "v1"),
        Equals(file.string() + ": checkpoints need the random sampler: with the others a run is several randomisations "
                               "side by side"));
  }
  run_type kept(rw1::reference(), rw1::cost_per_token, {.trials = 8192, .keep = true});
  CHECK_THROWS_WITH(save_checkpoint(kept, file, "v1"), EndsWith("a run that keeps its samples has no checkpoints"));
  auto run = fresh();
  save_checkpoint(run, file, "v1");
  CHECK_THAT(reason({rw1::reference(), rw1::cost_per_token, {.trials = 60'000, .how = sampler::sobol}}, file),
             ContainsSubstring("checkpoints need the random sampler"));
  CHECK_THAT(reason({rw1::reference(), rw1::cost_per_token, {.trials = 60'000, .keep = true}}, file),
             EndsWith("a run that keeps its samples cannot be resumed"));
}

TEST_CASE("a checkpoint that cannot be written is an error that names the file", "[uncertainty][checkpoint]") {
  auto run = fresh();
  CHECK_THROWS_WITH(save_checkpoint(run, "/nonexistent/folder/run.checkpoint", "v1"),
                    Equals("/nonexistent/folder/run.checkpoint: the checkpoint cannot be written"));
  // A full disk.
  if (std::filesystem::exists("/dev/full")) {
    const folder here;
    std::filesystem::create_symlink("/dev/full", here.path / "run.checkpoint.part");
    CHECK_THROWS_WITH(save_checkpoint(run, here.path / "run.checkpoint", "v1"), ContainsSubstring("cannot be written"));
  }
}

}  // namespace checkpoint_test
