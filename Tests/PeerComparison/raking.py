"""Times raking in numpy on joint cells, on the sample that `bench --write-sample ROWS FILE` writes.

    python3 raking.py FILE
"""
import sys, time
import numpy as np

with open(sys.argv[1]) as lines:
    header = lines.readline().strip().split(",")
names = ["sex", "age", "region", "place"]
places = [header.index(name) for name in names]
table = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=[header.index("weight")] + places)
weights, codes = table[:, 0].copy(), [table[:, 1 + i].astype(np.int64) for i in range(4)]
sizes = [int(code.max()) + 1 for code in codes]
targets = [np.array([1 + 0.2 * (i % 2) for i in range(size)]) for size in sizes]
targets = [target / target.sum() * len(weights) for target in targets]


def rake():
    key = codes[0]
    for code, size in zip(codes[1:], sizes[1:]):
        key = key * size + code
    start = np.bincount(key, weights, int(np.prod(sizes))).reshape(sizes)
    cells = start.copy()
    for _ in range(1000):
        gap = 0.0
        for axis, target in enumerate(targets):
            others = tuple(i for i in range(4) if i != axis)
            factor = target / cells.sum(axis=others)
            gap = max(gap, np.abs(1 / factor - 1).max())
            shape = [1] * 4
            shape[axis] = -1
            cells *= factor.reshape(shape)
        if gap <= 1e-10:
            break
    ratio = np.divide(cells, start, out=np.ones_like(cells), where=start > 0).ravel()
    return weights * ratio[key]


times = []
for _ in range(11):
    begin = time.perf_counter()
    result = rake()
    times.append(time.perf_counter() - begin)
print(f"numpy joint cells: {sorted(times)[5]:.4f} s, first weight {result[0]:.12g}")
