// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a figure called by people, whose key in JSON is a path with its unit in it?
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace aifactory {

namespace detail {

/// "it_power_built_mw" -> "IT power built"
[[nodiscard]] inline std::string words_of_key(std::string_view key) {
  for (const std::string_view unit :
       {"_usd_per_million_tokens", "_usd_per_mw_it", "_usd_per_used_gpu_hour", "_usd_per_provisioned_gpu_hour", "_usd_per_gpu_hour", "_usd_per_kw_it_month", "_usd_per_gw_year", "_usd_per_month",
        "_usd", "_percent_per_year", "_tok_out_per_s_per_user", "_tok_out_per_s_per_gpu", "_tok_in_per_s_per_gpu", "_mwh_per_year", "_mwh", "_mw_it", "_mw", "_years", "_hours_per_year"})
    if (key.size() > unit.size() && key.ends_with(unit)) {
      key.remove_suffix(unit.size());
      break;
    }
  std::string words(key);
  std::replace(words.begin(), words.end(), '_', ' ');
  constexpr std::pair<std::string_view, std::string_view> spelled[] = {
      {"it", "IT"}, {"gpu", "GPU"}, {"gpus", "GPUs"}, {"npv", "NPV"}, {"irr", "IRR"}, {"mw", "MW"}, {"lcot", "levelized cost"}, {"ebitda", "EBITDA"}, {"dscr", "DSCR"}, {"llcr", "LLCR"},
      {"plcr", "PLCR"}, {"ltv", "LTV"}, {"capex", "capital"}, {"mfu", "MFU"}, {"mtbf", "MTBF"}, {"flop", "FLOP"}, {"api", "API"}, {"p99", "P99"}, {"pretax", "before tax"}, {"real", "in constant dollars"}};
  std::string out;
  for (std::size_t from = 0; from <= words.size();) {
    const auto end = std::min(words.find(' ', from), words.size());
    std::string_view word = std::string_view(words).substr(from, end - from);
    for (const auto& [plain, right] : spelled)
      if (word == plain) {
        word = right;
        break;
      }
    out.append(out.empty() ? "" : " ").append(word);
    from = end + 1;
  }
  return out;
}

}  // namespace detail

/// "capex_usd.total" -> "capital, total"; of all kinds of token together without a word for it; main figures have names of their own.
[[nodiscard]] inline std::string figure_name(std::string_view path) {
  constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"cost_per_million_tokens_usd", "delivered cost of a million tokens"},
      {"cost_per_million_tokens_at_full_load_usd", "full-load cost of a million tokens"},
      {"annual_cost_usd", "cost of a year"},
      {"gpu_hour_cost_usd", "cost of a GPU-hour"},
      {"capex_per_gpu_usd", "capital per GPU"},
      {"energy_mwh_per_year", "energy of a year"},
      {"tokens_per_second", "tokens per second at full load"},
      {"tokens_per_second_per_mw", "tokens per second and MW of facility"},
      {"tokens_per_second_per_it_mw", "tokens per second and MW of IT"},
      {"lcot_pretax_usd_per_million_tokens", "levelized cost before tax"},
      {"lcot_pretax_real_usd_per_million_tokens", "levelized cost before tax, constant dollars"},
      {"required_price_usd_per_million_tokens", "price that pays the cost of capital"},
      {"required_price_real_usd_per_million_tokens", "price that pays the cost of capital, constant dollars"},
      {"required_price_levered_usd_per_million_tokens", "price that pays the cost of equity"},
      {"required_price_levered_real_usd_per_million_tokens", "price that pays the cost of equity, constant dollars"},
      {"payback_years", "paid back for the first time after"},
      {"payback_last_years", "paid back for good after"},
      {"discounted_payback_years", "paid back with interest after"},
      {"profit_usd_per_gw_year", "profit per GW of facility power and year"},
      {"cost_at_price_usd_per_million_tokens", "cost with the tax on the given prices"},
      {"cost_at_price_real_usd_per_million_tokens", "cost with the tax on the given prices, constant dollars"},
      {"min_dscr", "least DSCR"},
      {"break_even_utilization", "utilization that breaks even"},
      {"advantage_of_building_usd", "advantage of building over the cheapest other way"},
  };
  std::string name;
  while (!path.empty()) {
    const auto end = std::min(path.find('.'), path.size());
    const auto key = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (key == "levelized" || (key == "blended" && !name.empty())) continue;  // what is meant where nothing else is said
    std::string words;
    for (const auto& [of, called] : known)
      if (key == of) words = called;
    name += (name.empty() ? "" : ", ") + (words.empty() ? detail::words_of_key(key) : words);
  }
  return name;
}

/// With a capital letter, for the beginning of a line.
[[nodiscard]] inline std::string capitalized(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

/// What a way to come by tokens is called.
[[nodiscard]] inline std::string way_name(std::string_view key) {
  return key == "own"          ? "own factory"
         : key == "on_demand"  ? "GPU-hours on demand"
         : key == "reserved"   ? "reserved GPU-hours"
         : key == "colocation" ? "own GPUs in a rented hall"
         : key == "api"        ? "tokens from an API"
                               : detail::words_of_key(key);
}

/// What a layer of cost is called.
[[nodiscard]] inline std::string layer_name(std::string_view key) {
  return key == "power" ? "power" : key == "facility" ? "facility (building)" : key == "compute" ? "compute (GPUs)" : key == "software" ? "software licences" : key == "operations" ? "operations (staff)" : std::string(key);
}

}  // namespace aifactory
