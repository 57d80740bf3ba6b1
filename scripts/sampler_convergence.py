#!/usr/bin/env python3
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
"""Draws docs/pictures/sampler_convergence.svg from the CSV of examples/sampler_convergence, and prints the slopes.

    sampler_convergence >sampler_convergence.csv
    scripts/sampler_convergence.py sampler_convergence.csv docs/pictures/sampler_convergence.svg

Both axes are logarithmic; a slope is that of the least-squares line through log error against log trials. Needs nothing
but Python.
"""
import csv
import math
import sys

COLOURS = {"random": "#555555", "antithetic": "#1f77b4", "latin_hypercube": "#2a9d3a", "sobol": "#d1495b"}
PANELS = (("rmse_mean_usd_per_mtok", "mean"), ("rmse_p95_usd_per_mtok", "95 % quantile"))
WIDTH, HEIGHT, LEFT, TOP, SIDE, GAP = 900, 420, 80, 40, 340, 80


def slope(points):
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)


def main(source, target):
    with open(source, newline="") as file:
        rows = list(csv.DictReader(file))
    series = {}
    for row in rows:
        for column, _ in PANELS:
            series.setdefault((row["sampler"], column), []).append((float(row["trials"]), float(row[column])))
    low_x = min(math.log10(x) for s in series.values() for x, _ in s)
    high_x = max(math.log10(x) for s in series.values() for x, _ in s)
    low_y = math.floor(min(math.log10(y) for s in series.values() for _, y in s))
    high_y = math.ceil(max(math.log10(y) for s in series.values() for _, y in s))

    svg = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
        "<!-- SPDX-FileCopyrightText: aifactory contributors -->",
        "<!-- SPDX-License-Identifier: MIT -->",
        "<title>Error against trials for each sampler, reference workload</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    print(f"{'slope of the error':<18}" + "".join(f"{name:>16}" for _, name in PANELS))
    for panel, (column, name) in enumerate(PANELS):
        left = LEFT + panel * (SIDE + GAP)
        place_x = lambda x: left + SIDE * (math.log10(x) - low_x) / (high_x - low_x)
        place_y = lambda y: TOP + SIDE * (high_y - math.log10(y)) / (high_y - low_y)
        svg.append(f'<text x="{left + SIDE / 2}" y="{TOP - 14}" text-anchor="middle">RMSE of the {name} (USD per '
                   "million tokens)</text>")
        svg.append(f'<rect x="{left}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>')
        for power in range(low_y, high_y + 1):
            y = place_y(10.0**power)
            svg.append(f'<path d="M{left} {y:.1f}h{SIDE}" stroke="#ddd"/>')
            svg.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">1e{power}</text>')
        for power in range(math.ceil(low_x), math.floor(high_x) + 1):
            x = place_x(10.0**power)
            svg.append(f'<path d="M{x:.1f} {TOP}v{SIDE}" stroke="#ddd"/>')
            svg.append(f'<text x="{x:.1f}" y="{TOP + SIDE + 18}" text-anchor="middle">1e{power}</text>')
        svg.append(f'<text x="{left + SIDE / 2}" y="{TOP + SIDE + 36}" text-anchor="middle">trials</text>')
        for number, (sampler, colour) in enumerate(COLOURS.items()):
            points = series[sampler, column]
            line = " ".join(f"{place_x(x):.1f},{place_y(y):.1f}" for x, y in points)
            svg.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
            for x, y in points:
                svg.append(f'<circle cx="{place_x(x):.1f}" cy="{place_y(y):.1f}" r="2.5" fill="{colour}"/>')
            y = TOP + SIDE - 64 + 17 * number
            svg.append(f'<path d="M{left + 12} {y - 4}h18" stroke="{colour}" stroke-width="2"/>')
            svg.append(f'<text x="{left + 36}" y="{y}">{sampler.replace("_", " ")}: slope {slope(points):.2f}</text>')
    svg.append("</svg>")
    with open(target, "w") as file:
        file.write("\n".join(svg) + "\n")
    for sampler in COLOURS:
        print(f"{sampler:<18}" + "".join(f"{slope(series[sampler, column]):16.2f}" for column, _ in PANELS))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
