"""How the cost of every question of queries.txt grows with the graph.

    python3 Benchmarks/news/growth.py --binary .build/release/naql --sizes 1000,10000,100000 --picture growth.svg

Prints medians in milliseconds and, between neighbouring sizes, the exponent: 0 where a question does not notice, 1 where it
costs as much more as the graph is larger. What is above 1.2 grows faster than a scan and is marked.
"""
import argparse
import math
import os
import tempfile

import against_duckdb
import graph
import questions


def measured(binary, sizes, threads, repeat, scratch):
    """Medians by question and size, and what loading takes."""
    folder, found, loads = f"{scratch}/queries", {}, []
    questions.write_cypher(folder)
    for size in sizes:
        data = f"{scratch}/{size}"
        if not os.path.exists(f"{data}/graph.json"):
            graph.write(data, size)
        run = against_duckdb.naql(binary, data, folder, threads, repeat)
        loads.append((size, run["load_s"], run["rss_loaded"], run["peak"]))
        for name, one in run["queries"].items():
            found.setdefault(name, []).append(against_duckdb.milliseconds(one["times"]))
    return found, loads


def exponents(sizes, times):
    return [math.log(b / a) / math.log(n / m) for a, b, m, n in zip(times, times[1:], sizes, sizes[1:])]


def picture(path, sizes, found):
    """Time against size, both in powers of ten, a line a question."""
    low = math.floor(math.log10(min(map(min, found.values()))))
    high = math.ceil(math.log10(max(map(max, found.values()))))

    def x(size):
        return 60 + 500 * (math.log10(size / sizes[0]) / math.log10(sizes[-1] / sizes[0]))

    def y(time):
        return 380 - 350 * (math.log10(time) - low) / (high - low)
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 420" font-family="sans-serif" font-size="9">']
    for power in range(low, high + 1):
        lines.append(f'<path d="M60 {y(10**power):.1f}H560" stroke="#ddd"/>'
                     f'<text x="8" y="{y(10**power) + 3:.1f}">{10.0**power:g} ms</text>')
    for size in sizes:
        lines.append(f'<text x="{x(size):.1f}" y="398" text-anchor="middle">{size}</text>')
    for index, (name, times) in enumerate(found.items()):
        colour = f"hsl({index * 47 % 360} 70% 40%)"
        points = " ".join(f"{x(n):.1f},{y(t):.1f}" for n, t in zip(sizes, times))
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}"/>'
                     f'<text x="566" y="{20 + index * 15}" fill="{colour}">{name}</text>')
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines + ["</svg>"]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/naql")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--scratch", default=tempfile.gettempdir() + "/naql-growth", help="graphs are kept here")
    parser.add_argument("--picture", help="an SVG file to draw")
    a = parser.parse_args()
    sizes = [int(size) for size in a.sizes.split(",")]
    found, loads = measured(a.binary, sizes, a.threads, a.repeat, a.scratch)
    print("| question | " + " | ".join(map(str, sizes)) + " | exponents | |\n|---|" + "---:|" * (len(sizes) + 1) + "---|")
    for name, times in found.items():
        grown = exponents(sizes, times)
        print(f"| {name} | " + " | ".join(f"{t:.3f}" for t in times) + " | " + ", ".join(f"{e:.2f}" for e in grown)
              + " | " + ("**faster than a scan**" if any(e > 1.2 for e in grown) else "") + " |")
    print("\n| articles | load, s | resident, MB | peak, MB |\n|---:|---:|---:|---:|")
    for size, seconds, resident, peak in loads:
        print(f"| {size} | {seconds:.2f} | {resident >> 20} | {peak >> 20} |")
    if a.picture:
        picture(a.picture, sizes, found)


if __name__ == "__main__":
    main()
