// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which "MFU" is meant: of a training step, of the hardware, or of all GPU-hours of a run?
///
/// All three are arithmetic done per peak arithmetic, and one and the same run has 41 %, 55 % and 35 %. They are three types that do
/// not stand for each other:
///
///   in-step MFU  operations the model needs / (peak x time of a step)        arXiv 2204.02311, appendix B
///   HFU          operations the hardware does, those for recomputed activations included / (peak x time of a step)
///   run MFU      operations the model needs / (peak x all GPU-hours): restarts, lost work, stops and what comes after
///                pre-training included
///
///   hfu = in_step x (1 + recomputed)         run = in_step x goodput / (1 + fine_tuning)
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/ratio.hpp"

#include <array>
#include <cstddef>
#include <type_traits>

namespace aifactory {

namespace kind {
// Below one in a million a run never ends, so zero is refused as well.
/// Range of the in-step MFU: 1e-6 to 1.
struct in_step_mfu {
  static constexpr const char* name = "in_step_mfu";
  static constexpr double low = 1e-6, high = 1.0;
};
/// Range of the HFU: 1e-6 to 1.
struct hfu {
  static constexpr const char* name = "hfu";
  static constexpr double low = 1e-6, high = 1.0;
};
/// Range of the run MFU: 1e-6 to 1.
struct run_mfu {
  static constexpr const char* name = "run_mfu";
  static constexpr double low = 1e-6, high = 1.0;
};
/// Range of the goodput: 0 to 1.
struct goodput {
  static constexpr const char* name = "goodput";
  static constexpr double low = 0.0, high = 1.0;
};
}  // namespace kind

namespace detail {
template <class Expected, class Given, class V>
void explain_mfu() {
  static_assert(expected_but_given<Expected, Given>::value && sizeof(V) == 0,
                "aifactory: in-step MFU, HFU (recomputed operations count) and run MFU (all GPU-hours count) are different: convert with "
                "hfu_of(...), in_step_mfu_of(...) or run_mfu_of(...)");
}
}  // namespace detail

template <class V = double>
struct in_step_mfu;
template <class V = double>
struct hfu;
template <class V = double>
struct run_mfu;

/// Operations the model needs, per peak, while steps are computed.
/// @errors  input_error outside 1e-6 to 1 and for what is not a number, where V is a floating-point number; an HFU or a run MFU
///          in its place does not compile
template <class V>
struct in_step_mfu : ratio<kind::in_step_mfu, V> {
  using ratio<kind::in_step_mfu, V>::ratio;
  /// Does not compile: an HFU counts what is recomputed, see in_step_mfu_of.
  template <class W>
  in_step_mfu(const hfu<W>&) : in_step_mfu() {
    detail::explain_mfu<kind::in_step_mfu, kind::hfu, W>();
  }
  /// Does not compile: a run MFU counts all GPU-hours, see in_step_mfu_of.
  template <class W>
  in_step_mfu(const run_mfu<W>&) : in_step_mfu() {
    detail::explain_mfu<kind::in_step_mfu, kind::run_mfu, W>();
  }
};
/// Operations the hardware does, per peak, while steps are computed.
/// @errors  as in_step_mfu
template <class V>
struct hfu : ratio<kind::hfu, V> {
  using ratio<kind::hfu, V>::ratio;
  /// Does not compile: an in-step MFU leaves out what is recomputed, see hfu_of.
  template <class W>
  hfu(const in_step_mfu<W>&) : hfu() {
    detail::explain_mfu<kind::hfu, kind::in_step_mfu, W>();
  }
  /// Does not compile: a run MFU counts all GPU-hours, see in_step_mfu_of and hfu_of.
  template <class W>
  hfu(const run_mfu<W>&) : hfu() {
    detail::explain_mfu<kind::hfu, kind::run_mfu, W>();
  }
};
/// Operations the model needs, per peak, over all GPU-hours of the run.
/// @errors  as in_step_mfu
template <class V>
struct run_mfu : ratio<kind::run_mfu, V> {
  using ratio<kind::run_mfu, V>::ratio;
  /// Does not compile: an in-step MFU counts steps alone, see run_mfu_of.
  template <class W>
  run_mfu(const in_step_mfu<W>&) : run_mfu() {
    detail::explain_mfu<kind::run_mfu, kind::in_step_mfu, W>();
  }
  /// Does not compile: an HFU counts what is recomputed and steps alone, see in_step_mfu_of and run_mfu_of.
  template <class W>
  run_mfu(const hfu<W>&) : run_mfu() {
    detail::explain_mfu<kind::run_mfu, kind::hfu, W>();
  }
};
/// Time of steps that count, per time that the GPUs are held for pre-training.
/// @errors  input_error outside 0 to 1 and for what is not a number, where V is a floating-point number
template <class V = double>
struct goodput : ratio<kind::goodput, V> {
  using ratio<kind::goodput, V>::ratio;
};

template <value S>
in_step_mfu(S) -> in_step_mfu<detail::widened_t<S>>;
template <value S>
hfu(S) -> hfu<detail::widened_t<S>>;
template <value S>
run_mfu(S) -> run_mfu<detail::widened_t<S>>;
template <value S>
goodput(S) -> goodput<detail::widened_t<S>>;

/// What the hardware does when part of the operations is done again.
///
///   hfu = mfu * (1 + recomputed)
///
/// @param recomputed  [-]  operations done again per operation of the model: 1/3 where all activations are recomputed, because the
///                    forward pass is a third of a step
/// @errors  input_error where V is a floating-point number and the result is above 1
/// @source  arXiv 2204.02311, appendix B: 46.2 % and 57.8 % of one run
template <class M, class R>
[[nodiscard]] constexpr auto hfu_of(const M& mfu, const R& recomputed) {
  const auto value = detail::product(as<in_step_mfu>(mfu).value(), detail::sum(1.0, as<share>(recomputed).value()));
  return hfu<std::remove_cvref_t<decltype(value)>>(value);
}

/// The operations that the model needed, of those that the hardware did.
///
///   mfu = hfu / (1 + recomputed)
///
/// @param recomputed  [-]  as in hfu_of
/// @errors  input_error where V is a floating-point number and the result is below 1e-6
/// @source  the inverse of hfu_of
template <class H, class R>
  requires std::is_same_v<typename H::ratio_kind, kind::hfu>
[[nodiscard]] constexpr auto in_step_mfu_of(const H& of_hardware, const R& recomputed) {
  const auto value = detail::quotient(of_hardware.value(), detail::sum(1.0, as<share>(recomputed).value()));
  return in_step_mfu<std::remove_cvref_t<decltype(value)>>(value);
}

/// Over all GPU-hours, those without a step that counts and those of fine-tuning included.
///
///   run = mfu * goodput / (1 + fine_tuning)
///
/// @param useful       goodput of pre-training
/// @param fine_tuning  [-]  GPU-hours of whatever comes after pre-training, per GPU-hour of pre-training
/// @errors  input_error where V is a floating-point number and the result is below 1e-6, as at a goodput of 0
/// @source  own definition; docs/design.md, section "Training runs"
template <class M, class G, class F>
[[nodiscard]] constexpr auto run_mfu_of(const M& mfu, const G& useful, const F& fine_tuning) {
  const auto value = detail::quotient(as<in_step_mfu>(mfu) * as<goodput>(useful), detail::sum(1.0, as<multiple>(fine_tuning).value()));
  return run_mfu<std::remove_cvref_t<decltype(value)>>(value);
}

/// What the steps must have reached, of what all GPU-hours come to.
///
///   mfu = run * (1 + fine_tuning) / goodput
///
/// @errors  input_error where V is a floating-point number and the result is above 1: so much cannot have been lost
/// @source  the inverse of run_mfu_of
template <class R, class G, class F>
  requires std::is_same_v<typename R::ratio_kind, kind::run_mfu>
[[nodiscard]] constexpr auto in_step_mfu_of(const R& of_run, const G& useful, const F& fine_tuning) {
  const auto value = detail::quotient(detail::product(of_run.value(), detail::sum(1.0, as<multiple>(fine_tuning).value())), as<goodput>(useful).value());
  return in_step_mfu<std::remove_cvref_t<decltype(value)>>(value);
}

/// The one of the three that somebody states. Which one does not depend on V, so a formula may branch on it.
template <class V = double>
class stated_mfu {
  V value_;
  std::size_t which_;
  constexpr stated_mfu(const V& value, std::size_t which) : value_(value), which_(which) {}

 public:
  using value_type = V;

  /// None: not a number of any of the three.
  constexpr stated_mfu()
    requires std::default_initializable<V>
      : value_(static_cast<V>(0.0)), which_(0) {}
  /// An in-step MFU was stated.
  constexpr stated_mfu(const in_step_mfu<V>& given) : value_(given.value()), which_(0) {}
  /// An HFU was stated.
  constexpr stated_mfu(const hfu<V>& given) : value_(given.value()), which_(1) {}
  /// A run MFU was stated.
  constexpr stated_mfu(const run_mfu<V>& given) : value_(given.value()), which_(2) {}
  /// Does not compile: a bare number does not say which MFU is meant.
  template <value S>
  stated_mfu(const S&) : value_(never<V>()), which_(0) {
    static_assert(sizeof(S) == 0, "aifactory: a bare number does not say which MFU is meant: write in_step_mfu{0.4}, hfu{0.5} or run_mfu{0.35}");
  }

  /// One with another number: not checked here, so that a finding can name the field.
  /// @param which  as which() gives it
  [[nodiscard]] static constexpr stated_mfu from_value(const V& value, std::size_t which) { return stated_mfu(value, which); }
  /// The number that was stated, as it was; 0 for none.
  [[nodiscard]] constexpr const V& value() const { return value_; }
  /// 0 in a step, 1 of the hardware, 2 of the run: in the order of the spellings in the table of training_run.
  [[nodiscard]] constexpr std::size_t which() const { return which_; }
  /// True where an in-step MFU was stated, and where nothing was.
  [[nodiscard]] constexpr bool in_step() const { return which_ == 0; }
  /// True where an HFU was stated.
  [[nodiscard]] constexpr bool of_hardware() const { return which_ == 1; }
  /// True where a run MFU was stated.
  [[nodiscard]] constexpr bool of_run() const { return which_ == 2; }
};

/// How tables of fields reach into a stated MFU: its number, and which of the three spellings it has.
template <class V>
struct holder<stated_mfu<V>> {
  static constexpr std::array<exponents, 3> dimensions{};
  static constexpr const V& value(const stated_mfu<V>& held) { return held.value(); }
  static constexpr std::size_t which(const stated_mfu<V>& held) { return held.which(); }
  template <class W>
  static constexpr stated_mfu<W> with(const W& value, std::size_t which) {
    return stated_mfu<W>::from_value(value, which);
  }
};

}  // namespace aifactory
