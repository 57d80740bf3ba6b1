// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Where do the numbers of a flow lie?
///
/// Inside the object up to N of them, on the heap beyond. Boost's small_vector does as much, but g++ 12 warns of each
/// move of one
/// (-Wstringop-overread), in every program that includes it.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

namespace aifactory::detail {

/// A row of values whose number is known when it is made.
template <class V, std::size_t N>
class entries {
  std::size_t size_;
  V* data_;
  alignas(V) std::byte inside_[N * sizeof(V)];

  [[nodiscard]] V* room() { return size_ <= N ? reinterpret_cast<V*>(inside_) : std::allocator<V>().allocate(size_); }
  void leave() {
    std::destroy_n(data_, size_);
    if (size_ > N) std::allocator<V>().deallocate(data_, size_);
  }

 public:
  struct unfilled {};

  entries(std::size_t size, const V& each) : size_(size), data_(room()) {
    std::uninitialized_fill_n(data_, size_, each);
  }
  /// Values of no particular number, for a loop that sets each.
  entries(std::size_t size, unfilled) : size_(size), data_(room()) {
    std::uninitialized_default_construct_n(data_, size_);
  }
  entries(const V* from, std::size_t size) : size_(size), data_(room()) {
    std::uninitialized_copy_n(from, size_, data_);
  }
  entries(const entries& other) : entries(other.data_, other.size_) {}
  entries(entries&& other) noexcept : size_(other.size_), data_(other.data_) {
    if (size_ <= N) {
      data_ = room();
      std::uninitialized_move_n(other.data_, size_, data_);
    } else {
      other.size_ = 0;
      other.data_ = reinterpret_cast<V*>(other.inside_);
    }
  }
  entries& operator=(entries other) noexcept {
    leave();
    std::construct_at(this, std::move(other));
    return *this;
  }
  ~entries() { leave(); }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] V* data() { return data_; }
  [[nodiscard]] const V* data() const { return data_; }
  [[nodiscard]] V* begin() { return data_; }
  [[nodiscard]] V* end() { return data_ + size_; }
  [[nodiscard]] const V* begin() const { return data_; }
  [[nodiscard]] const V* end() const { return data_ + size_; }
  [[nodiscard]] V& operator[](std::size_t i) { return data_[i]; }
  [[nodiscard]] const V& operator[](std::size_t i) const { return data_[i]; }
};

}  // namespace aifactory::detail
