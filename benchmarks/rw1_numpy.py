#!/usr/bin/env python3
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
"""How would one run the reference workload in NumPy?

    rw1_numpy.py [trials] [repetitions]
"""
import sys
import time

import numpy as np


def crf(rate, years):
    return rate / (1 - (1 + rate) ** -years)


def pert(rng, low, mode, high, size):
    width = high - low
    return low + width * rng.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, size)


def run(n, seed=1):
    rng = np.random.Generator(np.random.PCG64(seed))
    capex = rng.triangular(15e6, 17.5e6, 20e6, n)
    gpu = rng.triangular(30e3, 38e3, 50e3, n)
    overhead = rng.triangular(0.25, 0.35, 0.5, n)
    pue = pert(rng, 1.08, 1.2, 1.4, n)
    kw = rng.triangular(1.2, 1.4, 1.9, n)
    log_variance = np.log1p((0.02 / 0.07) ** 2)
    electricity = rng.lognormal(np.log(0.07) - log_variance / 2, np.sqrt(log_variance), n)
    licence = rng.triangular(3000, 4500, 4500, n)
    opex = rng.uniform(0.02, 0.06, n)
    utilization = pert(rng, 0.35, 0.6, 0.85, n)
    tokens = rng.lognormal(np.log(3000), 0.35, n)
    up = rng.uniform(0.97, 0.999, n)
    wacc = rng.normal(0.09, 0.015, n)
    while (out := (wacc < 0.03) | (wacc > 0.2)).any():
        wacc[out] = rng.normal(0.09, 0.015, out.sum())

    facility = capex * kw * pue / 1000
    annual = (facility * crf(wacc, 15) + gpu * (1 + overhead) * crf(wacc, 5) + licence + opex * facility
              + kw * pue * 8760 * electricity * (0.3 + 0.7 * utilization))
    cost = annual / (tokens * 8760 * 3600 * utilization * up) * 1e6
    p5, p50, p95 = np.quantile(cost, [0.05, 0.5, 0.95])
    return cost.mean(), cost.std(ddof=1), p5, p50, p95, cost[cost >= p95].mean()


if __name__ == "__main__":
    trials = int(float(sys.argv[1])) if len(sys.argv) > 1 else 1_000_000
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    best = float("inf")
    for _ in range(repetitions):
        start = time.perf_counter()
        figures = run(trials)
        best = min(best, time.perf_counter() - start)
    names = "mean sd p5 p50 p95 cvar95".split()
    text = " ".join(f"{name} {x:.6f}" for name, x in zip(names, figures))
    print(f"NumPy {np.__version__:<12} {1e3 * best:9.3f} ms   {text}")
