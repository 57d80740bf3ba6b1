// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  When is each layer of a factory bought, bought again and written off?
///
/// What does not depend on the value type: dates, counts of periods and schedules. It is made once from the central values and
/// then serves every formula run over them.
#pragma once

#include "aifactory/finance/cash_flow_terms.hpp"
#include "aifactory/finance/debt_terms.hpp"
#include "aifactory/finance/fixed_charge_rate.hpp"
#include "aifactory/finance/macrs.hpp"
#include "aifactory/finance/price_path.hpp"
#include "aifactory/model/factory.hpp"
#include "aifactory/model/layers.hpp"

#include <array>
#include <cmath>
#include <optional>

namespace aifactory {

/// What a cash flow is given beside the plan, its terms and the token prices.
struct cash_flow_setup {
  /// Horizon, periods and law: the part of [finance] that is the same in every trial.
  cash_flow_shape<double> shape = defaults_of<cash_flow_shape<double>>();
  std::chrono::year_month_day close{};  ///< the financial close: capital is paid, operation begins
  int base_year = 0;                    ///< whose prices the plan states; 0 for that of the close
  /// Shares of the capital by year before the close, the last year first.
  construction_schedule construction{{1.0}};
  bool built_at_once = true;            ///< no construction schedule was given: everything is paid at the close
  std::vector<bonus_rule> bonus{};      ///< in the order of their dates
  /// Prices that do not rise with inflation alone; each name at most once.
  std::vector<price_path> paths{};
  std::vector<named_debt> debts{};      ///< in the order of their rank

  /// The path of a price by its name in files ("power.price"), or null where it has none.
  [[nodiscard]] const price_path* path_of(std::string_view price) const {
    for (const auto& each : paths)
      if (each.of == price) return &each;
    return nullptr;
  }
  /// The named set of conventions, with what the shape says of losses and credits in the place of the set's own.
  [[nodiscard]] conventions used() const {
    conventions chosen = shape.used == named_conventions::sam ? conventions::sam() : conventions{};
    if (shape.on_loss != loss_policy::by_convention)
      chosen.on_loss = shape.on_loss == loss_policy::refund ? losses::refund : shape.on_loss == loss_policy::forfeit ? losses::forfeit : losses::carry_forward;
    if (shape.credit_paid != credit_payment::by_convention)
      chosen.credits = shape.credit_paid == credit_payment::close ? credit_timing::at_the_close : credit_timing::end_of_year_one;
    return chosen;
  }
  /// Years from the price level of the plan to the close.
  [[nodiscard]] double years_to_close() const { return base_year == 0 ? 0.0 : int(close.year()) - base_year; }
};

/// One purchase of a layer.
struct layer_purchase {
  int boundary;            ///< so many periods after the close
  int entry;               ///< in which it is paid
  tax_schedule tax;        ///< with bonus, by operating years from that of the purchase on
  book_schedule book;      ///< for reported profit, by the same years
  std::chrono::year_month_day on;  ///< its day, which price paths by date and tax law go by
  double lead = 0.0;       ///< years from its payment to the boundary, for what is paid before it is in service
};

/// All purchases of a layer within the horizon.
struct layer_calendar {
  std::vector<layer_purchase> bought;  ///< in the order of time; none where nothing is paid for the layer
  bool over_at_horizon = true;  ///< the life of the last one ends with the horizon
  std::optional<int> sold_at{};  ///< the boundary at which the last one is sold, where that is not the horizon
};

/// The layers that are bought, in the order of capex_by_layer.
inline constexpr std::array<std::string_view, 6> bought_layers{"facility", "power", "compute", "network", "storage", "support"};
/// Places of layers in bought_layers.
inline constexpr std::size_t facility_layer = 0, power_layer = 1, compute_layer = 2;  ///< places of the layers with rules of their own

/// Everything that is dated.
struct cash_flow_calendar {
  timeline when;
  conventions used;
  std::array<layer_calendar, bought_layers.size()> layers;  ///< in the order of bought_layers
};

namespace detail {

template <class V>
[[nodiscard]] std::array<duration<V>, bought_layers.size()> lives_of(const factory<V>& plan) {
  return {plan.facility.life, plan.power.life, plan.compute.life, plan.network.life, plan.storage.life, plan.support.life};
}
[[nodiscard]] inline std::array<bool, bought_layers.size()> layers_bought(const factory<double>& plan) {
  const auto some = [](double x) { return x > 0.0; };
  return {!plan.facility.leased(), some(plan.power.capex.base_value()), true, some(plan.network.capex.base_value()), some(plan.storage.capex.base_value()),
          some(plan.support.capex.base_value())};
}

/// The recovery period's schedule: MACRS up to 20 years, 39 for a building. Quarter and month are those of the calendar.
[[nodiscard]] inline tax_schedule macrs_schedule(double years, std::chrono::year_month_day in_service, macrs_start from) {
  const int month_of_service = static_cast<int>(unsigned(in_service.month()));
  if (years == 39.0) return building_39(month_of_service);
  const macrs_class recovered = macrs_class_of(years);
  const auto convention = from == macrs_start::half_year ? macrs_convention::half_year : static_cast<macrs_convention>((month_of_service + 2) / 3);
  return macrs(recovered, convention, printed_column(recovered, convention) == nullptr ? macrs_figures::exact : macrs_figures::table);
}
/// @param first_span  the part of its first operating year in which the layer is in service; MACRS has its own
[[nodiscard]] inline tax_schedule tax_schedule_of(const cash_flow_shape<double>& shape, std::size_t layer, double life, double first_span,
                                                  std::chrono::year_month_day on, const std::vector<bonus_rule>& bonus) {
  if (shape.depreciation == tax_depreciation::none) return tax_schedule({0.0});
  const bool by_law = shape.depreciation == tax_depreciation::macrs;
  const duration<double>& recovery = layer == facility_layer ? shape.building_tax_life : layer == power_layer ? shape.power_tax_life : shape.tax_life;
  const double years = by_law ? std::round(recovery.in(year) * 1e9) / 1e9 : life;
  const tax_schedule regular = by_law ? macrs_schedule(years, on, shape.macrs_from) : straight_line<cash::non_cash>(life, share<>(), first_span);
  // Bonus is for property of at most 20 years.
  if (years > 20.5) return regular;
  const share<> first = bonus_for(on, bonus);
  return first.value() > 0.0 ? with_bonus(regular, first) : regular;
}

[[nodiscard]] constexpr frequency frequency_of(payment_period every) {
  return every == payment_period::monthly ? frequency::monthly : every == payment_period::quarterly ? frequency::quarterly : frequency::yearly;
}
[[nodiscard]] constexpr timing timing_of(payment_time paid) {
  return paid == payment_time::end ? timing::end : paid == payment_time::mid ? timing::mid : timing::begin;
}


/// All purchases of a layer from a boundary on: the first, and again at the end of each life, while the horizon is not reached.
/// @param layer  place in bought_layers
/// @param from   so many periods after the close
[[nodiscard]] inline layer_calendar purchases_of(const timeline& when, const cash_flow_setup& setup, std::size_t layer, double life, double residual, int from) {
  const int m = when.periods_per_year(), after_end = when.paid() == timing::end ? 0 : 1;
  layer_calendar made;
  int next = from;
  while (next < when.periods()) {
    const int boundary = next;
    next = std::max(boundary + 1, static_cast<int>(std::ceil(boundary + life * m - 1e-6)));
    const auto on = when.period_start(boundary + 1);
    const double first_span = 1.0 - static_cast<double>(boundary % m) / m;
    made.bought.push_back({boundary, boundary == 0 ? 0 : boundary + after_end, tax_schedule_of(setup.shape, layer, life, first_span, on, setup.bonus),
                           straight_line<cash::book>(life, share<>(residual), first_span), on});
  }
  made.over_at_horizon = next == when.periods();
  return made;
}

}  // namespace detail

/// The horizon in years: as given, or the longest life of what is bought, rounded up to whole years.
/// @errors  none
[[nodiscard]] inline double horizon_of(const factory<double>& plan, const cash_flow_shape<double>& shape) {
  if (shape.horizon.base_value() > 0.0) return shape.horizon.in(year);
  double longest = 0.0;
  const auto lives = detail::lives_of(plan);
  const auto bought = detail::layers_bought(plan);
  for (std::size_t i = 0; i < lives.size(); ++i)
    if (bought[i]) longest = std::max(longest, lives[i].in(year));
  return std::ceil(longest - 1e-9);
}

/// The calendar of a plan: each layer is bought at the close and again at the end of its life, while the horizon is not reached.
///
/// A life that is not whole periods ends with the period in which it ends. A purchase between two periods is paid at the end of the
/// first where payments are at the end, else with the second.
///
/// @errors  domain_error when the horizon is no whole number of periods, when a recovery period is none of MACRS, and where dates are
///          out of order
[[nodiscard]] inline cash_flow_calendar calendar_of(const factory<double>& plan, const cash_flow_setup& setup) {
  const auto& shape = setup.shape;
  const frequency every = detail::frequency_of(shape.every);
  const int m = static_cast<int>(every);
  const double horizon = horizon_of(plan, shape), count = std::round(horizon * m);
  if (!(std::fabs(horizon * m - count) < 1e-6)) detail::outside_the_domain("finance.horizon", horizon, "must be a whole number of periods");
  if (!(count >= 1.0 && count <= timeline::most_periods)) detail::outside_the_domain("finance.horizon", horizon, "must be 1 to 12000 periods");
  for (const auto& path : setup.paths) check_path(path);
  cash_flow_calendar made{timeline(setup.close, static_cast<int>(count), every, detail::timing_of(shape.paid)), setup.used(), {}};
  const auto lives = detail::lives_of(plan);
  const auto bought = detail::layers_bought(plan);
  for (std::size_t i = 0; i < lives.size(); ++i)
    if (bought[i]) {
      const double residual = i == compute_layer ? plan.compute.residual.value() : 0.0;
      made.layers[i] = detail::purchases_of(made.when, setup, i, lives[i].in(year), residual, 0);
    }
  return made;
}

}  // namespace aifactory
