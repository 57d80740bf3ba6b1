// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What must a token cost on a market's curve, and what if all its rates rise? The figures are illustrative.
#include "aifactory/finance/npv.hpp"
#include "aifactory/finance/quantlib.hpp"
#include "aifactory/units.hpp"
#include "aifactory/units/format.hpp"

#include <ql/termstructures/yield/zerocurve.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>

using namespace aifactory;
namespace ql = QuantLib;

/// A market's zero rates plus what this owner pays on top, as a desk would hold them.
ql::Handle<ql::YieldTermStructure> market_curve(double spread) {
  const std::vector<ql::Date> dates{{1, ql::January, 2027}, {1, ql::January, 2029}, {1, ql::January, 2033}};
  const std::vector<double> zero_rates{0.040 + spread, 0.042 + spread, 0.045 + spread};
  return ql::Handle<ql::YieldTermStructure>(
      ql::ext::make_shared<ql::ZeroCurve>(dates, zero_rates, ql::Actual365Fixed()));
}

int main() {
  const timeline when(std::chrono::January / 1 / 2027, 5, frequency::yearly, timing::mid);
  const pretax_flow<> costs(when, {1e9 * USD, 5e7 * USD, 5e7 * USD, 5e7 * USD, 5e7 * USD, 5e7 * USD});
  const output_token_flow<> sold(
      when, {0.0 * Mtok_out, 8e8 * Mtok_out, 8e8 * Mtok_out, 8e8 * Mtok_out, 8e8 * Mtok_out, 8e8 * Mtok_out});
  for (const double spread : {0.05, 0.06}) {
    // Reference date and day counter are stated; the curve is read once and does not change with QuantLib's globals.
    const quantlib_curve<cash::pretax, basis::nominal> curve(market_curve(spread), ql::Actual365Fixed(), when);
    fmt::print("{:.0f} % above the market: {:.4f}\n", 100 * spread, npv(costs, curve) / discounted_amount(sold, curve));
  }
}
// prints: 5 % above the market: 0.3751 USD/Mtok_out
// prints: 6 % above the market: 0.3824 USD/Mtok_out
