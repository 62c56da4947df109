"""Times percept and its peers on the same data, whole processes in turn, and prints the ratios.

    python3 banner_times.py PERCEPT ROWS FOLDER
"""
import os, shutil, subprocess, sys, time

percept, rows, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
here = os.path.dirname(__file__)


def once(command):
    """The seconds of one run and the memory that it took at most, in MB."""
    # Replacing a file waits for the disk; making one does not.
    if "--output" in command and os.path.exists(made := command[command.index("--output") + 1]):
        os.remove(made)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        return None
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def peers(task):
    runs = {"percept": [percept, "tabulate", f"{folder}/{rows}.percept", f"{folder}/{task}.plan.yaml",
                        "--format", "json", "--output", f"{folder}/percept-{rows}-{task}.json"]}
    for peer in ["numpy", "same", "polars", "duckdb"]:
        runs[peer] = [sys.executable, f"{here}/banner_peers.py", peer, str(rows), folder, task]
    if task == "book" and shutil.which("Rscript") and rows <= 100_000:
        rds = f"{folder}/{rows}.rds"
        if not os.path.exists(rds):
            subprocess.run(["Rscript", "-e", f"saveRDS(read.csv('{folder}/{rows}.csv'), '{rds}', "
                            "compress = FALSE)"], check=True)
        runs["R rowsum"] = ["Rscript", f"{here}/banner_table.R", str(rows), folder, "rowsum"]
        if not subprocess.run(["Rscript", "-e", "library(collapse)"], capture_output=True).returncode:
            runs["R collapse"] = ["Rscript", f"{here}/banner_table.R", str(rows), folder, "collapse"]
    if task == "book" and shutil.which("pspp") and rows <= 2000:
        runs["PSPP"] = ["pspp", "-o", f"{folder}/pspp-{rows}.csv", pspp_syntax()]
    return runs


def pspp_syntax():
    """Writes the data as PSPP's own file, once, and what makes the tables of it."""
    data, syntax = f"{folder}/{rows}.sav", f"{folder}/{rows}.sps"
    if not os.path.exists(data):
        with open(f"{folder}/{rows}.csv") as file:
            names = file.readline().strip().split(",")
        with open(f"{folder}/{rows}-read.sps", "w") as file:
            file.write(f"GET DATA /TYPE=TXT /FILE='{folder}/{rows}.csv' /DELIMITERS=',' /FIRSTCASE=2\n"
                       f"/VARIABLES={' '.join(f'{n} F8.3' if n == 'w' else f'{n} F3.0' for n in names)}.\n"
                       f"MISSING VALUES q001 TO b10 (-99).\nSAVE OUTFILE='{data}'.\n")
        subprocess.run(["pspp", f"{folder}/{rows}-read.sps"], check=True)
    with open(syntax, "w") as file:
        file.write(f"GET FILE='{data}'.\nWEIGHT BY w.\nCROSSTABS /TABLES=q001 TO q200 BY b01 TO b10 "
                   "/CELLS=COUNT COLUMN /STATISTICS=CHISQ.\n")
    return syntax


def median(values):
    return sorted(values)[len(values) // 2]


for task in ["book", "one"]:
    commands = peers(task)
    counts = {name: (7 if name == "percept" or rows <= 2000 else 3) for name in commands}
    counts.update({name: 1 for name in counts if name in ["R rowsum", "R collapse", "PSPP", "same"]})
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
