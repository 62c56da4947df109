"""Times the processes that `raking` compares, in turn, and prints the median of each, and the least: wall and processor
milliseconds.

    python3 raking_times.py PYTHON FOLDER-OF-SCRIPTS FOLDER-OF-DATA

Every process writes a new file. What only starts, and reads and writes nothing, stands at the end.
"""
import os, resource, subprocess, sys, time

python, here, made = sys.argv[1:4]
percept = [".build/release/percept", "weight"]
study, answers = f"{made}/study.percept", f"{made}/answers.csv"
whole = [python, f"{here}/raking_whole.py"]


def output(kind):
    return ["-m", f"{made}/margins.csv", "-o", f"{made}/weights.{kind}"]


start = ["--weight", "weight"]
tasks = {
    "percept, study to npy, equal weights": percept + [study] + output("npy"),
    "percept, study to npy": percept + [study] + start + output("npy"),
    "numpy, npz to npy": whole + ["numpy", f"{made}/answers.npz", f"{made}/weights.npy"],
    "percept, study to CSV, equal weights": percept + [study] + output("csv"),
    "percept, study to CSV": percept + [study] + start + output("csv"),
    "percept, CSV to CSV": percept + [answers] + start + output("csv"),
}
for tool in ["polars", "pandas"]:
    if subprocess.run([python, "-c", f"import {tool}"], capture_output=True).returncode == 0:
        tasks[f"{tool} and numpy, CSV to CSV"] = whole + [tool, answers, f"{made}/weights.csv"]
tasks["percept --version"] = [".build/release/percept", "--version"]
tasks["python -c 'import numpy'"] = [python, "-c", "import numpy"]

walls = {name: [] for name in tasks}
processors = {name: [] for name in tasks}
for _ in range(9):
    for name, task in tasks.items():
        for kind in ["csv", "npy"]:
            if os.path.exists(f"{made}/weights.{kind}"):
                os.remove(f"{made}/weights.{kind}")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.perf_counter()
        subprocess.run(task, check=True, stdout=subprocess.DEVNULL)
        walls[name].append(1000 * (time.perf_counter() - begin))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors[name].append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
for name in tasks:
    print(
        f"{name:40} wall {sorted(walls[name])[4]:8.1f} ms, least {min(walls[name]):8.1f} ms, "
        f"processor {sorted(processors[name])[4]:8.1f} ms")
print("load:", *os.getloadavg())
