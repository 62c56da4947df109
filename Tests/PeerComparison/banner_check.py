"""Compares the book of percept with the same numbers from numpy and scipy, and prints how far apart they are.

    python3 banner_check.py ROWS FOLDER

Ends with 1 where a count differs, or another number by more than 1e-9 of itself.
"""
import json
import sys

rows, folder = sys.argv[1], sys.argv[2]
with open(f"{folder}/percept-{rows}-book.json") as file:
    tables = {table["name"]: table for table in json.load(file)["tables"]}
with open(f"{folder}/same-{rows}-book.txt") as file:
    lines = iter(file.read().splitlines())
worst = {"base": 0.0, "weighted": 0.0, "percent": 0.0, "F": 0.0, "df": 0.0, "p": 0.0}


def numbers():
    return [float(text) for text in next(lines).split(",")]


def compare(what, mine, theirs):
    for one, other in zip(mine, theirs, strict=True):
        worst[what] = max(worst[what], abs(one - other) / max(abs(other), 1e-290))


count = 0
for line in lines:
    item, banner = line.split(",")
    table = tables[item]
    places = [i for i, c in enumerate(table["columns"]["categories"]) if c["group"] == banner]
    bases = [table["base"]["columns"][i] for i in places]
    for key in ["unweighted", "weighted", "effective"]:
        compare("base", [base[key] for base in bases], numbers())
    cells = table["cells"]
    for what, key in [("base", "unweighted"), ("weighted", "weighted"), ("percent", "columnPercent")]:
        for row in cells[key]:
            compare(what, [row[i] for i in places], numbers())
    test = next(test for test in table["tests"] if test["group"] == banner)
    f, d0, p = numbers()
    compare("F", [test["statistic"]], [f])
    compare("df", [test["df"][0]], [d0])
    compare("p", [test["p"]], [p])
    count += 1
print(f"{count} tables of {rows} respondents; largest relative differences: "
      + ", ".join(f"{what} {size:.1e}" for what, size in worst.items()))
sys.exit(any(size > 1e-9 for size in worst.values()))
