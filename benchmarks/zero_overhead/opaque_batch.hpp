// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  A batch whose elementary functions are calls, as the C library's are for double.
///
/// xsimd's exp, expm1 and log1p are hundreds of instructions of inline code. Whether a compiler puts them inline decides
/// the count of a formula more than anything else in it, and it decides so by the size of what is around. Compiled apart,
/// they are the same call on either side, and what is left to compare is the formula.
#pragma once

#include "aifactory/values/lanes.hpp"

#include <cstddef>

namespace compared {

class opaque_batch {
  using native = aifactory::detail::native_batch;
  native batch_;

 public:
  static constexpr std::size_t size = native::size;
  using batch_bool_type = native::batch_bool_type;

  opaque_batch() = default;
  [[gnu::always_inline]] opaque_batch(double x) : batch_(x) {}
  [[gnu::always_inline]] opaque_batch(const native& x) : batch_(x) {}
  [[nodiscard, gnu::always_inline]] const native& get() const { return batch_; }

  [[gnu::always_inline]] friend opaque_batch operator+(const opaque_batch& a, const opaque_batch& b) {
    return a.batch_ + b.batch_;
  }
  [[gnu::always_inline]] friend opaque_batch operator-(const opaque_batch& a, const opaque_batch& b) {
    return a.batch_ - b.batch_;
  }
  [[gnu::always_inline]] friend opaque_batch operator*(const opaque_batch& a, const opaque_batch& b) {
    return a.batch_ * b.batch_;
  }
  [[gnu::always_inline]] friend opaque_batch operator/(const opaque_batch& a, const opaque_batch& b) {
    return a.batch_ / b.batch_;
  }
  [[gnu::always_inline]] friend opaque_batch operator^(const opaque_batch& a, const opaque_batch& b) {
    return a.batch_ ^ b.batch_;
  }
  [[gnu::always_inline]] friend opaque_batch operator-(const opaque_batch& a) { return a.batch_ ^ native(-0.0); }
  [[gnu::always_inline]] friend batch_bool_type operator==(const opaque_batch& a, const opaque_batch& b) {
    return a.batch_ == b.batch_;
  }
  [[gnu::always_inline]] friend batch_bool_type operator<(const opaque_batch& a, const opaque_batch& b) {
    return a.batch_ < b.batch_;
  }
  [[gnu::always_inline]] friend opaque_batch select(const batch_bool_type& mask, const opaque_batch& yes,
                                                    const opaque_batch& no) {
    return select(mask, yes.batch_, no.batch_);
  }
};

// In elementary.cpp.
opaque_batch exp(const opaque_batch& x);
opaque_batch expm1(const opaque_batch& x);
opaque_batch log1p(const opaque_batch& x);

}  // namespace compared

namespace aifactory::detail {
template <>
inline constexpr bool casts_anything<compared::opaque_batch> = true;  // the functions above see to it
}
