// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How is an uncertain number distributed?
///
/// `distribution` holds any one of the families, scaled by a number and truncated as asked, and answers for it: mean,
/// variance, cdf, quantile, median, support.
///
///   distribution price = lognormal({.median = 70.0, .sigma = 0.28});
///   distribution rate = truncated(normal{0.09, 0.015}, 0.03, 0.2);       // renormalised: no mass sits at the ends
///
/// A value type of its own with a closed list of families inside: no virtual functions, copies are cheap.
#pragma once

#include "aifactory/uncertainty/beta.hpp"
#include "aifactory/uncertainty/discrete.hpp"
#include "aifactory/uncertainty/lognormal.hpp"
#include "aifactory/uncertainty/normal.hpp"
#include "aifactory/uncertainty/quantiles.hpp"
#include "aifactory/uncertainty/triangular.hpp"
#include "aifactory/uncertainty/uniform.hpp"

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

namespace aifactory {

/// X = factor * Y, where Y is of a family, or of a family given that it lies within [from, to].
///
///   P(X <= x) = (F(x / factor) - F(from)) / (F(to) - F(from)),   F the cdf of the family, factor > 0
///
/// With a negative factor the distribution is turned round. Values are in the unit that the family was given in, times
/// that of the factor.
/// @errors  those of the families, and of truncated, scaled and the quantiles below
/// @source  definition
class distribution {
 public:
  using aifactory_distribution = void;
  /// What Y may be of.
  using families =
      std::variant<constant, uniform, triangular, pert, beta, normal, lognormal, discrete, empirical, quantiles>;

  /// Less than this is not worth a truncation: the rest would be lost in rounding.
  static constexpr double least_mass = 1e-6;

 private:
  families family_;
  double factor_ = 1.0;
  double from_ = -detail::infinity, to_ = detail::infinity;  // of Y
  double p_from_ = 0.0, p_to_ = 1.0;                         // its cdf there

 public:
  /// A family as it is, neither scaled nor cut.
  template <distribution_family F>
  requires(!std::same_as<F, distribution>) distribution(const F& family) : family_(family) {}

  /// Calls f with the family as it was given, before scaling and truncation.
  template <class F>
  decltype(auto) visit(const F& f) const {
    return std::visit(f, family_);
  }
  /// What the family is called in messages: "triangular".
  [[nodiscard]] std::string_view name() const {
    return visit([](const auto& family) { return family.name(); });
  }
  /// By which values of the family are multiplied: 1 unless scaled. Constants and lists hold scaled values instead.
  [[nodiscard]] double factor() const { return factor_; }
  /// The probabilities of the family between which it was cut: 0 and 1 when it was not.
  [[nodiscard]] std::pair<double, double> kept() const { return {p_from_, p_to_}; }
  /// True when the values are a list: discrete, empirical, constant.
  [[nodiscard]] bool is_discrete() const {
    return visit(
               [](const auto& family) { return std::derived_from<std::remove_cvref_t<decltype(family)>, discrete>; }) ||
           std::holds_alternative<constant>(family_);
  }

  /// The lower end of X, scaled and cut; minus infinity where there is none.
  [[nodiscard]] double low() const { return factor_ > 0.0 ? factor_ * lowest() : factor_ * highest(); }
  /// The upper end of X, scaled and cut; infinity where there is none.
  [[nodiscard]] double high() const { return factor_ > 0.0 ? factor_ * highest() : factor_ * lowest(); }
  /// E[X] = factor (m + E[Y - m; from <= Y <= to] / P(from <= Y <= to)), with m = E[Y].
  [[nodiscard]] double mean() const { return factor_ * (family_mean() + shift()); }
  /// factor^2 Var[Y], of Y within [from, to] where it is cut.
  [[nodiscard]] double variance() const {
    if (!cut()) return factor_ * factor_ * visit([](const auto& family) { return family.variance(); });
    const double offset = shift();
    return factor_ * factor_ * std::max(0.0, within().second / (p_to_ - p_from_) - offset * offset);
  }
  /// sqrt(variance())
  [[nodiscard]] double sd() const { return std::sqrt(variance()); }
  /// quantile(0.5)
  [[nodiscard]] double median() const { return quantile(0.5); }

  /// P(X <= x).
  [[nodiscard]] double cdf(double x) const {
    if (x >= high()) return 1.0;
    if (x < low()) return 0.0;
    const double y = x / factor_;
    const double p = visit([y](const auto& family) { return family.cdf(y); });
    const double up_to = std::clamp((p - p_from_) / (p_to_ - p_from_), 0.0, 1.0);
    return factor_ > 0.0 ? up_to : 1.0 - up_to;
  }
  /// P(X > x): 1 - cdf(x), without losing the digits of a small one.
  [[nodiscard]] double upper_cdf(double x) const {
    if (factor_ < 0.0 || is_discrete() || x <= low()) return 1.0 - cdf(x);
    if (x >= high()) return 0.0;
    const double y = x / factor_;
    const double rest = visit([y](const auto& family) {
      if constexpr (requires { family.upper_cdf(y); })
        return family.upper_cdf(y);
      else
        return 1.0 - family.cdf(y);
    });
    return std::clamp((rest - (1.0 - p_to_)) / (p_to_ - p_from_), 0.0, 1.0);
  }
  /// The value with cdf p: low() at 0, high() at 1, infinite where the support has no end.
  /// @errors  input_error when p lies outside [0, 1]
  [[nodiscard]] double quantile(double p) const {
    require_probability(p);
    return factor_ > 0.0 ? factor_ * from_below(p) : factor_ * from_above(p);
  }
  /// The value that is exceeded with probability p: quantile(1 - p), without losing the digits of a small p.
  /// @errors  input_error when p lies outside [0, 1]
  [[nodiscard]] double upper_quantile(double p) const {
    require_probability(p);
    return factor_ > 0.0 ? factor_ * from_above(p) : factor_ * from_below(p);
  }

  /// The distribution given that X lies within [min, max]; an infinite end leaves that side as it is.
  /// @errors  input_error when min is not below max, nothing would be left, or less than least_mass of the family
  [[nodiscard]] distribution truncated(double min, double max) const {
    const auto where = [&] {
      return "truncated to [" + detail::plain_text(min) + ", " + detail::plain_text(max) + "]: ";
    };
    if (!(min < max)) detail::refuse(name(), where() + "min must be below max");
    double from = min / factor_, to = max / factor_;
    if (factor_ < 0.0) std::swap(from, to);
    from = std::max(from, lowest());
    to = std::min(to, highest());
    if (!(from <= to)) detail::refuse(name(), where() + "nothing is left");
    distribution result = *this;
    visit([&](const auto& family) {
      if constexpr (requires { family.truncated(from, to); }) {
        result.family_ = family.truncated(from, to);
      } else {
        result.from_ = from;
        result.to_ = to;
        result.p_from_ = from > family.low() ? family.cdf(from) : 0.0;
        result.p_to_ = to < family.high() ? family.cdf(to) : 1.0;
        if (!(result.p_to_ - result.p_from_ >= least_mass))
          detail::refuse(name(), where() + "less than a millionth of it is left");
      }
    });
    return result;
  }

  /// factor * X. A factor of 0 leaves the constant 0.
  /// @errors  input_error when the factor, or the factor that comes of it, is not finite or too small for a double
  [[nodiscard]] distribution scaled(double factor) const {
    detail::require_finite(name(), "factor", factor);
    if (factor == 0.0) return constant(0.0);
    distribution result = *this;
    visit([&](const auto& family) {
      if constexpr (requires { family.scaled(factor); }) {
        result.family_ = family.scaled(factor);
      } else {
        result.factor_ *= factor;
        if (!std::isnormal(result.factor_))
          detail::refuse(name(), "factor " + detail::plain_text(result.factor_) + " is out of range");
      }
    });
    return result;
  }

 private:
  void require_probability(double p) const {
    if (!(p >= 0.0 && p <= 1.0))
      detail::refuse(name(), "a quantile at " + detail::plain_text(p) + ", which lies outside [0, 1]");
  }
  // Of Y, from the lower end and from the upper one.
  [[nodiscard]] double from_below(double p) const {
    if (p == 0.0) return lowest();
    if (p == 1.0) return highest();
    const double at = p_from_ + p * (p_to_ - p_from_);
    return std::clamp(visit([at](const auto& family) { return family.quantile(at); }), lowest(), highest());
  }
  [[nodiscard]] double from_above(double p) const {
    if (p == 0.0) return highest();
    const double rest = (1.0 - p_to_) + p * (p_to_ - p_from_);
    if (rest >= 0.5) return from_below(1.0 - p);
    const double y = visit([rest](const auto& family) {
      if constexpr (requires { family.upper_quantile(rest); })
        return family.upper_quantile(rest);
      else
        return family.quantile(1.0 - rest);
    });
    return std::clamp(y, lowest(), highest());
  }
  [[nodiscard]] bool cut() const { return p_from_ > 0.0 || p_to_ < 1.0; }
  [[nodiscard]] double lowest() const {
    return std::max(from_, visit([](const auto& family) { return family.low(); }));
  }
  [[nodiscard]] double highest() const {
    return std::min(to_, visit([](const auto& family) { return family.high(); }));
  }
  [[nodiscard]] double family_mean() const {
    return visit([](const auto& family) { return family.mean(); });
  }
  /// The partial moments of Y between the ends of the cut, about the mean of the whole family.
  [[nodiscard]] detail::partial_moments within() const {
    return visit([&](const auto& family) -> detail::partial_moments {
      if constexpr (requires { family.below(0.0); }) {
        const auto up_to = family.below(to_), before = family.below(from_);
        return {up_to.first - before.first, up_to.second - before.second};
      } else {
        return {};
      }
    });
  }
  /// How far the cut moves the mean.
  [[nodiscard]] double shift() const { return cut() ? within().first / (p_to_ - p_from_) : 0.0; }
};

/// Any family within [min, max], renormalised: P(X <= x | min <= X <= max).
/// @errors  as distribution::truncated
/// @source  definition
[[nodiscard]] inline distribution truncated(const distribution& any, double min, double max) {
  return any.truncated(min, max);
}

}  // namespace aifactory
