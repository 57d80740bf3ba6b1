// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a training run: the model, the tokens, how well the GPUs are used, how often the job fails?
///
/// A zero stands for "not given"; each row says what holds then. `training_problems` (training_problems.hpp) says what inputs ask of
/// each other.
#pragma once

#include "aifactory/catalog/precision.hpp"
#include "aifactory/model/compute.hpp"
#include "aifactory/training/flops.hpp"
#include "aifactory/training/mfu.hpp"
#include "aifactory/units/field.hpp"
#include "aifactory/units/money.hpp"

#include <tuple>

namespace aifactory {

/// Which positions of a sequence attention counts: all, those a causal mask leaves (taken as half), or none.
enum class attention_count { full, causal, none };
/// How the interval between checkpoints is chosen where none is given: daly_interval() or young_interval().
enum class checkpoint_rule { daly, young };

/// Every input of a training run: what is trained, on what, how it goes, and what it may take.
template <class V = double>
struct training_run {
  required<stated_mfu<V>> mfu;
  aifactory::tokens<V> tokens{};
  arithmetic<V> flop{};
  parameter_count<V> parameters{};
  parameter_count<V> total_parameters{};
  layer_count<V> layers{};
  layer_width<V> attention_width{};
  aifactory::tokens<V> sequence{};
  arithmetic_rate_per_gpu<V> peak{};
  share<V> recomputed{};
  gpu_count<V> gpus{};
  memory_per_gpu<V> memory{};
  aifactory::memory<V> bytes_per_parameter{16.0 * byte};
  aifactory::goodput<V> goodput{};
  duration<V> mtbf{};
  duration<V> checkpoint_time{};
  duration<V> restart_time{};
  duration<V> checkpoint_interval{};
  share<V> planned_stops{};
  multiple<V> fine_tuning{};
  aifactory::power_per_gpu<V> power_per_gpu{};
  gpu_time_price<V> rental{};
  duration<V> deadline{};
  money<V> budget{};
  aifactory::precision precision = aifactory::precision::bf16;
  attention_count attention = attention_count::full;
  checkpoint_rule checkpoints = checkpoint_rule::daly;

  static constexpr auto fields() {
    using self = training_run;
    constexpr range a_share{1e-6, 1.0};
    return std::tuple{
        field{&self::mfu, "arithmetic of the model per peak: of a step, of the hardware with what it recomputes, or of all GPU-hours of the run",
              origin::must_be_given(), spelling{"mfu", "1", a_share, {0.1, 0.65}}, spelling{"hfu", "1", a_share, {0.1, 0.75}},
              spelling{"run_mfu", "1", a_share, {0.05, 0.6}}},
        field{&self::tokens, "tokens of pre-training", origin::unset("training.flop is given"),
              spelling{"tokens", "tok", range::positive(), {1e9, 1e15}}},
        field{&self::flop, "operations of pre-training, without those that are recomputed", origin::unset("they follow from tokens and parameters"),
              spelling{"flop", "FLOP", range::positive(), {1e18, 1e29}}},
        field{&self::parameters, "parameters that work on each token", origin::unset("those of training.model, or training.flop is given"),
              spelling{"parameters", "1", range::positive(), {1e6, 1e14}}},
        field{&self::total_parameters, "all parameters, which take memory", origin::unset("those of training.model, or training.parameters"),
              spelling{"total_parameters", "1", range::positive(), {1e6, 1e15}}},
        field{&self::layers, "layers whose attention sees the whole sequence", origin::unset("those of training.model, or attention is not counted"),
              spelling{"layers", "1", range::positive(), {1, 1000}}},
        field{&self::attention_width, "heads times the size of a head", origin::unset("that of training.model, or attention is not counted"),
              spelling{"attention_width", "1", range::positive(), {64, 200e3}}},
        field{&self::sequence, "tokens of a sequence", origin::unset("attention is not counted"),
              spelling{"sequence", "tok", range::positive(), {128, 10e6}}},
        field{&self::peak, "peak dense arithmetic, against which the MFU is stated", origin::unset("that of compute.generation in training.precision"),
              spelling{"peak", "TFLOP/s/GPU", range::positive(), {10, 100e3}}},
        field{&self::recomputed, "operations done again per operation of the model: 1/3 where all activations are recomputed", origin::neutral(),
              spelling{"recomputed", "1", range::share(), {0.0, 0.34}}},
        field{&self::gpus, "GPUs that train", origin::unset("the whole fleet"), spelling{"gpus", "GPU", range::positive(), {1, 10e6}}},
        field{&self::memory, "memory of a GPU", origin::unset("that of compute.generation; without it the memory is not compared"),
              spelling{"memory", "GB/GPU", range::positive(), {8, 4096}}},
        field{&self::bytes_per_parameter, "weight, gradient and optimizer states of a parameter, without activations",
              origin::sourced("arXiv 1910.02054, section 3.1: mixed precision with Adam, 2 + 2 + 12", "2019-10"),
              spelling{"bytes_per_parameter", "B", range::positive(), {2, 20}}},
        field{&self::goodput, "time of steps that count, of the time that the GPUs are held for pre-training",
              origin::unset("it follows from failures, checkpoints and planned stops"), spelling{"goodput", "1", a_share, {0.5, 1.0}}},
        field{&self::mtbf, "mean time between failures of one GPU with its share of host and network", origin::unset("nothing fails"),
              spelling{"mtbf", "hours", range::positive(), {1e3, 1e7}}},
        field{&self::checkpoint_time, "time for which a checkpoint stops the work", origin::unset("needed by training.mtbf and training.checkpoint_interval"),
              spelling{"checkpoint_time", "s", range::positive(), {0.1, 3600}}},
        field{&self::restart_time, "time from a failure to the first new step", origin::neutral(),
              spelling{"restart_time", "minutes", range::not_negative(), {0.0, 600}}},
        field{&self::checkpoint_interval, "work between two checkpoints", origin::unset("the optimum, see training.checkpoints"),
              spelling{"checkpoint_interval", "minutes", range::positive(), {0.1, 1440}}},
        field{&self::planned_stops, "share of the time of pre-training in which the job stands as planned", origin::neutral(),
              spelling{"planned_stops", "1", {0.0, 0.999}, {0.0, 0.3}}},
        field{&self::fine_tuning, "GPU-hours of what comes after pre-training, per GPU-hour of pre-training", origin::neutral(),
              spelling{"fine_tuning", "1", {0.0, 100.0}, {0.0, 1.0}}},
        field{&self::power_per_gpu, "power of a GPU under training with its share of all around it",
              origin::unset("the nameplate of the plan times compute.peak_draw"), spelling{"power_per_gpu", "kW_IT/GPU", range::positive(), {0.1, 6}},
              spelling{"power_per_gpu", "kW_facility/GPU", range::positive(), {0.1, 8}}},
        field{&self::rental, "price of a rented GPU-hour", origin::unset("the run costs what the site's own GPU-hours cost"),
              spelling{"rental", "USD/GPU/h", range::positive(), {0.2, 30}}},
        field{&self::deadline, "days that the run may take", origin::unset("no limit"), spelling{"deadline", "days", range::positive(), {1, 1000}}},
        field{&self::budget, "what the run may cost", origin::unset("no limit"), spelling{"budget", "USD", range::positive(), {1e3, 1e12}}},
        setting{&self::precision, "precision", "whose peak compute.generation brings", "bf16", "fp8", "fp4"},
        setting{&self::attention, "attention", "which positions count as arithmetic of attention; papers mostly count all", "full", "causal", "none"},
        setting{&self::checkpoints, "checkpoints", "the optimum that holds without a checkpoint_interval", "daly", "young"},
    };
  }
};

}  // namespace aifactory
