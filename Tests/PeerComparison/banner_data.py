"""Makes the data of the banner comparison: 200 items, 10 banners, a weight; about nobody.

    python3 banner_data.py ROWS FOLDER

Writes ROWS.csv, ROWS.npz, ROWS.parquet, the questionnaire and the plans. The items have 2 to 11
categories and 3 percent of missing answers; the banners 2 to 42 categories, 105 together.
"""
import sys
import numpy as np

rows, folder = int(sys.argv[1]), sys.argv[2]
items = [f"q{i + 1:03d}" for i in range(200)]
sizes = [[2, 3, 4, 5, 5, 5, 7, 7, 10, 11][i % 10] for i in range(200)]
banners = [f"b{i + 1:02d}" for i in range(10)]
widths = [2, 3, 4, 5, 6, 7, 8, 12, 16, 42]


def write_questionnaire():
    lines = ["questionnaire: banners", "version: 1.0.0", "languages: [en]",
             'title: "SYNTHETIC: made by a bench"', "nonanswers:",
             "  refused: {code: -99, key: r, en: No answer}", "sections:", "- id: all", "  items:"]
    for name, size in zip(items + banners, sizes + widths):
        options = ", ".join(f"{code}: Answer {code}" for code in range(1, size + 1))
        lines.append(f"  - {{id: {name}, type: single, en: Item {name}?, "
                     f"allow: [refused], options: {{{options}}}}}")
    lines.append("  - {id: w, type: decimal, range: 0..9, places: 3, role: weight, en: Weight?}")
    with open(f"{folder}/banners.yaml", "w") as out:
        out.write("\n".join(lines) + "\n")


def write_plan(name, banner, tables):
    with open(f"{folder}/{name}.plan.yaml", "w") as out:
        out.write(f"plan: {name}\nquestionnaire: banners\nweight: w\ncells: [weighted, column]\n"
                  "tests: none\nbanner: all\n"
                  f"banners:\n  all: {{total: no, columns: [{', '.join(banner)}]}}\ntables:\n")
        for item in tables:
            out.write(f"- {{id: {item}, item: {item}}}\n")


write_questionnaire()
write_plan("book", banners, items)
write_plan("one", banners[:1], items[:1])

random = np.random.default_rng(20261124)
columns = {}
for name, size in zip(banners, widths):
    columns[name] = random.integers(1, size + 1, rows).astype(np.uint8)
for number, (name, size) in enumerate(zip(items, sizes)):
    lean = columns[banners[number % 10]] % 3 == 0
    codes = random.integers(1, size + 1, rows)
    codes = np.where(lean & (random.random(rows) < 0.1), 1, codes)
    codes[random.random(rows) < 0.03] = 99
    columns[name] = codes.astype(np.uint8)
weight = np.round(np.clip(np.exp(random.normal(0, 0.4, rows)), 0.2, 5), 3)

np.savez(f"{folder}/{rows}.npz", w=weight, **columns)
order = items + banners
with open(f"{folder}/{rows}.csv", "w") as out:
    out.write(",".join(order + ["w"]) + "\n")
    for start in range(0, rows, 50_000):
        stop = min(start + 50_000, rows)
        block = [np.where(columns[name][start:stop] == 99, "-99",
                          columns[name][start:stop].astype(str)) for name in order]
        block.append(np.char.mod("%.3f", weight[start:stop]))
        out.write("\n".join(map(",".join, zip(*block))) + "\n")
try:
    import polars as pl

    pl.DataFrame({**{name: columns[name] for name in order}, "w": weight}).write_parquet(
        f"{folder}/{rows}.parquet", compression="uncompressed")
except ImportError:
    pass
