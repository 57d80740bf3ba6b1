// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is a dollar of a later year worth today?
///
/// Any type with `df(years)` and the names of the flows and the basis that it is for is a discount curve. A
/// discount_rate is the flat one.
#pragma once

#include "aifactory/finance/discount_rate.hpp"
#include "aifactory/finance/domain_error.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace aifactory {

/// A discount curve: `purpose` (a kind of flow), `basis` (nominal or real) and df(years), today's value of one dollar
/// paid so many years after the close.
template <class C>
concept discount_curve = requires(const C& curve, double years) {
  typename C::purpose;
  typename C::basis;
  curve.df(years);
};

/// Whether df(t) is (1 + r)^-t for one r, so that a sum needs no factor per entry.
template <class C>
concept flat_discount_curve = discount_curve<C> && requires(const C& curve) {
  curve.effective_annual();
};

/// A curve through zero rates: continuous, linear in between, level outside the nodes.
///
///   df(t) = exp(-z(t) t)
///
/// @errors  domain_error on no nodes, times that do not increase, and values that are not finite
/// @source  the usual "linear zero" curve; compared with QuantLib in tests/finance/discount_curve_test.cpp
template <class Purpose, class Basis>
class zero_curve {
 public:
  /// Years from the close, and the continuously compounded zero rate to there as a fraction a year.
  struct node {
    double years;
    double continuous_rate;
  };
  using purpose = Purpose;
  using basis = Basis;

  explicit zero_curve(std::vector<node> nodes) : nodes_(std::move(nodes)) {
    if (nodes_.empty()) throw domain_error("zero_curve: no nodes, needs at least one");
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      detail::must_be_finite("zero_curve: time", nodes_[i].years);
      detail::must_be_finite("zero_curve: rate", nodes_[i].continuous_rate);
      if (i > 0 && !(nodes_[i - 1].years < nodes_[i].years))
        detail::outside_the_domain("zero_curve: time", nodes_[i].years, "must be later than the node before");
    }
  }

  /// [1/year]  the continuously compounded rate from the close to there.
  [[nodiscard]] double zero_rate(double years) const {
    const auto after =
        std::upper_bound(nodes_.begin(), nodes_.end(), years, [](double t, const node& n) { return t < n.years; });
    if (after == nodes_.begin()) return after->continuous_rate;
    const node& left = *(after - 1);
    if (after == nodes_.end()) return left.continuous_rate;
    const double part = (years - left.years) / (after->years - left.years);
    return left.continuous_rate + part * (after->continuous_rate - left.continuous_rate);
  }
  /// Today's value of one dollar after so many years: exp(-z(t) t).
  [[nodiscard]] double df(double years) const { return math::exp(-zero_rate(years) * years); }

 private:
  std::vector<node> nodes_;
};

/// The effective annual rate between two times, as the curve implies it.
///
///   (df(from) / df(to))^(1 / (to - from)) - 1
///
/// @param from, to  [years] from the close
/// @errors  domain_error when the second time is not later than the first; those of rate
/// @source  definition of a forward rate
template <discount_curve C>
[[nodiscard]] auto forward_rate(const C& curve, double from, double to) {
  if (!(from < to))
    detail::outside_the_domain("forward_rate", to - from, "the second time must be later than the first");
  const auto growth = curve.df(from) / curve.df(to);
  using V = std::remove_cvref_t<decltype(growth)>;
  return rate<typename C::basis, V>::effective(math::expm1(V(math::log(V(growth)) / (to - from))));
}

}  // namespace aifactory
