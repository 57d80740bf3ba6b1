// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a factory pay and earn, period by period, before tax and debt?
///
/// Entry 0 is the financial close: capital is paid. Operation runs from there to the horizon, where what is left is sold. Costs of a
/// year are those of the steady year (model/unit_economics.hpp) at the prices of each period.
#pragma once

#include "aifactory/finance/asset_value.hpp"
#include "aifactory/finance/cash_flow_setup.hpp"
#include "aifactory/model/unit_economics.hpp"

#include <algorithm>
#include <concepts>
#include <optional>
#include <string_view>
#include <vector>

namespace aifactory {

/// The tokens of each period by kind; none at the close.
template <class V>
struct token_flows {
  fresh_token_flow<V> fresh_input;
  cached_token_flow<V> cached_input;
  output_token_flow<V> output;
  amount_flow<u::token, V> total;  ///< of all kinds together
};

/// Rows of a cash flow before tax and debt. Money that is paid is negative; what may be written off is positive.
template <class V = double>
struct factory_cash_flow {
  timeline when;
  capex_by_layer<pretax_flow<V>> bought;  ///< at the close with interest during construction, and again at the end of each life
  capex_by_layer<pretax_flow<V>> sold;    ///< what is left at the end of each life and at the horizon
  /// [USD]  paid, so negative: energy at the meter; billed demand; rent of the space; software; people.
  pretax_flow<V> energy, demand_charge, lease, licences, staff;
  capex_by_layer<pretax_flow<V>> upkeep;  ///< maintenance, negative; none of the power layer
  token_flows<V> tokens;                  ///< delivered
  pretax_flow<V> fresh_input_revenue, cached_input_revenue, output_revenue;
  capex_by_layer<non_cash_flow<V>> written_off;  ///< for tax
  non_cash_flow<V> written_off_at_sale;          ///< of it, what was left of what is sold, at the end of a life or at the horizon
  tax_flow<V> credits;                           ///< investment credit: tax that is not due, negative
  book_flow<V> depreciation;                     ///< for reported profit: straight line over the economic life
  money<V> construction_interest;                ///< inside `bought`
  inflation_rate<V> inflation;                   ///< between real and nominal
  conventions used;

  /// What tokens bring: the sum over their kinds.
  [[nodiscard]] pretax_flow<V> revenue() const { return fresh_input_revenue + cached_input_revenue + output_revenue; }
  /// What it costs to run, negative: energy, demand charge, lease, licences, staff and upkeep.
  [[nodiscard]] pretax_flow<V> operating() const { return energy + demand_charge + lease + licences + staff + upkeep.total; }
  /// Revenue and operating cost together.
  [[nodiscard]] pretax_flow<V> ebitda() const { return revenue() + operating(); }
  /// Operating cost, purchases and sales: negative but where a sale is larger.
  [[nodiscard]] pretax_flow<V> costs() const { return operating() + bought.total + sold.total; }

  /// Calls f(name, flow) for each row of money before tax, in the order of a statement.
  template <class F>
  void for_each_row(const F& f) const {
    const auto layers = [&](std::string_view before, const auto& by_layer, const auto& named) {
      std::apply([&](const auto&... part) { ((part.name == "total" ? void() : named(before, part.name, by_layer.*part.member)), ...); },
                 std::remove_cvref_t<decltype(by_layer)>::parts());
    };
    f("", "fresh_input_revenue", fresh_input_revenue), f("", "cached_input_revenue", cached_input_revenue), f("", "output_revenue", output_revenue);
    f("", "energy", energy), f("", "demand_charge", demand_charge), f("", "lease", lease), f("", "licences", licences), f("", "staff", staff);
    layers("upkeep_", upkeep, f), layers("capex_", bought, f), layers("sale_", sold, f);
  }
};

namespace detail {

/// A yearly cost, paid in each period at its prices.
template <class V>
[[nodiscard]] pretax_flow<V> cost_row(const money_per_time<V>& annual, const timeline& when, const price_factors<V>& factors) {
  const money<V> per_period = annual * (year / static_cast<double>(when.periods_per_year()));
  return pretax_flow<V>::made(when, [&](int k) { return k == 0 ? money<V>(0.0 * USD) : money<V>(-per_period * factors[k]); });
}
template <class Flow, class Rate>
[[nodiscard]] Flow tokens_row(const Rate& rate, const timeline& when) {
  const typename Flow::amount_type per_period = rate * (year / static_cast<double>(when.periods_per_year()));
  return Flow::made(when, [&](int k) { return k == 0 ? typename Flow::amount_type(0.0 * per_period) : per_period; });
}
template <class V, class D, class T>
[[nodiscard]] pretax_flow<V> revenue_row(const quantity<D, V>& price, const flow<cash::none, T, V>& tokens, const price_path* path, const timeline& when,
                                         const inflation_rate<V>& inflation, escalation how, double shift) {
  const price_factors<V> factors(path, price.base_value(), when, inflation, how, shift);
  return pretax_flow<V>::made(when, [&](int k) { return money<V>(price * tokens[k]) * factors[k]; });
}

/// What one layer is bought and sold for, and what of it is written off.
template <class V>
struct layer_rows {
  pretax_flow<V> bought, sold;
  non_cash_flow<V> written_off;
};

template <class V>
class cash_flow_maker {
  const factory<V>& plan_;
  const cash_flow_terms<V>& terms_;
  const cash_flow_setup& setup_;
  const cash_flow_calendar& dated_;
  const timeline& when_;
  const inflation_rate<V>& inflation_;
  V real_;  ///< WACC
  book_flow<V> book_;
  non_cash_flow<V> at_sale_;
  tax_flow<V> credits_;
  money<V> construction_{};
  std::vector<money<V>>* resale_ = nullptr;  // at the close and each year's end, where it is asked for

  /// Dollars of the end of a span per dollar of its beginning, at constant purchasing power.
  [[nodiscard]] V inflated(double years) const { return math::exp(V(years * math::log1p(inflation_.effective_annual()))); }

  /// What a purchase would fetch in the years before its sale; for plain numbers, which alone are asked for it.
  void resale_of(const layer_purchase& each, const money<V>& paid, int sale, bool is_last, const duration<V>& life, const share<V>& residual) const {
    for (std::size_t y = 0; y < resale_->size(); ++y) {
      const int k = std::min(static_cast<int>(y) * when_.periods_per_year(), when_.periods());
      if (k < each.entry || k > sale || (k == sale && !is_last)) continue;
      const double age = std::max(0.0, static_cast<double>(k - each.boundary) / when_.periods_per_year());
      V worth = residual.value();
      if constexpr (std::same_as<V, double>)
        if (age < life.in(year) - 1e-9) worth = unexpired_value(setup_.shape.value_at_horizon, residual, life.in(year), age, real_);
      (*resale_)[y] = (*resale_)[y] + paid * (worth * inflated(age));
    }
  }

  /// @param land  the part of the capital that keeps its price and is never written off
  [[nodiscard, gnu::noinline]] layer_rows<V> rows_of(std::size_t layer, std::string_view price, const V& price_now, const money<V>& capital, const money<V>& land,
                                      const duration<V>& life, const share<V>& residual) {
    layer_rows<V> rows{pretax_flow<V>(when_), pretax_flow<V>(when_), non_cash_flow<V>(when_)};
    const auto& calendar = dated_.layers[layer];
    const price_path* path = setup_.path_of(price);
    const int m = when_.periods_per_year(), last = when_.periods();
    const double bought_after = calendar.bought.empty() ? 0.0 : static_cast<double>(calendar.bought.front().boundary) / m - calendar.bought.front().lead;
    const money<V> site = land * inflated(setup_.years_to_close() + bought_after);  // no path: land keeps its price in constant dollars
    for (std::size_t n = 0; n < calendar.bought.size(); ++n) {
      const layer_purchase& each = calendar.bought[n];
      const double time = static_cast<double>(each.boundary) / m - each.lead;
      const V factor = price_factor(path, price_now, time + setup_.years_to_close(), each.on, inflation_, dated_.used.growth);
      const money<V> paid = (capital - land) * factor;
      money<V> basis = paid;
      std::optional<money<V>> written{};  // for tax, where it is less
      if (n == 0) {
        const V extra = static_cast<V>(construction_financing_factor(setup_.construction, terms_.construction_interest, share<V>(V(0.0))) - 1.0);
        const money<V> whole = paid + site;
        const money<V> interest = setup_.built_at_once ? money<V>(0.0 * USD) : money<V>(whole * extra);
        rows.bought.add(each.entry, money<V>(-(whole + interest)));
        basis = paid + interest;
        if (each.boundary == 0) {
          const money<V> credit = basis * terms_.tax_credit.value();
          credits_ += tax_credit(when_, credit, dated_.used.credits);
          written = basis_after_credit(basis, credit);
        }
        construction_ = construction_ + interest;
      } else {
        rows.bought.add(each.entry, money<V>(-paid));
      }
      // Sold when the next one is bought, or at the horizon.
      const bool is_last = n + 1 == calendar.bought.size();
      const int sold_at = is_last ? calendar.sold_at.value_or(last) : calendar.bought[n + 1].boundary,
                sale = is_last ? when_.entry_of_boundary(sold_at) : calendar.bought[n + 1].entry;
      const service_span used{each.boundary, sold_at, sale};
      const auto taken = deductions_of_asset(each.tax, written.value_or(basis), when_, used, dated_.used.at_the_end);
      rows.written_off += taken.in_use, rows.written_off += taken.at_sale, at_sale_ += taken.at_sale;
      book_ += deductions_of_asset(each.book, basis, when_, used, unused_basis::write_off_at_end).in_use;
      const double age = static_cast<double>(sold_at - each.boundary) / m;
      const bool over = !is_last || calendar.over_at_horizon;
      const V worth = over ? residual.value() : unexpired_value(setup_.shape.value_at_horizon, residual, life.in(year), age, real_);
      rows.sold.add(sale, money<V>(paid * (worth * inflated(age + each.lead))));  // constant dollars of the day it was paid
      if (resale_ != nullptr) resale_of(each, paid, sale, is_last, life, residual);
    }
    if (!calendar.bought.empty()) {
      rows.sold.add(last, money<V>(site * inflated(when_.horizon() - bought_after)));
      if (resale_ != nullptr)
        for (std::size_t y = 0; y < resale_->size(); ++y)
          if (static_cast<int>(y) * m >= calendar.bought.front().entry)
            (*resale_)[y] = (*resale_)[y] + site * inflated(std::max(0.0, std::min(static_cast<double>(y), when_.horizon()) - bought_after));
      if (dated_.used.at_the_end == unused_basis::write_off_at_end) rows.written_off.add(last, site), at_sale_.add(last, site);
    }
    return rows;
  }

  [[nodiscard]] price_factors<V> factors(std::string_view price, const V& now) const {
    const double shift = setup_.years_to_close() - (dated_.used.operating_cost == dollars::of_year_one ? 1.0 : 0.0);
    return {setup_.path_of(price), now, when_, inflation_, dated_.used.growth, shift};
  }
  template <class D, class T>
  [[nodiscard]] pretax_flow<V> revenue(std::string_view name, const quantity<D, V>& price, const flow<cash::none, T, V>& tokens) const {
    return revenue_row(price, tokens, setup_.path_of(name), when_, inflation_, dated_.used.growth, setup_.years_to_close());
  }

 public:
  cash_flow_maker(const factory<V>& plan, const cash_flow_terms<V>& terms, const cash_flow_setup& setup, const cash_flow_calendar& dated)
      : plan_(plan), terms_(terms), setup_(setup), dated_(dated), when_(dated.when), inflation_(plan.finance.inflation),
        real_(real_from(nominal_rate<V>(plan.finance.wacc), plan.finance.inflation).effective_annual()), book_(dated.when), at_sale_(dated.when), credits_(dated.when) {}

  [[nodiscard]] std::vector<money<V>> resale_values() {
    std::vector<money<V>> values(static_cast<std::size_t>(when_.year_of(when_.periods())) + 1);
    resale_ = &values;
    static_cast<void>(made({}));
    resale_ = nullptr;
    return values;
  }
  [[nodiscard]] factory_cash_flow<V> made(const token_prices<V>& prices) {
    const fleet_draw<V> draw = draw_of(plan_);
    const auto capex = capex_of(plan_, draw.gpus, draw.built, draw.facility_built);
    const running_costs<V> yearly = running_costs_of(plan_, draw, capex, charges_of(plan_, draw));
    const money<V> land = plan_.facility.land * draw.built, none(0.0 * USD);
    const share<V> gone(V(0.0));
    const layer_rows<V> facility = rows_of(0, "facility.capex", plan_.facility.capex.base_value(), capex.facility, land, plan_.facility.life, gone),
                        power = rows_of(1, "power.capex", plan_.power.capex.base_value(), capex.power, none, plan_.power.life, gone),
                        compute = rows_of(2, "compute.price", plan_.compute.price.base_value(), capex.compute, none, plan_.compute.life, plan_.compute.residual),
                        network = rows_of(3, "network.capex", plan_.network.capex.base_value(), capex.network, none, plan_.network.life, gone),
                        storage = rows_of(4, "storage.capex", plan_.storage.capex.base_value(), capex.storage, none, plan_.storage.life, gone),
                        support = rows_of(5, "support.capex", plan_.support.capex.base_value(), capex.support, none, plan_.support.life, gone);
    const price_factors<V> inflating = factors("", V(1.0));
    const auto cost = [&](const money_per_time<V>& annual, std::string_view price, const V& now) {
      if (setup_.path_of(price) == nullptr) return cost_row(annual, when_, inflating);
      return cost_row(annual, when_, factors(price, now));
    };
    const auto upkeep = [&](const money_per_time<V>& annual) { return cost_row(annual, when_, inflating); };
    const auto delivered = delivered_rates(full_load_rates(plan_.workload, draw.gpus), plan_.operations.utilization, plan_.operations.availability);
    token_flows<V> tokens{tokens_row<fresh_token_flow<V>>(delivered.fresh_input, when_), tokens_row<cached_token_flow<V>>(delivered.cached_input, when_),
                          tokens_row<output_token_flow<V>>(delivered.output, when_), tokens_row<amount_flow<u::token, V>>(delivered.total, when_)};
    const auto of = [](const auto& a, const auto& b, const auto& c, const auto& d, const auto& e, const auto& f) {
      return capex_by_layer<std::remove_cvref_t<decltype(a)>>::of(a, b, c, d, e, f);
    };
    return {when_,
            of(facility.bought, power.bought, compute.bought, network.bought, storage.bought, support.bought),
            of(facility.sold, power.sold, compute.sold, network.sold, storage.sold, support.sold),
            cost(yearly.energy, "power.price", plan_.power.price.base_value()),
            cost(yearly.demand, "power.demand_charge", plan_.power.demand_charge.base_value()),
            cost(yearly.lease, "facility.lease", plan_.facility.capex.base_value()),
            cost(yearly.licences, "software.licence", plan_.software.licence.base_value()),
            cost(yearly.staff, "operations.staff", plan_.operations.staff.base_value()),
            of(upkeep(yearly.facility_upkeep), pretax_flow<V>(when_), upkeep(yearly.compute_upkeep), upkeep(yearly.network_upkeep),
               upkeep(yearly.storage_upkeep), upkeep(yearly.support_upkeep)),
            tokens,
            revenue("revenue.fresh_input", prices.fresh_input, tokens.fresh_input),
            revenue("revenue.cached_input", prices.cached_input, tokens.cached_input),
            revenue("revenue.output", prices.output, tokens.output),
            of(facility.written_off, power.written_off, compute.written_off, network.written_off, storage.written_off, support.written_off),
            at_sale_,
            credits_,
            book_,
            construction_,
            inflation_,
            dated_.used};
  }
};

}  // namespace detail

/// The cash flow of a factory before tax and debt.
///
///   cost of period k   = cost of a steady year / m x price factor of the entry
///   bought             = capital x price factor at each purchase; at the close with interest during construction
///   sold               = price paid x value left (asset_value.hpp) x inflation since
///   revenue of period k = price x tokens x price factor
///
/// Land is bought at the close, keeps its price in constant dollars, and is sold at the horizon. Residual values are shares of the
/// price paid in constant dollars. With a sale its tax schedule ends: what is not yet written off is deducted there, or, by the
/// convention `lost`, runs on.
///
/// @param dated   from calendar_of the central values: lives count by whole periods there
/// @shape   scalar, or lanes when V is a batch; without memory of its own up to 255 periods, beside schedules
/// @errors  none beyond those of calendar_of
/// @source  own; at one life, without tax, its levelized cost is the steady year's, tests/finance/factory_cash_flow_test.cpp
template <class V>
[[nodiscard, gnu::noinline]] factory_cash_flow<V> cash_flow_of(const factory<V>& plan, const cash_flow_terms<V>& terms, const token_prices<V>& prices,
                                                const cash_flow_setup& setup, const cash_flow_calendar& dated) {
  return detail::cash_flow_maker<V>(plan, terms, setup, dated).made(prices);
}

/// What all that is owned would fetch at the close and at the end of each operating year: collateral of a debt.
///
///   sum of price paid x value left at its age (asset_value.hpp) x inflation since; land at its price in constant dollars
///
/// A layer that is bought again at a year's end counts as new.
///
/// @errors  none beyond those of calendar_of
/// @source  own, from the definition
[[nodiscard]] inline std::vector<money<>> resale_values_of(const factory<>& plan, const cash_flow_terms<>& terms, const cash_flow_setup& setup, const cash_flow_calendar& dated) {
  return detail::cash_flow_maker<double>(plan, terms, setup, dated).resale_values();
}

}  // namespace aifactory
