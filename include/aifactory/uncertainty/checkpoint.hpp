// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a long run survive being killed, and go on to the same bits?
///
///   trial_run run(inputs, formula, options);
///   resume(run, "run.checkpoint", label);                 // does nothing when there is no such file
///   run_with_checkpoints(run, "run.checkpoint", label);   // writes it every so many trials, and at the end
///
/// The file is written beside and then renamed, so at every moment there is a whole one. It belongs to its inputs,
/// seed, generator, options, formula and label (what the caller wants to be the same: a version, a digest of the
/// scenario); any other, and a damaged one, is refused with the reason. It is read by the build that wrote it: lanes as
/// wide, numbers in the same order of bytes.
#pragma once

#include "aifactory/uncertainty/monte_carlo.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

namespace aifactory {

namespace detail {

/// FNV-1a over bytes: finds damage and differences, guards against no one.
class fingerprint {
  std::uint64_t hash_ = 0xcbf29ce484222325u;

 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  }
  void add(double x) { add_number(std::bit_cast<std::uint64_t>(x)); }
  void add_number(std::uint64_t x) {
    for (int i = 0; i < 8; ++i) hash_ = (hash_ ^ (x >> (8 * i) & 0xffu)) * 0x100000001b3u;
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }
};

class byte_writer {
  std::string bytes_;

 public:
  void put(std::uint64_t x) { bytes_.append(reinterpret_cast<const char*>(&x), sizeof x); }
  void put(double x) { put(std::bit_cast<std::uint64_t>(x)); }
  [[nodiscard]] std::string& bytes() { return bytes_; }
};

class byte_reader {
  std::string_view bytes_;

 public:
  explicit byte_reader(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t number() {
    std::uint64_t x = 0;
    if (bytes_.size() < sizeof x) throw input_error("it is cut short");
    std::copy_n(bytes_.data(), sizeof x, reinterpret_cast<char*>(&x));
    bytes_.remove_prefix(sizeof x);
    return x;
  }
  [[nodiscard]] double real() { return std::bit_cast<double>(number()); }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
};

inline void write(byte_writer& out, const tally& t) {
  out.put(t.centre);
  out.put(t.valid), out.put(t.invalid);
  for (const exact_sum* sum : {&t.first, &t.second})
    for (const std::int64_t digit : sum->written()) out.put(static_cast<std::uint64_t>(digit));
  out.put(t.least), out.put(t.greatest);
  out.put(std::uint64_t{t.counts.used()});
  t.counts.for_each_leading([&](std::uint64_t leading, std::uint64_t times) { out.put(leading), out.put(times); });
}

inline tally read_tally(byte_reader& in) {
  tally t;
  t.centre = in.real();
  t.valid = in.number(), t.invalid = in.number();
  for (exact_sum* sum : {&t.first, &t.second}) {
    exact_sum::form digits{};
    for (auto& digit : digits) digit = static_cast<std::int64_t>(in.number());
    *sum = exact_sum::read(digits);
  }
  t.least = in.real(), t.greatest = in.real();
  for (std::uint64_t left = in.number(); left > 0; --left) {
    const std::uint64_t leading = in.number(), times = in.number();
    if (leading >> sketch::kept_bits != 0) throw input_error("it is damaged");
    t.counts.count(leading, times);
  }
  return t;
}

inline constexpr std::string_view checkpoint_schema = "aifactory.checkpoint/1";
/// The first line: the schema, and the generator where it is not the first one there was.
inline std::string first_line(random_generator generator) {
  std::string line(checkpoint_schema);
  if (generator != random_generator::philox4x32_10) line += " " + std::string(name_of(generator));
  return line + '\n';
}
inline constexpr std::string_view one_sampler =
    "checkpoints need the random sampler: with the others a run is several randomisations side by side";

/// What a run must share with a checkpoint, each with the words for when it does not.
struct checkpoint_key {
  static constexpr std::size_t size = 5;
  std::array<std::uint64_t, size> value{};
  static constexpr std::array<const char*, size> difference{
      "it was written with another label (version or scenario)", "it was written with another seed",
      "it was written with other inputs", "it was written with other draws (bits, correlations or lanes)",
      "it was written with another formula"};

  template <class Run>
  static checkpoint_key of(const Run& run, std::string_view label) {
    std::array<fingerprint, size> print;
    print[0].add(label);
    print[1].add_number(run.options().seed);
    for (const auto& each : list_inputs(run.inputs())) {
      print[2].add(each.name);
      for (const double p : {0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999}) print[2].add(each.value.quantile(p));
    }
    print[3].add_number(run.options().fine_tails ? 53 : 32);
    print[3].add_number(lanes::size);
    for (const auto& each : run.options().correlations)
      print[3].add(each.first + '\n' + each.second + '\n'), print[3].add(each.rank);
    print[4].add_number(run.tallies().size());
    for (const auto& each : run.tallies()) print[4].add(each.centre);
    checkpoint_key key;
    for (std::size_t i = 0; i < size; ++i) key.value[i] = print[i].value();
    return key;
  }
};

}  // namespace detail

/// Writes where a run stands.
/// @errors  input_error when the run keeps its samples, has another sampler than the random one, or the file cannot be
///          written (the old one is then still there)
template <class Run>
void save_checkpoint(const Run& run, const std::filesystem::path& file, std::string_view label) {
  const std::string name = file.string();
  if (run.options().keep) throw input_error(name + ": a run that keeps its samples has no checkpoints");
  if (run.options().how != sampler::random) throw input_error(name + ": " + std::string(detail::one_sampler));
  detail::byte_writer out;
  for (const std::uint64_t part : detail::checkpoint_key::of(run, label).value) out.put(part);
  out.put(run.trials_done());
  for (const auto& each : run.tallies()) detail::write(out, each);
  detail::fingerprint whole;
  whole.add(out.bytes());
  out.put(whole.value());

  const std::filesystem::path beside = name + ".part";
  {
    std::ofstream to(beside, std::ios::binary | std::ios::trunc);
    to << detail::first_line(run.options().generator) << out.bytes();
    to.close();
    if (!to) {
      std::error_code ignored;
      std::filesystem::remove(beside, ignored);
      throw input_error(name + ": the checkpoint cannot be written");
    }
  }
  std::error_code failed;
  std::filesystem::rename(beside, file, failed);
  if (failed) throw input_error(name + ": the checkpoint cannot be written: " + failed.message());
}

/// Takes up a run where its checkpoint stands; false when there is no such file.
/// @errors  input_error with the reason when the file is not a whole checkpoint of this very run, or the run keeps its
///          samples or has another sampler than the random one
template <class Run>
bool resume(Run& run, const std::filesystem::path& file, std::string_view label) {
  const std::string name = file.string();
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return false;
  try {
    if (run.options().keep) throw input_error("a run that keeps its samples cannot be resumed");
    if (run.options().how != sampler::random) throw input_error(std::string(detail::one_sampler));
    std::ifstream from(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(from)), std::istreambuf_iterator<char>());
    if (!from) throw input_error("it cannot be read");
    const std::string line = detail::first_line(run.options().generator);
    for (const auto other : {random_generator::philox4x32_10, random_generator::philox4x32_7})
      if (other != run.options().generator && bytes.starts_with(detail::first_line(other)))
        throw input_error("it was written with another generator (" + std::string(name_of(other)) + ")");
    if (!bytes.starts_with(line)) throw input_error("it is not a checkpoint of this version");
    const std::string_view body = std::string_view(bytes).substr(line.size());
    if (body.size() < sizeof(std::uint64_t)) throw input_error("it is cut short");
    detail::fingerprint whole;
    whole.add(body.substr(0, body.size() - sizeof(std::uint64_t)));
    if (detail::byte_reader(body.substr(body.size() - sizeof(std::uint64_t))).number() != whole.value())
      throw input_error("it is damaged");
    detail::byte_reader in(body.substr(0, body.size() - sizeof(std::uint64_t)));
    const auto key = detail::checkpoint_key::of(run, label);
    for (std::size_t i = 0; i < key.size; ++i)
      if (in.number() != key.value[i]) throw input_error(key.difference[i]);
    const std::uint64_t done = in.number();
    auto tallies = run.tallies();
    for (auto& each : tallies) each = detail::read_tally(in);
    if (!in.empty()) throw input_error("it is damaged");
    if (done > run.options().trials)
      throw input_error("it has " + std::to_string(done) + " trials already, more than asked for");
    run.continue_from(done, tallies);
    return true;
  } catch (const input_error& reason) {
    throw input_error(name + ": the checkpoint is not used: " + reason.what());
  }
}

/// Runs to the end of the options' trials, or to where their stop rule ends it, with a checkpoint after every `every`
/// trials (rounded up to whole granules) and at the end. `go_on(trials done)` is asked after each: a false ends the run
/// there, to be resumed.
/// @errors  as save_checkpoint, and whatever the formula throws
template <class Run, class GoOn>
void run_with_checkpoints(Run& run, const std::filesystem::path& file, std::string_view label, std::uint64_t every,
                          const GoOn& go_on) {
  // No more than there are, so that "only at the end" (the largest number) does not overflow.
  const std::uint64_t wanted = std::clamp<std::uint64_t>(every, 1, std::max<std::uint64_t>(run.options().trials, 1));
  const std::uint64_t step = (wanted + Run::granule - 1) / Run::granule * Run::granule;
  constexpr std::uint64_t first_look = 4 * Run::granule;
  // The looks of the stop rule are those of a run without checkpoints, so it ends where that would.
  const auto stopped = [&] {
    return run.options().stop && run.trials_done() % first_look == 0 &&
           std::has_single_bit(run.trials_done() / first_look) && run.converged();
  };
  while (run.trials_done() < run.options().trials && !stopped()) {
    std::uint64_t next = std::min(run.options().trials, run.trials_done() + step);
    if (run.options().stop) next = std::min(next, first_look * std::bit_ceil(run.trials_done() / first_look + 1));
    run.run_to(next);
    save_checkpoint(run, file, label);
    if (!go_on(run.trials_done())) return;
  }
}
/// The same to the end, without being asked.
/// @errors  as save_checkpoint, and whatever the formula throws
template <class Run>
void run_with_checkpoints(Run& run, const std::filesystem::path& file, std::string_view label,
                          std::uint64_t every = 50'000'000) {
  run_with_checkpoints(run, file, label, every, [](std::uint64_t) { return true; });
}

}  // namespace aifactory
