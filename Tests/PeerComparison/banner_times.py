"""Times percept and its peers on the same data, whole processes in turn, and prints the ratios.

    python3 banner_times.py PERCEPT ROWS FOLDER
"""
import os, shutil, subprocess, sys, time

percept, rows, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
here = os.path.dirname(__file__)


def once(command):
    """The seconds of one run and the memory that it took at most, in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        return None
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def peers(task):
    runs = {"percept": [percept, "tabulate", f"{folder}/{rows}.percept", f"{folder}/{task}.plan.yaml",
                        "--format", "json", "--output", f"{folder}/percept-{rows}-{task}.json"]}
    for peer in ["numpy", "polars", "duckdb"]:
        runs[peer] = [sys.executable, f"{here}/banner_peers.py", peer, str(rows), folder, task]
    if task == "book" and shutil.which("Rscript") and rows <= 100_000:
        rds = f"{folder}/{rows}.rds"
        if not os.path.exists(rds):
            subprocess.run(["Rscript", "-e", f"saveRDS(read.csv('{folder}/{rows}.csv'), '{rds}', "
                            "compress = FALSE)"], check=True)
        runs["R rowsum"] = ["Rscript", f"{here}/banner_table.R", str(rows), folder]
    return runs


def median(values):
    return sorted(values)[len(values) // 2]


for task in ["book", "one"]:
    commands = peers(task)
    counts = {name: (7 if name == "percept" or rows <= 2000 else 3) for name in commands}
    counts["R rowsum"] = 1
    results = {}
    for turn in range(max(counts[name] for name in commands)):
        for name, command in commands.items():
            if turn < counts[name] and (result := once(command)):
                results.setdefault(name, []).append(result)
    mine = median([seconds for seconds, _ in results["percept"]])
    for name, found in results.items():
        seconds = median([seconds for seconds, _ in found])
        print(f"{task:5} {rows:>8} {name:10} {seconds * 1000:10.1f} ms {seconds / mine:8.1f} x "
              f"{max(memory for _, memory in found):7.0f} MB", flush=True)
