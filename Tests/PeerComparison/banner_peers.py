"""Makes the banner book, or one table, with a peer; the whole process is timed by the caller.

    python3 banner_peers.py PEER ROWS FOLDER book|one

Weighted counts, column percent, chi-square of the weighted counts and its p go to a file. The peer
`same` writes what percept does: the three bases and Rao and Scott's F of second order with its p, besides.
"""
import sys

peer, rows, folder, task = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4]
items = [f"q{i + 1:03d}" for i in range(200 if task == "book" else 1)]
banners = [f"b{i + 1:02d}" for i in range(10 if task == "book" else 1)]

import numpy as np


def gammaincc_of():
    try:
        from scipy.special import chdtrc, fdtrc
        return chdtrc, fdtrc
    except ImportError:
        return None, None


chdtrc, fdtrc = gammaincc_of()
out = open(f"{folder}/{peer}-{rows}-{task}.txt", "w")


def finish(item, banner, counts):
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    total = counts.sum()
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / total
    square = ((counts - expected) ** 2 / expected).sum()
    df = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    percent = 100 * counts / counts.sum(axis=0)
    p = chdtrc(df, square) if chdtrc else float("nan")
    body = "\n".join(
        ",".join(["%.3f" % value for value in row] + ["%.2f" % value for value in share])
        for row, share in zip(counts.tolist(), percent.tolist()))
    out.write(f"{item},{banner}\n{body}\n{square:.4f},{df},{p:.6f}\n")


def by_numpy():
    data = np.load(f"{folder}/{rows}.npz")
    weight = data["w"]
    columns = {name: data[name].astype(np.int64) for name in banners}
    for item in items:
        codes = data[item].astype(np.int64)
        kept = codes != 99
        size = int(codes[kept].max()) + 1 if kept.any() else 1
        key, held = np.where(kept, codes, 0), np.where(kept, weight, 0)
        for banner in banners:
            width = int(columns[banner].max()) + 1
            counts = np.bincount(key * width + columns[banner], held, size * width)
            finish(item, banner, counts.reshape(size, width)[1:, 1:])


def contrasts(r, c):
    """A basis of the tables whose rows and columns add up to zero."""
    def against_last(k):
        return np.vstack([np.eye(k - 1), -np.ones((1, k - 1))])
    return np.kron(against_last(r), against_last(c))


def rao_scott(counts, squares, persons, sampled):
    """F, d0 and p by the traces of the generalized design effects, for respondents drawn singly."""
    rows, columns = persons.any(axis=1), persons.any(axis=0)
    counts, squares, persons = (t[rows][:, columns] for t in (counts, squares, persons))
    r, c = counts.shape
    n, total = persons.sum(), counts.sum()
    p, q = (counts / total).ravel(), (squares / total**2).ravel()
    inverse = np.divide(1.0, p, out=np.zeros_like(p), where=p > 0)
    basis = contrasts(r, c)
    left = basis.T * inverse
    covariance = np.diag(q) - np.outer(p, q) - np.outer(q, p) + q.sum() * np.outer(p, p)
    covariance *= sampled / (sampled - 1)
    effects = np.linalg.solve(left @ basis, left @ covariance @ left.T) * n
    first, second = np.trace(effects), (effects * effects.T).sum()
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / total
    square = ((counts - expected) ** 2 / expected).sum() * n / total
    d0 = first**2 / second
    f = square / first
    return float(f), float(d0), float(fdtrc(d0, d0 * (n - 1), f))


def by_same():
    data = np.load(f"{folder}/{rows}.npz")
    weight = data["w"]
    columns = {name: data[name].astype(np.int64) for name in banners}
    for item in items:
        codes = data[item].astype(np.int64)
        kept = codes != 99
        size = int(codes[kept].max()) + 1 if kept.any() else 1
        key = np.where(kept, codes, 0)
        for banner in banners:
            width = int(columns[banner].max()) + 1
            place, shape = key * width + columns[banner], (size, width)
            persons = np.bincount(place, minlength=size * width).reshape(shape)[1:, 1:]
            counts = np.bincount(place, weight, size * width).reshape(shape)[1:, 1:]
            squares = np.bincount(place, weight * weight, size * width).reshape(shape)[1:, 1:]
            f, d0, p = rao_scott(counts, squares, persons, len(weight))
            share = 100 * counts / counts.sum(axis=0)
            bases = [persons.sum(axis=0), counts.sum(axis=0),
                     counts.sum(axis=0) ** 2 / squares.sum(axis=0)]
            body = "\n".join(",".join(map(repr, line)) for part in
                             [persons.tolist(), counts.tolist(), share.tolist()] for line in part)
            base = "\n".join(",".join(map(repr, line.tolist())) for line in bases)
            out.write(f"{item},{banner}\n{base}\n{body}\n{f!r},{d0!r},{p!r}\n")


def pivot(item, banner, found):
    found = [row for row in found if row[0] != 99]
    counts = np.zeros((max(row[0] for row in found), max(row[1] for row in found)))
    for row, column, weight in found:
        counts[row - 1, column - 1] = weight
    finish(item, banner, counts)


def by_polars():
    import polars as pl
    frame = pl.read_parquet(f"{folder}/{rows}.parquet", columns=items + banners + ["w"])
    lazy = frame.lazy()
    for item in items:
        parts = pl.collect_all(
            [lazy.group_by(item, banner).agg(pl.col("w").sum()) for banner in banners])
        for banner, part in zip(banners, parts):
            pivot(item, banner, part.rows())


def by_duckdb():
    import duckdb
    connection = duckdb.connect()
    names = ", ".join(items + banners + ["w"])
    connection.execute(
        f"CREATE TABLE data AS SELECT {names} FROM read_parquet('{folder}/{rows}.parquet')")
    for item in items:
        sets = ", ".join(f"({banner})" for banner in banners)
        grouping = " ".join(
            f"WHEN GROUPING({banner}) = 0 THEN {number}" for number, banner in enumerate(banners))
        found = connection.execute(
            f"SELECT CASE {grouping} END, coalesce({', '.join(banners)}), {item}, sum(w) FROM data "
            f"GROUP BY {item}, GROUPING SETS ({sets})").fetchall()
        for number, banner in enumerate(banners):
            pivot(item, banner, [(r[2], r[1], r[3]) for r in found if r[0] == number])


{"numpy": by_numpy, "same": by_same, "polars": by_polars, "duckdb": by_duckdb}[peer]()
