/// What a notebook in Python computes tables with.
enum PythonProgram {
  static let functions = #"""
    # Independent of Percept: numpy, pandas and scipy alone.
    import io
    import numpy as np
    import pandas as pd
    from scipy import special, stats

    DATA = {}
    DESIGN = {}
    checked = []


    def add_data(name, design, text):
        DATA[name] = pd.read_csv(io.StringIO(text.lstrip("\n")), dtype=str, na_filter=False,
                                 skip_blank_lines=False)
        DESIGN[name] = design


    def compare(what, computed, printed, tolerance=1e-9):
        near = np.isclose(computed, printed, rtol=tolerance, atol=1e-12)
        assert near, f"{what}: computed {computed!r}, printed {printed!r}"


    def codes_of(frame, block):
        if "column" in block:
            return frame[block["column"]].to_numpy(dtype=object)
        chosen = np.zeros(len(frame), dtype=bool)
        for column, code in block["any"]:
            chosen |= (frame[column] == code).to_numpy()
        first = frame[block["any"][0][0]]
        answered = first.isin(block["answers"]).to_numpy()
        return np.where(answered, np.where(chosen, "1", "0"), first.to_numpy(dtype=object))


    def members(frame, group):
        """For each column of a group who stands in it."""
        if "options" in group:
            return [(frame[column] == code).to_numpy() for column, code in group["options"]]
        return [np.logical_and.reduce([(frame[name] == code).to_numpy()
                                       for name, code in zip(group["columns"], cell)])
                for cell in group["cells"]]


    def rao_scott(design, frame, row, column, shape, w):
        """Rao and Scott's F of second order; rows and columns of -1 lie outside the table."""
        inside = (row >= 0) & (column >= 0) & (w > 0)
        cell = np.where(inside, row * shape[1] + column, 0)
        size = shape[0] * shape[1]
        total = w[inside].sum()
        p = np.bincount(cell[inside], w[inside], size) / total
        n = inside.sum()
        # The linearized proportions, summed over clusters.
        scores = np.zeros((len(frame), size))
        scores[inside] = -p * w[inside, None] / total
        scores[inside, cell[inside]] += w[inside] / total
        number = np.arange(len(frame))
        stratum = frame[design["stratum"]] if design["stratum"] else pd.Series("1", index=number)
        cluster = frame[design["cluster"]] if design["cluster"] else pd.Series(number)
        unit, _ = pd.factorize(pd.Series(list(zip(stratum, cluster))))
        sums = np.zeros((unit.max() + 1, size))
        np.add.at(sums, unit, scores)
        firsts = pd.Series(number).groupby(unit).first().to_numpy()
        V = np.zeros((size, size))
        for name in sorted(set(stratum)):
            here = firsts[(stratum.to_numpy() == name)[firsts]]
            z = sums[unit[here]]
            z = z - z.mean(axis=0)
            fraction = 0.0
            if design["population"]:
                told = float(frame[design["population"]].iloc[here[0]])
                fraction = told if told <= 1 else len(here) / told
            V += (1 - fraction) * len(here) / (len(here) - 1) * z.T @ z
        nu = len(set(unit[inside])) - len(set(stratum[inside]))
        inverse = np.divide(1, p, out=np.zeros(size), where=p > 0)
        contrasts = []
        for i in range(shape[0] - 1):
            for j in range(shape[1] - 1):
                c = np.zeros(shape)
                c[i, j] = c[-1, -1] = 1
                c[i, -1] = c[-1, j] = -1
                contrasts.append(c.ravel())
        D = np.array(contrasts).T * inverse[:, None]
        simple = np.array(contrasts) @ D / n
        effects = np.linalg.solve(simple, D.T @ V @ D)
        sum1, sum2 = np.trace(effects), np.trace(effects @ effects)
        table = p.reshape(shape)
        expected = np.outer(table.sum(axis=1), table.sum(axis=0))
        f = n * ((table - expected) ** 2 / expected).sum() / sum1
        d0 = sum1 ** 2 / sum2
        return "rao-scott-f", f, [d0, d0 * nu], stats.f.sf(f, d0, d0 * nu)


    def exact(table):
        """The exact test of a table with two rows or two columns; None of others."""
        if table.shape == (2, 2):
            return stats.fisher_exact(table)[1]
        if min(table.shape) > 2:
            return None
        t = (table if table.shape[0] == 2 else table.T).astype(int)
        sums, logs = np.zeros(1, dtype=int), np.zeros(1)
        seen = 0.0
        for x, n in zip(t[0], t.sum(axis=0)):
            k = np.arange(n + 1)
            ways = special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)
            seen += ways[x]
            sums = (sums[:, None] + k).ravel()
            logs = (logs[:, None] + ways).ravel()
            kept = sums <= t[0].sum()
            sums, logs = sums[kept], logs[kept]
            if len(sums) > 5_000_000:
                return None
        logs = logs[sums == t[0].sum()]
        weights = np.exp(logs - logs.max())
        return weights[logs <= seen + 1e-7].sum() / weights.sum()


    def independence(table, may_be_exact):
        """Pearson's test, or the exact one where Cochran's rule forbids it."""
        expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
        sparse = (expected < 5).sum() * 5 > expected.size or (expected < 1).any()
        if sparse and may_be_exact:
            p = exact(table)
            return None if p is None else ("fisher", None, [], p)
        x2 = ((table - expected) ** 2 / expected).sum()
        df = (table.shape[0] - 1) * (table.shape[1] - 1)
        return "pearson", x2, [df], stats.chi2.sf(x2, df)


    def check_test(t, test, frame, design, w, inside, cells):
        """Computes a test; False where it is exact and scipy has none of its size."""
        outcomes = []
        for number in test["blocks"]:
            block = t["blocks"][number]
            codes = codes_of(frame, block)
            row = np.full(len(frame), -1)
            for place, code in enumerate(block["base"]):
                row[(codes == code) & inside] = place
            column = np.full(len(frame), -1)
            for place, member in enumerate(cells):
                column[member] = place
            kept = (row >= 0) & (column >= 0) & (w > 0)
            if not kept.any():
                continue
            rows, columns = np.unique(row[kept]), np.unique(column[kept])
            if len(rows) < 2 or len(columns) < 2:
                continue
            row[kept] = np.searchsorted(rows, row[kept])
            column[kept] = np.searchsorted(columns, column[kept])
            row[~kept] = -1
            shape = (len(rows), len(columns))
            if test["test"] == "rao-scott-f":
                outcomes.append(rao_scott(design, frame, row, column, shape, w))
                continue
            table = np.bincount(row[kept] * shape[1] + column[kept], w[kept],
                                shape[0] * shape[1]).reshape(shape)
            single = len(test["blocks"]) == 1
            outcome = independence(table, not single or test["test"] == "fisher")
            if outcome is None:
                return False
            outcomes.append(outcome)
        kind, statistic, df, p = min(outcomes, key=lambda outcome: outcome[3])
        where = f"{t['name']}, group {test['group'] + 1}"
        assert kind == test["test"], f"{where}: {kind} in the place of {test['test']}"
        if test["statistic"] is not None:
            compare(f"{where}: statistic", statistic, test["statistic"])
        for computed, printed in zip(df, test["df"]):
            compare(f"{where}: df", computed, printed)
        compare(f"{where}: p", min(1, p * len(outcomes)), test["p"], 1e-8)
        return True


    def check(t):
        """Computes a table and asserts that it is the printed one."""
        frame, design = DATA[t["data"]], DESIGN[t["data"]]
        w = np.ones(len(frame))
        if design["weight"]:
            w = frame[design["weight"]].astype(float).to_numpy()
        inside = np.ones(len(frame), dtype=bool)
        if t["mask"]:
            inside = (frame[t["mask"]] == "1").to_numpy()
        groups = [members(frame, group) for group in t["groups"]]
        block_codes = [codes_of(frame, block) for block in t["blocks"]]
        numbers = tests = 0

        def base(block, beside=False):
            codes = t["blocks"][block]["base"] + (t["blocks"][block]["beside"] if beside else [])
            return np.isin(block_codes[block].astype(str), codes) & inside

        for j, column in enumerate(t["columns"]):
            member = inside
            if column["group"] is not None:
                member = groups[column["group"]][column["place"]] & inside
            of = w[base(column["base_block"]) & member]
            sums = of.sum(), (of ** 2).sum()
            bases = [len(of), sums[0], sums[0] ** 2 / sums[1] if sums[1] > 0 else 0]
            if design["frequencies"]:
                bases = [sums[0]] * 3
            for computed, printed in zip(bases, t["bases"][j]):
                compare(f"{t['name']}, {column['label']}: base", computed, printed)
                numbers += 1
            answers = sum(w[np.isin(block_codes[row["block"]].astype(str), row["codes"]) & member].sum()
                          for row in t["rows"] if row["option"]) if t["responses"] else 0
            for i, row in enumerate(t["rows"]):
                where = f"{t['name']}, {row['label']}, {column['label']}"
                codes = block_codes[row["block"]].astype(str)
                shown = column["codes"] if column["codes"] is not None else row["codes"]
                weighted = w[np.isin(codes, shown) & member].sum()
                if t["weighted"][i][j] is not None:
                    compare(f"{where}: count", weighted, t["weighted"][i][j])
                    numbers += 1
                if t["percent"][i][j] is not None:
                    whole = w[base(row["block"], row["beside"]) & member].sum()
                    if t["responses"]:
                        whole = answers
                    compare(f"{where}: percent", 100 * weighted / whole, t["percent"][i][j])
                    numbers += 1
                if t["means"][i][j] is not None:
                    block = t["blocks"][row["block"]]
                    score = {code: score for code, score in zip(block["base"], block["scores"])
                             if score is not None and code in row["codes"]}
                    of = np.isin(codes, list(score)) & member
                    values = np.array([score[code] for code in codes[of]])
                    compare(f"{where}: mean", (w[of] * values).sum() / w[of].sum(),
                            t["means"][i][j])
                    numbers += 1
        for test in t["tests"]:
            tests += check_test(t, test, frame, design, w, inside, groups[test["group"]])
        left = len(t["tests"]) - tests
        print(f"{t['name']}: {numbers} numbers and {tests} tests agree"
              + (f"; {left} exact tests of larger tables are left to R" if left else ""))
        checked.append(t["name"])


    def finish(tables):
        assert len(checked) == tables, "run all cells in order, once"
        print(f"Tables that agree: all {tables}.")
    """#
}
