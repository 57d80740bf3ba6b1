// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What do lanes run on where there is no xsimd, or none for this machine?
///
/// N doubles in a plain array, with the part of xsimd's batch interface that lanes.hpp needs. Compilers turn the loops
/// of known length into vector instructions where the machine has them. Functions are the C library's, lane by lane.
#pragma once

#include <cmath>
#include <cstddef>

namespace aifactory::detail {

template <std::size_t N>
struct array_mask {
  bool lane[N];

  friend array_mask operator&(const array_mask& a, const array_mask& b) {
    array_mask result;
    for (std::size_t i = 0; i < N; ++i) result.lane[i] = a.lane[i] && b.lane[i];
    return result;
  }
  friend array_mask operator|(const array_mask& a, const array_mask& b) {
    array_mask result;
    for (std::size_t i = 0; i < N; ++i) result.lane[i] = a.lane[i] || b.lane[i];
    return result;
  }
  friend array_mask operator~(const array_mask& a) {
    array_mask result;
    for (std::size_t i = 0; i < N; ++i) result.lane[i] = !a.lane[i];
    return result;
  }
  friend bool all(const array_mask& a) {
    bool result = true;
    for (std::size_t i = 0; i < N; ++i) result = result && a.lane[i];
    return result;
  }
  friend bool any(const array_mask& a) { return !all(~a); }
};

template <std::size_t N = 4>
class array_batch {
  alignas(N * sizeof(double)) double lane_[N];

  template <class F>
  static array_batch map(const array_batch& a, F f) {
    array_batch result;
    for (std::size_t i = 0; i < N; ++i) result.lane_[i] = f(a.lane_[i]);
    return result;
  }
  template <class F>
  static array_batch zip(const array_batch& a, const array_batch& b, F f) {
    array_batch result;
    for (std::size_t i = 0; i < N; ++i) result.lane_[i] = f(a.lane_[i], b.lane_[i]);
    return result;
  }
  template <class F>
  static array_mask<N> compare(const array_batch& a, const array_batch& b, F f) {
    array_mask<N> result;
    for (std::size_t i = 0; i < N; ++i) result.lane[i] = f(a.lane_[i], b.lane_[i]);
    return result;
  }

 public:
  static constexpr std::size_t size = N;
  using batch_bool_type = array_mask<N>;

  array_batch() = default;
  array_batch(double x) {
    for (double& each : lane_) each = x;
  }
  static array_batch load_unaligned(const double* from) {
    array_batch result;
    for (std::size_t i = 0; i < N; ++i) result.lane_[i] = from[i];
    return result;
  }
  static array_batch load_aligned(const double* from) { return load_unaligned(from); }
  void store_unaligned(double* to) const {
    for (std::size_t i = 0; i < N; ++i) to[i] = lane_[i];
  }
  void store_aligned(double* to) const { store_unaligned(to); }
  double get(std::size_t i) const { return lane_[i]; }

  friend array_batch operator+(const array_batch& a, const array_batch& b) {
    return zip(a, b, [](double x, double y) { return x + y; });
  }
  friend array_batch operator-(const array_batch& a, const array_batch& b) {
    return zip(a, b, [](double x, double y) { return x - y; });
  }
  friend array_batch operator*(const array_batch& a, const array_batch& b) {
    return zip(a, b, [](double x, double y) { return x * y; });
  }
  friend array_batch operator/(const array_batch& a, const array_batch& b) {
    return zip(a, b, [](double x, double y) { return x / y; });
  }
  /// Changes the sign of a where that of b is set: only ever called with b = -0.0, as exclusive or of the bits.
  friend array_batch operator^(const array_batch& a, const array_batch& b) {
    return zip(a, b, [](double x, double y) { return std::signbit(y) ? -x : x; });
  }
  friend array_mask<N> operator==(const array_batch& a, const array_batch& b) {
    return compare(a, b, [](double x, double y) { return x == y; });
  }
  friend array_mask<N> operator<(const array_batch& a, const array_batch& b) {
    return compare(a, b, [](double x, double y) { return x < y; });
  }
  friend array_mask<N> operator<=(const array_batch& a, const array_batch& b) {
    return compare(a, b, [](double x, double y) { return x <= y; });
  }
  friend array_batch select(const array_mask<N>& mask, const array_batch& yes, const array_batch& no) {
    array_batch result;
    for (std::size_t i = 0; i < N; ++i) result.lane_[i] = mask.lane[i] ? yes.lane_[i] : no.lane_[i];
    return result;
  }
  /// In software a fused product would cost a hundred times a product and a sum.
  friend array_batch fma(const array_batch& a, const array_batch& b, const array_batch& c) {
#ifdef FP_FAST_FMA
    array_batch result;
    for (std::size_t i = 0; i < N; ++i) result.lane_[i] = std::fma(a.lane_[i], b.lane_[i], c.lane_[i]);
    return result;
#else
    return a * b + c;
#endif
  }
  friend array_batch exp(const array_batch& a) {
    return map(a, [](double x) { return std::exp(x); });
  }
  friend array_batch log(const array_batch& a) {
    return map(a, [](double x) { return std::log(x); });
  }
  friend array_batch expm1(const array_batch& a) {
    return map(a, [](double x) { return std::expm1(x); });
  }
  friend array_batch log1p(const array_batch& a) {
    return map(a, [](double x) { return std::log1p(x); });
  }
  friend array_batch sqrt(const array_batch& a) {
    return map(a, [](double x) { return std::sqrt(x); });
  }
};

}  // namespace aifactory::detail
