"""Compares what pyreadstat, PSPP and Percept find in the same files; called by `readers`."""

import csv
import json
import math
import subprocess
import sys

import pyreadstat

percept, work = sys.argv[1:]
failures = []


def check(holds, what):
    print(("ok   " if holds else "FAIL ") + what)
    if not holds:
        failures.append(what)


def spss_version():
    try:
        return subprocess.run(["pspp", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    except FileNotFoundError:
        return "no PSPP"


print(f"pyreadstat {pyreadstat.__version__}; {spss_version()}")

for name in ["p", "s"]:
    sav, meta = pyreadstat.read_sav(f"{work}/{name}.sav", user_missing=True, disable_datetime_conversion=True)
    dta, stata = pyreadstat.read_dta(f"{work}/{name}.dta", user_missing=True, disable_datetime_conversion=True)
    rows = list(csv.DictReader(open(f"{work}/{name}.csv", encoding="utf-8", newline="")))
    check(len(sav) == len(dta) == len(rows), f"{name}: {len(rows)} rows in all three")
    check(len(sav.columns) == len(dta.columns) == len(rows[0]), f"{name}: {len(rows[0])} variables in all three")
    check(all(meta.column_labels), f"{name}: every variable of the .sav has a label")
    # The codes of the .sav are those of the .csv, where it has one.
    differing = 0
    for column in rows[0]:
        if column not in sav.columns or meta.original_variable_types[column].startswith(("S", "T", "D")):
            continue
        for row, number in zip(rows, sav[column]):
            text = row[column]
            if text != "" and not (isinstance(number, (int, float)) and math.isclose(float(text), number)):
                differing += 1
    check(differing == 0, f"{name}: {differing} numbers of the .sav differ from the .csv")
    # What is declared missing in the .sav is tagged in the .dta, and nothing else is.
    differing = 0
    for left, right in zip(sav.columns, dta.columns):
        ranges = meta.missing_ranges.get(left, [])
        for number, value in zip(sav[left], dta[right]):
            missing = number is None or (isinstance(number, float) and math.isnan(number)) or any(
                part["lo"] <= number <= part["hi"] for part in ranges)
            tagged = isinstance(value, str) or value is None or (isinstance(value, float) and math.isnan(value))
            differing += missing != tagged
    check(differing == 0, f"{name}: {differing} values are missing in one of .sav and .dta")
    print(f"     {len(meta.variable_value_labels)} variables with labels, "
          f"{len(meta.missing_ranges)} with declared missing values, sets {list(meta.mr_sets or {})[:5]}")
    syntax = f"GET FILE='{work}/{name}.sav'.\nMRSETS /DISPLAY NAME=ALL.\nDISPLAY DICTIONARY.\n"
    open(f"{work}/{name}.sps", "w").write(syntax)
    if spss_version() != "no PSPP":
        told = subprocess.run(["pspp", "-O", "format=csv", f"{work}/{name}.sps"], capture_output=True, text=True)
        wrong = [line for line in (told.stdout + told.stderr).splitlines() if "warning" in line or "error" in line]
        check(not wrong, f"{name}: PSPP reads the .sav without a warning {wrong[:2]}")

# A file of each writer gives the same table as the study's own.
for path in [f"{work}/p.percept", f"{work}/p.sav", f"{work}/p.dta"]:
    made = subprocess.run(
        [percept, "crosstab", path, "--rows", "poverty", "--columns", "country", "--format", "json"],
        capture_output=True, text=True)
    cells = json.loads(made.stdout)["cells"]["unweighted"] if made.returncode == 0 else made.stderr
    check(isinstance(cells, list) and cells[0][0] == 952, f"crosstab of {path.split('/')[-1]}: {str(cells)[:60]}")

sav, meta = pyreadstat.read_sav(f"{work}/p.sav", user_missing=True)
pyreadstat.write_sav(sav, f"{work}/theirs.sav", variable_value_labels=meta.variable_value_labels,
                     missing_ranges=meta.missing_ranges)
pyreadstat.write_dta(sav, f"{work}/theirs.dta", variable_value_labels=meta.variable_value_labels)
for path in [f"{work}/theirs.sav", f"{work}/theirs.dta"]:
    made = subprocess.run(
        [percept, "crosstab", path, "--rows", "poverty", "--columns", "country", "--format", "json"],
        capture_output=True, text=True)
    cells = json.loads(made.stdout)["cells"]["unweighted"] if made.returncode == 0 else made.stderr
    # A label that is not declared missing is a category that nobody chose.
    counts = [[count for count in row if count] for row in cells if any(row)]
    check(counts[0][0] == 952, f"crosstab of {path.split('/')[-1]}: {str(counts)[:60]}")

sys.exit(1 if failures else 0)
