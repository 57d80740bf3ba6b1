// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which distribution does a table of a scenario describe?
///
///   { triangular = [15, 17.5, 20], unit = "M$/MW_IT" }      { lognormal = { median = "52 k$/GPU", sigma = 0.12 } }
///
/// The numbers of a distribution are either all texts with their unit or all bare with `unit`; sigma, lambda, alpha, beta
/// and weights are always bare. `min` and `max` truncate and renormalise, they do not clip.
#pragma once

#include "aifactory/scenario/suggest.hpp"
#include "aifactory/scenario/toml_number.hpp"
#include "aifactory/uncertainty/distribution.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <utility>
#include <vector>

namespace aifactory {

/// A distribution in the field's unit, or what is wrong with its table.
struct distribution_reading {
  /// Something wrong in the table.
  struct error {
    const toml::node* node = nullptr;  ///< which lies there; null for the table itself
    std::string text;                  ///< what is wrong and what was expected
  };
  std::optional<distribution> spread;  ///< empty where anything is wrong
  std::size_t alternative = 0;  ///< index into expectation::as
  std::vector<error> errors;    ///< all of them
};

namespace detail {

inline const std::vector<std::string>& family_names() {
  static const std::vector<std::string> names{"uniform",   "triangular", "pert",      "beta",     "normal",
                                              "lognormal", "discrete",   "empirical", "quantiles"};
  return names;
}

class distribution_reader {
  const toml::table& table_;
  expectation due_;
  std::string unit_;
  bool any_text_ = false, any_bare_ = false;
  std::optional<std::size_t> alternative_;
  distribution_reading out_{};

  void fail(const toml::node* node, std::string text) { out_.errors.push_back({node, std::move(text)}); }

  /// A number of the field's dimension, in the field's unit: so messages speak of what people wrote.
  std::optional<double> amount(const toml::node* node, std::string_view what) {
    if (!node) {
      fail(nullptr, std::string(what) + " is missing");
      return std::nullopt;
    }
    (node->is_string() ? any_text_ : any_bare_) = true;
    auto read = read_number(*node, due_, unit_);
    if (!read.ok()) {
      fail(node, std::string(what) + ": " + read.error);
      return std::nullopt;
    }
    if (alternative_ && *alternative_ != read.alternative) {
      fail(node, std::string(what) + ": is of another kind than the numbers before it");
      return std::nullopt;
    }
    alternative_ = read.alternative;
    return read.raw / due_.scale(read.alternative);
  }
  /// A number that never has a unit.
  std::optional<double> bare(const toml::node* node, std::string_view what) {
    const auto number = node && !node->is_boolean() && !node->is_string() ? node->value<double>() : std::nullopt;
    if (!number) fail(node, std::string(what) + (node ? " must be a bare number" : " is missing"));
    return number;
  }

  /// The members of `[a, b, c]`, or nothing with an error.
  template <std::size_t N>
  std::optional<std::array<double, N>> list(const toml::node& node, const std::array<std::string_view, N>& names) {
    const auto* array = node.as_array();
    if (!array || array->size() != N) {
      std::string all;
      for (auto name : names) all += (all.empty() ? "" : ", ") + std::string(name);
      fail(&node, "must be a list of " + std::to_string(N) + " numbers: [" + all + "]");
      return std::nullopt;
    }
    std::array<double, N> values{};
    for (std::size_t i = 0; i < N; ++i) {
      const auto value = amount(array->get(i), names[i]);
      if (!value) return std::nullopt;  // what is wrong with one is wrong with all
      values[i] = *value;
    }
    return values;
  }
  std::optional<std::vector<double>> numbers(const toml::node* node, std::string_view what, bool with_unit) {
    const auto* array = node ? node->as_array() : nullptr;
    if (!array || array->empty()) {
      fail(node, std::string(what) + " must be a list of numbers");
      return std::nullopt;
    }
    std::vector<double> values;
    for (const auto& item : *array) {
      const auto value = with_unit ? amount(&item, what) : bare(&item, what);
      if (!value) return std::nullopt;
      values.push_back(*value);
    }
    return values;
  }
  const toml::table* parameters(const toml::node& node, std::string_view form, const std::vector<std::string>& names) {
    const auto* table = node.as_table();
    if (!table) {
      fail(&node, "must be a table: " + std::string(form));
      return nullptr;
    }
    bool good = true;
    for (const auto& [key, value] : *table)
      if (std::find(names.begin(), names.end(), key.str()) == names.end()) {
        fail(&value, "unknown parameter \"" + std::string(key.str()) + "\", expected " + std::string(form));
        good = false;
      }
    return good ? table : nullptr;
  }

  std::optional<distribution> family(std::string_view name, const toml::node& node) {
    if (name == "uniform") {
      if (const auto v = list<2>(node, {"a", "b"})) return uniform((*v)[0], (*v)[1]);
    } else if (name == "triangular") {
      if (const auto v = list<3>(node, {"a", "m", "b"})) return triangular((*v)[0], (*v)[1], (*v)[2]);
    } else if (name == "pert") {
      const auto v = list<3>(node, {"a", "m", "b"});
      const auto lambda = table_.contains("lambda") ? bare(table_.get("lambda"), "lambda") : std::optional(4.0);
      if (v && lambda) return pert((*v)[0], (*v)[1], (*v)[2], *lambda);
    } else if (name == "beta") {
      if (const auto* p = parameters(node, "{ a, b, alpha, beta }", {"a", "b", "alpha", "beta"})) {
        const auto a = amount(p->get("a"), "a"), b = amount(p->get("b"), "b");
        const auto alpha = bare(p->get("alpha"), "alpha"), shape = bare(p->get("beta"), "beta");
        if (a && b && alpha && shape) return beta(*a, *b, *alpha, *shape);
      }
    } else if (name == "normal") {
      if (const auto* p = parameters(node, "{ mean, sd }", {"mean", "sd"})) {
        const auto mean = amount(p->get("mean"), "mean"), sd = amount(p->get("sd"), "sd");
        if (mean && sd) return normal(*mean, *sd);
      }
    } else if (name == "lognormal") {
      if (const auto* p = parameters(node, "{ mean, sd } or { median, sigma }", {"mean", "sd", "median", "sigma"})) {
        if (p->contains("median") == p->contains("mean") || p->contains("sigma") == p->contains("sd") ||
            p->contains("median") != p->contains("sigma")) {
          fail(&node, "lognormal takes { mean, sd } of the value or { median, sigma } of its logarithm");
        } else if (p->contains("median")) {
          const auto median = amount(p->get("median"), "median"), sigma = bare(p->get("sigma"), "sigma");
          if (median && sigma) return lognormal(lognormal::of_median{*median, *sigma});
        } else {
          const auto mean = amount(p->get("mean"), "mean"), sd = amount(p->get("sd"), "sd");
          if (mean && sd) return lognormal(lognormal::of_value{*mean, *sd});
        }
      }
    } else if (name == "discrete") {
      if (const auto* p = parameters(node, "{ values, weights }", {"values", "weights"})) {
        const auto values = numbers(p->get("values"), "values", true), weights = numbers(p->get("weights"), "weights", false);
        if (values && weights) return discrete(*values, *weights);
      }
    } else if (name == "empirical") {
      if (const auto values = numbers(&node, "empirical", true)) return empirical(*values);
    } else if (name == "quantiles") {
      return from_quantiles(node);
    }
    return std::nullopt;
  }

  /// { p10 = .., p50 = .., p90 = .. }; p2.5 is written "p2.5" in quotes.
  std::optional<distribution> from_quantiles(const toml::node& node) {
    const auto* table = node.as_table();
    if (!table) {
      fail(&node, "must be a table: { p10, p50, p90 }");
      return std::nullopt;
    }
    std::vector<quantiles::point> points;
    bool good = true;
    for (const auto& [key, value] : *table) {
      const std::string_view text = key.str();
      double percent = -1.0;
      const auto read = text.starts_with('p') ? std::from_chars(text.data() + 1, text.data() + text.size(), percent)
                                              : std::from_chars_result{text.data(), std::errc::invalid_argument};
      if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || !(percent >= 0.0 && percent <= 100.0)) {
        fail(&value, "unknown quantile \"" + std::string(text) + "\", expected p0 to p100");
        good = false;
        continue;
      }
      if (const auto x = amount(&value, text))
        points.push_back({percent / 100.0, *x});
      else
        good = false;
    }
    std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.p < b.p; });
    if (!good) return std::nullopt;
    return quantiles(points);
  }

  void truncate() {
    std::optional<double> low, high;
    bool good = true;
    for (const char* bound : {"min", "max"}) {
      if (!table_.contains(bound)) continue;
      const auto value = amount(table_.get(bound), bound);
      good = good && value.has_value();
      (std::string_view(bound) == "min" ? low : high) = value;
    }
    if (good && out_.spread && (low || high)) out_.spread = out_.spread->truncated(low.value_or(-detail::infinity), high.value_or(detail::infinity));
  }

 public:
  distribution_reader(const toml::table& table, const expectation& due) : table_(table), due_(due) {
    // The parameters of a distribution of a share need not be shares themselves (a standard deviation, a parent's mean).
    if (due_.is == expectation::kind::ratio) due_.is = expectation::kind::quantity;
  }

  distribution_reading read() {
    const toml::node* node = nullptr;
    std::string name;
    for (const auto& [key, value] : table_) {
      const std::string text(key.str());
      const auto& names = family_names();
      if (std::find(names.begin(), names.end(), text) != names.end()) {
        if (node) fail(&value, "two distributions, " + name + " and " + text + ": give one");
        node = &value, name = text;
      } else if (text == "unit") {
        if (const auto* unit = value.as_string())
          unit_ = unit->get();
        else
          fail(&value, "unit must be a text");
      } else if (text != "min" && text != "max" && text != "lambda" && text != "basis" && text != "source" && text != "date") {
        auto known = names;
        known.insert(known.end(), {"unit", "min", "max", "lambda", "basis", "source", "date", "value"});
        fail(&value, "unknown key \"" + text + "\"" + did_you_mean(text, known));
      }
    }
    if (!node) {
      if (out_.errors.empty()) fail(nullptr, "a table must hold a value or a distribution: uniform, triangular, pert, beta, normal, lognormal, discrete, empirical or quantiles");
      return std::move(out_);
    }
    if (table_.contains("lambda") && name != "pert") fail(table_.get("lambda"), "lambda belongs to pert");
    try {
      out_.spread = family(name, *node);
      truncate();
    } catch (const input_error& error) {
      fail(node, error.what());
    }
    if (any_text_ && !unit_.empty()) fail(table_.get("unit"), "unit is for bare numbers, but the numbers are texts with a unit");
    else if (any_text_ && any_bare_ && out_.errors.empty()) fail(node, "the numbers are either all texts with a unit or all bare with unit");
    if (!out_.errors.empty()) out_.spread.reset();
    out_.alternative = alternative_.value_or(0);
    return std::move(out_);
  }
};
}  // namespace detail

/// Reads a table that describes a distribution.
[[nodiscard]] inline distribution_reading read_distribution(const toml::table& table, const expectation& due) {
  return detail::distribution_reader(table, due).read();
}

}  // namespace aifactory
