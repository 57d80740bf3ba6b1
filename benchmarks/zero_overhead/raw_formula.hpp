// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  The arithmetic of unit_economics on bare numbers, written out by hand: what does the typed formula cost beside it?
///
/// No units, no kinds, no fields: T is double or an xsimd batch. It computes the same 64 figures from the same inputs in base
/// units by the same operations in the same order, so that equal work is compared; zero_overhead.cpp checks that the figures
/// agree to the last bit. It is a yardstick only: nothing else may use it.
#pragma once

#include "aifactory/model/unit_economics.hpp"

#include <cmath>
#include <cstddef>

namespace raw {

template <class T>
struct equipment {
  T capex, life, upkeep, power;
  std::size_t power_is;  // 0 at the rack, 1 at the meter
};

template <class T>
struct plan {
  T size;
  std::size_t size_is;  // 0 GPUs, 1 IT power, 2 facility power, 3 money
  T capex;
  std::size_t capex_is;  // 0 per IT power, 1 per facility power, 2 lease
  T pue, facility_life, facility_upkeep, land, headroom, wue;
  T energy_price, demand_charge, demand_ratchet, design_pue, power_capex, power_life, carbon;
  T price, power;
  std::size_t power_is;
  T life, peak_draw, idle_share, residual, upkeep, gpus_per_rack;
  equipment<T> network, storage, support;
  T licence, utilization, availability, staff;
  std::size_t staff_is;  // 0 per IT power, 1 per GPU, 2 in all
  T output_rate, input_rate, hit_rate, prefill_rate, decode_rate;
  double price_ratio[3];
  aifactory::allocation allocation;
  T wacc, inflation;
  aifactory::cost_basis basis;
  aifactory::capital_method method;
};

template <class T>
struct tokens {
  T fresh, cached, output, total;
};
template <class T>
struct capex {
  T facility, power, compute, network, storage, support, total;
};
template <class T>
struct cost {
  T facility, power, compute, network, storage, support, software, operations, total;
};

template <class T>
struct figures {
  T gpus, racks, provisioned, built, facility_built, facility_peak;
  raw::capex<T> capital;
  T capex_per_gpu;
  cost<T> annual, gpu_hour;
  T energy, carbon, water, downtime;
  tokens<T> delivered, full_load, per_facility_power, per_it_power, per_energy, price, price_at_full_load;
};

constexpr double year = 31536000.0;  // s

inline double exp_of(double x) { return std::exp(x); }
inline double expm1_of(double x) { return std::expm1(x); }
inline double log1p_of(double x) { return std::log1p(x); }
inline double larger(double a, double b) { return a < b ? b : a; }
inline double choose(bool condition, double yes, double no) { return condition ? yes : no; }
template <class B>
inline B exp_of(const B& x) {
  return exp(x);
}
template <class B>
inline B expm1_of(const B& x) {
  return expm1(x);
}
template <class B>
inline B log1p_of(const B& x) {
  return log1p(x);
}
template <class B>
inline B choose(const typename B::batch_bool_type& condition, const B& yes, const B& no) {
  return select(condition, yes, no);
}
template <class B>
inline B larger(const B& a, const B& b) {
  return choose(a < b, b, a);
}

template <class T>
inline T at_the_rack(const T& quoted, std::size_t is, const T& pue) {
  return is == 0 ? quoted : quoted / pue;
}
template <class T>
inline T nameplate_per_gpu(const plan<T>& p) {
  return at_the_rack(p.power, p.power_is, p.pue) + at_the_rack(p.network.power, p.network.power_is, p.pue) +
         at_the_rack(p.storage.power, p.storage.power_is, p.pue) + at_the_rack(p.support.power, p.support.power_is, p.pue);
}
template <class T>
inline T design_pue(const plan<T>& p) {
  return choose(p.design_pue == T(0.0), p.pue, p.design_pue);
}

template <class T>
inline T capital_recovery_factor(const T& rate, const T& n) {
  const auto free = rate == T(0.0);
  const T used = choose(free, T(1.0), rate);
  const T limit = (T(1.0) + T(0.5) * (n + T(1.0)) * rate) / n;
  return choose(free, limit, T(used / -expm1_of(T(-n * log1p_of(used)))));
}
template <class T>
inline T annual_capital(const T& capex, const T& life, const T& rate) {
  return capex * capital_recovery_factor(rate, T(life / T(year))) / T(year);
}
template <class T>
inline T annual_capital(const T& capex, const T& residual, const T& life, const T& rate) {
  const T left = residual * exp_of(T(-(life / T(year)) * log1p_of(rate)));
  return annual_capital(T(capex * (T(1.0) - left)), life, rate);
}
template <class T>
inline T level_rate(const plan<T>& p) {
  if (p.method == aifactory::capital_method::straight_line) return T(0.0);
  if (p.basis == aifactory::cost_basis::real_level) return (T(1.0) + p.wacc) / (T(1.0) + p.inflation) - T(1.0);
  return p.wacc;
}

template <class T>
inline T shell(const plan<T>& p, const T& built, const T& facility_built) {
  if (p.capex_is == 0) return p.capex * built;
  if (p.capex_is == 1) return p.capex * facility_built;
  return T(0.0);
}
template <class T>
inline raw::capex<T> layers_of_capex(const T& facility, const T& power, const T& compute, const T& network, const T& storage,
                                     const T& support) {
  return {facility, power, compute, network, storage, support, facility + power + compute + network + storage + support};
}
template <class T>
inline raw::capex<T> capital(const plan<T>& p, const T& gpus, const T& built, const T& facility_built) {
  return layers_of_capex<T>(shell(p, built, facility_built) + p.land * built, p.power_capex * facility_built, p.price * gpus,
                            p.network.capex * gpus, p.storage.capex * gpus, p.support.capex * gpus);
}
template <class T>
inline T fleet_size(const plan<T>& p) {
  if (p.size_is == 0) return p.size;
  const T built = nameplate_per_gpu(p) * p.headroom;
  if (p.size_is == 1) return p.size / built;
  const T facility_built = built * design_pue(p);
  if (p.size_is == 2) return p.size / facility_built;
  return p.size / capital(p, T(1.0), built, facility_built).total;
}

template <class T>
inline cost<T> layers_of_cost(const T& facility, const T& power, const T& compute, const T& network, const T& storage,
                              const T& support, const T& software, const T& operations) {
  return {facility, power,    compute,    network, storage,
          support,  software, operations, facility + power + compute + network + storage + support + software + operations};
}
template <class T>
inline T facility_cost(const plan<T>& p, const T& built, const T& facility_built, const T& rate) {
  if (p.capex_is == 2) return p.capex * built;
  const T capex = shell(p, built, facility_built);
  return annual_capital(capex, p.facility_life, rate) + p.facility_upkeep * capex + p.land * built * rate / T(year);
}
template <class T>
inline T equipment_cost(const equipment<T>& layer, const T& capex, const T& rate) {
  return annual_capital(capex, layer.life, rate) + layer.upkeep * capex;
}

template <class T>
inline T staff_cost(const plan<T>& p, const T& built, const T& gpus) {
  if (p.staff_is == 0) return p.staff * built;
  return p.staff_is == 1 ? T(p.staff * gpus) : p.staff;
}

template <class T>
inline tokens<T> kinds_of_tokens(const T& fresh, const T& cached, const T& output) {
  return {fresh, cached, output, fresh + (cached + output)};
}
template <class T>
inline tokens<T> scaled(const tokens<T>& t, const T& by) {
  return kinds_of_tokens<T>(t.fresh * by, t.cached * by, t.output * by);
}
template <class T>
inline tokens<T> full_load_rates(const plan<T>& p, const T& gpus) {
  return scaled(kinds_of_tokens<T>(p.input_rate * (T(1.0) - p.hit_rate), p.input_rate * p.hit_rate, p.output_rate), gpus);
}
template <class T>
inline T seconds_per_token(const T& rate) {
  const auto none = rate == T(0.0);
  const T used = choose(none, T(1.0), rate);
  return choose(none, T(0.0), T(T(1.0) / used));
}
template <class T>
struct weights {
  T fresh, cached, output;
};
template <class T>
inline weights<T> weights_of(const plan<T>& p) {
  if (p.allocation == aifactory::allocation::gpu_time)
    return {seconds_per_token(p.prefill_rate), T(0.0), seconds_per_token(p.decode_rate)};
  const bool by_price = p.allocation == aifactory::allocation::price_ratio;
  return {T(by_price ? p.price_ratio[0] : 0.0), T(by_price ? p.price_ratio[1] : 0.0), T(by_price ? p.price_ratio[2] : 1.0)};
}
template <class T>
inline tokens<T> cost_per_token(const T& cost, const tokens<T>& made, const weights<T>& weight) {
  const T unit = cost / (weight.fresh * made.fresh + weight.cached * made.cached + weight.output * made.output);
  return {unit * weight.fresh, unit * weight.cached, unit * weight.output, cost / made.total};
}

template <class T>
inline figures<T> unit_economics(const plan<T>& p) {
  const T gpus = fleet_size(p);
  const T provisioned = gpus * nameplate_per_gpu(p);
  const T built = provisioned * p.headroom;
  const T peak = provisioned * p.peak_draw;
  const T design = design_pue(p);
  const T facility_built = built * design;
  const T facility_peak = peak * design;
  const T busy = p.utilization * p.availability;
  const T used = peak * (p.idle_share + (T(1.0) - p.idle_share) * busy) * p.pue;

  const T rate = level_rate(p);
  const raw::capex<T> c = capital(p, gpus, built, facility_built);
  const cost<T> a = layers_of_cost<T>(
      facility_cost(p, built, facility_built, rate),
      used * p.energy_price + p.demand_charge * larger(facility_peak, T(p.demand_ratchet * facility_built)) +
          annual_capital(c.power, p.power_life, rate),
      annual_capital(c.compute, p.residual, p.life, rate) + p.upkeep * c.compute, equipment_cost(p.network, c.network, rate),
      equipment_cost(p.storage, c.storage, rate), equipment_cost(p.support, c.support, rate), p.licence * gpus, staff_cost(p, built, gpus));

  const tokens<T> full_load = full_load_rates(p, gpus);
  const tokens<T> delivered = scaled(full_load, busy);
  const weights<T> weight = weights_of(p);
  const auto no_racks = p.gpus_per_rack == T(0.0);

  return {
      .gpus = gpus,
      .racks = choose(no_racks, T(0.0), T(gpus / choose(no_racks, T(1.0), p.gpus_per_rack))),
      .provisioned = provisioned,
      .built = built,
      .facility_built = facility_built,
      .facility_peak = facility_peak,
      .capital = c,
      .capex_per_gpu = c.total / gpus,
      .annual = a,
      .gpu_hour = layers_of_cost<T>(a.facility / gpus, a.power / gpus, a.compute / gpus, a.network / gpus, a.storage / gpus,
                                    a.support / gpus, a.software / gpus, a.operations / gpus),
      .energy = used,
      .carbon = used * p.carbon / delivered.total,
      .water = used / p.pue * p.wue / delivered.total,
      .downtime = T(1.0) - p.availability,
      .delivered = delivered,
      .full_load = full_load,
      .per_facility_power = scaled(full_load, T(T(1.0) / (provisioned * p.pue))),
      .per_it_power = scaled(full_load, T(T(1.0) / provisioned)),
      .per_energy = scaled(delivered, T(T(1.0) / used)),
      .price = cost_per_token(a.total, delivered, weight),
      .price_at_full_load = cost_per_token(a.total, full_load, weight),
  };
}

}  // namespace raw
