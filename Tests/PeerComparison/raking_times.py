"""Times the processes that `raking` compares, and prints the median of each: wall and processor milliseconds.

    python3 raking_times.py PYTHON FOLDER-OF-SCRIPTS FOLDER-OF-DATA
"""
import os, resource, subprocess, sys, time

python, here, made = sys.argv[1:4]
percept = [".build/release/percept", "weight"]
margins = ["-m", f"{made}/margins.csv", "-o", f"{made}/weights.csv"]
whole = [python, f"{here}/raking_whole.py"]
tasks = {
    "percept, study to CSV": percept + [f"{made}/study.percept", "--weight", "weight"] + margins,
    "percept, study to CSV, equal weights": percept + [f"{made}/study.percept"] + margins,
    "percept, CSV to CSV": percept + [f"{made}/answers.csv", "--weight", "weight"] + margins,
    "numpy, npz to npy": whole + ["numpy", f"{made}/answers.npz", f"{made}/weights.npy"],
}
for tool in ["polars", "pandas"]:
    if subprocess.run([python, "-c", f"import {tool}"], capture_output=True).returncode == 0:
        tasks[f"{tool} and numpy, CSV to CSV"] = whole + [tool, f"{made}/answers.csv", f"{made}/weights-{tool}.csv"]
for name, task in tasks.items():
    walls, processors = [], []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.perf_counter()
        subprocess.run(task, check=True, stdout=subprocess.DEVNULL)
        walls.append(1000 * (time.perf_counter() - begin))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    print(f"{name:40} wall {sorted(walls)[2]:8.1f} ms, processor {sorted(processors)[2]:8.1f} ms")
