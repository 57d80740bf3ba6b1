// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which character of a text in UTF-8 begins here, and may it be shown to a person?
#pragma once

#include <cstddef>
#include <string_view>

namespace aifactory {

namespace detail {

/// The bytes of the UTF-8 character that begins here, and whether it may be shown; {1, 0, false} for bytes that are none.
struct utf8_character {
  std::size_t bytes = 1;
  char32_t code = 0;
  bool allowed = false;
};

inline utf8_character utf8_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  const std::size_t bytes = first < 0x80 ? 1 : first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 0;
  if (bytes == 0 || at + bytes > text.size()) return {};
  char32_t code = bytes == 1 ? first : first & (0x7fU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xc0U) != 0x80U) return {};
    code = code << 6U | (byte(at + i) & 0x3fU);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < least[bytes] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return {};
  // Controls steer something or are forbidden; so do marks that turn the direction of what follows.
  const bool control = code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xfffe || code == 0xffff;
  const bool turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x200e || code == 0x200f;
  return {bytes, code, !control && !turns};
}

}  // namespace detail

}  // namespace aifactory
