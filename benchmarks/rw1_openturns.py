#!/usr/bin/env python3
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
"""How would one run the reference workload in OpenTURNS?

    rw1_openturns.py [trials] [repetitions]
"""
import math
import sys
import time

import numpy as np
import openturns as ot


def pert(low, mode, high):
    width = high - low
    return ot.Beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, high)


def workload():
    log_variance = math.log1p((0.02 / 0.07) ** 2)
    inputs = {
        "capex": ot.Triangular(15e6, 17.5e6, 20e6),
        "gpu": ot.Triangular(30e3, 38e3, 50e3),
        "overhead": ot.Triangular(0.25, 0.35, 0.5),
        "pue": pert(1.08, 1.2, 1.4),
        "kw": ot.Triangular(1.2, 1.4, 1.9),
        "electricity": ot.LogNormal(math.log(0.07) - log_variance / 2, math.sqrt(log_variance)),
        "licence": ot.Triangular(3000, 4500, 4500),
        "opex": ot.Uniform(0.02, 0.06),
        "utilization": pert(0.35, 0.6, 0.85),
        "tokens": ot.LogNormal(math.log(3000), 0.35),
        "up": ot.Uniform(0.97, 0.999),
        "wacc": ot.TruncatedNormal(0.09, 0.015, 0.03, 0.2),
    }
    cost = ot.SymbolicFunction(
        list(inputs), ["cost"],
        "var facility := capex * kw * pue / 1000;"
        "var crf15 := wacc / (1 - (1 + wacc)^(-15));"
        "var crf5 := wacc / (1 - (1 + wacc)^(-5));"
        "var annual := facility * crf15 + gpu * (1 + overhead) * crf5 + licence + opex * facility"
        " + kw * pue * 8760 * electricity * (0.3 + 0.7 * utilization);"
        "cost := annual / (tokens * 8760 * 3600 * utilization * up) * 1e6;")
    return ot.JointDistribution(list(inputs.values())), cost


def run(distribution, cost, n):
    costs = cost(distribution.getSample(n))
    (mean,), (sd,) = costs.computeMean(), costs.computeStandardDeviation()
    p5, p50, p95 = (p[0] for p in costs.computeQuantilePerComponent([0.05, 0.5, 0.95]))
    values = np.asarray(costs)
    cvar = values[values >= p95].mean()
    return mean, sd, p5, p50, p95, cvar


if __name__ == "__main__":
    trials = int(float(sys.argv[1])) if len(sys.argv) > 1 else 1_000_000
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    ready = workload()
    best = float("inf")
    for _ in range(repetitions):
        start = time.perf_counter()
        figures = run(*ready, trials)
        best = min(best, time.perf_counter() - start)
    names = "mean sd p5 p50 p95 cvar95".split()
    text = " ".join(f"{name} {x:.6f}" for name, x in zip(names, figures))
    print(f"OpenTURNS {ot.__version__:<8} {1e3 * best:9.3f} ms   {text}")
