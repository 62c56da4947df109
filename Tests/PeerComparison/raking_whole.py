"""Rakes a sample to four margins as a whole process: reads the file, rakes on joint cells, writes the weights.

    python3 raking_whole.py polars|pandas|numpy FILE OUTPUT

polars and pandas read the CSV file and write one; numpy reads the columns from FILE.npz, its own format, and
writes the weights alone as binary numbers, which asks the least of it. The margins are those of `raking.py`.
"""
import sys
import numpy as np

tool, path, output = sys.argv[1:4]
names = ["sex", "age", "region", "place"]
if tool == "polars":
    import polars
    table = polars.read_csv(path, columns=["weight"] + names)
    weights, codes = table["weight"].to_numpy(), [table[name].to_numpy() for name in names]
elif tool == "pandas":
    import pandas
    table = pandas.read_csv(path, usecols=["weight"] + names)
    weights, codes = table["weight"].to_numpy(), [table[name].to_numpy() for name in names]
else:
    table = np.load(path)
    weights, codes = table["weight"], [table[name] for name in names]

sizes = [int(code.max()) + 1 for code in codes]
targets = [np.array([1 + 0.2 * (i % 2) for i in range(size)]) for size in sizes]
targets = [target / target.sum() * len(weights) for target in targets]
key = codes[0].astype(np.int64)
for code, size in zip(codes[1:], sizes[1:]):
    key = key * size + code
start = np.bincount(key, weights, int(np.prod(sizes))).reshape(sizes)
cells = start.copy()
for _ in range(1000):
    gap = 0.0
    for axis, target in enumerate(targets):
        factor = target / cells.sum(axis=tuple(i for i in range(4) if i != axis))
        gap = max(gap, np.abs(1 / factor - 1).max())
        shape = [1] * 4
        shape[axis] = -1
        cells *= factor.reshape(shape)
    if gap <= 1e-10:
        break
ratio = np.divide(cells, start, out=np.ones_like(cells), where=start > 0).ravel()
result = weights * ratio[key]

if tool == "polars":
    polars.DataFrame({"row": np.arange(1, len(result) + 1), "weight": result}).write_csv(output)
elif tool == "pandas":
    pandas.DataFrame({"row": np.arange(1, len(result) + 1), "weight": result}).to_csv(output, index=False)
else:
    np.save(output, result)
