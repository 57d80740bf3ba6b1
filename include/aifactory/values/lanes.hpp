// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How do many trials of a formula run at a time?
///
/// `lanes` holds `lanes::size` doubles in one vector register: 8 with AVX-512, 4 with AVX, 2 with SSE2 and NEON, 4 in
/// a plain array where xsimd is absent, has no backend for the machine, or AIFACTORY_WITH_SIMD is 0. Each lane is a
/// trial of its own and gets what a double would get; no lane sees another. A formula over lanes costs the
/// instructions of the same formula over xsimd's batches, and refuses what those let pass: `if (a < b)`, `?:` on a
/// comparison and `std::min(a, b)` do not compile.
///
/// Arithmetic, comparisons (false with a NaN, except `!=`), min, max and sqrt equal the scalar ones bit by bit.
///
/// @errors  Functions are within the following of the exact value where that is a normal number (measured on
///          the whole range, tests/values/lanes_functions_test.cpp): exp, log, log1p 1 ulp, expm1 2 ulp. Infinities,
///          NaN and what lies outside a domain are as in the C library. xsimd differs from it in four corners: exp is
///          0 below -708.39 instead of a denormal, exp (xsimd 8) and expm1 are infinite above 709.43 instead of
///          709.78, log of a denormal argument (below 2.3e-308) is up to 38 off, expm1 and log1p of -0.0 are +0.0. The
///          array has the C library's functions.
/// @source  xsimd documentation; the corners are own measurements
#pragma once

#include "aifactory/units/math.hpp"
#include "aifactory/values/array_batch.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace aifactory::detail {
/// Whether the exponential functions of a batch take every argument: see castable below.
template <class Batch>
inline constexpr bool casts_anything = false;
template <std::size_t N>
inline constexpr bool casts_anything<array_batch<N>> = true;
}  // namespace aifactory::detail

#if defined AIFACTORY_WITH_SIMD ? AIFACTORY_WITH_SIMD : __has_include(<xsimd/xsimd.hpp>)

#include <xsimd/xsimd.hpp>

namespace aifactory::detail {

// xsimd 8 with AVX-512BW cannot compile log with g++; for doubles AVX-512DQ has the same instructions.
using simd_arch = std::conditional_t<xsimd::avx512dq::supported(), xsimd::avx512dq, xsimd::default_arch>;

template <class Arch, bool = xsimd::types::has_simd_register<double, Arch>::value>
struct best_batch {
  using type = xsimd::batch<double, Arch>;
};
template <class Arch>
struct best_batch<Arch, false> {
  using type = array_batch<4>;
};
using native_batch = best_batch<simd_arch>::type;
// xsimd 8 has the instruction too, but its exp does not find it.
template <>
inline constexpr bool casts_anything<xsimd::batch<double, xsimd::avx512dq>> = XSIMD_VERSION_MAJOR >= 13;

// x86's minimum of (b, a) is `b < a ? b : a` to the letter, a where they are equal or one is NaN. xsimd's is not: the
// order of its arguments changed between 13 and 14.
#if XSIMD_WITH_SSE2
[[gnu::always_inline]] inline __m128d first_if_less(__m128d b, __m128d a) { return _mm_min_pd(b, a); }
[[gnu::always_inline]] inline __m128d first_if_greater(__m128d b, __m128d a) { return _mm_max_pd(b, a); }
#endif
#if XSIMD_WITH_AVX
[[gnu::always_inline]] inline __m256d first_if_less(__m256d b, __m256d a) { return _mm256_min_pd(b, a); }
[[gnu::always_inline]] inline __m256d first_if_greater(__m256d b, __m256d a) { return _mm256_max_pd(b, a); }
#endif
#if XSIMD_WITH_AVX512F
[[gnu::always_inline]] inline __m512d first_if_less(__m512d b, __m512d a) { return _mm512_min_pd(b, a); }
[[gnu::always_inline]] inline __m512d first_if_greater(__m512d b, __m512d a) { return _mm512_max_pd(b, a); }
#endif

// xsimd 8 multiplies and adds where AVX-512 has both in one.
#if defined __FMA__
[[gnu::always_inline]] inline __m128d fused(__m128d a, __m128d b, __m128d c) { return _mm_fmadd_pd(a, b, c); }
[[gnu::always_inline]] inline __m256d fused(__m256d a, __m256d b, __m256d c) { return _mm256_fmadd_pd(a, b, c); }
#endif
#if XSIMD_WITH_AVX512F
[[gnu::always_inline]] inline __m512d fused(__m512d a, __m512d b, __m512d c) { return _mm512_fmadd_pd(a, b, c); }
#endif

}  // namespace aifactory::detail

#else

namespace aifactory::detail {
using native_batch = array_batch<4>;
}  // namespace aifactory::detail

#endif

namespace aifactory::detail::on_batch {
template <class B>
[[gnu::always_inline]] inline B multiply_add(const B& a, const B& b, const B& c) {
  if constexpr (requires {
                  fused(typename B::register_type(a), typename B::register_type(b), typename B::register_type(c));
                })
    return B(fused(typename B::register_type(a), typename B::register_type(b), typename B::register_type(c)));
  else
    return fma(a, b, c);
}
}  // namespace aifactory::detail::on_batch

namespace aifactory {

/// What a comparison of lanes gives: yes or no for each lane. `all`, `any`, `&&`, `||`, `!` and `math::where` use it.
/// It is no bool: a branch would take all lanes one way.
template <class Batch>
class basic_mask {
  using batch_mask = typename Batch::batch_bool_type;
  batch_mask mask_;

 public:
  /// The backend's mask as one of these.
  [[gnu::always_inline]] explicit basic_mask(const batch_mask& mask) : mask_(mask) {}
  template <std::same_as<bool> B, class Instead = choose_with_math_where_instead>
  explicit operator B() const = delete;

  /// The backend's own mask.
  [[nodiscard, gnu::always_inline]] const batch_mask& batch() const { return mask_; }

  [[nodiscard, gnu::always_inline]] friend basic_mask operator&&(const basic_mask& a, const basic_mask& b) {
    return basic_mask(a.mask_ & b.mask_);
  }
  [[nodiscard, gnu::always_inline]] friend basic_mask operator||(const basic_mask& a, const basic_mask& b) {
    return basic_mask(a.mask_ | b.mask_);
  }
  [[nodiscard, gnu::always_inline]] friend basic_mask operator!(const basic_mask& a) { return basic_mask(~a.mask_); }
  /// Whether it is yes in every lane.
  [[nodiscard, gnu::always_inline]] friend bool all(const basic_mask& a) { return all(a.mask_); }
  /// Whether it is yes in some lane.
  [[nodiscard, gnu::always_inline]] friend bool any(const basic_mask& a) { return any(a.mask_); }
};

/// One value per lane. Doubles and whole numbers mix in: they stand for themselves in every lane. The batch is a
/// parameter so that code compiled for two machines in one program cannot be mixed up.
template <class Batch>
class basic_lanes {
  Batch batch_;

 public:
  /// How many lanes there are: trials in a register.
  static constexpr std::size_t size = Batch::size;
  /// What load_aligned and store_aligned ask of an address, in bytes.
  static constexpr std::size_t alignment = alignof(Batch);
  /// What comparisons give.
  using mask = basic_mask<Batch>;

  /// Undetermined, as a double would be; `basic_lanes()` and `{}` are zero.
  basic_lanes() = default;
  /// The number in every lane.
  [[gnu::always_inline]] basic_lanes(double x) : batch_(x) {}
  /// The backend's batch as one of these.
  [[gnu::always_inline]] explicit basic_lanes(const Batch& batch) : batch_(batch) {}

  /// `size` numbers from any address.
  [[nodiscard, gnu::always_inline]] static basic_lanes load(const double* from) {
    return basic_lanes(Batch::load_unaligned(from));
  }
  /// `size` numbers from an address that is a multiple of `alignment`, which is not checked.
  [[nodiscard, gnu::always_inline]] static basic_lanes load_aligned(const double* from) {
    return basic_lanes(Batch::load_aligned(from));
  }
  /// `size` numbers to any address.
  [[gnu::always_inline]] void store(double* to) const { batch_.store_unaligned(to); }
  /// `size` numbers to an address that is a multiple of `alignment`, which is not checked.
  [[gnu::always_inline]] void store_aligned(double* to) const { batch_.store_aligned(to); }

  /// The mask of the first n lanes, for the tail of a column: none for 0, all from `size` on.
  [[nodiscard, gnu::always_inline]] static mask first(std::size_t n) {
    static constexpr std::array<double, size> index = []<std::size_t... I>(std::index_sequence<I...>) {
      return std::array<double, size>{static_cast<double>(I)...};
    }
    (std::make_index_sequence<size>());
    return load(index.data()) < basic_lanes(static_cast<double>(n));
  }

  /// The value of lane i < size; through memory, so not for inner loops.
  [[nodiscard, gnu::always_inline]] double operator[](std::size_t i) const { return batch_.get(i); }
  /// The backend's own batch.
  [[nodiscard, gnu::always_inline]] const Batch& batch() const { return batch_; }

  [[nodiscard, gnu::always_inline]] friend basic_lanes operator+(const basic_lanes& a, const basic_lanes& b) {
    return basic_lanes(a.batch_ + b.batch_);
  }
  [[nodiscard, gnu::always_inline]] friend basic_lanes operator-(const basic_lanes& a, const basic_lanes& b) {
    return basic_lanes(a.batch_ - b.batch_);
  }
  [[nodiscard, gnu::always_inline]] friend basic_lanes operator*(const basic_lanes& a, const basic_lanes& b) {
    return basic_lanes(a.batch_ * b.batch_);
  }
  [[nodiscard, gnu::always_inline]] friend basic_lanes operator/(const basic_lanes& a, const basic_lanes& b) {
    return basic_lanes(a.batch_ / b.batch_);
  }
  // Not the batch's own minus: some of xsimd's compute 0 - x, which loses the sign of zero.
  [[nodiscard, gnu::always_inline]] friend basic_lanes operator-(const basic_lanes& a) {
    return basic_lanes(a.batch_ ^ Batch(-0.0));
  }
  [[gnu::always_inline]] basic_lanes& operator+=(const basic_lanes& b) { return *this = *this + b; }
  [[gnu::always_inline]] basic_lanes& operator-=(const basic_lanes& b) { return *this = *this - b; }
  [[gnu::always_inline]] basic_lanes& operator*=(const basic_lanes& b) { return *this = *this * b; }
  [[gnu::always_inline]] basic_lanes& operator/=(const basic_lanes& b) { return *this = *this / b; }

  [[nodiscard, gnu::always_inline]] friend mask operator==(const basic_lanes& a, const basic_lanes& b) {
    return mask(a.batch_ == b.batch_);
  }
  // Not the batch's own !=: with AVX xsimd 8 says that NaN != NaN is false.
  [[nodiscard, gnu::always_inline]] friend mask operator!=(const basic_lanes& a, const basic_lanes& b) {
    return !(a == b);
  }
  [[nodiscard, gnu::always_inline]] friend mask operator<(const basic_lanes& a, const basic_lanes& b) {
    return mask(a.batch_ < b.batch_);
  }
  [[nodiscard, gnu::always_inline]] friend mask operator>(const basic_lanes& a, const basic_lanes& b) { return b < a; }
  [[nodiscard, gnu::always_inline]] friend mask operator<=(const basic_lanes& a, const basic_lanes& b) {
    return mask(a.batch_ <= b.batch_);
  }
  [[nodiscard, gnu::always_inline]] friend mask operator>=(const basic_lanes& a, const basic_lanes& b) {
    return b <= a;
  }

  /// `yes` in the lanes of the mask, `no` in the others.
  [[nodiscard, gnu::always_inline]] friend basic_lanes select(const mask& m, const basic_lanes& yes,
                                                              const basic_lanes& no) {
    return basic_lanes(select(m.batch(), yes.batch_, no.batch_));
  }
  /// a b + c, rounded once where the machine can.
  [[nodiscard, gnu::always_inline]] friend basic_lanes fma(const basic_lanes& a, const basic_lanes& b,
                                                           const basic_lanes& c) {
    return basic_lanes(detail::on_batch::multiply_add(a.batch_, b.batch_, c.batch_));
  }

  /// The sum over all lanes from the first to the last, one after the other: the order never depends on the machine.
  [[nodiscard]] friend double sum(const basic_lanes& a) {
    return a.fold([](double x, double y) { return x + y; });
  }
  /// The least of all lanes; a NaN after the first lane is passed over.
  [[nodiscard]] friend double least(const basic_lanes& a) {
    return a.fold([](double x, double y) { return mathematics<double>::min(x, y); });
  }
  /// The greatest of all lanes; a NaN after the first lane is passed over.
  [[nodiscard]] friend double greatest(const basic_lanes& a) {
    return a.fold([](double x, double y) { return mathematics<double>::max(x, y); });
  }

 private:
  template <class F>
  double fold(F f) const {
    std::array<double, size> lane;
    store(lane.data());
    double result = lane[0];
    for (std::size_t i = 1; i < size; ++i) result = f(result, lane[i]);
    return result;
  }
};

/// The lanes of the machine this is compiled for.
using lanes = basic_lanes<detail::native_batch>;

template <class Batch>
inline constexpr bool is_value_type<basic_lanes<Batch>> = true;

// Names that a member of mathematics<> would hide from argument-dependent lookup.
namespace detail::on_batch {
template <class B>
[[gnu::always_inline]] inline B minimum(const B& a, const B& b) {
  if constexpr (requires { first_if_less(typename B::register_type(b), typename B::register_type(a)); })
    return B(first_if_less(typename B::register_type(b), typename B::register_type(a)));
  else
    return select(b < a, b, a);
}
template <class B>
[[gnu::always_inline]] inline B maximum(const B& a, const B& b) {
  if constexpr (requires { first_if_greater(typename B::register_type(b), typename B::register_type(a)); })
    return B(first_if_greater(typename B::register_type(b), typename B::register_type(a)));
  else
    return select(a < b, b, a);
}
// exp and expm1 cast to whole numbers, lane by lane where there is no instruction for it. The cast of NaN, an infinity
// or a huge value is undefined: those are kept from it. Beyond 800 both functions have reached their limits.
template <class B>
[[gnu::always_inline]] inline B castable(const B& x) {
  if constexpr (casts_anything<B>)
    return x;
  else
    return maximum(B(-800.0), minimum(B(800.0), x));
}
template <class B>
[[gnu::always_inline]] inline B unless_nan(const B& x, const B& y) {
  if constexpr (casts_anything<B>)
    return y;
  else
    return select(x == x, y, x);
}
template <class B>
[[gnu::always_inline]] inline B exp_of(const B& x) {
  return unless_nan(x, exp(castable(x)));
}
template <class B>
[[gnu::always_inline]] inline B expm1_of(const B& x) {
  return unless_nan(x, expm1(castable(x)));
}
template <class B>
[[gnu::always_inline]] inline B log_of(const B& x) {
  return log(x);
}
template <class B>
[[gnu::always_inline]] inline B log1p_of(const B& x) {
  return log1p(x);
}
template <class B>
[[gnu::always_inline]] inline B sqrt_of(const B& x) {
  return sqrt(x);
}
}  // namespace detail::on_batch

/// The functions of formulas, lane by lane; the file's head says how exact they are.
template <class Batch>
struct mathematics<basic_lanes<Batch>> {
  using V = basic_lanes<Batch>;
  using condition = basic_mask<Batch>;

  [[gnu::always_inline]] static V exp(const V& x) { return V(detail::on_batch::exp_of(x.batch())); }
  [[gnu::always_inline]] static V log(const V& x) { return V(detail::on_batch::log_of(x.batch())); }
  [[gnu::always_inline]] static V expm1(const V& x) { return V(detail::on_batch::expm1_of(x.batch())); }
  [[gnu::always_inline]] static V log1p(const V& x) { return V(detail::on_batch::log1p_of(x.batch())); }
  [[gnu::always_inline]] static V sqrt(const V& x) { return V(detail::on_batch::sqrt_of(x.batch())); }
  [[gnu::always_inline]] static V min(const V& a, const V& b) {
    return V(detail::on_batch::minimum(a.batch(), b.batch()));
  }
  [[gnu::always_inline]] static V max(const V& a, const V& b) {
    return V(detail::on_batch::maximum(a.batch(), b.batch()));
  }
  [[gnu::always_inline]] static condition is_zero(const V& x) { return x == V(0.0); }
  [[gnu::always_inline]] static V where(const condition& m, const V& yes, const V& no) { return select(m, yes, no); }
  /// A condition that is the same for all trials.
  [[gnu::always_inline]] static V where(bool m, const V& yes, const V& no) { return m ? yes : no; }
};

}  // namespace aifactory
