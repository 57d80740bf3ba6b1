// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What does a factory's cash flow need beside the inputs of a steady year?
#pragma once

#include "aifactory/units/field.hpp"
#include "aifactory/units/money.hpp"
#include "aifactory/units/token.hpp"

namespace aifactory {

/// How often a cash flow is paid.
enum class payment_period { yearly, quarterly, monthly };
/// When in its period.
enum class payment_time { end, mid, begin };
/// How capital is written off for tax.
enum class tax_depreciation {
  straight_line,  ///< over the economic life
  macrs,          ///< United States, by the recovery periods below
  none
};
/// From when in its first year property counts for MACRS.
enum class macrs_start {
  half_year,
  mid_quarter  ///< by the quarter of the calendar in which it is bought: where more than 40 % of a year's property came in its last quarter
};
/// What a layer is worth at the horizon when its life is not over.
enum class horizon_value {
  straight_line,  ///< residual + (1 - residual) x unexpired share of its life, of the price paid, in constant dollars
  annuity,        ///< the annuity that is still to come for it at the real WACC: then no horizon moves the levelized cost
  none            ///< nothing
};
/// Which set of conventions (finance/conventions.hpp).
enum class named_conventions { aifactory, sam };
/// What a loss is worth; the first leaves it to the conventions.
enum class loss_policy { by_convention, refund, carry_forward, forfeit };

/// When an investment credit is paid; the first leaves it to the conventions.
enum class credit_payment { by_convention, close, year_1 };

/// The shape of a cash flow: how long, how often, under which law. It is the same in every trial.
template <class V = double>
struct cash_flow_shape {
  duration<V> horizon{};
  share<V> carried_share{1.0};
  duration<V> tax_life{5.0 * year};
  duration<V> power_tax_life{15.0 * year};
  duration<V> building_tax_life{39.0 * year};
  payment_period every = payment_period::yearly;
  payment_time paid = payment_time::end;
  tax_depreciation depreciation = tax_depreciation::straight_line;
  macrs_start macrs_from = macrs_start::half_year;
  horizon_value value_at_horizon = horizon_value::straight_line;
  named_conventions used = named_conventions::aifactory;
  loss_policy on_loss = loss_policy::by_convention;
  credit_payment credit_paid = credit_payment::by_convention;

  static constexpr auto fields() {
    return std::tuple{
        field{&cash_flow_shape::horizon, "how long the cash flow runs", origin::unset("the longest life of a layer that is bought, in whole years"),
              spelling{"horizon", "years", range::positive(), {1, 40}}},
        field{&cash_flow_shape::carried_share, "the part of a year's income that carried losses may take away", origin::neutral(),
              spelling{"carried_share", "1", range::share(), {0.5, 1.0}}},
        field{&cash_flow_shape::tax_life, "recovery period of servers, network and storage, for depreciation = macrs",
              origin::sourced("IRS Publication 946 (2024), Table B-1, class 00.12: information systems are 5-year property", "2024"),
              spelling{"tax_life", "years", range::positive(), {3, 20}}},
        field{&cash_flow_shape::power_tax_life, "recovery period of the connection or own generation, for depreciation = macrs",
              origin::assumption("15-year property, as land improvements and much of electric plant are; generation may differ"),
              spelling{"power_tax_life", "years", range::positive(), {3, 20}}},
        field{&cash_flow_shape::building_tax_life, "recovery period of shell and cooling, for depreciation = macrs",
              origin::sourced("IRS Publication 946 (2024): nonresidential real property is 39-year property", "2024"),
              spelling{"building_tax_life", "years", range::positive(), {3, 39}}},
        setting{&cash_flow_shape::every, "every", "how long a period is", "yearly", "quarterly", "monthly"},
        setting{&cash_flow_shape::paid, "paid", "when in its period money is paid", "end", "mid", "begin"},
        setting{&cash_flow_shape::depreciation, "depreciation", "how capital is written off for tax; straight_line is over the economic life",
                "straight_line", "macrs", "none"},
        setting{&cash_flow_shape::macrs_from, "macrs_convention", "for depreciation = macrs: mid_quarter, by the calendar quarter of each purchase, is the law where more than 40 % of a year's property comes in its last quarter",
                "half_year", "mid_quarter"},
        setting{&cash_flow_shape::value_at_horizon, "value_at_horizon", "what a layer is worth at the horizon when its life is not over",
                "straight_line", "annuity", "none"},
        setting{&cash_flow_shape::used, "conventions", "escalation, dollars of operating cost, losses, unused basis", "aifactory", "sam"},
        setting{&cash_flow_shape::on_loss, "losses", "what a taxable loss is worth; the conventions of aifactory carry it forward, those of sam refund it",
                "by_convention", "refund", "carry_forward", "forfeit"},
        setting{&cash_flow_shape::credit_paid, "credit_paid", "when finance.tax_credit is paid: with the close or at the end of year 1; has to be said beside it",
                "by_convention", "close", "year_1"},
    };
  }
};

/// Rates of the cash flow, which may be uncertain.
template <class V = double>
struct cash_flow_terms {
  share<V> tax_rate{};
  nominal_rate<V> cost_of_equity{};
  nominal_rate<V> hurdle{};
  nominal_rate<V> construction_interest{};
  share<V> tax_credit{};

  static constexpr auto fields() {
    return std::tuple{
        field{&cash_flow_terms::tax_rate, "income tax, federal and state together", origin::neutral(),
              spelling{"tax_rate", "1", {0.0, 0.99}, {0.0, 0.45}}},
        field{&cash_flow_terms::cost_of_equity, "what the owners ask, effective annual; discounts the equity flow", origin::unset("the WACC"),
              spelling{"cost_of_equity", "%/year", {-99.9, 1000}, {3, 40}}},
        field{&cash_flow_terms::hurdle, "the rate of return that has to be passed", origin::unset("the WACC"),
              spelling{"hurdle", "%/year", {-99.9, 1000}, {3, 60}}},
        field{&cash_flow_terms::construction_interest, "interest on what is spent before the close, effective annual", origin::neutral(),
              spelling{"construction_interest", "%/year", {-99.9, 1000}, {0, 25}}},
        field{&cash_flow_terms::tax_credit, "investment credit, of what is bought at the close without land; it is paid in full, and half of it is not written off", origin::neutral(),
              spelling{"tax_credit", "1", {0.0, 0.99}, {0.0, 0.5}}},
    };
  }
};

/// What tokens are sold for, at the price level of the base year. Without any price there is no revenue.
template <class V = double>
struct token_prices {
  fresh_token_price<V> fresh_input{};
  cached_token_price<V> cached_input{};
  output_token_price<V> output{};

  static constexpr auto fields() {
    return std::tuple{
        field{&token_prices::fresh_input, "price of fresh input tokens", origin::unset("nothing is paid for them"),
              spelling{"fresh_input", "USD/Mtok_fresh", range::not_negative(), {0.001, 100}}},
        field{&token_prices::cached_input, "price of cached input tokens", origin::unset("nothing is paid for them"),
              spelling{"cached_input", "USD/Mtok_cached", range::not_negative(), {0.0001, 50}}},
        field{&token_prices::output, "price of output tokens", origin::unset("nothing is paid for them"),
              spelling{"output", "USD/Mtok_out", range::not_negative(), {0.001, 500}}},
    };
  }
};

}  // namespace aifactory
